import fc from 'fast-check';
import type { Draft, DraftAnswer } from '../app/features/questionnaires/answers.ts';
import { optionsOf, questionsOf } from '../app/features/questionnaires/edition.ts';
import type { Edition, EditionQuestion } from '../app/features/questionnaires/edition.ts';
import type { Answer, Answers, Option, Question, Questionnaire } from '../app/features/questionnaires/questionnaire.ts';
import type { Years } from '../app/features/scheme/scheme.ts';

const text = { nb: 'x', nn: 'x' };
const first = 2014;
const span: fc.Arbitrary<Years> = fc
  .record({ from: fc.integer({ min: first, max: 2024 }), length: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }) })
  .map(({ from, length }) => (length === undefined ? { from } : { from, to: from + length }));
const ids = (prefix: string, max: number): fc.Arbitrary<string[]> => fc.integer({ min: 1, max }).map((n) => Array.from({ length: n }, (_, i) => `${prefix}${i}`));

/** Options may be offered in any years, also such in which their question is not asked: the loader would refuse it, the projection must stand it. */
const option = (id: string): fc.Arbitrary<Option> =>
  fc.record({
    id: fc.constant(id),
    years: fc.array(span, { minLength: 1, maxLength: 2 }),
    wordings: fc.constant([{ years: { from: first }, text, comparable: true }]),
    exclusive: fc.boolean(),
    freeText: fc.option(fc.constant(text), { nil: undefined }),
  });
const question = (id: string): fc.Arbitrary<Question> =>
  fc
    .tuple(
      fc.array(span, { minLength: 1, maxLength: 2 }),
      fc.constantFrom('several', 'one', 'number', 'text', 'lines' as const),
      fc.boolean(),
      ids('o', 5).chain((all) => fc.tuple(...all.map(option))),
    )
    .map(([years, kind, required, options]): Question => {
      const common = { id, section: 's', years, wordings: [{ years: { from: first }, text, comparable: true }], required, comment: { label: text, quotable: true } };
      if (kind === 'several' || kind === 'one') return { ...common, kind, options };
      if (kind === 'number') return { ...common, kind, unit: text, min: 0, max: 100 };
      return kind === 'text' ? { ...common, kind, maxLength: 50 } : { ...common, kind, maxLines: 5, maxLength: 50, entries: 'text' };
    });

export const arbitraryQuestionnaire: fc.Arbitrary<Questionnaire> = ids('q', 5)
  .chain((all) => fc.tuple(...all.map(question)))
  .map((questions) => ({ id: 'x', title: text, sections: [{ id: 's', title: text }], questions }));

const answerTo = (q: EditionQuestion): fc.Arbitrary<Answer> => {
  const offered = optionsOf(q).map((o) => o.id);
  switch (q.kind) {
    case 'several':
      return fc.subarray(offered, { minLength: 1 }).map((chosen) => ({ kind: 'several', chosen }));
    case 'one':
      return fc.constantFrom(...offered).map((chosen) => ({ kind: 'one', chosen }));
    case 'number':
      return fc.integer({ min: 0, max: 100 }).map((value) => ({ kind: 'number', value }));
    case 'text':
      return fc.string({ minLength: 1, maxLength: 10 }).map((value) => ({ kind: 'text', value: `a${value}` }));
    case 'lines':
      return fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }).map((lines) => ({ kind: 'lines', lines }));
  }
};
/** Answers to some of the year's questions. */
export const arbitraryAnswers = (edition: Edition): fc.Arbitrary<Answers> =>
  fc
    .record(Object.fromEntries(questionsOf(edition).map((q) => [q.id, fc.option(answerTo(q), { nil: undefined })])))
    .map((all) => ({ byQuestion: Object.fromEntries(Object.entries(all).flatMap(([id, a]) => (a ? [[id, a] as const] : []))), comments: {} }));

const loose: fc.Arbitrary<DraftAnswer> = fc.oneof(
  fc.subarray(['a', 'b', 'c']).map((chosen): DraftAnswer => ({ kind: 'several', chosen })),
  fc.integer({ min: 0, max: 3 }).map((value): DraftAnswer => ({ kind: 'number', value })),
  fc.constantFrom('', 'tolv', 'x').map((value): DraftAnswer => ({ kind: 'typed', value })),
);
const few = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> => fc.dictionary(fc.constantFrom('p', 'q', 'r'), value, { noNullPrototype: true });
/** A draft of a few questions, often alike. */
export const arbitraryDraft: fc.Arbitrary<Draft> = fc.record({ byQuestion: few(loose), comments: few(fc.constantFrom('', 'ja', 'nei')) });
