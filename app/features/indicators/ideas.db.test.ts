import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { countyOf, distinctMunicipalities, nearestDay } from '../geography/geography.ts';
import { seedDemonstrationIdeas } from '../ideas/demonstration.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { hasValue } from './cell.ts';
import { evidenceReaders } from './inside/evidence-readers.server.ts';
import { indicatorNumbers } from './inside/indicator-numbers.server.ts';
import type { NumberLine } from './inside/indicator-numbers.server.ts';
import type { FactWish } from './fact.ts';
import { listEvidence } from './register-facts.server.ts';

/** The demonstration's ideas, counted by the triggers, recounted here from the rows; also after everything has been moved about. */
let t: TestDatabase;
let reader: Ctx;
const system = systemActor('test');
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(system));
  await seedDemonstrationPeople(
    t.ctx(system),
    t.ctx(system).definitions.scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
  );
  await seedDemonstrationIdeas(t.ctx(system));
  reader = t.ctx(anonymous);
});
afterAll(() => t?.drop());

const years = [2023, 2024, 2025, 2026];
const span = { from: 2023, to: 2026 };
const rows = async <Row>(text: string): Promise<Row[]> => inTransaction(t.ctx(system), async (tx) => (await sql.raw<Row>(text).execute(tx)).rows);
const numbers = (line: NumberLine | undefined): number[] => (line?.series.points ?? []).map(({ cell }) => (hasValue(cell) ? cell.value : 0));

interface One {
  year: number;
  id: string;
  centre: string | null;
  code: string;
  themes: string[];
  level: string;
}
const yearOf = (column: string): string => `extract(year from ${column} at time zone 'Europe/Oslo')::int`;
const last = `cross join lateral (select * from idea_version v where v.idea_id = i.id order by v.n desc limit 1) v`;
const published = (): Promise<One[]> =>
  rows<One>(`select i.id, i.centre_id as centre, ${yearOf('i.published_at')} as year, v.municipality_code as code, v.content->'themes' as themes, i.confirmed_level as level
    from idea i ${last} where i.standing = 'published'`);
/** Of what it has become part of, where it has: once for each municipality and year, and never its own (by today's borders: `counting-uses.db.test.ts` of ideas). */
const used = (): Promise<One[]> =>
  rows<One>(`select distinct i.id, i.centre_id as centre, c.year, c.municipality_code as code, v.content->'themes' as themes, i.confirmed_level as level
    from idea i ${last} join idea o on o.id = i.id or o.merged_into = i.id join idea_contribution c on c.idea_id = o.id
    where i.standing = 'published' and c.kind = 'use' and c.state = 'shown' and not c.at_home`);
const worked = (): Promise<{ year: number; centre: string; work: string }[]> =>
  rows(`select ${yearOf('e.at')} as year, e.centre_id as centre, 'edited' as work from idea_event e where e.centre_id is not null and e.deed in ('published', 'change-asked', 'declined', 'merged')
    union all select ${yearOf('i.published_at')}, i.centre_id, 'published' from idea i where i.standing = 'published' and i.centre_id is not null
    union all select ${yearOf('c.answered_at')}, i.centre_id, 'answered' from idea i join idea o on o.id = i.id or o.merged_into = i.id join idea_contribution c on c.idea_id = o.id
      where i.standing = 'published' and i.centre_id is not null and c.kind = 'question' and c.state = 'shown' and c.answered_at is not null`);

const perYear = <T extends { readonly year: number }>(some: readonly T[]): number[] => years.map((year) => some.filter((one) => one.year === year).length);
function regionOf({ code, year }: One): string {
  const { geography } = reader.definitions;
  return countyOf(geography, code, nearestDay(geography.municipalities.get(code)!, `${year}-12-31`))?.region ?? '';
}
async function sameAsTheRows(): Promise<void> {
  for (const [indicator, all, told] of [
    ['ideas.published', await published(), ['theme', 'level']],
    ['ideas.used', await used(), ['theme']],
  ] as const) {
    const { lines, tables } = await indicatorNumbers(reader, indicator, { ...span, by: ['centre', 'region', ...told] });
    expect([indicator, numbers(lines[0])]).toEqual([indicator, perYear(all)]);
    const [centres, regions, themes, levels] = ['centre', 'region', 'theme', 'level'].map((id) => tables.find((table) => table.id === id));
    for (const line of centres!.lines) expect([line.id, numbers(line)]).toEqual([line.id, perYear(all.filter((one) => one.centre === line.id))]);
    for (const line of regions!.lines) expect([line.id, numbers(line)]).toEqual([line.id, perYear(all.filter((one) => regionOf(one) === line.id))]);
    for (const line of themes!.lines) expect([line.id, numbers(line)]).toEqual([line.id, perYear(all.filter((one) => one.themes.includes(line.id)))]);
    for (const line of levels?.lines ?? []) expect([line.id, numbers(line)]).toEqual([line.id, perYear(all.filter((one) => one.level === line.id))]);
  }
  const both = [...(await published()), ...(await used())];
  const municipalities = await indicatorNumbers(reader, 'ideas.municipalities.distinct', { ...span, by: ['centre'] });
  const distinct = (some: readonly One[]): number[] =>
    years.map(
      (year) =>
        distinctMunicipalities(
          reader.definitions.geography,
          some.filter((one) => one.year === year).map(({ code }) => ({ code, on: `${year}-12-31` })),
          'then',
        ).length,
    );
  expect(numbers(municipalities.lines[0])).toEqual(distinct(both));
  for (const line of municipalities.tables[0]!.lines) expect([line.id, numbers(line)]).toEqual([line.id, distinct(both.filter((one) => one.centre === line.id))]);
  const work = await worked();
  const edited = await indicatorNumbers(reader, 'ideas.edited', { ...span, by: ['centre', 'idea-work'] });
  expect(numbers(edited.lines[0])).toEqual(perYear(work));
  for (const line of edited.tables[0]!.lines) expect([line.id, numbers(line)]).toEqual([line.id, perYear(work.filter((one) => one.centre === line.id))]);
  for (const line of edited.tables[1]!.lines) expect([line.id, numbers(line)]).toEqual([line.id, perYear(work.filter((one) => one.work === line.id))]);
}

describe('ideas', () => {
  it('are counted as their rows are, by centre, region, theme and level', async () => {
    await sameAsTheRows();
    const all = await published();
    expect(new Set(all.map(regionOf)).size).toBe(4);
    // Most are of municipalities without an agreement: they are no centre's.
    expect(all.filter((one) => one.centre === null).length).toBeGreaterThan(20);
    const { lines, tables } = await indicatorNumbers(reader, 'ideas.published', { ...span, by: ['region'] });
    expect(tables[0]!.lines.map(numbers).reduce((sum, one) => sum.map((n, i) => n + one[i]!))).toEqual(numbers(lines[0]));
  });
  it('are walked back from a centre’s number to the ideas, which anybody may open', async () => {
    const all = await worked();
    const { centre, year } = all.find((one) => one.work === 'published' && years.includes(one.year))!;
    const work = all.filter((one) => one.year === year);
    const actor: Actor = { kind: 'person', personId: `demo-${centre}-coordinator`, name: 'K', grants: [{ role: 'coordinator', scope: centre }] };
    const found = await inTransaction(t.ctx(actor), (tx) =>
      evidenceReaders.ideas.list(tx, { centreId: centre, year, measure: 'work', item: undefined, most: undefined, reader: 'own', demonstration: true }),
    );
    expect(found.reduce((sum, row) => sum + (row.adds ?? 1), 0)).toBe(work.filter((one) => one.centre === centre).length);
    expect(found.some((row) => row.path?.startsWith('/idebanken/'))).toBe(true);
    const again = await inTransaction(t.ctx(actor), (tx) => evidenceReaders.ideas.find(tx, { centreId: centre, ids: found.map((row) => row.id), reader: 'own' }));
    expect(again.map((row) => row.id).toSorted()).toEqual(found.map((row) => row.id).toSorted());
    expect(again.some((row) => row.removed)).toBe(false);
    const other = await inTransaction(t.ctx({ ...actor, grants: [{ role: 'coordinator', scope: 'tana' }] }), (tx) =>
      evidenceReaders.ideas.list(tx, { centreId: centre, year, measure: 'work', item: undefined, most: undefined, reader: 'own', demonstration: true }),
    );
    expect(other).toEqual([]);
  });
  it('are walked back by an officer from the scheme’s numbers too, as most of it is no centre’s; and by nobody else', async () => {
    const officer: Actor = { kind: 'person', personId: 'demo-jonas-lie-berg', name: 'J', grants: [{ role: 'officer', scope: null }] };
    const walked = (actor: Actor, year: number, wish: FactWish) => inTransaction(t.ctx(actor), (tx) => listEvidence(tx, t.ctx(actor), { centreId: '', year, wish }));
    for (const indicator of ['ideas.published', 'ideas.used', 'ideas.edited', 'ideas.municipalities.distinct']) {
      const told = numbers((await indicatorNumbers(reader, indicator, { ...span, by: [] })).lines[0]);
      for (const [i, year] of years.entries()) {
        const { rows: found, n } = await walked(officer, year, { indicator });
        expect([indicator, year, n]).toEqual([indicator, year, told[i]]);
        const added = found.reduce((sum, row) => sum + (row.adds ?? 1), 0);
        // A municipality that stands in several rows is counted once.
        const once = indicator.endsWith('distinct') ? Math.min(added, n) : added;
        expect([indicator, year, once]).toEqual([indicator, year, n]);
      }
    }
    const { rows: found, n } = await walked(officer, 2025, { indicator: 'ideas.used', item: 'theme/physical-activity' });
    expect([found.reduce((sum, row) => sum + (row.adds ?? 1), 0), n > 0]).toEqual([n, true]);
    const coordinator: Actor = { ...officer, grants: [{ role: 'coordinator', scope: 'kristiansund' }] };
    await expect(walked(coordinator, 2025, { indicator: 'ideas.used' })).rejects.toThrow('not-found');
    await expect(walked(anonymous, 2025, { indicator: 'ideas.used' })).rejects.toThrow('not-found');
    await expect(walked(officer, 2025, { indicator: 'activities.held' })).rejects.toThrow('not-found');
  });
  it('are counted so still when some were hidden, withdrawn, merged, or used no more, and others thrown away', async () => {
    const all = (await published()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const uses = await used();
    const [hidden, withdrawn, ...rest] = all;
    const double = rest.find((one) => uses.some((use) => use.id === one.id))!;
    const into = rest.find((one) => one.id !== double.id && one.centre === null)!;
    await inTransaction(t.ctx(system), async (tx) => {
      const run = (text: string) => sql.raw(text).execute(tx);
      await run(`update idea set standing = 'hidden' where id = '${hidden!.id}'`);
      await run(`update idea set standing = 'withdrawn', withdrawn_at = now() where id = '${withdrawn!.id}'`);
      await run(`update idea set standing = 'merged', merged_into = '${into.id}' where id = '${double.id}'`);
      await run(`update idea set confirmed_level = 'established' where id = '${rest.at(-1)!.id}'`);
      await run(`update idea_contribution set state = 'hidden' where id in (select id from idea_contribution where kind = 'use' order by id limit 5)`);
      await run(`update idea_contribution set year = 2025, month = 3 where id in (select id from idea_contribution where kind = 'use' order by id offset 10 limit 5)`);
      await run(`delete from idea_contribution where id in (select id from idea_contribution where kind = 'use' order by id desc limit 5)`);
      await run(`delete from idea where standing = 'unpublished'`);
    });
    await sameAsTheRows();
    expect((await used()).some((use) => use.id === into.id)).toBe(true);
    const [facts] = await rows<{ alike: boolean }>(`select not exists (
      (select year, centre_id, demonstration, measure, item, sum(n) from idea_fact group by 1, 2, 3, 4, 5 having sum(n) <> 0)
      except select year, centre_id, demonstration, measure, item, n from idea_count where n <> 0) as alike`);
    expect(facts?.alike).toBe(true);
  });
});
