import { Hono } from 'hono';
import type { Env } from '../../../../platform/context.ts';
import { postHide, postLevel, postMerge, postShow } from './beside-deeds.ts';
import { getCasePage } from './case-page.tsx';
import { postDecision } from './decide-deeds.ts';
import { deskPath, duePath, reportedPath, turnsPath } from './desk-paths.ts';
import { getDuePage, postSettled } from './due-page.tsx';
import { getQueuePage } from './queue-page.tsx';
import { getReportedPage, postHideContribution, postReportAnswer, postShowContribution } from './reported-page.tsx';
import { getTurnsPage, postEndTurn, postTurn } from './turns-page.tsx';

/** The editors' desk, for the centres that have the turn, and the authority's page of turns. */
export const deskRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(deskPath, getQueuePage)
    .get(duePath, getDuePage)
    .post(`${duePath}/:id`, postSettled)
    .get(reportedPath, getReportedPage)
    .post(`${reportedPath}/innlegg/:contribution/skjul`, postHideContribution)
    .post(`${reportedPath}/innlegg/:contribution/vis`, postShowContribution)
    .post(`${reportedPath}/:report`, postReportAnswer)
    .get(`${deskPath}/:id`, getCasePage)
    .post(`${deskPath}/:id/avgjor`, postDecision)
    .post(`${deskPath}/:id/sla-sammen`, postMerge)
    .post(`${deskPath}/:id/skjul`, postHide)
    .post(`${deskPath}/:id/vis`, postShow)
    .post(`${deskPath}/:id/niva`, postLevel)
    .get(turnsPath, getTurnsPage)
    .post(`${turnsPath}/tur`, postTurn)
    .post(`${turnsPath}/tur/:turn/avslutt`, postEndTurn);
