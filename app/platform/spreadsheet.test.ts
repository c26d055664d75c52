import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../testing/made-files.ts';
import { readSpreadsheet, SpreadsheetError } from './spreadsheet.server.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding);
const rows = [
  ['Sentral', 'Antall'],
  ['Bærum', '12'],
];

describe('a table that was exported', () => {
  it('is read from CSV in UTF-8 and Latin-1, with semicolons or commas', async () => {
    expect(await readSpreadsheet(bytes('\uFEFFSentral;Antall\r\nBærum;12\r\n'))).toEqual({ rows, format: 'csv', encoding: 'utf-8' });
    expect(await readSpreadsheet(bytes('Sentral,Antall\nBærum,12\n', 'latin1'))).toEqual({ rows, format: 'csv', encoding: 'latin-1' });
  });
  it('is read from XLSX, numbers as one sees them', async () => {
    const data = [{ Sentral: 'Bærum', Antall: 12 }];
    const file = await writeXlsx({
      sheets: [
        {
          name: 'Ark',
          columns: [
            { header: 'Sentral', key: 'Sentral' },
            { header: 'Antall', key: 'Antall' },
          ],
          data,
        },
      ],
    });
    expect(await readSpreadsheet(new Uint8Array(file))).toMatchObject({ rows, format: 'xlsx' });
  });
  it('is refused when its UTF-8 is broken', async () => {
    const broken = Buffer.concat([bytes('Sentral;Antall\nBærum;12\nTroms'), Buffer.from([0xc3]), bytes(';3\n')]);
    await expect(readSpreadsheet(broken)).rejects.toThrow('some of its bytes are broken');
  });
  it('is refused when a quote never ends, or it only looks like XLSX', async () => {
    await expect(readSpreadsheet(bytes('a;b\n"x;1\n'))).rejects.toBeInstanceOf(SpreadsheetError);
    await expect(readSpreadsheet(bytes('PK not a workbook'))).rejects.toThrow('cannot be read as XLSX');
  });
  it('is refused when a small file unpacks to very much, or says nothing of how much', async () => {
    const large = Buffer.from(zipOf({ 'xl/worksheets/sheet1.xml': ' '.repeat(40_000_000) }));
    expect(large.length).toBeLessThan(100_000);
    await expect(readSpreadsheet(large)).rejects.toThrow('too large');
    const list = large.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    large.writeUInt32LE(0, list + 24);
    await expect(readSpreadsheet(large), 'of no size').rejects.toThrow('too large');
  });
  it('is refused when one cell far out would make very many', async () => {
    const rowOf = (length: number) => ['a', ...Array.from({ length: length - 1 }, () => null), 'b'];
    const sheetOf = async (...sheet: (string | null)[][]) => new Uint8Array(await writeXlsx({ sheets: [{ name: 'Ark', rows: sheet }] }));
    await expect(readSpreadsheet(await sheetOf(['a'], rowOf(500)))).rejects.toThrow('too large');
    expect((await readSpreadsheet(await sheetOf(rowOf(499)))).rows[0]).toHaveLength(500);
    await expect(readSpreadsheet(await sheetOf(...Array.from({ length: 20_001 }, () => ['a'])))).rejects.toThrow('too large');
  });
});
