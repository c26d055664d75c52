import path from 'node:path';
import { parse } from 'csv/sync';
import type { Ctx } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { norwegianYear } from '../../platform/locale.ts';
import type { DefinitionFault } from '../../platform/yaml.server.ts';
import { DefinitionError, loadYaml, readDefinitionText } from '../../platform/yaml.server.ts';
import type { Indicator, IndicatorBook, PublishedNumber, Series } from './indicator.ts';
import { indicatorFile, publishedColumns, publishedLine } from './inside/indicator-file.ts';
import type { IndicatorFile } from './inside/indicator-file.ts';
import { findIndicator, publishedSeries } from './series.ts';

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

/** Indicators from `indicators.yaml`, their printed numbers from `published.csv`. @throws DefinitionError naming file, line and reason of every fault. */
export function loadIndicators(dir: string): IndicatorBook {
  const file = loadYaml(path.join(dir, 'indicators.yaml'), indicatorFile);
  const indicators = file.indicators.map(({ breaks: _breaks, ...indicator }): Indicator => indicator);
  const breaks = Object.fromEntries(file.indicators.flatMap((one) => (one.breaks.length > 0 ? [[one.id, one.breaks]] : [])));
  return { indicators, published: loadPublished(path.join(dir, 'published.csv'), file), breaks };
}

/**
 * An indicator's numbers for the years `from`–`to`, both included; one of its items when it is given item by item.
 * Anybody may read them. @throws AppError not-found when there is no such indicator or item.
 */
export function getSeries(ctx: Pick<Ctx, 'definitions' | 'now'>, id: string, { from, to, item }: { from: number; to: number; item?: string | undefined }): Series {
  const indicator = findIndicator(ctx.definitions.indicators, id);
  if (!indicator || (item !== undefined && !indicator.by?.items.some((one) => one.id === item))) throw new AppError('not-found');
  return publishedSeries(ctx.definitions.indicators, { indicator: id, item, from, to }, norwegianYear(ctx.now));
}
