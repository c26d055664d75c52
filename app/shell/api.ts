import { OpenAPIHono } from '@hono/zod-openapi';
import { geographyApi } from '../features/geography/routes.ts';
import { ideasApi } from '../features/ideas/routes.ts';
import { indicatorsApi } from '../features/indicators/routes.ts';
import { questionnairesApi } from '../features/questionnaires/routes.ts';
import { reportsApi } from '../features/reports/routes.ts';
import { schemeApi } from '../features/scheme/routes.ts';
import type { Env } from '../platform/context.ts';
import { AppError } from '../platform/errors.ts';

const parts = [schemeApi, geographyApi, ideasApi, indicatorsApi, reportsApi, questionnairesApi];

const about = {
  openapi: '3.1.1',
  servers: [{ url: '/api/v1' }],
  info: {
    title: 'Knutepunkt',
    version: '1',
    description:
      'Public reading of centres, municipalities, ideas, indicators and published reports; answering the yearly form with a session or a token. Errors are application/problem+json (RFC 9457).',
    license: { name: 'Norsk lisens for offentlige data (NLOD) 2.0', url: 'https://data.norge.no/nlod/no/2.0' },
  },
};

/** `/api/v1`: every feature's machine addresses and their common description at `openapi.json`. */
export function api(): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  for (const part of parts) app.route('/', part());
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'session' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  app.get('/openapi.json', (c) => c.json(openApiDocument(app)));
  app.all('/*', () => {
    throw new AppError('not-found');
  });
  return app;
}

export const openApiDocument = (app: OpenAPIHono<Env>): ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']> => app.getOpenAPI31Document(about);
