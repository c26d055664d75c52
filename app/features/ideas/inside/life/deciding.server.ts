import type { Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import type { RemarkInput, The } from '../../idea-case.ts';
import type { Level } from '../../idea.ts';
import type { Invalid } from './writing.server.ts';

/** own-idea: the centre holds the idea, and another centre has the turn too; changed-meanwhile: taken back, or decided, since it was shown. */
export type Decided<R extends string = never> = Promise<{ readonly ok: true } | Refusal<'not-now' | 'changed-meanwhile' | 'own-idea' | R>>;
const soon = (): never => {
  throw new AppError('unavailable');
};
export async function publishIdea(_ctx: Ctx, _input: The & { readonly level: Level; readonly changeNote?: string | undefined }): Promise<Awaited<Decided<'no-reference' | 'too-long'>> | Invalid> {
  return soon();
}
export async function askForChange(_ctx: Ctx, _input: The & { readonly remarks: readonly RemarkInput[]; readonly word: string }): Decided<'empty' | 'identity-number' | 'too-long'> {
  return soon();
}
export async function declineIdea(_ctx: Ctx, _input: The & { readonly reason: string }): Decided<'empty' | 'identity-number' | 'too-long'> {
  return soon();
}
