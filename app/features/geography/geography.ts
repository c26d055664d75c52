import { invariant } from '../../platform/errors.ts';
import { within } from './inside/facts.ts';
import type { CountyFact, Dates, Facts, GovernorFact, NameLanguage } from './inside/facts.ts';
import { codeOn } from './inside/lineage.ts';
import type { Thread } from './inside/lineage.ts';
import { smallestCover } from './inside/smallest-cover.ts';

/**
 * Municipalities, counties and governors' offices through time. Codes and dates are strings (`'0301'`, `'2024-01-01'`);
 * a span includes its first day and not its last. The facts are complete from 2013-01-01 on.
 * Sources: data/README.md. Made by `loadGeography`; nothing here reads a file or the clock.
 */
export interface Geography {
  readonly facts: Facts;
  readonly municipalities: ReadonlyMap<string, Municipality>;
  readonly counties: ReadonlyMap<string, County>;
  readonly governors: readonly GovernorFact[];
  readonly threadsOf: ReadonlyMap<string, readonly Thread[]>;
  readonly unitOf: ReadonlyMap<string, string>;
}

declare module '../../platform/context.ts' {
  interface Definitions {
    readonly geography: Geography;
  }
}

export interface MunicipalityName extends Dates {
  readonly language: NameLanguage;
  readonly name: string;
}
/** One code through its whole life. */
export interface Municipality {
  readonly code: string;
  /** The county's code: a municipality that changes county gets a new code. */
  readonly county: string;
  readonly from: string;
  readonly to?: string | undefined;
  /** Official names in their official order, each with its dates where it has changed. */
  readonly names: readonly MunicipalityName[];
  readonly point?: { readonly lat: number; readonly lon: number } | undefined;
}
export type County = Omit<CountyFact, 'file' | 'line'>;

/** What a code was on a date. */
export interface MunicipalityAt extends Omit<Municipality, 'county'> {
  /** All official names, "Hábmer – Hamarøy". */
  readonly name: string;
  readonly county: County;
}
/** A code as it was used on a date: a visitor from 1931 in 2018. */
export interface DatedCode {
  readonly code: string;
  readonly on: string;
}

/** What the code was on the date; undefined when it was not in use. */
export function municipalityAt(geo: Geography, code: string, date: string): MunicipalityAt | undefined {
  const found = geo.municipalities.get(code);
  if (!found || !within(found, date)) return undefined;
  const county = geo.counties.get(found.county);
  invariant(county, `municipality ${code} lies in county ${found.county}, which is not among the counties`);
  return { ...found, county, names: namesOn(found, date), name: municipalityName(geo, code, date) };
}

/** Every municipality of the date, by code. */
export function municipalitiesAt(geo: Geography, date: string): MunicipalityAt[] {
  return [...geo.municipalities.keys()].toSorted().flatMap((code) => municipalityAt(geo, code, date) ?? []);
}

/**
 * The code's official names on the date, in their official order: "Hábmer – Hamarøy". A code not in use then is named
 * as it was on the nearest day it was; an unknown code is its own name.
 */
export function municipalityName(geo: Geography, code: string, date: string): string {
  const found = geo.municipalities.get(code);
  return found
    ? namesOn(found, nearestDay(found, date))
        .map((n) => n.name)
        .join(' – ')
    : code;
}
const namesOn = (m: Municipality, date: string): MunicipalityName[] => m.names.filter((n) => within(n, date));

/**
 * The codes that on `date` had any of the area of `code`, alphabetically: those it became if `date` is later, those it was
 * made of if `date` is earlier, itself if it was in use. Follows each part only where it went: Ørskog (1523) is 1508 in
 * 2024 though the Ålesund it was part of (1507) is 1508 and 1580. Empty before the first known code.
 * `on`: the day whose area is meant, for a code that grew or shrank without a new number; else the day nearest to `date`.
 * @throws when the code has never been in use.
 */
export function successorsAt(geo: Geography, code: string, date: string, on?: string): string[] {
  const found = geo.municipalities.get(code);
  invariant(found, `no municipality has had the code ${code}`);
  const day = nearestDay(found, on ?? date);
  const area = (geo.threadsOf.get(code) ?? []).filter((t) => codeOn(t, day) === code);
  return [...new Set(area.flatMap((t) => codeOn(t, date) ?? []))].toSorted();
}

/**
 * The distinct municipalities among dated codes, as codes, alphabetically. Days, years and repetitions do not count.
 *
 * `'then'`: as they were. A mere new number is the same municipality (Halden 0101 and 3001 are one, given as the latest
 * code used); what a merger or a split made is another one than what it was made of (Lenvik and Senja are two).
 *
 * `{ at: date }`: as they are on that date. A dated code stands for *one* of the municipalities that have its area then,
 * and which one is not known when it was split. The answer is the smallest set that accounts for every dated code, of
 * several as small the first alphabetically: never more than what is known. Tysfjord (1850) in 2024 is one municipality,
 * and Tysfjord with Narvik (1806) is still one; Tysfjord, Narvik and Hamarøy are two. The number is thus a lower bound,
 * exact wherever nothing was split; for a date before the codes it likewise counts Senja as one of the four it was made of.
 * A code from before the date's first known code counts as itself.
 *
 * Always: distinct at a date ≤ distinct then ≤ `summedMunicipalities`.
 * @throws when a code has never been in use.
 */
export function distinctMunicipalities(geo: Geography, dated: readonly DatedCode[], as: 'then' | { readonly at: string }): string[] {
  if (as === 'then') {
    const latest = new Map<string, string>();
    for (const { code } of dated.toSorted((a, b) => compare(a.on, b.on) || compare(a.code, b.code))) latest.set(unitOf(geo, code), code);
    return [...latest.values()].toSorted();
  }
  return smallestCover(
    dated.map(({ code, on }) => {
      const area = successorsAt(geo, code, as.at, on);
      return area.length > 0 ? area : [code];
    }),
  );
}

/** The plain sum over calendar years of each year's distinct municipalities: one that comes back next year counts again. */
export function summedMunicipalities(geo: Geography, dated: readonly DatedCode[]): number {
  return new Set(dated.map(({ code, on }) => `${on.slice(0, 4)} ${unitOf(geo, code)}`)).size;
}

function unitOf(geo: Geography, code: string): string {
  const unit = geo.unitOf.get(code);
  invariant(unit !== undefined, `no municipality has had the code ${code}`);
  return unit;
}

export function countyAt(geo: Geography, code: string, date: string): County | undefined {
  const found = geo.counties.get(code);
  return found && within(found, date) ? found : undefined;
}

/** Every county of the date, by code. */
export const countiesAt = (geo: Geography, date: string): County[] => [...geo.counties.values()].filter((c) => within(c, date)).toSorted((a, b) => compare(a.code, b.code));

/**
 * The county of the date in which the municipality lies, also for a code of another time (Lenvik 1931 lies in Troms 55 in
 * 2024). Undefined when its area lies in several counties then, or the code is unknown.
 */
export function countyOf(geo: Geography, municipalityCode: string, date: string): County | undefined {
  if (!geo.municipalities.has(municipalityCode)) return undefined;
  const counties = new Set(successorsAt(geo, municipalityCode, date).flatMap((code) => geo.municipalities.get(code)?.county ?? []));
  const [only] = counties;
  return counties.size === 1 && only !== undefined ? countyAt(geo, only, date) : undefined;
}

/** The health regions that have a county on the date: Nord, Midt, Vest, Sør-Øst. */
export const regionsAt = (geo: Geography, date: string): string[] => [...new Set(countiesAt(geo, date).map((c) => c.region))];

/** The counties of a health region on a date, by code; none for an unknown region. */
export const countiesOfRegion = (geo: Geography, region: string, date: string): County[] => countiesAt(geo, date).filter((c) => c.region === region);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The day nearest to `date` on which the code was in use. */
export function nearestDay({ from, to }: Pick<Municipality, 'from' | 'to'>, date: string): string {
  if (date < from) return from;
  return to === undefined || date < to ? date : dayBefore(to);
}
function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
