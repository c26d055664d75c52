import type { Actor } from '../../../platform/actor.ts';
import { isOfficer } from '../../access/access.ts';

/** Figures of answers that are not published: officers, and the system when it publishes. Others read published editions. */
export const mayReadFigures = (actor: Actor): boolean => isOfficer(actor) || actor.kind === 'system';
