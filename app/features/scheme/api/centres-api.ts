import { createRoute, z } from '@hono/zod-openapi';
import { apiPart, problemResponse } from '../../../platform/api.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { viewCentre } from '../inside/centre-view.ts';
import { findCentre } from '../scheme.ts';
import { presentCentre, presentCentreDetails } from './present-centre.ts';
import { centreDetailsSchema, centresSchema } from './scheme-schemas.ts';

const at = z.iso
  .date()
  .optional()
  .openapi({ param: { name: 'at', in: 'query' }, description: 'The date asked about; today unless given', example: '2018-06-01' });
const cached = { 'cache-control': 'public, max-age=300' };

const list = createRoute({
  method: 'get',
  path: '/centres',
  tags: ['Scheme'],
  summary: 'The centres with an agreement on a date',
  description: 'In the order of the scheme’s files. Centres made up for demonstration are marked.',
  request: { query: z.object({ at }) },
  responses: {
    200: { description: 'The centres', content: { 'application/json': { schema: centresSchema } } },
    422: problemResponse('A parameter is not valid'),
  },
});
const one = createRoute({
  method: 'get',
  path: '/centres/{id}',
  tags: ['Scheme'],
  summary: 'A centre: host, agreement, areas and tasks',
  request: { params: z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'senja' }) }), query: z.object({ at }) },
  responses: {
    200: { description: 'The centre', content: { 'application/json': { schema: centreDetailsSchema } } },
    404: problemResponse('There is no such centre'),
    422: problemResponse('A parameter is not valid'),
  },
});

const today = (c: AppContext): string => norwegianDay(c.var.services.now());

export const centresApi = () =>
  apiPart()
    .openapi(list, (c) => {
      const { at: date = today(c) } = c.req.valid('query');
      const { geography, scheme } = c.var.services.definitions;
      const centres = scheme.centres.map((centre) => viewCentre(geography, scheme, centre, date)).filter((v) => v.status === 'active');
      return c.json({ at: date, count: centres.length, centres: centres.map(presentCentre) }, 200, cached);
    })
    .openapi(one, (c) => {
      const { at: date = today(c) } = c.req.valid('query');
      const { geography, scheme } = c.var.services.definitions;
      const centre = findCentre(scheme, c.req.valid('param').id);
      if (!centre) throw new AppError('not-found');
      return c.json(presentCentreDetails(viewCentre(geography, scheme, centre, date), date), 200, cached);
    });
