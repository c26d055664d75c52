import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { writerOf } from './enquiry-access.server.ts';
import type { StoredEnquiry } from './enquiry-query.server.ts';
import { selectWaitingReferral, updateOutcome } from './enquiry-store.server.ts';

/**
 * Whoever does something about an enquiry that was passed on to them has accepted it. A centre that asked another helped by that; one whose
 * agreement ended did not.
 * @returns the centre to be credited, after the enquiry itself is changed; none when nothing waited
 */
export async function acceptWaiting(tx: Tx, ctx: Ctx, enquiry: Pick<StoredEnquiry, 'id'>): Promise<string[]> {
  const waiting = await selectWaitingReferral(tx, enquiry.id);
  if (!waiting) return [];
  await updateOutcome(tx, waiting.id, { outcome: 'accepted', at: ctx.now, byName: writerOf(ctx).name, reason: null });
  return waiting.kind === 'referral' ? [waiting.fromCentreId] : [];
}
