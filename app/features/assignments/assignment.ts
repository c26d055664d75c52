import type { LocalText } from '../../platform/locale.ts';
import { yearInAny } from '../scheme/scheme.ts';
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
/** Follows from its parts (and from whether it is closed, which is said of itself): while one has taken it, it is taken; when nobody has any longer, it is open again. */
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
  /** The kind of activity that it becomes when it is done; one that several centres can have done together. */
  readonly activity: string;
  /** Hours it usually takes: proposed in the form. */
  readonly hours: number;
}
/** `assignments.yaml`. */
export interface AssignmentRules {
  readonly kinds: readonly AssignmentKind[];
  /** Days before and after the date on which those who have it are reminded, the last again and again; after it, the authority too. */
  readonly remindBefore: readonly number[];
  readonly remindAfter: readonly number[];
  /** Days on the board without a taker, after which the centres are told once more; and without an answer from one that is asked. */
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
  /** How many centres are wanted: places. One that is asked to share takes no place of its own. */
  readonly wanted: number;
}
export const offeredIn = <C extends Choice>(choices: readonly C[], year: number): readonly C[] => choices.filter((c) => yearInAny(c.years, year));
export const findKind = (rules: Pick<AssignmentRules, 'kinds'>, id: string): AssignmentKind | undefined => rules.kinds.find((k) => k.id === id);

/** What a centre says when it has done its part. */
export interface FinishInput {
  /** ISO date, not after today. */
  readonly on: string;
  /** The centre's own share; null: not known. */
  readonly hours: number | null;
  /** As it is to stand in the log; not asked of one who finishes what stands there already. */
  readonly title: string;
  readonly audience?: number | null | undefined;
  readonly note?: string | undefined;
}
export interface AssignmentPart {
  readonly centreId: string;
  readonly state: PartState;
  /** The hours it thinks it takes or took: its own share. */
  readonly hours: number | null;
  /** Who asked it: a centre's id, or empty for the authority; null: it came by itself. */
  readonly askedBy: string | null;
  /** Asked by one that has it, to do it together: it takes no place of its own. */
  readonly shared: boolean;
  readonly word: string;
  readonly at: Date;
  /** ISO date, once done. */
  readonly doneOn: string | null;
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
  /** The day the last of its doers did its part. */
  readonly doneOn: string | null;
  /** Places that are taken. */
  readonly placesTaken: number;
  /** In the log, from when the first of its doers has done its part. */
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
  /** Whom it was asked of, shared with or passed on to; empty: nobody, the board. */
  readonly to: string;
  readonly deed: 'made' | 'changed' | 'asked' | 'took' | 'declined' | 'passed-on' | 'shared' | 'finished' | 'closed' | 'reopened' | 'reminded' | 'handed-back';
  readonly word: string;
}

export const partOf = (assignment: Pick<Assignment, 'parts'>, centreId: string): AssignmentPart | undefined => assignment.parts.find((p) => p.centreId === centreId);
export const freePlaces = ({ wanted, placesTaken }: Pick<Assignment, 'wanted' | 'placesTaken'>): number => Math.max(0, wanted - placesTaken);
/** Those who have it, or have done it. */
export const doersOf = ({ parts }: Pick<Assignment, 'parts'>): readonly AssignmentPart[] => parts.filter((p) => p.state === 'taken' || p.state === 'done');
/** Our guess at the hours of one more: what those who do it leave of the whole, over the places left; null where it cannot be known. */
export function hoursLeft(assignment: Pick<Assignment, 'hours' | 'wanted' | 'placesTaken' | 'parts'>): number | null {
  const { hours, wanted } = assignment;
  const doers = doersOf(assignment);
  if (hours === null) return null;
  if (doers.some((p) => p.hours === null)) return freePlaces(assignment) > 0 ? Math.ceil(hours / wanted) : null;
  const left = hours - doers.reduce((sum, p) => sum + (p.hours ?? 0), 0);
  return left > 0 ? Math.ceil(left / Math.max(1, freePlaces(assignment))) : null;
}
/** Its date is over, and it is not done. */
export const isLate = ({ state, dueOn }: Pick<Assignment, 'state' | 'dueOn'>, today: string): boolean => (state === 'open' || state === 'taken') && dueOn < today;

export const assignmentDeeds = ['take', 'share', 'pass-on', 'decline', 'finish', 'change', 'ask', 'close', 'reopen'] as const;
export type AssignmentDeed = (typeof assignmentDeeds)[number];
/** Who looks at it: a centre, or (empty) the authority. */
export interface Looking {
  readonly centreId: string;
  /** The centre's agreement runs today. */
  readonly active: boolean;
}
/** What whoever looks may do with it now. */
export function mayOf(assignment: Assignment, { centreId, active }: Looking): Record<AssignmentDeed, boolean> {
  const authority = centreId === '';
  const own = authority ? undefined : partOf(assignment, centreId);
  const may = (move: AssignmentMove): boolean => !authority && partAfter(move, assignment.state, own?.state) !== undefined;
  const unfinished = assignment.state === 'open' || assignment.state === 'taken';
  const writer = authority || assignment.centreId === centreId;
  return {
    take: active && may('take') && hasRoomFor(assignment, centreId) && !asksItself(assignment, centreId),
    share: active && may('share'),
    'pass-on': may('pass-on'),
    decline: may('decline') && !asksItself(assignment, centreId),
    finish: may('finish'),
    change: writer && unfinished,
    ask: authority && unfinished && freePlaces(assignment) > 0,
    close: writer && unfinished,
    reopen: writer && assignment.state === 'closed',
  };
}
/** A place is free, or it is asked by one that has it to do it together. */
export const hasRoomFor = (assignment: Assignment, centreId: string): boolean => freePlaces(assignment) > 0 || sharesIn(assignment, centreId);
/** While the one who asked has it: alone, it takes a place like others. */
export const sharesIn = (assignment: Assignment, centreId: string): boolean =>
  assignment.state === 'taken' && assignment.parts.some((p) => p.centreId === centreId && p.state === 'asked' && p.shared);
/** What a centre asks the others for, it does not do for itself. */
export const asksItself = ({ requester, centreId: writer }: Pick<Assignment, 'requester' | 'centreId'>, centreId: string): boolean => requester === 'centre' && writer === centreId;

/** What a centre carries in a year: assignments taken or done, and the hours of its own shares. */
export interface Load {
  readonly centreId: string;
  readonly assignments: number;
  readonly hours: number;
  /** Of the assignments, those whose hours are not known: they are not in `hours`. */
  readonly unknown: number;
  /** Months of the year in which its agreement runs: one that began in May is held against eight twelfths of the median. */
  readonly months: number;
  /** Its assignments against the median of the scheme, for its months. */
  readonly than: 'fewer' | 'as' | 'more';
}

/** Why a centre might take it. */
export type SuggestionReason =
  /** Has said that it knows these themes. */
  | { readonly kind: 'declared'; readonly themes: readonly string[] }
  /** Lies in the region that is wished, or answers for it. */
  | { readonly kind: 'region'; readonly how: 'lies-in' | 'answers-for' }
  /** Has done so many of this kind. */
  | { readonly kind: 'has-done'; readonly n: number }
  | { readonly kind: 'load'; readonly assignments: number; readonly than: Load['than'] };
export interface Suggestion {
  readonly centreId: string;
  readonly reasons: readonly SuggestionReason[];
}

export const assignmentMeasures = ['assignment', 'done', 'kind-done', 'requester-done', 'shared', 'hours', 'hours-unknown'] as const;
export type AssignmentMeasure = (typeof assignmentMeasures)[number];
/**
 * By the year of the due date, once done by the day it was done. A shared one counts for each of its centres, and once for the scheme (`centreId`
 * empty), in the year in which the first was done; hours add up. Closed, it counts for those alone who had done it.
 */
export interface AssignmentCount {
  readonly year: number;
  readonly centreId: string;
  readonly measure: AssignmentMeasure;
  /**
   * Empty (`assignment`: taken or done; `done`; `shared`: done, together with another centre or asked by one; `hours`: of parts taken or done;
   * `hours-unknown`: parts without hours), kind (`kind-done`), `REQUESTER/KIND` (`requester-done`).
   */
  readonly item: string;
  readonly n: number;
}
