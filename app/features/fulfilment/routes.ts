import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { matrixPath, ownTasksPath } from './fulfilment-address.ts';
import { getMatrixCsv, getMatrixXlsx } from './web/files.ts';
import { getMatrixPage } from './web/matrix-page.tsx';
import { getOwnTasksPage, postOwnTask } from './web/own-page.tsx';
import { getTaskPage, postTaskPage } from './web/task-page.tsx';

const task = `${matrixPath}/:year{20[0-9]{2}}/:centre{[a-z0-9-]{1,60}}/:task{[1-9][0-9]?}`;

/** The tasks of the agreement: every centre's for officers, its own for a centre. */
export const fulfilmentRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(matrixPath, getMatrixPage)
    .get(`${matrixPath}/tabell.csv`, getMatrixCsv)
    .get(`${matrixPath}/tabell.xlsx`, getMatrixXlsx)
    .get(task, getTaskPage)
    .post(task, postTaskPage)
    .get(ownTasksPath, getOwnTasksPage)
    .post(`${ownTasksPath}/:year{20[0-9]{2}}/:task{[1-9][0-9]?}`, postOwnTask);
