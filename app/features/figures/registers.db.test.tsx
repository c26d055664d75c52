import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { locales } from '../../platform/locale.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { seedDemonstrationEnquiries } from '../enquiries/demonstration.server.ts';
import { hasValue } from '../indicators/cell.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { seedDemonstrationVisits } from '../visits/demonstration.server.ts';
import { describeFigure } from './alternative.ts';
import { figureSvg } from './figure-chart.tsx';
import { figureCsv } from './figure-csv.server.ts';
import { FigureView } from './figure-view.tsx';
import type { FigureTable } from './figure.ts';
import { computeFigure } from './figures.server.ts';
import { figureWarnings } from './warnings.ts';

/** Table 1 where its years go over from published numbers to the register. */
let t: TestDatabase;
let across: FigureTable;
const compute = (from: number, to: number): Promise<FigureTable> => {
  const ctx = t.ctx(systemActor('test'));
  return inTransaction(ctx, (tx) => computeFigure(tx, ctx, 'study-visits', { from, to }));
};
beforeAll(async () => {
  t = await testDatabase();
  const start = t.ctx(systemActor('start'));
  await syncScheme(start);
  await seedDemonstrationEnquiries(start);
  await seedDemonstrationVisits(start);
  across = await compute(2014, 2026);
});
afterAll(() => t?.drop());

const cellsOf = (table: FigureTable, row: string) => table.rows.find((one) => one.id === row)!.cells;

describe('table 1 across the change of source', () => {
  it('has every year, says what each stands on, and breaks once, in the first year of the register', () => {
    expect(across.columns.map((column) => [column.id, column.basis])).toEqual([
      ...[2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022].map((year) => [String(year), 'published']),
      ...[2023, 2024, 2025, 2026].map((year) => [String(year), 'demonstration']),
      ['total', undefined],
    ]);
    expect(across.columns.flatMap((column) => (column.break ? [column.id] : []))).toEqual(['2023']);
    expect(across.rows.every((row) => row.breaks === undefined)).toBe(true);
    expect(cellsOf(across, 'people').every((cell, i) => i === 13 || (hasValue(cell) && cell.value > 0))).toBe(true);
  });
  it('never adds demonstration data to published numbers, and says why there is no total', () => {
    expect(across.rows.map((row) => row.cells.at(-1))).toEqual([{ none: 'not-applicable' }, { none: 'not-applicable' }, { none: 'not-applicable' }]);
    expect(across.notes.map((note) => note.text.nb)).toContain(
      'Årene er ikke lagt sammen, fordi tallene har ulikt grunnlag: publiserte tall (2014–2022) og demonstrasjonsdata (2023–2026).',
    );
  });
  it('has its totals for published years, and for years of the register: the different municipalities counted anew', async () => {
    expect(cellsOf(await compute(2014, 2022), 'people').at(-1)).toEqual({ value: 1385 });
    const register = await compute(2023, 2025);
    const cells = cellsOf(register, 'municipalities-distinct').map((cell) => (hasValue(cell) ? cell.value : 0));
    expect(register.basis).toBe('demonstration');
    expect(register.columns.every((column) => column.break === undefined)).toBe(true);
    expect(cells.at(-1)).toBeGreaterThan(Math.max(...cells.slice(0, -1)));
    expect(cells.at(-1)).toBeLessThan(cells.slice(0, -1).reduce((sum, n) => sum + n, 0));
  });
  it('says in words that a year that is still open is not compared with those that are over', async () => {
    expect(describeFigure(across, 'nb')).toContain('Tallene for 2026 er foreløpige og ikke med i sammenligningen.');
    expect(describeFigure(await compute(2014, 2025), 'nb')).not.toContain('sammenligningen');
  });
  it('says so in the table, the chart, the CSV and the words', () => {
    for (const locale of locales) {
      const why = across.columns.find((column) => column.break)!.break![locale]!;
      expect(describeFigure(across, locale)).toContain(why);
      expect(figureCsv(across, locale)).toContain(why);
      expect(renderToStaticMarkup(<FigureView table={across} locale={locale} />)).toContain(why);
    }
    expect(figureCsv(across, 'nb')).toContain('Grunnlag: Publiserte tall (2014–2022)');
    expect(figureCsv(across, 'nb')).toContain('Grunnlag: Demonstrasjonsdata (2023–2026)');
    const page = renderToStaticMarkup(<FigureView table={across} locale="nb" />);
    expect(page).toContain('k-newsource');
    expect(page).toContain('k-brk');
    expect(figureSvg(across, 'nb')).toContain('stroke-dasharray="4 3"');
  });
  it('names each source once, and warns that the running year will move', () => {
    expect(across.source.nb.match(/Registeret i Knutepunkt/g)).toHaveLength(1);
    expect(figureWarnings(across).map(({ kind, column }) => `${kind} ${column.id}`)).toContain('register-preliminary 2026');
  });
});
