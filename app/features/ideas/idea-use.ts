import type { Locale } from '../../platform/locale.ts';

/** What others say of a published idea: that they used it, what they wonder, what they think, and that something in it should not stand. */
export const contributionKinds = ['use', 'question', 'comment', 'report'] as const;
export type ContributionKind = (typeof contributionKinds)[number];
/**
 * unconfirmed: the mail link was not pressed. waiting: a use for an editor or the author to look at, a question for an answer, a report for the editors.
 * shown: readers see it; a question is answered. referred: it became an enquiry. settled: a report is answered.
 */
export const contributionStates = ['unconfirmed', 'waiting', 'shown', 'referred', 'hidden', 'settled'] as const;
export type ContributionState = (typeof contributionStates)[number];

/** How it went: what they did, how it went, and what they would tell the next. */
export const useLines = ['did', 'went', 'advice'] as const;
export type UseLine = (typeof useLines)[number];
export type UseText = Readonly<Record<UseLine, string>>;
/** Letters at most. */
export const mostLetters = { line: 400, body: 2000, name: 120 } as const;

export const reportReasons = ['person', 'wrong', 'rights', 'rude', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Who is shown to have written it: never a person's name. */
export type Voice = { readonly kind: 'centre'; readonly centreId: string } | { readonly kind: 'municipality'; readonly name: string };

interface Contribution {
  readonly id: string;
  readonly at: Date;
  readonly state: ContributionState;
  /** The actor wrote it, or is of those it was written for: they change and remove it. */
  readonly own: boolean;
}
export interface Used extends Contribution, UseText {
  /** Code and name as they were then. */
  readonly municipality: { readonly code: string; readonly name: string };
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** Of the lines; undefined where it is not known. */
  readonly language: Locale | undefined;
}
export interface Question extends Contribution {
  readonly body: string;
  readonly answer: string;
  readonly answeredAt: Date | undefined;
  /** Of the enquiry that it became. */
  readonly enquiry: string | undefined;
}
export interface Comment extends Contribution {
  readonly body: string;
  readonly by: Voice;
}
/** What the actor may see of it: readers what is shown, the holder's people and editors what waits too. */
export interface Contributions {
  /** The latest month first. */
  readonly uses: readonly Used[];
  /** Distinct municipalities among the shown ones, without the idea's own: by today's borders, so that one which was merged or split counts once. */
  readonly municipalities: number;
  /** Answered ones first, the latest answer first. */
  readonly questions: readonly Question[];
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** Its holder said when last asked that they do not do it any more, and let it stand. */
  readonly ended: boolean;
  readonly may: { readonly answer: boolean; readonly approve: boolean; readonly comment: boolean; readonly moderate: boolean };
}

export interface Report {
  readonly id: string;
  readonly at: Date;
  readonly idea: { readonly id: string; readonly number: number; readonly title: string };
  readonly reason: ReportReason;
  readonly body: string;
  /** What it is about, when it is not the idea itself. */
  readonly about: { readonly id: string; readonly kind: ContributionKind; readonly text: string; readonly hidden: boolean } | undefined;
  /** Whether there is an address to answer. */
  readonly answerable: boolean;
  readonly answer: string;
  readonly settledAt: Date | undefined;
}
/** An idea whose day has come. */
export interface Due {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly demonstration: boolean;
  readonly reviewBy: string;
  readonly askedOn: string | undefined;
  readonly remindedOn: string | undefined;
  /** The author said nothing: readers see that it is not confirmed. */
  readonly silent: boolean;
  /** There is nobody to ask. */
  readonly authorGone: boolean;
}

/** Whoever writes without an account. */
export interface Guest {
  readonly name: string;
  readonly email: string;
  readonly language: Locale;
}
export const useFaults = ['empty', 'too-long', 'identity-number', 'bad-name', 'bad-email', 'no-municipality', 'bad-month'] as const;
export interface UseFault {
  readonly field: UseLine | 'body' | 'answer' | 'name' | 'email' | 'municipality' | 'month' | 'reason';
  readonly reason: (typeof useFaults)[number];
}
export const usePathOf = (ideaPath: string): string => `${ideaPath}/bruk`;
export const questionPathOf = (ideaPath: string): string => `${ideaPath}/sporsmal`;
export const commentPathOf = (ideaPath: string): string => `${ideaPath}/kommentar`;
export const reportPathOf = (ideaPath: string, about?: string): string => `${ideaPath}/meld-fra${about === undefined ? '' : `?om=${about}`}`;
/** At the first: the author is asked once, reminded once after so many days, and it is marked when the scheme says so. */
export const remindAfterDays = 21;
/** What is said of an unanswered question, and by when. */
export const remindQuestionAfterDays = 7;

/** What the night does about an idea whose day has come: asks once a term, reminds once, and never after an answer. Days are ISO. */
export function reviewStep(
  today: string,
  idea: { readonly reviewBy: string; readonly remindFrom: (askedOn: string) => string },
  asked: { readonly term: string; readonly askedOn: string; readonly remindedOn: string | undefined; readonly answered: boolean } | undefined,
): 'ask' | 'remind' | undefined {
  if (today < idea.reviewBy) return undefined;
  if (asked === undefined || asked.term !== idea.reviewBy) return 'ask';
  if (asked.answered || asked.remindedOn !== undefined) return undefined;
  return today >= idea.remindFrom(asked.askedOn) ? 'remind' : undefined;
}
export const isReportReason = (text: string): text is ReportReason => (reportReasons as readonly string[]).includes(text);
