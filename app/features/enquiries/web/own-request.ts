import type { AppContext, Ctx } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { isSecret, linkActor } from '../../../platform/private-link.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { findOwnEnquiry } from '../enquiries.server.ts';
import type { OwnEnquiry } from '../enquiry.ts';

/** The enquiry behind a private link, and whoever holds the link as actor, also when somebody signed in follows it. */
export interface OwnRequest {
  readonly c: AppContext;
  readonly secret: string;
  readonly ctx: Ctx;
  readonly own: OwnEnquiry;
}

/** @throws AppError `not-found` for a secret that opens nothing: a wrong one, an old one, or none at all */
export async function takeOwnRequest(c: AppContext): Promise<OwnRequest> {
  const secret = c.req.param('secret') ?? '';
  if (!isSecret(secret)) throw new AppError('not-found');
  const ctx = { ...ctxOf(c), actor: linkActor(secret) };
  const own = await findOwnEnquiry(ctx);
  if (!own) throw new AppError('not-found');
  return { c, secret, ctx, own };
}

/** The page's address, or one below it, in the reader's language. */
export const ownHref = (c: AppContext, secret: string, below = ''): string => href(c.var.locale, `/sak/${secret}${below}`);

/** "Kristiansund", as centres are called in sentences. */
export const ownCentre = (c: AppContext, id: string): string => findCentre(c.var.services.definitions.scheme, id)?.name ?? id;
