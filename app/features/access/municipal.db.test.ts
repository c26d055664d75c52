import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t?.drop());

describe('what row-level security knows of the actor', () => {
  const known = async (...grants: [role: string, scope: string | null][]) => {
    const actor: Actor = { kind: 'person', personId: 'p', name: 'P', grants: grants.map(([role, scope]) => ({ role, scope })) };
    const { rows } = await inTransaction(t.ctx(actor), (tx) =>
      sql<{ centres: string[]; municipalities: string[] }>`select actor_scopes() as centres, actor_municipalities() as municipalities`.execute(tx),
    );
    return rows[0];
  };
  it('takes the scope of a coordinator or a member for a centre, and no other', async () => {
    expect(await known(['coordinator', 'a'], ['editor', 'a'], ['employee', '1804'], ['member', 'b'], ['officer', null])).toEqual({ centres: ['a', 'b'], municipalities: ['1804'] });
    expect(await known(['employee', '1804'], ['employee', '4601'])).toEqual({ centres: [], municipalities: ['1804', '4601'] });
    expect(await known(['officer', null], ['administrator', null])).toEqual({ centres: [], municipalities: [] });
    expect(await known(['editor', 'a'])).toEqual({ centres: [], municipalities: [] });
    expect(await known(['member', 'blåøy-2'])).toEqual({ centres: ['blåøy-2'], municipalities: [] });
    expect(await known()).toEqual({ centres: [], municipalities: [] });
  });
});
