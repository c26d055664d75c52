import type { LocalText } from '../../platform/locale.ts';
import type { Years } from '../scheme/scheme.ts';

/**
 * Something that the authority, a county, a conference or a centre asks the centres for. It stands on a board that all of them see.
 * Nobody is boss: a centre takes it, shares it, passes it on or declines; only who asked for it, and the authority, closes it.
 */

/** open: nobody has it. taken: at least one centre has. done: it is made, and stands in the log. closed: nothing more comes of it. */
export const assignmentStates = ['open', 'taken', 'done', 'closed'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/**
 * What a centre is to an assignment. asked: by the authority, or by a centre that shares it or passes it on. taken: it does it, alone or with
 * others. declined, passed-on (it had it, and let it go): said with a word. done: it did its part.
 */
export const partStates = ['asked', 'taken', 'declined', 'passed-on', 'done'] as const;
export type PartState = (typeof partStates)[number];

export const assignmentMoves = {
  take: { part: [undefined, 'asked', 'declined', 'passed-on'], to: 'taken', state: ['open', 'taken'] },
  decline: { part: [undefined, 'asked'], to: 'declined', state: ['open', 'taken'] },
  'pass-on': { part: ['taken'], to: 'passed-on', state: ['taken'] },
  share: { part: ['taken'], to: 'taken', state: ['taken'] },
  finish: { part: ['taken'], to: 'done', state: ['taken'] },
} as const satisfies Record<string, { part: readonly (PartState | undefined)[]; to: PartState; state: readonly AssignmentState[] }>;
export type AssignmentMove = keyof typeof assignmentMoves;
export const partAfter = (move: AssignmentMove, state: AssignmentState, part: PartState | undefined): PartState | undefined => {
  const rule = assignmentMoves[move];
  return (rule.state as readonly AssignmentState[]).includes(state) && (rule.part as readonly (PartState | undefined)[]).includes(part) ? rule.to : undefined;
};
/** Follows from its parts: while one has taken it, it is taken; when nobody has any longer, it is open again. */
export function stateOfParts(parts: readonly PartState[]): Extract<AssignmentState, 'open' | 'taken' | 'done'> {
  if (parts.includes('taken')) return 'taken';
  return parts.includes('done') ? 'done' : 'open';
}

/** Who asks. */
export const requesterKinds = ['authority', 'county', 'conference', 'centre', 'other'] as const;
export type RequesterKind = (typeof requesterKinds)[number];

export interface Choice {
  readonly id: string;
  readonly label: LocalText;
  readonly years: readonly Years[];
}
export interface AssignmentKind extends Choice {
  /** The kind of activity that it becomes when it is done. */
  readonly activity: string;
  /** Hours it usually takes: proposed in the form. */
  readonly hours: number;
}
/** `assignments.yaml`. */
export interface AssignmentRules {
  readonly kinds: readonly AssignmentKind[];
  /** Days before and after the date on which those who have it are reminded; after it, the authority too. */
  readonly remindBefore: readonly number[];
  readonly remindAfter: readonly number[];
  /** Days on the board without a taker, after which the centres are told once more. */
  readonly tellAgainAfter: number;
}
declare module '../../platform/context.ts' {
  interface Definitions {
    readonly assignments: AssignmentRules;
  }
}

/** What somebody writes down. */
export interface AssignmentInput {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly requester: RequesterKind;
  /** The county, the conference, the others; empty for the authority, and for the centre that writes it. */
  readonly requesterName: string;
  /** ISO dates. By when; for a talk, the day it is held. */
  readonly dueOn: string;
  /** Whole hours in all; null: not known. */
  readonly hours: number | null;
  /** Where the doers should be from: ids of health regions or county codes of today; none: anywhere. */
  readonly region: string;
  /** Ids of the enquiries' topics: what they should know. */
  readonly themes: readonly string[];
  /** A centre asked directly; empty: the board. Only the authority asks one directly when it writes it down. */
  readonly askedCentreId: string;
  /** How many centres are wanted. */
  readonly wanted: number;
}
export interface AssignmentPart {
  readonly centreId: string;
  readonly state: PartState;
  /** The hours it thinks it takes or took: its own share. */
  readonly hours: number | null;
  /** Who asked it: a centre's id, or empty for the authority. */
  readonly askedBy: string | null;
  readonly word: string;
  readonly at: Date;
}
export interface Assignment extends Omit<AssignmentInput, 'askedCentreId'> {
  readonly id: string;
  /** "O2026-0012". */
  readonly number: string;
  readonly demonstration: boolean;
  readonly state: AssignmentState;
  /** The centre that wrote it down; empty for the authority. */
  readonly centreId: string;
  readonly parts: readonly AssignmentPart[];
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly doneOn: string | null;
  /** In the log, once done. */
  readonly activityId: string | null;
  readonly closedWord: string;
  readonly version: number;
}
/** What has happened to it, oldest first; everybody on the board sees it. */
export interface AssignmentEvent {
  readonly at: Date;
  readonly byName: string;
  /** Empty for the authority and the system. */
  readonly centreId: string;
  readonly deed: 'made' | 'changed' | 'asked' | 'took' | 'declined' | 'passed-on' | 'shared' | 'finished' | 'closed' | 'reopened' | 'reminded';
  readonly word: string;
}

/** What a centre carries in a year: assignments taken or done, and the hours of its own shares. */
export interface Load {
  readonly centreId: string;
  readonly assignments: number;
  readonly hours: number;
}

export const assignmentMeasures = ['assignment', 'done', 'kind-done', 'requester-done', 'shared', 'hours'] as const;
export type AssignmentMeasure = (typeof assignmentMeasures)[number];
/** By the year of the due date, once done by the day it was done. A shared one counts for each of its centres, and once for the scheme (`centreId` empty); hours add up. */
export interface AssignmentCount {
  readonly year: number;
  readonly centreId: string;
  readonly measure: AssignmentMeasure;
  /** Empty (`assignment`: taken or done; `done`; `shared`: done, and shared with or passed on by another centre; `hours`: of parts taken or done), kind (`kind-done`), `REQUESTER/KIND` (`requester-done`). */
  readonly item: string;
  readonly n: number;
}
