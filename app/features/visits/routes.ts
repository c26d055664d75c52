import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getCalendarFeed } from './web/calendar-file.ts';
import { getCalendarPage, postFeedLink } from './web/calendar-page.tsx';
import * as visit from './web/case-deeds.ts';
import { getCasePage } from './web/case-page.tsx';
import { getCancelPlacePage, getErasePage, getErasePlacePage, getWithdrawPage } from './web/confirm-page.tsx';
import { getDayPage, getDaysPage } from './web/days-page.tsx';
import { calendarPath, deskPath, numberPattern, ownDaysPath, registerPath, yearPath } from './web/desk-paths.ts';
import { getEvaluationPage, postEvaluationPage } from './web/evaluation-page.tsx';
import { getListPage } from './web/list-page.tsx';
import { getNewDayPage, getOwnDayPage, postCancelDay, postNewDay, postPublishDay, postSaveDay } from './web/own-day-page.tsx';
import { getOwnDaysPage } from './web/own-days-page.tsx';
import * as own from './web/own-deeds.ts';
import { getOwnPage } from './web/own-page.tsx';
import { getRegisterPage, postRegisterPage } from './web/register-page.tsx';
import { getRequestPage, postRequestPage } from './web/request-page.tsx';
import { getOwnPlaceData, getVisitorPage, postCancelPlace, postErasePlace } from './web/visitor-page.tsx';
import { getYearPage } from './web/year-page.tsx';

/** Asking for a visit and following it, the visiting days, and the centre's work with both. */
export const visitsRoutes = (): Hono<Env> => new Hono<Env>().route('/', publicRoutes()).route('/', privateRoutes()).route('/', deskRoutes());

const publicRoutes = (): Hono<Env> =>
  new Hono<Env>().get('/be-om-hospitering', getRequestPage).post('/be-om-hospitering', postRequestPage).get('/hospitering', getDaysPage).get('/hospitering/:day', getDayPage);

/** Behind private links: a group's, a visitor's, the evaluation's, a calendar's. */
const privateRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/besok/:secret', getOwnPage)
    .post('/besok/:secret/godta', own.postAccept)
    .post('/besok/:secret/annen-tid', own.postAnotherTime)
    .post('/besok/:secret/la-ga', own.postLetPass)
    .post('/besok/:secret/antall', own.postNumbers)
    .post('/besok/:secret/melding', own.postMessage)
    .post('/besok/:secret/sporr-foreslatt', own.postAskSuggested)
    .post('/besok/:secret/ny-lenke', own.postNewLink)
    .get('/besok/:secret/trekk', getWithdrawPage)
    .post('/besok/:secret/trekk', own.postWithdraw)
    .get('/besok/:secret/slett', getErasePage)
    .post('/besok/:secret/slett', own.postErase)
    .get('/besok/:secret/mine-data.json', own.getOwnData)
    .get('/besok/:secret/invitasjon.ics', own.getInvitation)
    .get('/besokende/:secret', getVisitorPage)
    .get('/besokende/:secret/avmeld', getCancelPlacePage)
    .post('/besokende/:secret/avmeld', postCancelPlace)
    .get('/besokende/:secret/slett', getErasePlacePage)
    .post('/besokende/:secret/slett', postErasePlace)
    .get('/besokende/:secret/mine-data.json', getOwnPlaceData)
    .get('/besokende/:secret/invitasjon.ics', own.getInvitation)
    .get('/evaluering/:secret', getEvaluationPage)
    .post('/evaluering/:secret', postEvaluationPage)
    .get('/kalender/:file', getCalendarFeed);

const deskRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(deskPath, getListPage)
    .get(yearPath, getYearPage)
    .get(registerPath, getRegisterPage)
    .post(registerPath, postRegisterPage)
    .get(calendarPath, getCalendarPage)
    .post(calendarPath, postFeedLink)
    .get(ownDaysPath, getOwnDaysPage)
    .get(`${ownDaysPath}/ny`, getNewDayPage)
    .post(`${ownDaysPath}/ny`, postNewDay)
    .get(`${ownDaysPath}/:id`, getOwnDayPage)
    .post(`${ownDaysPath}/:id`, postSaveDay)
    .post(`${ownDaysPath}/:id/kunngjor`, postPublishDay)
    .post(`${ownDaysPath}/:id/avlys`, postCancelDay)
    .route(`${deskPath}/:number{${numberPattern}}`, caseRoutes());

const caseRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/', getCasePage)
    .post('/foresla', visit.postPropose)
    .post('/godta', visit.postApprove)
    .post('/ko', visit.postQueue)
    .post('/avsla', visit.postDecline)
    .post('/avlys', visit.postCancel)
    .post('/endre-tid', visit.postTime)
    .post('/antall', visit.postNumbers)
    .post('/summer', visit.postSumUp)
    .post('/ingen-kom', visit.postNobodyCame)
    .post('/melding', visit.postMessage);
