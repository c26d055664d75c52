import type { Cell } from './cell.ts';
import { hasValue } from './cell.ts';
import type { Basis, Indicator, IndicatorBook, PublishedNumber, Series, SeriesPoint, Source } from './indicator.ts';

export interface SeriesWanted {
  readonly indicator: string;
  /** One of the indicator's items, when it is given item by item. */
  readonly item?: string | undefined;
  readonly from: number;
  readonly to: number;
}

export const findIndicator = (book: IndicatorBook, id: string): Indicator | undefined => book.indicators.find((one) => one.id === id);

/** An empty cell in the source, and a year the sources do not give, stay without a number; neither is zero. */
function cellOf(printed: PublishedNumber | undefined, year: number, thisYear: number): Cell {
  if (printed?.value !== undefined && printed.value !== null) return { value: printed.value };
  return { none: printed === undefined && year >= thisYear ? 'not-yet' : 'not-answered' };
}

/** The sources of some numbers named together, each once. */
export function namedTogether(sources: readonly Source[]): Series['source'] {
  const [first, ...rest] = [...new Map(sources.map((s) => [s.id, s])).values()];
  if (!first) return { name: { nb: 'Ingen publiserte tall', nn: 'Ingen publiserte tal', en: 'No published numbers' } };
  if (rest.length === 0) return { name: first.name, ...(first.address === undefined ? {} : { address: first.address }) };
  const all = [first, ...rest];
  return { name: { nb: all.map((s) => s.name.nb).join('; '), nn: all.map((s) => s.name.nn).join('; '), en: all.map((s) => s.name.en ?? s.name.nb).join('; ') } };
}

/**
 * The published series of an indicator, one point for every year from `from` to `to`. Pure.
 * A year of the future is not yet; a year the sources leave out, or print an empty cell for, is not answered (`..`).
 */
export function publishedSeries(book: IndicatorBook, { indicator, item, from, to }: SeriesWanted, thisYear: number): Series {
  const printed = book.published.filter((p) => p.indicator === indicator && p.item === item);
  const points = Array.from({ length: Math.max(0, to - from + 1) }, (_, i): SeriesPoint => {
    const year = from + i;
    const one = printed.find((p) => p.year === year);
    return { year, cell: cellOf(one, year, thisYear), ...(one ? { source: one.source } : {}) };
  });
  return {
    indicator,
    ...(item === undefined ? {} : { item }),
    basis: 'published',
    source: namedTogether(points.flatMap((p) => p.source ?? [])),
    points,
    breaks: (book.breaks[indicator] ?? []).filter((b) => from < b.year && b.year <= to),
  };
}

/** The first and last year there is a number of, or will be before the year is out: printed, or from the register. */
export function knownYears(book: IndicatorBook, indicator: Indicator, thisYear: number): { from: number; to: number } | undefined {
  const printed = publishedYears(book, indicator.id);
  const { register } = indicator;
  if (!register || register.from > thisYear) return printed;
  return { from: Math.min(printed?.from ?? register.from, register.from), to: Math.max(printed?.to ?? thisYear, thisYear) };
}

/** The first and last year any number of it was printed for. */
export function publishedYears(book: IndicatorBook, indicator: string): { from: number; to: number } | undefined {
  const years = book.published.filter((p) => p.indicator === indicator).map((p) => p.year);
  return years.length === 0 ? undefined : { from: Math.min(...years), to: Math.max(...years) };
}

/** Why some cells together have no number: that of the one furthest from having any. */
export function missingOf(cells: readonly Cell[]): Extract<Cell, { none: unknown }> | undefined {
  const states = cells.flatMap((cell) => (hasValue(cell) ? [] : [cell.none]));
  const none = (['withheld', 'not-yet', 'not-answered', 'not-asked', 'not-applicable'] as const).find((state) => states.includes(state));
  return none === undefined ? undefined : { none };
}

/**
 * The years together. Only a sum where years can be added, and never a sum with a year missing: it would say less than
 * its name. A sum of preliminary numbers is preliminary.
 */
export function sumOverYears(cells: readonly Cell[], overYears: Indicator['overYears']): Cell {
  const missing = missingOf(cells);
  // Years that cannot be added have a number of their own for all of them, which is as unknown as they are.
  if (overYears === 'none') return missing && !cells.some(hasValue) ? missing : { none: 'not-applicable' };
  if (missing) return missing;
  if (cells.length === 0) return { none: 'not-applicable' };
  const values = cells.filter(hasValue);
  return { value: values.reduce((sum, cell) => sum + cell.value, 0), ...(values.some((cell) => cell.preliminary) ? { preliminary: true } : {}) };
}

/**
 * As `sumOverYears`, of points of a series: invented numbers are never added to real ones, so that years on both sides of such a
 * change have no sum (not applicable). `basis` is the series' own.
 */
export function sumOfPoints(points: readonly SeriesPoint[], basis: Basis, overYears: Indicator['overYears']): Cell {
  if (mixesInvented(points, basis)) return { none: 'not-applicable' };
  return sumOverYears(
    points.map((point) => point.cell),
    overYears,
  );
}
export const mixesInvented = (points: readonly SeriesPoint[], basis: Basis): boolean => {
  const bases = new Set(points.map((point) => point.basis ?? basis));
  return bases.has('demonstration') && bases.size > 1;
};

/** The years added stretch by stretch, each of one basis where invented numbers meet real ones; else all of them. */
export function sumsByBasis(points: readonly SeriesPoint[], basis: Basis): readonly { readonly from: number; readonly to: number; readonly basis: Basis; readonly sum: Cell }[] {
  const stretches: SeriesPoint[][] = [];
  for (const point of points) {
    const last = stretches.at(-1);
    if (last && (!mixesInvented(points, basis) || last[0]!.basis === point.basis)) last.push(point);
    else stretches.push([point]);
  }
  return stretches.map((stretch) => ({ from: stretch[0]!.year, to: stretch.at(-1)!.year, basis: stretch[0]!.basis ?? basis, sum: sumOfPoints(stretch, basis, 'sum') }));
}
