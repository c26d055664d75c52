import { createHash, randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { keepPrivateLink } from '../../notifications/notifications.server.ts';
import type { Channel } from '../enquiry.ts';
import { receiptLetter } from './asker-mail.ts';
import { checkDescription } from './described.ts';
import { writerOf } from './enquiry-access.server.ts';
import { mayUseInbox } from './enquiry-policy.ts';
import { selectEnquiry } from './enquiry-query.server.ts';
import { insertCredits, insertEnquiry, insertMessage, lockLink, takeNumber } from './enquiry-store.server.ts';
import { aboutEnquiry, tellAsker } from './tell.server.ts';

export interface RegisterInput {
  readonly centreId: string;
  readonly channel: Exclude<Channel, 'web'>;
  /** ISO date, today or before. */
  readonly askedOn: string;
  /** Code, valid on that day. */
  readonly municipality: string;
  readonly workplace: string;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly contact: { readonly name: string; readonly email: string | null; readonly phone: string | null; readonly workplaceName: string | null; readonly subject: string };
  readonly text: string;
  /** Answered already, in the same call or meeting: closed at once. */
  readonly answered: boolean;
  /** What was answered; may be empty. */
  readonly answer: string;
  /** Mail the asker a receipt with a private link. */
  readonly sendLink: boolean;
  /** The form's own key: the same call sent twice with it is one enquiry. */
  readonly once?: string;
}

/** The address of a private link, in the asker's language. */
export const ownPath = (language: Locale, secret: string): string => href(language, `/sak/${secret}`);

/**
 * One that came by telephone, mail or in a meeting: answered and closed already, or open and with whoever took it.
 * Refused: `in-the-future`; `no-address` when a link is to be sent and there is no address. @throws AppError `not-found`
 */
export async function registerEnquiry(ctx: Ctx, input: RegisterInput): Promise<{ readonly ok: true; readonly number: string } | Refusal<'in-the-future' | 'no-address'>> {
  if (!mayUseInbox(ctx.actor, input.centreId)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  if (input.askedOn > today) return refuse('in-the-future');
  if (input.sendLink && !input.contact.email) return refuse('no-address');
  const secret = input.sendLink ? newSecret() : undefined;
  const id = input.once === undefined ? randomUUID() : idOf(ctx, input);
  return inTransaction(ctx, async (tx) => {
    await lockLink(tx, id);
    const before = await selectEnquiry(tx, { id });
    if (before) return { ok: true, number: before.number };
    const number = await keep(tx, ctx, { ...input, id }, secret === undefined ? null : hashOfSecret(secret));
    await recordAudit(tx, ctx, {
      action: 'enquiry.registered',
      subject: { kind: 'enquiry', id: number },
      centreId: input.centreId,
      after: { channel: input.channel, municipality: input.municipality, topics: input.topics, answered: input.answered },
    });
    if (secret !== undefined) {
      await keepPrivateLink(tx, aboutEnquiry(id), ownPath(input.language, secret));
      const enquiry = { id, number, centreId: input.centreId, language: input.language, hasLink: true };
      await tellAsker(tx, ctx, { enquiry, contact: input.contact }, (facts) => receiptLetter(facts, ctx.definitions.enquiries));
    }
    return { ok: true, number };
  });
}

/** Follows from the form's key, whose call it is and what was written: pressed twice it is the same, corrected it is another. */
function idOf(ctx: Ctx, input: RegisterInput): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([writerOf(ctx).id, input]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** @returns its number */
async function keep(tx: Tx, ctx: Ctx, input: RegisterInput & { readonly id: string }, linkHash: string | null): Promise<string> {
  const { id, centreId, askedOn, answered } = input;
  const described = checkDescription(ctx, askedOn, input);
  const writer = writerOf(ctx);
  const answerKept = answered && input.answer.trim() !== '';
  // Of an earlier day nobody knows the hour: the middle of it.
  const askedAt = askedOn === norwegianDay(ctx.now) ? ctx.now : new Date(`${askedOn}T11:00:00Z`);
  const number = await takeNumber(tx, Number(askedOn.slice(0, 4)));
  await insertEnquiry(
    tx,
    {
      id,
      number,
      demonstration: ctx.definitions.scheme.demonstration,
      linkHash,
      centreId,
      channel: input.channel,
      described,
      language: input.language,
      state: answered ? 'closed' : 'open',
      assigneeId: writer.id,
      askedAt,
      askedOn,
      answered,
      closedAt: answered ? ctx.now : null,
      version: answerKept ? 2 : 1,
    },
    input.contact,
  );
  await insertMessage(tx, id, 1, { kind: 'asker', centreId: null, authorId: null, authorName: input.contact.name, at: askedAt, body: input.text });
  if (answerKept) await insertMessage(tx, id, 2, { kind: 'answer', centreId, authorId: writer.id, authorName: writer.name, at: askedAt, body: input.answer });
  if (answered) await insertCredits(tx, id, [centreId], ctx.now);
  return number;
}
