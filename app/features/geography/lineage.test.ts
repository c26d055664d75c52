import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctMunicipalities, municipalityAt, successorsAt, summedMunicipalities } from './geography.ts';
import type { DatedCode, Geography } from './geography.ts';
import { loadGeography } from './geography.server.ts';
import { buildGeography } from './inside/build-geography.ts';
import type { Facts, Move, MunicipalityFact } from './inside/facts.ts';

/**
 * A made-up country whose truth is known: pieces, each a municipality of its own on the first day, put together anew in
 * each later year; a code may go on while it grows or shrinks. `geo` is told only codes and changes, as the real facts are written down.
 */
interface Country {
  readonly geo: Geography;
  /** For each year, code → the pieces it held. */
  readonly truth: readonly ReadonlyMap<string, ReadonlySet<number>>[];
}
const dayOf = (year: number): string => `${2000 + year}-01-01`;

function build(pieces: number, groupings: readonly { of: readonly number[]; keepsCodes: boolean }[]): Country {
  const truth: Map<string, ReadonlySet<number>>[] = [new Map(Array.from({ length: pieces }, (_, p) => [`10${String(p).padStart(2, '0')}`, new Set([p])]))];
  const moves: Move[] = [];
  let next = 2000;
  for (const [i, grouping] of groupings.entries()) {
    const before = truth[i] ?? new Map();
    const after = new Map<string, ReadonlySet<number>>();
    for (const group of Map.groupBy(
      Array.from({ length: pieces }, (_, p) => p),
      (p) => grouping.of[p] ?? 0,
    ).values()) {
      const same = [...before].find(([, held]) => held.size === group.length && group.every((p) => held.has(p)));
      // Otherwise a new code, or that of one it shares a piece with and that nobody else goes on under.
      const kept = grouping.keepsCodes
        ? [...before].find(([code, held]) => !after.has(code) && group.some((p) => held.has(p)) && !wholeElsewhere(code, before, grouping.of))?.[0]
        : undefined;
      after.set(same?.[0] ?? kept ?? String(next++), new Set(group));
    }
    for (const [from, had] of before) {
      for (const [to, has] of after) {
        const part = [...had].filter((p) => has.has(p));
        const goesOnWhole = from === to && part.length === had.size;
        if (part.length > 0 && !goesOnWhole)
          moves.push({ file: 'made up', line: 1, on: dayOf(i + 1), from, to, origins: part.length === had.size ? [] : part.map((p) => `10${String(p).padStart(2, '0')}`) });
      }
    }
    truth.push(after);
  }
  const codes = [...new Set(truth.flatMap((t) => [...t.keys()]))];
  const municipalities = codes.map((code): MunicipalityFact => {
    const years = truth.flatMap((t, year) => (t.has(code) ? [year] : []));
    const last = Math.max(...years) + 1;
    return { file: 'made up', line: 1, code, county: '10', from: dayOf(Math.min(...years)), to: last < truth.length ? dayOf(last) : undefined };
  });
  const facts: Facts = {
    municipalities,
    moves,
    names: codes.map((code) => ({ file: 'made up', line: 1, code, order: 1, language: 'no', name: `Name ${code}` })),
    counties: [{ file: 'made up', line: 1, code: '10', name: 'County', region: 'Region' }],
    governors: [{ file: 'made up', line: 1, office: 'office', name: 'Office', county: '10' }],
    expected: [],
  };
  const built = buildGeography(facts);
  if (!built.ok) throw new Error(built.faults.map((f) => f.reason).join('\n'));
  return { geo: built.geography, truth };
}

/** Whether the very same pieces are together again: then the code is theirs. */
const wholeElsewhere = (code: string, before: ReadonlyMap<string, ReadonlySet<number>>, of: readonly number[]): boolean => {
  const held = [...(before.get(code) ?? [])];
  return new Set(held.map((p) => of[p])).size === 1 && of.filter((group) => group === of[held[0] ?? 0]).length === held.length;
};

const pieces = 6;
const country = fc
  .array(fc.record({ of: fc.array(fc.nat(3), { minLength: pieces, maxLength: pieces }), keepsCodes: fc.boolean() }), { minLength: 1, maxLength: 4 })
  .map((groupings) => build(pieces, groupings));
const dated = ({ truth }: Country) =>
  fc.array(
    fc.nat(truth.length - 1).chain((year) => fc.constantFrom(...(truth[year]?.keys() ?? [])).map((code) => ({ code, on: dayOf(year) }))),
    { maxLength: 7 },
  );
const sharing = (country: Country, { code, on }: DatedCode, year: number): string[] => {
  const held = country.truth[Number(on.slice(0, 4)) - 2000]?.get(code) ?? new Set<number>();
  return [...(country.truth[year] ?? [])].flatMap(([other, has]) => ([...held].some((p) => has.has(p)) ? [other] : [])).toSorted();
};

describe('in a made-up country whose truth is known', () => {
  test('a code is followed to every part it went to and to no other, forwards and back', () => {
    fc.assert(
      fc.property(country, (made) => {
        for (const [from, codes] of made.truth.entries()) {
          for (const code of codes.keys()) {
            for (const to of made.truth.keys()) expect(successorsAt(made.geo, code, dayOf(to), dayOf(from))).toEqual(sharing(made, { code, on: dayOf(from) }, to));
          }
        }
      }),
    );
  });

  test('the distinct municipalities are as few as can account for all, by trying all', () => {
    fc.assert(
      fc.property(
        country.chain((made) => fc.tuple(fc.constant(made), dated(made), fc.nat(made.truth.length - 1))),
        ([made, visits, year]) => {
          const found = distinctMunicipalities(made.geo, visits, { at: dayOf(year) });
          const wanted = visits.map((v) => sharing(made, v, year));
          const codes = [...(made.truth[year]?.keys() ?? [])];
          const accountsForAll = (chosen: readonly string[]) => wanted.every((set) => set.some((code) => chosen.includes(code)));
          const sizes = Array.from({ length: 2 ** codes.length }, (_, bits) => codes.filter((_c, i) => bits & (1 << i))).filter(accountsForAll);
          expect(accountsForAll(found)).toBe(true);
          expect(found).toHaveLength(Math.min(...sizes.map((s) => s.length)));
        },
      ),
    );
  });
});

describe('in Norway', () => {
  const geo = loadGeography('data');
  const codes = [...geo.municipalities.values()];
  const years = Array.from({ length: 14 }, (_, i) => 2013 + i);
  const usedCode = fc
    .constantFrom(...years)
    .chain((year) =>
      fc.constantFrom(...codes.filter((m) => m.from <= `${year}-05-01` && (m.to === undefined || m.to > `${year}-05-01`))).map((m) => ({ code: m.code, on: `${year}-05-01` })),
    );
  const someDay = fc.constantFrom(...years).map((year) => `${year}-01-01`);

  test('what a code became is in use on the date, and was made of the code', () => {
    fc.assert(
      fc.property(usedCode, someDay, ({ code, on }, date) => {
        const became = successorsAt(geo, code, date, on);
        expect(became.length).toBeGreaterThan(0);
        for (const other of became) {
          expect(municipalityAt(geo, other, date)).toBeDefined();
          expect(successorsAt(geo, other, on, date)).toContain(code);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('on the way through a third date between, nothing is lost', () => {
    fc.assert(
      fc.property(usedCode, someDay, someDay, ({ code, on }, a, b) => {
        const [between, date] = [a, b].toSorted();
        if (between === undefined || date === undefined || between < on) return;
        const through = successorsAt(geo, code, between, on).flatMap((c) => successorsAt(geo, c, date, between));
        for (const direct of successorsAt(geo, code, date, on)) expect(through).toContain(direct);
      }),
      { numRuns: 2000 },
    );
  });

  test('distinct at a date ≤ distinct then ≤ summed, in any order, and one more visit adds at most one', () => {
    fc.assert(
      fc.property(fc.array(usedCode, { maxLength: 60 }), usedCode, someDay, (visits, more, at) => {
        const then = distinctMunicipalities(geo, visits, 'then').length;
        const now = distinctMunicipalities(geo, visits, { at });
        expect(now.length).toBeLessThanOrEqual(then);
        expect(then).toBeLessThanOrEqual(summedMunicipalities(geo, visits));
        expect(distinctMunicipalities(geo, visits.toReversed(), { at })).toEqual(now);
        const added = distinctMunicipalities(geo, [...visits, more], { at }).length - now.length;
        expect([0, 1]).toContain(added);
      }),
      { numRuns: 300 },
    );
  });

  test('all of a year together are exactly that year’s municipalities', () => {
    for (const year of years) {
      const on = `${year}-05-01`;
      const all = codes.filter((m) => municipalityAt(geo, m.code, on)).map((m) => ({ code: m.code, on }));
      expect(distinctMunicipalities(geo, all, { at: on })).toHaveLength(all.length);
      expect(distinctMunicipalities(geo, all, 'then')).toHaveLength(all.length);
    }
  });
});
