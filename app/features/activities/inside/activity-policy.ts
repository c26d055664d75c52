import type { Actor } from '../../../platform/actor.ts';
import { isOfficer, mayActFor } from '../../access/access.ts';
import type { Activity } from '../activity.ts';

/** A centre's own people write its log; the authority's officers may read it. Nobody else knows that it is there. */
export const mayWorkFor = (actor: Actor, centreId: string): boolean => mayActFor(actor, centreId);
export const mayRead = (actor: Actor, centreId: string): boolean => mayActFor(actor, centreId) || isOfficer(actor);
/** Those who did it together see it. */
export const isOf = (activity: Pick<Activity, 'centreId' | 'centres'>, centreId: string): boolean => activity.centreId === centreId || activity.centres.includes(centreId);
/** The centre that wrote it down changes it; the others may take themselves out. */
export const mayChange = (actor: Actor, activity: Pick<Activity, 'centreId'>, centreId: string): boolean => activity.centreId === centreId && mayActFor(actor, centreId);
