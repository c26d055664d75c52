import type { Actor } from '../../../platform/actor.ts';
import { mayActFor } from '../../access/access.ts';

/** A centre's own people work with its visits and days, nobody else: not even an officer. */
export const mayWorkFor = (actor: Actor, centreId: string): boolean => mayActFor(actor, centreId);
/** Whoever holds a private link may do what belongs to that link; which one, the hash says. */
export const holdsLink = (actor: Actor): actor is Extract<Actor, { kind: 'link' }> => actor.kind === 'link';
