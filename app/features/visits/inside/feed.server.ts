import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { personId } from '../../access/access.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { feed, visitFile } from './calendar.server.ts';
import { feedExists, findFeedCentre, selectDaysForFeed, upsertFeed } from './day-store.server.ts';
import { asSystem } from './deed.server.ts';
import { centreNameOf } from './letters.server.ts';
import { holdsLink, mayWorkFor } from './visit-policy.ts';
import { findPersonByLink, findVisit, findVisitByLink, selectAgreed } from './visit-query.server.ts';

/** The visit as a calendar file, for the group or for one visitor; undefined while no time is agreed, and for other links. */
export async function invitationOf(ctx: Ctx): Promise<string | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const person = await findPersonByLink(tx, actor.hash);
    const visit = person ? await findVisit(tx, person.visitId) : await findVisitByLink(tx, actor.hash);
    if (!visit || visit.agreedAt === null) return undefined;
    return visitFile({ visit, centre: centreNameOf(ctx, visit.centreId), now: ctx.now });
  });
}

/** A new secret address of the centre's calendar; the old one ends with this. @throws AppError `not-found` for anybody but its own people */
export async function makeFeedLink(ctx: Ctx, centreId: string): Promise<{ readonly secret: string }> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  const secret = newSecret();
  await inTransaction(ctx, async (tx) => {
    await upsertFeed(tx, centreId, hashOfSecret(secret), { by: personId(ctx.actor) ?? '', at: ctx.now });
    await recordAudit(tx, ctx, { action: 'calendar-feed.made', subject: { kind: 'calendar-feed', id: centreId }, centreId });
  });
  return { secret };
}
export async function hasFeedLink(ctx: Ctx, centreId: string): Promise<boolean> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => feedExists(tx, centreId));
}

const daysBack = 180;
/** What the centre has agreed and published; ctx.actor is the feed's link. Undefined for one that leads nowhere (any more). */
export async function feedFor(ctx: Ctx): Promise<string | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const centreId = await findFeedCentre(tx, actor.hash);
    if (centreId === undefined) return undefined;
    const after = new Date(ctx.now.getTime() - daysBack * 86_400_000);
    return asSystem(tx, ctx, async () =>
      feed({ name: centreNameOf(ctx, centreId), visits: await selectAgreed(tx, centreId, after), days: await selectDaysForFeed(tx, centreId, after), now: ctx.now }),
    );
  });
}
