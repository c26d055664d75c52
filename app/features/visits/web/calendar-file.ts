import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { isSecret } from '../../../platform/private-link.server.ts';
import { calendarFile, keepPrivate, linkCtx } from '../../../platform/private-page.server.ts';
import { feedFor } from '../visits.server.ts';

/** `/kalender/SECRET.ics`: what a calendar program fetches by itself, again and again. */
export async function getCalendarFeed(c: AppContext): Promise<Response> {
  const secret = /^(.+)\.ics$/.exec(c.req.param('file') ?? '')?.[1] ?? '';
  const feed = isSecret(secret) ? await feedFor(linkCtx(c, secret)) : undefined;
  if (feed === undefined) throw new AppError('not-found');
  keepPrivate(c);
  return calendarFile(c, feed, 'hospitering.ics');
}
