import type { Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import type { Alike, Draft, NewIdea, The } from '../../idea-case.ts';
import type { Fault } from '../../idea-content.ts';
import type { IdeaContent } from '../../idea.ts';

export interface Invalid {
  readonly ok: false;
  readonly reason: 'invalid';
  readonly faults: readonly Fault[];
}
/** Somebody else saved meanwhile: theirs is what stands, and what was typed is still with the one who typed it. */
export interface ChangedMeanwhile {
  readonly ok: false;
  readonly reason: 'changed-meanwhile';
  readonly theirs: Draft;
}
export type Saved = { readonly ok: true; readonly version: number };

const soon = (): never => {
  throw new AppError('unavailable');
};
/** `alike`: others of the same holder with nearly the same title. */
export async function createIdea(_ctx: Ctx, _input: NewIdea): Promise<{ readonly ok: true; readonly id: string; readonly number: number; readonly alike: readonly Alike[] } | Invalid> {
  return soon();
}
export async function saveDraft(_ctx: Ctx, _input: The & { readonly content: IdeaContent }): Promise<Saved | Invalid | ChangedMeanwhile | Refusal<'not-now'>> {
  return soon();
}
/** invalid: what is missing. */
export async function submitIdea(_ctx: Ctx, _input: The): Promise<Saved | Invalid | ChangedMeanwhile | Refusal<'not-now'>> {
  return soon();
}
export async function takeBack(_ctx: Ctx, _input: The): Promise<Saved | ChangedMeanwhile | Refusal<'not-now'>> {
  return soon();
}
/** One that was never published goes; of a published one, what was written beside it. */
export async function discardDraft(_ctx: Ctx, _input: The): Promise<{ readonly ok: true; readonly gone: boolean } | ChangedMeanwhile | Refusal<'not-now'>> {
  return soon();
}
