import { Hono } from 'hono';
import type { Env } from '../../../../platform/context.ts';
import { postAttachments, postPicture, postPlace, postRemove } from './files-deeds.ts';
import { getFilesPage } from './files-page.tsx';
import { getAttachment, getPicture } from './get-file.ts';

/** Files of ideas: for readers by the idea's number, for its writers by its id, behind a mailed link by the link's secret. */
export const filesRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/idebanken/:idea{[0-9][^/]*}/bilder/:n', getPicture)
    .get('/idebanken/:idea{[0-9][^/]*}/vedlegg/:n', getAttachment)
    .route('/idebanken/skriv/:id', writersRoutes())
    .route('/idebanken/utkast/:secret', writersRoutes());

const writersRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/bilder/:n', getPicture)
    .get('/vedlegg/:n', getAttachment)
    .get('/filer', getFilesPage)
    .post('/filer/bilde', postPicture)
    .post('/filer/vedlegg', postAttachments)
    .post('/filer/:n/sett-inn', postPlace)
    .post('/filer/:n/fjern', postRemove);
