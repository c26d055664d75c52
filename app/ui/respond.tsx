import type { AppContext } from '../platform/context.ts';
import { renderPage } from './page.tsx';
import type { Page } from './page.tsx';

/** Every page leaves through here: the frame of `c.var.frame` around the page, as HTML. With 422 the tab says first that something is wrong. */
export const respond = (c: AppContext, page: Page, status = 200): Response => c.html(renderPage(c.var.frame, { ...page, faulty: status === 422 }), status as 200);
