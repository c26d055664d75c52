import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { isEditor } from '../../../access/access.ts';
import { findEditorCentres } from '../../../access/authors.server.ts';
import type { Idea } from '../../idea-case.ts';
import { hold } from './deed.server.ts';
import { decidesAs } from './idea-policy.ts';

/** @throws AppError `not-found` for everybody but editors */
export function requireEditor(ctx: Pick<Ctx, 'actor'>): void {
  if (!isEditor(ctx.actor)) throw new AppError('not-found');
}
/** The centre in whose turn the actor decides on it; undefined for those whose own it is, while another has the turn too. */
export async function turnFor(tx: Tx, ctx: Ctx, idea: Pick<Idea, 'holder'>): Promise<string | undefined> {
  return decidesAs(ctx.actor, idea.holder, await findEditorCentres(tx, norwegianDay(ctx.now)));
}
/** Held for an editor who may decide on it. @throws AppError `not-found` for everybody who has no turn, and for an idea that was never sent to them */
export async function holdAsEditor(tx: Tx, ctx: Ctx, id: string): Promise<{ readonly idea: Idea; readonly as: string } | Refusal<'own-idea'>> {
  requireEditor(ctx);
  const idea = await hold(tx, id);
  const as = await turnFor(tx, ctx, idea);
  return as === undefined ? refuse('own-idea') : { idea, as };
}
