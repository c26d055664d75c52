import type { Definitions } from '../../../../platform/context.ts';
import type { Centre } from '../../../scheme/scheme.ts';
import { findQuestion } from '../../edition.ts';
import type { EditionQuestion } from '../../edition.ts';
import type { Answer } from '../../questionnaire.ts';
import { formOf } from '../centre-form.ts';
import type { Chance } from '../../../../platform/chance.ts';
import type { DemonstrationSettings, Texts } from './settings.ts';

/** One centre in the year that is being made. */
export interface Respondent {
  readonly centre: Centre;
  readonly region: string;
  readonly written: 'nb' | 'nn';
  readonly byQuestion: Record<string, Answer>;
  readonly comments: Record<string, string>;
}
export interface Making {
  readonly definitions: Definitions;
  readonly settings: DemonstrationSettings;
  readonly chance: Chance;
  readonly year: number;
}

/** The question as this centre was asked it that year, if it was. */
export const asked = ({ definitions, year }: Making, { centre }: Respondent, question: string): EditionQuestion | undefined =>
  findQuestion(formOf(definitions, centre.id, year).edition, question);

/** One of the texts in the centre's own written standard; neighbours get different ones. */
export const textFor = ({ chance, year }: Making, texts: Texts, { centre, written }: Respondent, ...name: string[]): string => {
  const pool = texts[written];
  return pool[Math.floor(chance('text', centre.id, year, ...name) * pool.length)] ?? pool[0] ?? '';
};
