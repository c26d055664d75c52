import { holdsIdentityNumber } from '../../platform/identity-number.ts';
import { isAnswered } from './answers.ts';
import type { AnswerPart, Draft, DraftAnswer } from './answers.ts';
import { optionsOf, questionsOf } from './edition.ts';
import type { Edition, EditionQuestion } from './edition.ts';
import { questionOfPoint } from './questionnaire.ts';
import type { Answer } from './questionnaire.ts';

/** What can be wrong with answers. */
export const longestText = 500;
export const longestComment = 4000;
export const longestReason = 300;

export const faultReasons = [
  'unknown-question',
  'question-of-another-year',
  'wrong-kind',
  'unknown-option',
  'option-of-another-year',
  'exclusive-with-others',
  'text-missing',
  'text-too-long',
  'broken-text',
  'identity-number',
  'not-a-number',
  'out-of-range',
  'too-many-lines',
  'unknown-municipality',
  'text-not-asked',
  'comment-not-asked',
  'reason-missing',
  'reason-not-asked',
  'required',
] as const;
export type FaultReason = (typeof faultReasons)[number];

export interface Fault {
  readonly question: string;
  readonly reason: FaultReason;
  readonly option?: string | undefined;
  /** From 0, in a question of lines. */
  readonly line?: number | undefined;
  readonly part: AnswerPart;
}
export interface CheckOptions {
  /** Only then are required questions and free texts demanded. */
  readonly submitting: boolean;
  /** Whether a municipality code was in use in the year; absent: codes are not checked. */
  readonly isMunicipality?: ((code: string) => boolean) | undefined;
  /** Question and option ids of other years, to tell "unknown" from "of another year". */
  readonly known?: { readonly questions: ReadonlySet<string>; readonly options: ReadonlySet<string> } | undefined;
  /** Where an answer goes against the registers, so that a reason is demanded: `question` or `question/option`. */
  readonly explain?: readonly string[] | undefined;
}

/** Text that arrived broken: bytes that were not UTF-8 became U+FFFD, or a control sign PostgreSQL and readers refuse. */
// oxlint-disable-next-line no-control-regex -- control signs are what is looked for
const broken = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD]/;
const isBroken = (text: string): boolean => broken.test(text) || !text.isWellFormed();
const lengthOf = (text: string): number => Array.from(text).length;

type Say = (reason: FaultReason, at?: { option?: string; line?: number }) => void;

function checkText(text: string, limit: number, say: Say, at?: { option?: string; line?: number }): void {
  if (isBroken(text)) say('broken-text', at);
  else if (holdsIdentityNumber(text)) say('identity-number', at);
  if (text.length > limit && lengthOf(text) > limit) say('text-too-long', at);
}

function checkChosen(
  question: EditionQuestion & { kind: 'several' | 'one' },
  chosen: readonly string[],
  texts: Readonly<Record<string, string>>,
  options: CheckOptions,
  say: Say,
): void {
  const offered = new Map(question.options.map((o) => [o.id, o]));
  for (const id of chosen) if (!offered.has(id)) say(options.known?.options.has(`${question.id}/${id}`) ? 'option-of-another-year' : 'unknown-option', { option: id });
  const exclusive = chosen.find((id) => offered.get(id)?.exclusive);
  if (exclusive !== undefined && chosen.length > 1) say('exclusive-with-others', { option: exclusive });
  for (const [id, text] of Object.entries(texts)) {
    if (!offered.has(id)) say(options.known?.options.has(`${question.id}/${id}`) ? 'option-of-another-year' : 'unknown-option', { option: id });
    else if (!offered.get(id)?.freeText) say('text-not-asked', { option: id });
    else checkText(text, longestText, say, { option: id });
  }
  if (!options.submitting) return;
  for (const id of chosen) if (offered.get(id)?.freeText && !texts[id]?.trim()) say('text-missing', { option: id });
}

function checkLines(question: EditionQuestion & { kind: 'lines' }, lines: readonly string[], options: CheckOptions, say: Say): void {
  if (lines.length > question.maxLines) say('too-many-lines');
  for (const [line, text] of lines.entries()) {
    checkText(text, question.maxLength, say, { line });
    if (question.entries === 'municipality' && options.isMunicipality && !options.isMunicipality(text)) say('unknown-municipality', { line });
  }
}

function checkAnswer(question: EditionQuestion, answer: DraftAnswer, options: CheckOptions, say: Say): void {
  if (answer.kind === 'typed') {
    say(question.kind === 'number' ? 'not-a-number' : 'wrong-kind');
    return;
  }
  if (answer.kind !== question.kind) {
    say('wrong-kind');
    return;
  }
  switch (question.kind) {
    case 'several':
      checkChosen(question, (answer as Extract<Answer, { kind: 'several' }>).chosen, (answer as Extract<Answer, { kind: 'several' }>).texts ?? {}, options, say);
      return;
    case 'one':
      checkChosen(question, [(answer as Extract<Answer, { kind: 'one' }>).chosen], (answer as Extract<Answer, { kind: 'one' }>).texts ?? {}, options, say);
      return;
    case 'number': {
      const { value } = answer as Extract<Answer, { kind: 'number' }>;
      if (!Number.isSafeInteger(value)) say('not-a-number');
      else if (value < question.min || value > question.max) say('out-of-range');
      return;
    }
    case 'text':
      checkText((answer as Extract<Answer, { kind: 'text' }>).value, question.maxLength, say);
      return;
    case 'lines':
      checkLines(question, (answer as Extract<Answer, { kind: 'lines' }>).lines, options, say);
  }
}

const idle: CheckOptions = { submitting: false };

function checkReasons(question: EditionQuestion, reasons: Readonly<Record<string, string>>, { submitting, explain = [] }: CheckOptions, faults: Fault[]): void {
  const say = (reason: FaultReason, point: string): void => {
    const [, option] = point.split('/');
    faults.push({ question: questionOfPoint(point), reason, part: 'reason', ...(option === undefined ? {} : { option }) });
  };
  const points = [question.id, ...optionsOf(question).map((o) => `${question.id}/${o.id}`)];
  for (const point of points) {
    const text = reasons[point] ?? '';
    checkText(text, longestReason, (reason) => say(reason, point));
    if (submitting && text.trim() === '' && explain.includes(point)) say('reason-missing', point);
  }
  for (const point of Object.keys(reasons)) if (questionOfPoint(point) === question.id && !points.includes(point)) say('reason-not-asked', point);
}

/** Everything wrong with the answers, in the order of the form; empty when nothing is. Pure. */
export function checkAnswers(edition: Edition, answers: Draft, options: CheckOptions = idle): readonly Fault[] {
  const faults: Fault[] = [];
  const asked = new Set<string>();
  for (const question of questionsOf(edition)) {
    asked.add(question.id);
    const answer = answers.byQuestion[question.id];
    if (isAnswered(answer)) checkAnswer(question, answer!, options, (reason, at) => faults.push({ question: question.id, reason, part: 'answer', ...at }));
    else if (options.submitting && question.required) faults.push({ question: question.id, reason: 'required', part: 'answer' });
    checkReasons(question, answers.reasons ?? {}, options, faults);
    const comment = answers.comments[question.id];
    if (comment === undefined) continue;
    if (!question.comment) faults.push({ question: question.id, reason: 'comment-not-asked', part: 'comment' });
    checkText(comment, longestComment, (reason) => faults.push({ question: question.id, reason, part: 'comment' }));
  }
  for (const [part, ids] of [
    ['answer', Object.keys(answers.byQuestion)],
    ['comment', Object.keys(answers.comments)],
    ['reason', [...new Set(Object.keys(answers.reasons ?? {}).map((point) => questionOfPoint(point)))]],
  ] as const) {
    for (const id of ids) if (!asked.has(id)) faults.push({ question: id, reason: options.known?.questions.has(id) ? 'question-of-another-year' : 'unknown-question', part });
  }
  return faults;
}
