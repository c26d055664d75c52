import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { keepPrivateLink } from '../../notifications/notifications.server.ts';
import { eraseDay, isClosed, lastReopenDay, stateAfter } from '../enquiry.ts';
import type { OwnEnquiry } from '../enquiry.ts';
import { newLinkLetter } from './asker-mail.ts';
import { askerWroteLetter } from './centre-mail.ts';
import { takeOwn } from './enquiry-access.server.ts';
import { selectContact, selectEnquiry, selectMessages, selectReferrals } from './enquiry-query.server.ts';
import type { StoredEnquiry } from './enquiry-query.server.ts';
import { insertMessage, renewLink, updateEnquiry } from './enquiry-store.server.ts';
import type { EnquiryChange } from './enquiry-store.server.ts';
import { eraseEnquiry } from './erase.server.ts';
import { aboutEnquiry, tellAsker, tellCentre } from './tell.server.ts';

type Done = { readonly ok: true };

/** Undefined for everybody but the holder of a link that opens one. */
export async function findOwnEnquiry(ctx: Ctx): Promise<OwnEnquiry | undefined> {
  const { actor, definitions } = ctx;
  if (actor.kind !== 'link') return undefined;
  return inTransaction(ctx, async (tx) => {
    const enquiry = await selectEnquiry(tx, { linkHash: actor.hash });
    if (!enquiry) return undefined;
    const referrals = await selectReferrals(tx, enquiry.id);
    return {
      enquiry,
      contact: await selectContact(tx, enquiry.id),
      messages: (await selectMessages(tx, enquiry.id)).filter((m) => m.kind !== 'note'),
      referrals: referrals.map(({ fromCentreId, toCentreId, kind, at, outcome, outcomeAt }) => ({ fromCentreId, toCentreId, kind, at, outcome, outcomeAt })),
      mayReopenUntil: mayReopen(ctx, enquiry) ? lastReopenDay(enquiry, definitions.enquiries) : undefined,
      eraseOn: eraseDay(enquiry, definitions.enquiries),
    };
  });
}

function mayReopen(ctx: Ctx, enquiry: StoredEnquiry): boolean {
  const last = lastReopenDay(enquiry, ctx.definitions.enquiries);
  return stateAfter(enquiry.state, 'reopen') !== undefined && enquiry.erasedAt === null && last !== undefined && norwegianDay(ctx.now) <= last;
}

const subjectOf = ({ number }: StoredEnquiry) => ({ kind: 'enquiry', id: number });

/** The asker's own words, and what they do. */
async function write(tx: Tx, ctx: Ctx, enquiry: StoredEnquiry, text: string, change: EnquiryChange): Promise<void> {
  const contact = await selectContact(tx, enquiry.id);
  const version = await updateEnquiry(tx, enquiry, change);
  await insertMessage(tx, enquiry.id, version, { kind: 'asker', centreId: null, authorId: null, authorName: contact?.name ?? '', at: ctx.now, body: text });
}

/** All of these: @throws AppError `not-found` for a link that opens nothing. */
export async function addToEnquiry(ctx: Ctx, { text }: { readonly text: string }): Promise<Done | Refusal<'closed' | 'erased'>> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await takeOwn(tx, ctx);
    if (enquiry.erasedAt !== null) return refuse('erased');
    const state = stateAfter(enquiry.state, 'add');
    if (state === undefined) return refuse('closed');
    // Pressed twice: said once.
    const last = (await selectMessages(tx, enquiry.id)).at(-1);
    if (last?.kind === 'asker' && last.body === text) return { ok: true };
    await write(tx, ctx, enquiry, text, { state, waitsSince: enquiry.waitsSince ?? ctx.now });
    await recordAudit(tx, ctx, { action: 'enquiry.added-to', subject: subjectOf(enquiry), centreId: enquiry.centreId });
    await tellCentre(tx, ctx, enquiry.centreId, askerWroteLetter({ number: enquiry.number, reopened: false }));
    return { ok: true };
  });
}

export async function withdrawEnquiry(ctx: Ctx): Promise<Done | Refusal<'closed' | 'erased'>> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await takeOwn(tx, ctx);
    if (enquiry.erasedAt !== null) return refuse('erased');
    return (await withdraw(tx, ctx, enquiry)) ? { ok: true } : refuse('closed');
  });
}
async function withdraw(tx: Tx, ctx: Ctx, enquiry: StoredEnquiry): Promise<boolean> {
  const state = stateAfter(enquiry.state, 'withdraw');
  if (state === undefined) return false;
  await updateEnquiry(tx, enquiry, { state, waitsSince: null, closedAt: ctx.now });
  await recordAudit(tx, ctx, { action: 'enquiry.withdrawn', subject: subjectOf(enquiry), centreId: enquiry.centreId });
  return true;
}

export async function reopenEnquiry(ctx: Ctx, { text }: { readonly text: string }): Promise<Done | Refusal<'not-closed' | 'too-late' | 'erased'>> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await takeOwn(tx, ctx);
    if (enquiry.erasedAt !== null) return refuse('erased');
    const state = stateAfter(enquiry.state, 'reopen');
    if (state === undefined) return refuse('not-closed');
    if (!mayReopen(ctx, enquiry)) return refuse('too-late');
    await write(tx, ctx, enquiry, text, { state, waitsSince: ctx.now, closedAt: null });
    await recordAudit(tx, ctx, { action: 'enquiry.reopened', subject: subjectOf(enquiry), centreId: enquiry.centreId });
    await tellCentre(tx, ctx, enquiry.centreId, askerWroteLetter({ number: enquiry.number, reopened: true }));
    return { ok: true };
  });
}

/** An open one is withdrawn first. Erasing twice is erasing once. */
export async function eraseOwnEnquiry(ctx: Ctx): Promise<Done> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await takeOwn(tx, ctx);
    if (!isClosed(enquiry.state)) await withdraw(tx, ctx, enquiry);
    await eraseEnquiry(tx, ctx, enquiry.id);
    return { ok: true };
  });
}

/** `secretHash` and `path` of the new link; the old one opens nothing from now on, and the new one is mailed too. */
export async function renewOwnLink(ctx: Ctx, { secretHash, path }: { readonly secretHash: string; readonly path: string }): Promise<Done | Refusal<'erased'>> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await takeOwn(tx, ctx);
    if (enquiry.erasedAt !== null) return refuse('erased');
    const contact = await selectContact(tx, enquiry.id);
    await keepPrivateLink(tx, aboutEnquiry(enquiry.id), path);
    // From here on the actor's own link opens nothing.
    if (!(await renewLink(tx, enquiry.id, secretHash))) throw new AppError('not-found');
    await recordAudit(tx, ctx, { action: 'enquiry.link-renewed', subject: subjectOf(enquiry), centreId: enquiry.centreId });
    await tellAsker(tx, ctx, { enquiry, contact }, newLinkLetter);
    return { ok: true };
  });
}
