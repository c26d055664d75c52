import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { seedDemonstrationActivities } from '../activities/demonstration.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { hasValue } from './cell.ts';
import type { Cell } from './cell.ts';
import { indicatorNumbers } from './inside/indicator-numbers.server.ts';

/** The demonstration's log, counted by the triggers, recounted here from the rows. */
let t: TestDatabase;
let reader: Ctx;
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(systemActor('start')));
  await seedDemonstrationActivities(t.ctx(systemActor('start')));
  reader = t.ctx(anonymous);
});
afterAll(() => t?.drop());

const span = { from: 2023, to: 2026 };
const rows = async <Row>(text: string): Promise<Row[]> => inTransaction(t.ctx(systemActor('test')), async (tx) => (await sql.raw<Row>(text).execute(tx)).rows);
const valueOf = (cell: Cell | undefined): number => (cell && hasValue(cell) ? cell.value : 0);
const perYear = (condition: string): string =>
  `select y::int as year, count(*)::int as n from activity cross join generate_series(2023, 2026) y
   where extract(year from starts_on) <= y and extract(year from coalesce(ends_on, starts_on)) >= y and ${condition} group by 1 order by 1`;

describe('activities', () => {
  it('are counted once for the scheme, and once for each centre that did them', async () => {
    const { lines, tables } = await indicatorNumbers(reader, 'activities.held', { ...span, by: ['centre'] });
    expect(lines[0]!.series.points.map((p) => valueOf(p.cell))).toEqual((await rows<{ n: number }>(perYear('true'))).map((r) => r.n));
    for (const line of tables[0]!.lines) {
      const own = new Map((await rows<{ year: number; n: number }>(perYear(`'${line.id}' = any (centres)`))).map((r) => [r.year, r.n]));
      expect([line.id, ...line.series.points.map((p) => valueOf(p.cell))]).toEqual([line.id, ...line.series.points.map((p) => own.get(p.year) ?? 0)]);
    }
    const ofCentres = tables[0]!.lines.reduce((sum, line) => sum + valueOf(line.series.points[0]!.cell), 0);
    expect(ofCentres).toBeGreaterThan(valueOf(lines[0]!.series.points[0]!.cell));
    expect(tables[0]!.overlapping).toBe(true);
  });
  it('are told apart by kind, whose lines add up, and by target group, whose do not', async () => {
    const { lines, tables } = await indicatorNumbers(reader, 'activities.held', { ...span, by: ['activity-kind', 'target-group'] });
    const [kinds, groups] = tables;
    expect(kinds!.lines.reduce((sum, line) => sum + valueOf(line.series.points[1]!.cell), 0)).toBe(valueOf(lines[0]!.series.points[1]!.cell));
    expect([kinds!.overlapping, groups!.overlapping]).toEqual([false, true]);
    expect(groups!.lines.find((line) => line.id === 'population')!.series.points.map((p) => valueOf(p.cell))).toEqual(
      (await rows<{ n: number }>(perYear(`'population' = any (target_groups)`))).map((r) => r.n),
    );
  });
  it.each(['governor', 'authority'])('with a %s are counted once, and by whose it is', async (office) => {
    const { lines, tables } = await indicatorNumbers(reader, office === 'governor' ? 'activities.with-governors' : 'activities.with-authorities', { ...span, by: ['relation'] });
    const counted = async (relation: string) => (await rows<{ n: number }>(perYear(`exists (select from unnest(relations) r where r like '%/${relation}')`))).map((r) => r.n);
    expect(lines[0]!.series.points.map((p) => valueOf(p.cell))).toEqual(await counted(`%${office}`));
    expect(tables[0]!.lines.map((line) => line.id)).toEqual([`own-${office}`, `other-${office}`, `outside-${office}`]);
    expect(tables[0]!.lines[0]!.series.points.map((p) => valueOf(p.cell))).toEqual(await counted(`own-${office}`));
  });
  it('are not told apart by region: how many of the centres’ are the same ones is not counted there', async () => {
    await expect(indicatorNumbers(reader, 'activities.held', { ...span, by: ['region'] })).rejects.toMatchObject({ code: 'not-found' });
  });
});
