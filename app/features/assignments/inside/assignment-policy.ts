import type { Actor } from '../../../platform/actor.ts';
import { centresOf, isOfficer, mayActFor } from '../../access/access.ts';
import type { Assignment } from '../assignment.ts';

/** The board is everybody's who acts for a centre, and the officers'. */
export const mayReadBoard = (actor: Actor): boolean => centresOf(actor).length > 0 || isOfficer(actor);
/** A centre's own people for the centre; officers for the authority (empty). */
export const mayActAs = (actor: Actor, centreId: string): boolean => (centreId === '' ? isOfficer(actor) : mayActFor(actor, centreId));
/** Whoever wrote it down changes, closes and opens it; the authority may with all. */
export const isWriter = (assignment: Pick<Assignment, 'centreId'>, centreId: string): boolean => centreId === '' || assignment.centreId === centreId;
/** What nobody presses a button for. */
export const mayRunJobs = (actor: Actor): boolean => actor.kind === 'system';
