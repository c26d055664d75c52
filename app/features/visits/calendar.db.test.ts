import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { ask, keptPath, line, publishedDay, takeLetters, usualDay, visitDatabase } from '../../../testing/visits.ts';
import { calendarSender } from '../notifications/mail.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { acceptVisit, cancelVisit, changeTime, feedFor, findOwnVisit, hasFeedLink, invitationOf, makeFeedLink, proposeVisit, registerVisit, saveDay } from './visits.server.ts';

let t: TestDatabase;
const as = (actor: Actor, now?: Date) => t.ctx(actor, now && { now });
const ctx = (actor: Actor) => as(actor);
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());

/** As a calendar program reads it, with another library than the one that wrote it. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown as string);
  const events = calendar.getAllSubcomponents('vevent').map((e) => {
    const event = new ICAL.Event(e);
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      summary: event.summary,
      location: event.location,
      status: e.getFirstPropertyValue('status'),
      organizer: e.getFirstPropertyValue('organizer'),
      attendees: event.attendees.map((a) => a.getFirstValue()),
      stamp: e.getFirstPropertyValue('dtstamp') !== null,
    };
  });
  return { method: calendar.getFirstPropertyValue('method'), version: calendar.getFirstPropertyValue('version'), events };
}
/** Every entry's address line is whole: what is put in for it is found. */
const unfolded = (content: string): boolean => content.split('\r\n').some((l) => l.startsWith('ORGANIZER') && l.endsWith(calendarSender));
const entries = async () =>
  (await takeLetters(t)).flatMap((l) =>
    l.calendar ? [{ to: l.to, method: l.calendar.method, ...read(l.calendar.content).events[0]!, said: read(l.calendar.content).method, whole: unfolded(l.calendar.content) }] : [],
  );

describe('a calendar invitation', () => {
  it('goes to both sides, and is changed and taken out again where it stands', async () => {
    const person = { name: 'Per "Pelle"; Besøk, jr.', email: 'per@example.org', municipality: '1804', kind: 'nurses' };
    const group = await ask(ctx, { persons: [person] });
    const of = { centreId: 'alfa', number: group.number };
    // 10 in the morning in Norway, in winter and in summer.
    await proposeVisit(as(kari), { ...of, startsAt: new Date('2027-03-26T09:00:00Z'), endsAt: new Date('2027-03-26T11:00:00Z'), place: 'Storgata 1, Bodø', text: '' });
    await takeLetters(t);
    await acceptVisit(as(group.actor));
    const invited = await entries();
    expect(invited.map((e) => e.to).toSorted()).toEqual(['gro@example.org', 'kari@example.org', 'per@example.org']);
    const { visit } = (await findOwnVisit(as(group.actor)))!;
    for (const entry of invited) {
      expect(entry).toMatchObject({
        method: 'REQUEST',
        said: 'REQUEST',
        uid: `${visit.id}@knutepunkt`,
        sequence: 0,
        start: '2027-03-26T09:00:00.000Z',
        end: '2027-03-26T11:00:00.000Z',
        location: 'Storgata 1, Bodø',
        summary: 'Hospitering hos Alfa',
        status: 'CONFIRMED',
        stamp: true,
        whole: true,
      });
      expect(entry.attendees).toEqual([`MAILTO:${entry.to}`]);
      expect(entry.organizer).toBe(`mailto:${calendarSender}`);
    }
    await changeTime(as(kari), { ...of, startsAt: new Date('2027-03-30T08:00:00Z'), endsAt: new Date('2027-03-30T10:00:00Z'), place: 'Storgata 2', text: 'Vi flytter' });
    const moved = await entries();
    expect(moved.map((e) => [e.method, e.sequence, e.uid, e.start])).toEqual(Array.from({ length: 3 }, () => ['REQUEST', 1, `${visit.id}@knutepunkt`, '2027-03-30T08:00:00.000Z']));
    expect(await cancelVisit(as(kari), { ...of, text: '' })).toEqual({ ok: true });
    const cancelled = await entries();
    expect(cancelled.map((e) => [e.method, e.said, e.sequence, e.status, e.uid])).toEqual(
      Array.from({ length: 3 }, () => ['CANCEL', 'CANCEL', 2, 'CANCELLED', `${visit.id}@knutepunkt`]),
    );
  });

  it('says the hour that it is in Norway, before and after the change to summer time', async () => {
    const group = await ask(ctx);
    const of = { centreId: 'alfa', number: group.number };
    await proposeVisit(as(kari), { ...of, startsAt: new Date('2027-03-26T09:00:00Z'), endsAt: new Date('2027-03-30T08:00:00Z'), place: '', text: '' });
    const letter = (await takeLetters(t)).find((l) => l.template === 'visit-proposed')!;
    expect(letter.body).toContain('fredag 26. mars 2027 kl. 10.00–tirsdag 30. mars 2027 kl. 10.00');
    await acceptVisit(as(group.actor));
    await takeLetters(t);
  });

  it('is a file for the group and for a visitor, with nobody’s address in it', async () => {
    const dayId = await publishedDay(ctx);
    const person = { name: 'Per', email: 'per@example.org', municipality: '1804', kind: 'nurses' };
    const group = await ask(ctx, { dayId, persons: [person] });
    const { persons } = (await findOwnVisit(as(group.actor)))!;
    const visitor = linkActor((await keptPath(t, `visit-person:${persons[0]!.id}`))!.replace('/besokende/', ''));
    for (const actor of [group.actor, visitor]) {
      const file = await invitationOf(as(actor));
      expect(read(file!)).toMatchObject({ method: 'PUBLISH', version: '2.0', events: [{ start: usualDay.startsAt.toISOString(), attendees: [] }] });
      expect(file).not.toContain('example.org');
    }
    const waiting = await ask(ctx, { dayId, lines: [line(9)] });
    expect(await invitationOf(as(waiting.actor))).toBeUndefined();
    for (const actor of [anonymous, kari, linkActor(newSecret())]) expect(await invitationOf(as(actor))).toBeUndefined();
  });
});

describe('the centre’s calendar', () => {
  it('has its agreed visits and its days, under an address that a new one ends', async () => {
    expect(await hasFeedLink(as(kari), 'alfa')).toBe(false);
    const { secret } = await makeFeedLink(as(kari), 'alfa');
    const dayId = await publishedDay(ctx, { title: 'Åpen dag, med; tegn\nog linje' });
    const made = await registerVisit(as(kari), {
      centreId: 'alfa',
      form: 'on-site',
      topics: [],
      language: 'nb',
      lines: [line(3)],
      contact: { name: 'Eli Hemmelig', email: 'eli@example.org', phone: null, workplaceName: null },
      startsAt: new Date('2026-12-01T09:00:00Z'),
      endsAt: new Date('2026-12-01T10:00:00Z'),
      place: 'Rom 2',
      held: false,
      sendLink: false,
    });
    const content = (await feedFor(as(linkActor(secret))))!;
    const { method, events } = read(content);
    expect(method).toBe('PUBLISH');
    expect(events.map((e) => e.uid)).toContain(`${dayId}@knutepunkt`);
    expect(events.find((e) => e.location === 'Rom 2')).toMatchObject({ summary: `Hospitering: 3 personer (${made.ok ? made.number : ''})`, start: '2026-12-01T09:00:00.000Z' });
    expect(events.find((e) => e.uid === `${dayId}@knutepunkt`)!.summary).toBe('Besøksdag: Åpen dag, med; tegn\nog linje');
    expect(content).not.toMatch(/Eli|example\.org|Gro/);
    await saveDay(as(kari), { centreId: 'alfa', id: dayId, day: { ...usualDay, title: 'Ny' } });
    expect(read((await feedFor(as(linkActor(secret))))!).events.find((e) => e.uid === `${dayId}@knutepunkt`)).toMatchObject({ sequence: 2, summary: 'Besøksdag: Ny' });
    const renewed = await makeFeedLink(as(kari), 'alfa');
    expect(await feedFor(as(linkActor(secret)))).toBeUndefined();
    expect(await feedFor(as(linkActor(renewed.secret)))).toBeDefined();
  });
  it('is the centre’s own to give out', async () => {
    for (const actor of [ola, liv, anonymous, systemActor('x')]) {
      await expect(makeFeedLink(as(actor), 'alfa')).rejects.toMatchObject({ code: 'not-found' });
      await expect(hasFeedLink(as(actor), 'alfa')).rejects.toMatchObject({ code: 'not-found' });
    }
    for (const actor of [kari, anonymous, linkActor(newSecret())]) expect(await feedFor(as(actor))).toBeUndefined();
  });
});
