import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadScheme, syncScheme } from './scheme.server.ts';

const geography = loadGeography('data');
const scheme = loadScheme('schemes/frisklivssentraler', geography);
const officer: Actor = { kind: 'person', personId: '00000000-0000-4000-8000-000000000001', name: 'Officer', grants: [{ role: 'officer', scope: null }] };

describe('the centres in the database', () => {
  let t: TestDatabase;
  const rows = async (): Promise<{ id: string; listed: boolean; demonstration: boolean }[]> =>
    (await t.db.owner.query('select id, listed, demonstration from centre order by id')).rows as { id: string; listed: boolean; demonstration: boolean }[];
  const synced = async (): Promise<number> => Number((await t.db.owner.query("select count(*) as n from audit_event where action = 'scheme.synced'")).rows[0]?.n);
  beforeAll(async () => {
    t = await testDatabase({ definitions: { geography, scheme } });
    await syncScheme(t.ctx(systemActor('start')));
  });
  afterAll(() => t?.drop());

  it('are those of the files, demonstration centres marked', async () => {
    const all = await rows();
    expect(all).toHaveLength(17);
    expect(all.filter((r) => r.demonstration).map((r) => r.id)).toContain('eksempelvik');
    expect(all.filter((r) => r.demonstration)).toHaveLength(8);
  });
  it('are written once: nothing happens when nothing has changed', async () => {
    const before = await synced();
    await syncScheme(t.ctx(systemActor('start')));
    expect(await synced()).toBe(before);
  });
  it('stay as rows when they leave the files, and come back', async () => {
    const fewer = { ...scheme, centres: scheme.centres.filter((c) => c.id !== 'tana') };
    const ctx = t.ctx(systemActor('start'));
    await syncScheme({ ...ctx, definitions: { ...ctx.definitions, scheme: fewer } });
    expect((await rows()).find((r) => r.id === 'tana')).toMatchObject({ listed: false });
    await syncScheme(ctx);
    expect((await rows()).find((r) => r.id === 'tana')).toMatchObject({ listed: true });
  });
  it('are read by anybody and written by nobody but the system, whatever the code allows', async () => {
    const count = await inTransaction(t.ctx(anonymous), async (tx) => (await sql<{ n: string }>`select count(*) as n from centre`.execute(tx)).rows[0]?.n);
    expect(Number(count)).toBe(17);
    for (const actor of [anonymous, officer]) {
      await expect(inTransaction(t.ctx(actor), (tx) => sql`insert into centre (id, name, demonstration) values ('x', 'X', false)`.execute(tx))).rejects.toThrow(
        'row-level security',
      );
      const changed = await inTransaction(t.ctx(actor), (tx) => sql`update centre set name = 'X'`.execute(tx));
      expect(changed.numAffectedRows).toBe(0n);
    }
    const empty = t.ctx(officer);
    await expect(syncScheme({ ...empty, definitions: { ...empty.definitions, scheme: { ...scheme, centres: [{ ...scheme.centres[0]!, id: 'ny' }] } } })).rejects.toThrow(
      'row-level security',
    );
  });
});
