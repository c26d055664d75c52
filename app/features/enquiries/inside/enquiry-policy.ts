import type { Actor } from '../../../platform/actor.ts';
import { isOfficer, mayActFor } from '../../access/access.ts';
import type { Enquiry } from '../enquiry.ts';

/** A centre's own people, for that centre. Officers read numbers, never what somebody wrote. */
export const mayUseInbox = (actor: Actor, centreId: string): boolean => mayActFor(actor, centreId);
/** Those who have had it. */
export const mayReadEnquiry = (actor: Actor, centreId: string, enquiry: Pick<Enquiry, 'centres'>): boolean => mayActFor(actor, centreId) && enquiry.centres.includes(centreId);
/** The centre whose turn it is. */
export const mayWorkOn = (actor: Actor, centreId: string, enquiry: Pick<Enquiry, 'centreId'>): boolean => mayActFor(actor, centreId) && enquiry.centreId === centreId;
/** How long askers have waited, centre by centre: facts without names. */
export const mayFollowAll = (actor: Actor): boolean => isOfficer(actor) || actor.kind === 'system';
/** What nobody presses a button for. */
export const mayRunJobs = (actor: Actor): boolean => actor.kind === 'system';
