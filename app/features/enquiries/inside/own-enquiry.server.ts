import type { Ctx } from '../../../platform/context.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { OwnEnquiry } from '../enquiry.ts';

type Done = { readonly ok: true };

/** Undefined for everybody but the holder of a link that opens one. */
export async function findOwnEnquiry(ctx: Ctx): Promise<OwnEnquiry | undefined> {
  throw new Error('under way');
}
/** All of these: @throws AppError `not-found` for a link that opens nothing. */
export async function addToEnquiry(ctx: Ctx, { text }: { readonly text: string }): Promise<Done | Refusal<'closed' | 'erased'>> {
  throw new Error('under way');
}
export async function withdrawEnquiry(ctx: Ctx): Promise<Done | Refusal<'closed' | 'erased'>> {
  throw new Error('under way');
}
export async function reopenEnquiry(ctx: Ctx, { text }: { readonly text: string }): Promise<Done | Refusal<'not-closed' | 'too-late' | 'erased'>> {
  throw new Error('under way');
}
/** An open one is withdrawn first. Erasing twice is erasing once. */
export async function eraseOwnEnquiry(ctx: Ctx): Promise<Done> {
  throw new Error('under way');
}
/** `secretHash` and `path` of the new link; the old one opens nothing from now on, and the new one is mailed too. */
export async function renewOwnLink(ctx: Ctx, { secretHash, path }: { readonly secretHash: string; readonly path: string }): Promise<Done | Refusal<'erased'>> {
  throw new Error('under way');
}
