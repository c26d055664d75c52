import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, readCsv, writeCsv } from './csv.server.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a table read from a file', () => {
  it('comes in UTF-8 with a byte order mark, or in Latin-1', () => {
    expect(readCsv(bytes('\uFEFFnavn;tall\nÆrøy;1\n'))).toEqual({
      rows: [
        ['navn', 'tall'],
        ['Ærøy', '1'],
      ],
      encoding: 'utf-8',
      delimiter: ';',
    });
    expect(readCsv(Buffer.from('navn;tall\nÆrøy;1\n', 'latin1'))).toMatchObject({
      rows: [
        ['navn', 'tall'],
        ['Ærøy', '1'],
      ],
      encoding: 'latin-1',
    });
  });
  it('comes with the delimiter its heading shows', () => {
    expect(readCsv(bytes('"a;b",c,d\n1,2,3\n')).delimiter).toBe(',');
    expect(readCsv(bytes('a\tb\n1\t2\n')).delimiter).toBe('\t');
    expect(readCsv(bytes('alene\n1\n')).delimiter).toBe(';');
  });
  it('is refused when a quote never ends', () => {
    expect(() => readCsv(bytes('a;b\n"1;2\n'))).toThrow(CsvError);
  });
});

describe('a table written for a spreadsheet', () => {
  it('has a byte order mark, semicolons and decimal commas', () => {
    expect(
      writeCsv([
        ['navn', 'tall'],
        ['Ærøy; x', 1.5],
        ['tom', null],
      ]),
    ).toBe('\uFEFFnavn;tall\r\n"Ærøy; x";1,5\r\ntom;\r\n');
  });
  it('defuses formulas but keeps negative numbers and the signs of statistics', () => {
    expect(writeCsv([['=1+1', '@x', '+47', '-', '..', ':', '-2,5', '-x', -3]])).toBe("\uFEFF'=1+1;'@x;'+47;-;..;:;-2,5;'-x;-3\r\n");
  });
  it('defuses full-width signs as well', () => {
    expect(writeCsv([['\uFF1D1', '\uFF0B1', '\uFF0D1', '\uFF201']])).toBe("\uFEFF'\uFF1D1;'\uFF0B1;'\uFF0D1;'\uFF201\r\n");
  });
  it('reads back as it was, with an apostrophe before what would be a formula, whatever is in it', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .map((s) => s.trim())
      .filter((s) => s !== '' && !/[\uFEFF\r]/.test(s));
    const defused = (s: string): string => (['=', '+', '-', '@', '＝', '＋', '－', '＠'].includes(s[0]!) && s !== '-' && !/^-\d+(,\d+)?$/.test(s) ? `'${s}` : s);
    const table = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(table, (rows) => {
        expect(readCsv(bytes(writeCsv([rows[0]!.map((_, i) => `c${i}`), ...rows]))).rows.slice(1)).toEqual(rows.map((row) => row.map(defused)));
      }),
    );
  });
});
