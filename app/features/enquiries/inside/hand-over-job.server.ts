import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { centreForMunicipality } from '../../scheme/areas.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import type { Centre } from '../../scheme/scheme.ts';
import { stateAfter } from '../enquiry.ts';
import { movedLetter } from './asker-mail.ts';
import { selectLoads } from './count-query.server.ts';
import { mayRunJobs } from './enquiry-policy.ts';
import { lockEnquiry, selectContact } from './enquiry-query.server.ts';
import type { StoredEnquiry } from './enquiry-query.server.ts';
import { insertReferral, selectWaitingReferral, updateEnquiry, updateOutcome } from './enquiry-store.server.ts';
import { selectHeldByOthers } from './job-store.server.ts';
import { handedToYouLetter } from './job-mail.ts';
import { centreInWords, tellAsker, tellCentre } from './tell.server.ts';

/**
 * Hands over what is open at centres whose agreement has ended, so that nothing is lost: to the centre that is responsible for the
 * municipality today, else to the one with the least to do. It need not be accepted: there is nobody to send it back to. Each in a
 * transaction of its own. As the system. @returns how many were handed over
 */
export async function handOver(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  const active = ctx.definitions.scheme.centres.filter((c) => isActiveAt(c, today));
  if (active.length === 0) return 0;
  const ids = new Set(active.map((c) => c.id));
  const left = await inTransaction(ctx, (tx) => selectHeldByOthers(tx, [...ids]));
  let handed = 0;
  for (const id of left) {
    const done = await inTransaction(ctx, async (tx) => {
      const enquiry = await lockEnquiry(tx, { id });
      if (!enquiry || ids.has(enquiry.centreId)) return false;
      return handOne(tx, ctx, enquiry, await receiverOf(tx, ctx, enquiry, active));
    });
    if (done) handed += 1;
  }
  return handed;
}

async function receiverOf(tx: Tx, { definitions, now }: Ctx, { municipality }: StoredEnquiry, active: readonly Centre[]): Promise<Centre> {
  const responsible = centreForMunicipality(definitions.geography, definitions.scheme, municipality, norwegianDay(now))[0]?.centre;
  if (responsible) return responsible;
  const loads = new Map((await selectLoads(tx)).map((l) => [l.centreId, l.open]));
  return active.toSorted((a, b) => (loads.get(a.id) ?? 0) - (loads.get(b.id) ?? 0))[0]!;
}

async function handOne(tx: Tx, ctx: Ctx, enquiry: StoredEnquiry, receiver: Centre): Promise<boolean> {
  const state = stateAfter(enquiry.state, 'hand-over');
  if (state === undefined) return false;
  const from = enquiry.centreId;
  const nobody = { at: ctx.now, byName: '', reason: null };
  // Passed on to the centre that ended, which never took a stand: as good as sent back.
  const unanswered = await selectWaitingReferral(tx, enquiry.id);
  if (unanswered) await updateOutcome(tx, unanswered.id, { outcome: 'returned', ...nobody });
  await insertReferral(tx, enquiry.id, { fromCentreId: from, toCentreId: receiver.id, kind: 'handover', reason: '', byId: 'system:hand-over-enquiries', byName: '', at: ctx.now });
  const handover = await selectWaitingReferral(tx, enquiry.id);
  if (handover) await updateOutcome(tx, handover.id, { outcome: 'accepted', ...nobody });
  await updateEnquiry(tx, enquiry, {
    state,
    assigneeId: null,
    // The new centre is to see it, also when the old one had answered.
    waitsSince: enquiry.waitsSince ?? ctx.now,
    holder: {
      centreId: receiver.id,
      since: ctx.now,
      centres: [...new Set([...enquiry.centres, receiver.id])],
      passedOn: [...new Set([...enquiry.passedOn, from])].filter((id) => id !== receiver.id),
      // Nobody chose to pass it on: it does not count as referred.
      referredAt: enquiry.referredAt,
    },
  });
  await recordAudit(tx, ctx, { action: 'enquiry.handed-over', subject: { kind: 'enquiry', id: enquiry.number }, centreId: receiver.id, after: { from, to: receiver.id } });
  await tellCentre(tx, ctx, receiver.id, handedToYouLetter({ number: enquiry.number, from: centreInWords(ctx, from) }));
  const names = { from: centreInWords(ctx, from, enquiry.language), to: centreInWords(ctx, receiver.id, enquiry.language) };
  await tellAsker(tx, ctx, { enquiry: { ...enquiry, centreId: receiver.id }, contact: await selectContact(tx, enquiry.id) }, (facts) => movedLetter(facts, 'handed', names));
  return true;
}
