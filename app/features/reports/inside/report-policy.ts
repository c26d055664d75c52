import type { Actor } from '../../../platform/actor.ts';
import { isOfficer } from '../../access/access.ts';

/** Drafts are the officers' own. The system writes them at the first start, from the scheme's files. */
export const mayWriteReports = (actor: Actor): boolean => isOfficer(actor) || actor.kind === 'system';
