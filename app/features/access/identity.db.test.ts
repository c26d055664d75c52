import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { insertSeededPeople } from './inside/person-store.server.ts';
import { deleteEndedSessions, enterSession } from './inside/session-store.server.ts';
import { hashOf } from './inside/secret.ts';
import { completeSignIn } from './inside/sign-in.server.ts';
import type { VerifiedIdentity } from './inside/sign-in.server.ts';

const issuer = 'https://login.example.no';
let t: TestDatabase;
const signIn = (identity: Partial<VerifiedIdentity>, now = '2026-11-21T09:00:00Z') =>
  completeSignIn(t.ctx(anonymous, { now: new Date(now) }), { issuer, subject: 's-1', email: undefined, ...identity }, undefined);
const add = (id: string, from = '2020-01-01') =>
  inTransaction(t.ctx(systemActor('test')), (tx) =>
    insertSeededPeople(tx, [{ id, name: id, email: `${id}@kommune.no`, role: 'member', centreId: 'nordvik', municipality: null, from }], new Date()),
  );

beforeAll(async () => {
  t = await testDatabase();
  for (const id of ['kari', 'ola', 'siv']) await add(id);
  await add('later', '2027-01-01');
});
afterAll(() => t?.drop());

describe('whoever the issuer vouches for', () => {
  it('is the person invited with that verified e-mail, whatever its letters', async () => {
    expect(await signIn({ subject: 's-kari', email: 'Kari@Kommune.NO' })).toMatchObject({ ok: true, actor: { personId: 'kari' } });
  });

  it('is bound at the first sign-in: from then on the subject counts and the e-mail opens nothing', async () => {
    await signIn({ subject: 's-ola', email: 'ola@kommune.no' });
    expect(await signIn({ subject: 's-ola', email: 'another@kommune.no' })).toMatchObject({ ok: true, actor: { personId: 'ola' } });
    expect(await signIn({ subject: 's-ola' })).toMatchObject({ ok: true });
    expect(await signIn({ subject: 's-forged', email: 'ola@kommune.no' })).toEqual({ ok: false, reason: 'bound-to-another' });
    expect(await signIn({ issuer: 'https://another.example', subject: 's-ola', email: 'ola@kommune.no' })).toEqual({ ok: false, reason: 'bound-to-another' });
  });

  it('is bound once when two answer at the same moment', async () => {
    const both = await Promise.all([signIn({ subject: 'a', email: 'siv@kommune.no' }), signIn({ subject: 'b', email: 'siv@kommune.no' })]);
    expect(both.filter((r) => r.ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: 'bound-to-another' });
  });

  it('is nobody without an invitation, or without a verified e-mail', async () => {
    expect(await signIn({ subject: 'x', email: 'stranger@kommune.no' })).toEqual({ ok: false, reason: 'unknown-person' });
    expect(await signIn({ subject: 'x' })).toEqual({ ok: false, reason: 'unknown-person' });
  });

  it('gets no session before the role begins', async () => {
    expect(await signIn({ subject: 's-later', email: 'later@kommune.no' })).toEqual({ ok: false, reason: 'no-role' });
    expect(await signIn({ subject: 's-later' }, '2026-12-31T22:59:00Z')).toEqual({ ok: false, reason: 'no-role' });
    expect(await signIn({ subject: 's-later' }, '2026-12-31T23:00:00Z')).toMatchObject({ ok: true });
  });

  it('leaves nothing of a session a day after it ended', async () => {
    const signed = await signIn({ subject: 's-kari' }, '2026-11-01T09:00:00Z');
    const hash = hashOf(signed.ok ? signed.secret : '');
    const count = async () => (await t.db.owner.query(`select from session where id_hash = $1`, [hash])).rowCount;
    const forget = (now: string) => inTransaction(t.ctx(systemActor('test')), (tx) => deleteEndedSessions(tx, new Date(now)));
    expect((await enterSession(t.db, hash, new Date('2026-11-01T09:01:00Z')))?.actor.personId).toBe('kari');
    await forget('2026-11-02T18:00:00Z');
    expect(await count()).toBe(1);
    await forget('2026-11-02T20:00:00Z');
    expect(await count()).toBe(0);
  });
});
