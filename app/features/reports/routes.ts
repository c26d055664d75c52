import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { readingApi } from './api/reports-api.ts';
import { getChapter } from './web/chapter-page.tsx';
import { getFigure } from './web/figure-page.tsx';
import { getNumber } from './web/number-page.tsx';
import { getReport } from './web/report-page.tsx';
import { getReports } from './web/reports-page.tsx';
import { getWordings } from './web/wordings-page.tsx';

/** Published reports for everybody, drafts for officers. */
export function reportsRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/formuleringer', getWordings);
  app.get('/rapporter', getReports);
  app.get('/rapporter/:report', getReport);
  app.get('/rapporter/:report/utgave/:edition', getReport);
  for (const base of ['/rapporter/:report/utgave/:edition', '/rapporter/:report']) {
    app.get(`${base}/figurer/:figure`, getFigure);
    app.get(`${base}/:chapter/tall/:n`, getNumber);
    app.get(`${base}/:chapter`, getChapter);
  }
  return app;
}

/** Reports and their editions as data, relative to /api/v1; read by anybody. */
export const reportsApi = (): OpenAPIHono<Env> => readingApi();
