import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { findCentrePeople } from '../../access/access.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { keepPrivateLink } from '../../notifications/notifications.server.ts';
import { stateAfter } from '../enquiry.ts';
import { closedLetter, newLinkLetter } from './asker-mail.ts';
import { checkDescription } from './described.ts';
import { takeCase } from './enquiry-access.server.ts';
import type { CaseKey } from './enquiry-access.server.ts';
import { selectContact } from './enquiry-query.server.ts';
import { insertCredits, renewLink, updateEnquiry } from './enquiry-store.server.ts';
import { ownPath } from './register.server.ts';
import { acceptWaiting } from './take-up.server.ts';
import { aboutEnquiry, tellAsker } from './tell.server.ts';

type Done = { readonly ok: true };

/** `to`: a colleague's id, or nobody. */
export async function assignEnquiry(ctx: Ctx, input: CaseKey & { readonly to: string | null }): Promise<Done | Refusal<'closed' | 'not-yours' | 'no-colleague'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    const state = stateAfter(enquiry.state, 'assign');
    if (state === undefined) return refuse('closed');
    if (input.to === null) {
      await updateEnquiry(tx, enquiry, { assigneeId: null });
    } else {
      const colleagues = await findCentrePeople(tx, input.centreId, norwegianDay(ctx.now));
      if (!colleagues.some((c) => c.id === input.to)) return refuse('no-colleague');
      const from = await acceptWaiting(tx, ctx, enquiry);
      await updateEnquiry(tx, enquiry, { state, assigneeId: input.to });
      await insertCredits(tx, enquiry.id, from, ctx.now);
    }
    await recordAudit(tx, ctx, {
      action: 'enquiry.assigned',
      subject: { kind: 'enquiry', id: enquiry.number },
      centreId: input.centreId,
      before: { assignee: enquiry.assigneeId },
      after: { assignee: input.to },
    });
    return { ok: true };
  });
}

export async function closeEnquiry(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'closed' | 'not-yours'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    const state = stateAfter(enquiry.state, 'close');
    if (state === undefined) return refuse('closed');
    const from = await acceptWaiting(tx, ctx, enquiry);
    await updateEnquiry(tx, enquiry, { state, waitsSince: null, closedAt: ctx.now });
    await insertCredits(tx, enquiry.id, from, ctx.now);
    await recordAudit(tx, ctx, { action: 'enquiry.closed', subject: { kind: 'enquiry', id: enquiry.number }, centreId: input.centreId });
    await tellAsker(tx, ctx, { enquiry, contact: await selectContact(tx, enquiry.id) }, (facts) => closedLetter(facts, ctx.definitions.enquiries));
    return { ok: true };
  });
}

/** It was no enquiry: not counted, and nobody is told. */
export async function discardEnquiry(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'closed' | 'not-yours'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    const state = stateAfter(enquiry.state, 'discard');
    if (state === undefined) return refuse('closed');
    const from = await acceptWaiting(tx, ctx, enquiry);
    await updateEnquiry(tx, enquiry, { state, waitsSince: null, closedAt: ctx.now });
    await insertCredits(tx, enquiry.id, from, ctx.now);
    await recordAudit(tx, ctx, { action: 'enquiry.discarded', subject: { kind: 'enquiry', id: enquiry.number }, centreId: input.centreId });
    return { ok: true };
  });
}

export async function takeUpAgain(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'not-closed' | 'not-yours' | 'erased'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    if (enquiry.erasedAt !== null) return refuse('erased');
    const state = stateAfter(enquiry.state, 'take-up-again');
    if (state === undefined) return refuse('not-closed');
    await updateEnquiry(tx, enquiry, { state, waitsSince: ctx.now, closedAt: null });
    await recordAudit(tx, ctx, { action: 'enquiry.taken-up-again', subject: { kind: 'enquiry', id: enquiry.number }, centreId: input.centreId });
    return { ok: true };
  });
}

/** Puts right what is counted: topics, workplace and municipality, as offered in the year it was asked. */
export async function describeEnquiry(
  ctx: Ctx,
  input: CaseKey & { readonly topics: readonly string[]; readonly workplace: string; readonly municipality: string },
): Promise<Done | Refusal<'not-yours'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    const described = checkDescription(ctx, enquiry.askedOn, input, enquiry);
    await updateEnquiry(tx, enquiry, described);
    const { topics, workplace, municipality } = enquiry;
    await recordAudit(tx, ctx, {
      action: 'enquiry.described',
      subject: { kind: 'enquiry', id: enquiry.number },
      centreId: input.centreId,
      before: { topics, workplace, municipality },
      after: described,
    });
    return { ok: true };
  });
}

/** Mails the asker a new private link; the old one opens nothing from now on. */
export async function sendNewLink(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'no-address' | 'not-yours' | 'erased'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    if (enquiry.erasedAt !== null) return refuse('erased');
    const contact = await selectContact(tx, enquiry.id);
    if (!contact?.email) return refuse('no-address');
    const secret = newSecret();
    if (!(await renewLink(tx, enquiry.id, hashOfSecret(secret)))) throw new AppError('not-found');
    await keepPrivateLink(tx, aboutEnquiry(enquiry.id), ownPath(enquiry.language, secret));
    await recordAudit(tx, ctx, { action: 'enquiry.link-renewed', subject: { kind: 'enquiry', id: enquiry.number }, centreId: input.centreId });
    await tellAsker(tx, ctx, { enquiry, contact, hasLink: true }, newLinkLetter);
    return { ok: true };
  });
}
