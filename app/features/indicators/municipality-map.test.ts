import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadGeography } from '../geography/geography.server.ts';
import { distinctMunicipalities, municipalitiesAt } from '../geography/geography.ts';
import { mapMunicipalities } from './municipality-map.ts';
import type { DatedCount } from './municipality-map.ts';

const geo = loadGeography('data');
const on = '2026-11-22';
const of = (code: string, n: number, year = 2026, centreId = 'senja'): DatedCount => ({ code, n, year, centreId });
const found = (map: ReturnType<typeof mapMunicipalities>, code: string) => map.municipalities.find((m) => m.municipality.code === code);

describe('the map of who has been here', () => {
  test('has every municipality of the day, also those that have not', () => {
    const map = mapMunicipalities(geo, { on, counts: [] });
    expect(map).toMatchObject({ reached: 0, split: false });
    expect(map.municipalities).toHaveLength(357);
  });
  test('counts a municipality that was merged or renumbered once, where it is now', () => {
    const map = mapMunicipalities(geo, { on, counts: [of('1931', 2, 2018), of('5421', 1, 2023), of('5530', 4)] });
    expect(map.reached).toBe(1);
    expect(found(map, '5530')).toMatchObject({ n: 7, persons: undefined });
  });
  test('a municipality that was split later stands at one of its parts, and that is said', () => {
    const map = mapMunicipalities(geo, { on, counts: [of('1507', 3, 2023)] });
    expect(map).toMatchObject({ reached: 1, split: true });
    expect(map.municipalities.filter(({ n }) => n > 0).map(({ municipality }) => municipality.code)).toHaveLength(1);
    // With one of the parts known to have been here, the whole is taken to be that one.
    const known = mapMunicipalities(geo, { on, counts: [of('1507', 3, 2023), of('1580', 1)] });
    expect(found(known, '1580')?.n).toBe(4);
  });
  test('says as many as there are distinct municipalities, and loses no visit', () => {
    const codes = [...geo.municipalities.values()].flatMap((m) =>
      [2015, 2018, 2021, 2025].flatMap((year) => (m.from <= `${year}-07-01` && (m.to === undefined || m.to > `${year}-07-01`) ? [{ code: m.code, year }] : [])),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...codes), fc.integer({ min: 1, max: 9 })), { maxLength: 60 }), (some) => {
        const counts = some.map(([{ code, year }, n]) => of(code, n, year));
        const map = mapMunicipalities(geo, { on, counts });
        const distinct = distinctMunicipalities(
          geo,
          counts.map(({ code, year }) => ({ code, on: `${year}-07-01` })),
          { at: on },
        );
        expect(map.reached).toBe(distinct.length);
        expect(map.municipalities.filter(({ n }) => n > 0)).toHaveLength(distinct.length);
        expect(map.municipalities.reduce((sum, { n }) => sum + n, 0)).toBe(counts.reduce((sum, { n }) => sum + n, 0));
      }),
      { numRuns: 40 },
    );
  });
  test('an ordinary year of all municipalities is mapped at once', () => {
    const counts = municipalitiesAt(geo, on).map(({ code }) => of(code, 1));
    expect(mapMunicipalities(geo, { on, counts }).reached).toBe(357);
  });
});

describe('the number of visitors', () => {
  const persons = (all: readonly DatedCount[]) => {
    const map = mapMunicipalities(geo, { on, counts: all.map((c) => ({ ...c, n: 1 })), persons: all });
    return Object.fromEntries(map.municipalities.flatMap((m) => (m.n > 0 ? [[m.municipality.code, m.persons]] : [])));
  };
  test('of one or two is not shown, and neither is the one that would give it away', () => {
    expect(persons([of('5530', 2), of('5501', 4), of('1103', 9)])).toEqual({ 5530: { none: 'withheld' }, 5501: { none: 'withheld' }, 1103: { value: 9 } });
  });
  test('stays hidden when years or centres are added, so that nobody can subtract', () => {
    const shown = persons([of('5530', 2, 2025), of('5501', 4, 2025), of('1103', 9, 2025), of('5530', 20, 2026), of('1103', 5, 2026, 'tana')]);
    expect(shown).toMatchObject({ 5530: { none: 'withheld' }, 1103: { value: 14 } });
  });
  test('of a centre whose own number is hidden to protect another is not told municipality by municipality either', () => {
    const visitors = [of('5530', 5, 2025, 'senja'), of('1103', 9, 2025, 'stavanger')];
    const isHidden = (centreId: string, year: number): boolean => centreId === 'senja' && year === 2025;
    const map = mapMunicipalities(geo, { on, counts: visitors, persons: visitors, isHidden });
    expect([found(map, '5530')?.persons, found(map, '1103')?.persons]).toEqual([{ none: 'withheld' }, { value: 9 }]);
  });
  test('is shown where nobody can be told apart; none is none', () => {
    expect(persons([of('5530', 3), of('1103', 9)])).toEqual({ 5530: { value: 3 }, 1103: { value: 9 } });
    expect(found(mapMunicipalities(geo, { on, counts: [], persons: [] }), '1103')?.persons).toEqual({ value: 0 });
  });
});
