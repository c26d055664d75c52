import { Hono } from 'hono';
import type { Env } from '../../../../platform/context.ts';
import { getAtom } from './atom.ts';
import { getSharePicture } from './get-share-picture.ts';
import { getIdea } from './idea-page.tsx';
import { getIdeaList } from './list-page.tsx';
import { getSuggestions } from './suggestions.ts';
import { getVersionPage } from './version-page.tsx';
import { getVersionsPage } from './versions-page.tsx';

/** What a reader meets: no account, and no script. An idea's address begins with its number. */
export const readRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/idebanken', getIdeaList)
    .get('/idebanken/atom.xml', getAtom)
    .get('/idebanken/forslag', getSuggestions)
    .get('/idebanken/:idea{[0-9][^/]*}', getIdea)
    .get('/idebanken/:idea{[0-9][^/]*}/delebilde.png', getSharePicture)
    .get('/idebanken/:idea{[0-9][^/]*}/utgaver', getVersionsPage)
    .get('/idebanken/:idea{[0-9][^/]*}/utgaver/:n{[1-9][0-9]{0,4}}', getVersionPage);
