import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { realDefinitions } from '../../../testing/real-definitions.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { locales, textIn } from '../../platform/locale.ts';
import { hasValue } from '../indicators/cell.ts';
import { seedDemonstrationAnswers } from '../questionnaires/demonstration.server.ts';
import { getTally, listMunicipalityLines } from '../questionnaires/questionnaires.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { seedDemonstrationVisits } from '../visits/demonstration.server.ts';
import { describeFigure } from './alternative.ts';
import { figureCsv } from './figure-csv.server.ts';
import { figureSvg } from './figure-chart.tsx';
import type { FigureTable } from './figure.ts';
import { computeFigure, computeFigures, figureYears, getCellOrigin } from './figures.server.ts';

const definitions = realDefinitions();

const officer: Actor = { kind: 'person', personId: 'liv', name: 'Liv', grants: [{ role: 'officer', scope: null }] };
const coordinator: Actor = { kind: 'person', personId: 'kari', name: 'Kari', grants: [{ role: 'coordinator', scope: 'modum' }] };
const report = { from: 2014, to: 2018 };

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions });
  const ctx = t.ctx(systemActor('start'));
  await syncScheme(ctx);
  // The answers about visits say what the register of visits says.
  await seedDemonstrationVisits(ctx);
  await seedDemonstrationAnswers(ctx);
});
afterAll(() => t?.drop());

const compute = (id: string, wanted: Parameters<typeof computeFigure>[3], actor: Actor = officer): Promise<FigureTable> => {
  const ctx = t.ctx(actor);
  return inTransaction(ctx, (tx) => computeFigure(tx, ctx, id, wanted));
};
const cellAt = (table: FigureTable, row: string, column: string) => table.rows.find((one) => one.id === row)?.cells[table.columns.findIndex((one) => one.id === column)];

describe('the figures of the report 2014–2018', () => {
  // Reviewed as differences: what a reader sees must not move without somebody having looked.
  it.each(definitions.figures.map((figure) => figure.id))('%s is what it was', async (id) => {
    const table = await compute(id, report);
    const words = locales.map((locale) =>
      [
        `[${locale}] ${textIn(table.title, locale)}`,
        describeFigure(table, locale),
        ...table.notes.map((note, i) => `${i + 1} ${JSON.stringify(note.on)} ${textIn(note.text, locale)}`),
      ].join('\n'),
    );
    await expect(`${figureCsv(table, 'nb').replace('\uFEFF', '').replaceAll('\r\n', '\n')}\n${words.join('\n\n')}\n`).toMatchFileSnapshot(`golden/${id}.2014-2018.txt`);
  });
  it('figure 5 as a file is what it was', async () => {
    await expect(figureSvg(await compute('authority-own', report), 'nb', 'Figur 5').replaceAll('><', '>\n<')).toMatchFileSnapshot('golden/authority-own.2014-2018.svg');
  });
  it('agrees with what is known of the scheme', async () => {
    const [visits, others, own] = await Promise.all([compute('study-visits', report), compute('governor-others', report), compute('authority-own', report)]);
    expect(cellAt(visits, 'people', 'total')).toEqual({ value: 893 });
    expect(cellAt(visits, 'municipalities', 'total')).toEqual({ value: 226 });
    expect(cellAt(visits, 'municipalities-distinct', 'total')).toEqual({ none: 'not-answered' });
    expect(cellAt(others, 'network', '2016')).toMatchObject({ value: 1 });
    expect(cellAt(own, 'professional-days', '2016')).toEqual({ none: 'not-asked' });
    expect(own.notes.map((note) => note.text.nb)).toContain('I 2014–2016 ble det bare spurt om «Faste møter». De andre kategoriene er merket «ikke spurt».');
  });
  it('says what it stands on: published numbers and demonstration answers are never one figure', async () => {
    const ctx = t.ctx(officer);
    const tables = await inTransaction(ctx, (tx) =>
      computeFigures(
        tx,
        ctx,
        definitions.figures.map((figure) => figure.id),
        report,
      ),
    );
    expect(tables.map((table) => `${table.measure === 'series'} ${table.basis}`).filter((one) => one !== 'true published' && one !== 'false demonstration')).toEqual([]);
  });
});

describe('figures of answers', () => {
  it('cover every round and every published year', async () => {
    const ctx = t.ctx(officer);
    expect(await inTransaction(ctx, (tx) => figureYears(tx, ctx))).toEqual({ from: 2014, to: 2025 });
  });
  it('mark the open year as preliminary', async () => {
    const table = await compute('information', { from: 2024, to: 2025 });
    expect(table.columns.map((column) => [column.id, column.answered, column.preliminary])).toEqual([
      ['2024', 17, undefined],
      ['2025', 5, true],
    ]);
  });
  it('count only the centres that a question about other counties concerns', async () => {
    const { columns } = await compute('governor-others', { from: 2022, to: 2025 });
    expect(columns[0]).toMatchObject({ answered: 10, notAnswered: 0 });
    expect(columns[3]!.answered! + columns[3]!.notAnswered!).toBeLessThan(17);
  });
  it('count different municipalities where they were asked, beside the sum', async () => {
    const table = await compute('study-visits-answers', { from: 2023, to: 2025 });
    const [sum, then, now] = ['municipalities', 'municipalities-distinct', 'municipalities-distinct-2024'].map((row) => cellAt(table, row, 'total')!);
    expect([sum, then, now].every((cell) => hasValue(cell!) && cell.value > 0)).toBe(true);
    expect(hasValue(then!) && hasValue(sum!) && hasValue(now!) && now.value <= then.value && then.value <= sum.value).toBe(true);
  });
  it('are given by region, with the regions in the scheme’s words', async () => {
    const table = await compute('information', { from: 2025, to: 2025, by: 'region' });
    expect(new Set(table.columns.map((column) => column.region))).toEqual(new Set(definitions.scheme.regions?.map((region) => region.id)));
  });
});

describe('who may read them', () => {
  it('refuses everybody but officers and the system, and says nothing', async () => {
    for (const actor of [anonymous, coordinator]) await expect(compute('information', report, actor)).rejects.toMatchObject({ code: 'not-found' });
    await expect(compute('no-such-figure', report)).rejects.toMatchObject({ code: 'not-found' });
  });
  it('the database refuses others the counts, even without that rule', async () => {
    for (const actor of [anonymous, coordinator]) {
      await expect(inTransaction(t.ctx(actor), (tx) => getTally(tx, { years: [2018], basis: 'demonstration' }))).rejects.toThrow(/tally/);
    }
  });
  it('the database shows a centre what its own answers name, and readers nothing', async () => {
    const lines = (actor: Actor) => inTransaction(t.ctx(actor), (tx) => listMunicipalityLines(tx, { question: 'visits-municipality-list', years: [2023], basis: 'demonstration' }));
    const [all, own] = await Promise.all([lines(officer), lines(coordinator)]);
    expect(own.length).toBeLessThan(all.length);
    expect(await lines(anonymous)).toEqual([]);
  });
  it('leads an officer from a number to the centres behind it, and nobody else', async () => {
    const table = await compute('authority-own', report);
    const cell = cellAt(table, 'professional-days', '2018');
    const origin = await getCellOrigin(t.ctx(officer), table, 'professional-days', '2018');
    expect(cell).toMatchObject({ count: origin!.counted.length, of: origin!.counted.length + origin!.others.length });
    expect(await getCellOrigin(t.ctx(officer), table, 'professional-days', '2016')).toBeUndefined();
    await expect(getCellOrigin(t.ctx(coordinator), table, 'professional-days', '2018')).rejects.toMatchObject({ code: 'not-found' });
  });
});
