import type { LocalText, Locale } from '../../platform/locale.ts';
import type { Years } from '../scheme/scheme.ts';

/** Days on which the centres meet: the yearly network gathering, regional ones. Called by the authority or by a centre. */

/** published: invitations are out. held: its time is over. summed-up: attendance is noted, and it stands in the log. */
export const gatheringStates = ['draft', 'published', 'held', 'summed-up', 'cancelled'] as const;
export type GatheringState = (typeof gatheringStates)[number];
export const gatheringMoves = {
  publish: { by: 'organiser', from: ['draft'], to: 'published' },
  change: { by: 'organiser', from: ['draft', 'published'], to: null },
  cancel: { by: 'organiser', from: ['draft', 'published'], to: 'cancelled' },
  'mark-held': { by: 'system', from: ['published'], to: 'held' },
  'sum-up': { by: 'organiser', from: ['held', 'summed-up'], to: 'summed-up' },
} as const satisfies Record<string, { by: 'organiser' | 'system'; from: readonly GatheringState[]; to: GatheringState | null }>;

export const participantKinds = ['centre', 'governor', 'authority', 'guest'] as const;
/** For a centre; from a county governor; from a county authority (or the national authority); anybody else. */
export type ParticipantKind = (typeof participantKinds)[number];

/** invited: has a link, and has not answered. requested: waits for approval. waiting: in the queue. */
export const participantStates = ['invited', 'requested', 'waiting', 'offered', 'coming', 'declined', 'withdrawn', 'refused'] as const;
export type ParticipantState = (typeof participantStates)[number];
export const participantMoves = {
  approve: { by: 'organiser', from: ['requested', 'waiting'], to: 'coming' },
  refuse: { by: 'organiser', from: ['requested', 'waiting'], to: 'refused' },
  'sign-up': { by: 'participant', from: ['invited', 'declined', 'withdrawn'], to: 'coming' },
  decline: { by: 'participant', from: ['invited'], to: 'declined' },
  withdraw: { by: 'participant', from: ['requested', 'waiting', 'offered', 'coming'], to: 'withdrawn' },
  accept: { by: 'participant', from: ['offered'], to: 'coming' },
  offer: { by: 'system', from: ['waiting'], to: 'offered' },
  expire: { by: 'system', from: ['offered'], to: 'waiting' },
  close: { by: 'system', from: ['requested', 'waiting'], to: 'refused' },
} as const satisfies Record<string, { by: 'organiser' | 'participant' | 'system'; from: readonly ParticipantState[]; to: ParticipantState }>;
export type ParticipantMove = keyof typeof participantMoves;
/** `sign-up` leads to `requested` where there is approval, and to `waiting` where it is full. */
export const takesPlace = (state: ParticipantState): boolean => state === 'offered' || state === 'coming';

export const gatheringStateAfter = (state: GatheringState, move: keyof typeof gatheringMoves): GatheringState | undefined =>
  (gatheringMoves[move].from as readonly GatheringState[]).includes(state) ? (gatheringMoves[move].to ?? state) : undefined;
export const participantStateAfter = (state: ParticipantState, move: ParticipantMove): ParticipantState | undefined =>
  (participantMoves[move].from as readonly ParticipantState[]).includes(state) ? participantMoves[move].to : undefined;

type Room = Pick<Gathering, 'places' | 'taken' | 'waiting' | 'approval'>;
/** Infinity: room for all. */
export const freePlaces = ({ places, taken }: Pick<Gathering, 'places' | 'taken'>): number => (places === null ? Infinity : places - taken);
/** What becomes of somebody who signs up. A queue is not jumped: while others wait, a new one waits too. */
export function admission(gathering: Room): 'coming' | 'requested' | 'waiting' {
  if (gathering.approval) return 'requested';
  return freePlaces(gathering) > 0 && gathering.waiting === 0 ? 'coming' : 'waiting';
}

const hour = 3_600_000;
/** Until when an offer made now holds, never past the beginning; undefined when it is too close to answer. */
export function offerDeadline(now: Date, startsAt: Date, days: number): Date | undefined {
  if (startsAt.getTime() - now.getTime() < hour) return undefined;
  return new Date(Math.min(now.getTime() + days * 24 * hour, startsAt.getTime()));
}

export interface GatheringKind {
  readonly id: string;
  readonly label: LocalText;
  readonly years: readonly Years[];
  /** The kind of activity that it becomes for those who attended. */
  readonly activity: string;
  /** The authority alone may call it. */
  readonly byAuthority: boolean;
}
/** `gatherings.yaml`. */
export interface GatheringRules {
  readonly kinds: readonly GatheringKind[];
  /** Subjects that come back from year to year: programme items are compared by them. */
  readonly subjects: readonly { readonly id: string; readonly label: LocalText; readonly years: readonly Years[] }[];
  /** Diets and needs, names and mail addresses: days after the gathering. */
  readonly eraseNeedsAfter: number;
  readonly erasePersonsAfter: number;
  readonly offerDays: number;
  /** Feedback is shown from so many answers. */
  readonly fewest: number;
}
declare module '../../platform/context.ts' {
  interface Definitions {
    readonly gatherings: GatheringRules;
  }
}

export interface GatheringInput {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** Address of a video meeting; shown to those who come. */
  readonly online: string;
  /** Null: room for all. */
  readonly places: number | null;
  readonly approval: boolean;
  /** ISO date, included. */
  readonly signUpUntil: string;
  readonly askNeeds: boolean;
  /** Invited centres; none: all with an agreement on the day. */
  readonly centres: readonly string[];
}
/** A point of the programme. */
export interface ProgrammeItem {
  readonly id: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly title: string;
  readonly text: string;
  readonly speaker: string;
  /** Of the rules' subjects; empty: of this gathering alone. */
  readonly subject: string;
  /** Feedback is asked for. */
  readonly feedback: boolean;
}
export interface Gathering extends GatheringInput {
  readonly id: string;
  /** "S2026-03". */
  readonly number: string;
  readonly demonstration: boolean;
  readonly state: GatheringState;
  /** Who called it: a centre's id, or empty for the authority. */
  readonly centreId: string;
  readonly items: readonly ProgrammeItem[];
  readonly minutes: string;
  readonly taken: number;
  readonly waiting: number;
  readonly activityId: string | null;
  readonly sequence: number;
  readonly version: number;
  readonly madeAt: Date;
}
/** Nothing here is about a person; `person` is, until it is erased. */
export interface Participant {
  readonly id: string;
  readonly gatheringId: string;
  readonly kind: ParticipantKind;
  /** The centre it comes for; empty for guests and offices. */
  readonly centreId: string;
  /** Of a governor's office or a county: its id. */
  readonly office: string;
  readonly language: Locale;
  readonly state: ParticipantState;
  readonly attended: boolean | null;
  readonly since: Date;
  readonly offerUntil: Date | null;
  readonly person: ParticipantPerson | undefined;
}
export interface ParticipantPerson {
  readonly name: string;
  readonly email: string | null;
  readonly organisation: string;
  /** Diet and needs, as written; the organiser alone reads them. */
  readonly needs: string;
}
export const scores = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scores)[number];
/** One person's words; who it was is not kept with them. */
export interface Feedback {
  readonly byItem: Readonly<Record<string, { readonly score: Score | null; readonly comment: string }>>;
  readonly comment: string;
  /** The comments may be quoted without a name. */
  readonly quotable: boolean;
}

export const gatheringMeasures = ['gathering', 'attended', 'participants'] as const;
export type GatheringMeasure = (typeof gatheringMeasures)[number];
export interface GatheringCount {
  readonly year: number;
  /** Empty: the scheme. */
  readonly centreId: string;
  readonly measure: GatheringMeasure;
  /** Kind of gathering (`gathering`: held by the centre; `attended`: gatherings it took part in, once each); kind of participant (`participants`: persons who attended). */
  readonly item: string;
  readonly n: number;
}
