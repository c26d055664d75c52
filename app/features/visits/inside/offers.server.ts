import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { freePlaces, nextOffers, offerDeadline } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { findDay } from './day-store.server.ts';
import { tellGroup } from './letters.server.ts';
import { moved } from './moves.ts';
import { findVisit, selectQueue } from './visit-query.server.ts';
import { updateVisit } from './visit-store.server.ts';

/**
 * Offers what is free on the day to the next in line, until a deadline. As the system, and with the day held: called by everything that
 * frees a place, in its transaction. `passed`: groups that just let an offer go, and are not asked again at once.
 */
export async function offerFreed(tx: Tx, ctx: Ctx, dayId: string, passed: readonly string[] = []): Promise<void> {
  const day = await findDay(tx, dayId);
  if (day?.state !== 'published' || day.waiting === 0) return;
  const offerUntil = offerDeadline(ctx.now, day.startsAt, ctx.definitions.visits.offerHours);
  if (!offerUntil) return;
  const queue = (await selectQueue(tx, dayId)).filter((v) => !passed.includes(v.id));
  const waiting = new Map(queue.map((v) => [v.id, v]));
  for (const id of nextOffers(freePlaces(day), queue)) await offer(tx, ctx, waiting.get(id)!, offerUntil);
}

async function offer(tx: Tx, ctx: Ctx, visit: Visit, offerUntil: Date): Promise<void> {
  const change = moved(visit, 'offer', ctx.now);
  if (!change) return;
  await updateVisit(tx, visit.id, { ...change, offerUntil });
  await recordAudit(tx, ctx, { action: 'visit.offered', subject: { kind: 'visit', id: visit.number }, centreId: visit.centreId, after: { until: offerUntil.toISOString() } });
  const offered = await findVisit(tx, visit.id);
  if (offered) await tellGroup(tx, ctx, offered, 'offered');
}
