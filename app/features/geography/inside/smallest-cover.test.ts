import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestCover } from './smallest-cover.ts';

const members = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const subsets = Array.from({ length: 2 ** members.length }, (_, bits) => members.filter((_m, i) => bits & (1 << i)));

test('the cover is a smallest of all, by trying all', () => {
  fc.assert(
    fc.property(fc.array(fc.subarray(members, { minLength: 1 }), { maxLength: 9 }), (sets) => {
      const covers = (cover: readonly string[]) => sets.every((s) => s.some((m) => cover.includes(m)));
      const smallest = Math.min(...subsets.filter(covers).map((s) => s.length));
      const first = subsets
        .filter((s) => s.length === smallest && covers(s))
        .map((s) => s.join(''))
        .toSorted()[0];
      expect(smallestCover(sets).join('')).toBe(first);
    }),
    { numRuns: 500 },
  );
});

test('nothing needs nothing', () => {
  expect(smallestCover([])).toEqual([]);
  expect(smallestCover([[]])).toEqual([]);
});
