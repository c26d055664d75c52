import type { Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import type { Level } from '../../idea.ts';

export type Stood<R extends string = never> = Promise<{ readonly ok: true } | Refusal<'not-now' | R>>;
interface WithWord {
  readonly id: string;
  readonly word: string;
}
const soon = (): never => {
  throw new AppError('unavailable');
};
export async function withdrawIdea(_ctx: Ctx, _input: WithWord): Stood<'identity-number'> {
  return soon();
}
export async function republishIdea(_ctx: Ctx, _input: { readonly id: string }): Stood {
  return soon();
}
export async function hideIdea(_ctx: Ctx, _input: WithWord): Stood<'own-idea' | 'identity-number' | 'empty'> {
  return soon();
}
export async function showIdea(_ctx: Ctx, _input: WithWord): Stood<'own-idea' | 'identity-number'> {
  return soon();
}
export async function confirmLevel(_ctx: Ctx, _input: { readonly id: string; readonly level: Level }): Stood<'own-idea' | 'no-reference'> {
  return soon();
}
