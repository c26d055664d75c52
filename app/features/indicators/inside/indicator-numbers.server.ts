import type { Ctx } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LocalText } from '../../../platform/locale.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import { findCentre, regionName } from '../../scheme/scheme.ts';
import type { Cell } from '../cell.ts';
import type { Indicator, Series, Source } from '../indicator.ts';
import { findIndicator, knownYears, sumOfPoints } from '../series.ts';
import { inEvery } from '../texts.ts';
import { lookInRegisters } from './read-registers.server.ts';
import { placesIn } from './register-cells.ts';
import type { Part, Registers } from './register-cells.ts';
import { breakdownIds, countsCentres, countsForScheme, makingOf } from './register-numbers.ts';
import type { As } from './register-numbers.ts';
import { wholeSeries } from './whole-series.ts';

/** A line of an indicator's numbers: the indicator itself, one of its items, a place. */
export interface NumberLine {
  readonly id: string;
  readonly label: LocalText;
  readonly series: Series;
  /** The years together, where they can be added, or were counted anew. */
  readonly together: Cell | undefined;
}
interface Years {
  readonly from: number;
  readonly to: number;
}
/** An indicator's numbers told apart, for the years they are from the register. */
export interface NumberTable {
  readonly id: string;
  readonly label: LocalText;
  /** One thing may be in several lines. */
  readonly overlapping: boolean;
  readonly years: Years;
  readonly lines: readonly NumberLine[];
  /** The whole scheme in the same years. */
  readonly whole: NumberLine;
}
export interface IndicatorNumbers {
  readonly indicator: Indicator;
  readonly years: Years;
  /** The whole scheme; or each of the indicator's own items. */
  readonly lines: readonly NumberLine[];
  /** Every place one of the numbers was printed, and the register, each once. */
  readonly sources: readonly Source[];
  readonly breaks: Series['breaks'];
  readonly tables: readonly NumberTable[];
}
export interface NumbersWanted {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Ids of `waysToTellApart`; each becomes a table. */
  readonly by?: readonly string[] | undefined;
  readonly as?: As | undefined;
}

/** What an indicator's numbers can be told apart by, in the order a reader wants them. */
export function waysToTellApart(indicator: Indicator): readonly { readonly id: string; readonly label: LocalText; readonly overlapping: boolean }[] {
  if (!indicator.register || countsCentres(indicator.register.number)) return [];
  // One of several centres is each one's, and of a region it is not known how many are the same.
  const { register, placed } = makingOf(indicator.register.number);
  const shared = countsForScheme.has(register);
  return [
    ...(shared && !placed ? [] : [{ id: 'region', label: inEvery((t) => t.breakdowns.region), overlapping: false }]),
    { id: 'centre', label: inEvery((t) => t.breakdowns.centre), overlapping: shared },
    ...(indicator.breakdowns ?? []).map(({ id, label, overlapping = false }) => ({ id, label, overlapping })),
  ];
}

/** Whether a few of them are not told apart. */
export const countsPersons = (indicator: Indicator): boolean => indicator.register !== undefined && makingOf(indicator.register.number).persons === true;

/** Whether the number is one of different municipalities, which are not the same ones through a reform. */
export const countsDistinct = (indicator: Indicator): boolean => indicator.register?.number === 'visits.municipalities.distinct';

function yearsOf(ctx: Pick<Ctx, 'definitions' | 'now'>, indicator: Indicator, wanted: NumbersWanted): Years {
  const thisYear = norwegianYear(ctx.now);
  const known = knownYears(ctx.definitions.indicators, indicator, thisYear) ?? { from: thisYear, to: thisYear };
  return { from: wanted.from ?? Math.min(known.from, wanted.to ?? known.from), to: wanted.to ?? Math.max(known.to, wanted.from ?? known.to) };
}

function linesBy(ctx: Pick<Ctx, 'definitions'>, indicator: Indicator, registers: Registers, by: string, years: Years): readonly { id: string; label: LocalText; part: Part }[] {
  const { scheme } = ctx.definitions;
  const breakdown = indicator.breakdowns?.find((one) => one.id === by);
  const known = breakdownIds.find((id) => id === by);
  if (breakdown && known) return breakdown.items.map(({ id, label }) => ({ id, label, part: { kind: 'item', by: known, id } }));
  const all = Array.from({ length: Math.max(0, years.to - years.from + 1) }, (_, i) => years.from + i).filter((year) => year <= registers.thisYear);
  const { centres, regions } = placesIn(registers, indicator.register!.number, all);
  if (by === 'region') {
    const order = scheme.regions?.map((one) => one.id) ?? [];
    const sorted = regions.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    return sorted.map((id) => ({ id, label: regionName(scheme, id), part: { kind: 'region', id } }));
  }
  const nameOf = (id: string): LocalText => {
    const name = findCentre(scheme, id)?.name ?? id;
    return { nb: name, nn: name, en: name };
  };
  return centres.map((id) => ({ id, label: nameOf(id), part: { kind: 'centre', id } }));
}

/**
 * All numbers of an indicator, for the years there are any, or for those wanted; the registers are read once for all of it.
 * @throws AppError not-found when there is no such indicator, or it cannot be told apart so.
 */
export const indicatorNumbers = async (ctx: Ctx, id: string, wanted: NumbersWanted = {}): Promise<IndicatorNumbers> => (await listIndicatorNumbers(ctx, [id], wanted))[0]!;

/** As `indicatorNumbers`, for several told apart in the same ways, from one reading of the registers. */
export async function listIndicatorNumbers(ctx: Ctx, ids: readonly string[], wanted: NumbersWanted = {}): Promise<IndicatorNumbers[]> {
  const indicators = ids.map((id) => {
    const indicator = findIndicator(ctx.definitions.indicators, id);
    if (!indicator || wanted.by?.some((by) => !waysToTellApart(indicator).some((way) => way.id === by))) throw new AppError('not-found');
    return indicator;
  });
  const spans = indicators.map((indicator) => yearsOf(ctx, indicator, wanted));
  const told = breakdownIds.filter((by) => wanted.by?.includes(by));
  const needs = indicators.flatMap((indicator) => [{ indicator }, ...told.map((by) => ({ indicator, by }))]);
  const widest = { from: Math.min(...spans.map((years) => years.from)), to: Math.max(...spans.map((years) => years.to)) };
  const registers = await lookInRegisters(ctx, needs, widest);
  return indicators.map((indicator, i) => numbersOf(ctx, indicator, registers, spans[i]!, wanted));
}

function numbersOf(ctx: Ctx, indicator: Indicator, registers: Registers, years: Years, { by = [], as }: NumbersWanted): IndicatorNumbers {
  const line = (of: { readonly id: string; readonly label: LocalText }, span: Years, more: { item?: string; part?: Part } = {}): NumberLine => {
    const series = wholeSeries(ctx.definitions.indicators, indicator, registers, { indicator: indicator.id, ...span, ...more, as });
    return { id: of.id, label: of.label, series, together: indicator.overYears === 'sum' ? sumOfPoints(series.points, series.basis, 'sum') : series.together };
  };
  const lines = indicator.by ? indicator.by.items.map((item) => line(item, years, { item: item.id })) : [line(indicator, years)];
  const told = { from: Math.max(years.from, indicator.register?.from ?? years.from), to: years.to };
  const ways = told.from > told.to ? [] : waysToTellApart(indicator).filter((way) => by.includes(way.id));
  const tables = ways.map((way) => ({
    ...way,
    years: told,
    lines: linesBy(ctx, indicator, registers, way.id, told).map((one) => line(one, told, { part: one.part })),
    whole: line(indicator, told),
  }));
  const sources = new Map(lines.flatMap(({ series }) => series.points.flatMap((point) => (point.source ? [[point.source.id, point.source] as const] : []))));
  return { indicator, years, lines, sources: [...sources.values()], breaks: lines[0]?.series.breaks ?? [], tables };
}
