/** A round: one year's edition is open to the centres between two dates. */
export interface Round {
  readonly year: number;
  /** ISO dates; the deadline is the last day on which one may answer. */
  readonly opensOn: string;
  readonly deadline: string;
  readonly demonstration: boolean;
}

export const roundStates = ['waiting', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];
/** A round's state is its dates, nothing else: extending a deadline opens a closed round again. `today`: ISO date in Norway. */
export const roundState = (dates: Pick<Round, 'opensOn' | 'deadline'>, today: string): RoundState =>
  today < dates.opensOn ? 'waiting' : today > dates.deadline ? 'closed' : 'open';

/** A round as one centre meets it: with its own deadline where it was given one. */
export interface CentreRound extends Round {
  readonly centreId: string;
  readonly region: string;
  readonly extended: boolean;
  readonly remindedAt?: Date | undefined;
}

export const responseStatuses = ['draft', 'submitted'] as const;
export type ResponseStatus = (typeof responseStatuses)[number];
/** What a centre has done in a round; `none`: nothing written yet. */
export type ResponseState = ResponseStatus | 'none';
export type ResponseEvent = 'save' | 'submit' | 'reopen' | 'import';
/** What may happen to a response, and what it then is. What is absent is refused. */
const responseTransitions = {
  none: { save: 'draft', submit: 'submitted', import: 'submitted' },
  draft: { save: 'draft', submit: 'submitted' },
  submitted: { reopen: 'draft' },
} as const satisfies Record<ResponseState, Partial<Record<ResponseEvent, ResponseStatus>>>;

const afterEvent = (state: ResponseState, event: ResponseEvent): ResponseStatus | undefined =>
  (responseTransitions[state] as Partial<Record<ResponseEvent, ResponseStatus>>)[event];

export const revisionKinds = ['saved', 'settled', 'submitted', 'reopened', 'imported'] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** Why answers are not taken. */
export type AnswerRefusal = 'no-round' | 'not-open' | 'closed' | 'already-submitted';

/** Whether a centre may write now, and if not, why. */
export function writingRefused(round: CentreRound | undefined, state: ResponseState, today: string): AnswerRefusal | undefined {
  if (!round) return 'no-round';
  if (afterEvent(state, 'save') === undefined) return 'already-submitted';
  const now = roundState(round, today);
  return now === 'open' ? undefined : now === 'waiting' ? 'not-open' : 'closed';
}

/** Usual dates of a year's round: the first quarter of the year after. */
export const usualDates = (year: number): Pick<Round, 'opensOn' | 'deadline'> => ({ opensOn: `${year + 1}-01-05`, deadline: `${year + 1}-03-15` });

/** The year whose round is the newest one can open on a day: last year's from January, this year's only when it is over. */
export const yearToOpen = (today: string): number => Number(today.slice(0, 4)) - 1;

/** A page is being written on when it was heard from within this many minutes. */
export const editorMinutes = 3;

export { norwegianDay } from '../../platform/locale.ts';
