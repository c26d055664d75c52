import path from 'node:path';
import type { Definitions } from '../../platform/context.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import type { AssignmentRules } from './assignment.ts';
import { rulesFile } from './inside/rules-file.ts';

/*
 * The door. Every use case takes `(ctx, input)`, is one transaction and decides by itself who may: `centreId` is the centre that acts, or empty for
 * the authority. What it says no to in words is returned, and written in its type (`inputs.ts`). It throws AppError `not-found` for everybody who may
 * not know that there is a board, or act for that centre, and `malformed` for what no form of ours sends. Days are ISO and Norwegian.
 */

/** `assignments.yaml` in the scheme's folder, checked. @throws DefinitionError naming file, line and reason of every fault */
export const loadAssignmentRules = (dir: string, known: Pick<Definitions, 'activities'>): AssignmentRules => loadYaml(path.join(dir, 'assignments.yaml'), rulesFile(known));

// The board: everybody who acts for a centre, and the authority's officers.
export { countWaiting, getAssignment, listAssignments, listLoads } from './inside/reading.server.ts';
// Whoever asks: a centre for its own, the authority for all.
export { changeAssignment, closeAssignment, makeAssignment, reopenAssignment } from './inside/asking.server.ts';
// The authority alone.
export { askCentre } from './inside/asking-directly.server.ts';
// A centre, for its own part.
export { declineAssignment, takeAssignment } from './inside/taking.server.ts';
export { passOnAssignment, shareAssignment } from './inside/passing-on.server.ts';
export { finishAssignment } from './inside/finishing.server.ts';
