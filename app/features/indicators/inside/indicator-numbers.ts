import type { Ctx } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LocalText } from '../../../platform/locale.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import type { Cell } from '../cell.ts';
import type { Indicator, Series, Source } from '../indicator.ts';
import { findIndicator, publishedSeries, publishedYears, sumOverYears } from '../series.ts';

/** A line of an indicator's numbers: the indicator itself, or one of its items. */
export interface NumberLine {
  readonly id: string;
  readonly label: LocalText;
  readonly series: Series;
  /** The years together, where they can be added. */
  readonly sum: Cell | undefined;
}
export interface IndicatorNumbers {
  readonly indicator: Indicator;
  readonly years: { readonly from: number; readonly to: number };
  readonly lines: readonly NumberLine[];
  /** Every place one of the numbers was printed, each once. */
  readonly sources: readonly Source[];
}

/** All numbers of an indicator, for the years there are any, or for those wanted. @throws AppError not-found */
export function indicatorNumbers(ctx: Pick<Ctx, 'definitions' | 'now'>, id: string, wanted: { from?: number | undefined; to?: number | undefined } = {}): IndicatorNumbers {
  const book = ctx.definitions.indicators;
  const indicator = findIndicator(book, id);
  if (!indicator) throw new AppError('not-found');
  const thisYear = norwegianYear(ctx.now);
  const known = publishedYears(book, id) ?? { from: thisYear, to: thisYear };
  const years = { from: wanted.from ?? Math.min(known.from, wanted.to ?? known.from), to: wanted.to ?? Math.max(known.to, wanted.from ?? known.to) };
  const line = (of: { readonly id: string; readonly label: LocalText }, item?: string): NumberLine => {
    const series = publishedSeries(book, { indicator: id, item, ...years }, thisYear);
    return {
      ...of,
      series,
      sum:
        indicator.overYears === 'sum'
          ? sumOverYears(
              series.points.map((point) => point.cell),
              'sum',
            )
          : undefined,
    };
  };
  const lines = indicator.by ? indicator.by.items.map((item) => line(item, item.id)) : [line(indicator)];
  const sources = new Map(lines.flatMap(({ series }) => series.points.flatMap((point) => (point.source ? [[point.source.id, point.source] as const] : []))));
  return { indicator, years, lines, sources: [...sources.values()] };
}
