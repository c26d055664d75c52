import type { Definitions } from '../../../platform/context.ts';
import { invariant } from '../../../platform/errors.ts';
import { smallestShown, withheldGroups } from '../../../platform/small-counts.ts';
import { countyOf, nearestDay } from '../../geography/geography.ts';
import { centresIn, lastDayOf } from '../../scheme/scheme.ts';
import type { Cell } from '../cell.ts';
import type { RegisterNumber } from '../indicator.ts';
import { regionOfCentre, withheldCentres } from '../withheld-centres.ts';
import { countsForScheme, makingOf, registerNames } from './register-numbers.ts';
import type { As, BreakdownId, Counted, RegisterName } from './register-numbers.ts';

/** What a number is of: all of the scheme, a centre, the centres whose hosts lie in a health region at the year's end, or an item of a list. */
export type Part =
  | { readonly kind: 'scheme' }
  | { readonly kind: 'centre'; readonly id: string }
  | { readonly kind: 'region'; readonly id: string }
  | { readonly kind: 'item'; readonly by: BreakdownId; readonly id: string }
  /** One of the indicator's own items; with `others`, whatever is none of them. */
  | { readonly kind: 'own-item'; readonly id: string; readonly others?: ReadonlySet<string> | undefined };

/** With the scheme's own, of the registers that have them (`countsForScheme`). */
export type RegisterCounts = { readonly [R in RegisterName]?: readonly Counted[] | undefined };

/** The registers' counts of some years, read once, to be asked many times. */
export interface Registers {
  readonly definitions: Pick<Definitions, 'geography' | 'scheme'>;
  readonly thisYear: number;
  /** `whole`: what is counted once for the scheme, where that is not the sum of the centres'. */
  readonly countsOf: (register: RegisterName, measure: string, year: number, whole?: 'whole') => readonly Counted[];
  /** The region a centre counts in that year; empty when its host is in none. */
  readonly regionOf: (centreId: string, year: number) => string;
  /** The region a municipality lies in that year, or lay in last; empty when nothing is known of it. */
  readonly regionOfPlace: (code: string, year: number) => string;
  readonly remember: <T>(key: string, make: () => T) => T;
}

/** Centres that the number is given for in the year: those with an agreement, and any other that it counts something of. */
const centresOf = (registers: Registers, counts: readonly Counted[], year: number): ReadonlySet<string> =>
  new Set([...centresIn(registers.definitions.scheme, year).map((centre) => centre.id), ...counts.flatMap((one) => (one.n > 0 ? [one.centreId] : []))]);

export function openRegisters(counts: RegisterCounts, definitions: Registers['definitions'], thisYear: number): Registers {
  const index = new Map<string, Counted[]>();
  const put = (register: string, one: Counted): void => {
    const key = `${register}/${one.measure}/${one.year}`;
    const there = index.get(key);
    if (there) there.push(one);
    else index.set(key, [one]);
  };
  for (const register of registerNames) for (const one of counts[register] ?? []) put(one.centreId === '' ? `whole ${register}` : register, one);
  const remembered = new Map<string, unknown>();
  const remember = <T>(key: string, make: () => T): T => {
    if (!remembered.has(key)) remembered.set(key, make());
    return remembered.get(key) as T;
  };
  return {
    definitions,
    thisYear,
    countsOf: (register, measure, year, whole) => index.get(`${whole && countsForScheme.has(register) ? 'whole ' : ''}${register}/${measure}/${year}`) ?? [],
    regionOf: (centreId, year) => remember(`region/${centreId}/${year}`, () => regionOfCentre(definitions, centreId, year)),
    regionOfPlace: (code, year) =>
      remember(`place/${code}/${year}`, () => {
        const municipality = definitions.geography.municipalities.get(code);
        return (municipality && countyOf(definitions.geography, code, nearestDay(municipality, lastDayOf(year)))?.region) ?? '';
      }),
    remember,
  };
}

function countsIn(registers: Registers, number: RegisterNumber, part: Part, year: number): readonly Counted[] {
  const { register, measure, by, item, centres, placed } = makingOf(number);
  if (part.kind === 'item') {
    const itemised = by[part.by];
    invariant(itemised !== undefined, `${number} is not told apart by ${part.by}`);
    return registers.countsOf(register, itemised, year, 'whole').filter((one) => one.item === part.id || one.item.startsWith(`${part.id}/`));
  }
  const ofAll = (part.kind === 'scheme' && !centres) || (part.kind === 'region' && placed);
  const counts = registers.countsOf(register, measure, year, ofAll ? 'whole' : undefined).filter((one) => item === undefined || one.item === item);
  if (part.kind === 'scheme') return counts;
  if (part.kind === 'own-item') return counts.filter((one) => (part.others ? one.item === part.id || !part.others.has(one.item) : one.item === part.id));
  if (part.kind === 'region' && placed) return counts.filter((one) => registers.regionOfPlace(one.item, year) === part.id);
  return counts.filter((one) => (part.kind === 'centre' ? one.centreId === part.id : registers.regionOf(one.centreId, year) === part.id));
}

/** Whether so few persons came that who they were could be worked out, in this part or by way of another. */
function isWithheld(registers: Registers, number: RegisterNumber, part: Part, year: number, n: number): boolean {
  const { register, measure, by } = makingOf(number);
  if (n <= 0) return false;
  if (part.kind === 'scheme' || part.kind === 'own-item') return n < smallestShown;
  if (part.kind === 'item') {
    const counts = registers.countsOf(register, by[part.by]!, year, 'whole');
    const sums = (): { id: string; n: number }[] => [...Map.groupBy(counts, (one) => one.item)].map(([id, own]) => ({ id, n: own.reduce((sum, one) => sum + one.n, 0) }));
    return registers.remember(`withheld/${number}/${part.by}/${year}`, () => withheldGroups(sums())).has(part.id);
  }
  const hidden = registers.remember(`withheld/${number}/${year}`, () => withheldCentres(registers.definitions, year, registers.countsOf(register, measure, year)));
  return (part.kind === 'centre' ? hidden.places : hidden.regions).has(part.id);
}

/** Visits held there whose persons are still those planned. */
const hasUnsummed = (registers: Registers, part: Part, year: number): boolean =>
  registers
    .countsOf('visits', 'unsummed', year)
    .some((one) => one.n > 0 && (part.kind === 'centre' ? one.centreId === part.id : part.kind === 'region' ? registers.regionOf(one.centreId, year) === part.id : true));

/**
 * A number of a year. The running year's, and one that stands on planned numbers of visitors, is preliminary. It does not concern a
 * centre without an agreement that year, nor, for a median, one that has answered nobody.
 */
export function registerCell(registers: Registers, number: RegisterNumber, part: Part, year: number, as: As = 'then'): Cell {
  if (year > registers.thisYear) return { none: 'not-yet' };
  const making = makingOf(number);
  const counts = countsIn(registers, number, part, year);
  if (part.kind === 'centre' && !centresOf(registers, counts, year).has(part.id)) return { none: 'not-applicable' };
  const value = making.count(counts, registers.definitions.geography, as);
  if (value === undefined) return { none: 'not-applicable' };
  if (making.persons && isWithheld(registers, number, part, year, value)) return { none: 'withheld' };
  const preliminary = year === registers.thisYear || (making.register === 'visits' && hasUnsummed(registers, part, year));
  return preliminary ? { value, preliminary } : { value };
}

/** Several years as one, counted anew: the different municipalities of all of them, the middle of all their answers. */
export function registerCellTogether(registers: Registers, number: RegisterNumber, part: Part, years: readonly number[], as: As = 'then'): Cell {
  const cells = years.map((year) => registerCell(registers, number, part, year, as));
  const waiting = cells.find((cell) => 'none' in cell && (cell.none === 'not-yet' || cell.none === 'withheld'));
  if (waiting) return waiting;
  const value = makingOf(number).count(
    years.flatMap((year) => countsIn(registers, number, part, year)),
    registers.definitions.geography,
    as,
  );
  if (value === undefined || cells.every((cell) => 'none' in cell)) return { none: 'not-applicable' };
  return cells.some((cell) => 'value' in cell && cell.preliminary) ? { value, preliminary: true } : { value };
}

/** The centres and regions there is anything to say of in some years, in the scheme's order. */
export function placesIn(registers: Registers, number: RegisterNumber, years: readonly number[]): { readonly centres: readonly string[]; readonly regions: readonly string[] } {
  const { register, measure, placed } = makingOf(number);
  const centres = new Set(years.flatMap((year) => [...centresOf(registers, registers.countsOf(register, measure, year), year)]));
  const known = registers.definitions.scheme.centres.flatMap((centre) => (centres.has(centre.id) ? [centre.id] : []));
  const all = [...known, ...[...centres].filter((id) => !known.includes(id)).toSorted()];
  const places = years.flatMap((year) => (placed ? registers.countsOf(register, measure, year, 'whole').map((one) => registers.regionOfPlace(one.item, year)) : []));
  const regions = [...years.flatMap((year) => all.map((id) => registers.regionOf(id, year))), ...places];
  return { centres: all, regions: [...new Set(regions)].filter((id) => id !== '') };
}

/** A centre's own number of a year, exact, or the scheme's (''); or of one item of a breakdown. Undefined when there is nobody it could be of. */
export function exactNumber(
  registers: Registers,
  number: RegisterNumber,
  centreId: string,
  year: number,
  part?: { readonly by: BreakdownId; readonly id: string },
): number | undefined {
  const { register, measure, by, item, count } = makingOf(number);
  const asked = part ? by[part.by] : measure;
  invariant(asked !== undefined, `${number} is not told apart by ${part?.by}`);
  const wanted = part?.id ?? item;
  const counts =
    centreId === ''
      ? registers.countsOf(register, asked, year, 'whole').filter((one) => wanted === undefined || one.item === wanted || one.item.startsWith(`${wanted}/`))
      : countsOfCentres(registers, register, asked, year, wanted).get(centreId);
  return count(counts ?? [], registers.definitions.geography, 'then');
}

/** Of all centres at once, since medians ask for all of them. A part of an item's path is all that is below it: `own-governor`. */
function countsOfCentres(registers: Registers, register: RegisterName, measure: string, year: number, item: string | undefined): ReadonlyMap<string, readonly Counted[]> {
  const key = `${register}/${measure}/${year}`;
  return registers.remember(`of-centres/${key}/${item ?? ''}`, () => {
    const all = registers.countsOf(register, measure, year);
    if (item === undefined) return Map.groupBy(all, (one) => one.centreId);
    const byItem = registers.remember(`of-items/${key}`, () => Map.groupBy(all, (one) => one.item));
    const below = `${item}/`;
    const wanted = [...byItem].flatMap(([id, counts]) => (id === item || id.startsWith(below) ? counts : []));
    return Map.groupBy(wanted, (one) => one.centreId);
  });
}
