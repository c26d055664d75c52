import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import type { CentreLoad, LateEnquiry } from '../enquiry.ts';
import { ageOf, lateSince } from './ages.ts';
import { selectLoads } from './count-query.server.ts';
import { mayFollowAll } from './enquiry-policy.ts';
import { countWaitedSince, selectWaitedSince } from './inbox-query.server.ts';

const mostListed = 500;

/** Enquiries whose asker has waited longer than the scheme says, the longest first; at most 500. @throws AppError `not-found` for others than officers and the system */
export async function listLateEnquiries(ctx: Ctx): Promise<readonly LateEnquiry[]> {
  if (!mayFollowAll(ctx.actor)) throw new AppError('not-found');
  const rules = ctx.definitions.enquiries;
  const today = norwegianDay(ctx.now);
  const late = await inTransaction(ctx, (tx) => selectWaitedSince(tx, lateSince(today, rules.answerWithin), mostListed));
  return late.flatMap((enquiry) => {
    const { number, centreId, municipality, askedOn } = enquiry;
    const age = ageOf(enquiry, rules, today);
    return age ? [{ number, centreId, municipality, askedOn, age }] : [];
  });
}

/** How many each centre has of them, all counted. @throws AppError `not-found` as for the list */
export async function countLateEnquiries(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  if (!mayFollowAll(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => countWaitedSince(tx, lateSince(norwegianDay(ctx.now), ctx.definitions.enquiries.answerWithin)));
}

/** What each centre has now, also those with nothing, in the scheme's order. */
export async function listOpenLoads(ctx: Ctx): Promise<readonly CentreLoad[]> {
  const loads = new Map((await inTransaction(ctx, selectLoads)).map((l) => [l.centreId, l.open]));
  return ctx.definitions.scheme.centres.map(({ id }) => ({ centreId: id, open: loads.get(id) ?? 0 }));
}
