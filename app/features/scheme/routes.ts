import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { centresApi } from './api/centres-api.ts';
import { getAgreementPage } from './web/agreement-page.tsx';
import { getCentrePage } from './web/centre-page.tsx';
import { getCentresPage } from './web/centres-page.tsx';
import { getOfficerCentresPage } from './web/officer-centres-page.tsx';

/** The centres for anybody, a centre's own agreement, and the officers' overview. */
export const schemeRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/sentraler', (c) => getCentresPage(c))
    .get('/sentraler/:id', (c) => getCentrePage(c, c.req.param('id')))
    .get('/min-sentral/avtale', (c) => getAgreementPage(c))
    .get('/direktoratet/sentraler', (c) => getOfficerCentresPage(c));

/** `/centres` and `/centres/{id}`, relative to /api/v1; read by anybody. */
export const schemeApi = (): OpenAPIHono<Env> => centresApi();
