import type { AppContext } from '../platform/context.ts';
import { renderPage } from './page.tsx';
import type { Page } from './page.tsx';

/** Every page leaves through here: the frame of `c.var.frame` around the page, as HTML. */
export const respond = (c: AppContext, page: Page, status = 200): Response => c.html(renderPage(c.var.frame, page), status as 200);
