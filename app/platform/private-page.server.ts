import { ctxOf } from './context.ts';
import type { AppContext, Ctx } from './context.ts';
import { AppError } from './errors.ts';
import { isSecret, linkActor } from './private-link.server.ts';

/** The secret in the address. @throws AppError `not-found` for what can be none */
export function secretOf(c: AppContext): string {
  const secret = c.req.param('secret') ?? '';
  if (!isSecret(secret)) throw new AppError('not-found');
  return secret;
}

/** Whoever holds the link acts, also somebody who is signed in. */
export const linkCtx = (c: AppContext, secret: string): Ctx => ({ ...ctxOf(c), actor: linkActor(secret) });

/** A page behind a private link is kept by nobody, found by nobody, and tells no other site its address. */
export function keepPrivate(c: AppContext): void {
  c.header('referrer-policy', 'no-referrer');
  c.header('cache-control', 'no-store');
  c.header('x-robots-tag', 'noindex');
}

export function calendarFile(c: AppContext, calendar: string, name: string): Response {
  c.header('content-type', 'text/calendar; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${name}"`);
  return c.body(calendar);
}
