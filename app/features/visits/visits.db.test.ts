import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, siv } from '../../../testing/small-scheme.ts';
import { ask, december, keptPath, line, publishedDay, takeLetters, usualDay, visitDatabase } from '../../../testing/visits.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { askEnquiry, getEnquiryCase } from '../enquiries/enquiries.server.ts';
import { hashOfSecret, linkActor, newSecret } from '../../platform/private-link.server.ts';
import {
  acceptVisit,
  approveVisit,
  askForAnotherTime,
  askSuggestedCentre,
  cancelDay,
  cancelOwnPlace,
  cancelVisit,
  changeNumbers,
  changePlannedNumbers,
  changeTime,
  declineVisit,
  eraseOwnVisit,
  exportOwnVisit,
  findOwnPlace,
  findOwnVisit,
  getDay,
  getPublishedDay,
  getVisitCase,
  letPass,
  listOwnDays,
  listVisits,
  proposeVisit,
  publishDay,
  putInQueue,
  registerVisit,
  renewOwnVisitLink,
  requestVisit,
  saveDay,
  sayNobodyCame,
  sendMessage,
  sumUp,
  withdrawVisit,
  writeToCentre,
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

describe('a request without a day', () => {
  it('is proposed a time, agreed, and both sides are told in their own words', async () => {
    const group = await ask(ctx, { language: 'nn', lines: [line(2), line(3, '4601', 'pupils')], text: 'Vi vil gjerne kome.' });
    expect(group).toMatchObject({ state: 'requested', number: expect.stringMatching(/^B2026-\d{4}$/) });
    const letters = await takeLetters(t);
    expect(letters.map((l) => l.to).toSorted()).toEqual(['gro@example.org', 'kari@example.org']);
    const received = letters.find((l) => l.to === 'gro@example.org')!;
    expect(received.body).toContain('Dei svarer deg på e-post.');
    expect(received.body).toContain('{private-link}');
    expect(received.body).not.toContain(group.secret);
    const { visit, messages } = await getVisitCase(as(kari), 'alfa', group.number);
    expect(messages.map((m) => m.kind)).toEqual(['group', 'system']);
    expect(await keptPath(t, `visit:${visit.id}`)).toBe(`/besok/${group.secret}`);

    expect(await proposeVisit(as(kari), { centreId: 'alfa', number: group.number, ...time, text: 'Passar dette?' })).toEqual({ ok: true });
    expect((await takeLetters(t)).map((l) => l.subject)).toEqual([`Framlegg til tid for besøket (${group.number})`]);
    expect(await askForAnotherTime(as(group.actor), { text: 'Nei, ein annan dag.' })).toEqual({ ok: true });
    await proposeVisit(as(siv), { centreId: 'alfa', number: group.number, ...time, startsAt: december(4), endsAt: december(4, 12), text: '' });
    await takeLetters(t);
    expect(await acceptVisit(as(group.actor))).toEqual({ ok: true });
    const agreed = await takeLetters(t);
    expect(agreed.map((l) => [l.to, l.calendar?.method])).toEqual(
      expect.arrayContaining([
        ['gro@example.org', 'REQUEST'],
        ['kari@example.org', 'REQUEST'],
      ]),
    );
    expect(agreed.find((l) => l.to === 'gro@example.org')!.body).toContain('4. desember 2026 kl. 10.00–12.00');
    expect(await acceptVisit(as(group.actor))).toEqual({ ok: false, reason: 'not-now' });
  });

  it('posted twice is one visit, also at the same moment', async () => {
    const secret = newSecret();
    const input = {
      centreId: 'alfa',
      form: 'digital',
      topics: [],
      language: 'nb',
      lines: [line(1)],
      periods: [],
      contact: { name: 'G', email: 'g@example.org', phone: null, workplaceName: null },
      text: '',
      persons: [],
      path: `/besok/${secret}`,
    } as const;
    const results = await Promise.all([requestVisit(as(linkActor(secret)), input), requestVisit(as(linkActor(secret)), input)]);
    expect(results.filter((r) => r.ok && r.again)).toHaveLength(1);
    expect(new Set(results.map((r) => r.ok && r.number)).size).toBe(1);
  });

  it('is refused with nobody in it, in the past, and to a centre that is not there', async () => {
    await expect(ask(ctx, { lines: [line(0)] })).rejects.toThrow('nobody');
    await expect(ask(ctx, { lines: [] })).rejects.toThrow('nobody');
    await expect(ask(ctx, { periods: [{ from: '2026-01-01', to: '2026-02-01' }] })).rejects.toThrow('in-the-past');
    await expect(ask(ctx, { centreId: 'omega' })).rejects.toThrow('no-such-centre');
    await expect(ask(ctx, { lines: [line(1, '9999')] })).rejects.toThrow('malformed');
    await expect(ask(ctx, { lines: [line(1, '1804', 'ghosts')] })).rejects.toThrow('malformed');
    await expect(ask(ctx, { lines: [line(-1)] })).rejects.toThrow('malformed');
    await expect(ask(ctx, { periods: [{ from: 'soon', to: 'later' }] })).rejects.toThrow('malformed');
    const group = await ask(ctx);
    const propose = (more: Partial<typeof time>) => proposeVisit(as(kari), { centreId: 'alfa', number: group.number, ...time, ...more, text: '' });
    expect(await propose({ startsAt: december(3, 13) })).toEqual({ ok: false, reason: 'bad-time' });
    expect(await propose({ startsAt: new Date('2026-11-01T09:00:00Z'), endsAt: new Date('2026-11-01T10:00:00Z') })).toEqual({ ok: false, reason: 'in-the-past' });
  });

  it('keeps a municipality by the code it has on the day of the visit', async () => {
    // Ålesund 1507 was divided at the turn of 2023/2024; a code of another time is what it has become.
    const group = await ask(ctx, { lines: [line(2, '1507'), line(1, '1508')] });
    expect((await findOwnVisit(as(group.actor)))!.visit.lines).toEqual([{ municipality: '1508', kind: 'nurses', planned: 3, actual: null }]);
  });

  it('can be declined with a suggestion, and sent there with one press', async () => {
    const group = await ask(ctx, { text: 'Vi er nye.', periods: [{ from: '2026-12-01', to: '2026-12-20' }] });
    expect(await declineVisit(as(kari), { centreId: 'alfa', number: group.number, text: 'Vi har fullt.', suggest: 'alfa' })).toEqual({ ok: false, reason: 'no-such-centre' });
    expect(await declineVisit(as(kari), { centreId: 'alfa', number: group.number, text: 'Vi har fullt.', suggest: 'beta' })).toEqual({ ok: true });
    expect((await takeLetters(t)).find((l) => l.template === 'visit-declined')?.body).toContain('De foreslår at dere spør Beta.');
    expect((await findOwnVisit(as(group.actor)))!.may.askSuggestedCentre).toBe(true);
    const secret = newSecret();
    const press = () => askSuggestedCentre(as(group.actor), { secretHash: hashOfSecret(secret), path: `/besok/${secret}` });
    const [one, two] = [await press(), await press()];
    expect(two).toEqual(one);
    expect((await findOwnVisit(as(linkActor(secret))))!.visit).toMatchObject({
      centreId: 'beta',
      state: 'requested',
      persons: 4,
      periods: [{ from: '2026-12-01', to: '2026-12-20' }],
    });
    expect((await getVisitCase(as(ola), 'beta', one.ok ? one.number : '')).messages[0]).toMatchObject({ kind: 'group', body: 'Vi er nye.' });
    expect((await findOwnVisit(as(group.actor)))!.may.askSuggestedCentre).toBe(false);
    const again = newSecret();
    expect(await askSuggestedCentre(as(group.actor), { secretHash: hashOfSecret(again), path: `/besok/${again}` })).toEqual({ ok: false, reason: 'not-now' });
  });
});

describe('a visit that is registered', () => {
  const registration = {
    centreId: 'alfa',
    form: 'guidance',
    topics: [],
    language: 'nb',
    lines: [line(3)],
    contact: { name: 'Eli', email: 'eli@example.org', phone: null, workplaceName: null },
    place: '',
    sendLink: true,
  } as const;
  it('is agreed when it is to come, with a link for the contact', async () => {
    const made = await registerVisit(as(kari), { ...registration, ...time, held: false });
    expect(made.ok).toBe(true);
    const eli = (await takeLetters(t)).find((l) => l.to === 'eli@example.org')!;
    expect(eli.calendar?.method).toBe('REQUEST');
    const path = await keptPath(t, eli.about!);
    expect(await findOwnVisit(as(linkActor(path!.replace('/besok/', ''))))).toMatchObject({ visit: { state: 'agreed' } });
  });
  it('is summed up at once when it is over, and is never one to come', async () => {
    const yesterday = { startsAt: new Date('2026-11-20T09:00:00Z'), endsAt: new Date('2026-11-20T11:00:00Z') };
    const made = await registerVisit(as(kari), { ...registration, ...yesterday, held: true });
    expect((await getVisitCase(as(kari), 'alfa', made.ok ? made.number : '')).visit).toMatchObject({ state: 'summed-up', lines: [{ planned: 3, actual: 3 }] });
    expect(await recipients()).toEqual([]);
    expect(await registerVisit(as(kari), { ...registration, ...yesterday, held: false })).toEqual({ ok: false, reason: 'in-the-past' });
    expect(await registerVisit(as(kari), { ...registration, ...time, held: true })).toEqual({ ok: false, reason: 'not-over-yet' });
    expect(await registerVisit(as(kari), { ...registration, ...time, held: false, lines: [] })).toEqual({ ok: false, reason: 'nobody' });
    expect(await registerVisit(as(kari), { ...registration, ...time, held: false, enquiryNumber: '2026-9999' })).toEqual({ ok: false, reason: 'no-such-enquiry' });
  });
});

describe('a visit that comes of an enquiry', () => {
  it('knows it, and the enquiry has a note of the visit; another centre’s enquiry is not there', async () => {
    const secret = newSecret();
    const asked = await askEnquiry(as(linkActor(secret)), {
      centreId: 'alfa',
      municipality: '1804',
      workplace: 'school',
      topics: ['paint'],
      language: 'nb',
      contact: { name: 'Marit', email: 'marit@example.org', workplaceName: '' },
      subject: 'Kan vi komme?',
      text: 'Kan vi komme på besøk?',
      path: `/sak/${secret}`,
    });
    const enquiryNumber = asked.ok ? asked.number : '';
    const visit = { form: 'on-site', topics: ['paint'], language: 'nb', lines: [line(2)], contact: undefined, ...time, held: false, sendLink: false, enquiryNumber } as const;
    expect(await registerVisit(as(ola), { ...visit, centreId: 'beta' })).toEqual({ ok: false, reason: 'no-such-enquiry' });
    await expect(registerVisit(as(kari), { ...visit, centreId: 'alfa', topics: ['nonsense'] })).rejects.toMatchObject({ code: 'malformed' });
    const made = await registerVisit(as(kari), { ...visit, centreId: 'alfa' });
    const number = made.ok ? made.number : '';
    expect((await getVisitCase(as(siv), 'alfa', number)).enquiryNumber).toBe(enquiryNumber);
    const { messages } = await getEnquiryCase(as(kari), 'alfa', enquiryNumber);
    expect(messages.filter((m) => m.kind === 'note').map((m) => m.body)).toEqual([`Hospitering ${number}`]);
  });
});

describe('afterwards', () => {
  it('the numbers are those who came, from the visit’s own plan, and can be corrected', async () => {
    const group = await ask(ctx, { lines: [line(4), line(2, '4601')] });
    await proposeVisit(as(kari), { centreId: 'alfa', number: group.number, ...time, text: '' });
    await acceptVisit(as(group.actor));
    const counted = (n: number) => ({
      centreId: 'alfa',
      number: group.number,
      lines: [
        { ...line(99), actual: n },
        { ...line(0, '1806'), actual: 1 },
      ],
    });
    expect(await sumUp(as(kari), counted(3))).toEqual({ ok: false, reason: 'not-now' });
    const after = december(3, 13);
    expect(await sumUp(as(kari, after), { ...counted(0), lines: [{ ...line(4), actual: 0 }] })).toEqual({ ok: false, reason: 'nobody' });
    expect(await sumUp(as(kari, after), counted(3))).toEqual({ ok: true });
    expect(await sumUp(as(kari, after), counted(2))).toEqual({ ok: true });
    expect((await getVisitCase(as(kari), 'alfa', group.number)).visit).toMatchObject({
      state: 'summed-up',
      lines: [
        { municipality: '1804', planned: 4, actual: 2 },
        { municipality: '4601', planned: 2, actual: 0 },
        { municipality: '1806', planned: 0, actual: 1 },
      ],
    });
    expect(await withdrawVisit(as(group.actor, after))).toEqual({ ok: false, reason: 'not-now' });
  });
  it('nobody came is no visit', async () => {
    const group = await ask(ctx);
    await proposeVisit(as(kari), { centreId: 'alfa', number: group.number, ...time, text: '' });
    await acceptVisit(as(group.actor));
    expect(await sayNobodyCame(as(kari), { centreId: 'alfa', number: group.number })).toEqual({ ok: false, reason: 'not-now' });
    expect(await changeNumbers(as(group.actor, december(3, 11)), { lines: [line(1)] })).toEqual({ ok: false, reason: 'too-late' });
    expect(await withdrawVisit(as(group.actor, december(3, 11)))).toEqual({ ok: false, reason: 'too-late' });
    expect(await sayNobodyCame(as(kari, december(3, 13)), { centreId: 'alfa', number: group.number })).toEqual({ ok: true });
    expect(await stateOf(group)).toBe('cancelled');
  });
});

describe('the persons', () => {
  it('are erased at once when they ask, letters and link with them, and the visit is withdrawn', async () => {
    const dayId = await publishedDay(ctx, { places: 4 });
    const person = { name: 'Per Besøk', email: 'per@example.org', municipality: '1804', kind: 'nurses' };
    const links = (await t.db.owner.query(`select from private_link where about like 'visit-person:%'`)).rowCount;
    const group = await ask(ctx, { dayId, text: 'Privat', persons: [person] });
    const held = (await exportOwnVisit(as(group.actor))) as { contact: { name: string }; visitors: { name: string }[] };
    expect(held).toMatchObject({ contact: { name: 'Gro Gruppe' }, visitors: [{ name: 'Per Besøk' }] });
    const { visit } = (await findOwnVisit(as(group.actor)))!;
    expect(await eraseOwnVisit(as(group.actor))).toEqual({ ok: true });
    expect(await findOwnVisit(as(group.actor))).toMatchObject({ contact: undefined, persons: [], messages: [], visit: { state: 'withdrawn', persons: 4 } });
    expect(await keptPath(t, `visit:${visit.id}`)).toBeUndefined();
    expect(JSON.stringify(await exportOwnVisit(as(group.actor)))).not.toMatch(/Gro|Per|Privat/);
    const letters = await takeLetters(t);
    expect(letters.filter((l) => l.to === 'gro@example.org')).toEqual([]);
    // Who was invited is still told that it is off.
    expect(letters.filter((l) => l.to === 'per@example.org').map((l) => [l.template, l.calendar?.method])).toEqual([['visit-withdrawn', 'CANCEL']]);
    expect((await t.db.owner.query(`select from private_link where about like 'visit-person:%' and path like '/besokende/%'`)).rowCount).toBe(links);
    expect(await eraseOwnVisit(as(group.actor))).toEqual({ ok: false, reason: 'not-now' });
    expect(await getPublishedDay(as(anonymous), dayId)).toMatchObject({ taken: 0 });
  });
  it('can have a new link, which ends the old', async () => {
    const group = await ask(ctx);
    const secret = newSecret();
    expect(await renewOwnVisitLink(as(group.actor), { secretHash: hashOfSecret(secret), path: `/besok/${secret}` })).toEqual({ ok: true });
    expect(await findOwnVisit(as(group.actor))).toBeUndefined();
    expect(await findOwnVisit(as(linkActor(secret)))).toMatchObject({ visit: { number: group.number } });
    await expect(withdrawVisit(as(group.actor))).rejects.toMatchObject({ code: 'not-found' });
    expect((await takeLetters(t)).map((l) => l.template)).toContain('visit-new-link');
  });
  it('and the centre write to each other', async () => {
    const group = await ask(ctx);
    await takeLetters(t);
    await writeToCentre(as(group.actor), { text: 'Er det heis?' });
    await sendMessage(as(kari), { centreId: 'alfa', number: group.number, text: 'Ja <b>hei</b>' });
    const { messages } = await getVisitCase(as(kari), 'alfa', group.number);
    expect(messages.filter((m) => m.kind !== 'system').map((m) => [m.authorName, m.body])).toEqual([
      ['Gro Gruppe', 'Er det heis?'],
      ['Kari Nes', 'Ja <b>hei</b>'],
    ]);
    const letters = await takeLetters(t);
    expect(letters.find((l) => l.to === 'kari@example.org')!.body).not.toMatch(/Gro|heis/);
  });
});

describe('who may', () => {
  it('work with a centre’s visits and days: its own people; others learn nothing', async () => {
    const dayId = await publishedDay(ctx);
    const group = await ask(ctx, { dayId });
    const of = { centreId: 'alfa', number: group.number };
    const deeds: ((actor: Actor) => Promise<unknown>)[] = [
      (a) => listVisits(as(a), 'alfa', { view: 'requests' }),
      (a) => getVisitCase(as(a), 'alfa', group.number),
      (a) => proposeVisit(as(a), { ...of, ...time, text: '' }),
      (a) => approveVisit(as(a), of),
      (a) => putInQueue(as(a), of),
      (a) => declineVisit(as(a), { ...of, text: '' }),
      (a) => cancelVisit(as(a), { ...of, text: '' }),
      (a) => changeTime(as(a), { ...of, ...time, text: '' }),
      (a) => changePlannedNumbers(as(a), { ...of, lines: [line(1)] }),
      (a) => sumUp(as(a), { ...of, lines: [{ ...line(1), actual: 1 }] }),
      (a) => sayNobodyCame(as(a), of),
      (a) => sendMessage(as(a), { ...of, text: 'x' }),
      (a) => listOwnDays(as(a), 'alfa'),
      (a) => getDay(as(a), 'alfa', dayId),
      (a) => saveDay(as(a), { centreId: 'alfa', id: dayId, day: usualDay }),
      (a) => publishDay(as(a), { centreId: 'alfa', id: dayId }),
      (a) => cancelDay(as(a), { centreId: 'alfa', id: dayId, text: '' }),
      (a) => registerVisit(as(a), { centreId: 'alfa', form: 'digital', topics: [], language: 'nb', lines: [line(1)], contact: undefined, ...time, held: false, sendLink: false }),
    ];
    for (const deed of deeds) for (const actor of [anonymous, ola, liv, group.actor]) await expect(deed(actor)).rejects.toMatchObject({ code: 'not-found' });
    // In their own name they reach no other centre's either.
    await expect(getVisitCase(as(ola), 'beta', group.number)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getDay(as(ola), 'beta', dayId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(saveDay(as(ola), { centreId: 'beta', id: dayId, day: usualDay })).rejects.toMatchObject({ code: 'not-found' });
    expect(await stateOf(group)).toBe('agreed');
    expect((await listVisits(as(siv), 'alfa', { view: 'upcoming' })).lines.map((l) => l.visit.number)).toContain(group.number);
  });

  it('do what is the group’s: its own link, not another’s, not a visitor’s', async () => {
    const person = { name: 'Per', email: 'per@example.org', municipality: '1804', kind: 'nurses' };
    const dayId = await publishedDay(ctx);
    const group = await ask(ctx, { dayId, persons: [person] });
    const { persons } = (await findOwnVisit(as(group.actor)))!;
    const visitor = linkActor((await keptPath(t, `visit-person:${persons[0]!.id}`))!.replace('/besokende/', ''));
    const stranger = linkActor(newSecret());
    const hash = hashOfSecret(newSecret());
    const deeds: ((actor: Actor) => Promise<unknown>)[] = [
      (a) => acceptVisit(as(a)),
      (a) => askForAnotherTime(as(a), { text: '' }),
      (a) => letPass(as(a)),
      (a) => changeNumbers(as(a), { lines: [line(1)] }),
      (a) => withdrawVisit(as(a)),
      (a) => writeToCentre(as(a), { text: 'x' }),
      (a) => eraseOwnVisit(as(a)),
      (a) => renewOwnVisitLink(as(a), { secretHash: hash, path: '/besok/x' }),
      (a) => askSuggestedCentre(as(a), { secretHash: hash, path: '/besok/x' }),
      (a) => exportOwnVisit(as(a)),
    ];
    for (const deed of deeds) for (const actor of [anonymous, ola, kari, liv, visitor, stranger]) await expect(deed(actor)).rejects.toMatchObject({ code: 'not-found' });
    for (const actor of [anonymous, kari, visitor, stranger]) expect(await findOwnVisit(as(actor))).toBeUndefined();
    for (const actor of [anonymous, kari, group.actor, stranger]) {
      expect(await findOwnPlace(as(actor))).toBeUndefined();
      await expect(cancelOwnPlace(as(actor))).rejects.toMatchObject({ code: 'not-found' });
    }
    for (const actor of [anonymous, kari]) await expect(requestVisit(as(actor), {} as Parameters<typeof requestVisit>[1])).rejects.toMatchObject({ code: 'not-found' });
    expect(await stateOf(group)).toBe('agreed');
  });
});
