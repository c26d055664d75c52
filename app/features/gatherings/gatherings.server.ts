import path from 'node:path';
import type { Definitions } from '../../platform/context.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { GatheringRules } from './gathering.ts';
import { rulesFile } from './inside/rules-file.ts';

/*
 * The door. Every use case takes `(ctx, input)`, is one transaction and decides by itself who may. What it says no to in words is returned and
 * written in its type. It throws AppError `not-found` for everybody who may not know that there is anything, and `malformed` for what no form of ours sends.
 * `centreId`: whom one acts for, empty for the authority (officers). Shapes: `inputs.ts`, `gathering.ts`.
 */

/** `gatherings.yaml` in the scheme's folder, checked. @throws DefinitionError naming file, line and reason of every fault */
export const loadGatheringRules = (dir: string, known: Pick<Definitions, 'activities'>): GatheringRules => loadYaml(path.join(dir, 'gatherings.yaml'), rulesFile(known));

// The one who calls.
export { cancelGathering, publishGathering, saveGathering } from './inside/organising.server.ts';
export { addDocument, changeProgramme, removeDocument, writeMinutes } from './inside/programme.server.ts';
export { approveParticipant, noteAttendance, refuseParticipant, sumUpGathering } from './inside/deciding.server.ts';
export { exportParticipants } from './inside/participant-list.server.ts';
export { inviteGuests } from './inside/inviting.server.ts';

// Centres that are invited, and officers.
export { countGatheringNews, gatheringFile, getGathering, listGatherings } from './inside/reading.server.ts';
export { getDocument } from './inside/programme.server.ts';
export { signUp } from './inside/inviting.server.ts';
export { changeParticipant } from './inside/changing.server.ts';
export { acceptParticipant, withdrawParticipant } from './inside/coming.server.ts';

// One participant, by private link: ctx.actor is the link.
export { acceptOwn, changeOwn, declineOwn, signUpOwn, withdrawOwn } from './inside/coming.server.ts';
export { eraseOwnParticipant, exportOwnParticipant, findOwnPlace } from './inside/own-participant.server.ts';

// Afterwards.
export { compareFeedback, getFeedback, giveFeedback, listQuotes } from './inside/feedback.server.ts';
