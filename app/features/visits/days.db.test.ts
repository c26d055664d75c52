import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari } from '../../../testing/small-scheme.ts';
import { ask, december, keptPath, line, publishedDay, takeLetters, usualDay, visitDatabase } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { linkActor } from '../../platform/private-link.server.ts';
import { expireOffers, outliveDays } from './inside/nightly.server.ts';
import {
  acceptVisit,
  approveVisit,
  cancelDay,
  cancelOwnPlace,
  changeNumbers,
  changePlannedNumbers,
  changeTime,
  findOwnPlace,
  findOwnVisit,
  getPublishedDay,
  getVisitCase,
  letPass,
  listPublishedDays,
  publishDay,
  putInQueue,
  saveDay,
  withdrawVisit,
} from './visits.server.ts';

let t: TestDatabase;
const as = (actor: Actor, now?: Date) => t.ctx(actor, now && { now });
const ctx = (actor: Actor) => as(actor);
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());
afterEach(() => takeLetters(t));

const time = { startsAt: december(3), endsAt: december(3, 12), place: 'Storgata 1' };
const stateOf = async (group: { actor: Actor }) => (await findOwnVisit(as(group.actor)))?.visit.state;
const recipients = async () => (await takeLetters(t)).map((l) => `${l.to} ${l.template}`).toSorted();

describe('a visiting day', () => {
  it('gives its places to those who come first, and then there is a queue', async () => {
    const dayId = await publishedDay(ctx);
    const [a, b, c] = [await ask(ctx, { dayId, lines: [line(6)] }), await ask(ctx, { dayId, lines: [line(5)] }), await ask(ctx, { dayId, lines: [line(4)] })];
    // The third fits beside the first and is offered the places the second is too large for; the second keeps its turn.
    expect([a.state, b.state, c.state]).toEqual(['agreed', 'waiting', 'offered']);
    expect(await findOwnVisit(as(b.actor))).toMatchObject({ queuePlace: 1, day: { taken: 10, waiting: 1 } });
    await expect(ask(ctx, { dayId, lines: [line(11)] })).rejects.toThrow('never-fits');
    expect(await changeNumbers(as(a.actor), { lines: [line(7)] })).toEqual({ ok: false, reason: 'full' });
    expect((await findOwnVisit(as(a.actor)))!.visit.persons).toBe(6);
    await takeLetters(t);
    expect(await withdrawVisit(as(a.actor))).toEqual({ ok: true });
    expect(await stateOf(b)).toBe('offered');
    expect(await recipients()).toEqual(['gro@example.org visit-offered', 'gro@example.org visit-withdrawn', 'kari@example.org visit-centre-withdrawn']);
    expect(await acceptVisit(as(b.actor))).toEqual({ ok: true });
    expect(await getPublishedDay(as(anonymous), dayId)).toMatchObject({ taken: 9, waiting: 0 });
  });

  it('offers what is freed by fewer persons, a visitor’s own cancelling and more places', async () => {
    const dayId = await publishedDay(ctx, { places: 4 });
    const person = { name: 'Per Besøk', email: 'per@example.org', municipality: '1804', kind: 'nurses' };
    const first = await ask(ctx, { dayId, lines: [line(4)], persons: [person] });
    const second = await ask(ctx, { dayId, lines: [line(1)] });
    const third = await ask(ctx, { dayId, lines: [line(1)] });
    const fourth = await ask(ctx, { dayId, lines: [line(3)] });
    expect(await changeNumbers(as(first.actor), { lines: [line(3)] })).toEqual({ ok: true });
    expect([await stateOf(second), await stateOf(third)]).toEqual(['offered', 'waiting']);
    const { persons } = (await findOwnVisit(as(first.actor)))!;
    const path = await keptPath(t, `visit-person:${persons[0]!.id}`);
    const own = linkActor(path!.replace('/besokende/', ''));
    expect(await findOwnPlace(as(own))).toMatchObject({ person: { name: 'Per Besøk' }, mayCancel: true });
    await takeLetters(t);
    expect(await cancelOwnPlace(as(own))).toEqual({ ok: true });
    expect(await cancelOwnPlace(as(own))).toEqual({ ok: false, reason: 'not-now' });
    expect(await stateOf(third)).toBe('offered');
    expect((await findOwnVisit(as(first.actor)))!.visit).toMatchObject({ state: 'agreed', persons: 2 });
    const letters = await takeLetters(t);
    expect(letters.find((l) => l.to === 'per@example.org')?.calendar?.method).toBe('CANCEL');
    expect(letters.find((l) => l.template === 'visit-visitor-cancelled')?.calendar?.method).toBe('REQUEST');
    const { version } = await getPublishedDay(as(anonymous), dayId);
    const raised = await saveDay(as(kari), { centreId: 'alfa', id: dayId, version, day: { ...usualDay, places: 7 } });
    expect(raised).toEqual({ ok: true, id: dayId });
    expect(await stateOf(fourth)).toBe('offered');
    expect(await saveDay(as(kari), { centreId: 'alfa', id: dayId, day: { ...usualDay, places: 6 } })).toEqual({ ok: false, reason: 'under-taken' });
    expect(await saveDay(as(kari), { centreId: 'alfa', id: dayId, version, day: { ...usualDay, places: 9 } })).toEqual({ ok: false, reason: 'changed-meanwhile' });
  });

  it('takes an offer back at its deadline, to the end of the queue, and offers it to the next', async () => {
    const tomorrow = new Date('2026-11-22T09:00:00Z');
    // Those of the other tests first.
    await expireOffers(as(systemActor('test'), tomorrow));
    const dayId = await publishedDay(ctx, { places: 2 });
    const first = await ask(ctx, { dayId, lines: [line(2)] });
    const second = await ask(ctx, { dayId, lines: [line(2)] });
    const third = await ask(ctx, { dayId, lines: [line(2)] });
    await withdrawVisit(as(first.actor));
    expect((await findOwnVisit(as(second.actor)))!.visit.offerUntil).toEqual(tomorrow);
    expect(await acceptVisit(as(second.actor, tomorrow))).toEqual({ ok: false, reason: 'too-late' });
    await takeLetters(t);
    await expireOffers(as(systemActor('test'), tomorrow));
    await expireOffers(as(systemActor('test'), tomorrow));
    expect([await stateOf(second), await stateOf(third)]).toEqual(['waiting', 'offered']);
    expect(await recipients()).toEqual(['gro@example.org visit-lapsed', 'gro@example.org visit-offered']);
    expect(await letPass(as(third.actor, tomorrow))).toEqual({ ok: true });
    expect([await stateOf(second), await stateOf(third)]).toEqual(['offered', 'waiting']);
    expect(await letPass(as(third.actor))).toEqual({ ok: false, reason: 'not-now' });
  });

  it('offers nothing in its last hour, and makes ordinary requests of those it had no room for', async () => {
    const dayId = await publishedDay(ctx, { places: 2 });
    const first = await ask(ctx, { dayId, lines: [line(2)] });
    const second = await ask(ctx, { dayId, lines: [line(2)] });
    await withdrawVisit(as(first.actor, new Date(december(10).getTime() - 1_800_000)));
    expect(await stateOf(second)).toBe('waiting');
    await outliveDays(as(systemActor('test'), december(10, 15)));
    expect((await findOwnVisit(as(second.actor)))!.visit).toMatchObject({ state: 'requested', dayId: null, startsAt: null });
    expect(await getPublishedDay(as(anonymous), dayId)).toMatchObject({ taken: 0, waiting: 0 });
  });

  it('with approval is the centre’s to give, and never more than there is', async () => {
    const dayId = await publishedDay(ctx, { places: 5, approval: true });
    const [a, b] = [await ask(ctx, { dayId, lines: [line(3)] }), await ask(ctx, { dayId, lines: [line(3)] })];
    expect([a.state, b.state]).toEqual(['requested', 'requested']);
    expect(await approveVisit(as(kari), { centreId: 'alfa', number: a.number })).toEqual({ ok: true });
    expect(await approveVisit(as(kari), { centreId: 'alfa', number: b.number })).toEqual({ ok: false, reason: 'full' });
    expect(await putInQueue(as(kari), { centreId: 'alfa', number: b.number })).toEqual({ ok: true });
    expect((await getVisitCase(as(kari), 'alfa', b.number)).queuePlace).toBe(1);
    const { version } = await getPublishedDay(as(kari), dayId);
    expect(await saveDay(as(kari), { centreId: 'alfa', id: dayId, version, day: { ...usualDay, places: 5, waitingList: false } })).toEqual({
      ok: false,
      reason: 'queue-needs-list',
    });
    expect(await changePlannedNumbers(as(kari), { centreId: 'alfa', number: b.number, lines: [line(2)] })).toEqual({ ok: true });
    expect(await stateOf(b)).toBe('offered');
    expect(await approveVisit(as(kari), { centreId: 'alfa', number: (await ask(ctx)).number })).toEqual({ ok: false, reason: 'no-day' });
  });

  it('that is moved moves its groups, and that is cancelled tells all of them', async () => {
    const dayId = await publishedDay(ctx, { places: 4 });
    const [a, b] = [await ask(ctx, { dayId, lines: [line(4)] }), await ask(ctx, { dayId, lines: [line(1)] })];
    await takeLetters(t);
    await saveDay(as(kari), { centreId: 'alfa', id: dayId, day: { ...usualDay, places: 4, startsAt: december(11), endsAt: december(11, 14) } });
    expect((await findOwnVisit(as(a.actor)))!.visit).toMatchObject({ startsAt: december(11), sequence: 1 });
    expect((await takeLetters(t)).filter((l) => l.calendar?.method === 'REQUEST').map((l) => l.to)).toEqual(expect.arrayContaining(['gro@example.org', 'kari@example.org']));
    expect(await changeTime(as(kari), { centreId: 'alfa', number: a.number, ...time, text: '' })).toEqual({ ok: false, reason: 'on-a-day' });
    expect(await cancelDay(as(kari), { centreId: 'alfa', id: dayId, text: 'Vi er syke.' })).toEqual({ ok: true });
    expect([await stateOf(a), await stateOf(b)]).toEqual(['cancelled', 'declined']);
    expect(await getPublishedDay(as(anonymous), dayId)).toMatchObject({ state: 'cancelled', taken: 0, waiting: 0 });
    expect((await listPublishedDays(as(anonymous), { centreId: 'alfa' })).map((d) => d.id)).not.toContain(dayId);
    await expect(ask(ctx, { dayId })).rejects.toThrow('day-closed');
  });

  it('is closed to requests as a draft, after it began, and at another centre', async () => {
    const draft = await saveDay(as(kari), { centreId: 'alfa', day: usualDay });
    const id = draft.ok ? draft.id : '';
    await expect(ask(ctx, { dayId: id })).rejects.toThrow('day-closed');
    await expect(getPublishedDay(as(anonymous), id)).rejects.toMatchObject({ code: 'not-found' });
    await publishDay(as(kari), { centreId: 'alfa', id });
    await expect(ask(ctx, { dayId: id, centreId: 'beta' })).rejects.toThrow('day-closed');
    await expect(ask((actor) => as(actor, december(10, 11)), { dayId: id })).rejects.toThrow('in-the-past');
    expect(await saveDay(as(kari), { centreId: 'alfa', day: { ...usualDay, startsAt: december(10, 15) } })).toEqual({ ok: false, reason: 'bad-time' });
    await expect(saveDay(as(kari), { centreId: 'alfa', day: { ...usualDay, places: 0 } })).rejects.toMatchObject({ code: 'malformed' });
  });

  it('gives the last place to one of two who ask for it at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const dayId = await publishedDay(ctx, { places: 5, waitingList: round % 2 === 0 });
      await ask(ctx, { dayId, lines: [line(4)] });
      const results = await Promise.allSettled([ask(ctx, { dayId, lines: [line(1)] }), ask(ctx, { dayId, lines: [line(1)] }), ask(ctx, { dayId, lines: [line(1)] })]);
      expect(results.filter((r) => r.status === 'fulfilled' && r.value.state === 'agreed')).toHaveLength(1);
      expect(await getPublishedDay(as(anonymous), dayId)).toMatchObject({ taken: 5, waiting: round % 2 === 0 ? 2 : 0 });
    }
  });
});
