import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getBoardPage } from './web/board-page.tsx';
import { postAsk, postClose, postDecline, postFinish, postPassOn, postReopen, postShare, postTake } from './web/deeds.ts';
import { boardPath, idPattern, officerPath } from './web/desk.ts';
import { getEditPage, getNewPage, postEditPage, postNewPage } from './web/form-page.tsx';
import { getOnePage } from './web/one-page.tsx';

/** The board of assignments: the same pages for a centre and for the authority's officers, each at its own address. */
export const assignmentsRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(boardPath, getBoardPage)
    .get(officerPath, getBoardPage)
    .get(`${boardPath}/nytt`, getNewPage)
    .post(`${boardPath}/nytt`, postNewPage)
    .get(`${officerPath}/nytt`, getNewPage)
    .post(`${officerPath}/nytt`, postNewPage)
    .route(`${boardPath}/:id{${idPattern}}`, oneAssignment())
    .route(`${officerPath}/:id{${idPattern}}`, oneAssignment().post('/spor', postAsk));

/** A centre's part in it is a centre's own; the use cases say so. */
const oneAssignment = (): Hono<Env> =>
  new Hono<Env>()
    .get('/', getOnePage)
    .get('/endre', getEditPage)
    .post('/endre', postEditPage)
    .post('/ta', postTake)
    .post('/del', postShare)
    .post('/gi-videre', postPassOn)
    .post('/nei-takk', postDecline)
    .post('/ferdig', postFinish)
    .post('/avslutt', postClose)
    .post('/apne', postReopen);
