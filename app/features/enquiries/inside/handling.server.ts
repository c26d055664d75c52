import type { Ctx } from '../../../platform/context.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { CaseKey } from './enquiry-access.server.ts';

type Done = { readonly ok: true };

/** `to`: a colleague's id, or nobody. */
export async function assignEnquiry(ctx: Ctx, input: CaseKey & { readonly to: string | null }): Promise<Done | Refusal<'closed' | 'not-yours' | 'no-colleague'>> {
  throw new Error('under way');
}
export async function closeEnquiry(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'closed' | 'not-yours'>> {
  throw new Error('under way');
}
/** It was no enquiry: not counted, and nobody is told. */
export async function discardEnquiry(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'closed' | 'not-yours'>> {
  throw new Error('under way');
}
export async function takeUpAgain(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'not-closed' | 'not-yours' | 'erased'>> {
  throw new Error('under way');
}
/** Puts right what is counted: topics, workplace and municipality, as offered in the year it was asked. */
export async function describeEnquiry(
  ctx: Ctx,
  input: CaseKey & { readonly topics: readonly string[]; readonly workplace: string; readonly municipality: string },
): Promise<Done | Refusal<'not-yours'>> {
  throw new Error('under way');
}
/** Mails the asker a new private link; the old one opens nothing from now on. */
export async function sendNewLink(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'no-address' | 'not-yours' | 'erased'>> {
  throw new Error('under way');
}
