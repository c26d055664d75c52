import { Hono } from 'hono';
import type { Env } from '../../../../platform/context.ts';
import { getAnswerPage, postAnswer, postApprove, postApproveByLink, postHide, postReferral, postRemove, postShow } from './deeds.tsx';
import { getOwnData, getOwnPage, postConfirm, postOwnChange, postOwnErase, postOwnRemove } from './own-page.tsx';
import { getReviewPage, postReviewPage } from './review-page.tsx';
import { getChangeUse, getSayPage, places, postChangeUse, postSayPage } from './say-page.tsx';

const one = '/idebanken/:idea{[0-9][^/]*}';
const own = '/idebanken/bruk/:secret';
const held = '/idebanken/utkast/:secret/sporsmal';

/** What happens to an idea after it was published: used, asked about, commented, reported, and said to hold. */
export function useRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  for (const kind of ['use', 'question', 'comment', 'report'] as const) app.get(`${one}/${places[kind]}`, getSayPage(kind)).post(`${one}/${places[kind]}`, postSayPage(kind));
  return app
    .post(`${one}/sporsmal/:id/svar`, postAnswer)
    .post(`${one}/sporsmal/:id/send-videre`, postReferral)
    .get(`${one}/bidrag/:id/endre`, getChangeUse)
    .post(`${one}/bidrag/:id/endre`, postChangeUse)
    .post(`${one}/bidrag/:id/fjern`, postRemove)
    .post(`${one}/bidrag/:id/slipp-fram`, postApprove)
    .post(`${one}/bidrag/:id/skjul`, postHide)
    .post(`${one}/bidrag/:id/vis`, postShow)
    .get(held, getAnswerPage)
    .post(`${held}/:id/svar`, postAnswer)
    .post(`${held}/:id/send-videre`, postReferral)
    .post(`${held}/:id/slipp-fram`, postApproveByLink)
    .get(own, getOwnPage)
    .post(`${own}/bekreft`, postConfirm)
    .post(`${own}/endre`, postOwnChange)
    .post(`${own}/slett`, postOwnErase)
    .post(`${own}/fjern`, postOwnRemove)
    .get(`${own}/mine-data.json`, getOwnData)
    .get('/idebanken/stemmer/:secret', getReviewPage)
    .post('/idebanken/stemmer/:secret', postReviewPage);
}
