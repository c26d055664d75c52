import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LocalText } from '../../../platform/locale.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import { mayActFor } from '../../access/access.ts';
import { centresIn, findCentre } from '../../scheme/scheme.ts';
import type { Centre } from '../../scheme/scheme.ts';
import type { Cell } from '../cell.ts';
import type { FactWish } from '../fact.ts';
import type { Indicator } from '../indicator.ts';
import { medianCell } from '../medians.ts';
import { withheldCentres } from '../withheld-centres.ts';
import { definitionOf } from './item-definition.ts';
import { readRegisters } from './read-registers.server.ts';
import type { Need } from './read-registers.server.ts';
import { exactNumber } from './register-cells.ts';
import type { Registers } from './register-cells.ts';
import { countsCentres, makingOf, registerNames } from './register-numbers.ts';
import type { RegisterName } from './register-numbers.ts';
import { itemPart } from './whole-series.ts';

/** A number of the centre's beside what is usual. */
export interface OwnNumber {
  readonly wish: FactWish;
  readonly label: LocalText;
  readonly unit: LocalText;
  readonly definition: LocalText;
  readonly own: Cell;
  readonly lastYear: Cell;
  readonly region: Cell;
  readonly country: Cell;
}
export interface OwnNumbers {
  readonly centre: Centre;
  readonly year: number;
  /** Those there is a register of and the centre had an agreement in, the latest first. */
  readonly years: readonly number[];
  /** A health region's id; empty when the host is in none. */
  readonly region: string;
  readonly centresInRegion: number;
  readonly centresInCountry: number;
  /** The agreement covers only a part of the year: from or to this day. */
  readonly joinedOn: string | undefined;
  readonly endedOn: string | undefined;
  readonly joinedLastYearOn: string | undefined;
  readonly groups: readonly { readonly register: RegisterName; readonly numbers: readonly OwnNumber[]; readonly ways: readonly Way[] }[];
  /** One number told apart by one list. */
  readonly told: { readonly indicator: Indicator; readonly by: Way; readonly numbers: readonly OwnNumber[] } | undefined;
}
interface Way {
  readonly indicator: string;
  readonly id: string;
  readonly label: LocalText;
  readonly overlapping: boolean;
}

/** Of one centre and one year, municipalities that are summed and different ones are the same. */
const leftOut: ReadonlySet<string> = new Set(['visits.municipalities.summed']);
const shownIndicators = (ctx: Ctx): readonly Indicator[] =>
  ctx.definitions.indicators.indicators.filter(({ register }) => register && !countsCentres(register.number) && !leftOut.has(register.number));
const firstYear = (indicators: readonly Indicator[]): number => Math.min(...indicators.map((one) => one.register!.from));
const wholeYear = (centre: Pick<Centre, 'agreement'>, year: number): boolean =>
  centre.agreement.from <= `${year}-01-01` && (centre.agreement.to === undefined || centre.agreement.to >= `${year + 1}-01-01`);
const within = (day: string | undefined, year: number): string | undefined => (day !== undefined && day > `${year}-01-01` && day < `${year + 1}-01-01` ? day : undefined);

interface Reader {
  readonly ctx: Ctx;
  /** Of all centres, this year. */
  readonly registers: Registers;
  /** Of this centre alone, the year before. */
  readonly before: Registers;
  readonly centreId: string;
  readonly year: number;
  /** The centres of the medians: those with an agreement the whole year. */
  readonly country: readonly string[];
  readonly region: readonly string[];
}

function cellOf(registers: Registers, indicator: Indicator, { item }: FactWish, centre: Centre, year: number): Cell {
  const { number, from } = indicator.register!;
  if (year > registers.thisYear) return { none: 'not-yet' };
  if (year < from || !centresIn(registers.definitions.scheme, year).includes(centre)) return { none: 'not-applicable' };
  const value = exactNumber(registers, number, centre.id, year, item === undefined ? undefined : itemPart(item));
  if (value === undefined) return { none: 'not-applicable' };
  const unsummed = makingOf(number).register === 'visits' && registers.countsOf('visits', 'unsummed', year).some((one) => one.centreId === centre.id && one.n > 0);
  return year === registers.thisYear || unsummed ? { value, preliminary: true } : { value };
}

/** Whose number of persons nobody else is shown, in this part of it. */
function hiddenOf({ registers, ctx, year }: Reader, indicator: Indicator, item: string | undefined): ReadonlySet<string> {
  const making = makingOf(indicator.register!.number);
  if (!making.persons) return new Set();
  const part = item === undefined ? undefined : itemPart(item);
  const measure = part ? making.by[part.by]! : making.measure;
  return registers.remember(`hidden/${making.register}/${measure}/${item ?? ''}/${year}`, () => {
    const counts = registers.countsOf(making.register, measure, year);
    return withheldCentres(ctx.definitions, year, part ? counts.filter((one) => one.item === part.id) : counts).places;
  });
}

function medianOf(reader: Reader, indicator: Indicator, { item }: FactWish, centres: readonly string[]): Cell {
  const { registers, year } = reader;
  if (year < indicator.register!.from) return { none: 'not-applicable' };
  const persons = makingOf(indicator.register!.number).persons === true;
  const hidden = hiddenOf(reader, indicator, item);
  const part = item === undefined ? undefined : itemPart(item);
  const numbers = centres.flatMap((id) => {
    const n = exactNumber(registers, indicator.register!.number, id, year, part);
    return n === undefined ? [] : [{ n, hidden: hidden.has(id) }];
  });
  return medianCell(numbers, { persons, preliminary: year === registers.thisYear });
}

function numberOf(reader: Reader, indicator: Indicator, wish: FactWish): OwnNumber {
  const centre = findCentre(reader.ctx.definitions.scheme, reader.centreId)!;
  return {
    wish,
    ...definitionOf(indicator, wish.item)!,
    unit: indicator.unit,
    own: cellOf(reader.registers, indicator, wish, centre, reader.year),
    lastYear: cellOf(reader.before, indicator, wish, centre, reader.year - 1),
    region: medianOf(reader, indicator, wish, reader.region),
    country: medianOf(reader, indicator, wish, reader.country),
  };
}

const waysOf = (indicator: Indicator): Way[] => (indicator.breakdowns ?? []).map(({ id, label, overlapping = false }) => ({ indicator: indicator.id, id, label, overlapping }));

/**
 * A centre's numbers of a year beside its own of the year before and the medians of its region and the country, all by the same definitions;
 * one of them told apart by a list, when `tell` says so (`activities.held/activity-kind`). @throws AppError `not-found` to other centres
 */
export async function getOwnNumbers(
  ctx: Ctx,
  centreId: string,
  { year: asked, tell }: { readonly year?: number | undefined; readonly tell?: string | undefined },
): Promise<OwnNumbers> {
  const { scheme } = ctx.definitions;
  const centre = findCentre(scheme, centreId);
  if (!centre || !mayActFor(ctx.actor, centreId)) throw new AppError('not-found');
  const indicators = shownIndicators(ctx);
  const thisYear = norwegianYear(ctx.now);
  const from = Math.max(firstYear(indicators), Number(centre.agreement.from.slice(0, 4)));
  const years = Array.from({ length: Math.max(0, thisYear - from + 1) }, (_, i) => thisYear - i).filter((one) => centresIn(scheme, one).includes(centre));
  const year = asked !== undefined && years.includes(asked) ? asked : (years[0] ?? thisYear);
  const by = indicators.flatMap(waysOf).find((way) => `${way.indicator}/${way.id}` === tell);
  const told = by && indicators.find((one) => one.id === by.indicator);
  const needs = [...indicators.map((indicator): Need => ({ indicator })), ...(told && by ? [{ indicator: told, by: by.id as Need['by'], partsAlone: true }] : [])];
  const { registers, before } = await inTransaction(ctx, async (tx) => ({
    registers: await readRegisters(tx, ctx, needs, { from: year, to: year }),
    before: await readRegisters(tx, ctx, needs, { from: year - 1, to: year - 1, centreId }),
  }));
  const country = centresIn(scheme, year).filter((one) => wholeYear(one, year));
  const region = registers.regionOf(centreId, year);
  const inRegion = region === '' ? [] : country.filter((one) => registers.regionOf(one.id, year) === region);
  const reader = { ctx, registers, before, centreId, year, country: country.map((one) => one.id), region: inRegion.map((one) => one.id) };
  const groups = registerNames.flatMap((register) => {
    const own = indicators.filter((one) => makingOf(one.register!.number).register === register);
    return own.length === 0 ? [] : [{ register, numbers: own.map((one) => numberOf(reader, one, { indicator: one.id })), ways: own.flatMap(waysOf) }];
  });
  const items = told?.breakdowns?.find((one) => one.id === by?.id)?.items ?? [];
  return {
    centre,
    year,
    years,
    region,
    centresInRegion: inRegion.length,
    centresInCountry: country.length,
    joinedOn: within(centre.agreement.from, year),
    endedOn: within(centre.agreement.to, year),
    joinedLastYearOn: within(centre.agreement.from, year - 1),
    groups,
    told: told && by && { indicator: told, by, numbers: items.map((one) => numberOf(reader, told, { indicator: told.id, item: `${by.id}/${one.id}` })) },
  };
}
