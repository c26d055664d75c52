import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { workingDaysBetween } from '../../../platform/working-days.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import type { EnquiryRules } from '../enquiry.ts';
import { stateAfter } from '../enquiry.ts';
import { answerLetter } from './asker-mail.ts';
import { removeWriter } from './desk-store.server.ts';
import { takeCase, writerOf } from './enquiry-access.server.ts';
import type { CaseKey } from './enquiry-access.server.ts';
import { hasNewerWords, selectContact, selectMessages } from './enquiry-query.server.ts';
import { insertCredits, insertMessage, updateEnquiry } from './enquiry-store.server.ts';
import { acceptWaiting } from './take-up.server.ts';
import { tellAsker } from './tell.server.ts';

type Done = { readonly ok: true };

export interface AnswerInput extends CaseKey {
  readonly text: string;
  /** Ids of the guide's units whose title and address are put beneath. */
  readonly guide: readonly string[];
  readonly close: boolean;
  /** The version that the page showed. */
  readonly seen: number;
  /** Told in another way already, by telephone for instance: nothing is mailed. */
  readonly told?: boolean;
}

/** The answer as it is kept and sent: the guide's units beneath it, each with its address on a line of its own. */
function withGuide(rules: EnquiryRules, locale: Locale, text: string, ids: readonly string[]): string {
  const units = rules.guide.filter((unit) => ids.includes(unit.id));
  return [text.trim(), ...units.map((unit) => `${textIn(unit.title, locale)}:\n${unit.address}`)].filter((part) => part !== '').join('\n\n');
}

/**
 * Answers, and takes it up when it was passed on to here. Refused: `seen-newer` when an answer or the asker's own words have come
 * since; `closed`; `no-address` when it would reach nobody (no e-mail and no link) and was not `told`; `not-yours` when it is another centre's turn.
 */
export async function answerEnquiry(ctx: Ctx, input: AnswerInput): Promise<Done | Refusal<'seen-newer' | 'closed' | 'no-address' | 'not-yours'>> {
  const { enquiries: rules } = ctx.definitions;
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    const state = stateAfter(enquiry.state, input.close ? 'answer-and-close' : 'answer');
    if (state === undefined) return refuse('closed');
    if (await hasNewerWords(tx, enquiry.id, input.seen)) return refuse('seen-newer');
    const contact = await selectContact(tx, enquiry.id);
    if (!contact?.email && !enquiry.hasLink && input.told !== true) return refuse('no-address');
    const writer = writerOf(ctx);
    const today = norwegianDay(ctx.now);
    const body = withGuide(rules, enquiry.language, input.text, input.guide);
    const from = await acceptWaiting(tx, ctx, enquiry);
    const version = await updateEnquiry(tx, enquiry, {
      state,
      waitsSince: null,
      ...(enquiry.assigneeId === null && { assigneeId: writer.id }),
      ...(input.close && { closedAt: ctx.now }),
      ...(enquiry.firstAnsweredAt === null && { firstAnswered: { at: ctx.now, days: workingDaysBetween(enquiry.askedOn, today) } }),
    });
    await insertMessage(tx, enquiry.id, version, { kind: 'answer', centreId: input.centreId, authorId: writer.id, authorName: writer.name, at: ctx.now, body });
    await insertCredits(tx, enquiry.id, [...from, input.centreId], ctx.now);
    await removeWriter(tx, enquiry.id, writer.id);
    await recordAudit(tx, ctx, {
      action: input.close ? 'enquiry.answered-and-closed' : 'enquiry.answered',
      subject: { kind: 'enquiry', id: enquiry.number },
      centreId: input.centreId,
    });
    if (input.told !== true)
      await tellAsker(tx, ctx, { enquiry, contact }, (facts) =>
        answerLetter(facts, { who: writer.name, answer: body, reopenWithin: input.close ? rules.reopenWithin : undefined }),
      );
    return { ok: true };
  });
}

/** An internal note, in whatever state. */
export async function noteOnEnquiry(ctx: Ctx, input: CaseKey & { readonly text: string }): Promise<Done | Refusal<'not-yours' | 'erased'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, input);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    if (enquiry.erasedAt !== null) return refuse('erased');
    const writer = writerOf(ctx);
    // Pressed twice: noted once.
    const last = (await selectMessages(tx, enquiry.id)).at(-1);
    if (last?.kind === 'note' && last.authorId === writer.id && last.body === input.text) return { ok: true };
    const version = await updateEnquiry(tx, enquiry, {});
    await insertMessage(tx, enquiry.id, version, { kind: 'note', centreId: input.centreId, authorId: writer.id, authorName: writer.name, at: ctx.now, body: input.text });
    await recordAudit(tx, ctx, { action: 'enquiry.noted', subject: { kind: 'enquiry', id: enquiry.number }, centreId: input.centreId });
    return { ok: true };
  });
}
