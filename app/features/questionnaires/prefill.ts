import { wishKey } from '../indicators/fact.ts';
import type { FactWish } from '../indicators/fact.ts';
import type { Draft } from './answers.ts';
import { optionsOf, questionsOf } from './edition.ts';
import type { Edition, EditionQuestion } from './edition.ts';
import { whole } from './questionnaire.ts';
import type { Answer, Fill, OptionFill } from './questionnaire.ts';

/**
 * What the registers answer by themselves. A rule names a number (`Fill`, on a count or an option); the number and the rule say
 * the answer, and nothing else does: the same numbers give the same draft. What has no rule, and what no register covers, is asked.
 */

/** What the registers hold of one centre in one year, at one instant. */
export interface RegisterNumbers {
  /** Undefined: no register covers it that year. */
  readonly of: (wish: FactWish) => number | undefined;
  /** Codes of the municipalities that came. */
  readonly municipalities: readonly string[];
}

/** What the registers hold of one thing that is asked. */
export interface Fact {
  readonly n: number;
  /** Of a question of municipalities: which. */
  readonly lines?: readonly string[] | undefined;
}
/** Of one question: by option, and by `whole` where the question itself has a rule. Absent: no rule, or no register that year. */
export type QuestionFacts = Readonly<Record<string, Fact>>;
/** By question; questions without any fact are absent. */
export type FormFacts = Readonly<Record<string, QuestionFacts>>;
/** The numbers of a rule: several items are taken together. */
export const wishesOf = (fill: Fill): readonly FactWish[] =>
  fill.items.length === 0 ? [{ indicator: fill.indicator }] : fill.items.map((item) => ({ indicator: fill.indicator, item }));

/** Every number an edition's rules need, each once. */
export function wishesIn(questions: readonly EditionQuestion[]): readonly FactWish[] {
  const wishes = questions.flatMap((q) => [
    ...fillsOf(q).flatMap(({ fill }) => wishesOf(fill)),
    ...(q.kind === 'lines' && q.prefill ? [{ indicator: q.prefill.municipalities }] : []),
  ]);
  return [...new Map(wishes.map((w) => [wishKey(w), w])).values()];
}

/** The rules of a question that name a number; `option` is `whole` for a count. */
export function fillsOf(question: EditionQuestion): readonly { readonly option: string; readonly fill: OptionFill }[] {
  if (question.kind === 'number') return question.prefill ? [{ option: whole, fill: question.prefill }] : [];
  return optionsOf(question).flatMap((o) => (o.prefill ? [{ option: o.id, fill: o.prefill }] : []));
}
export const hasRule = (question: EditionQuestion): boolean => fillsOf(question).length > 0 || (question.kind === 'lines' && question.prefill !== undefined);

function factOf(fill: Fill, numbers: RegisterNumbers): Fact | undefined {
  let n = 0;
  for (const wish of wishesOf(fill)) {
    const one = numbers.of(wish);
    if (one === undefined) return undefined;
    n += one;
  }
  return { n };
}

/** What the registers hold of a question. */
export function factsOf(question: EditionQuestion, numbers: RegisterNumbers): QuestionFacts {
  if (question.kind === 'lines') {
    const lines = question.prefill && numbers.of({ indicator: question.prefill.municipalities }) !== undefined ? numbers.municipalities : undefined;
    return lines ? { [whole]: { n: lines.length, lines: lines.toSorted() } } : {};
  }
  return Object.fromEntries(
    fillsOf(question).flatMap(({ option, fill }) => {
      const fact = factOf(fill, numbers);
      return fact ? [[option, fact] as const] : [];
    }),
  );
}

/**
 * What a number says of an option: it is so; it is not (the register covers it and has nothing, or a range it is outside of); or
 * it is left open (there is some, but less than the rule asks, or the number alone cannot say it): shown, and left to the centre.
 */
export type Says = 'yes' | 'no' | 'open';
export function says({ atLeast = 1, atMost, whenNone = false, shownOnly = false }: Pick<OptionFill, 'atLeast' | 'atMost' | 'whenNone' | 'shownOnly'>, n: number): Says {
  if (shownOnly) return n === 0 ? 'no' : 'open';
  if (whenNone) return n === 0 ? 'yes' : 'no';
  if (n >= atLeast && n <= (atMost ?? Infinity)) return 'yes';
  return n === 0 || atMost !== undefined ? 'no' : 'open';
}

/** What the facts say of an option; undefined when they say nothing. */
export function saidOf(question: EditionQuestion, option: string, facts: QuestionFacts): Says | undefined {
  const fill = optionsOf(question).find((o) => o.id === option)?.prefill;
  const fact = facts[option];
  return fill && fact ? says(fill, fact.n) : undefined;
}

/** The answer the facts give; undefined when they give none. */
export function answerFrom(question: EditionQuestion, facts: QuestionFacts): Answer | undefined {
  const fact = facts[whole];
  switch (question.kind) {
    case 'number':
      return fact && fact.n >= question.min && fact.n <= question.max ? { kind: 'number', value: fact.n } : undefined;
    case 'lines':
      return fact?.lines && fact.lines.length > 0 ? { kind: 'lines', lines: fact.lines.slice(0, question.maxLines) } : undefined;
    case 'several': {
      const yes = question.options.filter((o) => saidOf(question, o.id, facts) === 'yes');
      const chosen = yes.some((o) => !o.exclusive) ? yes.filter((o) => !o.exclusive) : yes.slice(0, 1);
      return chosen.length > 0 ? { kind: 'several', chosen: chosen.map((o) => o.id) } : undefined;
    }
    case 'one': {
      const yes = question.options.filter((o) => saidOf(question, o.id, facts) === 'yes');
      return yes.length === 1 ? { kind: 'one', chosen: yes[0]!.id } : undefined;
    }
    case 'text':
      return undefined;
  }
}

export interface Prefilled {
  /** The answers that the registers give; what they do not give is absent. */
  readonly draft: Draft;
  /** What they were made of, also where it gave no answer. */
  readonly sources: FormFacts;
}
/** The form as the registers fill it in. Pure. */
export function prefilled(edition: Edition, numbers: RegisterNumbers): Prefilled {
  const byQuestion: Record<string, Answer> = {};
  const sources: Record<string, QuestionFacts> = {};
  for (const question of questionsOf(edition)) {
    const facts = factsOf(question, numbers);
    if (Object.keys(facts).length === 0) continue;
    sources[question.id] = facts;
    const answer = answerFrom(question, facts);
    if (answer) byQuestion[question.id] = answer;
  }
  return { draft: { byQuestion, comments: {} }, sources };
}

/** How much of a form the registers can answer by rule. A number that is only shown answers nothing. */
export interface Derivable {
  /** Counts: questions whose answer is a number. */
  readonly counts: { readonly derived: number; readonly of: number };
  readonly options: { readonly derived: number; readonly of: number };
}
/** `covers`: whether the registers have an indicator in the edition's year. */
export function derivableIn(edition: Edition, covers: (indicator: string) => boolean = () => true): Derivable {
  const questions = questionsOf(edition);
  const counts = questions.filter((q) => q.kind === 'number');
  const options = questions.flatMap(optionsOf);
  return {
    counts: { derived: counts.filter((q) => fillsOf(q).some(({ fill }) => covers(fill.indicator))).length, of: counts.length },
    options: { derived: options.filter((o) => o.prefill && !o.prefill.shownOnly && covers(o.prefill.indicator)).length, of: options.length },
  };
}
