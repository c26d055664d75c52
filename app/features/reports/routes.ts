import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { readingApi } from './api/reports-api.ts';
import { getChapter } from './web/chapter-page.tsx';
import { getDraft, postCarryOver, postCorrection, postNewChapter, postTitle } from './web/draft-page.tsx';
import { getDrafts } from './web/drafts-page.tsx';
import { getEditor, postEditor, postPreview, postRemove } from './web/editor-page.tsx';
import { getFigure } from './web/figure-page.tsx';
import { getInsert, postInsert } from './web/insert-page.tsx';
import { getNumber } from './web/number-page.tsx';
import { getPublish, postPublish } from './web/publish-page.tsx';
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
  const draft = '/direktoratet/rapporter/:report';
  app.get('/direktoratet/rapporter', getDrafts);
  app.get(draft, getDraft);
  app.post(`${draft}/tittel`, postTitle);
  app.post(`${draft}/kapitler`, postNewChapter);
  app.post(`${draft}/viderefor`, postCarryOver);
  app.post(`${draft}/rettelse`, postCorrection);
  app.get(`${draft}/publiser`, getPublish);
  app.post(`${draft}/publiser`, postPublish);
  app.get(`${draft}/:chapter`, getEditor);
  app.post(`${draft}/:chapter`, postEditor);
  app.post(`${draft}/:chapter/forhandsvisning`, postPreview);
  app.post(`${draft}/:chapter/ta-ut`, postRemove);
  app.get(`${draft}/:chapter/sett-inn`, getInsert);
  app.post(`${draft}/:chapter/sett-inn`, postInsert);
  return app;
}

/** Reports and their editions as data, relative to /api/v1; read by anybody. */
export const reportsApi = (): OpenAPIHono<Env> => readingApi();
