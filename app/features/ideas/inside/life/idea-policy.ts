import type { Actor } from '../../../../platform/actor.ts';
import { isEditor, mayActFor, mayActForMunicipality } from '../../../access/access.ts';
import { moves, stateAfter } from '../../idea.ts';
import type { Holder, Move, State } from '../../idea.ts';

/** Whoever holds a private link may do what belongs to that link; which one, the hash says. */
export const holdsLink = (actor: Actor): actor is Extract<Actor, { kind: 'link' }> => actor.kind === 'link';

/** Everybody at the centre, or employed in the municipality: whoever wrote it first has no more than they. A link sees its own idea alone, and row-level security says which. */
export function mayWrite(actor: Actor, holder: Holder): boolean {
  if (holder.kind === 'centre') return mayActFor(actor, holder.centreId);
  return holder.kind === 'municipality' ? mayActForMunicipality(actor, holder.code) : holdsLink(actor);
}

/**
 * In whose turn the actor decides. Nobody decides on what their own centre holds while any other centre has the turn; alone, it does. Undefined where
 * the actor has no turn that counts here.
 */
export function decidesAs(actor: Actor, holder: Holder, onDuty: readonly string[]): string | undefined {
  if (actor.kind !== 'person' || !isEditor(actor)) return undefined;
  const own = actor.grants.flatMap((g) => (g.role === 'editor' && g.scope !== null ? [g.scope] : []));
  const holding = holder.kind === 'centre' ? holder.centreId : undefined;
  const apart = own.find((id) => id !== holding);
  if (apart !== undefined) return apart;
  return onDuty.every((id) => id === holding) ? own[0] : undefined;
}

/** What an author, or an editor, may do with it now. */
export const mayNow = (state: State, by: 'author' | 'editor'): Record<Move, boolean> =>
  Object.fromEntries((Object.keys(moves) as Move[]).map((move) => [move, moves[move].by === by && stateAfter(state, move) !== undefined])) as Record<Move, boolean>;
