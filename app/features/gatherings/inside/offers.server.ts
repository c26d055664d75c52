import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { freePlaces, offerDeadline } from '../gathering.ts';
import { storeParticipant } from './deed.server.ts';
import { findGathering } from './gathering-query.server.ts';
import { tell } from './letters.server.ts';
import { selectQueue } from './participant-query.server.ts';

/**
 * Offers what is free to the next in line, until a deadline. As the system, and with the gathering held: called by everything that frees a
 * place, in its transaction. `passed`: those who just let an offer go, and are not asked again at once.
 */
export async function offerFreed(tx: Tx, ctx: Ctx, gatheringId: string, passed: readonly string[] = []): Promise<void> {
  const gathering = await findGathering(tx, gatheringId);
  if (gathering?.state !== 'published' || gathering.waiting === 0) return;
  const offerUntil = offerDeadline(ctx.now, gathering.startsAt, ctx.definitions.gatherings.offerDays);
  if (!offerUntil) return;
  const queue = (await selectQueue(tx, gatheringId)).filter((p) => !passed.includes(p.id));
  for (const participant of queue.slice(0, Math.min(queue.length, freePlaces(gathering)))) {
    const offered = await storeParticipant(tx, ctx, gathering, participant, 'gathering.offered', { state: 'offered', offerUntil });
    await tell(tx, ctx, gathering, offered, 'offered');
  }
}
