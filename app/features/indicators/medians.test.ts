import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withheldGroups } from '../../platform/small-counts.ts';
import { hasValue } from './cell.ts';
import { fewestCentres, medianCell } from './medians.ts';

const of = (...ns: number[]) => ns.map((n) => ({ n }));

describe('the median of the centres', () => {
  it('is the middle one, or halfway between the two in the middle', () => {
    expect(medianCell(of(9, 1, 4))).toEqual({ value: 4 });
    expect(medianCell(of(1, 9, 4, 6))).toEqual({ value: 5 });
    expect(medianCell(of(0, 0, 0))).toEqual({ value: 0 });
    expect(medianCell(of(1, 2, 4), { preliminary: true })).toEqual({ value: 2, preliminary: true });
  });
  it('is none from fewer than three centres', () => {
    for (const few of [of(), of(12), of(12, 30)]) expect([medianCell(few), medianCell(few, { persons: true })]).toEqual([{ none: 'withheld' }, { none: 'withheld' }]);
  });
  it('of persons is never one or two, nor told by a number that nobody else is shown', () => {
    expect(medianCell(of(1, 2, 40), { persons: true })).toEqual({ none: 'withheld' });
    expect(medianCell([{ n: 2, hidden: true }, { n: 5, hidden: true }, { n: 6, hidden: true }, { n: 9 }, { n: 12 }], { persons: true })).toEqual({ none: 'withheld' });
    expect(medianCell(of(0, 0, 9), { persons: true })).toEqual({ value: 0 });
  });
  it('does not hang on the order the centres are read in', () => {
    const numbers = fc.array(fc.record({ n: fc.nat(4), hidden: fc.boolean() }), { minLength: 3, maxLength: 9 });
    const shuffled = numbers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(medianCell(other, { persons: true })).toEqual(medianCell(one, { persons: true }));
      }),
    );
  });
  it('of persons is made of numbers that stand open elsewhere alone', () => {
    const numbers = fc.array(fc.nat(12), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(numbers, (ns) => {
        const hidden = withheldGroups(ns.map((n, i) => ({ id: String(i), n })));
        const all = ns.map((n, i) => ({ n, hidden: hidden.has(String(i)) }));
        const cell = medianCell(all, { persons: true });
        if (!hasValue(cell)) return;
        expect(ns.length).toBeGreaterThanOrEqual(fewestCentres);
        const shown = all.filter((one) => !one.hidden).map((one) => one.n);
        const sorted = ns.toSorted((a, b) => a - b);
        const middle = [sorted[Math.floor((ns.length - 1) / 2)]!, sorted[Math.floor(ns.length / 2)]!];
        expect(middle.every((n) => n === 0 || shown.includes(n))).toBe(true);
      }),
    );
  });
});
