import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getClashPage, postClashPage } from './web/clash-page.tsx';
import { getCodingCsv, getCodingXlsx } from './web/coding-files.ts';
import { codingPath, getCodingList } from './web/coding-list-page.tsx';
import { getCodingPage, postCodeName, postCoding } from './web/coding-page.tsx';
import { getEvidencePage, getResponseEvidencePage } from './web/evidence-page.tsx';
import { postFillIn } from './web/fill-in.tsx';
import { getFormsPage, getOverviewPage } from './web/overview-page.tsx';
import { getQuestionnairePage } from './web/questionnaire-page.tsx';
import { getReceiptPage } from './web/receipt-page.tsx';
import { getResponsePage, postReopening } from './web/response-page.tsx';
import { getReviewPage, postReviewPage } from './web/review-page.tsx';
import { getRoundPage, postDeadline, postReminder } from './web/round-page.tsx';
import { getRoundsPage, postRoundsPage, roundsPath } from './web/rounds-page.tsx';
import { getSectionPage, postSectionPage } from './web/section-page.tsx';

export { questionnairesApi } from './api/questionnaires-api.ts';

const form = '/min-sentral/arsskjema';

/** The centre's yearly form, and the officer's rounds. */
export function questionnairesRoutes(): Hono<Env> {
  return new Hono<Env>()
    .get(form, getFormsPage)
    .get(`${form}/:year`, getOverviewPage)
    .get(`${form}/:year/se-over`, getReviewPage)
    .post(`${form}/:year/se-over`, postReviewPage)
    .get(`${form}/:year/kvittering`, getReceiptPage)
    .get(`${form}/:year/ulike-svar`, getClashPage)
    .post(`${form}/:year/ulike-svar`, postClashPage)
    .post(`${form}/:year/fyll-inn`, postFillIn)
    .get(`${form}/:year/grunnlag/:question`, getEvidencePage)
    .get(`${form}/:year/:section`, getSectionPage)
    .post(`${form}/:year/:section`, postSectionPage)
    .get(roundsPath, getRoundsPage)
    .post(roundsPath, postRoundsPage)
    .get(`${roundsPath}/:year`, getRoundPage)
    .post(`${roundsPath}/:year/paminnelse`, postReminder)
    .post(`${roundsPath}/:year/frist`, postDeadline)
    .get(`${roundsPath}/:year/:centre`, getResponsePage)
    .post(`${roundsPath}/:year/:centre`, postReopening)
    .get(`${roundsPath}/:year/:centre/grunnlag/:question`, getResponseEvidencePage)
    .get('/direktoratet/skjema', getQuestionnairePage)
    .get(codingPath, getCodingList)
    .get(`${codingPath}/:question/:option`, getCodingPage)
    .post(`${codingPath}/:question/:option`, postCoding)
    .post(`${codingPath}/:question/:option/navn`, postCodeName)
    .get(`${codingPath}/:question/:option/tabell.csv`, getCodingCsv)
    .get(`${codingPath}/:question/:option/tabell.xlsx`, getCodingXlsx);
}
