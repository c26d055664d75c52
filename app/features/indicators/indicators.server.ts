import path from 'node:path';
import { parse } from 'csv/sync';
import type { Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import type { DefinitionFault } from '../../platform/yaml.server.ts';
import { DefinitionError, loadYaml, readDefinitionText } from '../../platform/yaml.server.ts';
import type { Indicator, IndicatorBook, PublishedNumber, Series } from './indicator.ts';
import { breakdownsOf } from './inside/breakdowns.ts';
import type { RegisterLists } from './inside/breakdowns.ts';
import { indicatorFile, publishedColumns, publishedLine } from './inside/indicator-file.ts';
import type { IndicatorFile } from './inside/indicator-file.ts';
import { readRegisters } from './inside/read-registers.server.ts';
import type { As } from './inside/register-numbers.ts';
import { itemPart, wholeSeries } from './inside/whole-series.ts';
import { findIndicator } from './series.ts';

interface CsvLine {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

function readLines(text: string, file: string): CsvLine[] {
  try {
    // An empty file would otherwise be a scheme that never printed a number.
    const [heading = []] = parse(text, { bom: true, trim: true, to: 1, skip_empty_lines: true });
    const missing = publishedColumns.filter((column) => !heading.includes(column));
    if (missing.length > 0) throw new Error(`lacks the column ${missing.join(', ')}`);
    return parse(text, { columns: true, bom: true, info: true, trim: true, skip_empty_lines: true }) as unknown as CsvLine[];
  } catch (e) {
    throw new DefinitionError([{ file, line: (e as { lines?: number }).lines ?? 1, reason: (e as Error).message }]);
  }
}

/** The numbers as printed. @throws DefinitionError with the line of every fault. */
function loadPublished(file: string, definitions: IndicatorFile): PublishedNumber[] {
  const name = path.relative(process.cwd(), file);
  const lines = readLines(readDefinitionText(file), name);
  const schema = publishedLine(definitions);
  const faults: DefinitionFault[] = [];
  const seen = new Map<string, number>();
  const numbers = lines.flatMap(({ info, record }): PublishedNumber[] => {
    const read = schema.safeParse(record);
    if (!read.success) {
      faults.push(...read.error.issues.map((issue) => ({ file: name, line: info.lines, reason: `${issue.path.join('.')}: ${issue.message}` })));
      return [];
    }
    const key = `${read.data.indicator}/${read.data.item ?? ''}/${read.data.year}`;
    const before = seen.get(key);
    if (before !== undefined) faults.push({ file: name, line: info.lines, reason: `the same number as on line ${before}` });
    seen.set(key, info.lines);
    return [{ ...read.data, source: definitions.sources.find((one) => one.id === read.data.source)! }];
  });
  if (faults.length > 0) throw new DefinitionError(faults);
  return numbers;
}

/**
 * Indicators from `indicators.yaml`, their printed numbers from `published.csv`; what the register's can be told apart by, from the
 * scheme's own lists. @throws DefinitionError naming file, line and reason of every fault.
 */
export function loadIndicators(dir: string, lists: RegisterLists = {}): IndicatorBook {
  const file = loadYaml(path.join(dir, 'indicators.yaml'), indicatorFile);
  const indicators = file.indicators.map(({ breaks: _breaks, ...indicator }): Indicator => {
    const breakdowns = indicator.register ? breakdownsOf(indicator.register, lists) : [];
    return breakdowns.length > 0 ? { ...indicator, breakdowns } : indicator;
  });
  const breaks = Object.fromEntries(file.indicators.flatMap((one) => (one.breaks.length > 0 ? [[one.id, one.breaks]] : [])));
  return { indicators, published: loadPublished(path.join(dir, 'published.csv'), file), breaks };
}

/** Gives an indicator's numbers for the years it was made for. */
export type SeriesReader = (indicator: string, wanted: { readonly from: number; readonly to: number; readonly item?: string | undefined; readonly as?: As | undefined }) => Series;

function findWanted(book: IndicatorBook, id: string, item: string | undefined): Indicator | undefined {
  const indicator = findIndicator(book, id);
  if (!indicator || item === undefined) return indicator;
  const part = itemPart(item);
  const items = part ? indicator.breakdowns?.find((one) => one.id === part.by)?.items : indicator.by?.items;
  return items?.some((one) => one.id === (part?.id ?? item)) ? indicator : undefined;
}

/**
 * Several indicators' numbers from one reading of the registers: all that will be asked of, and the widest years. Anybody may read
 * them. The reader throws AppError not-found when there is no such indicator or item.
 */
export async function readSeries(
  tx: Tx,
  ctx: Pick<Ctx, 'definitions' | 'now'>,
  wanted: readonly { readonly indicator: string; readonly item?: string | undefined }[],
  span: { readonly from: number; readonly to: number },
): Promise<SeriesReader> {
  const book = ctx.definitions.indicators;
  const needs = wanted.flatMap(({ indicator, item }) => {
    const found = findIndicator(book, indicator);
    return found ? [{ indicator: found, by: item === undefined ? undefined : itemPart(item)?.by }] : [];
  });
  const registers = await readRegisters(tx, ctx, needs, span);
  return (id, { from, to, item, as }) => {
    const indicator = findWanted(book, id, item);
    if (!indicator) throw new AppError('not-found');
    return wholeSeries(book, indicator, registers, { indicator: id, item, from, to, as });
  };
}

/**
 * An indicator's numbers for the years `from`–`to`, both included; one of its items when it is given item by item, or of a
 * breakdown's (`topic/starting-up`). Anybody may read them. @throws AppError not-found when there is no such indicator or item.
 */
export async function getSeries(
  tx: Tx,
  ctx: Pick<Ctx, 'definitions' | 'now'>,
  id: string,
  wanted: { readonly from: number; readonly to: number; readonly item?: string | undefined; readonly as?: As | undefined },
): Promise<Series> {
  return (await readSeries(tx, ctx, [{ indicator: id, item: wanted.item }], wanted))(id, wanted);
}

export { listIndicatorNumbers } from './inside/indicator-numbers.server.ts';
