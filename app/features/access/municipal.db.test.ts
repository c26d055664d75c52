import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import type { Actor, Grant } from '../../platform/actor.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { followMunicipalities, seedDemonstrationEmployees, seedDemonstrationPeople } from './access.server.ts';
import { findEditorCentres } from './authors.server.ts';
import { isEditor, municipalitiesOf } from './access.ts';
import { insertMembership } from './inside/membership-store.server.ts';
import { endMembership, getPerson, invitePerson, listPeople } from './inside/people.server.ts';
import { hashOf } from './inside/secret.ts';
import { enterApiToken, enterSession, insertSession } from './inside/session-store.server.ts';
import { insertTurns, updateTurnEnd } from './inside/turn-store.server.ts';
import { makeApiToken } from './inside/api-tokens.server.ts';
import { municipalitiesToday } from './municipal.ts';
import { endTurn, giveTurn, listTurns, seedDemonstrationTurns } from './turns.server.ts';

const person = (personId: string, ...grants: Grant[]): Actor => ({ kind: 'person', personId, name: personId, grants });
const administrator = person('demo-kari-anne-dahl', { role: 'administrator', scope: null });
const officer = person('demo-jonas-lie-berg', { role: 'officer', scope: null });
const coordinator = person('demo-nordvik-coordinator', { role: 'coordinator', scope: 'nordvik' });
const employee = person('demo-bergen-employee', { role: 'employee', scope: '4601' });
const system = systemActor('test');
const today = '2026-11-21';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.db.owner.query(`insert into centre (id, name, demonstration) values ('nordvik', 'Nordvik', true), ('sorvik', 'Sørvik', true), ('vestvik', 'Vestvik', true)`);
  await seedDemonstrationPeople(
    t.ctx(system),
    ['nordvik', 'sorvik', 'vestvik'].map((id) => ({ id, from: '2014-01-01' })),
  );
  await seedDemonstrationEmployees(t.ctx(system));
});
afterAll(() => t?.drop());

const sessionOf = async (personId: string): Promise<Buffer> => {
  const hash = hashOf(crypto.randomUUID());
  const { now } = t.ctx(system);
  await inTransaction(t.ctx(system), (tx) => insertSession(tx, { hash, personId, now, expiresAt: new Date('2030-01-01') }));
  return hash;
};
/** Whom the session makes of the person, on a day. */
const actorOn = async (personId: string, day = today): Promise<Actor> => {
  const now = new Date(`${day}T09:00:00Z`);
  const hash = await sessionOf(personId);
  await t.db.owner.query(`update session set seen_at = $2, expires_at = $2::timestamptz + interval '1 hour' where id_hash = $1`, [hash, now]);
  return (await enterSession(t.db, hash, now))?.actor ?? anonymous;
};

describe('what row-level security knows of the actor', () => {
  const known = async (...grants: [role: string, scope: string | null][]) => {
    const actor = person('p', ...grants.map(([role, scope]) => ({ role, scope })));
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

describe('somebody employed in a municipality', () => {
  const words = () => ({ subject: 'x', text: 'x' });
  const invite = (actor: Actor, municipality: string | null, email = 'ny@senja.no') =>
    invitePerson(t.ctx(actor), { name: 'Ny', email, role: 'employee', centreId: null, municipality, from: today }, words, () => Promise.resolve());

  it('is invited and ended by administrators alone', async () => {
    for (const actor of [officer, coordinator, employee, anonymous]) await expect(invite(actor, '5530')).rejects.toMatchObject({ code: 'not-found' });
    await expect(invite(administrator, null)).rejects.toMatchObject({ code: 'not-found' });
    const invited = await invite(administrator, '5530');
    expect(invited).toMatchObject({ ok: true });
    expect(await invite(administrator, '5530')).toEqual({ ok: false, reason: 'already' });
    const { memberships } = await getPerson(t.ctx(administrator), invited.ok ? invited.personId : '', undefined);
    expect(memberships).toMatchObject([{ role: 'employee', centreId: null, municipality: '5530' }]);
    for (const actor of [officer, coordinator, employee, anonymous])
      await expect(endMembership(t.ctx(actor), { id: memberships[0]!.id, on: today })).rejects.toMatchObject({ code: 'not-found' });
    expect(await endMembership(t.ctx(administrator), { id: memberships[0]!.id, on: today })).toMatchObject({ ok: true });
  });

  it('has a municipality and no centre, or the database refuses', async () => {
    const give = (actor: Actor, role: 'employee' | 'member', centreId: string | null, municipality: string | null) =>
      inTransaction(t.ctx(actor), (tx) => insertMembership(tx, { personId: 'demo-bergen-employee', role, centreId, municipality, from: today, givenBy: 'x' }, new Date()));
    await expect(give(administrator, 'employee', null, null)).rejects.toThrow('violates check constraint');
    await expect(give(administrator, 'member', 'nordvik', '4601')).rejects.toThrow('violates check constraint');
    await expect(give(administrator, 'employee', null, 'x,officer:*')).rejects.toThrow('violates check constraint');
    await expect(give(coordinator, 'employee', null, '4601')).rejects.toThrow('row-level security');
    await expect(give(employee, 'employee', null, '0301')).rejects.toThrow('row-level security');
  });

  it('sees no people, not even the colleagues’ addresses', async () => {
    await expect(listPeople(t.ctx(employee), {})).rejects.toMatchObject({ code: 'not-found' });
    const { rows } = await inTransaction(t.ctx(employee), (tx) => sql<{ id: string }>`select id from person`.execute(tx));
    expect(rows).toEqual([{ id: 'demo-bergen-employee' }]);
  });

  it('acts for the municipality under every code it has had, once the register of municipalities is followed', async () => {
    await inTransaction(t.ctx(system), (tx) =>
      insertMembership(tx, { personId: 'demo-bergen-employee', role: 'employee', centreId: null, municipality: '1931', from: '2018-01-01', givenBy: 'x' }, new Date()),
    );
    expect(municipalitiesOf(await actorOn('demo-bergen-employee'))).toEqual(['1931', '4601']);
    expect(await followMunicipalities(t.ctx(system))).toBeGreaterThan(1000);
    expect(await followMunicipalities(t.ctx(system))).toBe(0);
    const actor = await actorOn('demo-bergen-employee');
    // Bergen's old number; Lenvik's two, Senja's two and those of the three others that Senja was made of.
    expect(municipalitiesOf(actor)).toEqual(expect.arrayContaining(['1201', '1927', '1928', '1929', '1931', '4601', '5421', '5530']));
    const { geography } = t.ctx(system).definitions;
    expect(municipalitiesToday(municipalitiesOf(actor), geography, today).map((m) => m.name)).toEqual(['Bergen', 'Senja']);
    // Ålesund 2020–2023 was divided: whoever worked there acts for what became of it, and Haram's people for what they brought along.
    const kin = async (code: string) => (await t.db.owner.query<{ kin: string }>(`select kin from municipality_kin where code = $1`, [code])).rows.map((r) => r.kin);
    expect(await kin('1507')).toEqual(expect.arrayContaining(['1508', '1580']));
    expect(await kin('1580')).toContain('1507');
    expect(await kin('1580')).not.toContain('1508');
  });
});

describe('the editors’ turn', () => {
  const onTurn = (day: string) => inTransaction(t.ctx(system), (tx) => findEditorCentres(tx, day));

  it('makes editors of a centre’s people from its first day until the day it ends, and leaves nothing the day after', async () => {
    await inTransaction(t.ctx(system), (tx) => insertTurns(tx, [{ centreId: 'nordvik', from: '2026-11-01', until: '2026-11-21' }], 'x', new Date()));
    expect(isEditor(await actorOn('demo-nordvik-member', '2026-10-31'))).toBe(false);
    expect(await actorOn('demo-nordvik-member', '2026-11-01')).toMatchObject({
      grants: [
        { role: 'editor', scope: 'nordvik' },
        { role: 'member', scope: 'nordvik' },
      ],
    });
    expect(isEditor(await actorOn('demo-nordvik-coordinator', '2026-11-20'))).toBe(true);
    expect(isEditor(await actorOn('demo-nordvik-coordinator', '2026-11-21'))).toBe(false);
    expect(isEditor(await actorOn('demo-sorvik-coordinator', '2026-11-20'))).toBe(false);
    expect(isEditor(await actorOn('demo-bergen-employee', '2026-11-20'))).toBe(false);
  });

  it('is not held by programs', async () => {
    await inTransaction(t.ctx(system), (tx) => insertTurns(tx, [{ centreId: 'nordvik', from: today, until: '2026-11-22' }], 'x', new Date()));
    const secret = await makeApiToken(t.ctx(coordinator), { centreId: 'nordvik', label: 'x', days: 30 });
    expect((await enterApiToken(t.db, hashOf(secret), t.ctx(system).now))?.actor.grants).toEqual([{ role: 'coordinator', scope: 'nordvik' }]);
  });

  it('is given by officers alone, to several together, not twice to one', async () => {
    const turn = { centreId: 'sorvik', from: '2026-12-01', until: '2027-06-01' };
    for (const actor of [administrator, coordinator, employee, anonymous]) await expect(giveTurn(t.ctx(actor), turn)).rejects.toMatchObject({ code: 'not-found' });
    expect(await giveTurn(t.ctx(officer), turn)).toEqual({ ok: true });
    expect(await giveTurn(t.ctx(officer), { ...turn, centreId: 'vestvik' })).toEqual({ ok: true });
    expect(await giveTurn(t.ctx(officer), { ...turn, from: '2027-05-31', until: '2027-07-01' })).toEqual({ ok: false, reason: 'has-it' });
    expect(await giveTurn(t.ctx(officer), { ...turn, from: '2026-11-20' })).toEqual({ ok: false, reason: 'too-early' });
    expect(await giveTurn(t.ctx(officer), { ...turn, until: '2026-12-01' })).toEqual({ ok: false, reason: 'backwards' });
    expect(await giveTurn(t.ctx(officer), { ...turn, from: '2029-01-01', until: '2029-02-01' })).toEqual({ ok: false, reason: 'too-long' });
    expect(await onTurn('2026-12-01')).toEqual(['sorvik', 'vestvik']);
    const { rows } = await t.db.owner.query(`select actor_id, centre_id, after from audit_event where action = 'turn.given' order by id`);
    expect(rows).toMatchObject([{ actor_id: 'demo-jonas-lie-berg', centre_id: 'sorvik', after: { from: '2026-12-01', until: '2027-06-01' } }, { centre_id: 'vestvik' }]);
  });

  it('happens once when two officers give it at the same moment', async () => {
    const turn = { centreId: 'nordvik', from: '2027-08-01', until: '2027-09-01' };
    const both = await Promise.all([giveTurn(t.ctx(officer), turn), giveTurn(t.ctx(officer), turn)]);
    expect(both.filter((r) => r.ok)).toHaveLength(1);
  });

  it('is ended by officers alone, and leaves nobody only when that is said to be meant', async () => {
    const turns = (await listTurns(t.ctx(coordinator))).filter((x) => x.from === '2026-12-01');
    const [sorvik, vestvik] = turns.map((x) => x.id) as [string, string];
    for (const actor of [administrator, coordinator, employee, anonymous])
      await expect(endTurn(t.ctx(actor), { id: sorvik, on: today, anyway: true })).rejects.toMatchObject({ code: 'not-found' });
    await expect(endTurn(t.ctx(officer), { id: crypto.randomUUID(), on: today, anyway: true })).rejects.toMatchObject({ code: 'not-found' });
    expect(await endTurn(t.ctx(officer), { id: sorvik, on: '2026-11-20', anyway: false })).toEqual({ ok: false, reason: 'too-early' });
    expect(await endTurn(t.ctx(officer), { id: sorvik, on: '2027-03-01', anyway: false })).toEqual({ ok: true, centreId: 'sorvik' });
    expect(await endTurn(t.ctx(officer), { id: sorvik, on: '2027-03-01', anyway: false })).toEqual({ ok: false, reason: 'already-ended' });
    expect(await endTurn(t.ctx(officer), { id: vestvik, on: '2027-02-28', anyway: false })).toEqual({ ok: false, reason: 'leaves-nobody' });
    expect(await endTurn(t.ctx(officer), { id: vestvik, on: '2027-02-28', anyway: true })).toMatchObject({ ok: true });
    expect((await listTurns(t.ctx(officer))).filter((x) => x.from === '2026-12-01').map((x) => x.until)).toEqual(['2027-03-01', '2027-02-28']);
  });

  it('given up before it began is none: it is listed nowhere, and the centre can be given another over the same days', async () => {
    const turn = { centreId: 'nordvik', from: '2028-03-01', until: '2028-06-01' };
    await giveTurn(t.ctx(officer), turn);
    const [given] = (await listTurns(t.ctx(officer))).filter((x) => x.from === turn.from);
    expect(await endTurn(t.ctx(officer), { id: given!.id, on: today, anyway: true })).toEqual({ ok: true, centreId: 'nordvik' });
    expect((await listTurns(t.ctx(officer))).filter((x) => x.from === turn.from)).toEqual([]);
    expect(await giveTurn(t.ctx(officer), { ...turn, from: '2028-02-01' })).toEqual({ ok: true });
  });

  it('is kept by the database even if the policy is skipped', async () => {
    const [turn] = await listTurns(t.ctx(officer));
    for (const actor of [administrator, coordinator, employee]) {
      await expect(
        inTransaction(t.ctx(actor), (tx) => insertTurns(tx, [{ centreId: 'nordvik', from: today, until: '2030-01-01' }], 'demo-nordvik-coordinator', new Date())),
      ).rejects.toThrow('row-level security');
      await inTransaction(t.ctx(actor), (tx) => updateTurnEnd(tx, turn!.id, '2030-01-01', 'x', new Date()));
    }
    expect((await listTurns(t.ctx(officer)))[0]).toEqual(turn);
    expect(await listTurns(t.ctx(anonymous))).toEqual([]);
    expect((await listTurns(t.ctx(employee))).length).toBeGreaterThan(0);
  });

  it('is dealt out in the demonstration, once', async () => {
    const ctx = t.ctx(system, { now: new Date('2031-08-01T09:00:00Z') });
    expect(await seedDemonstrationTurns(ctx, ['nordvik', 'sorvik', 'vestvik'])).toBe(3);
    expect(await seedDemonstrationTurns(ctx, ['nordvik', 'sorvik', 'vestvik'])).toBe(0);
    expect(await onTurn('2031-08-01')).toEqual(['nordvik', 'sorvik']);
  });
});
