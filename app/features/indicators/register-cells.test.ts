import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EnquiryCount } from '../enquiries/enquiry.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { municipalitiesAt, successorsAt } from '../geography/geography.ts';
import { loadScheme } from '../scheme/scheme.server.ts';
import { lastDayOf } from '../scheme/scheme.ts';
import type { VisitCount } from '../visits/visit.ts';
import { hasValue } from './cell.ts';
import type { Cell } from './cell.ts';
import { registerNumbers } from './indicator.ts';
import type { RegisterNumber } from './indicator.ts';
import { openRegisters, placesIn, registerCell, registerCellTogether } from './inside/register-cells.ts';
import type { Part, Registers } from './inside/register-cells.ts';

const geography = loadGeography('data');
const scheme = loadScheme('schemes/frisklivssentraler', geography);
const thisYear = 2026;
const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const;
const whole: Part = { kind: 'scheme' };
const open = (enquiries: readonly EnquiryCount[], visits: readonly VisitCount[] = []): Registers =>
  openRegisters({ enquiries, visits, activities: [] }, { geography, scheme }, thisYear);
const valueOf = (cell: Cell): number => (hasValue(cell) ? cell.value : 0);

// Few municipalities, so that they meet again; those that were merged, split and renumbered are well among them.
const codesOf = new Map(years.map((year) => [year, municipalitiesAt(geography, lastDayOf(year)).map((m) => m.code)]));
const moved = /^(?:01(?:01|04|11)|07|15(?:04|07|08|23|34|80)|18(?:05|06|49|50|54|75)|19(?:27|28|29|31)|3001|3002|3101|50(?:12|55|56|59)|5421|5530)/;
const anyCentre = fc.constantFrom(...scheme.centres.map((centre) => centre.id));
const anyYear = fc.constantFrom(...years);
const anyVisit = anyYear.chain((year) => {
  const codes = codesOf.get(year)!;
  const code = fc.oneof(fc.constantFrom(...codes.filter((one) => moved.test(one))), fc.constantFrom(...codes.slice(0, 8)));
  return fc.record({ year: fc.constant(year), centreId: anyCentre, code, people: fc.integer({ min: 1, max: 9 }), summedUp: fc.boolean() });
});
type Visit = { year: number; centreId: string; code: string; people: number; summedUp: boolean };
const count = (measure: VisitCount['measure'], { year, centreId }: { year: number; centreId: string }, n: number, item = ''): VisitCount => ({ year, centreId, measure, item, n });
/** As the triggers count: one row a centre, year, measure and item. */
const countsOf = (visits: readonly Visit[]): VisitCount[] => {
  const rows = visits.flatMap((visit) => [
    count('held', visit, 1),
    count('people', visit, visit.people),
    count('municipality', visit, 1, visit.code),
    ...(visit.summedUp ? [] : [count('unsummed', visit, 1)]),
  ]);
  return [...Map.groupBy(rows, (row) => [row.year, row.centreId, row.measure, row.item].join('/')).values()].map((same) => ({
    ...same[0]!,
    n: same.reduce((sum, row) => sum + row.n, 0),
  }));
};

type Named = { readonly code: string; readonly year: number };
/** What is all that one became in a year, and was made of nothing else: a mere new number. Haram that was in Ålesund between is not. */
function sameIn(one: Named, year: number): string | undefined {
  const [became, ...more] = successorsAt(geography, one.code, lastDayOf(year), lastDayOf(one.year));
  if (became === undefined || more.length > 0) return undefined;
  const from = successorsAt(geography, became, lastDayOf(one.year), lastDayOf(year));
  return from.length === 1 && from[0] === one.code ? became : undefined;
}
/** By brute force: followed year by year from the one to the other. */
function differentThen(named: readonly Named[]): number {
  const same = (a: Named, b: Named): boolean => {
    const [first, last] = a.year <= b.year ? [a, b] : [b, a];
    const between = Array.from({ length: last.year - first.year + 1 }, (_, i) => sameIn(first, first.year + i));
    return between.every((code) => code !== undefined) && between.at(-1) === last.code;
  };
  return named.filter((one, i) => !named.slice(0, i).some((before) => same(before, one))).length;
}
/** By brute force: the fewest municipalities of the date that account for every one named. */
function differentAt(named: readonly Named[], date: string): number {
  const wanted = named.map(({ code, year }) => successorsAt(geography, code, date, lastDayOf(year)));
  const all = [...new Set(wanted.flat())];
  for (let size = 0; size <= all.length; size++) if (subsets(all, size).some((chosen) => wanted.every((any) => any.some((code) => chosen.includes(code))))) return size;
  return all.length;
}
function subsets(all: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return all.flatMap((one, i) => subsets(all.slice(i + 1), size - 1).map((rest) => [one, ...rest]));
}

describe('municipalities', () => {
  const visits = fc.array(anyVisit, { maxLength: 7 });
  const together = (given: readonly Visit[], number: RegisterNumber, as?: { at: string }): number =>
    valueOf(registerCellTogether(open([], countsOf(given)), number, whole, years, as));
  it('that are different are never more than summed, and those of a date never more than those of then', () => {
    fc.assert(
      fc.property(visits, fc.constantFrom('2017-06-01', '2020-01-01', '2024-01-01'), (given, at) => {
        const [summed, then, atDate] = [
          together(given, 'visits.municipalities.summed'),
          together(given, 'visits.municipalities.distinct'),
          together(given, 'visits.municipalities.distinct', { at }),
        ];
        expect(then).toBeLessThanOrEqual(summed);
        expect(atDate).toBeLessThanOrEqual(then);
      }),
    );
  });
  it('are as many as when they are counted one by one through the reforms', () => {
    fc.assert(
      fc.property(visits, (given) => {
        expect(together(given, 'visits.municipalities.distinct')).toBe(differentThen(given));
        expect(together(given, 'visits.municipalities.distinct', { at: '2024-01-01' })).toBe(differentAt(given, '2024-01-01'));
      }),
      { numRuns: 400 },
    );
  });
  it('are summed as the reports do: each centre’s different ones of each year', () => {
    fc.assert(
      fc.property(visits, (given) => {
        const each = [...Map.groupBy(given, (one) => `${one.year}/${one.centreId}`).values()].map((ofOne) => differentThen(ofOne));
        expect(together(given, 'visits.municipalities.summed')).toBe(each.reduce((sum, n) => sum + n, 0));
      }),
    );
  });
});

describe('the median', () => {
  it('is that of all the answers, sorted', () => {
    const answer = fc.record({ year: anyYear, centreId: anyCentre, days: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
        const rows = answers.map(({ year, centreId, days }): EnquiryCount => ({ year, centreId, measure: 'first-answer', item: String(days), n: 1 }));
        const sorted = answers.map((one) => one.days).toSorted((a, b) => a - b);
        const middle = sorted.length === 0 ? undefined : (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
        const cell = registerCellTogether(open(rows), 'enquiries.median-first-answer', whole, years);
        expect(cell).toEqual(middle === undefined ? { none: 'not-applicable' } : { value: middle });
      }),
    );
  });
});

const added = ['enquiries.received', 'enquiries.answered', 'enquiries.referred', 'enquiries.helped', 'visits.held'] as const satisfies RegisterNumber[];
describe('centres and regions', () => {
  it('add up to the scheme', () => {
    const row = fc.record({
      year: anyYear,
      centreId: fc.oneof(anyCentre, fc.constant('gone')),
      measure: fc.constantFrom('received', 'answered', 'referred', 'helped'),
      n: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.array(anyVisit, { maxLength: 10 }), anyYear, (rows, visits, year) => {
        const registers = open(
          rows.map((one): EnquiryCount => ({ ...one, measure: one.measure as EnquiryCount['measure'], item: '' })),
          countsOf(visits),
        );
        for (const number of added) {
          const { centres } = placesIn(registers, number, [year]);
          const of = (part: Part): number => valueOf(registerCell(registers, number, part, year));
          expect(centres.reduce((sum, id) => sum + of({ kind: 'centre', id }), 0)).toBe(of(whole));
          const inRegions = [...placesIn(registers, number, [year]).regions, ''].reduce((sum, id) => sum + of({ kind: 'region', id }), 0);
          expect(inRegions).toBe(of(whole));
        }
      }),
    );
  });
  it('have as many persons as the scheme, less those that are not shown', () => {
    fc.assert(
      fc.property(fc.array(anyVisit, { maxLength: 14 }), anyYear, (visits, year) => {
        const registers = open([], countsOf(visits));
        const total = visits.filter((one) => one.year === year).reduce((sum, one) => sum + one.people, 0);
        const cells = placesIn(registers, 'visits.people', [year]).centres.map((id) => registerCell(registers, 'visits.people', { kind: 'centre', id }, year));
        const shown = cells.reduce((sum, cell) => sum + valueOf(cell), 0);
        const hidden = cells.filter((cell) => 'none' in cell && cell.none === 'withheld').length;
        expect(cells.every((cell) => !hasValue(cell) || cell.value === 0 || cell.value >= 3)).toBe(true);
        // What is left out is never one centre's, nor so few that it says who they were, unless the country has no more.
        expect(hidden === 0 ? shown === total : total < 3 || (hidden >= 2 && total - shown >= 3)).toBe(true);
      }),
    );
  });
  it('of an agreement that has ended are not counted as none', () => {
    const registers = open([{ year: 2024, centreId: 'kristiansund', measure: 'received', item: '', n: 2 }]);
    expect(registerCell(registers, 'enquiries.received', { kind: 'centre', id: 'gone' }, 2024)).toEqual({ none: 'not-applicable' });
    expect(registerCell(registers, 'enquiries.received', { kind: 'centre', id: 'kristiansund' }, 2024)).toEqual({ value: 2 });
  });
});

describe('one or two visitors', () => {
  const registers = open(
    [],
    countsOf([
      { year: 2023, centreId: 'kristiansund', code: '1505', people: 2, summedUp: true },
      { year: 2024, centreId: 'kristiansund', code: '1505', people: 9, summedUp: true },
    ]),
  );
  it('are withheld, also when they are all there were; and so is a sum of years that would give them away', () => {
    for (const part of [whole, { kind: 'centre', id: 'kristiansund' }] as const) {
      expect(registerCell(registers, 'visits.people', part, 2023)).toEqual({ none: 'withheld' });
      expect(registerCell(registers, 'visits.people', part, 2024)).toEqual({ value: 9 });
      expect(registerCellTogether(registers, 'visits.people', part, [2023, 2024])).toEqual({ none: 'withheld' });
    }
  });
});

describe('one or two participants of gatherings', () => {
  it('are withheld as visitors are; how many gatherings there were is not', () => {
    const gatherings = (['participants', 'gathering', 'attended'] as const).flatMap((measure) =>
      ['kristiansund', ''].map((centreId) => ({ year: 2024, centreId, measure, item: measure === 'participants' ? 'guest' : 'network', n: 2 })),
    );
    const registers = openRegisters({ enquiries: [], visits: [], activities: [], gatherings }, { geography, scheme }, thisYear);
    for (const part of [whole, { kind: 'centre', id: 'kristiansund' }] as const) {
      expect(registerCell(registers, 'gatherings.participants', part, 2024)).toEqual({ none: 'withheld' });
      expect(registerCell(registers, 'gatherings.attended', part, 2024)).toEqual({ value: 2 });
    }
  });
});

describe('a year', () => {
  const registers = open(
    [{ year: 2026, centreId: 'kristiansund', measure: 'received', item: '', n: 2 }],
    countsOf([{ year: 2025, centreId: 'kristiansund', code: '1505', people: 4, summedUp: false }]),
  );
  it('that is running is preliminary, and one to come has no number yet', () => {
    expect(registerCell(registers, 'enquiries.received', whole, 2026)).toEqual({ value: 2, preliminary: true });
    for (const number of registerNumbers) expect(registerCell(registers, number, whole, 2027)).toEqual({ none: 'not-yet' });
  });
  it('is preliminary while a visit is not summed up, for those who held it', () => {
    expect(registerCell(registers, 'visits.people', whole, 2025)).toEqual({ value: 4, preliminary: true });
    expect(registerCell(registers, 'visits.people', { kind: 'centre', id: scheme.centres.find((one) => one.id !== 'kristiansund')!.id }, 2025)).not.toHaveProperty('preliminary');
    expect(registerCell(registers, 'enquiries.received', whole, 2025)).toEqual({ value: 0 });
  });
});
