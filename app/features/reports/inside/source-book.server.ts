import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import type { LocalText } from '../../../platform/locale.ts';
import type { FigureTable } from '../../figures/figure.ts';
import { computeFigures } from '../../figures/figures.server.ts';
import { listFulfilledShares } from '../../fulfilment/fulfilment.server.ts';
import { sharesDefinition, sharesTexts } from '../../fulfilment/shares-texts.ts';
import { readSeries } from '../../indicators/indicators.server.ts';
import type { Indicator, Series } from '../../indicators/indicator.ts';
import { findIndicator } from '../../indicators/series.ts';
import type { Report } from '../report.ts';
import type { BookedSeries, FulfilledShares, SourceBook, SourceRef } from '../source.ts';
import { candidatesOf, fulfilmentName, seriesKey } from '../source.ts';
import type { ChapterText } from './chapter-text.ts';

type Texts = readonly Pick<ChapterText, 'bindings' | 'figures' | 'references'>[];

/** An indicator as a book keeps it: what is said of the register only where numbers are from it. */
export function bookedIndicator({ by: _by, breakdowns: _breakdowns, register, ...kept }: Indicator, series: Series): Indicator {
  const fromRegister = register !== undefined && series.points.some((point) => point.year >= register.from);
  return fromRegister ? { ...kept, register } : kept;
}

/** What a claim's item is called: one of the indicator's own, or of a breakdown's (`topic/starting-up`). */
function itemLabel(indicator: Indicator, item: string): LocalText | undefined {
  const [by, id] = item.split('/');
  const items = id === undefined ? indicator.by?.items : indicator.breakdowns?.find((one) => one.id === by)?.items;
  return items?.find((one) => one.id === (id ?? item))?.label;
}

/** The indicator, and item, that a source means; undefined when nobody knows such a one. */
function seriesWanted(
  ctx: Pick<Ctx, 'definitions'>,
  ref: SourceRef,
): { readonly indicator: Indicator; readonly item: string | undefined; readonly label: LocalText | undefined } | undefined {
  const indicator = findIndicator(ctx.definitions.indicators, ref.name);
  if (!indicator) return undefined;
  const label = ref.item === undefined ? undefined : itemLabel(indicator, ref.item);
  if (ref.item === undefined ? indicator.by !== undefined : label === undefined) return undefined;
  return { indicator, item: ref.item, label };
}

/** The shares of centres that fulfilled their tasks, with the rule they are counted by. Reads acceptances: for officers and the system. */
export async function readShares(tx: Tx, ctx: Ctx, span: { readonly from: number; readonly to: number }): Promise<FulfilledShares> {
  const shares = await listFulfilledShares(tx, ctx, span);
  return {
    ...sharesTexts,
    definition: sharesDefinition(ctx.definitions, shares),
    basis: ctx.definitions.scheme.demonstration ? 'demonstration' : 'register',
    points: shares.map(({ year, cell }) => ({ year, cell })),
  };
}

/**
 * Every number the texts name, as they are now: series from the published numbers, figures from the answers. What the
 * texts name and nobody knows is left out, and judged as unknown. Reads the answers: for officers and the system.
 */
export async function fillBook(tx: Tx, ctx: Ctx, report: Pick<Report, 'from' | 'to'>, texts: Texts): Promise<SourceBook> {
  const { scheme, figures: definitions } = ctx.definitions;
  const refs = texts.flatMap((t) => t.bindings.flatMap((b) => (b.source.ok ? [b.source.ref] : [])));
  const series: Record<string, BookedSeries> = {};
  const asked = refs.flatMap((ref) => seriesWanted(ctx, ref) ?? []);
  const span = { from: report.from, to: report.to };
  const read = await readSeries(
    tx,
    ctx,
    asked.map(({ indicator, item }) => ({ indicator: indicator.id, item })),
    span,
  );
  for (const { indicator, item, label } of asked) {
    const numbers = read(indicator.id, { ...span, item });
    series[seriesKey(indicator.id, item)] = { indicator: bookedIndicator(indicator, numbers), itemLabel: label, series: numbers };
  }
  const wanted = new Set(texts.flatMap((t) => [...t.figures, ...t.references].map((f) => f.id)));
  for (const ref of refs) {
    if (!Object.hasOwn(series, seriesKey(ref.name, ref.item))) for (const { id } of candidatesOf(ref).figures) wanted.add(id);
  }
  const known = definitions.flatMap(({ id }) => (wanted.has(id) ? [id] : []));
  const tables = known.length === 0 ? [] : await computeFigures(tx, ctx, known, span);
  const figures: Record<string, FigureTable> = Object.fromEntries(tables.map((table) => [table.id, table]));
  const fulfilment = refs.some((ref) => ref.name === fulfilmentName) ? await readShares(tx, ctx, span) : undefined;
  return {
    years: { from: report.from, to: report.to },
    series,
    figures,
    // An edition that does not name it is the same bytes as before there was such a thing.
    ...(fulfilment && { fulfilment }),
    centreName: scheme.centreName,
    authority: scheme.authority,
    demonstration: scheme.demonstration,
  };
}
