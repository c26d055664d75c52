import type { LocalText } from '../../platform/locale.ts';
import type { Questionnaire } from './questionnaire.ts';

/**
 * Texts inside an option ("Annet, hva?") are read by an officer and given codes, which are then counted as categories of their own.
 * A code belongs to one option of one question and lasts across its years.
 */

/** Where a text stands: an option with a text of its own. */
export interface TextPoint {
  readonly question: string;
  readonly option: string;
}
export interface Code {
  readonly id: string;
  readonly label: string;
}
/** What one centre wrote in one year, as it was sent in. */
export interface WrittenText {
  readonly centreId: string;
  readonly year: number;
  readonly text: string;
  readonly demonstration: boolean;
  /** Ids of codes; undefined: nobody has looked at this text, or the centre has written something else since. Empty: it belongs nowhere. */
  readonly codes: readonly string[] | undefined;
}
/** Letters in a code's label, codes of one option. */
export const limits = { label: 120, codes: 60 } as const;

export interface PointInQuestionnaire extends TextPoint {
  readonly questionText: LocalText;
  readonly optionText: LocalText;
}
/** Every option with a text, in the questionnaire's order; worded as newest. */
export const textPoints = ({ questions }: Questionnaire): PointInQuestionnaire[] =>
  questions.flatMap((question) => {
    if (!('options' in question)) return [];
    return question.options.flatMap((option) => {
      const [asked, offered] = [newest(question.wordings), newest(option.wordings)];
      return option.freeText && asked && offered ? [{ question: question.id, option: option.id, questionText: asked, optionText: offered }] : [];
    });
  });
const newest = (wordings: readonly { readonly years: { readonly from: number }; readonly text: LocalText }[]): LocalText | undefined =>
  wordings.toSorted((a, b) => b.years.from - a.years.from)[0]?.text;

/** Centres with each code, by year. A text with two codes counts under both, so the rows do not add up to `written`. */
export interface CodedTable {
  readonly years: readonly number[];
  readonly rows: readonly { readonly code: Code; readonly counts: readonly number[] }[];
  /** Texts that belong nowhere, and texts that nobody has coded. */
  readonly nowhere: readonly number[];
  readonly uncoded: readonly number[];
  /** Centres that wrote a text. */
  readonly written: readonly number[];
  /** Whether the year's answers are invented. */
  readonly demonstration: readonly boolean[];
}
export function codedTable(texts: readonly WrittenText[], codes: readonly Code[]): CodedTable {
  const years = [...new Set(texts.map((t) => t.year))].toSorted((a, b) => a - b);
  const count = (fits: (text: WrittenText) => boolean): number[] => years.map((year) => texts.filter((t) => t.year === year && fits(t)).length);
  return {
    years,
    rows: codes.map((code) => ({ code, counts: count((t) => t.codes?.includes(code.id) ?? false) })),
    nowhere: count((t) => t.codes?.length === 0),
    uncoded: count((t) => t.codes === undefined),
    written: count(() => true),
    demonstration: years.map((year) => texts.some((t) => t.year === year && t.demonstration)),
  };
}
