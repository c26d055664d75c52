import { isAnswered } from './answers.ts';
import type { Draft, DraftAnswer } from './answers.ts';
import { changesSince, departuresOf } from './departures.ts';
import type { Basis, Departure, LaterChange } from './departures.ts';
import type { EditionQuestion } from './edition.ts';
import { answerFrom } from './prefill.ts';
import type { FormFacts, QuestionFacts } from './prefill.ts';
import { pointOf, whole } from './questionnaire.ts';

/** A response held against the registers, question by question. */
export interface RegisterView {
  /** What they hold now. */
  readonly now: FormFacts;
  /** What the answers were made of, by question. */
  readonly bases: ReadonlyMap<string, Basis>;
}
export const noRegister: RegisterView = { now: {}, bases: new Map() };

export interface Standing {
  /** What the registers hold now; empty where nothing fills the question in. */
  readonly now: QuestionFacts;
  readonly basis: Basis | undefined;
  /** The answer as it is shown: the centre's own, or until it has saved one, the registers'. */
  readonly shown: DraftAnswer | undefined;
  /** The registers' answer, that the centre has not saved. */
  readonly unsaved: boolean;
  /** Where the centre's answer is another than the registers' numbers were. */
  readonly departures: readonly Departure[];
  /** Where they have changed since. */
  readonly changes: readonly LaterChange[];
  /** Somebody is to look at it: it is filled in and nobody has, or the registers have changed. */
  readonly waits: boolean;
}

/** An answer given by a program stands on no register, and is held against none. */
const basisIn = (view: RegisterView, question: string): Basis | undefined => {
  const basis = view.bases.get(question);
  return basis?.how === 'given' ? undefined : basis;
};

export function standingOf(question: EditionQuestion, answers: Draft, view: RegisterView): Standing {
  const now = view.now[question.id] ?? {};
  const answer = answers.byQuestion[question.id];
  const basis = basisIn(view, question.id);
  if (!basis) {
    const given = isAnswered(answer) || view.bases.has(question.id) ? undefined : answerFrom(question, now);
    return { now, basis, shown: answer ?? given, unsaved: given !== undefined, departures: [], changes: [], waits: given !== undefined };
  }
  const changes = changesSince(question, answer, basis.facts, now);
  return { now, basis, shown: answer, unsaved: false, departures: departuresOf(question, answer, basis.facts), changes, waits: basis.how === 'filled' || changes.length > 0 };
}

/** The answers as they are shown: with those of the registers where the centre has saved none. */
export function shownAnswers(questions: readonly EditionQuestion[], answers: Draft, view: RegisterView): Draft {
  const byQuestion = { ...answers.byQuestion };
  for (const question of questions) {
    const { shown } = standingOf(question, answers, view);
    if (shown) byQuestion[question.id] = shown;
  }
  return { ...answers, byQuestion };
}

/** Questions that wait for somebody to look. */
export const waitingIn = (questions: readonly EditionQuestion[], answers: Draft, view: RegisterView): readonly EditionQuestion[] =>
  questions.filter((q) => standingOf(q, answers, view).waits);

/** The points at which a reason is demanded before the form is sent in. */
export const pointsToExplain = (questions: readonly EditionQuestion[], answers: Draft, view: RegisterView): readonly string[] =>
  questions.flatMap((q) => standingOf(q, answers, view).departures.flatMap((d) => (d.must ? [pointOf(q.id, d.option)] : [])));

/** The points at which a reason says something: where the answer is another than the registers' number. A program's answers may be explained anywhere. */
export function explainsIn(questions: readonly EditionQuestion[], answers: Draft, view: RegisterView): (point: string) => boolean {
  const held = questions.filter((q) => basisIn(view, q.id));
  const points = new Set(held.flatMap((q) => standingOf(q, answers, view).departures.map((d) => pointOf(q.id, d.option))));
  const ids = new Set(held.map((q) => q.id));
  return (point) => !ids.has(point.split('/')[0] ?? '') || points.has(point);
}

/** What the registers hold of one place of an answer: how many now, and when it was answered. */
export const countsAt = ({ now, basis }: Standing, option: string = whole): { readonly now: number | undefined; readonly was: number | undefined } => ({
  now: now[option]?.n,
  was: basis?.facts[option]?.n,
});

/** Whether the page of a question says anything of the registers. */
export const saysSomething = ({ now, basis }: Standing): boolean => [...Object.values(now), ...Object.values(basis?.facts ?? {})].some((fact) => fact.n > 0) || basis !== undefined;
