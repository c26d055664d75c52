import { parse } from 'csv/sync';
import type { Fault, Source } from './facts.ts';

export interface Row {
  readonly source: Source;
  /** The column's text, trimmed. */
  text(column: string): string;
}

/** Reads a comma-separated table with a heading (UTF-8, with or without BOM). Every column must be one of `columns`, `required` ones must be there. */
export function readTable(text: string, file: string, columns: readonly string[], required: readonly string[] = columns): { rows: Row[]; faults: Fault[] } {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as unknown as typeof records;
  } catch (e) {
    const line = (e as { lines?: number }).lines ?? 1;
    return { rows: [], faults: [{ file, line, reason: `cannot be read as comma-separated values: ${(e as Error).message}` }] };
  }
  const [heading, ...body] = records;
  if (!heading) return { rows: [], faults: [{ file, line: 1, reason: 'is empty; its first line must name the columns' }] };
  const faults: Fault[] = [
    ...heading.record
      .filter((name, i) => !columns.includes(name) || heading.record.indexOf(name) !== i)
      .map((name) => ({ file, line: 1, reason: `the column "${name}" is not known or is there twice; known are ${columns.join(', ')}` })),
    ...required.filter((name) => !heading.record.includes(name)).map((name) => ({ file, line: 1, reason: `the column "${name}" is missing` })),
  ];
  const rows = body.map(({ record, info }): Row => {
    const source = { file, line: info.lines };
    if (record.length !== heading.record.length) faults.push({ ...source, reason: `has ${record.length} fields where the heading has ${heading.record.length}` });
    return { source, text: (column) => record[heading.record.indexOf(column)] ?? '' };
  });
  return faults.length > 0 ? { rows: [], faults } : { rows, faults };
}
