import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { come, december, published } from '../../../testing/gatherings.ts';
import { kari, ola } from '../../../testing/small-scheme.ts';
import { takeLetters, visitDatabase } from '../../../testing/visits.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { approveParticipant, cancelGathering, findOwnPlace, getGathering, withdrawOwn } from './gatherings.server.ts';
import { closeQueues, expireOffers } from './inside/nightly.server.ts';
import { tellOfRequests } from './inside/requests.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await visitDatabase();
  await t.db.owner.query(`insert into person (id, name, email) values ('liv', 'Liv Berg', 'liv@example.org')`);
  await t.db.owner.query(`insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ('liv', 'officer', null, '2020-01-01', 'test', now())`);
});
afterAll(() => t?.drop());
beforeEach(async () => {
  await takeLetters(t);
});

const ctx = (actor: Actor, overrides?: Parameters<TestDatabase['ctx']>[1]) => t.ctx(actor, overrides);
const system = systemActor('test');
const at = (day: number, hour = 10) => ctx(system, { now: december(day, hour) });
const raw = async (statement: string) => inTransaction(ctx(system), async (tx) => (await sql.raw<Record<string, unknown>>(statement).execute(tx)).rows);

describe('whoever never got a place', () => {
  it('is told so once when it begins, and what they need is erased; those with a place hear nothing', async () => {
    const id = await published(ctx, { places: 1 });
    const inside = await come(t, ctx(kari), id);
    const queued = await come(t, ctx(ola), id, { centreId: 'beta', email: 'queued@example.org', needs: 'Nøtter' });
    await takeLetters(t);
    await closeQueues(at(10, 9));
    expect((await findOwnPlace(ctx(queued.actor)))?.participant.state).toBe('waiting');
    await closeQueues(at(10));
    await closeQueues(at(10));
    const letters = await takeLetters(t);
    expect(letters.map((l) => [l.to, l.template])).toEqual([['queued@example.org', 'gathering-no-room']]);
    expect(letters[0]?.body).toContain('ikke ble plass til deg');
    expect((await findOwnPlace(ctx(queued.actor)))?.participant.state).toBe('refused');
    expect((await findOwnPlace(ctx(inside.actor)))?.participant.state).toBe('coming');
    expect(await raw(`select 1 from gathering_need where participant_id = '${queued.id}'`)).toEqual([]);
    expect((await getGathering(ctx(kari), { centreId: 'alfa', id })).gathering).toMatchObject({ taken: 1, waiting: 0 });
    expect(await raw(`select 1 from audit_event where action = 'gathering.no-room' and after->>'participant' = '${queued.id}'`)).toHaveLength(1);
  });
  it('is so also without an answer, and after an offer that lapsed as it began', async () => {
    const asks = await published(ctx, { approval: true });
    await come(t, ctx(ola), asks, { centreId: 'beta', email: 'asks@example.org' });
    const full = await published(ctx, { places: 1, startsAt: december(11), endsAt: december(11, 15) });
    const first = await come(t, ctx(kari), full);
    await come(t, ctx(ola), full, { centreId: 'beta', email: 'offered@example.org' });
    await withdrawOwn(ctx(first.actor, { now: december(10, 12) }));
    await takeLetters(t);
    await expireOffers(at(11));
    await closeQueues(at(11));
    expect((await takeLetters(t)).toSorted((a, b) => (a.to < b.to ? -1 : 1)).map((l) => [l.to, l.template])).toEqual([
      ['asks@example.org', 'gathering-no-room'],
      ['offered@example.org', 'gathering-no-room'],
    ]);
  });
  it('is not written to about what was over long ago, nor about what was cancelled', async () => {
    const old = await published(ctx, { approval: true });
    const { actor } = await come(t, ctx(ola), old, { centreId: 'beta' });
    const off = await published(ctx, { approval: true });
    const never = await come(t, ctx(ola), off, { centreId: 'beta' });
    await cancelGathering(ctx(kari), { centreId: 'alfa', id: off, text: 'For få' });
    await takeLetters(t);
    await closeQueues(at(14));
    expect(await takeLetters(t)).toEqual([]);
    expect((await findOwnPlace(ctx(actor)))?.participant.state).toBe('refused');
    expect((await findOwnPlace(ctx(never.actor)))?.participant.state).toBe('requested');
  });
});

describe('requests that wait for yes or no', () => {
  const told = async (when: ReturnType<typeof at>) => {
    await tellOfRequests(when);
    return (await takeLetters(t)).map((l) => [l.to, l.template, l.subject]);
  };
  it('are in one letter to the organiser, once each, and in one letter a day at most', async () => {
    await tellOfRequests(at(1, 4));
    const [one, two] = [
      await published(ctx, { approval: true, startsAt: december(20), endsAt: december(20, 15) }),
      await published(ctx, { approval: true, startsAt: december(21), endsAt: december(21, 15) }),
    ];
    const ask = async (id: string, day: number) => come(t, ctx(ola, { now: december(day, 9) }), id, { centreId: 'beta' });
    const [first] = [await ask(one, 1), await ask(one, 1), await ask(two, 1)];
    await takeLetters(t);
    const letter = (n: string) => ['kari@example.org', 'gathering-centre-requests', n];
    await tellOfRequests(at(2, 4));
    const [sent, ...more] = await takeLetters(t);
    expect(more).toEqual([]);
    expect([sent?.to, sent?.template, sent?.subject]).toEqual(letter('3 påmeldinger venter på svar fra deg'));
    expect(sent?.body.match(/Treff om farger \(S2026-\d+\): [12]/g)).toHaveLength(4);
    expect(await told(at(2, 8))).toEqual([]);
    await ask(two, 2);
    await takeLetters(t);
    expect(await told(at(2, 20))).toEqual([]);
    expect(await told(at(3, 4))).toEqual([letter('2 påmeldinger venter på svar fra deg')]);
    expect(await told(at(4, 4))).toEqual([]);
    expect(first.state).toBe('requested');
  });
  it('that have had their answer are not told of', async () => {
    const id = await published(ctx, { approval: true, startsAt: december(20), endsAt: december(20, 15) });
    const { id: participantId } = await come(t, ctx(ola), id, { centreId: 'beta' });
    await approveParticipant(ctx(kari), { centreId: 'alfa', id, participantId });
    await takeLetters(t);
    expect(await told(at(5, 4))).toEqual([]);
  });
  it('to the authority’s gathering are told its officers', async () => {
    const id = await published(ctx, { approval: true, startsAt: december(20), endsAt: december(20, 15) }, '');
    await come(t, ctx(ola, { now: december(2) }), id, { centreId: 'beta' });
    await takeLetters(t);
    expect(await told(at(6, 4))).toEqual([['liv@example.org', 'gathering-centre-requests', 'Én påmelding venter på svar fra deg']]);
  });
});
