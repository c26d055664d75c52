import type { Locale } from '../../platform/locale.ts';
import type { Evaluation, Visit, VisitCase, VisitContact, VisitForm, VisitingDay, VisitLine, VisitMessage, VisitPerson, VisitState } from './visit.ts';

/** What the use cases take and give; `visits.server.ts` says who may. */

export type PlannedLine = Pick<VisitLine, 'municipality' | 'kind' | 'planned'>;
export interface CountedLine extends PlannedLine {
  readonly actual: number;
}
/** ISO dates, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}
/** A visitor who wants an invitation of their own; is one of those the lines count. */
export interface NamedPerson {
  readonly name: string;
  readonly email: string;
  readonly municipality: string;
  readonly kind: string;
}

export interface VisitRequest {
  readonly centreId: string;
  /** A published visiting day of the centre. */
  readonly dayId?: string | undefined;
  readonly form: VisitForm;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly lines: readonly PlannedLine[];
  readonly periods: readonly Period[];
  readonly contact: VisitContact;
  readonly text: string;
  readonly persons: readonly NamedPerson[];
  /** Where the group's private link leads: `/besok/SECRET`. The visitors' own links are made here. */
  readonly path: string;
}

export interface VisitRegistration {
  readonly centreId: string;
  /** The enquiry it comes of. */
  readonly enquiryNumber?: string | undefined;
  readonly form: VisitForm;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly lines: readonly PlannedLine[];
  /** Without a name or an address there is nobody to write to. */
  readonly contact: VisitContact | undefined;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** The visit is over and `lines` are those who came: summed up in one go. */
  readonly held: boolean;
  /** Give the contact a private link and a calendar invitation; for visits that are still to come. */
  readonly sendLink: boolean;
  /** The form's own key: the same visit sent twice with it is one. */
  readonly once?: string | undefined;
}

export type VisitView = 'requests' | 'upcoming' | 'to-sum-up' | 'past';
export interface VisitListLine {
  readonly visit: Visit;
  /** Undefined once erased. */
  readonly contactName: string | undefined;
  readonly dayTitle: string | undefined;
}
export interface VisitList {
  readonly lines: readonly VisitListLine[];
  readonly counts: Readonly<Record<VisitView, number>>;
  /** Key of the next page (`after`). */
  readonly next: string | undefined;
}

/** What the group sees of its visit; the contact and the persons are undefined and none once erased. */
export interface OwnVisit {
  readonly visit: Visit;
  readonly contact: VisitContact | undefined;
  readonly persons: readonly VisitPerson[];
  readonly messages: readonly VisitMessage[];
  readonly day: VisitingDay | undefined;
  readonly queuePlace: number | undefined;
  /** What the group may do now. */
  readonly may: {
    readonly accept: boolean;
    readonly askForAnotherTime: boolean;
    readonly letPass: boolean;
    readonly changeNumbers: boolean;
    readonly withdraw: boolean;
    /** Declined with a suggestion: the same request can be sent there. */
    readonly askSuggestedCentre: boolean;
    readonly renewLink: boolean;
    readonly erase: boolean;
  };
  /** ISO date on which the persons are erased; undefined before the visit has ended. */
  readonly eraseOn: string | undefined;
}

/** What one visitor sees by their own link. */
export interface OwnPlace {
  readonly visit: Visit;
  /** Undefined when they have erased themselves. */
  readonly person: VisitPerson | undefined;
  readonly day: VisitingDay | undefined;
  readonly mayCancel: boolean;
  /** ISO date on which they are erased with the others; undefined before the visit has ended. */
  readonly eraseOn: string | undefined;
}

export interface CentreVisitCase extends VisitCase {
  /** Undefined when it is not on a day: the day's other groups in the queue, in order. */
  readonly queue: readonly { readonly number: string; readonly persons: number; readonly state: VisitState }[];
  readonly may: {
    readonly propose: boolean;
    readonly approve: boolean;
    readonly putInQueue: boolean;
    readonly decline: boolean;
    readonly cancel: boolean;
    readonly changeTime: boolean;
    readonly changeNumbers: boolean;
    readonly sumUp: boolean;
    readonly sayNobodyCame: boolean;
    readonly sendMessage: boolean;
  };
}

export interface DayInput {
  readonly form: VisitForm;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly programme: string;
  readonly practical: string;
  readonly places: number;
  readonly approval: boolean;
  readonly waitingList: boolean;
}
/** A day with its groups, for its centre: those with a place first, then the queue in order, then those that ask and the others. */
export interface DayWithVisits {
  readonly day: VisitingDay;
  readonly visits: readonly VisitListLine[];
}

export type EvaluationInput = Pick<Evaluation, 'useful' | 'change' | 'comment' | 'mayQuote'>;
/** What an evaluation link leads to: nothing about who came. */
export interface EvaluationPlace {
  readonly centreId: string;
  readonly startsAt: Date;
  readonly form: VisitForm;
  readonly language: Locale;
  readonly demonstration: boolean;
  /** As many have answered as can have come. */
  readonly full: boolean;
}
/** A count of the evaluations; `':'` where it is withheld because fewer than three answered so. */
export type WithheldCount = number | ':';
export interface EvaluationSummary {
  readonly answers: number;
  /** Mean of `useful`, one decimal; undefined under three answers. */
  readonly mean: number | undefined;
  /** From 1 to 5; empty under three answers. */
  readonly useful: readonly { readonly value: number; readonly n: WithheldCount }[];
  readonly change: readonly { readonly value: Evaluation['change']; readonly n: WithheldCount }[];
  readonly comments: readonly { readonly text: string; readonly mayQuote: boolean; readonly onDay: string }[];
}
