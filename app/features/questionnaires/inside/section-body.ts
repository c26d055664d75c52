import type { Geography } from '../../geography/geography.ts';
import type { Draft, DraftAnswer } from '../answers.ts';
import { laterChoices } from '../departures.ts';
import type { LaterChoice } from '../departures.ts';
import { optionsOf } from '../edition.ts';
import type { EditionQuestion } from '../edition.ts';
import { hasRule } from '../prefill.ts';
import { pointOf, whole } from '../questionnaire.ts';
import { readMunicipality } from './municipality-line.ts';

/** The names of a section's fields, and what was posted in them. */
export const answerName = (question: string): string => `svar.${question}`;
export const optionTextName = (question: string, option: string): string => `tekst.${question}.${option}`;
export const commentName = (question: string): string => `kommentar.${question}`;

export const reasonName = (question: string, option: string): string => ['hvorfor', question, ...(option === whole ? [] : [option])].join('.');
/** The questions of which the page says what the registers hold. */
export const shownName = 'fra-registeret';
/** The button that takes a later number over, or keeps the answer: `take.question.option`. */
export const laterName = (choice: LaterChoice, question: string, option: string): string => [choice, question, ...(option === whole ? [] : [option])].join('.');
export interface PressedLater {
  readonly choice: LaterChoice;
  readonly question: string;
  readonly option: string;
}
/** Which of these buttons was pressed, if one was. */
export function readLater(body: Body): PressedLater | undefined {
  const [choice, question, option = whole] = (allOf(body, 'register')[0] ?? '').split('.');
  const known = laterChoices.find((one) => one === choice);
  return known && question ? { choice: known, question, option } : undefined;
}
export const readShown = (body: Body): readonly string[] => allOf(body, shownName).flatMap((ids) => ids.split(' '));

export type Body = Readonly<Record<string, unknown>>;
/** Characters that cannot be stored become the sign for broken text, which is then pointed out. */
const readable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\uFFFD').replaceAll('\r\n', '\n');
const allOf = (body: Body, name: string): string[] => {
  const value = body[name];
  return (Array.isArray(value) ? value : [value]).flatMap((v) => (typeof v === 'string' ? [readable(v)] : []));
};

function readNumber(typed: string): DraftAnswer | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const digits = text.replaceAll(/[\s\u00A0\u202F]/g, '');
  const value = Number(digits);
  return /^[-−]?\d{1,15}$/.test(digits) && Number.isSafeInteger(value) ? { kind: 'number', value } : { kind: 'typed', value: typed };
}

function textsOf(question: EditionQuestion, body: Body): { texts?: Record<string, string> } {
  const written = optionsOf(question).flatMap((o) => {
    const [text = ''] = o.freeText ? allOf(body, optionTextName(question.id, o.id)) : [];
    return text.trim() === '' ? [] : [[o.id, text] as const];
  });
  return written.length === 0 ? {} : { texts: Object.fromEntries(written) };
}

function readAnswer(question: EditionQuestion, body: Body, geo: Geography, day: string): DraftAnswer | undefined {
  const posted = allOf(body, answerName(question.id));
  switch (question.kind) {
    case 'several': {
      const chosen = [...new Set(posted)];
      const texts = textsOf(question, body);
      return chosen.length > 0 || texts.texts ? { kind: 'several', chosen, ...texts } : undefined;
    }
    case 'one': {
      const [chosen = ''] = posted;
      const texts = textsOf(question, body);
      return chosen !== '' || texts.texts ? { kind: 'one', chosen, ...texts } : undefined;
    }
    case 'number':
      return readNumber(posted[0] ?? '');
    case 'text':
      return (posted[0] ?? '').trim() === '' ? undefined : { kind: 'text', value: posted[0]! };
    case 'lines': {
      const lines = posted
        .flatMap((field) => field.split('\n'))
        .map((l) => l.trim())
        .filter((l) => l !== '');
      if (lines.length === 0) return undefined;
      // Lenvik and Tranøy are one municipality by now, and are one line.
      return { kind: 'lines', lines: question.entries === 'municipality' ? [...new Set(lines.map((l) => readMunicipality(geo, l, day)))] : lines };
    }
  }
}

/** The section's part of a draft from a posted form, as typed. Fields of other questions are not read. */
export function readSection(questions: readonly EditionQuestion[], body: Body, geo: Geography, day: string): Draft {
  const byQuestion: Record<string, DraftAnswer> = {};
  const comments: Record<string, string> = {};
  const reasons: Record<string, string> = {};
  for (const question of questions) {
    const answer = readAnswer(question, body, geo, day);
    if (answer) byQuestion[question.id] = answer;
    const [comment = ''] = question.comment ? allOf(body, commentName(question.id)) : [];
    if (comment.trim() !== '') comments[question.id] = comment;
    for (const option of hasRule(question) ? [whole, ...optionsOf(question).map((o) => o.id)] : []) {
      const [reason = ''] = allOf(body, reasonName(question.id, option));
      if (reason.trim() !== '') reasons[pointOf(question.id, option)] = reason;
    }
  }
  return { byQuestion, comments, ...(Object.keys(reasons).length === 0 ? {} : { reasons }) };
}
