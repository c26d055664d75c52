import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getFileDownload, getOfficerDownload, postFiles, postRemoveFile } from './web/attachments.ts';
import { postLeave, postRemove, postRepeat, postRestore, postShare } from './web/activity-deeds.ts';
import { getActivityPage } from './web/activity-page.tsx';
import { getEditPage, postEditPage } from './web/edit-page.tsx';
import { getExportCsv, getExportXlsx, getTemplateCsv, getTemplateXlsx } from './web/files.ts';
import { getImportPage, postImportPage } from './web/import-page.tsx';
import { getListPage } from './web/list-page.tsx';
import { idPattern, importPath, logPath, newPath } from './web/log-paths.ts';
import { getNewPage, postNewPage } from './web/new-page.tsx';
import { getOfficerPage } from './web/officer-page.tsx';

/** The log of activities. */
export const activitiesRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(logPath, getListPage)
    .get(newPath, getNewPage)
    .post(newPath, postNewPage)
    .get(importPath, getImportPage)
    .post(importPath, postImportPage)
    .get(`${importPath}/mal.csv`, getTemplateCsv)
    .get(`${importPath}/mal.xlsx`, getTemplateXlsx)
    .get(`${logPath}/eksport.csv`, getExportCsv)
    .get(`${logPath}/eksport.xlsx`, getExportXlsx)
    .get(`${logPath}/:id/vedlegg/:fil`, getFileDownload)
    .route(`${logPath}/:id{${idPattern}}`, oneActivity())
    .get(`/direktoratet/logg/:id{${idPattern}}`, getOfficerPage)
    .get('/direktoratet/logg/:id/vedlegg/:fil', getOfficerDownload);

const oneActivity = (): Hono<Env> =>
  new Hono<Env>()
    .get('/', getActivityPage)
    .get('/endre', getEditPage)
    .post('/endre', postEditPage)
    .post('/fjern', postRemove)
    .post('/ta-tilbake', postRestore)
    .post('/gjenta', postRepeat)
    .post('/del', postShare)
    .post('/ikke-med', postLeave)
    .post('/vedlegg', postFiles)
    .post('/vedlegg/:fil/fjern', postRemoveFile);
