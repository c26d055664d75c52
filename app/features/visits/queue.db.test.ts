import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, smallDefinitions } from '../../../testing/small-scheme.ts';
import { ask, december, keptPath, line, publishedDay, takeLetters, usualDay, visitDatabase } from '../../../testing/visits.ts';
import type { Group } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { linkActor } from '../../platform/private-link.server.ts';
import { askForEvaluations, eraseOld, expireOffers, markHeld, remindToSumUp } from './inside/nightly.server.ts';
import { eraseVisitAgain } from './jobs.server.ts';
import { listVisitCounts } from './visit-indicators.server.ts';
import {
  acceptVisit,
  cancelDay,
  cancelOwnPlace,
  changeNumbers,
  declineVisit,
  eraseOwnPlace,
  eraseOwnVisit,
  exportOwnPlace,
  findEvaluationPlace,
  findOwnPlace,
  findOwnVisit,
  letPass,
  listPublishedDays,
  proposeVisit,
  registerVisit,
  saveDay,
  sumUp,
  withdrawVisit,
} from './visits.server.ts';

let t: TestDatabase;
const november = (day: number, hour = 10): Date => new Date(Date.UTC(2026, 10, day, hour - 1));
const as = (actor: Actor, now?: Date) => t.ctx(actor, now && { now });
const system = (now: Date) => as(systemActor('test'), now);
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());
afterEach(() => takeLetters(t));

const visitOf = async (group: Group) => (await findOwnVisit(as(group.actor)))!.visit;
const statesOf = (groups: readonly Group[]) => Promise.all(groups.map(async (g) => (await visitOf(g)).state));
/** A day of two places, all taken by the first; the others ask for both, an hour apart. */
async function queued(n: number): Promise<{ readonly dayId: string; readonly first: Group; readonly waiting: readonly Group[] }> {
  const dayId = await publishedDay((actor) => as(actor), { places: 2 });
  const groups: Group[] = [];
  for (let i = 0; i <= n; i += 1) groups.push(await ask((actor) => as(actor, november(22, 8 + i)), { dayId, lines: [line(2)] }));
  return { dayId, first: groups[0]!, waiting: groups.slice(1) };
}

describe('the queue of a day', () => {
  it('stands in the order in which the groups came, whatever their numbers', async () => {
    const { waiting, first } = await queued(3);
    // As when a day gets a queue of requests that were made before, in another order.
    await t.db.owner.query(`update visit set waiting_since = waiting_since - interval '1 day' where number = $1`, [waiting[2]!.number]);
    await withdrawVisit(as(first.actor, november(23)));
    expect(await statesOf(waiting)).toEqual(['waiting', 'waiting', 'offered']);
    expect(await Promise.all(waiting.map(async (g) => (await findOwnVisit(as(g.actor)))!.queuePlace))).toEqual([1, 2, undefined]);
  });

  it('has whoever let an offer lapse at its end, and whoever passed; nobody who did is asked again at once', async () => {
    const { waiting, first } = await queued(3);
    await withdrawVisit(as(first.actor, november(23)));
    await expireOffers(system(november(24)));
    expect(await statesOf(waiting)).toEqual(['waiting', 'offered', 'waiting']);
    await letPass(as(waiting[1]!.actor, november(24, 12)));
    expect(await statesOf(waiting)).toEqual(['waiting', 'waiting', 'offered']);
    expect(await Promise.all(waiting.map(async (g) => (await findOwnVisit(as(g.actor)))!.queuePlace))).toEqual([1, 2, undefined]);
    // The last of them lets it lapse too: then the first in line again.
    await expireOffers(system(november(26)));
    expect(await statesOf(waiting)).toEqual(['offered', 'waiting', 'waiting']);
  });

  it('offers a lapsed place to nobody rather than to the one who let it lapse, and keeps the order of several who did', async () => {
    const alone = await queued(1);
    await withdrawVisit(as(alone.first.actor, november(23)));
    await expireOffers(system(november(24)));
    expect(await statesOf(alone.waiting)).toEqual(['waiting']);

    const dayId = await publishedDay((actor) => as(actor), { places: 2 });
    const first = await ask((actor) => as(actor, november(22)), { dayId, lines: [line(2)] });
    const two = [await ask((actor) => as(actor, november(22, 11)), { dayId, lines: [line(1)] }), await ask((actor) => as(actor, november(22, 12)), { dayId, lines: [line(1)] })];
    await withdrawVisit(as(first.actor, november(23)));
    expect(await statesOf(two)).toEqual(['offered', 'offered']);
    await expireOffers(system(november(24)));
    expect(await Promise.all(two.map(async (g) => (await findOwnVisit(as(g.actor)))!.queuePlace))).toEqual([1, 2]);
  });

  it('is not left with a group the day has become too small for, nor an offer past the day’s new beginning', async () => {
    const { dayId, waiting, first } = await queued(1);
    const day = { ...usualDay, places: 2 };
    const early = { ...day, startsAt: november(24, 9), endsAt: november(24, 12) };
    await withdrawVisit(as(first.actor, november(23, 12)));
    expect((await visitOf(waiting[0]!)).offerUntil).toEqual(november(24, 12));
    expect(await saveDay(as(kari, november(23, 13)), { centreId: 'alfa', id: dayId, day: early })).toMatchObject({ ok: true });
    expect((await visitOf(waiting[0]!)).offerUntil).toEqual(november(24, 9));

    const other = await queued(1);
    await changeNumbers(as(other.first.actor, november(23)), { lines: [line(1)] });
    expect(await saveDay(as(kari, november(23)), { centreId: 'alfa', id: other.dayId, day: { ...day, places: 1 } })).toEqual({ ok: false, reason: 'under-waiting' });
  });

  it('is told that the day is cancelled, and nobody in it is offered a place that falls free by that', async () => {
    const { dayId, waiting } = await queued(2);
    await takeLetters(t);
    await cancelDay(as(kari, november(23)), { centreId: 'alfa', id: dayId, text: '' });
    expect(await statesOf(waiting)).toEqual(['declined', 'declined']);
    expect((await takeLetters(t)).map((l) => l.template)).not.toContain('visit-offered');
  });
});

it('a day of a centre whose agreement has ended is not among those to choose from', async () => {
  const dayId = await publishedDay((actor) => as(actor));
  const definitions = smallDefinitions();
  const { scheme } = definitions;
  const ended = { ...definitions, scheme: { ...scheme, centres: scheme.centres.map((c) => (c.id === 'alfa' ? { ...c, agreement: { ...c.agreement, to: '2026-11-20' } } : c)) } };
  expect((await listPublishedDays(as(anonymous), {})).map((d) => d.id)).toContain(dayId);
  expect(await listPublishedDays(t.ctx(anonymous, { definitions: ended }), {})).toEqual([]);
});

it('the database itself lets nobody take more places than there are', async () => {
  const dayId = await publishedDay((actor) => as(actor), { places: 2 });
  const group = await ask((actor) => as(actor), { dayId, lines: [line(2)] });
  await expect(t.db.owner.query(`update visit set persons = 3 where number = $1`, [group.number])).rejects.toMatchObject({ constraint: 'places_not_exceeded' });
});

const agreed = async (more: Parameters<typeof ask>[1] = {}, day = 3): Promise<Group> => {
  const group = await ask((actor) => as(actor), more);
  await proposeVisit(as(kari), { centreId: 'alfa', number: group.number, startsAt: december(day), endsAt: december(day, 12), place: '', text: '' });
  await acceptVisit(as(group.actor));
  await takeLetters(t);
  return group;
};
const per = { name: 'Per', email: 'per@example.org', municipality: '1804', kind: 'nurses' };
/** The link a visitor was given. */
async function linkOf(group: Group): Promise<Actor> {
  const { persons } = (await findOwnVisit(as(group.actor)))!;
  return linkActor((await keptPath(t, `visit-person:${persons[0]!.id}`))!.replace('/besokende/', ''));
}

describe('the calendar entry', () => {
  it('rises by one with every change that calendars are told of, and they are told that number', async () => {
    const group = await agreed({ lines: [line(4)], persons: [per] });
    const told = async () => [...new Set((await takeLetters(t)).flatMap((l) => /SEQUENCE:(\d+)/.exec(l.calendar?.content ?? '')?.[1] ?? []))];
    await changeNumbers(as(group.actor), { lines: [line(3)] });
    expect([(await visitOf(group)).sequence, await told()]).toEqual([1, ['1']]);
    await cancelOwnPlace(as(await linkOf(group)));
    expect([(await visitOf(group)).sequence, await told()]).toEqual([2, ['2']]);
    await withdrawVisit(as(group.actor));
    expect([(await visitOf(group)).sequence, await told()]).toEqual([3, ['3']]);
  });
});

describe('a visit', () => {
  it('can be left by one visitor who is also erased: cancelled with a calendar entry, and nothing of them is kept', async () => {
    const [one, two] = [
      { ...per, name: 'Petra Plass', email: 'Petra@example.org' },
      { ...per, name: 'Ola Andre', email: 'andre@example.org' },
    ];
    const group = await ask((actor) => as(actor), { persons: [one, two] });
    const { persons } = (await findOwnVisit(as(group.actor)))!;
    const { id } = persons.find((p) => p.name === one.name)!;
    const link = linkActor((await keptPath(t, `visit-person:${id}`))!.replace('/besokende/', ''));
    await proposeVisit(as(kari), { centreId: 'alfa', number: group.number, startsAt: december(3), endsAt: december(3, 12), place: '', text: '' });
    await acceptVisit(as(group.actor));
    expect(await exportOwnPlace(as(link))).toMatchObject({ visitor: one, visit: { number: group.number, state: 'agreed' } });
    await expect(exportOwnPlace(as(group.actor))).rejects.toMatchObject({ code: 'not-found' });
    await expect(eraseOwnPlace(as(group.actor))).rejects.toMatchObject({ code: 'not-found' });

    const outcomes = await Promise.all([eraseOwnPlace(as(link)), eraseOwnPlace(as(link)), eraseOwnPlace(as(link))]);
    expect(outcomes).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    // The invitation that waited is not sent any more; the word that it is off is.
    const letters = (await takeLetters(t)).filter((l) => l.to === one.email);
    expect(letters.map((l) => [l.template, l.calendar?.method])).toEqual([['visit-own-place-cancelled', 'CANCEL']]);
    expect(await findOwnPlace(as(link))).toMatchObject({ person: undefined, mayCancel: false, visit: { state: 'agreed', persons: 3 } });
    await expect(exportOwnPlace(as(link))).rejects.toMatchObject({ code: 'not-found' });
    expect((await findOwnVisit(as(group.actor)))!.persons.map((p) => p.name)).toEqual([two.name]);
    expect(await keptPath(t, `visit-person:${id}`)).toBeUndefined();
    const log = await t.db.owner.query<{ all: string }>(`select string_agg(audit_event::text, ' ') as all from audit_event where subject_id = $1`, [group.number]);
    expect(log.rows[0]!.all).toContain('visit.visitor-erased');
    expect(log.rows[0]!.all).not.toMatch(/Petra/i);
    // A database restored from before them: by the id in the log.
    const other = persons.find((p) => p.name === two.name)!;
    expect(await eraseVisitAgain(system(december(2)), other.id)).toBe(true);
    expect((await findOwnVisit(as(group.actor)))!.persons).toEqual([]);
    expect(await eraseVisitAgain(system(december(2)), other.id)).toBe(false);
  });

  it('that has been keeps its count when a visitor is erased, and what waits for others goes to them', async () => {
    const two = { ...per, name: 'Ola Andre', email: 'andre@example.org' };
    const group = await agreed({ persons: [{ ...per, email: 'Alene@example.org' }, two] });
    const { persons } = (await findOwnVisit(as(group.actor)))!;
    const link = linkActor((await keptPath(t, `visit-person:${persons.find((p) => p.name === 'Per')!.id}`))!.replace('/besokende/', ''));
    await markHeld(system(december(4, 4)));
    await askForEvaluations(system(december(4, 4)));
    expect(await eraseOwnPlace(as(link, december(4, 9)))).toEqual({ ok: true });
    expect(await visitOf(group)).toMatchObject({ state: 'held', persons: 4 });
    const waiting = (await takeLetters(t)).filter((l) => l.template === 'visit-evaluation').map((l) => l.to);
    expect(waiting).toContain('andre@example.org');
    expect(waiting).not.toContain('Alene@example.org');
  });

  it('ends when the last who was named and counted takes themselves out', async () => {
    const group = await agreed({ lines: [line(1)], persons: [per] });
    expect(await cancelOwnPlace(as(await linkOf(group)))).toEqual({ ok: true });
    expect((await visitOf(group)).state).toBe('withdrawn');
  });

  it('is written by the municipalities of the day it was held, also when they merged since it was agreed', async () => {
    const group = await agreed();
    // Lenvik is a part of Senja since 2020.
    await t.db.owner.query(`update visit set lines = '[{"municipality": "1931", "kind": "nurses", "planned": 4, "actual": null}]' where number = $1`, [group.number]);
    await markHeld(system(december(4, 4)));
    expect((await visitOf(group)).lines).toEqual([{ municipality: '5530', kind: 'nurses', planned: 4, actual: null }]);
  });

  it('is remembered to be summed up seven days after it ended, and not before', async () => {
    await agreed({}, 14);
    await markHeld(system(december(15, 4)));
    // Those of the other tests first.
    await remindToSumUp(system(december(21, 11)));
    await takeLetters(t);
    await remindToSumUp(system(december(21, 12)));
    expect(await takeLetters(t)).toEqual([]);
    await remindToSumUp(system(december(21, 13)));
    expect((await takeLetters(t)).map((l) => l.template)).toEqual(['visit-centre-sum-up']);
  });

  it('declined with the advice to go elsewhere names another centre, and one whose agreement runs', async () => {
    const { number } = await ask((actor) => as(actor));
    for (const suggest of ['alfa', 'nowhere'])
      expect(await declineVisit(as(kari), { centreId: 'alfa', number, text: '', suggest })).toEqual({ ok: false, reason: 'no-such-centre' });
    const definitions = smallDefinitions();
    const { scheme } = definitions;
    const ended = { ...definitions, scheme: { ...scheme, centres: scheme.centres.map((c) => (c.id === 'beta' ? { ...c, agreement: { ...c.agreement, to: '2026-11-20' } } : c)) } };
    expect(await declineVisit(t.ctx(kari, { definitions: ended }), { centreId: 'alfa', number, text: '', suggest: 'beta' })).toEqual({ ok: false, reason: 'no-such-centre' });
    expect(await declineVisit(as(kari), { centreId: 'alfa', number, text: '', suggest: 'beta' })).toEqual({ ok: true });
  });

  it('is counted for the municipalities somebody came from, and in the week and year it was in Norway', async () => {
    const held = { centreId: 'beta', form: 'digital', topics: [], language: 'nb', contact: undefined, place: '', held: true, sendLink: false } as const;
    const ola: Actor = { kind: 'person', personId: 'ola', name: 'Ola Vik', grants: [{ role: 'coordinator', scope: 'beta' }] };
    // Monday 1 January 2024, half past midnight in Norway, is still Sunday in week 52 elsewhere.
    const made = await registerVisit(as(ola), {
      ...held,
      startsAt: new Date('2023-12-31T23:30:00Z'),
      endsAt: new Date('2024-01-01T00:30:00Z'),
      lines: [line(2, '1804'), line(2, '4601')],
    });
    await sumUp(as(ola), {
      centreId: 'beta',
      number: made.ok ? made.number : '',
      lines: [
        { ...line(2, '1804'), actual: 2 },
        { ...line(2, '4601'), actual: 0 },
      ],
    });
    const counts = await inTransaction(as(anonymous), (tx) => listVisitCounts(tx, { from: 2023, to: 2024, centreId: 'beta', measures: ['week', 'municipality', 'people'] }));
    expect(counts.map(({ year, measure, item, n }) => [year, measure, item, n])).toEqual([
      [2024, 'municipality', '1804', 1],
      [2024, 'people', '', 2],
      [2024, 'week', '2024-W01', 1],
    ]);
  });
});

describe('letters and links', () => {
  it('of the visitors are erased with the rest, but for a cancellation they are still to get', async () => {
    const addresses = async (about: string) => (await t.db.owner.query(`select template from mail where about = $1 and to_address <> ''`, [about])).rowCount;
    const [held, cancelled] = [await agreed({ persons: [per] }), await agreed({ persons: [per] }, 5)];
    const [ofHeld, ofCancelled] = await Promise.all([held, cancelled].map(async (g) => `visit-person:${(await findOwnVisit(as(g.actor)))!.persons[0]!.id}`));
    for (const about of [ofHeld!, ofCancelled!])
      await t.db.owner.query(
        `insert into mail (id, queued_at, queued_by, to_name, to_address, template, subject, body, about) values (gen_random_uuid()::text, now(), 'x', 'Per', 'per@example.org', 'x', 'x', 'x', $1)`,
        [about],
      );
    await eraseOwnVisit(as(cancelled.actor));
    expect(await addresses(ofCancelled!)).toBeGreaterThan(0);
    await markHeld(system(december(4, 4)));
    await eraseOld(system(new Date('2028-01-01T04:00:00Z')));
    expect(await addresses(ofHeld!)).toBe(0);
  });

  it('to the evaluation is closed, and forgotten, ninety days after', async () => {
    const group = await agreed({}, 4);
    await markHeld(system(december(5, 4)));
    await askForEvaluations(system(december(5, 4)));
    const { id } = await visitOf(group);
    const link = linkActor((await keptPath(t, `visit-evaluation:${id}`))!.replace('/evaluering/', ''));
    const kept = async () => (await t.db.owner.query<{ kept: boolean }>(`select evaluation_hash is not null as kept from visit where id = $1`, [id])).rows[0]!.kept;
    await eraseOld(system(new Date('2027-03-03T09:00:00Z')));
    expect([await kept(), (await findEvaluationPlace(as(link, new Date('2027-03-03T09:00:00Z')))) !== undefined]).toEqual([true, true]);
    await eraseOld(system(new Date('2027-03-05T09:00:00Z')));
    expect([await kept(), await findEvaluationPlace(as(link, new Date('2027-03-05T09:00:00Z')))]).toEqual([false, undefined]);
  });
});
