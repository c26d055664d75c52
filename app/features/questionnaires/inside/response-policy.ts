import type { Actor } from '../../../platform/actor.ts';
import { isOfficer, mayActFor } from '../../access/access.ts';

/** A centre's own people answer for it, nobody else: not even an officer. */
export const mayAnswer = (actor: Actor, centreId: string): boolean => mayActFor(actor, centreId);
export const mayReadResponse = (actor: Actor, centreId: string): boolean => mayActFor(actor, centreId) || isOfficer(actor);
/** Open, extend, remind, reopen; the system does so at the first start. */
export const mayRunRounds = (actor: Actor): boolean => isOfficer(actor) || actor.kind === 'system';
export const mayImport = (actor: Actor): boolean => actor.kind === 'system';
