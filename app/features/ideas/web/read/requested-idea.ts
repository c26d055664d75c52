import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href } from '../../../../platform/locale.ts';
import { ideaNumberIn, ideaPath } from '../../idea-address.ts';
import type { PublishedIdea } from '../../idea-case.ts';
import { findPublished } from '../../ideas.server.ts';
import { gonePage } from './gone-page.tsx';

/**
 * The idea that the address names, or the answer that it is elsewhere or gone: an old title leads to today's, a merged idea to the one it became part
 * of, for ever. `under`: what stands after the idea's own address (`/utgaver`).
 * @throws AppError `not-found`
 */
export async function requestedIdea(c: AppContext, under = ''): Promise<PublishedIdea | Response> {
  const address = c.req.param('idea') ?? '';
  const number = ideaNumberIn(address.replace(/-.*$/s, ''));
  const found = number === undefined ? undefined : await findPublished(ctxOf(c), number);
  if (found === undefined || number === undefined) throw new AppError('not-found');
  if ('gone' in found) return gonePage(c, found.gone);
  if ('mergedInto' in found) {
    const other = await findPublished(ctxOf(c), found.mergedInto);
    if (other === undefined) throw new AppError('not-found');
    if ('gone' in other) return gonePage(c, other.gone);
    if ('mergedInto' in other) throw new AppError('not-found');
    return c.redirect(href(c.var.locale, pathOf(other)), 301);
  }
  const right = pathOf(found);
  if (right !== `/idebanken/${address}`) return c.redirect(href(c.var.locale, right + under) + new URL(c.req.url).search, 301);
  return found;
}

export const pathOf = ({ idea, version }: PublishedIdea): string => ideaPath(idea.number, version.content.title);
