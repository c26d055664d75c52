import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getAsk, postAsk } from './web/ask-page.ts';
import { askPath } from './web/ask-words.tsx';
import {
  postAcceptance,
  postAnswer,
  postAssignment,
  postClosing,
  postDescription,
  postDiscarding,
  postErasureAtRequest,
  postNewLink,
  postNote,
  postReferral,
  postReturn,
  postTakingUp,
} from './web/case-deeds.ts';
import { getCasePage } from './web/case-page.tsx';
import { inboxPath, numberPattern } from './web/desk-request.ts';
import { getInboxPage } from './web/inbox-page.tsx';
import { getOfficerPage, officerPath } from './web/officer-page.tsx';
import { deeds } from './web/own-confirm-view.tsx';
import { getConfirm, getOwn, getOwnData, postErasure, postRenewal, postWithdrawal, postWords } from './web/own-page.ts';
import { getRecordsPage, getRecordsSchema, postRecordsPage, recordsPath } from './web/records-page.tsx';
import { getRegisterPage, postRegisterPage } from './web/register-page.tsx';
import { getTemplatePage, postTemplatePage, postTemplateRemoval } from './web/template-page.tsx';
import { getTemplatesPage, templatesPath } from './web/templates-page.tsx';
import { getTopicsPage, postTopicsPage } from './web/topics-page.tsx';
import { getYearPage, yearPath } from './web/year-page.tsx';

const one = `${inboxPath}/:number{${numberPattern}}`;
const template = `${templatesPath}/:id{[0-9a-f-]{36}}`;

/** A centre's inbox and what belongs to it, and the officers' overview. */
const centreRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(inboxPath, getInboxPage)
    .get(`${inboxPath}/registrer`, getRegisterPage)
    .post(`${inboxPath}/registrer`, postRegisterPage)
    .get(templatesPath, getTemplatesPage)
    .get(`${templatesPath}/ny`, getTemplatePage)
    .post(`${templatesPath}/ny`, postTemplatePage)
    .get(template, getTemplatePage)
    .post(template, postTemplatePage)
    .post(`${template}/slett`, postTemplateRemoval)
    .get(`${inboxPath}/temaer`, getTopicsPage)
    .post(`${inboxPath}/temaer`, postTopicsPage)
    .get(yearPath, getYearPage)
    .get(recordsPath, getRecordsPage)
    .post(recordsPath, postRecordsPage)
    .get(`${recordsPath}/format.json`, getRecordsSchema)
    .get(one, getCasePage)
    .post(`${one}/svar`, postAnswer)
    .post(`${one}/notat`, postNote)
    .post(`${one}/tildel`, postAssignment)
    .post(`${one}/henvis`, postReferral)
    .post(`${one}/ta-imot`, postAcceptance)
    .post(`${one}/send-tilbake`, postReturn)
    .post(`${one}/avslutt`, postClosing)
    .post(`${one}/forkast`, postDiscarding)
    .post(`${one}/slett`, postErasureAtRequest)
    .post(`${one}/ta-opp`, postTakingUp)
    .post(`${one}/beskriv`, postDescription)
    .post(`${one}/ny-lenke`, postNewLink)
    .get(officerPath, getOfficerPage);

const own = '/sak/:secret';

/** Asking, and the own enquiry behind its private link: for anybody, without an account. */
const publicRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(askPath, getAsk)
    .post(askPath, postAsk)
    .get(own, getOwn)
    .post(`${own}/melding`, postWords('melding'))
    .post(`${own}/apne-igjen`, postWords('apne-igjen'))
    .get(`${own}/${deeds.withdraw}`, getConfirm('withdraw'))
    .post(`${own}/${deeds.withdraw}`, postWithdrawal)
    .get(`${own}/${deeds.erase}`, getConfirm('erase'))
    .post(`${own}/${deeds.erase}`, postErasure)
    .get(`${own}/${deeds.renew}`, getConfirm('renew'))
    .post(`${own}/${deeds.renew}`, postRenewal)
    .get(`${own}/mine-data.json`, getOwnData);

export const enquiriesRoutes = (): Hono<Env> => new Hono<Env>().route('/', publicRoutes()).route('/', centreRoutes());
