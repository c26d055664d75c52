import type { LocalText } from '../../platform/locale.ts';
import { yearIn, yearInAny } from '../scheme/scheme.ts';
import type { Years } from '../scheme/scheme.ts';
import type { Counterpart, Fill, LinesFill, Option, OptionFill, Question, Questionnaire, Section, Wording } from './questionnaire.ts';

/**
 * The edition of a year: the questionnaire as it was asked that year. Nothing that was not offered is in it, so nothing
 * downstream can count it. `{year}` in a text has become the year.
 */
export interface EditionOption {
  readonly id: string;
  readonly text: LocalText;
  readonly exclusive: boolean;
  readonly freeText?: LocalText | undefined;
  readonly prefill?: OptionFill | undefined;
}
interface EditionQuestionCommon {
  readonly id: string;
  readonly section: string;
  readonly text: LocalText;
  readonly help?: LocalText | undefined;
  readonly required: boolean;
  readonly comment?: { readonly label: LocalText; readonly quotable: boolean } | undefined;
  readonly counterpart?: Counterpart | undefined;
}
export type EditionQuestion =
  | (EditionQuestionCommon & { readonly kind: 'several' | 'one'; readonly options: readonly EditionOption[] })
  | (EditionQuestionCommon & { readonly kind: 'number'; readonly unit: LocalText; readonly min: number; readonly max: number; readonly prefill?: Fill | undefined })
  | (EditionQuestionCommon & { readonly kind: 'text'; readonly maxLength: number })
  | (EditionQuestionCommon & {
      readonly kind: 'lines';
      readonly maxLines: number;
      readonly maxLength: number;
      readonly entries: 'text' | 'municipality';
      readonly prefill?: LinesFill | undefined;
    });

export interface EditionSection extends Section {
  readonly questions: readonly EditionQuestion[];
}
export interface Edition {
  readonly questionnaire: string;
  readonly title: LocalText;
  readonly year: number;
  /** Sections with at least one question that year, in order. */
  readonly sections: readonly EditionSection[];
}

const inYear = (text: LocalText, year: number): LocalText => {
  const fill = (s: string): string => s.replaceAll('{year}', String(year));
  return { nb: fill(text.nb), nn: fill(text.nn), ...(text.en === undefined ? {} : { en: fill(text.en) }) };
};

/** The wording in force in a year; undefined when there is none. */
export const wordingIn = (wordings: readonly Wording[], year: number): Wording | undefined => wordings.find((w) => yearIn(w.years, year));

function optionIn(option: Option, year: number): EditionOption | undefined {
  const wording = wordingIn(option.wordings, year);
  if (!wording || !yearInAny(option.years, year)) return undefined;
  return {
    id: option.id,
    text: inYear(wording.text, year),
    exclusive: option.exclusive,
    ...(option.freeText ? { freeText: inYear(option.freeText, year) } : {}),
    ...(option.prefill ? { prefill: option.prefill } : {}),
  };
}

function questionIn(question: Question, year: number): EditionQuestion | undefined {
  const wording = wordingIn(question.wordings, year);
  if (!wording || !yearInAny(question.years, year)) return undefined;
  const common = {
    id: question.id,
    section: question.section,
    text: inYear(wording.text, year),
    help: wording.help && inYear(wording.help, year),
    required: question.required,
    comment: question.comment && { label: inYear(question.comment.label, year), quotable: question.comment.quotable },
    counterpart: question.counterpart,
  };
  switch (question.kind) {
    case 'several':
    case 'one': {
      const options = question.options.flatMap((o) => optionIn(o, year) ?? []);
      return options.length === 0 ? undefined : { ...common, kind: question.kind, options };
    }
    case 'number':
      return { ...common, kind: 'number', unit: question.unit, min: question.min, max: question.max, ...(question.prefill ? { prefill: question.prefill } : {}) };
    case 'text':
      return { ...common, kind: 'text', maxLength: question.maxLength };
    case 'lines':
      return {
        ...common,
        kind: 'lines',
        maxLines: question.maxLines,
        maxLength: question.maxLength,
        entries: question.entries,
        ...(question.prefill ? { prefill: question.prefill } : {}),
      };
  }
}

/** The projection of the questionnaire on a year. Pure; an edition of a year nobody was asked in has no sections. */
export function editionOf(questionnaire: Questionnaire, year: number): Edition {
  const questions = questionnaire.questions.flatMap((q) => questionIn(q, year) ?? []);
  const sections = questionnaire.sections.flatMap((section) => {
    const own = questions.filter((q) => q.section === section.id);
    return own.length === 0 ? [] : [{ ...section, title: inYear(section.title, year), intro: section.intro && inYear(section.intro, year), questions: own }];
  });
  return { questionnaire: questionnaire.id, title: inYear(questionnaire.title, year), year, sections };
}

export const questionsOf = (edition: Edition): readonly EditionQuestion[] => edition.sections.flatMap((s) => s.questions);
export const findQuestion = (edition: Edition, id: string): EditionQuestion | undefined => questionsOf(edition).find((q) => q.id === id);
export const optionsOf = (question: EditionQuestion): readonly EditionOption[] => ('options' in question ? question.options : []);

/** Whether a question, or one of its options, was offered in a year. */
export function wasOffered(questionnaire: Questionnaire, year: number, question: string, option?: string): boolean {
  const found = questionnaire.questions.find((q) => q.id === question);
  const projected = found && questionIn(found, year);
  return projected !== undefined && (option === undefined || optionsOf(projected).some((o) => o.id === option));
}

/** What a year's edition changed from the one before. `breaks`: the series cannot be compared across the change. */
export interface EditionChange {
  readonly year: number;
  readonly question: string;
  readonly option?: string | undefined;
  readonly change: 'added' | 'dropped' | 'reworded';
  readonly breaks: boolean;
}

interface Spanned {
  readonly years: readonly Years[];
  readonly wordings: readonly Wording[];
}
function changeOf(concept: Spanned, year: number): Omit<EditionChange, 'question' | 'option' | 'year'> | undefined {
  const before = yearInAny(concept.years, year - 1);
  const now = yearInAny(concept.years, year);
  if (before !== now) return { change: now ? 'added' : 'dropped', breaks: false };
  if (!now) return undefined;
  const wording = wordingIn(concept.wordings, year);
  return wording === undefined || wording === wordingIn(concept.wordings, year - 1) ? undefined : { change: 'reworded', breaks: !wording.comparable };
}

/** What is different in the edition of `year` from the edition of the year before; nothing when one of them is empty. */
export function changesIn(questionnaire: Questionnaire, year: number): readonly EditionChange[] {
  return questionnaire.questions.flatMap((question): EditionChange[] => {
    const own = changeOf(question, year);
    if (own && own.change !== 'reworded') return [{ year, question: question.id, ...own }];
    const options = 'options' in question && yearInAny(question.years, year) ? question.options : [];
    return [
      ...(own ? [{ year, question: question.id, ...own }] : []),
      ...options.flatMap((o) => {
        const change = changeOf(o, year);
        return change ? [{ year, question: question.id, option: o.id, ...change }] : [];
      }),
    ];
  });
}

/** The years from which a question's (or an option's) numbers cannot be compared with those before. */
export function breaksOf(questionnaire: Questionnaire, question: string, option?: string): readonly number[] {
  const found = questionnaire.questions.find((q) => q.id === question);
  const ofOption = found && 'options' in found ? found.options.find((o) => o.id === option) : undefined;
  const wordings = [...(found?.wordings ?? []), ...(ofOption?.wordings ?? [])];
  return [...new Set(wordings.filter((w) => !w.comparable).map((w) => w.years.from))].toSorted((a, b) => a - b);
}
