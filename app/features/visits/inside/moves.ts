import type { Move, Visit, VisitState } from '../visit.ts';
import { stateAfter } from '../visit.ts';
import type { VisitChange } from './visit-store.server.ts';

const ended = (state: VisitState): boolean => state === 'declined' || state === 'withdrawn' || state === 'cancelled';

/** What a move writes in the visit beside what it is about; undefined when it cannot be made now. */
export function moved(visit: Visit, move: Move, at: Date): VisitChange | undefined {
  const state = stateAfter(visit.state, move);
  if (state === undefined) return undefined;
  return {
    state,
    // Whoever comes back from an offer stands behind the others.
    ...(state === 'waiting' && { waitingSince: at }),
    ...(visit.state === 'offered' && { offerUntil: null }),
    ...(state === 'agreed' && visit.state !== 'agreed' && { agreedAt: at }),
    // The centre was reminded to answer; that it is to sum up is another matter.
    ...(state === 'held' && { heldAt: at, remindedAt: null }),
    ...(state === 'summed-up' && { summedAt: at }),
    ...(ended(state) && { endedAt: at }),
    ...(state === 'requested' && { waitingSince: null }),
  };
}
