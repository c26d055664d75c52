import { parse, stringify } from 'csv/sync';

/** What a table of text looked like as a file. */
export interface CsvTable {
  /** Every row, the heading row first; cells trimmed, all rows of the heading's length or longer where the file had more. */
  readonly rows: readonly (readonly string[])[];
  readonly encoding: 'utf-8' | 'latin-1';
  readonly delimiter: ';' | ',' | '\t';
}

/** The file's structure is broken (a quote that never ends, for one); the message names the line. */
export class CsvError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CsvError';
  }
}

/** Reads what Norwegian tools write: UTF-8 with or without BOM, or Latin-1 (Windows-1252); semicolon, comma or tab. @throws CsvError */
export function readCsv(bytes: Uint8Array): CsvTable {
  const { text, encoding } = decode(bytes);
  const delimiter = sniffDelimiter(text);
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, trim: true });
    return { rows, encoding, delimiter };
  } catch (e) {
    throw new CsvError((e as Error).message, e);
  }
}

function decode(bytes: Uint8Array): { text: string; encoding: CsvTable['encoding'] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'latin-1' };
  }
}

/** The sign most common in the heading row, outside quotes; semicolon when none is there. */
function sniffDelimiter(text: string): CsvTable['delimiter'] {
  const heading = text.replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string): number => heading.split(sign).length - 1;
  return ([';', ',', '\t'] as const).toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

/** "1234,5": no grouping, decimal comma. */
const csvNumber = (n: number): string => String(n).replace('.', ',');

/** A text that a spreadsheet would take for a formula (East Asian full-width signs too) gets an apostrophe in front; numbers, and statistics' own signs such as "-" and "..", stay. */
const defuse = (text: string): string => (/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && text !== '-' && !/^-?\d+(?:,\d+)?$/.test(text) ? `'${text}` : text);

/** For Norwegian Excel: BOM, semicolon, decimal comma, CRLF; formulas defused. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (cell === null ? '' : typeof cell === 'number' ? csvNumber(cell) : defuse(cell)))),
    { bom: true, delimiter: ';', record_delimiter: '\r\n' },
  );
