import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import { stateAfter } from '../enquiry.ts';
import type { Suggestion } from '../enquiry.ts';
import { movedLetter } from './asker-mail.ts';
import { referredToYouLetter, sentBackLetter } from './centre-mail.ts';
import { selectHelped, selectLoads } from './count-query.server.ts';
import { selectDeclaredTopics } from './desk-store.server.ts';
import { readCase, takeCase, writerOf } from './enquiry-access.server.ts';
import type { CaseKey } from './enquiry-access.server.ts';
import { selectContact, selectReferrals } from './enquiry-query.server.ts';
import { insertCredits, insertReferral, selectWaitingReferral, updateEnquiry, updateOutcome } from './enquiry-store.server.ts';
import { suggest } from './suggest.ts';
import { acceptWaiting } from './take-up.server.ts';
import { centreInWords, municipalityInWords, tellAsker, tellCentre } from './tell.server.ts';

type Done = { readonly ok: true };

/** Passes it on: it is the other centre's turn at once. Refused: `no-such-centre` also for the own, and one whose agreement has ended. */
export async function referEnquiry(
  ctx: Ctx,
  input: CaseKey & { readonly to: string; readonly reason: string },
): Promise<Done | Refusal<'closed' | 'not-yours' | 'no-such-centre'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    const state = stateAfter(enquiry.state, 'refer');
    if (state === undefined) return refuse('closed');
    const receiver = findCentre(ctx.definitions.scheme, input.to);
    if (!receiver || receiver.id === input.centreId || !isActiveAt(receiver, norwegianDay(ctx.now))) return refuse('no-such-centre');
    const writer = writerOf(ctx);
    const from = await acceptWaiting(tx, ctx, enquiry);
    await insertReferral(tx, enquiry.id, {
      fromCentreId: input.centreId,
      toCentreId: receiver.id,
      kind: 'referral',
      reason: input.reason,
      byId: writer.id,
      byName: writer.name,
      at: ctx.now,
    });
    // The asker waits for somebody again, also when the first centre had answered.
    await updateEnquiry(tx, enquiry, {
      state,
      assigneeId: null,
      waitsSince: enquiry.waitsSince ?? ctx.now,
      holder: {
        centreId: receiver.id,
        since: ctx.now,
        centres: [...new Set([...enquiry.centres, receiver.id])],
        passedOn: [...new Set([...enquiry.passedOn, input.centreId])].filter((id) => id !== receiver.id),
        referredAt: enquiry.referredAt ?? ctx.now,
      },
    });
    await insertCredits(tx, enquiry.id, from, ctx.now);
    await recordAudit(tx, ctx, { action: 'enquiry.referred', subject: { kind: 'enquiry', id: enquiry.number }, centreId: input.centreId, after: { to: receiver.id } });
    const facts = { number: enquiry.number, from: centreInWords(ctx, input.centreId), municipality: municipalityInWords(ctx, enquiry) };
    await tellCentre(tx, ctx, receiver.id, referredToYouLetter(facts));
    const names = { from: centreInWords(ctx, input.centreId, enquiry.language), to: centreInWords(ctx, receiver.id, enquiry.language) };
    await tellAsker(tx, ctx, { enquiry, contact: await selectContact(tx, enquiry.id) }, (f) => movedLetter(f, 'referred', names));
    return { ok: true };
  });
}

/** Refused: `not-waiting` when there is nothing to accept. */
export async function acceptReferral(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'not-waiting' | 'not-yours'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    const state = stateAfter(enquiry.state, 'accept-referral');
    if (state === undefined || !(await selectWaitingReferral(tx, enquiry.id))) return refuse('not-waiting');
    const from = await acceptWaiting(tx, ctx, enquiry);
    await updateEnquiry(tx, enquiry, { state });
    await insertCredits(tx, enquiry.id, from, ctx.now);
    await recordAudit(tx, ctx, { action: 'enquiry.referral-accepted', subject: { kind: 'enquiry', id: enquiry.number }, centreId: input.centreId });
    return { ok: true };
  });
}

/** Sends it back with a word. Refused also: `agreement-ended` when the centre it came from can take nothing back. */
export async function returnReferral(ctx: Ctx, input: CaseKey & { readonly reason: string }): Promise<Done | Refusal<'not-waiting' | 'not-yours' | 'agreement-ended'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    const state = stateAfter(enquiry.state, 'return-referral');
    const waiting = await selectWaitingReferral(tx, enquiry.id);
    if (state === undefined || !waiting) return refuse('not-waiting');
    const sender = findCentre(ctx.definitions.scheme, waiting.fromCentreId);
    if (!sender || !isActiveAt(sender, norwegianDay(ctx.now))) return refuse('agreement-ended');
    // A centre that sends back what it had once passed on itself has still passed it on.
    const passedOnBefore = (await selectReferrals(tx, enquiry.id)).some((r) => r.fromCentreId === input.centreId && r.outcome !== 'returned');
    await updateOutcome(tx, waiting.id, { outcome: 'returned', at: ctx.now, byName: writerOf(ctx).name, reason: input.reason });
    await updateEnquiry(tx, enquiry, {
      state,
      assigneeId: null,
      holder: {
        centreId: sender.id,
        since: ctx.now,
        centres: enquiry.centres,
        passedOn: [...new Set([...enquiry.passedOn, ...(passedOnBefore ? [input.centreId] : [])])].filter((id) => id !== sender.id),
        referredAt: enquiry.referredAt,
      },
    });
    await recordAudit(tx, ctx, { action: 'enquiry.referral-returned', subject: { kind: 'enquiry', id: enquiry.number }, centreId: input.centreId, after: { to: sender.id } });
    await tellCentre(tx, ctx, sender.id, sentBackLetter({ number: enquiry.number, by: centreInWords(ctx, input.centreId) }));
    const names = { from: centreInWords(ctx, input.centreId, enquiry.language), to: centreInWords(ctx, sender.id, enquiry.language) };
    await tellAsker(tx, ctx, { enquiry, contact: await selectContact(tx, enquiry.id) }, (f) => movedLetter(f, 'returned', names));
    return { ok: true };
  });
}

/** Other centres that could help, the likeliest first, each with the reasons. @throws AppError `not-found` */
export async function suggestCentres(ctx: Ctx, input: CaseKey): Promise<readonly Suggestion[]> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await readCase(tx, ctx, input);
    const referrals = await selectReferrals(tx, enquiry.id);
    return suggest({
      ...ctx.definitions,
      day: norwegianDay(ctx.now),
      enquiry,
      sentBackBy: referrals.flatMap((r) => (r.outcome === 'returned' ? [r.toCentreId] : [])),
      declared: await selectDeclaredTopics(tx),
      helped: await selectHelped(tx, enquiry.topics, enquiry.demonstration),
      loads: new Map((await selectLoads(tx)).map((l) => [l.centreId, l.open])),
    });
  });
}
