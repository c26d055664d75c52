import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import type { Actor } from '../../platform/actor.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { recordAudit } from './audit.server.ts';
import { readFilter } from './inside/event-filter.ts';
import type { EventFilter } from './inside/event-list-query.server.ts';
import { listEvents } from './inside/list-events.server.ts';

const person = (name: string, role: string, scope: string | null = null): Actor => ({ kind: 'person', personId: name.toLowerCase(), name, grants: [{ role, scope }] });
const officer = person('Olav', 'officer');
const kari = person('Kari', 'coordinator', 'nordvik');
const siv = person('Siv', 'member', 'nordvik');
const neighbour = person('Nils', 'coordinator', 'sorvik');
const administrator = person('Ada', 'administrator');

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t?.drop());

const record = (actor: Actor, action: string, centreId: string | null, now?: Date) => {
  const ctx = t.ctx(actor, now && { now });
  return inTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, { action, subject: { kind: 'response', id: 'r1' }, centreId, before: { state: 'draft', n: 1 }, after: { state: 'submitted', n: 1 } }),
  );
};
const seen = async (actor: Actor, filter: EventFilter = {}) => (await listEvents(t.ctx(actor), filter)).events;

describe('the log', () => {
  it('says who, what, when and what changed', async () => {
    await record(kari, 'response.submitted', 'nordvik');
    expect(await seen(officer)).toMatchObject([
      {
        at: t.ctx(kari).now,
        actorId: 'kari',
        actorName: 'Kari',
        requestId: 'test',
        action: 'response.submitted',
        subject: { kind: 'response', id: 'r1' },
        centreId: 'nordvik',
        before: { state: 'draft' },
        after: { state: 'submitted' },
      },
    ]);
    // Of the two objects only what differs.
    expect((await seen(officer)).map(({ before, after }) => [before, after])).toEqual([[{ state: 'draft' }, { state: 'submitted' }]]);
  });

  it('forgets what was done in a transaction that failed', async () => {
    const ctx = t.ctx(kari);
    await expect(
      inTransaction(ctx, async (tx) => {
        await recordAudit(tx, ctx, { action: 'never.happened', subject: { kind: 'x', id: 'x' } });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await seen(officer, { action: 'never.happened' })).toEqual([]);
  });

  it('cannot be written in another’s name', async () => {
    await expect(inTransaction(t.ctx(kari), (tx) => recordAudit(tx, t.ctx(officer), { action: 'x.y', subject: { kind: 'x', id: 'x' } }))).rejects.toThrow('row-level security');
    await expect(inTransaction(t.ctx(anonymous), (tx) => recordAudit(tx, t.ctx(officer), { action: 'x.y', subject: { kind: 'x', id: 'x' } }))).rejects.toThrow(
      'row-level security',
    );
  });

  it('cannot be changed by the application, nor by the owner of the database', async () => {
    const asApp = (statement: string) => t.db.owner.query(`set local role knutepunkt_app; select set_config('app.grants', ',system:*,', true); ${statement}`);
    const statements = [`update audit_event set action = 'x'`, `delete from audit_event`, `truncate audit_event`];
    for (const statement of statements) {
      await expect(asApp(statement)).rejects.toThrow('permission denied');
      await expect(t.db.owner.query(statement)).rejects.toThrow('append-only');
    }
    expect(await seen(officer)).not.toEqual([]);
  });

  it('is for officers, and for a centre’s people about their own centre', async () => {
    await record(officer, 'round.opened', null);
    const count = async (actor: Actor) => (await seen(actor)).length;
    expect(await count(officer)).toBe(2);
    expect(await count(kari)).toBe(1);
    expect(await count(siv)).toBe(1);
    for (const actor of [neighbour, administrator, anonymous]) expect(await count(actor)).toBe(0);
    // Whatever the address asks for.
    expect(await seen(neighbour, { centreId: 'nordvik' })).toEqual([]);
    expect((await listEvents(t.ctx(neighbour), {})).actions).toEqual([]);
  });

  it('is found by centre, person, action and day, and its actions can be chosen from', async () => {
    await record(siv, 'response.saved', 'nordvik', new Date('2026-03-01T22:59:00Z'));
    await record(siv, 'response.saved', 'nordvik', new Date('2026-03-01T23:01:00Z'));
    await record(systemActor('start'), 'scheme.synced', null);
    expect(await seen(officer, { person: 'si' })).toHaveLength(2);
    expect(await seen(officer, { person: '%' })).toHaveLength(0);
    expect(await seen(officer, { centreId: 'nordvik', action: 'response.submitted' })).toHaveLength(1);
    // Two minutes around midnight in Norway.
    expect(await seen(officer, { from: '2026-03-01', to: '2026-03-01' })).toHaveLength(1);
    expect(await seen(officer, { from: '2026-03-02', to: '2026-03-02' })).toHaveLength(1);
    expect((await listEvents(t.ctx(officer), {})).actions).toEqual(['response.saved', 'response.submitted', 'round.opened', 'scheme.synced']);
    expect((await listEvents(t.ctx(kari), {})).actions).toEqual(['response.saved', 'response.submitted']);
  });

  it('turns fifty thousand rows page by page without losing or repeating one, to the far end', async () => {
    await t.db.owner.query(
      `insert into audit_event (at, actor_id, actor_name, request_id, action, subject_kind, subject_id, centre_id)
       select now(), 'bulk', 'Bulk', 'r', 'bulk.made', 'x', n::text, case when n % 2 = 0 then 'mange' end from generate_series(1, 50000) n`,
    );
    const first = await listEvents(t.ctx(officer), { action: 'bulk.made' });
    expect(first.events).toHaveLength(50);
    const ids = new Set(first.events.map((e) => e.id));
    const second = await listEvents(t.ctx(officer), { action: 'bulk.made', before: first.older });
    expect(second.events.some((e) => ids.has(e.id))).toBe(false);
    expect(Number(second.events[0]!.id)).toBe(Number(first.older) - 1);
    const last = await listEvents(t.ctx(officer), { action: 'bulk.made', before: String(Number(first.older) - 49_000) });
    expect(last.events).toHaveLength(50);
  });
});

describe('a search in the address', () => {
  it('leaves out what makes no sense', () => {
    expect(readFilter({ sentral: ' nordvik ', fra: 'i går', til: '2026-02-30', for: '1; drop', person: '', handling: 'a\u0000b' })).toEqual({ centreId: 'nordvik' });
    expect(readFilter({ fra: '2026-01-01', til: '2026-02-01', for: '12', handling: 'a.b' })).toEqual({ action: 'a.b', from: '2026-01-01', to: '2026-02-01', before: '12' });
  });
});
