import fc from 'fast-check';
import JSONstat from 'jsonstat-toolkit';
import { describe, expect, it } from 'vitest';
import type { LocalText } from '../../platform/locale.ts';
import { readSpreadsheet } from '../../platform/spreadsheet.server.ts';
import { cellStates, hasValue, standardSign } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import { figureJsonStat } from './figure-json-stat.ts';
import { figureXlsx } from './figure-xlsx.server.ts';
import type { FigureTable } from './figure.ts';

const t = (text: string): LocalText => ({ nb: text, nn: text, en: text });
const tableOf = (rows: readonly (readonly Cell[])[], more: Partial<FigureTable> = {}): FigureTable => ({
  id: 'made',
  kind: 'figure',
  title: t('Samarbeid'),
  rowHead: t('Form'),
  measure: 'share-of-centres',
  unit: t('prosent'),
  basis: 'demonstration',
  source: t('Skjema'),
  years: { from: 2016, to: 2018 },
  columns: rows[0]!.map((_, i) => ({ id: String(2016 + i), label: t(String(2016 + i)), year: 2016 + i, answered: 8, notAnswered: i })),
  rows: rows.map((cells, i) => ({ id: `row-${i}`, label: t(`=Rad ${i}`), cells })),
  notes: [],
  ...more,
});
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.tuple(fc.nat(8), fc.boolean()).map(([n, preliminary]) => ({ value: n / 8, of: 8, count: n, ...(preliminary && { preliminary }) })),
  fc.constantFrom(...cellStates).map((none) => ({ none })),
);
/** Tenths of per cent, and the sign. */
function printed(cell: Cell): [number | null, string | undefined] {
  if (!hasValue(cell)) return [null, standardSign[cell.none]];
  const sign = cell.value === 0 ? '-' : undefined;
  return [Math.round(cell.value * 1000), cell.preliminary ? '*' : sign];
}
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) => fc.array(fc.array(anyCell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))
  .map((rows) => tableOf(rows));

describe('JSON-stat', () => {
  it('is read by others as the same numbers, and a missing one with its reason', () =>
    fc.assert(
      fc.property(anyTable, (table) => {
        const read = JSONstat(figureJsonStat(table, 'nb'));
        for (const row of table.rows)
          for (const [i, cell] of row.cells.entries()) {
            const found = read.Data({ row: row.id, column: table.columns[i]!.id, contents: table.measure });
            expect([found.value === null ? null : Math.round(found.value * 10), found.status ?? undefined]).toEqual(printed(cell));
          }
      }),
    ));
  it('says that the columns are years only when they are', () => {
    const years = tableOf([[{ value: 0.5 }]]);
    expect(figureJsonStat(years, 'nb').role).toEqual({ time: ['column'], metric: ['contents'] });
    const total = tableOf([[{ value: 3 }, { value: 3 }]], { measure: 'series', columns: [...years.columns, { id: 'total', label: t('I alt') }] });
    expect(figureJsonStat(total, 'nb').role).toEqual({ metric: ['contents'] });
  });
  it('gives shares in per cent with one decimal, and numbers without', () => {
    const unitOf = (table: FigureTable) => Object.values(figureJsonStat(table, 'nb').dimension['contents']?.category.unit ?? {}).map((u) => u.decimals);
    expect([unitOf(tableOf([[{ value: 0.5 }]])), unitOf(tableOf([[{ value: 3 }]], { measure: 'series' }))]).toEqual([[1], [0]]);
  });
  it('carries notes, how many answered, what the signs mean and where a series breaks', () => {
    const table = tableOf([[{ none: 'not-asked' }, { value: 0.625 }]], {
      notes: [
        { on: { figure: true }, text: t('Om alt.'), derived: false },
        { on: { row: 'row-0' }, text: t('Om raden.'), derived: false },
        { on: { column: '2017' }, text: t('Om året.'), derived: false },
        { on: { row: 'row-0', column: '2016' }, text: t('Om cellen.'), derived: false },
      ],
      columns: [
        { id: '2016', label: t('2016'), year: 2016, answered: 5, notAnswered: 0 },
        { id: '2017', label: t('2017'), year: 2017, answered: 8, notAnswered: 1, break: t('Ny ordlyd.') },
      ],
    });
    const { note, dimension, extension, value, size } = figureJsonStat(table, 'nb');
    expect(note).toEqual(['Om alt.', '=Rad 0, 2016: Om cellen.']);
    expect([dimension['row']?.category.note, dimension['column']?.category.note]).toEqual([{ 'row-0': ['Om raden.'] }, { '2017': ['Om året.'] }]);
    expect(extension).toMatchObject({ answered: { '2016': { answered: 5, notAnswered: 0 }, '2017': { answered: 8, notAnswered: 1 } }, breaks: { '2017': 'Ny ordlyd.' } });
    expect(Object.keys(extension.signs)).toEqual(['.', '-']);
    expect([value, size]).toEqual([
      [null, 62.5],
      [1, 2, 1],
    ]);
  });
});

describe('JSON-stat of years that stand on different things', () => {
  const table = tableOf([[{ value: 4 }, { value: 5 }, { value: 6 }, { none: 'not-applicable' }]], {
    measure: 'series',
    columns: [
      { id: '2021-vest', label: t('Vest 2021'), year: 2021, basis: 'published' },
      { id: '2022-vest', label: t('Vest 2022'), year: 2022, basis: 'published' },
      { id: '2023-vest', label: t('Vest 2023'), year: 2023, basis: 'demonstration' },
      { id: 'total', label: t('I alt') },
    ],
    notes: [
      { on: { column: '2022' }, text: t('Om året.'), derived: false },
      { on: { row: 'row-0', column: '2022' }, text: t('Om cellen.'), derived: false },
    ],
  });
  const reworded = { ...table, rows: table.rows.map((row) => ({ ...row, breaks: ['2023-vest'] })) };

  it('says what each of them stands on, as the table does, and never that a published number is invented', () => {
    const { extension } = figureJsonStat(table, 'nb');
    expect(extension.basis).toBe('Publiserte tall (2021–2022); Demonstrasjonsdata (2023)');
    expect(extension.bases).toEqual({ '2021-vest': 'Publiserte tall', '2022-vest': 'Publiserte tall', '2023-vest': 'Demonstrasjonsdata' });
  });
  it('has a note on a year at every column of the year, and the breaks of single rows', () => {
    const { dimension, note, extension } = figureJsonStat(reworded, 'nb');
    expect(dimension['column']?.category.note).toEqual({ '2022-vest': ['Om året.'] });
    expect(note).toEqual(['=Rad 0, 2022: Om cellen.']);
    expect(extension.rowBreaks).toEqual({ 'row-0': ['2023-vest'] });
  });
});

describe('a workbook', () => {
  it('has numbers that can be added, signs where there are none, and no formula', async () => {
    const bytes = await figureXlsx(tableOf([[{ none: 'not-asked' }, { value: 0.625 }, { value: 0 }, { value: 0.5, preliminary: true }]]), 'nb');
    const { rows } = await readSpreadsheet(bytes);
    expect(rows.find((row) => row[0] === '=Rad 0')).toEqual(['=Rad 0', '.', '62.5', '-', '50,0*', '']);
    expect(rows.at(-1)?.[0]).toContain('emonstrasjon');
  });
});
