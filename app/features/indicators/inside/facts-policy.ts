import type { Actor } from '../../../platform/actor.ts';
import { isOfficer, mayActFor } from '../../access/access.ts';

/** Exact numbers, and the rows they are made of: the centre's own people, the authority's officers, and the system for its own letters. */
export const mayReadFacts = (actor: Actor, centreId: string): boolean => mayActFor(actor, centreId) || mayReadAllFacts(actor);
export const mayReadAllFacts = (actor: Actor): boolean => isOfficer(actor) || actor.kind === 'system';
