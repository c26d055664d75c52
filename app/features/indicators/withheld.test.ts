import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withheldGroups } from '../../platform/small-counts.ts';
import { withheldPlaces } from './withheld.ts';

const total = (all: readonly { n: number }[]): number => all.reduce((sum, one) => sum + one.n, 0);

describe('what is withheld', () => {
  it('is one or two, and one more when the whole would give them away', () => {
    const groups = (...ns: number[]) => ns.map((n, i) => ({ id: String(i), n }));
    expect([...withheldGroups(groups(2, 9, 5, 0))]).toEqual(['0', '2']);
    expect([...withheldGroups(groups(1, 1, 9, 5))]).toEqual(['0', '1', '3']);
    expect([...withheldGroups(groups(3, 4, 0))]).toEqual([]);
  });
  it('cannot be worked out from a region that is shown, nor from the country', () => {
    const place = fc.record({ region: fc.constantFrom('Nord', 'Vest', 'Midt', 'Sør'), n: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 14 }), (given) => {
        const all = given.map((one, i) => ({ id: `centre-${i}`, ...one }));
        const { regions, places } = withheldPlaces(all);
        const byRegion = [...Map.groupBy(all, (one) => one.region)].map(([id, within]) => ({ id, n: total(within), within }));
        /** Nobody can take what is shown from the whole and be left with one of them, or with fewer than three. */
        const safe = (whole: readonly { id: string; n: number }[], hidden: ReadonlySet<string>): boolean => {
          const out = whole.filter((one) => hidden.has(one.id));
          return whole.every((one) => one.n === 0 || one.n >= 3 || hidden.has(one.id)) && (out.length === 0 || (out.length >= 2 && total(out) >= 3));
        };
        const safeWithin = byRegion.every((region) => (regions.has(region.id) ? region.within.every((one) => one.n === 0 || places.has(one.id)) : safe(region.within, places)));
        expect([total(all) < 3 || safe(byRegion, regions), safeWithin]).toEqual([true, true]);
      }),
    );
  });
});
