import type { Actor } from '../../../platform/actor.ts';
import { isOfficer, mayActFor } from '../../access/access.ts';

/** Officers see every centre's tasks, a centre its own. The system reads for the editions of reports, and warns. */
export const mayReadAll = (actor: Actor): boolean => isOfficer(actor) || actor.kind === 'system';
export const mayReadTasks = (actor: Actor, centreId: string): boolean => mayReadAll(actor) || mayActFor(actor, centreId);
/** A centre's own people speak for it. */
export const maySpeakFor = (actor: Actor, centreId: string): boolean => mayActFor(actor, centreId);
/** The authority answers, accepts, and takes back. */
export const mayDecide = (actor: Actor): boolean => isOfficer(actor);
