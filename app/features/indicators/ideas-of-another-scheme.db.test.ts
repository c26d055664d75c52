import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { tinyDefinitions } from '../../../testing/real-definitions.ts';
import { seedDemonstrationIdeas } from '../ideas/demonstration.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { hasValue } from './cell.ts';
import { indicatorNumbers } from './inside/indicator-numbers.server.ts';
import type { NumberLine } from './inside/indicator-numbers.server.ts';

/** A scheme with its own themes, without demonstration ideas: counted the same way. */
const definitions = tinyDefinitions();
let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions });
  const ctx = t.ctx(systemActor('start'));
  await syncScheme(ctx);
  await inTransaction(ctx, async (tx) => {
    // One of the centre in Bergen, one of a municipality that is no more, and a real one, which a demonstration never counts.
    for (const [id, demonstration, centre, code, county, region, theme] of [
      ['one', true, 'bergen', '4601', '46', 'Vest', 'saar'],
      ['two', true, null, '1931', '19', 'Nord', 'kurs'],
      ['real', false, null, '4601', '46', 'Vest', 'kurs'],
    ] as const) {
      await sql`insert into idea (id, once, demonstration, holder_kind, centre_id, municipality_code, standing, confirmed_level, created_at, published_at, changed_at, review_by, silent_from)
        values (${id}, ${id}, ${demonstration}, ${centre ? 'centre' : 'municipality'}, ${centre}, ${centre ? null : code}, 'published', 'tried', '2022-01-01', '2022-03-01', '2022-03-01', '2023-03-01', '2023-04-01')`.execute(
        tx,
      );
      await sql`insert into idea_version values (${id}, 1, ${JSON.stringify({ themes: [theme] })}::jsonb, 'tried', 'stor', ${code}, 'X', ${county}, 'Y', ${region}, '2022-03-01', '', 'bergen')`.execute(
        tx,
      );
    }
  });
});
afterAll(() => t?.drop());
const of = (line: NumberLine): [string, number[]] => [line.id ?? '', line.series.points.map(({ cell }) => (hasValue(cell) ? cell.value : 0))];

describe('ideas of another scheme', () => {
  it('are counted by its own themes, and where their municipalities lie, also when those are no more', async () => {
    const { lines, tables } = await indicatorNumbers(t.ctx(anonymous), 'ideer.delt', { from: 2021, to: 2022, by: ['region', 'theme', 'centre'] });
    expect(lines.map((line) => of(line)[1])).toEqual([[0, 2]]);
    const told = Object.fromEntries(tables.map((table) => [table.id, table.lines.map(of).filter(([, numbers]) => numbers.some((n) => n > 0))]));
    expect(told['theme']).toEqual([
      ['saar', [0, 1]],
      ['kurs', [0, 1]],
    ]);
    expect(Object.fromEntries(told['region'] ?? [])).toEqual({ Nord: [0, 1], Vest: [0, 1] });
    expect(told['centre']).toEqual([['bergen', [0, 1]]]);
  });
  it('are not made up where the scheme has none', async () => {
    expect(await seedDemonstrationIdeas(t.ctx(systemActor('start')))).toBe(0);
  });
});
