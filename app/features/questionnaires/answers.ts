import { questionOfPoint } from './questionnaire.ts';
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

/** An answer, the comment to it, or why it is another than the registers' number. */
export type AnswerPart = 'answer' | 'comment' | 'reason';

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

/** Reasons that say something; absent when none does. */
function withReasons(reasons: Readonly<Record<string, string>>): Pick<Draft, 'reasons'> {
  const said = Object.entries(reasons).filter(([, text]) => text.trim() !== '');
  return said.length === 0 ? {} : { reasons: Object.fromEntries(said) };
}

/**
 * The answers as they are kept once submitted: in the form's order, without blanks. Call with answers that have no faults.
 * `explains`: the points where an answer is another than the registers' number; a reason anywhere else explains nothing. All, unless given.
 */
export function settledAnswers(edition: Edition, draft: Draft, explains: (point: string) => boolean = () => true): Answers {
  const byQuestion: Record<string, Answer> = {};
  const comments: Record<string, string> = {};
  const reasons: Record<string, string> = {};
  for (const question of questionsOf(edition)) {
    const answer = draft.byQuestion[question.id];
    if (answer && answer.kind !== 'typed' && isAnswered(answer)) byQuestion[question.id] = settle(question, answer);
    const comment = draft.comments[question.id]?.trim();
    if (comment) comments[question.id] = comment;
    for (const point of [question.id, ...optionsOf(question).map((o) => `${question.id}/${o.id}`)])
      if (draft.reasons?.[point] !== undefined && explains(point)) reasons[point] = draft.reasons[point].trim();
  }
  return { byQuestion, comments, ...withReasons(reasons) };
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

/** Of a reason, `question` is the point it is about. */
export interface Difference {
  readonly question: string;
  readonly part: AnswerPart;
}
/** Where two sets of answers say different things. */
export function differencesOf(a: Draft, b: Draft): readonly Difference[] {
  const ids = (x: object, y: object): string[] => [...new Set([...Object.keys(x), ...Object.keys(y)])];
  return [
    ...ids(a.byQuestion, b.byQuestion).flatMap((question) => (sameAnswer(a.byQuestion[question], b.byQuestion[question]) ? [] : [{ question, part: 'answer' as const }])),
    ...ids(a.comments, b.comments).flatMap((question) => (sameComment(a.comments[question], b.comments[question]) ? [] : [{ question, part: 'comment' as const }])),
    ...ids(a.reasons ?? {}, b.reasons ?? {}).flatMap((question) => (sameComment(a.reasons?.[question], b.reasons?.[question]) ? [] : [{ question, part: 'reason' as const }])),
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
  const own = new Set(questions.map((q) => q.id));
  const elsewhere = Object.entries(draft.reasons ?? {}).filter(([point]) => !own.has(questionOfPoint(point)));
  const here = Object.entries(from.reasons ?? {}).filter(([point]) => own.has(questionOfPoint(point)));
  return { byQuestion, comments, ...withReasons(Object.fromEntries([...elsewhere, ...here])) };
}
