import type { LocalText } from '../../../platform/locale.ts';
import { wordingIn } from '../../questionnaires/edition.ts';
import type { Questionnaire } from '../../questionnaires/questionnaire.ts';
import { yearInAny } from '../../scheme/scheme.ts';
import type { FigureDefinition, RowDefinition } from '../figure.ts';

/** Whether a question, or an option of it, was put to anybody in a year: both were valid, and both had words. */
export function isOffered(questionnaire: Questionnaire, year: number, question: string, option?: string): boolean {
  const found = questionnaire.questions.find((one) => one.id === question);
  if (!found || !yearInAny(found.years, year) || !wordingIn(found.wordings, year)) return false;
  if (option === undefined) return true;
  const choice = 'options' in found ? found.options.find((one) => one.id === option) : undefined;
  return choice !== undefined && yearInAny(choice.years, year) && wordingIn(choice.wordings, year) !== undefined;
}

/** An option's words in the newest of the years shown that has any. */
export function latestLabel(questionnaire: Questionnaire, definition: FigureDefinition, row: RowDefinition, years: readonly number[]): LocalText {
  const { source } = row;
  const question = questionnaire.questions.find((one) => one.id === (source.kind === 'option' ? definition.question : 'question' in source ? source.question : undefined));
  const concept = source.kind === 'option' && question && 'options' in question ? question.options.find((one) => one.id === source.option) : question;
  const newest = years.toReversed().find((year) => concept && wordingIn(concept.wordings, year));
  const wording = concept && (newest === undefined ? concept.wordings.at(-1) : wordingIn(concept.wordings, newest));
  if (!wording) return { nb: row.id, nn: row.id };
  return newest === undefined ? wording.text : inYears(wording.text, String(newest));
}

/** A text of the questionnaire may name the year it is asked about, as `{year}`. */
export function inYears(text: LocalText, years: string): LocalText {
  const fill = (words: string): string => words.replaceAll('{year}', years);
  return { nb: fill(text.nb), nn: fill(text.nn), ...(text.en === undefined ? {} : { en: fill(text.en) }) };
}
