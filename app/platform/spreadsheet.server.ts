import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { CsvError, readCsv } from './csv.server.ts';
import { entriesOf } from './uploaded-file.ts';

/** A table somebody has exported: the heading row first, every cell as the text one sees. */
export interface Spreadsheet {
  readonly rows: readonly (readonly string[])[];
  readonly format: 'xlsx' | 'csv';
  readonly encoding: 'utf-8' | 'latin-1';
}

/** The file cannot be read as a table; the message says why in words for the person who chose it. */
export class SpreadsheetError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SpreadsheetError';
  }
}

/** A ZIP file begins so, and an XLSX file is one. */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Letters of UTF-8 read as Latin-1 (å is Ã¥): the file is UTF-8 with a broken byte somewhere, not Latin-1. */
const mojibake = /[ÃÂ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/**
 * The first sheet of an XLSX file, or a CSV file in UTF-8 or Latin-1 with semicolons, commas or tabs.
 * The only place that knows the library for XLSX. @throws SpreadsheetError
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Spreadsheet> {
  if (isZip(bytes)) return { rows: await readSheet(bytes), format: 'xlsx', encoding: 'utf-8' };
  try {
    const { rows, encoding } = readCsv(bytes);
    if (encoding === 'latin-1' && rows.some((row) => row.some((cell) => mojibake.test(cell))))
      throw new SpreadsheetError('the file is written in UTF-8, but some of its bytes are broken: export it again');
    return { rows, format: 'csv', encoding };
  } catch (e) {
    if (e instanceof CsvError) throw new SpreadsheetError(e.message, e);
    throw e;
  }
}

/** Far more than anybody writes, and far less than what a small file can be made to unpack to. */
const [mostUnpacked, mostRows, mostColumns] = [32 * 1024 * 1024, 20_000, 500];
/** A part that does not say how large it is could be of any size: the library goes by what it says. */
function unpackedSize(bytes: Uint8Array): number {
  const entries = entriesOf(bytes) ?? [];
  return entries.reduce((sum, { method, packed, size }) => sum + (method !== 0 && (size === 0 || packed === 0) ? Infinity : size), 0);
}

async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  if (unpackedSize(bytes) > mostUnpacked) throw new SpreadsheetError('the file is too large to be read as XLSX');
  try {
    // One more of each than is taken, so that a larger sheet is refused and not cut.
    const { sheets } = await readXlsx(bytes, { sheets: [0], range: `A1:${columnName(mostColumns + 1)}${mostRows + 1}` });
    const rows = sheets[0]?.rows ?? [];
    if (rows.length > mostRows || rows.some((row) => row.length > mostColumns)) throw new Error('the sheet is too large');
    return rows.map((row) => Array.from(row, cellText)).filter((row) => row.some((cell) => cell !== ''));
  } catch (e) {
    throw new SpreadsheetError(`the file cannot be read as XLSX: ${(e as Error).message}`, e);
  }
}

/** As a spreadsheet names its columns: A … Z, AA. */
const columnName = (column: number): string => (column > 26 ? columnName(Math.floor((column - 1) / 26)) : '') + String.fromCodePoint(65 + ((column - 1) % 26));

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook of one sheet; numbers are numbers in it. */
export const writeSheet = (rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array<ArrayBuffer>> =>
  writeXlsx({ sheets: [{ name: 'Ark1', rows: rows.map((row) => [...row]) }] }).then((bytes) => Uint8Array.from(bytes));

/** A CSV text as a workbook of one sheet. */
export const writeSpreadsheetOf = (csv: string): Promise<Uint8Array<ArrayBuffer>> => writeSheet(readCsv(new TextEncoder().encode(csv)).rows);
