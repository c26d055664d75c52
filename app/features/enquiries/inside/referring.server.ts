import type { Ctx } from '../../../platform/context.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Suggestion } from '../enquiry.ts';
import type { CaseKey } from './enquiry-access.server.ts';

type Done = { readonly ok: true };

/** Passes it on: it is the other centre's turn at once. Refused: `no-such-centre` also for the own, and one whose agreement has ended. */
export async function referEnquiry(
  ctx: Ctx,
  input: CaseKey & { readonly to: string; readonly reason: string },
): Promise<Done | Refusal<'closed' | 'not-yours' | 'no-such-centre'>> {
  throw new Error('under way');
}
/** Refused: `not-waiting` when there is nothing to accept or send back. */
export async function acceptReferral(ctx: Ctx, input: CaseKey): Promise<Done | Refusal<'not-waiting' | 'not-yours'>> {
  throw new Error('under way');
}
/** Sends it back with a word. Refused also: `agreement-ended` when the centre it came from can take nothing back. */
export async function returnReferral(ctx: Ctx, input: CaseKey & { readonly reason: string }): Promise<Done | Refusal<'not-waiting' | 'not-yours' | 'agreement-ended'>> {
  throw new Error('under way');
}
/** Other centres that could help, the likeliest first, each with the reasons. @throws AppError `not-found` */
export async function suggestCentres(ctx: Ctx, input: CaseKey): Promise<readonly Suggestion[]> {
  throw new Error('under way');
}
