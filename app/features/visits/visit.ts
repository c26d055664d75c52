import type { LocalText, Locale } from '../../platform/locale.ts';
import type { Years } from '../scheme/scheme.ts';

/**
 * requested → proposed → agreed → held → summed-up. On a visiting day also waiting (in its queue) and offered (a freed place, until a
 * deadline). declined and cancelled by the centre, withdrawn by the group.
 */
export const visitStates = ['requested', 'proposed', 'waiting', 'offered', 'agreed', 'held', 'summed-up', 'declined', 'withdrawn', 'cancelled'] as const;
export type VisitState = (typeof visitStates)[number];

/** Who may do what from which state. `group`: by its private link; a visitor's own link may only cancel that visitor. */
export const moves = {
  propose: { by: 'centre', from: ['requested', 'proposed'], to: 'proposed' },
  approve: { by: 'centre', from: ['requested'], to: 'agreed' },
  'put-in-queue': { by: 'centre', from: ['requested'], to: 'waiting' },
  decline: { by: 'centre', from: ['requested', 'proposed', 'waiting', 'offered'], to: 'declined' },
  cancel: { by: 'centre', from: ['agreed'], to: 'cancelled' },
  'change-time': { by: 'centre', from: ['agreed'], to: 'agreed' },
  'sum-up': { by: 'centre', from: ['held', 'summed-up'], to: 'summed-up' },
  'say-nobody-came': { by: 'centre', from: ['held'], to: 'cancelled' },
  accept: { by: 'group', from: ['proposed', 'offered'], to: 'agreed' },
  'ask-for-another-time': { by: 'group', from: ['proposed'], to: 'requested' },
  'let-pass': { by: 'group', from: ['offered'], to: 'waiting' },
  withdraw: { by: 'group', from: ['requested', 'proposed', 'waiting', 'offered', 'agreed'], to: 'withdrawn' },
  offer: { by: 'system', from: ['waiting'], to: 'offered' },
  expire: { by: 'system', from: ['offered'], to: 'waiting' },
  'mark-held': { by: 'system', from: ['agreed'], to: 'held' },
  // The day came and there was no room: an ordinary request at the centre again, so that nobody is lost.
  'outlive-day': { by: 'system', from: ['requested', 'waiting', 'offered'], to: 'requested' },
  // The time wished for has passed, and nobody settled it: it ends, so that its persons are not kept for ever.
  lapse: { by: 'system', from: ['requested', 'proposed', 'waiting'], to: 'declined' },
  // The centre's agreement has ended: another centre answers.
  'hand-over': { by: 'system', from: ['requested', 'proposed', 'waiting', 'offered'], to: 'requested' },
} as const satisfies Record<string, { by: 'centre' | 'group' | 'system'; from: readonly VisitState[]; to: VisitState }>;
export type Move = keyof typeof moves;
export const stateAfter = (state: VisitState, move: Move): VisitState | undefined => ((moves[move].from as readonly VisitState[]).includes(state) ? moves[move].to : undefined);

/** Digital visits and guidance count as visits, each under its own name. */
export const visitForms = ['on-site', 'digital', 'guidance'] as const;
export type VisitForm = (typeof visitForms)[number];

/** States that take places on a visiting day. */
export const takesPlaces = (state: VisitState): boolean => state === 'offered' || state === 'agreed' || state === 'held' || state === 'summed-up';

/** Persons of one kind from one municipality (code as on the day, or today while there is none). */
export interface VisitLine {
  readonly municipality: string;
  readonly kind: string;
  readonly planned: number;
  /** Null until the visit is summed up. */
  readonly actual: number | null;
}
/** In one visit; a day's places are far fewer. */
export const mostPersons = 10_000;
export const plannedPersons = (lines: readonly VisitLine[]): number => lines.reduce((sum, l) => sum + l.planned, 0);
export const countedPersons = (lines: readonly VisitLine[]): number => lines.reduce((sum, l) => sum + (l.actual ?? l.planned), 0);

/** One group's visit. Nothing here is about a person. */
export interface Visit {
  readonly id: string;
  /** "B2026-0031". */
  readonly number: string;
  readonly demonstration: boolean;
  readonly centreId: string;
  /** Where a declined group was advised to go. */
  readonly suggestedCentreId: string | null;
  readonly dayId: string | null;
  readonly enquiryId: string | null;
  readonly state: VisitState;
  readonly form: VisitForm;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly lines: readonly VisitLine[];
  readonly persons: number;
  /** The time proposed or agreed. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly place: string;
  /** Wished periods, ISO dates, both included. */
  readonly periods: readonly { readonly from: string; readonly to: string }[];
  readonly sequence: number;
  readonly version: number;
  readonly requestedAt: Date;
  readonly waitingSince: Date | null;
  readonly offerUntil: Date | null;
  readonly agreedAt: Date | null;
  readonly heldAt: Date | null;
  readonly summedAt: Date | null;
  readonly endedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly hasLink: boolean;
}
/** The group's contact; undefined once erased. */
export interface VisitContact {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly workplaceName: string | null;
}
/** A visitor with an invitation of their own. */
export interface VisitPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly municipality: string;
  readonly kind: string;
  readonly cancelledAt: Date | null;
}
export interface VisitMessage {
  readonly id: string;
  readonly seq: number;
  readonly kind: 'group' | 'centre' | 'system';
  readonly authorName: string;
  readonly at: Date;
  readonly body: string;
}
export interface VisitCase {
  readonly visit: Visit;
  readonly contact: VisitContact | undefined;
  readonly persons: readonly VisitPerson[];
  readonly messages: readonly VisitMessage[];
  readonly day: VisitingDay | undefined;
  /** The group's place in the day's queue, from 1. */
  readonly queuePlace: number | undefined;
  readonly enquiryNumber: string | undefined;
  readonly evaluations: readonly Evaluation[];
}

/** A day a centre opens for visits: places, approval and a waiting list together. */
export interface VisitingDay {
  readonly id: string;
  readonly centreId: string;
  readonly demonstration: boolean;
  readonly state: 'draft' | 'published' | 'cancelled';
  readonly form: VisitForm;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly programme: string;
  readonly practical: string;
  readonly places: number;
  /** Places held by groups, agreed or offered. */
  readonly taken: number;
  /** Groups in the queue. */
  readonly waiting: number;
  /** The centre says yes or no to each group. */
  readonly approval: boolean;
  readonly waitingList: boolean;
  readonly sequence: number;
  readonly version: number;
}
export const freePlaces = (day: Pick<VisitingDay, 'places' | 'taken'>): number => day.places - day.taken;

/** What becomes of a group that asks for a place. A queue is not jumped: while groups wait, a new one waits too. */
export function admission(
  day: Pick<VisitingDay, 'places' | 'taken' | 'waiting' | 'approval' | 'waitingList'>,
  persons: number,
): 'agreed' | 'requested' | 'waiting' | 'full' | 'never-fits' {
  if (persons > day.places) return 'never-fits';
  if (day.approval) return 'requested';
  if (persons <= freePlaces(day) && day.waiting === 0) return 'agreed';
  return day.waitingList ? 'waiting' : 'full';
}

/**
 * Who is offered freed places: in the order of the queue, each group that fits in what is left. A group too large for what is free keeps
 * its place in the queue and is passed by.
 */
export function nextOffers(free: number, queue: readonly { readonly id: string; readonly persons: number }[]): readonly string[] {
  let left = free;
  return queue.flatMap(({ id, persons }) => {
    if (persons > left) return [];
    left -= persons;
    return [id];
  });
}

/** Whether a group on a day may be more persons than it was; a queue is not jumped here either. Fewer is always right. */
export function growth(day: Pick<VisitingDay, 'places' | 'taken' | 'waiting'>, state: VisitState, from: number, to: number): 'full' | 'never-fits' | undefined {
  if (to <= from) return undefined;
  if (to > day.places) return 'never-fits';
  return takesPlaces(state) && (to - from > freePlaces(day) || day.waiting > 0) ? 'full' : undefined;
}

const hour = 3_600_000;
/** Until when an offer made now holds, never past the beginning; undefined when it is too close to answer. */
export function offerDeadline(now: Date, startsAt: Date, hours: number): Date | undefined {
  if (startsAt.getTime() - now.getTime() < hour) return undefined;
  return new Date(Math.min(now.getTime() + hours * hour, startsAt.getTime()));
}

export const evaluationChanges = ['yes', 'maybe', 'no'] as const;
/** Anonymous: a visitor's three answers. */
export interface Evaluation {
  readonly onDay: string;
  /** 1 (not at all) to 5 (very). */
  readonly useful: number;
  readonly change: (typeof evaluationChanges)[number];
  readonly comment: string | null;
  readonly mayQuote: boolean;
}

/** A kind of visitor; offered in the years it names. The ids are the questionnaire's. */
export interface VisitorKind {
  readonly id: string;
  readonly label: LocalText;
  readonly years: readonly Years[];
}
/** `visits.yaml`. */
export interface VisitRules {
  readonly visitorKinds: readonly VisitorKind[];
  /** Hours a freed place is held for the next in line; never past the visit's beginning. */
  readonly offerHours: number;
  /** The evaluation's three questions. */
  readonly evaluation: { readonly useful: LocalText; readonly change: LocalText; readonly comment: LocalText };
  /** Days after the visit when the centre is reminded to sum up. */
  readonly remindToSumUpAfter: number;
  /** Months after the visit, or its end, until the persons are erased. */
  readonly eraseAfter: number;
}
declare module '../../platform/context.ts' {
  interface Definitions {
    readonly visits: VisitRules;
  }
}

/** What a count is of; visits held, by the year they were held in. */
export const visitMeasures = ['held', 'form', 'people', 'kind', 'municipality', 'people-from', 'unsummed', 'week'] as const;
export type VisitMeasure = (typeof visitMeasures)[number];
export interface VisitCount {
  readonly year: number;
  readonly centreId: string;
  readonly measure: VisitMeasure;
  /** Form, kind of visitor, municipality code (as on the day), ISO week (`2026-W07`); else empty. */
  readonly item: string;
  readonly n: number;
}
