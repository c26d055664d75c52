import type { Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { The } from '../../idea-case.ts';
import type { Decided } from './deciding.server.ts';

/** `into`: number of a published idea; where that one has been merged, the one it leads to. */
export async function mergeIdea(_ctx: Ctx, _input: The & { readonly into: number; readonly word: string }): Decided<'no-such-idea' | 'itself' | 'identity-number' | 'too-long'> {
  throw new AppError('unavailable');
}
