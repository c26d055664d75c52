import { isAnswered } from './answers.ts';
import type { DraftAnswer } from './answers.ts';
import { optionsOf } from './edition.ts';
import type { EditionQuestion } from './edition.ts';
import { answerFrom, saidOf } from './prefill.ts';
import type { QuestionFacts } from './prefill.ts';
import { whole } from './questionnaire.ts';

/** An answer held against the registers: where it says something else than they did, and where they have changed since. */

/** How a basis came to be; see the migration. */
export const basisHows = ['saved', 'filled', 'taken', 'kept', 'given'] as const;
export type BasisHow = (typeof basisHows)[number];
/** What the registers held when a question was answered. The newest one of a question holds. */
export interface Basis {
  readonly question: string;
  readonly version: number;
  readonly how: BasisHow;
  readonly actor: string;
  readonly at: Date;
  readonly facts: QuestionFacts;
  /** By option: the rows that were counted, as `REGISTER:ID`. */
  readonly refs: Readonly<Record<string, readonly string[]>>;
}

/** A place where the answer is another than what the registers held. */
export interface Departure {
  readonly option: string;
  /** Answered against evidence: why is asked. Else there was no evidence for what is answered, which may be explained. */
  readonly must: boolean;
}

const chosenIn = (answer: DraftAnswer | undefined): ReadonlySet<string> =>
  new Set(answer?.kind === 'several' ? answer.chosen : answer?.kind === 'one' && answer.chosen !== '' ? [answer.chosen] : []);
const linesIn = (answer: DraftAnswer | undefined): ReadonlySet<string> => new Set(answer?.kind === 'lines' ? answer.lines : []);

function departuresOfSeveral(question: EditionQuestion, chosen: ReadonlySet<string>, facts: QuestionFacts): readonly Departure[] {
  const each = optionsOf(question).flatMap((o): Departure[] => {
    const said = saidOf(question, o.id, facts);
    const is = chosen.has(o.id);
    if (said === 'yes' && !is) return o.exclusive ? [] : [{ option: o.id, must: true }];
    // "None", and there are some: against evidence. An option the registers have nothing of: without evidence.
    return said === 'no' && is ? [{ option: o.id, must: o.exclusive }] : [];
  });
  const none = optionsOf(question).find((o) => o.exclusive && chosen.has(o.id));
  // "None" is said once, and explained once.
  return none && each.some((d) => d.must) ? [{ option: none.id, must: true }] : each;
}

/** Where an answer is another than these facts, in the form's order. What the facts leave open is nowhere another. */
export function departuresOf(question: EditionQuestion, answer: DraftAnswer | undefined, facts: QuestionFacts): readonly Departure[] {
  const fact = facts[whole];
  switch (question.kind) {
    case 'number':
      return fact && answer?.kind === 'number' && answer.value !== fact.n ? [{ option: whole, must: true }] : [];
    case 'lines': {
      const lines = linesIn(answer);
      const missing = fact?.lines?.slice(0, question.maxLines).some((line) => !lines.has(line)) ?? false;
      const more = fact?.lines !== undefined && [...lines].some((line) => !fact.lines!.includes(line));
      return missing || more ? [{ option: whole, must: missing }] : [];
    }
    case 'several':
      return departuresOfSeveral(question, chosenIn(answer), facts);
    case 'one': {
      const wanted = answerFrom(question, facts);
      const [chosen] = chosenIn(answer);
      return wanted?.kind === 'one' && chosen !== undefined && chosen !== wanted.chosen ? [{ option: wanted.chosen, must: true }] : [];
    }
    case 'text':
      return [];
  }
}

/** What to do with a number that has changed since it was answered: `take` it over, or `keep` the answer as it is. */
export const laterChoices = ['take', 'keep'] as const;
export type LaterChoice = (typeof laterChoices)[number];

/** A place where the registers say something else now than when it was answered, and the answer does not say so too. */
export interface LaterChange {
  readonly option: string;
  readonly was: number;
  readonly now: number;
  /** Of municipalities: what has come, and what has gone. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

function changeOfLines(question: EditionQuestion & { kind: 'lines' }, answer: DraftAnswer | undefined, was: QuestionFacts, now: QuestionFacts): readonly LaterChange[] {
  const [before, after, lines] = [was[whole]?.lines, now[whole]?.lines, linesIn(answer)];
  if (!before || !after) return [];
  const added = after.filter((line) => !before.includes(line) && !lines.has(line)).slice(0, Math.max(0, question.maxLines - lines.size));
  const gone = before.filter((line) => !after.includes(line) && lines.has(line));
  return added.length + gone.length > 0 ? [{ option: whole, was: before.length, now: after.length, added, gone }] : [];
}

/** What has changed in the registers since `was`, so that the answer no longer says what they do. */
export function changesSince(question: EditionQuestion, answer: DraftAnswer | undefined, was: QuestionFacts, now: QuestionFacts): readonly LaterChange[] {
  if (question.kind === 'lines') return changeOfLines(question, answer, was, now);
  const chosen = chosenIn(answer);
  const counts = (option: string): LaterChange => ({ option, was: was[option]?.n ?? 0, now: now[option]?.n ?? 0, added: [], gone: [] });
  if (question.kind === 'number') {
    const differs = now[whole] !== undefined && was[whole] !== undefined && now[whole].n !== was[whole].n;
    return differs && !(answer?.kind === 'number' && answer.value === now[whole]!.n) ? [counts(whole)] : [];
  }
  if (question.kind === 'one') {
    const [before, after] = [answerFrom(question, was), answerFrom(question, now)];
    return after?.kind === 'one' && !(before?.kind === 'one' && before.chosen === after.chosen) && !chosen.has(after.chosen) ? [counts(after.chosen)] : [];
  }
  return optionsOf(question).flatMap((o) => {
    const [before, after] = [saidOf(question, o.id, was), saidOf(question, o.id, now)];
    if (before === undefined || after === undefined || before === after) return [];
    const disagrees = chosen.has(o.id) ? after === 'no' || (after === 'open' && before === 'yes') : after === 'yes' && !o.exclusive;
    return disagrees ? [counts(o.id)] : [];
  });
}

function linesWith(question: EditionQuestion & { kind: 'lines' }, answer: DraftAnswer | undefined, was: QuestionFacts, now: QuestionFacts): DraftAnswer {
  const [before, after] = [was[whole]?.lines ?? [], now[whole]?.lines ?? []];
  const kept = [...linesIn(answer)].filter((line) => after.includes(line) || !before.includes(line));
  return { kind: 'lines', lines: [...new Set([...kept, ...after.filter((line) => !before.includes(line))])].slice(0, question.maxLines) };
}

/** The answer with what the registers say now taken over at one place, and all else as it was. */
export function withLater(question: EditionQuestion, answer: DraftAnswer | undefined, option: string, was: QuestionFacts, now: QuestionFacts): DraftAnswer | undefined {
  const texts = (answer?.kind === 'several' || answer?.kind === 'one') && answer.texts ? { texts: answer.texts } : {};
  switch (question.kind) {
    case 'number':
      return answerFrom(question, now) ?? answer;
    case 'one':
      return { kind: 'one', chosen: option, ...texts };
    case 'lines':
      return linesWith(question, answer, was, now);
    case 'several': {
      const chosen = new Set(chosenIn(answer));
      if (saidOf(question, option, now) === 'yes') {
        for (const o of optionsOf(question)) if (o.exclusive) chosen.delete(o.id);
        chosen.add(option);
      } else chosen.delete(option);
      const after: DraftAnswer = { kind: 'several', chosen: [...chosen], ...texts };
      return isAnswered(after) || after.texts ? after : undefined;
    }
    case 'text':
      return answer;
  }
}

/** The options on which two answers to a question differ; `whole` where it has none, and for all of a choice of one. */
export function changedPoints(question: EditionQuestion, before: DraftAnswer | undefined, after: DraftAnswer | undefined): ReadonlySet<string> {
  const [one, other] = [chosenIn(before), chosenIn(after)];
  const options = optionsOf(question).map((o) => o.id);
  if (question.kind === 'several') return new Set(options.filter((id) => one.has(id) !== other.has(id)));
  return new Set([whole, ...options]);
}
