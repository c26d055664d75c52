import type { LocalText } from '../../platform/locale.ts';
import type { Years } from '../scheme/scheme.ts';

/**
 * One questionnaire lives across all years. Questions and options are concepts with validity in years; a year's edition
 * is the projection of the questionnaire on that year. What was not offered in a year is *not asked*, by construction.
 */

/** A wording, valid in a span of years. The first wording of a concept breaks nothing. */
export interface Wording {
  readonly years: Years;
  readonly text: LocalText;
  readonly help?: LocalText | undefined;
  /** False: answers from this wording on cannot be compared with those before; the series breaks and the break is drawn. */
  readonly comparable: boolean;
}

/** A number of the registers: an indicator, or items of it taken together (items of which one thing has one alone). */
export interface Fill {
  readonly indicator: string;
  /** As the indicators name them (`activity-kind/local-media`); none: the indicator itself. */
  readonly items: readonly string[];
  /** What is counted, as said after the number: 1 «oppslag», 7 «oppslag». */
  readonly counts: { readonly one: LocalText; readonly other: LocalText };
  /** Where the register counts otherwise than the question asks, said beside the number. */
  readonly note?: LocalText | undefined;
}
/** When a number ticks an option: from `atLeast` (one, unless said) to `atMost`; with `whenNone` when it is zero. */
export interface OptionFill extends Fill {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly whenNone?: boolean | undefined;
  /** The number is shown, and ticks nothing: it says how many, and the option asks for something else. */
  readonly shownOnly?: boolean | undefined;
}
/** The municipalities that came, one on each line. */
export interface LinesFill {
  /** The indicator that counts them. */
  readonly municipalities: string;
  readonly counts: Fill['counts'];
}

export interface Option {
  readonly id: string;
  readonly years: readonly Years[];
  readonly wordings: readonly Wording[];
  /** Cannot be chosen together with any other option ("none"). */
  readonly exclusive: boolean;
  /** Free text inside the option: the label of its field ("Hva?", "Hvem?"). The text is required when the option is chosen. */
  readonly freeText?: LocalText | undefined;
  /** The number that ticks it; without one it is asked. */
  readonly prefill?: OptionFill | undefined;
}

/** Whose office the question is about; which counties it means is derived for each centre and shown, never asked. */
export const counterparts = ['own-governor', 'other-governors', 'own-authority', 'other-authorities'] as const;
export type Counterpart = (typeof counterparts)[number];

interface QuestionCommon {
  readonly id: string;
  readonly section: string;
  readonly years: readonly Years[];
  readonly wordings: readonly Wording[];
  readonly required: boolean;
  /** A comment field below the question; a quotable comment may be cited with year and without name. */
  readonly comment?: { readonly label: LocalText; readonly quotable: boolean } | undefined;
  readonly counterpart?: Counterpart | undefined;
  /** Where what is known of the question comes from; a note when it is inferred. */
  readonly source?: string | undefined;
}
export type Question =
  | (QuestionCommon & { readonly kind: 'several' | 'one'; readonly options: readonly Option[] })
  | (QuestionCommon & { readonly kind: 'number'; readonly unit: LocalText; readonly min: number; readonly max: number; readonly prefill?: Fill | undefined })
  | (QuestionCommon & { readonly kind: 'text'; readonly maxLength: number })
  | (QuestionCommon & {
      readonly kind: 'lines';
      readonly maxLines: number;
      readonly maxLength: number;
      /** Each line names a municipality, kept as a code valid that year. */ readonly entries: 'text' | 'municipality';
      readonly prefill?: LinesFill | undefined;
    });
export type QuestionKind = Question['kind'];

export interface Section {
  readonly id: string;
  readonly title: LocalText;
  readonly intro?: LocalText | undefined;
}

export interface Questionnaire {
  readonly id: string;
  readonly title: LocalText;
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
}

/** An answer. A question that is absent from the answers is *not answered*: not zero, and not "no". */
export type Answer =
  | { readonly kind: 'several'; readonly chosen: readonly string[]; readonly texts?: Readonly<Record<string, string>> | undefined }
  | { readonly kind: 'one'; readonly chosen: string; readonly texts?: Readonly<Record<string, string>> | undefined }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** Municipality lines are codes. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

/** No option can be called so. */
export const whole = '';

/** The place of an answer that a reason, or a basis, is about: the question, or one of its options. */
export const pointOf = (question: string, option: string = whole): string => (option === whole ? question : `${question}/${option}`);
export const questionOfPoint = (point: string): string => point.split('/')[0] ?? point;

/** One centre's answers for one year: by question id, comments apart so that a comment alone does not count as an answer. */
export interface Answers {
  readonly byQuestion: Readonly<Record<string, Answer>>;
  readonly comments: Readonly<Record<string, string>>;
  /** Why an answer is another than the registers' number, in a line: by question, or `question/option`. Absent: none. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
}
export const noAnswers: Answers = { byQuestion: {}, comments: {} };

declare module '../../platform/context.ts' {
  interface Definitions {
    readonly questionnaire: Questionnaire;
  }
}
