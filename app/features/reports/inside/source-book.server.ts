import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import type { FigureTable } from '../../figures/figure.ts';
import { computeFigures } from '../../figures/figures.server.ts';
import { getSeries } from '../../indicators/indicators.server.ts';
import { findIndicator } from '../../indicators/series.ts';
import type { Report } from '../report.ts';
import type { BookedSeries, SourceBook, SourceRef } from '../source.ts';
import { candidatesOf, seriesKey } from '../source.ts';
import type { ChapterText } from './chapter-text.ts';

type Texts = readonly Pick<ChapterText, 'bindings' | 'figures' | 'references'>[];

function bookSeries(ctx: Ctx, ref: SourceRef, { from, to }: Pick<Report, 'from' | 'to'>): BookedSeries | undefined {
  const indicator = findIndicator(ctx.definitions.indicators, ref.name);
  const item = ref.item === undefined ? undefined : indicator?.by?.items.find((i) => i.id === ref.item);
  if (!indicator || (indicator.by !== undefined) !== (item !== undefined)) return undefined;
  const { by: _by, ...kept } = indicator;
  return { indicator: kept, itemLabel: item?.label, series: getSeries(ctx, indicator.id, { from, to, item: ref.item }) };
}

/**
 * Every number the texts name, as they are now: series from the published numbers, figures from the answers. What the
 * texts name and nobody knows is left out, and judged as unknown. Reads the answers: for officers and the system.
 */
export async function fillBook(tx: Tx, ctx: Ctx, report: Pick<Report, 'from' | 'to'>, texts: Texts): Promise<SourceBook> {
  const { scheme, figures: definitions } = ctx.definitions;
  const refs = texts.flatMap((t) => t.bindings.flatMap((b) => (b.source.ok ? [b.source.ref] : [])));
  const series: Record<string, BookedSeries> = {};
  const wanted = new Set(texts.flatMap((t) => [...t.figures, ...t.references].map((f) => f.id)));
  for (const ref of refs) {
    const booked = bookSeries(ctx, ref, report);
    if (booked) series[seriesKey(ref.name, ref.item)] = booked;
    else for (const { id } of candidatesOf(ref).figures) wanted.add(id);
  }
  const known = definitions.flatMap(({ id }) => (wanted.has(id) ? [id] : []));
  const tables = known.length === 0 ? [] : await computeFigures(tx, ctx, known, { from: report.from, to: report.to });
  const figures: Record<string, FigureTable> = Object.fromEntries(tables.map((table) => [table.id, table]));
  return { years: { from: report.from, to: report.to }, series, figures, centreName: scheme.centreName, authority: scheme.authority, demonstration: scheme.demonstration };
}
