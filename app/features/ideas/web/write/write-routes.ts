import { Hono } from 'hono';
import type { Env } from '../../../../platform/context.ts';
import { postChoice } from './clash-page.tsx';
import { postDiscard, postRepublish, postTakeBack, postWithdraw } from './deeds.ts';
import { getStatusPart } from './editor-notes.tsx';
import { getEditorPage, postEditorPage } from './editor-page.ts';
import { getMinePage, postReview } from './mine-page.tsx';
import { getNewPage, postNewPage } from './new-page.ts';
import { getSentPage } from './new-view.tsx';
import { getPreviewPage, postSubmit } from './preview-page.tsx';
import { minePath, newPath, sentPath } from './write-paths.ts';

/** The pages on which an idea is written: a holder's, and the same behind a mailed link. */
export const writeRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(minePath, getMinePage)
    .post(`${minePath}/stemmer`, postReview)
    .get(newPath, getNewPage)
    .post(newPath, postNewPage)
    .get(sentPath, getSentPage)
    .route('/idebanken/skriv/:id', editorRoutes())
    .route('/idebanken/utkast/:secret', editorRoutes());

const editorRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/', getEditorPage)
    .post('/', postEditorPage)
    .get('/status', getStatusPart)
    .post('/velg', postChoice)
    .get('/forhandsvisning', getPreviewPage)
    .post('/send', postSubmit)
    .post('/ta-tilbake', postTakeBack)
    .post('/trekk', postWithdraw)
    .post('/sett-tilbake', postRepublish)
    .post('/kast', postDiscard);
