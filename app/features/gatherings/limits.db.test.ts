import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logDefinitions } from '../../../testing/activities.ts';
import { agreedFor, eva } from '../../../testing/assignments.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { come, december, guest, invite, linksOf, published, somebody, withProgramme } from '../../../testing/gatherings.ts';
import { kari, ola, siv } from '../../../testing/small-scheme.ts';
import { takeLetters, visitDatabase } from '../../../testing/visits.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { activityOf } from './inside/deciding.server.ts';
import { eraseParticipantAgain } from './jobs.server.ts';
import { askForFeedback, eraseNeeds, erasePersons, expireOffers, markHeld, remindBefore } from './inside/nightly.server.ts';
import {
  acceptOwn,
  cancelGathering,
  getFeedback,
  giveFeedback,
  inviteGuests,
  listQuotes,
  noteAttendance,
  refuseParticipant,
  signUp,
  signUpOwn,
  withdrawOwn,
  withdrawParticipant,
} from './gatherings.server.ts';

/** The last day, the fewest, those who are not meant: where a rule ends. */
let t: TestDatabase;
beforeAll(async () => {
  t = await visitDatabase(logDefinitions());
});
afterAll(() => t?.drop());
beforeEach(async () => {
  await takeLetters(t);
});
const ctx = (actor: Actor, overrides?: Parameters<TestDatabase['ctx']>[1]) => t.ctx(actor, overrides);
const system = systemActor('test');
const at = (day: number, hour: number, actor: Actor = system) => ctx(actor, { now: december(day, hour) });
const alfa = (id: string) => ({ centreId: 'alfa', id });
const stateOf = async (id: string) => (await raw(`select state from gathering where id = '${id}'`))[0]?.['state'];
const raw = async (statement: string) => inTransaction(ctx(system), async (tx) => (await sql.raw<Record<string, unknown>>(statement).execute(tx)).rows);
const needs = (participant: string) => raw(`select needs from gathering_need where participant_id = '${participant}'`);
const statesIn = async (id: string) => Object.fromEntries((await linksOf(t, id)).map((p) => [p.id, p.state]));

describe('what somebody needs', () => {
  it('is kept only where it is asked about, also when it is sent all the same', async () => {
    const id = await published(ctx, { askNeeds: false });
    const guest = await invite(t, ctx(kari), id);
    expect(await signUpOwn(ctx(guest.actor), { name: 'Gro', organisation: 'Lauget', needs: 'Nøtter' })).toMatchObject({ ok: true });
    const one = await come(t, ctx(ola), id, { centreId: 'beta', needs: 'Gluten' });
    expect([await needs(guest.id), await needs(one.id)]).toEqual([[], []]);
  });
  it('is erased when the organiser says no', async () => {
    const id = await published(ctx, { approval: true });
    const one = await come(t, ctx(ola), id, { centreId: 'beta', needs: 'Gluten' });
    expect(await needs(one.id)).toEqual([{ needs: 'Gluten' }]);
    await refuseParticipant(ctx(kari), { ...alfa(id), participantId: one.id, text: '' });
    expect(await needs(one.id)).toEqual([]);
  });
  it('stands the whole last day that it is kept, in Norway', async () => {
    const id = await published(ctx);
    const one = await come(t, ctx(kari), id, { needs: 'Gluten' });
    await eraseNeeds(at(17, 23));
    expect(await needs(one.id)).toHaveLength(1);
    await eraseNeeds(at(18, 1));
    expect(await needs(one.id)).toEqual([]);
  });
});

describe('who somebody is', () => {
  it('stands the whole last day that it is kept, in Norway', async () => {
    const id = await published(ctx);
    const one = await come(t, ctx(kari), id);
    const persons = () => raw(`select 1 from gathering_person where participant_id = '${one.id}'`);
    await erasePersons(ctx(system, { now: new Date('2027-03-10T22:30:00Z') }));
    expect(await persons()).toHaveLength(1);
    await erasePersons(ctx(system, { now: new Date('2027-03-10T23:30:00Z') }));
    expect(await persons()).toEqual([]);
  });
  it('erased again after a restore, the place is free again', async () => {
    const id = await published(ctx, { places: 1 });
    const [one, next] = [await come(t, ctx(kari), id), await come(t, ctx(kari), id)];
    expect(await eraseParticipantAgain(ctx(system), one.id)).toBe(true);
    expect(await statesIn(id)).toMatchObject({ [one.id]: 'withdrawn', [next.id]: 'offered' });
  });
});

describe('an offer', () => {
  it('lapses at its own deadline, not with another’s, and goes behind all who waited', async () => {
    const id = await published(ctx, { places: 2, signUpUntil: '2026-12-09' });
    const inside = [await come(t, ctx(kari), id), await come(t, ctx(kari), id)];
    const before = (hour: number) => ctx(kari, { now: new Date(`2026-11-22T${hour}:00:00Z`) });
    const [a, b, c] = [await come(t, before(10), id), await come(t, before(11), id), await come(t, before(12), id)];
    await withdrawOwn(at(1, 10, inside[0]!.actor));
    await withdrawOwn(at(2, 10, inside[1]!.actor));
    expect(await statesIn(id)).toMatchObject({ [a.id]: 'offered', [b.id]: 'offered', [c.id]: 'waiting' });
    await expireOffers(at(3, 11));
    expect(await statesIn(id)).toMatchObject({ [a.id]: 'waiting', [b.id]: 'offered', [c.id]: 'offered' });
    const late = await come(t, at(3, 12, kari), id);
    await withdrawOwn(at(3, 13, c.actor));
    // The one that let its offer go waited before the one that came after.
    expect(await statesIn(id)).toMatchObject({ [a.id]: 'offered', [late.id]: 'waiting' });
    await acceptOwn(at(4, 9, b.actor));
    await expireOffers(at(5, 14));
    expect(await statesIn(id)).toMatchObject({ [a.id]: 'waiting', [b.id]: 'coming', [late.id]: 'offered' });
  });
});

describe('one that let an offer go', () => {
  const waitingFrom = (hour: number) => ctx(kari, { now: new Date(`2026-11-22T${hour}:00:00Z`) });
  it('goes behind all who waited', async () => {
    const id = await published(ctx, { places: 1 });
    const inside = await come(t, ctx(kari), id);
    const [a, b, c] = [await come(t, waitingFrom(10), id), await come(t, waitingFrom(11), id), await come(t, waitingFrom(12), id)];
    await withdrawOwn(at(1, 10, inside.actor));
    await expireOffers(at(3, 11));
    expect(await statesIn(id)).toMatchObject({ [a.id]: 'waiting', [b.id]: 'offered', [c.id]: 'waiting' });
    await withdrawOwn(at(3, 12, b.actor));
    expect(await statesIn(id)).toMatchObject({ [a.id]: 'waiting', [c.id]: 'offered' });
  });
  it('is not asked again at once, also when it stands alone', async () => {
    const id = await published(ctx, { places: 1 });
    const inside = await come(t, ctx(kari), id);
    const alone = await come(t, waitingFrom(10), id);
    await withdrawOwn(at(1, 10, inside.actor));
    await expireOffers(at(3, 11));
    expect(await statesIn(id)).toMatchObject({ [alone.id]: 'waiting' });
  });
});

describe('signing up and off', () => {
  it('is open to a guest the whole last day, in Norway, and then closed', async () => {
    const id = await published(ctx);
    const [first, second] = [await invite(t, ctx(kari), id), await invite(t, ctx(kari), id)];
    const own = { name: 'Gro', organisation: 'Lauget', needs: '' };
    expect(await signUpOwn(at(3, 23, first.actor), own)).toMatchObject({ ok: true });
    expect(await signUpOwn(at(4, 1, second.actor), own)).toEqual({ ok: false, reason: 'closed' });
  });
  it('goes until it begins; from then on nobody withdraws, and what is held is not cancelled', async () => {
    const id = await published(ctx);
    const one = await come(t, ctx(kari), id);
    expect(await withdrawOwn(at(10, 10, one.actor))).toEqual({ ok: false, reason: 'too-late' });
    expect(await cancelGathering(at(10, 10, kari), { ...alfa(id), text: '' })).toEqual({ ok: false, reason: 'too-late' });
    await markHeld(at(11, 4));
    expect(await cancelGathering(at(11, 10, kari), { ...alfa(id), text: '' })).toEqual({ ok: false, reason: 'not-now' });
  });
  it('is for guests who are invited before it begins, and for centres with an agreement on the day', async () => {
    const id = await published(ctx);
    expect(await inviteGuests(at(10, 10, kari), { ...alfa(id), guests: [guest()], text: '' })).toEqual({ ok: false, reason: 'not-now' });
    const ended = agreedFor(ctx(eva).definitions, 'gamma', { from: '2020-01-01', to: '2026-12-10' });
    await expect(signUp(ctx(eva, { definitions: ended }), { centreId: 'gamma', id, persons: [somebody()] })).rejects.toMatchObject({ code: 'not-found' });
    expect(await signUp(ctx(eva), { centreId: 'gamma', id, persons: [somebody()] })).toMatchObject({ ok: true });
  });
  it('is of one gathering: its organiser takes nobody out of another by it', async () => {
    const [id, other] = [await published(ctx), await published(ctx)];
    const one = await come(t, ctx(kari), id);
    await expect(withdrawParticipant(ctx(kari), { ...alfa(other), participantId: one.id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await statesIn(id)).toMatchObject({ [one.id]: 'coming' });
  });
  it('is refused in words that hold no identity number', async () => {
    const id = await published(ctx, { approval: true });
    const one = await come(t, ctx(ola), id, { centreId: 'beta' });
    expect(await refuseParticipant(ctx(kari), { ...alfa(id), participantId: one.id, text: 'Født 01010750160' })).toEqual({ ok: false, reason: 'identity-number' });
    expect(await statesIn(id)).toMatchObject({ [one.id]: 'requested' });
  });
});

describe('the queue', () => {
  it('keeps the order in which a centre wrote several of its own', async () => {
    for (let i = 0; i < 4; i += 1) {
      const id = await published(ctx, { places: 1 });
      const inside = await come(t, ctx(kari), id);
      const emails = ['c', 'a', 'd', 'b'].map((letter) => `${letter}-${i}@example.org`);
      await signUp(ctx(ola), { centreId: 'beta', id, persons: emails.map((email) => somebody({ email })) });
      await takeLetters(t);
      await withdrawOwn(ctx(inside.actor));
      expect((await takeLetters(t)).filter((l) => l.template === 'gathering-offered').map((l) => l.to)).toEqual([emails[0]]);
    }
  });
});

describe('the nights', () => {
  it('call it held the day after in Norway, not the same evening', async () => {
    const id = await published(ctx);
    await markHeld(at(10, 23));
    expect(await stateOf(id)).toBe('published');
    await markHeld(at(11, 1));
    expect(await stateOf(id)).toBe('held');
  });
  it('remind those who come, and none who wait, are asked or have said no', async () => {
    const id = await published(ctx, { places: 1, startsAt: december(13), endsAt: december(13, 15) });
    await come(t, ctx(kari), id, { email: 'comes@example.org' });
    await come(t, ctx(kari), id, { email: 'waits@example.org' });
    await invite(t, ctx(kari), id, { email: 'asked@example.org' });
    await takeLetters(t);
    await remindBefore(at(11, 4));
    expect((await takeLetters(t)).filter((l) => l.template === 'gathering-reminder').map((l) => l.to)).toEqual(['comes@example.org']);
  });
  it('ask nobody what they thought where nothing is asked about', async () => {
    const id = await published(ctx);
    await come(t, ctx(kari), id);
    await markHeld(at(11, 4));
    await takeLetters(t);
    await askForFeedback(at(11, 4));
    expect((await takeLetters(t)).filter((l) => l.template === 'gathering-feedback')).toEqual([]);
  });
});

describe('attendance', () => {
  it('is noted from when it begins', async () => {
    const id = await published(ctx);
    const one = await come(t, ctx(kari), id);
    expect(await noteAttendance(at(10, 9, kari), { ...alfa(id), attended: [one.id] })).toEqual({ ok: false, reason: 'not-now' });
    expect(await noteAttendance(at(10, 10, kari), { ...alfa(id), attended: [one.id] })).toEqual({ ok: true });
  });
  it('of a centre whose agreement had ended leaves the activity without it; called by one, it is the next one’s', () => {
    const definitions = agreedFor(ctx(system).definitions, 'alfa', { from: '2020-01-01', to: '2026-12-01' });
    const gathering = { centreId: 'alfa', kind: 'meet', title: 'Treff', startsAt: december(10), endsAt: december(10, 15) };
    const of = (centreId: string) => ({ kind: 'centre', office: '', centreId }) as unknown as Parameters<typeof activityOf>[2][number];
    expect(activityOf({ definitions }, gathering, [of('alfa'), of('gamma'), of('beta')])).toMatchObject({ owner: 'beta', activity: { centres: ['gamma'] } });
    expect(activityOf({ definitions }, gathering, [of('alfa')])).toBeUndefined();
  });
  it('of an office that is no more that day leaves the activity without it', () => {
    const gathering = { centreId: 'alfa', kind: 'meet', title: 'Treff', startsAt: december(10), endsAt: december(10, 15) };
    const from = (office: string) => ({ kind: 'governor', office, centreId: '' }) as unknown as Parameters<typeof activityOf>[2][number];
    expect(activityOf(ctx(system), gathering, [from('nordland'), from('nowhere'), from('nordland')])?.activity.counterparts).toEqual([{ kind: 'governor', id: 'nordland' }]);
  });
});

describe('what is counted', () => {
  const facts = (id: string) => raw(`select year, measure, n from gathering_fact where gathering_id = '${id}' and centre_id = '' order by measure`);
  it('is counted when it is held, not while it goes on', async () => {
    const id = await published(ctx);
    const one = await come(t, ctx(kari), id);
    await noteAttendance(at(10, 12, kari), { ...alfa(id), attended: [one.id] });
    expect(await facts(id)).toEqual([]);
    await markHeld(at(11, 4));
    expect(await facts(id)).toMatchObject([{ measure: 'attended' }, { measure: 'gathering' }, { measure: 'participants', n: 1 }]);
  });
  it('is of the Norwegian year it began in', async () => {
    const id = await published(ctx, { startsAt: new Date('2026-12-31T23:30:00Z'), endsAt: new Date('2027-01-01T03:00:00Z') });
    await markHeld(ctx(system, { now: new Date('2027-01-02T05:00:00Z') }));
    expect(await facts(id)).toEqual([{ year: 2027, measure: 'gathering', n: 1 }]);
    expect(await raw(`select sum(n)::int as n from gathering_count where year = 2027 and centre_id = ''`)).toEqual([{ n: 1 }]);
  });
});

describe('feedback', () => {
  it('is asked of those who were there, and taken from nobody else', async () => {
    const id = await published(ctx);
    await withProgramme(ctx, id);
    const [there, away] = [await come(t, ctx(kari), id, { email: 'there@example.org' }), await come(t, ctx(kari), id, { email: 'away@example.org' })];
    await noteAttendance(at(10, 16, kari), { ...alfa(id), attended: [there.id] });
    await markHeld(at(11, 4));
    await takeLetters(t);
    await askForFeedback(at(11, 4));
    expect((await takeLetters(t)).filter((l) => l.template === 'gathering-feedback').map((l) => l.to)).toEqual(['there@example.org']);
    const give = (actor: Actor) => giveFeedback(at(11, 12, actor), { feedback: { byItem: {}, comment: 'Fint', quotable: false } });
    await expect(give(away.actor)).rejects.toMatchObject({ code: 'not-found' });
    expect(await give(there.actor)).toEqual({ ok: true });
  });
  it('of the whole day is shown, and quoted with consent alone, from so many answers', async () => {
    const id = await published(ctx);
    await withProgramme(ctx, id);
    const people = [await come(t, ctx(kari), id), await come(t, ctx(siv), id), await come(t, ctx(ola), id, { centreId: 'beta' })];
    await markHeld(at(11, 4));
    const give = (i: number, comment: string, quotable: boolean) => giveFeedback(at(11, 12, people[i]!.actor), { feedback: { byItem: {}, comment, quotable } });
    const seen = async () => [
      (await getFeedback(at(11, 12, kari), alfa(id))).whole.comments.map((c) => c.text).toSorted(),
      (await listQuotes(at(11, 12, kari), { centreId: 'alfa' })).filter((q) => q.gatheringId === id).map((q) => q.text),
    ];
    await give(0, 'Gjerne to dager', true);
    await give(1, 'For kaldt', false);
    expect(await seen()).toEqual([[], []]);
    await give(2, 'Fint', false);
    expect(await seen()).toEqual([['Fint', 'For kaldt', 'Gjerne to dager'], ['Gjerne to dager']]);
  });
  it('is taken for sixty days, and then no longer', async () => {
    const id = await published(ctx);
    await withProgramme(ctx, id);
    const people = [await come(t, ctx(kari), id), await come(t, ctx(kari), id)];
    await markHeld(at(11, 4));
    const give = (actor: Actor, iso: string) => giveFeedback(ctx(actor, { now: new Date(iso) }), { feedback: { byItem: {}, comment: 'Fint', quotable: false } });
    expect(await give(people[0]!.actor, '2027-02-08T12:00:00Z')).toEqual({ ok: true });
    expect(await give(people[1]!.actor, '2027-02-09T12:00:00Z')).toEqual({ ok: false, reason: 'closed' });
  });
});
