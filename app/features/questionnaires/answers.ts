import type { Answer, Answers } from './questionnaire.ts';
import { optionsOf, questionsOf } from './edition.ts';
import type { Edition, EditionQuestion } from './edition.ts';

/**
 * A draft keeps what was typed, readable or not: a number that is no number stays as the person wrote it until they
 * mend it. Free text of an option that is not chosen stays in a draft too; submitting drops it.
 */
export type DraftAnswer = Answer | { readonly kind: 'typed'; readonly value: string };
export interface Draft {
  readonly byQuestion: Readonly<Record<string, DraftAnswer>>;
  readonly comments: Readonly<Record<string, string>>;
  /** As in `Answers`. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
}

export const longestText = 500;
export const longestComment = 4000;

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
  'not-a-number',
  'out-of-range',
  'too-many-lines',
  'unknown-municipality',
  'text-not-asked',
  'comment-not-asked',
  'required',
] as const;
export type FaultReason = (typeof faultReasons)[number];

export interface Fault {
  readonly question: string;
  readonly reason: FaultReason;
  readonly option?: string | undefined;
  /** From 0, in a question of lines. */
  readonly line?: number | undefined;
  readonly part: 'answer' | 'comment';
}

export interface CheckOptions {
  /** Only then are required questions and free texts demanded. */
  readonly submitting: boolean;
  /** Whether a municipality code was in use in the year; absent: codes are not checked. */
  readonly isMunicipality?: ((code: string) => boolean) | undefined;
  /** Question and option ids of other years, to tell "unknown" from "of another year". */
  readonly known?: { readonly questions: ReadonlySet<string>; readonly options: ReadonlySet<string> } | undefined;
}

/** Text that arrived broken: bytes that were not UTF-8 became U+FFFD, or a control sign PostgreSQL and readers refuse. */
// oxlint-disable-next-line no-control-regex -- control signs are what is looked for
const broken = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD]/;
const isBroken = (text: string): boolean => broken.test(text) || !text.isWellFormed();
const lengthOf = (text: string): number => Array.from(text).length;

type Say = (reason: FaultReason, at?: { option?: string; line?: number }) => void;

function checkText(text: string, limit: number, say: Say, at?: { option?: string; line?: number }): void {
  if (isBroken(text)) say('broken-text', at);
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

/** Whether an answer says anything: an empty list or a blank text is no answer. */
export function isAnswered(answer: DraftAnswer | undefined): boolean {
  switch (answer?.kind) {
    case undefined:
      return false;
    case 'several':
      return answer.chosen.length > 0;
    case 'one':
      return answer.chosen !== '';
    case 'number':
      return true;
    case 'text':
    case 'typed':
      return answer.value.trim() !== '';
    case 'lines':
      return answer.lines.some((l) => l.trim() !== '');
  }
}

const idle: CheckOptions = { submitting: false };

/** Everything wrong with the answers, in the order of the form; empty when nothing is. Pure. */
export function checkAnswers(edition: Edition, answers: Draft, options: CheckOptions = idle): readonly Fault[] {
  const faults: Fault[] = [];
  const asked = new Set<string>();
  for (const question of questionsOf(edition)) {
    asked.add(question.id);
    const answer = answers.byQuestion[question.id];
    if (isAnswered(answer)) checkAnswer(question, answer!, options, (reason, at) => faults.push({ question: question.id, reason, part: 'answer', ...at }));
    else if (options.submitting && question.required) faults.push({ question: question.id, reason: 'required', part: 'answer' });
    const comment = answers.comments[question.id];
    if (comment === undefined) continue;
    if (!question.comment) faults.push({ question: question.id, reason: 'comment-not-asked', part: 'comment' });
    checkText(comment, longestComment, (reason) => faults.push({ question: question.id, reason, part: 'comment' }));
  }
  for (const [part, ids] of [
    ['answer', Object.keys(answers.byQuestion)],
    ['comment', Object.keys(answers.comments)],
  ] as const) {
    for (const id of ids) if (!asked.has(id)) faults.push({ question: id, reason: options.known?.questions.has(id) ? 'question-of-another-year' : 'unknown-question', part });
  }
  return faults;
}

const keepTexts = (texts: Readonly<Record<string, string>> | undefined, chosen: readonly string[]): { texts?: Record<string, string> } => {
  const kept = Object.entries(texts ?? {}).flatMap(([id, text]) => (chosen.includes(id) && text.trim() !== '' ? [[id, text.trim()] as const] : []));
  return kept.length === 0 ? {} : { texts: Object.fromEntries(kept) };
};

function settle(question: EditionQuestion, answer: Answer): Answer {
  switch (answer.kind) {
    case 'several': {
      const chosen = optionsOf(question).flatMap((o) => (answer.chosen.includes(o.id) ? [o.id] : []));
      return { kind: 'several', chosen, ...keepTexts(answer.texts, chosen) };
    }
    case 'one':
      return { kind: 'one', chosen: answer.chosen, ...keepTexts(answer.texts, [answer.chosen]) };
    case 'number':
      return answer;
    case 'text':
      return { kind: 'text', value: answer.value.trim() };
    case 'lines':
      return { kind: 'lines', lines: answer.lines.map((l) => l.trim()).filter((l) => l !== '') };
  }
}

/** The answers as they are kept once submitted: in the form's order, without blanks. Call with answers that have no faults. */
export function settledAnswers(edition: Edition, draft: Draft): Answers {
  const byQuestion: Record<string, Answer> = {};
  const comments: Record<string, string> = {};
  for (const question of questionsOf(edition)) {
    const answer = draft.byQuestion[question.id];
    if (answer && answer.kind !== 'typed' && isAnswered(answer)) byQuestion[question.id] = settle(question, answer);
    const comment = draft.comments[question.id]?.trim();
    if (comment) comments[question.id] = comment;
  }
  return { byQuestion, comments };
}

export interface Progress {
  readonly answered: number;
  readonly of: number;
  /** 0–1; an edition without questions is done. */
  readonly share: number;
}
/** How many of the required questions are answered without fault. */
export function progressOf(questions: readonly EditionQuestion[], draft: Draft, faulty: ReadonlySet<string> = new Set()): Progress {
  const required = questions.filter((q) => q.required);
  const answered = required.filter((q) => isAnswered(draft.byQuestion[q.id]) && !faulty.has(q.id)).length;
  return { answered, of: required.length, share: required.length === 0 ? 1 : answered / required.length };
}

/** Where a section stands: `done` when every required question has an answer, `begun` when something is written. */
export const sectionStates = ['empty', 'begun', 'done'] as const;
export type SectionState = (typeof sectionStates)[number];
export function sectionState(questions: readonly EditionQuestion[], draft: Draft): SectionState {
  const faulty = new Set(questions.filter((q) => draft.byQuestion[q.id]?.kind === 'typed').map((q) => q.id));
  const { answered, of } = progressOf(questions, draft, faulty);
  const begun = questions.some((q) => isAnswered(draft.byQuestion[q.id]) || draft.comments[q.id]);
  if (answered === of && (of > 0 || begun)) return 'done';
  return begun ? 'begun' : 'empty';
}

const sortedTexts = (texts: Readonly<Record<string, string>> | undefined): readonly (readonly [string, string])[] =>
  Object.entries(texts ?? {})
    .filter(([, t]) => t.trim() !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** A form of an answer in which the order of ticking does not matter; blanks are no answer. */
function canonical(answer: DraftAnswer | undefined): string {
  if (!answer) return '';
  if (answer.kind === 'several' || answer.kind === 'one') {
    const texts = sortedTexts(answer.texts);
    return isAnswered(answer) || texts.length > 0 ? JSON.stringify([answer.kind, [answer.chosen].flat().toSorted(), texts]) : '';
  }
  return isAnswered(answer) ? JSON.stringify(answer) : '';
}
/** Whether two answers say the same. */
export const sameAnswer = (a: DraftAnswer | undefined, b: DraftAnswer | undefined): boolean => canonical(a) === canonical(b);
export const sameComment = (a: string | undefined, b: string | undefined): boolean => (a ?? '').trim() === (b ?? '').trim();

export interface Difference {
  readonly question: string;
  readonly part: 'answer' | 'comment';
}
/** Where two sets of answers say different things. */
export function differencesOf(a: Draft, b: Draft): readonly Difference[] {
  const ids = (x: object, y: object): string[] => [...new Set([...Object.keys(x), ...Object.keys(y)])];
  return [
    ...ids(a.byQuestion, b.byQuestion).flatMap((question) => (sameAnswer(a.byQuestion[question], b.byQuestion[question]) ? [] : [{ question, part: 'answer' as const }])),
    ...ids(a.comments, b.comments).flatMap((question) => (sameComment(a.comments[question], b.comments[question]) ? [] : [{ question, part: 'comment' as const }])),
  ];
}

/** The draft with a section's questions taken from another draft, and nothing else changed. */
export function withSection(draft: Draft, questions: readonly Pick<EditionQuestion, 'id'>[], from: Draft): Draft {
  const byQuestion = { ...draft.byQuestion };
  const comments = { ...draft.comments };
  for (const { id } of questions) {
    delete byQuestion[id];
    delete comments[id];
    if (from.byQuestion[id] !== undefined) byQuestion[id] = from.byQuestion[id];
    if (from.comments[id] !== undefined && from.comments[id] !== '') comments[id] = from.comments[id];
  }
  return { byQuestion, comments };
}
