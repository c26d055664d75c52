import type { LocalText } from '../../platform/locale.ts';
import type { FigureTable } from '../figures/figure.ts';
import { hasValue } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import type { Basis, Indicator, Series, SeriesPoint } from '../indicators/indicator.ts';
import { sumOfPoints } from '../indicators/series.ts';
import type { Facts } from './claim-facts.ts';

/**
 * Where a number in the text comes from, as it is written between `{` and `}`:
 *
 *   {period}                                  the years of the report
 *   {visits.people}                           an indicator, all the report's years added together (only where they may be added)
 *   {visits.people year=2018}                 … in one year
 *   {visits.people years=2014-2016}           … some years added
 *   {visits.people by=year}                   … year for year; "flest i 2016" and "økte" take this by themselves
 *   {research.partners item=ntnu year=2018}   one item of an indicator that is given item by item
 *   {governor-own.network year=2018}          a figure's cell: figure, full stop, row. Also written {figure:governor-own row=network}
 *   {governor-own.network years=2017-2018}    the wording must hold in each of the years
 *   {governor-own.network}                    without a year: the last year of the figure (a total, where the table has one)
 *   {fulfilment year=2025}                    the share of centres that fulfilled all the tasks of the agreement; without a year: the last one
 */
export interface SourceRef {
  readonly name: string;
  readonly row?: string | undefined;
  readonly item?: string | undefined;
  readonly year?: number | 'sum' | undefined;
  readonly years?: { readonly from: number; readonly to: number } | undefined;
  readonly byYear: boolean;
}
export type ReadSource = { readonly ok: true; readonly ref: SourceRef } | { readonly ok: false; readonly fault: 'none' | 'year' | 'option'; readonly detail: string };

const isYear = (v: string): boolean => /^(?:19|20)\d\d$/.test(v);

/** The first attribute without a value names the source; the rest are options. */
export function readSource(attributes: Readonly<Record<string, string | null | undefined>>): ReadSource {
  const entries = Object.entries(attributes).map(([key, value]) => [key, value ?? ''] as const);
  const name = entries.find(([, value]) => value === '')?.[0]?.replace(/^figure:/, '');
  if (name === undefined || name === '') return { ok: false, fault: 'none', detail: '' };
  const options = new Map(entries.filter(([, value]) => value !== ''));
  let ref: SourceRef = { name, byYear: false };
  for (const [key, value] of options) {
    if (key === 'row') ref = { ...ref, row: value };
    else if (key === 'item') ref = { ...ref, item: value };
    else if (key === 'by' && value === 'year') ref = { ...ref, byYear: true };
    else if (key === 'year' && (isYear(value) || value === 'sum')) ref = { ...ref, year: value === 'sum' ? 'sum' : Number(value) };
    else if (key === 'years' && /^\d{4}\s?[-–]\s?\d{4}$/.test(value)) {
      const [from, to] = value.split(/[-–]/).map(Number) as [number, number];
      if (from > to) return { ok: false, fault: 'year', detail: value };
      ref = { ...ref, years: { from, to } };
    } else return { ok: false, fault: key === 'year' || key === 'years' ? 'year' : 'option', detail: `${key}=${value}` };
  }
  return { ok: true, ref };
}

/** As it is written in the text. */
function writeSource(ref: SourceRef): string {
  const parts = [ref.row === undefined ? ref.name : `${ref.name}.${ref.row}`];
  if (ref.item !== undefined) parts.push(`item=${ref.item}`);
  if (ref.year !== undefined) parts.push(`year=${ref.year}`);
  if (ref.years) parts.push(`years=${ref.years.from}-${ref.years.to}`);
  if (ref.byYear) parts.push('by=year');
  return parts.join(' ');
}

/** An indicator (or one of its items) with its numbers, as a report keeps it. */
export interface BookedSeries {
  readonly indicator: Indicator;
  readonly itemLabel?: LocalText | undefined;
  readonly series: Series;
}
/** How many of the centres fulfilled all their tasks, year by year, and the rule it was counted by, as a report keeps them. */
export interface FulfilledShares {
  readonly label: LocalText;
  readonly definition: LocalText;
  readonly notCounted: LocalText;
  readonly source: LocalText;
  readonly basis: Basis;
  readonly points: readonly { readonly year: number; readonly cell: Cell }[];
}
/** The name that a text calls it by. */
export const fulfilmentName = 'fulfilment';

/**
 * Every number a report's text stands on, with names, definitions and sources: what an edition freezes. Judging and
 * rendering read nothing else.
 */
export interface SourceBook {
  readonly years: { readonly from: number; readonly to: number };
  /** By indicator, or `indicator/item`. */
  readonly series: Readonly<Record<string, BookedSeries>>;
  readonly figures: Readonly<Record<string, FigureTable>>;
  /** Only where a text names it. */
  readonly fulfilment?: FulfilledShares | undefined;
  readonly centreName: { readonly one: LocalText; readonly many: LocalText };
  readonly authority: LocalText;
  /** The centres' answers, and so the quotes, are invented. */
  readonly demonstration: boolean;
}
/** What the book has under a name that somebody wrote: `constructor` is nobody's figure. */
export const figureIn = (book: Pick<SourceBook, 'figures'>, id: string): FigureTable | undefined => (Object.hasOwn(book.figures, id) ? book.figures[id] : undefined);
const seriesIn = (book: SourceBook, key: string): BookedSeries | undefined => (Object.hasOwn(book.series, key) ? book.series[key] : undefined);

export const seriesKey = (indicator: string, item: string | undefined): string => (item === undefined ? indicator : `${indicator}/${item}`);

/** The names a text may mean by `name`, for whoever fills a book: the whole may be an indicator or a figure, or a figure and its row. */
export function candidatesOf(ref: SourceRef): { readonly indicator: string; readonly figures: readonly { readonly id: string; readonly row: string | undefined }[] } {
  const figures = [{ id: ref.name, row: ref.row }];
  for (let i = ref.name.indexOf('.'); i > 0; i = ref.name.indexOf('.', i + 1)) figures.push({ id: ref.name.slice(0, i), row: ref.name.slice(i + 1) });
  return { indicator: ref.name, figures };
}

export type Origin =
  | { readonly kind: 'period' }
  | { readonly kind: 'indicator'; readonly id: string; readonly item?: string | undefined }
  | { readonly kind: 'figure'; readonly id: string; readonly row: string; readonly columns: readonly string[] }
  | { readonly kind: 'fulfilment' };

/** A source found: what to judge against, and what to say about it. */
export interface Resolved {
  readonly facts: Facts;
  readonly origin: Origin;
  readonly label: LocalText;
  readonly unit?: LocalText | undefined;
  readonly basis?: Basis | undefined;
  readonly source?: { readonly name: LocalText; readonly address?: string | undefined } | undefined;
  readonly years: { readonly from: number; readonly to: number };
  /** The number is the sum of the years. */
  readonly summed: boolean;
}
export type Resolution = { readonly ok: true; readonly resolved: Resolved } | { readonly ok: false; readonly source: string; readonly known?: readonly string[] | undefined };

/** Every year of the span asked for is there. */
const covers = (points: readonly { readonly year: number }[], { years }: SourceRef): boolean => years === undefined || points.length === years.to - years.from + 1;

/** What some of a series' years stand on: invented numbers are said to be so, however few. */
function basisOf(points: readonly SeriesPoint[], { basis }: Series): Basis {
  const bases = points.map((point) => point.basis ?? basis);
  return (['demonstration', 'register', 'published'] as const).find((one) => bases.includes(one)) ?? basis;
}

function fromSeries(ref: SourceRef, booked: BookedSeries, book: SourceBook, comparing: boolean): Resolution {
  const { indicator, series, itemLabel } = booked;
  const span = ref.years ?? (typeof ref.year === 'number' ? { from: ref.year, to: ref.year } : book.years);
  const points = series.points.filter((p) => p.year >= span.from && p.year <= span.to);
  // A span that reaches outside the series is not quietly made shorter: its sum would be said of years it has not.
  if (points.length === 0 || !covers(points, ref)) return { ok: false, source: writeSource(ref), known: series.points.map((p) => String(p.year)) };
  // Years that cannot be added are held against the wording one by one.
  const perYear = ref.byYear || comparing || (ref.years !== undefined && indicator.overYears === 'none' && points.length > 1);
  const single = indicator.overYears === 'sum' || points.length === 1 ? undefined : points.at(-1);
  // Counted anew for all the years, which is what the indicator's bare name then means.
  const together = single && ref.year === undefined && !ref.years && points.length === series.points.length ? series.together : undefined;
  const cell: Cell = points.length === 1 ? points[0]!.cell : (together ?? single?.cell ?? sumOfPoints(points, series.basis, indicator.overYears));
  const facts: Facts = perYear ? { kind: 'years', measure: 'count', points: points.map((p) => ({ year: p.year, cell: p.cell })) } : { kind: 'number', measure: 'count', cell };
  return {
    ok: true,
    resolved: {
      facts,
      origin: { kind: 'indicator', id: indicator.id, item: series.item },
      label: itemLabel ?? indicator.label,
      unit: indicator.unit,
      basis: basisOf(perYear || !single || together ? points : [single], series),
      source: series.source,
      years: perYear || !single || together ? span : { from: single.year, to: single.year },
      summed: !perYear && single === undefined && points.length > 1,
    },
  };
}

function fromFigure(ref: SourceRef, table: FigureTable, rowId: string | undefined, comparing: boolean): Resolution {
  const row = rowId === undefined ? (table.rows.length === 1 ? table.rows[0] : undefined) : table.rows.find((r) => r.id === rowId);
  if (!row) return { ok: false, source: writeSource(ref), known: table.rows.map((r) => r.id) };
  const yearly = table.columns.flatMap((column, i) => (column.id === String(column.year) ? [{ column, year: column.year!, cell: row.cells[i]! }] : []));
  const sum = table.columns.findIndex((c) => c.year === undefined);
  const wantsSum = ref.year === 'sum' || (sum >= 0 && ref.year === undefined && !ref.years && !ref.byYear && !comparing);
  const measure = table.measure === 'share-of-centres' ? 'share' : 'count';
  const said = { label: row.label, unit: table.unit, basis: table.basis, source: { name: table.source } };
  const at = (columns: readonly string[], facts: Facts, years: { from: number; to: number }, summed: boolean): Resolution => ({
    ok: true,
    resolved: { facts, origin: { kind: 'figure', id: table.id, row: row.id, columns }, ...said, years, summed },
  });
  if (wantsSum)
    return sum < 0
      ? { ok: false, source: writeSource(ref), known: yearly.map((y) => String(y.year)) }
      : at([table.columns[sum]!.id], { kind: 'number', measure, cell: row.cells[sum]! }, table.years, true);
  const wanted = yearly.filter((y) => (ref.years ? y.year >= ref.years.from && y.year <= ref.years.to : typeof ref.year === 'number' ? y.year === ref.year : true));
  if (wanted.length === 0 || !covers(wanted, ref)) return { ok: false, source: writeSource(ref), known: yearly.map((y) => String(y.year)) };
  if (comparing || ref.byYear || (ref.years && wanted.length > 1))
    return at(
      wanted.map((w) => w.column.id),
      { kind: 'years', measure, points: wanted.map(({ year, cell }) => ({ year, cell })) },
      { from: wanted[0]!.year, to: wanted.at(-1)!.year },
      false,
    );
  const last = wanted.at(-1)!;
  return at([last.column.id], { kind: 'number', measure, cell: last.cell }, { from: last.year, to: last.year }, false);
}

function fromFulfilment(ref: SourceRef, { points, label, source, basis }: FulfilledShares, comparing: boolean): Resolution {
  const wanted = points.filter((p) =>
    ref.years ? p.year >= ref.years.from && p.year <= ref.years.to : typeof ref.year === 'number' ? p.year === ref.year : ref.year === undefined,
  );
  // Centres of several years cannot be added.
  if (wanted.length === 0 || !covers(wanted, ref) || ref.row !== undefined || ref.item !== undefined)
    return { ok: false, source: writeSource(ref), known: points.map((p) => String(p.year)) };
  const last = wanted.at(-1)!;
  const many = comparing || ref.byYear || (ref.years !== undefined && wanted.length > 1);
  const facts: Facts = many ? { kind: 'years', measure: 'share', points: wanted.map(({ year, cell }) => ({ year, cell })) } : { kind: 'number', measure: 'share', cell: last.cell };
  const years = { from: many ? wanted[0]!.year : last.year, to: last.year };
  return { ok: true, resolved: { facts, origin: { kind: 'fulfilment' }, label, basis, source: { name: source }, years, summed: false } };
}

/** Finds the source in the book. `comparing`: the wording speaks of how years compare, and wants them one by one. */
export function resolveSource(ref: SourceRef, book: SourceBook, comparing: boolean): Resolution {
  if (ref.name === 'period') {
    const span = ref.years ?? book.years;
    return {
      ok: true,
      resolved: {
        facts: { kind: 'period', ...span },
        origin: { kind: 'period' },
        label: { nb: 'Årene rapporten gjelder', nn: 'Åra rapporten gjeld', en: 'The years of the report' },
        years: span,
        summed: false,
      },
    };
  }
  if (ref.name === fulfilmentName && book.fulfilment) return fromFulfilment(ref, book.fulfilment, comparing);
  const booked = seriesIn(book, seriesKey(ref.name, ref.item));
  if (booked) return fromSeries(ref, booked, book, comparing);
  for (const { id, row } of candidatesOf(ref).figures) {
    const table = figureIn(book, id);
    if (table) return fromFigure(ref, table, row, comparing);
  }
  return { ok: false, source: writeSource(ref) };
}

/**
 * The newest year with a number, where the text asks for earlier years by name: the sentence still holds, but the report
 * has more to tell. Undefined when the text's own years are the newest.
 */
export function newerYear(ref: SourceRef, { origin, years }: Resolved, book: SourceBook): number | undefined {
  if (typeof ref.year !== 'number' && ref.years === undefined) return undefined;
  const known = (points: readonly { readonly year?: number | undefined; readonly cell: Cell | undefined }[]): number | undefined =>
    points.findLast((p) => p.year !== undefined && p.year > years.to && p.year <= book.years.to && p.cell !== undefined && hasValue(p.cell))?.year;
  if (origin.kind === 'indicator') return known(book.series[seriesKey(origin.id, origin.item)]?.series.points ?? []);
  if (origin.kind === 'period') return undefined;
  if (origin.kind === 'fulfilment') return known(book.fulfilment?.points ?? []);
  const table = book.figures[origin.id];
  const row = table?.rows.find((r) => r.id === origin.row);
  return known((table?.columns ?? []).map((column, i) => ({ year: column.region === undefined ? column.year : undefined, cell: row?.cells[i] })));
}
