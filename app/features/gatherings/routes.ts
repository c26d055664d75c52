import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getAfterPage, postAttendance, postMinutes, postSumUp } from './web/after-page.tsx';
import * as own from './web/case-deeds.ts';
import { getCasePage } from './web/case-page.tsx';
import { getComparePage, getQuotesPage } from './web/compare-page.tsx';
import { getEditPage, getNewPage, postEdit, postNew } from './web/edit-page.tsx';
import { getFeedbackPage, getGuestFeedbackPage, postFeedback, postGuestFeedback } from './web/feedback-page.tsx';
import * as files from './web/files.ts';
import * as guest from './web/guest-page.tsx';
import { getListPage } from './web/list-page.tsx';
import { centreBase, officerBase } from './web/paths.ts';
import * as people from './web/people-deeds.ts';
import { getPeoplePage } from './web/people-page.tsx';
import { getPersonPage, postPerson } from './web/person-page.tsx';
import { getProgrammePage, postDocument, postProgramme, postRemoveDocument } from './web/programme-page.tsx';

/** Gatherings: a centre's pages and the authority's, which are the same, and those behind a private link. */
export const gatheringsRoutes = (): Hono<Env> =>
  new Hono<Env>().route(centreBase, ownPeopleRoutes()).route(centreBase, deskRoutes()).route(officerBase, deskRoutes()).route('/samling/:secret', guestRoutes());

/** A centre alone signs people up, so it alone changes what it wrote of them. */
const ownPeopleRoutes = (): Hono<Env> => new Hono<Env>().get('/:id/deltakere/:participant/endre', getPersonPage).post('/:id/deltakere/:participant/endre', postPerson);

const deskRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/', getListPage)
    .get('/ny', getNewPage)
    .post('/ny', postNew)
    .get('/sammenlign', getComparePage)
    .get('/sitater', getQuotesPage)
    .get('/:id', getCasePage)
    .post('/:id/meld-pa', own.postSignUp)
    .post('/:id/deltakere/:participant/meld-av', own.postWithdraw)
    .post('/:id/deltakere/:participant/godta', own.postAccept)
    .get('/:id/tilbakemelding', getFeedbackPage)
    .post('/:id/tilbakemelding', postFeedback)
    .get('/:id/invitasjon.ics', files.getCalendarFile)
    .get('/:id/dokumenter/:document', files.getDocumentFile)
    .route('/:id', organiserRoutes());

const organiserRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/endre', getEditPage)
    .post('/endre', postEdit)
    .post('/publiser', own.postPublish)
    .post('/avlys', own.postCancel)
    .get('/program', getProgrammePage)
    .post('/program', postProgramme)
    .post('/dokumenter', postDocument)
    .post('/dokumenter/:document/fjern', postRemoveDocument)
    .get('/deltakere', getPeoplePage)
    .get('/deltakere.csv', files.getPeopleCsv)
    .get('/deltakere.xlsx', files.getPeopleXlsx)
    .post('/inviter', people.postInvite)
    .post('/deltakere/:participant/gi-plass', people.postApprove)
    .post('/deltakere/:participant/avslag', people.postRefuse)
    .post('/deltakere/:participant/ta-av', people.postTakeOff)
    .get('/etterpa', getAfterPage)
    .post('/oppmote', postAttendance)
    .post('/referat', postMinutes)
    .post('/summer', postSumUp);

const guestRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/', guest.getGuestPage)
    .post('/takk-ja', guest.postSignUpOwn)
    .post('/takk-nei', guest.postDecline)
    .post('/godta', guest.postAccept)
    .post('/endre', guest.postChangeOwn)
    .get('/meld-av', guest.getWithdrawPage)
    .post('/meld-av', guest.postWithdraw)
    .get('/slett', guest.getErasePage)
    .post('/slett', guest.postErase)
    .get('/mine-data.json', files.getGuestData)
    .get('/invitasjon.ics', files.getGuestCalendarFile)
    .get('/dokumenter/:document', files.getGuestDocument)
    .get('/tilbakemelding', getGuestFeedbackPage)
    .post('/tilbakemelding', postGuestFeedback);
