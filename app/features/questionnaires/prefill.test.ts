import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realDefinitions } from '../../../testing/real-definitions.ts';
import { wishKey } from '../indicators/fact.ts';
import { sameAnswer } from './answers.ts';
import { checkAnswers } from './check-answers.ts';
import { changesSince, departuresOf, withLater } from './departures.ts';
import { editionOf, findQuestion, questionsOf } from './edition.ts';
import type { EditionQuestion } from './edition.ts';
import { answerFrom, derivableIn, factsOf, hasRule, prefilled, says, wishesIn } from './prefill.ts';
import type { QuestionFacts, RegisterNumbers } from './prefill.ts';
import { whole } from './questionnaire.ts';
import type { OptionFill } from './questionnaire.ts';

const { questionnaire, indicators } = realDefinitions();
const edition = editionOf(questionnaire, 2025);
const questions = questionsOf(edition);
const wishes = wishesIn(questions).map(wishKey);

/** What a register could hold of a year, at an instant. */
const numbers: fc.Arbitrary<RegisterNumbers> = fc
  .record({
    counts: fc.array(fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, fc.integer({ min: 0, max: 60 })), { minLength: wishes.length, maxLength: wishes.length }),
    municipalities: fc.subarray(['1804', '4601', '5001', '0301', '1505']),
  })
  .map(({ counts, municipalities }) => ({ of: (wish) => counts[wishes.indexOf(wishKey(wish))], municipalities }));
const nothing: RegisterNumbers = { of: () => undefined, municipalities: [] };
const question = (id: string): EditionQuestion => findQuestion(edition, id)!;
/** A question as it would be with another rule on one of its options. */
const withRule = (id: string, option: string, rule: Pick<OptionFill, 'atLeast'>): EditionQuestion => {
  const real = question(id);
  if (real.kind !== 'several') throw new Error('options');
  return { ...real, options: real.options.map((o) => (o.id === option && o.prefill ? { ...o, prefill: { ...o.prefill, shownOnly: undefined, ...rule } } : o)) };
};
const of = (facts: Record<string, number>): QuestionFacts => Object.fromEntries(Object.entries(facts).map(([option, n]) => [option, { n }]));

describe('an option with a rule', () => {
  it.each([
    [{}, 0, 'no'],
    [{}, 1, 'yes'],
    [{ atLeast: 4 }, 0, 'no'],
    [{ atLeast: 4 }, 3, 'open'],
    [{ atLeast: 4 }, 4, 'yes'],
    [{ atLeast: 0, atMost: 9 }, 0, 'yes'],
    [{ atLeast: 10, atMost: 24 }, 9, 'no'],
    [{ atLeast: 10, atMost: 24 }, 25, 'no'],
    [{ shownOnly: true }, 0, 'no'],
    [{ shownOnly: true }, 500, 'open'],
    [{ whenNone: true }, 0, 'yes'],
    [{ whenNone: true }, 2, 'no'],
  ] as const)('%j says of %i: %s', (rule, n, expected) => {
    expect(says(rule, n)).toBe(expected);
  });
  it('is ticked, with the others that are so, and never beside «none»', () => {
    const channels = question('information-channels');
    expect(answerFrom(channels, of({ 'national-media': 2, 'local-media': 3, conferences: 1, 'social-media': 500 }))).toEqual({
      kind: 'several',
      chosen: ['national-media', 'conferences'],
    });
    expect(answerFrom(question('visitor-kinds'), of({ none: 0, pupils: 0 }))).toEqual({ kind: 'several', chosen: ['none'] });
    expect(answerFrom(question('visitor-kinds'), of({ none: 0, pupils: 3 }))).toEqual({ kind: 'several', chosen: ['pupils'] });
    expect(answerFrom(question('enquiries-amount'), of({ 'under-10': 24, 'from-10': 24, 'from-25': 24, 'from-50': 24 }))).toEqual({ kind: 'one', chosen: 'from-10' });
  });
});

describe('a question that the registers cannot answer for sure', () => {
  it('is left: a number the form has no room for, two choices at once, and no more lines than there is room for', () => {
    const people = question('visits-people');
    if (people.kind !== 'number') throw new Error('a number');
    expect([people.max, people.max + 1].map((n) => answerFrom(people, of({ [whole]: n })))).toEqual([{ kind: 'number', value: people.max }, undefined]);
    expect(answerFrom(question('enquiries-amount'), of({ 'under-10': 5, 'from-10': 12 }))).toBeUndefined();
    const list = question('visits-municipality-list');
    if (list.kind !== 'lines') throw new Error('lines');
    const lines = Array.from({ length: list.maxLines + 2 }, (_, i) => String(1000 + i));
    expect(answerFrom(list, { [whole]: { n: lines.length, lines } })).toEqual({ kind: 'lines', lines: lines.slice(0, list.maxLines) });
  });
});

describe('a form that fills itself in', () => {
  it('is the same for the same registers, and says nothing that is not in them', () => {
    fc.assert(
      fc.property(numbers, (register) => {
        const one = prefilled(edition, register);
        expect(prefilled(edition, register)).toEqual(one);
        expect(Object.keys(one.draft.byQuestion).filter((id) => one.sources[id] === undefined)).toEqual([]);
      }),
    );
  });
  it('gives answers that fit their questions; only what an option asks to be written is left', () => {
    fc.assert(
      fc.property(numbers, (register) => {
        const { draft } = prefilled(edition, register);
        expect(checkAnswers(edition, draft, { submitting: true }).filter((f) => f.reason !== 'required' && f.reason !== 'text-missing')).toEqual([]);
      }),
    );
  });
  it('is nowhere another than the registers, and has not changed since', () => {
    fc.assert(
      fc.property(numbers, (register) => {
        for (const q of questions) {
          const facts = factsOf(q, register);
          const answer = answerFrom(q, facts);
          if (!answer) continue;
          expect(departuresOf(q, answer, facts)).toEqual([]);
          expect(changesSince(q, answer, facts, facts)).toEqual([]);
        }
      }),
    );
  });
  it('asks everything where no register covers the year', () => {
    expect(prefilled(edition, nothing)).toEqual({ draft: { byQuestion: {}, comments: {} }, sources: {} });
  });
  it('leaves questions without a rule as they were', () => {
    const bare = editionOf({ ...questionnaire, questions: questionnaire.questions.filter((q) => q.kind === 'text') }, 2025);
    expect(questionsOf(bare).some(hasRule)).toBe(false);
    expect(question('lesson')).not.toHaveProperty('prefill');
    expect(question('information-topics')).not.toHaveProperty('prefill');
  });
  it.each([2023, 2024, 2025, 2026])('has every count and at least two thirds of the options of %i', (year) => {
    const covers = (id: string): boolean => (indicators.indicators.find((one) => one.id === id)?.register?.from ?? Infinity) <= year;
    const { counts, options } = derivableIn(editionOf(questionnaire, year), covers);
    expect(counts.derived).toBe(counts.of);
    expect(options.derived / options.of).toBeGreaterThanOrEqual(2 / 3);
  });
  it('is not said of what a number cannot tell: how regularly, every week, whom it reached', () => {
    const all = new Proxy({}, { get: () => ({ n: 500 }) }) as QuestionFacts;
    expect(answerFrom(question('information-channels'), all)).toEqual({ kind: 'several', chosen: ['national-media', 'fixed-column', 'conferences'] });
    expect(answerFrom(question('target-groups'), all)).toBeUndefined();
    const told = (n: number): unknown => answerFrom(question('directorate-information'), of({ regularly: n, 'now-and-then': n }));
    expect([0, 1, 3, 4, 12].map(told)).toEqual([undefined, { kind: 'one', chosen: 'now-and-then' }, { kind: 'one', chosen: 'now-and-then' }, undefined, undefined]);
    expect(departuresOf(question('target-groups'), { kind: 'several', chosen: ['nav'] }, of({ nav: 2, press: 3, politicians: 0 }))).toEqual([]);
    // An institution that a centre has added is one of the others, and stands in the log under its own name.
    expect(answerFrom(question('research-partners'), of({ others: 2 }))).toBeUndefined();
    // Counted by hand: 18 + 21 + 4 + 3 + 1 + 0 + 4 × 4 + 4 + 8 + 3 + 4 of the questions in turn.
    expect(derivableIn(edition).options).toEqual({ derived: 82, of: 117 });
  });
  it('has nothing of the years before the registers', () => {
    expect(derivableIn(editionOf(questionnaire, 2022), () => false)).toEqual({ counts: { derived: 0, of: 2 }, options: { derived: 0, of: 111 } });
  });
});

describe('an answer against the registers', () => {
  const channels = question('information-channels');
  const facts = of({ 'national-media': 2, 'local-media': 3, 'fixed-column': 3, 'web-page': 0 });
  it('is explained where they have evidence, and may be where they have none', () => {
    expect(departuresOf(channels, { kind: 'several', chosen: ['national-media', 'web-page', 'strategy'] }, facts)).toEqual([
      { option: 'fixed-column', must: true },
      { option: 'web-page', must: false },
    ]);
    // Some, but less than the rule asks: left to the centre, either way.
    expect(departuresOf(channels, { kind: 'several', chosen: ['national-media', 'fixed-column', 'local-media'] }, facts)).toEqual([]);
  });
  it('is explained once when it is «none»', () => {
    expect(departuresOf(channels, { kind: 'several', chosen: ['none'] }, facts)).toEqual([{ option: 'none', must: true }]);
  });
  it('is another number, another choice, or leaves out a municipality', () => {
    expect(departuresOf(question('visits-people'), { kind: 'number', value: 8 }, of({ [whole]: 7 }))).toEqual([{ option: whole, must: true }]);
    expect(departuresOf(question('enquiries-amount'), { kind: 'one', chosen: 'unknown' }, of({ 'under-10': 12, 'from-10': 12 }))).toEqual([{ option: 'from-10', must: true }]);
    const towns: QuestionFacts = { [whole]: { n: 2, lines: ['1505', '1804'] } };
    const list = question('visits-municipality-list');
    expect(departuresOf(list, { kind: 'lines', lines: ['1804'] }, towns)).toEqual([{ option: whole, must: true }]);
    expect(departuresOf(list, { kind: 'lines', lines: ['1804', '1505', '0301'] }, towns)).toEqual([{ option: whole, must: false }]);
  });
});

describe('a register that changes after the answer', () => {
  it('is flagged until it is taken over, and then no longer', () => {
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        for (const q of questions) {
          const [was, now] = [factsOf(q, before), factsOf(q, after)];
          let answer: ReturnType<typeof withLater> = answerFrom(q, was);
          const first = changesSince(q, answer, was, now);
          for (const { option } of first) answer = withLater(q, answer, option, was, now);
          expect(changesSince(q, answer, was, now)).toEqual([]);
          expect(first.length > 0 || sameAnswer(answer, answerFrom(q, was))).toBe(true);
        }
      }),
    );
  });
  it('is flagged when what was enough is so no longer, and not when it was left to the centre all the time', () => {
    const channels = withRule('information-channels', 'local-media', { atLeast: 4 });
    const flags = (n: number, was: number) => changesSince(channels, { kind: 'several', chosen: ['local-media'] }, of({ 'local-media': was }), of({ 'local-media': n })).length;
    expect([flags(3, 4), flags(0, 4), flags(0, 3), flags(2, 3), flags(3, 0), flags(9, 4)]).toEqual([1, 1, 1, 0, 0, 0]);
  });
  it('never asks for «none» beside what the centre has chosen, and takes «none» away when something comes', () => {
    const kinds = question('visitor-kinds');
    expect(changesSince(kinds, { kind: 'several', chosen: ['pupils'] }, of({ none: 2 }), of({ none: 0 }))).toEqual([]);
    const answer = { kind: 'several', chosen: ['none'], texts: { other: 'Noe' } } as const;
    expect(withLater(kinds, answer, 'pupils', of({ pupils: 0 }), of({ pupils: 2 }))).toEqual({ kind: 'several', chosen: ['pupils'], texts: { other: 'Noe' } });
  });
  it('takes over one place, and leaves what the centre wrote', () => {
    const list = question('visits-municipality-list');
    const [was, now]: QuestionFacts[] = [{ [whole]: { n: 2, lines: ['1505', '1804'] } }, { [whole]: { n: 2, lines: ['1804', '4601'] } }];
    const answer = { kind: 'lines', lines: ['1505', '1804', '0301'] } as const;
    expect(changesSince(list, answer, was!, now!)).toEqual([{ option: whole, was: 2, now: 2, added: ['4601'], gone: ['1505'] }]);
    expect(withLater(list, answer, whole, was!, now!)).toEqual({ kind: 'lines', lines: ['1804', '0301', '4601'] });
    const channels = question('information-channels');
    expect(withLater(channels, { kind: 'several', chosen: ['strategy'] }, 'fixed-column', of({ 'fixed-column': 0 }), of({ 'fixed-column': 1 }))).toEqual({
      kind: 'several',
      chosen: ['strategy', 'fixed-column'],
    });
  });
});
