import { withheldGroups } from '../../platform/small-counts.ts';
import { distinctMunicipalities, municipalitiesAt, successorsAt } from '../geography/geography.ts';
import type { Geography, MunicipalityAt } from '../geography/geography.ts';
import type { Cell } from './cell.ts';

/** Who has visited, and who has asked. */
export const mapSubjects = ['visits', 'enquiries'] as const;
export type MapSubject = (typeof mapSubjects)[number];

/** What a register counted of one municipality (its code at the time), at one centre in one year. */
export interface DatedCount {
  readonly year: number;
  readonly centreId: string;
  readonly code: string;
  /** Visits with somebody from there, or enquiries. */
  readonly n: number;
}
export interface MappedMunicipality {
  readonly municipality: MunicipalityAt;
  readonly n: number;
  /** Visitors from there; undefined where persons are not counted. */
  readonly persons: Cell | undefined;
}
export interface MunicipalityMap {
  /** The day whose municipalities these are. */
  readonly on: string;
  /** Every municipality of the day, by code. */
  readonly municipalities: readonly MappedMunicipality[];
  /** How many of them have been here, each once. */
  readonly reached: number;
  /** Some counts are of a municipality that was split later: they stand at one of its parts. */
  readonly split: boolean;
}

const withinYear = (year: number): string => `${year}-07-01`;

/**
 * The counts laid on the municipalities of a day, through mergers and splits: each municipality that has been here once, the
 * smallest number that accounts for everybody (`distinctMunicipalities`). `persons`: visitors, where they are counted.
 */
export function mapMunicipalities(
  geo: Geography,
  {
    on,
    counts,
    persons,
    isHidden = () => false,
  }: {
    on: string;
    counts: readonly DatedCount[];
    persons?: readonly DatedCount[] | undefined;
    /** Whether a centre's number of visitors is not shown in a year: then its municipalities, which would add up to it, are not. */
    isHidden?: (centreId: string, year: number) => boolean;
  },
): MunicipalityMap {
  const dated = new Map(counts.map(({ code, year }) => [`${code} ${year}`, { code, on: withinYear(year) }]));
  const reached = new Set(distinctMunicipalities(geo, [...dated.values()], { at: on }));
  const area = ({ code, year }: Pick<DatedCount, 'code' | 'year'>): readonly string[] => successorsAt(geo, code, on, withinYear(year));
  const placed = new Map([...dated.keys()].map((key) => [key, area({ code: key.split(' ')[0]!, year: Number(key.split(' ')[1]) }).filter((code) => reached.has(code))]));
  const home = ({ code, year }: DatedCount): string | undefined => placed.get(`${code} ${year}`)?.[0];
  const sums = Map.groupBy(counts, home);
  const people = persons && personsOf(persons, home, isHidden);
  return {
    on,
    municipalities: municipalitiesAt(geo, on).map((municipality) => ({
      municipality,
      n: (sums.get(municipality.code) ?? []).reduce((sum, { n }) => sum + n, 0),
      persons: people && (people.get(municipality.code) ?? { value: 0 }),
    })),
    reached: reached.size,
    split: [...dated.values()].some(({ code, on: day }) => successorsAt(geo, code, on, day).length > 1),
  };
}

/**
 * Visitors by municipality. One or two are not shown, nor what would give them away: judged for each centre and year by itself,
 * because a reader can choose both and subtract one answer from another.
 */
function personsOf(
  persons: readonly DatedCount[],
  home: (count: DatedCount) => string | undefined,
  isHidden: (centreId: string, year: number) => boolean,
): ReadonlyMap<string, Cell> {
  const hidden = [...Map.groupBy(persons, ({ year, centreId }) => `${year} ${centreId}`).values()].flatMap((group) => {
    if (isHidden(group[0]!.centreId, group[0]!.year)) return group;
    const withheld = withheldGroups([...Map.groupBy(group, ({ code }) => code)].map(([id, own]) => ({ id, n: own.reduce((sum, { n }) => sum + n, 0) })));
    return group.filter(({ code }) => withheld.has(code));
  });
  const secret = new Set(hidden.map(home));
  return new Map(
    [...Map.groupBy(persons, home)].flatMap(([code, own]) =>
      code === undefined ? [] : [[code, secret.has(code) ? { none: 'withheld' } : { value: own.reduce((sum, { n }) => sum + n, 0) }] as const],
    ),
  );
}
