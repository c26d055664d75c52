import type { LocalText } from '../../platform/locale.ts';
import type { Basis, IndicatorBook, Series } from '../indicators/indicator.ts';
import type { Answers, Questionnaire } from '../questionnaires/questionnaire.ts';
import type { Tally } from '../questionnaires/tally.ts';

/** A year's round, as far as a figure needs to know it. */
export interface HeldRound {
  readonly year: number;
  /** Answers may still come: its numbers are preliminary, and nobody's silence is "not answered" yet. */
  readonly open: boolean;
}

/** Everything a figure can be made from. Only what the definition names is read. */
export interface Facts {
  readonly questionnaire: Questionnaire;
  /** Answers of one basis, never several together. */
  readonly tally: Tally;
  readonly basis: Exclude<Basis, 'published'>;
  /** Every round there has been, whatever years are shown. */
  readonly rounds: readonly HeldRound[];
  readonly indicators: IndicatorBook;
  /** Series for the years shown. */
  readonly series: (indicator: string, item?: string) => Series;
  /** The health regions, when numbers are wanted for each. */
  readonly regions?: readonly { readonly id: string; readonly label: LocalText }[] | undefined;
  /** How many of the centres asked a question did not concern; absent: it concerned all of them. */
  readonly exempt?: ((question: string, year: number, region?: string) => number) | undefined;
  /** Different municipalities among the lines of a question in some years together. */
  readonly municipalities?: ((question: string, years: readonly number[], as: 'then' | { readonly at: string }, region?: string) => number) | undefined;
}
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One centre's answers in a year, with the region it stood in. */
export interface GivenAnswers {
  readonly year: number;
  readonly region: string;
  readonly answers: Answers;
}
