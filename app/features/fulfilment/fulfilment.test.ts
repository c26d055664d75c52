import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../platform/norwegian-time.ts';
import { isActiveAt, monthsIn } from '../scheme/scheme.ts';
import { cellOf, centresBy, isFulfilled, isMissing, mayFollow, needs, standingOf, thresholdFor } from './fulfilment.ts';
import type { EntryKind, EvidenceWish, TaskEntry, TaskRule, TaskState } from './fulfilment.ts';

const wish = (indicator: string, atLeast = 1): EvidenceWish => ({ indicator, atLeast });
const rule = (more: Partial<TaskRule> = {}): TaskRule => ({
  need: 'any',
  atLeast: 1,
  evidence: [wish('visits', 2), wish('talks', 3)],
  reported: [{ question: 'work', options: ['talks'] }, { question: 'people' }],
  ...more,
});
const of = (numbers: Record<string, number | undefined>) => (one: EvidenceWish) => numbers[one.indicator];
const several = (...chosen: string[]) => ({ byQuestion: { work: { kind: 'several' as const, chosen } } });

describe('a task', () => {
  test('is fulfilled when it is documented or accepted; reported alone is something the centre lacks', () => {
    const accepted = {} as TaskEntry;
    const all = (['documented', 'reported', 'nothing', 'unruled'] as const).map((state) => [
      state,
      isFulfilled({ state }, { accepted: undefined }),
      isFulfilled({ state }, { accepted }),
      isMissing({ state }, { accepted: undefined }),
      isMissing({ state }, { accepted }),
    ]);
    expect(all).toEqual([
      ['documented', true, true, false, false],
      ['reported', false, true, true, false],
      ['nothing', false, true, true, false],
      ['unruled', false, true, false, false],
    ]);
  });
  test('is documented when the registers reach the threshold: one number, all of them, or their sum', () => {
    const numbers = of({ visits: 2, talks: 1 });
    expect(cellOf(rule(), numbers, undefined)).toMatchObject({ state: 'documented', n: 2 });
    expect(cellOf(rule({ need: 'all' }), numbers, undefined)).toMatchObject({ state: 'nothing', n: 2 });
    expect(cellOf(rule({ need: 'total', atLeast: 3 }), numbers, undefined)).toMatchObject({ state: 'documented', n: 3 });
    expect(cellOf(rule({ need: 'total', atLeast: 4 }), numbers, undefined)).toMatchObject({ state: 'nothing', n: 3 });
  });
  test('is only reported when the form alone says it: an option that counts, or a number above zero', () => {
    expect(cellOf(rule(), of({ visits: 1 }), several('talks'))).toMatchObject({ state: 'reported', n: 1, reported: [{ question: 'work' }] });
    expect(cellOf(rule(), of({}), several('other')).state).toBe('nothing');
    expect(cellOf(rule(), of({}), { byQuestion: { people: { kind: 'number', value: 4 } } }).state).toBe('reported');
    expect(cellOf(rule(), of({}), { byQuestion: { people: { kind: 'number', value: 0 } } }).state).toBe('nothing');
    expect(cellOf(rule(), of({}), { byQuestion: { people: { kind: 'typed', value: 'many' } } }).state).toBe('nothing');
  });
  test('without a rule is the authority’s to decide: never documented, and nothing the centre lacks', () => {
    const cell = cellOf(undefined, of({ visits: 99 }), several('talks'));
    expect(cell.state).toBe('unruled');
    expect(isFulfilled(cell, { accepted: undefined })).toBe(false);
    expect(isMissing(cell, { accepted: undefined })).toBe(false);
  });
  test('that nothing can document is never documented, whatever is reported', () => {
    expect(cellOf(rule({ evidence: [] }), of({}), several('talks')).state).toBe('reported');
    expect(cellOf(rule({ evidence: [], need: 'all' }), of({}), undefined).state).toBe('nothing');
  });
  test('has no number from years without a register, which is not zero', () => {
    expect(cellOf(rule(), of({}), undefined).measured.map(({ n, reached }) => ({ n, reached }))).toEqual([
      { n: undefined, reached: false },
      { n: undefined, reached: false },
    ]);
  });
});

const rank: Record<TaskState, number> = { unruled: 0, nothing: 0, reported: 1, documented: 2 };
const arbitraryRule = fc.record({
  need: fc.constantFrom(...needs),
  atLeast: fc.integer({ min: 1, max: 6 }),
  evidence: fc.array(fc.record({ indicator: fc.constantFrom('a', 'b', 'c', 'd'), atLeast: fc.integer({ min: 1, max: 6 }) }), { maxLength: 4 }),
  reported: fc.array(fc.record({ question: fc.constantFrom('q', 'r'), options: fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }) }), { maxLength: 3 }),
});
const arbitraryNumbers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 8 }), { maxKeys: 4 });
const arbitraryAnswers = fc.dictionary(fc.constantFrom('q', 'r'), fc.uniqueArray(fc.constantFrom('x', 'y', 'z')), { maxKeys: 2 });
const answersOf = (chosen: Record<string, string[]>) => ({
  byQuestion: Object.fromEntries(Object.entries(chosen).map(([q, options]) => [q, { kind: 'several' as const, chosen: options }])),
});
const months = fc.integer({ min: 1, max: 12 });

describe('more evidence', () => {
  test('never makes a task worse: neither its state nor its number, nor what stands beside it', () => {
    fc.assert(
      fc.property(
        fc.option(arbitraryRule, { nil: undefined }),
        arbitraryNumbers,
        arbitraryNumbers,
        arbitraryAnswers,
        arbitraryAnswers,
        months,
        (one, numbers, more, chosen, also, m) => {
          const grown = { ...numbers };
          for (const [key, n] of Object.entries(more)) grown[key] = (grown[key] ?? 0) + n;
          const answered = { ...chosen };
          for (const [key, options] of Object.entries(also)) answered[key] = [...new Set([...(answered[key] ?? []), ...options])];
          const before = cellOf(one, of(numbers), answersOf(chosen), m);
          const after = cellOf(one, of(grown), answersOf(answered), m);
          expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state]);
          expect(after.n).toBeGreaterThanOrEqual(before.n);
          for (const standing of [{ accepted: undefined }, { accepted: {} as TaskEntry }])
            expect(Number(isFulfilled(after, standing))).toBeGreaterThanOrEqual(Number(isFulfilled(before, standing)));
        },
      ),
      { numRuns: 500 },
    );
  });
  test('and a longer year never makes it easier', () => {
    fc.assert(
      fc.property(arbitraryRule, arbitraryNumbers, months, months, (one, numbers, a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        expect(rank[cellOf(one, of(numbers), undefined, short).state]).toBeGreaterThanOrEqual(rank[cellOf(one, of(numbers), undefined, long).state]);
      }),
    );
  });
});

describe('a centre with an agreement for part of the year', () => {
  const agreed = (from: string, to?: string) => ({ agreement: { from, to } });
  test('has its share of the threshold, and never less than one', () => {
    expect([12, 8, 4, 1].map((m) => thresholdFor(3, m))).toEqual([3, 2, 1, 1]);
    expect(thresholdFor(1, 1)).toBe(1);
    expect(cellOf(rule({ evidence: [wish('visits', 3)] }), of({ visits: 2 }), undefined, 8).state).toBe('documented');
    const total = rule({ need: 'total', atLeast: 6 });
    expect([8, 9].map((m) => cellOf(total, of({ visits: 3, talks: 1 }), undefined, m))).toMatchObject([
      { state: 'documented', n: 4 },
      { state: 'nothing', n: 4 },
    ]);
  });
  test('joined in May: eight months of that year, twelve of the next', () => {
    expect(monthsIn(agreed('2025-05-01'), 2025)).toBe(8);
    expect(monthsIn(agreed('2025-05-01'), 2026)).toBe(12);
  });
  test('left on a summer’s day: the months it touched', () => {
    expect(monthsIn(agreed('2020-01-01', '2024-07-01'), 2024)).toBe(6);
    expect(monthsIn(agreed('2020-01-01', '2024-07-15'), 2024)).toBe(7);
    expect(monthsIn(agreed('2020-01-01', '2024-01-01'), 2024)).toBe(0);
  });
  test('has the months in which it ran on any day', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-01-01', n));
    fc.assert(
      fc.property(day, fc.option(day, { nil: undefined }), fc.constantFrom(2023, 2024, 2025, 2026), (from, to, year) => {
        fc.pre(to === undefined || to > from);
        const days = Array.from({ length: 366 }, (_, i) => addDays(`${year}-01-01`, i)).filter((d) => d.startsWith(String(year)) && isActiveAt(agreed(from, to), d));
        expect(monthsIn(agreed(from, to), year)).toBe(new Set(days.map((d) => d.slice(0, 7))).size);
      }),
    );
  });
  test('is not asked before it begins', () => {
    const centres = [{ id: 'may', ...agreed('2026-05-01') }] as never;
    expect(centresBy({ centres }, 2026, '2026-04-30')).toHaveLength(0);
    expect(centresBy({ centres }, 2026, '2026-05-01')).toHaveLength(1);
    expect(centresBy({ centres }, 2025, '2026-05-01')).toHaveLength(0);
  });
});

describe('what is said about a task', () => {
  const talk = (...kinds: EntryKind[]) =>
    standingOf(kinds.map((kind, i): TaskEntry => ({ n: i + 1, kind, text: kind, at: new Date(i), by: 'x', basis: { state: 'nothing', n: 0 } })));
  test('waits for an officer while the centre has the last word', () => {
    expect(talk('word').waiting).toBe(true);
    expect(talk('contest', 'reply').waiting).toBe(false);
    expect(talk('word', 'accepted').waiting).toBe(false);
    expect(talk('word', 'accepted', 'contest').waiting).toBe(true);
  });
  test('an acceptance stands until it is taken back, whatever is said after', () => {
    expect(talk('accepted', 'contest', 'reply').accepted?.n).toBe(1);
    expect(talk('accepted', 'withdrawn').accepted).toBeUndefined();
    expect(talk('accepted', 'withdrawn', 'accepted').accepted?.n).toBe(3);
  });
  test('only what is not accepted is accepted, only what is accepted is taken back, only what waits is answered', () => {
    const [fresh, said, accepted] = [talk(), talk('word'), talk('accepted')];
    expect([fresh, said, accepted].map((s) => mayFollow('accepted', s))).toEqual([true, true, false]);
    expect([fresh, said, accepted].map((s) => mayFollow('withdrawn', s))).toEqual([false, false, true]);
    expect([fresh, said, accepted].map((s) => mayFollow('reply', s))).toEqual([false, true, false]);
    expect([fresh, said, accepted].map((s) => mayFollow('word', s))).toEqual([true, true, true]);
  });
});
