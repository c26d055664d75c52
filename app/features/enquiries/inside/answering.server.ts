import type { Ctx } from '../../../platform/context.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { CaseKey } from './enquiry-access.server.ts';

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
/**
 * Answers, and takes it up when it was passed on to here. Refused: `seen-newer` when an answer or the asker's own words have come
 * since; `closed`; `no-address` when it would reach nobody (no e-mail and no link) and was not `told`; `not-yours` when it is another centre's turn.
 */
export async function answerEnquiry(ctx: Ctx, input: AnswerInput): Promise<Done | Refusal<'seen-newer' | 'closed' | 'no-address' | 'not-yours'>> {
  throw new Error('under way');
}
/** An internal note, in whatever state. */
export async function noteOnEnquiry(ctx: Ctx, input: CaseKey & { readonly text: string }): Promise<Done | Refusal<'not-yours' | 'erased'>> {
  throw new Error('under way');
}
