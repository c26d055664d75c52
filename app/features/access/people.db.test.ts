import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import type { Actor } from '../../platform/actor.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { findPersonNames, seedDemonstrationPeople } from './access.server.ts';
import type { Role } from './access.ts';
import { listApiTokens, makeApiToken, revokeApiToken } from './inside/api-tokens.server.ts';
import { insertMembership, selectMembershipsOf, updateEnd } from './inside/membership-store.server.ts';
import { endMembership, getPerson, invitePerson, listPeople } from './inside/people.server.ts';
import { selectPeople } from './inside/people-list-query.server.ts';
import { hashOf } from './inside/secret.ts';
import { enterApiToken, enterSession, insertSession } from './inside/session-store.server.ts';

const person = (personId: string, role: Role, scope: string | null = null): Actor => ({ kind: 'person', personId, name: personId, grants: [{ role, scope }] });
const administrator = person('demo-kari-anne-dahl', 'administrator');
const officer = person('demo-jonas-lie-berg', 'officer');
const coordinator = person('demo-nordvik-coordinator', 'coordinator', 'nordvik');
const member = person('demo-nordvik-member', 'member', 'nordvik');
const neighbour = person('demo-sorvik-coordinator', 'coordinator', 'sorvik');

let t: TestDatabase;
let letters: { to: { address: string }; text: string }[];
const today = '2026-11-21';
const words = (name: string) => ({ subject: 'Velkommen', text: `Hei, ${name}` });
const keep = (_tx: unknown, _ctx: unknown, letter: (typeof letters)[number]): Promise<void> => Promise.resolve(void letters.push(letter));
const invite = (actor: Actor, input: { name?: string; email: string; role?: Role; centreId?: string | null; municipality?: string | null; from?: string }) =>
  invitePerson(t.ctx(actor), { name: 'Ny Person', role: 'member', centreId: 'nordvik', municipality: null, from: today, ...input }, words, keep);
const membershipOf = async (personId: string, role: Role) =>
  (await getPerson(t.ctx(administrator), personId, undefined)).memberships.find((m) => m.role === role && m.until === null)!;
const openSession = async (personId: string): Promise<Buffer> => {
  const hash = hashOf(crypto.randomUUID());
  const { now } = t.ctx(officer);
  await inTransaction(t.ctx(systemActor('test')), (tx) => insertSession(tx, { hash, personId, now, expiresAt: new Date(now.getTime() + 3600_000) }));
  return hash;
};
const actorOf = async (hash: Buffer) => (await enterSession(t.db, hash, t.ctx(officer).now))?.actor;

beforeAll(async () => {
  t = await testDatabase();
  letters = [];
  await seedDemonstrationPeople(t.ctx(systemActor('start')), [
    { id: 'nordvik', from: '2014-01-01' },
    { id: 'sorvik', from: '2017-01-01' },
  ]);
});
afterAll(() => t?.drop());

describe('the demonstration people', () => {
  it('are made once', async () => {
    expect(await seedDemonstrationPeople(t.ctx(systemActor('start')), [{ id: 'nordvik', from: '2014-01-01' }])).toBe(0);
    expect((await listPeople(t.ctx(administrator), {})).people).toHaveLength(7);
  });
});

describe('inviting', () => {
  it('gives the role from the day named, writes to the person, and can be seen in the log', async () => {
    const invited = await invite(administrator, { name: 'Åse Nyberg', email: 'Ase@Nordvik.no', role: 'coordinator', from: '2026-12-01' });
    expect(invited).toMatchObject({ ok: true });
    const found = (await listPeople(t.ctx(administrator), { search: 'ase@nord' })).people;
    expect(found).toMatchObject([
      { name: 'Åse Nyberg', email: 'ase@nordvik.no', known: false, memberships: [{ role: 'coordinator', centreId: 'nordvik', from: '2026-12-01', until: null }] },
    ]);
    expect(letters.at(-1)).toMatchObject({ to: { name: 'Åse Nyberg', address: 'Ase@Nordvik.no' }, text: 'Hei, Åse Nyberg' });
    const { rows } = await t.db.owner.query(`select actor_id, centre_id, after from audit_event where action = 'role.given' order by id`);
    expect(rows.at(-1)).toMatchObject({ actor_id: 'demo-kari-anne-dahl', centre_id: 'nordvik', after: { role: 'coordinator', from: '2026-12-01' } });
  });

  it('is refused twice for the same role, and gives a second role to the same person', async () => {
    await invite(administrator, { email: 'to@nordvik.no' });
    expect(await invite(administrator, { email: 'TO@nordvik.no' })).toEqual({ ok: false, reason: 'already' });
    expect(await invite(administrator, { email: 'to@nordvik.no', centreId: 'sorvik', name: 'Et Annet Navn' })).toMatchObject({ ok: true });
    const [found] = (await listPeople(t.ctx(administrator), { search: 'to@nordvik.no' })).people;
    expect(found).toMatchObject({ name: 'Ny Person', memberships: [{ centreId: expect.any(String) }, { centreId: expect.any(String) }] });
  });

  it('happens once when two ask at the same moment', async () => {
    const both = await Promise.all([invite(administrator, { email: 'en@nordvik.no' }), invite(coordinator, { email: 'en@nordvik.no' })]);
    expect(both.filter((r) => r.ok)).toHaveLength(1);
  });

  it('is for coordinators too, of their own staff only', async () => {
    expect(await invite(coordinator, { email: 'ny@nordvik.no' })).toMatchObject({ ok: true });
    for (const forbidden of [
      { centreId: 'sorvik' },
      { role: 'coordinator' as const },
      { role: 'officer' as const, centreId: null },
      { role: 'administrator' as const, centreId: null },
    ])
      await expect(invite(coordinator, { email: 'x@x.no', ...forbidden })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is refused to all others, who learn nothing and leave nothing', async () => {
    for (const actor of [officer, member, neighbour, anonymous]) await expect(invite(actor, { email: 'hemmelig@nordvik.no' })).rejects.toMatchObject({ code: 'not-found' });
    expect((await listPeople(t.ctx(administrator), { search: 'hemmelig' })).people).toEqual([]);
  });

  it('is refused by the database even if the policy is skipped', async () => {
    const give = (actor: Actor, role: Role, centreId: string | null) =>
      inTransaction(t.ctx(actor), (tx) => insertMembership(tx, { personId: 'demo-nordvik-member', role, centreId, municipality: null, from: today, givenBy: 'x' }, new Date()));
    await expect(give(coordinator, 'coordinator', 'nordvik')).rejects.toThrow('row-level security');
    await expect(give(coordinator, 'member', 'sorvik')).rejects.toThrow('row-level security');
    await expect(give(member, 'member', 'nordvik')).rejects.toThrow('row-level security');
    await expect(give(officer, 'administrator', null)).rejects.toThrow('row-level security');
    await expect(give(administrator, 'officer', 'nordvik')).rejects.toThrow('violates check constraint');
  });
});

describe('ending', () => {
  it('takes effect today, and ends the sessions of whoever has no role left', async () => {
    await invite(administrator, { email: 'slutt@nordvik.no' });
    const [{ id } = { id: '' }] = (await listPeople(t.ctx(administrator), { search: 'slutt@' })).people;
    const session = await openSession(id);
    expect(await actorOf(session)).toMatchObject({ personId: id });
    const membership = await membershipOf(id, 'member');
    expect(await endMembership(t.ctx(coordinator), { id: membership.id, on: today, centreId: 'nordvik' })).toMatchObject({ ok: true, membership: { until: today } });
    expect(await actorOf(session)).toBeUndefined();
    const { rows } = await t.db.owner.query(`select revoked_at from session where id_hash = $1`, [session]);
    expect(rows).toHaveLength(1);
    expect(await endMembership(t.ctx(coordinator), { id: membership.id, on: today })).toEqual({ ok: false, reason: 'already-ended' });
  });

  it('keeps a later day until it comes', async () => {
    const { id } = await membershipOf('demo-sorvik-member', 'member');
    const session = await openSession('demo-sorvik-member');
    await endMembership(t.ctx(neighbour), { id, on: '2026-12-31' });
    expect(await actorOf(session)).toBeDefined();
    const later = { now: new Date('2026-12-30T23:30:00Z') };
    expect(norwegianDay(later.now)).toBe('2026-12-31');
    expect(await enterSession(t.db, await openSession('demo-sorvik-member'), later.now)).toBeUndefined();
  });

  it('leaves the person what other roles give', async () => {
    await invite(administrator, { email: 'to.roller@nordvik.no' });
    await invite(administrator, { email: 'to.roller@nordvik.no', centreId: 'sorvik' });
    const [{ id, memberships }] = (await listPeople(t.ctx(administrator), { search: 'to.roller' })).people as [Awaited<ReturnType<typeof getPerson>>];
    const session = await openSession(id);
    await endMembership(t.ctx(administrator), { id: memberships.find((m) => m.centreId === 'nordvik')!.id, on: today });
    expect(await actorOf(session)).toMatchObject({ grants: [{ role: 'member', scope: 'sorvik' }] });
  });

  it('is refused for a day that has been', async () => {
    const { id } = await membershipOf('demo-nordvik-member', 'member');
    expect(await endMembership(t.ctx(administrator), { id, on: '2026-11-20' })).toEqual({ ok: false, reason: 'too-early' });
  });

  it('is refused for the last administrator, also when two end each other at once', async () => {
    const first = await membershipOf('demo-kari-anne-dahl', 'administrator');
    expect(await endMembership(t.ctx(administrator), { id: first.id, on: today })).toEqual({ ok: false, reason: 'last-administrator' });
    const invited = await invite(administrator, { email: 'to.adm@dir.no', role: 'administrator', centreId: null });
    const second = await membershipOf(invited.ok ? invited.personId : '', 'administrator');
    const both = await Promise.all([first.id, second.id].map((id) => endMembership(t.ctx(administrator), { id, on: today })));
    expect(both.filter((r) => r.ok)).toHaveLength(1);
    expect(both.find((r) => !r.ok)).toEqual({ ok: false, reason: 'last-administrator' });
  });

  it('is refused to all who may not, who learn nothing', async () => {
    const staff = await inTransaction(t.ctx(systemActor('test')), (tx) => selectMembershipsOf(tx, ['demo-nordvik-member', 'demo-nordvik-coordinator']));
    for (const { id, role } of staff)
      for (const actor of [neighbour, member, officer, anonymous, ...(role === 'coordinator' ? [coordinator] : [])])
        await expect(endMembership(t.ctx(actor), { id, on: today })).rejects.toMatchObject({ code: 'not-found' });
    for (const actor of [neighbour, member, officer]) await inTransaction(t.ctx(actor), (tx) => updateEnd(tx, staff[0]!.id, today, 'x', new Date()));
    expect(await inTransaction(t.ctx(systemActor('test')), (tx) => selectMembershipsOf(tx, ['demo-nordvik-member', 'demo-nordvik-coordinator']))).toEqual(staff);
  });
});

describe('seeing people', () => {
  it('shows a centre its own people, and not what they do elsewhere', async () => {
    const { people } = await listPeople(t.ctx(member), { centreId: 'nordvik' });
    expect(people.map((p) => p.id)).toContain('demo-nordvik-coordinator');
    expect(people.flatMap((p) => p.memberships).filter((m) => m.centreId !== 'nordvik')).toEqual([]);
    await expect(listPeople(t.ctx(member), { centreId: 'sorvik' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(listPeople(t.ctx(member), {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(getPerson(t.ctx(coordinator), 'demo-sorvik-member', 'nordvik')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is drawn by the database even if the policy is skipped', async () => {
    const seen = async (actor: Actor) => (await inTransaction(t.ctx(actor), (tx) => selectPeople(tx, {}, 100))).map((p) => p.id);
    expect(await seen(anonymous)).toEqual([]);
    expect(await seen(neighbour)).not.toContain('demo-nordvik-member');
    expect(await seen(officer)).toContain('demo-nordvik-member');
  });

  it('tells names to anybody signed in, and nothing to others', async () => {
    const names = (actor: Actor) => inTransaction(t.ctx(actor), (tx) => findPersonNames(tx, ['demo-jonas-lie-berg', 'nobody']));
    expect(await names(member)).toEqual(new Map([['demo-jonas-lie-berg', 'Jonas Lie Berg']]));
    expect(await names(anonymous)).toEqual(new Map());
  });
});

describe('an access key', () => {
  const now = () => t.ctx(officer).now;
  it('gives its maker’s role at that centre, until it is revoked', async () => {
    const secret = await makeApiToken(t.ctx(coordinator), { centreId: 'nordvik', label: 'Fagsystemet', days: 30 });
    expect((await enterApiToken(t.db, hashOf(secret), now()))?.actor).toMatchObject({ personId: 'demo-nordvik-coordinator', grants: [{ role: 'coordinator', scope: 'nordvik' }] });
    expect(await enterApiToken(t.db, hashOf(secret), new Date(now().getTime() + 31 * 24 * 3600_000))).toBeUndefined();
    const [token] = await listApiTokens(t.ctx(coordinator), 'nordvik');
    expect(token).toMatchObject({ label: 'Fagsystemet', revokedAt: null });
    await revokeApiToken(t.ctx(coordinator), { centreId: 'nordvik', id: token!.id });
    expect(await enterApiToken(t.db, hashOf(secret), now())).toBeUndefined();
  });

  it('is for the centre’s coordinators alone', async () => {
    await makeApiToken(t.ctx(coordinator), { centreId: 'nordvik', label: 'Enda en', days: 30 });
    const [token] = await listApiTokens(t.ctx(coordinator), 'nordvik');
    for (const actor of [member, neighbour, officer, administrator, anonymous]) {
      await expect(makeApiToken(t.ctx(actor), { centreId: 'nordvik', label: 'x', days: 30 })).rejects.toMatchObject({ code: 'not-found' });
      await expect(listApiTokens(t.ctx(actor), 'nordvik')).rejects.toMatchObject({ code: 'not-found' });
      await expect(revokeApiToken(t.ctx(actor), { centreId: 'nordvik', id: token!.id })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(revokeApiToken(t.ctx(neighbour), { centreId: 'sorvik', id: token!.id })).rejects.toMatchObject({ code: 'not-found' });
  });
});
