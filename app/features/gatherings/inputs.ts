import type { Locale } from '../../platform/locale.ts';
import type { Feedback, Gathering, GatheringInput, Participant, ParticipantKind, ParticipantState, ProgrammeItem } from './gathering.ts';

/** What the use cases take and give; `gatherings.server.ts` says who may. Days are ISO and Norwegian, moments are Date. */

export interface Fault<F extends string = string> {
  readonly field: F;
  readonly reason:
    | 'missing'
    | 'too-long'
    | 'unknown'
    | 'bad-time'
    | 'in-the-past'
    | 'too-late'
    | 'bad-number'
    | 'bad-address'
    | 'identity-number'
    | 'outside'
    | 'twice'
    | 'too-many';
  /** Of a list: which one, from 0. */
  readonly at?: number | undefined;
}
export interface Invalid<F extends string = string> {
  readonly ok: false;
  readonly reason: 'invalid';
  readonly faults: readonly Fault<F>[];
}
export type GatheringField = keyof GatheringInput;
export type ItemField = 'startsAt' | 'minutes' | 'title' | 'text' | 'speaker' | 'subject';
export type GuestField = 'kind' | 'office' | 'name' | 'email' | 'organisation' | 'language' | 'text';
export type PersonField = 'name' | 'email' | 'organisation' | 'needs' | 'persons';

/** `centreId`: whom one acts for, empty for the authority. */
export interface The {
  readonly centreId: string;
  readonly id: string;
}

/** A point of the programme as it is written; `id` of one that was there before. The list is in the order of time. */
export interface ItemInput extends Omit<ProgrammeItem, 'id'> {
  readonly id?: string | undefined;
}

export interface GuestInput {
  readonly kind: Exclude<ParticipantKind, 'centre'>;
  /** A governor's lasting office or a county's code; empty for others. */
  readonly office: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly language: Locale;
}

/** Somebody a centre signs up. */
export interface PersonInput {
  readonly name: string;
  readonly email: string;
  readonly needs: string;
  /** What letters to them are in; bokmål unless given. */
  readonly language?: Locale | undefined;
  /** The one who signs up: gives feedback signed in as well as by the link. */
  readonly self: boolean;
}

/** What a centre writes anew of somebody it signed up. */
export interface PersonChange {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly language: Locale;
  /** Anew: a centre does not read what was written. Empty: that stays, unless `forgetNeeds`, or both name and address are another's. */
  readonly needs: string;
  readonly forgetNeeds: boolean;
}

/** Without its bytes. */
export interface GatheringDocument {
  readonly id: string;
  /** The point of the programme it belongs to; null: the gathering. */
  readonly itemId: string | null;
  readonly name: string;
  readonly type: string;
  readonly mime: string;
  readonly size: number;
  readonly addedAt: Date;
}
export const mostDocuments = 10;

/** What becomes of them in one look. */
export interface GatheringLine {
  readonly gathering: Gathering;
  /** The one who asks called it. */
  readonly organiser: boolean;
  /** Of the centre that asks, in any state but declined, withdrawn and refused. */
  readonly ownComing: number;
  /** Wait for the organiser's yes or no; 0 for others. */
  readonly requests: number;
}
/** How many come, by where from: what every invited centre may know. Names are the organiser's. */
export interface ComingFrom {
  readonly kind: ParticipantKind;
  readonly centreId: string;
  readonly office: string;
  readonly n: number;
}
export type OrganiserDeed = 'change' | 'publish' | 'cancel' | 'programme' | 'documents' | 'invite' | 'decide' | 'attendance' | 'minutes' | 'sum-up';
export interface GatheringCase {
  readonly gathering: Gathering;
  readonly organiser: boolean;
  readonly documents: readonly GatheringDocument[];
  /** The organiser: all, with needs. A centre: its own, needs left out (empty). Persons are undefined once erased. */
  readonly participants: readonly Participant[];
  readonly comingFrom: readonly ComingFrom[];
  /** Places in the queue, from 1, by participant's id: of those in `participants`. */
  readonly queue: Readonly<Record<string, number>>;
  readonly may: Readonly<Record<OrganiserDeed | 'sign-up' | 'read-feedback', boolean>>;
  /** The participant that the person who is signed in signed up as, who may give feedback; undefined when there is none, or it is given. */
  readonly feedbackFor: string | undefined;
  /** How many feedbacks there are; for the organiser and officers, else 0. */
  readonly feedbacks: number;
}
/** One participant by their link. */
export interface OwnPlace {
  readonly gathering: Gathering;
  readonly documents: readonly GatheringDocument[];
  readonly participant: Participant;
  readonly queuePlace: number | undefined;
  readonly may: Readonly<Record<'sign-up' | 'decline' | 'withdraw' | 'accept' | 'change' | 'feedback' | 'erase', boolean>>;
  readonly feedbackGiven: boolean;
  /** The Norwegian day on which the person is erased; undefined when it is done. */
  readonly eraseOn: string | undefined;
}
export interface OwnInput {
  readonly name: string;
  readonly organisation: string;
  readonly needs: string;
}

/** What they thought of one point of the programme, or of the whole (`item` undefined). */
export interface ItemFeedback {
  readonly item: ProgrammeItem | undefined;
  /** How many gave a score. */
  readonly answers: number;
  /** Undefined while there are fewer than the rules' `fewest`; one decimal. */
  readonly mean: number | undefined;
  /** In no order that tells who; none while there are too few. */
  readonly comments: readonly { readonly text: string; readonly quotable: boolean }[];
}
export interface FeedbackSummary {
  readonly answers: number;
  /** Shown from so many. */
  readonly fewest: number;
  /** Who could have answered. */
  readonly asked: number;
  readonly items: readonly ItemFeedback[];
  /** On the gathering as a whole: comments alone. */
  readonly whole: ItemFeedback;
}
/** One subject in one gathering; newest gathering first. */
export interface SubjectYear {
  readonly gatheringId: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  readonly year: number;
  readonly itemTitle: string;
  readonly answers: number;
  /** Undefined: fewer than `fewest`. */
  readonly mean: number | undefined;
}
export interface SubjectComparison {
  readonly subject: string;
  readonly years: readonly SubjectYear[];
}
/** Said by somebody who agreed to be quoted; without a name. */
export interface Quote {
  readonly gatheringId: string;
  readonly gatheringTitle: string;
  readonly year: number;
  /** Empty: on the gathering as a whole. */
  readonly itemTitle: string;
  readonly subject: string;
  readonly text: string;
}
export type FeedbackInput = Feedback;
/** What a centre's start page shows. */
export interface GatheringNews {
  /** Invited, published, not over, sign-up open, and nobody of the centre has answered. */
  readonly toAnswer: number;
  /** Called by the centre: requests that wait for yes or no. */
  readonly requests: number;
  /** Called by the centre: held, not summed up. */
  readonly toSumUp: number;
  readonly next: Gathering | undefined;
}
/** The outcome of signing up. */
export type Admitted = Extract<ParticipantState, 'coming' | 'requested' | 'waiting'>;
