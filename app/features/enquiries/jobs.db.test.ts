import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { ask, letters, openCentres, question } from '../../../testing/enquiry-desk.ts';
import { kari, liv, ola, smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { addToEnquiry, answerEnquiry, closeEnquiry, findOwnEnquiry, getEnquiryCase, referEnquiry, reopenEnquiry } from './enquiries.server.ts';
import { closeSilent } from './inside/close-silent-job.server.ts';
import { eraseClosed, forgetErasedLinks } from './inside/erase-job.server.ts';
import { handOver } from './inside/hand-over-job.server.ts';
import { remindCentres, tellOfficers } from './inside/remind-job.server.ts';
import { enquirySchedules, enquiryTasks } from './jobs.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await openCentres(t);
  await t.db.owner.query(`insert into person (id, name, email) values ('liv', 'Liv Berg', 'liv@example.org')`);
  await t.db.owner.query(`insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ('liv', 'officer', null, '2020-01-01', 'test', now())`);
});
afterAll(() => t?.drop());
beforeEach(async () => {
  await t.db.owner.query(`set session_replication_role = replica; delete from mail; delete from enquiry_credit; delete from enquiry_referral; delete from enquiry_message;
    delete from enquiry_contact; delete from enquiry_words; delete from enquiry_count; delete from enquiry; set session_replication_role = default`);
});

const on = (day: string): Date => new Date(`${day}T08:00:00Z`);
/** The jobs' own context on a day. */
const night = (day: string, overrides: Partial<Ctx> = {}): Ctx => t.ctx(systemActor('nightly'), { now: on(day), ...overrides });
const one = async (query: string): Promise<Record<string, unknown>> => (await t.db.owner.query(query)).rows[0] as Record<string, unknown>;
const askedOn = (day: string): Promise<{ number: string; secret: string }> => ask(t, {}, { now: on(day) });
const { contact, subject } = question;
const answered = (number: string, day: string, close = false) =>
  answerEnquiry(t.ctx(kari, { now: on(day) }), { centreId: 'alfa', number, text: 'Prøv linolje.', guide: [], close, seen: 99 });
const sent = async (template: string): Promise<Awaited<ReturnType<typeof letters>>> => (await letters(t)).filter((m) => m.template === template);

describe('the jobs', () => {
  it.each([
    ['a coordinator', kari],
    ['an officer', liv],
    ['nobody', anonymous],
    ['the holder of a link', linkActor(newSecret())],
  ])('are not run by %s', async (_, actor) => {
    const ctx = t.ctx(actor);
    for (const job of [remindCentres, tellOfficers, closeSilent, handOver, eraseClosed, forgetErasedLinks]) await expect(job(ctx)).rejects.toMatchObject({ code: 'not-found' });
  });
  it('have a schedule each, and nothing to do when there is nothing', async () => {
    const tasks = enquiryTasks({ log: { info: () => expect.unreachable() } } as never, () => night('2026-11-20'));
    expect(enquirySchedules.map((s) => s.task).toSorted()).toEqual(Object.keys(tasks).toSorted());
    for (const task of Object.values(tasks)) await task?.({} as never, {} as never);
  });
});

describe('an asker who has waited too long', () => {
  // Friday 6 November: the fifth working day after is Friday 13, the sixth Monday 16.
  it('is named to the centre the day after the last day of the time it has, and once', async () => {
    const { number } = await askedOn('2026-11-06');
    expect(await remindCentres(night('2026-11-13'))).toBe(0);
    expect(await remindCentres(night('2026-11-15'))).toBe(0);
    expect(await remindCentres(night('2026-11-16'))).toBe(1);
    expect(await remindCentres(night('2026-11-16'))).toBe(0);
    expect(await remindCentres(night('2026-11-17'))).toBe(0);
    const late = await sent('enquiries-late');
    expect(late.map((m) => m.to_address)).toEqual(['kari@example.org']);
    expect(late[0]?.body).toContain(`– ${number}`);
    expect(late[0]?.body).not.toContain(contact.name);
  });
  it('is one line of one letter for all that wait at the centre', async () => {
    const numbers = [(await askedOn('2026-11-02')).number, (await askedOn('2026-11-03')).number, (await askedOn('2026-11-05')).number];
    await askedOn('2026-11-13');
    expect(await remindCentres(night('2026-11-16'))).toBe(3);
    const late = await sent('enquiries-late');
    expect(late).toHaveLength(1);
    for (const number of numbers) expect(late[0]?.body).toContain(number);
    expect((await one(`select after from audit_event where action = 'enquiries.reminded' order by id desc limit 1`))['after']).toEqual({ numbers });
  });
  it('is not named when it was answered in time, or closed', async () => {
    await answered((await askedOn('2026-11-02')).number, '2026-11-04');
    await closeEnquiry(t.ctx(kari, { now: on('2026-11-04') }), { centreId: 'alfa', number: (await askedOn('2026-11-02')).number });
    expect(await remindCentres(night('2026-11-20'))).toBe(0);
  });
  it('is named again when it waits anew', async () => {
    const { number, secret } = await askedOn('2026-10-01');
    expect(await remindCentres(night('2026-10-12'))).toBe(1);
    await answered(number, '2026-10-13');
    await addToEnquiry(t.ctx(linkActor(secret), { now: on('2026-10-20') }), { text: 'Og en ting til' });
    expect(await remindCentres(night('2026-10-27'))).toBe(0);
    expect(await remindCentres(night('2026-10-28'))).toBe(1);
    expect(await remindCentres(night('2026-10-29'))).toBe(0);
  });
  it('is named to the officers after twice the time, with facts alone', async () => {
    const { number } = await askedOn('2026-11-06');
    expect(await tellOfficers(night('2026-11-20'))).toBe(0);
    expect(await tellOfficers(night('2026-11-23'))).toBe(1);
    expect(await tellOfficers(night('2026-11-24'))).toBe(0);
    const told = await sent('enquiries-escalated');
    expect(told.map((m) => m.to_address)).toEqual(['liv@example.org']);
    expect(told[0]?.body).toContain(`${number}: Alfa`);
    expect(told[0]?.body).not.toMatch(new RegExp(`${contact.name}|${subject}`));
  });
  it('waits for somebody to tell when the centre has nobody to write to', async () => {
    const { number } = await askedOn('2026-11-06');
    await referEnquiry(t.ctx(kari, { now: on('2026-11-09') }), { centreId: 'alfa', number, to: 'gamma', reason: 'Dere kan dette' });
    await t.db.owner.query(`update role_assignment set valid_until = '2026-11-01' where person_id = 'eva'`);
    expect(await remindCentres(night('2026-11-17'))).toBe(0);
    await t.db.owner.query(`update role_assignment set valid_until = null where person_id = 'eva'`);
    expect(await remindCentres(night('2026-11-18'))).toBe(1);
    expect((await sent('enquiries-late')).map((m) => m.to_address)).toEqual(['eva@example.org']);
  });
});

describe('an answered enquiry that nobody comes back to', () => {
  // Answered Monday 5 October: the twentieth working day after is Monday 2 November.
  it('is closed the day after the last day of the time the asker has, and the asker is told how to open it again', async () => {
    const { number, secret } = await askedOn('2026-10-02');
    await answered(number, '2026-10-05');
    expect(await closeSilent(night('2026-11-02'))).toBe(0);
    expect(await closeSilent(night('2026-11-03'))).toBe(1);
    expect(await closeSilent(night('2026-11-03'))).toBe(0);
    const [letter] = await sent('enquiry-closed');
    expect(letter?.to_address).toBe(contact.email);
    expect(letter?.body).toContain('30 dager');
    expect(await one(`select state, waits_since from enquiry where number = '${number}'`)).toEqual({ state: 'closed', waits_since: null });
    expect(await reopenEnquiry(t.ctx(linkActor(secret), { now: on('2026-12-03') }), { text: 'Jeg lurer likevel' })).toEqual({ ok: true });
  });
  it('stays while the asker has written, or nobody has answered', async () => {
    await askedOn('2026-08-03');
    const { number, secret } = await askedOn('2026-08-03');
    await answered(number, '2026-08-05');
    await addToEnquiry(t.ctx(linkActor(secret), { now: on('2026-08-06') }), { text: 'Mer' });
    expect(await closeSilent(night('2026-11-20'))).toBe(0);
  });
});

describe('a centre whose agreement has ended', () => {
  /** The scheme on the day after Alfa's last. */
  const without = (ended: string): Partial<Ctx> => {
    const small = smallDefinitions();
    const centres = small.scheme.centres.map((c) => (c.id === ended ? { ...c, agreement: { ...c.agreement, to: '2026-11-20' } } : c));
    return { definitions: { ...small, scheme: { ...small.scheme, centres } } as Definitions };
  };
  it('keeps what it has until the agreement ends, and then nothing open is lost', async () => {
    const { number, secret } = await askedOn('2026-11-17');
    expect(await handOver(night('2026-11-19', without('alfa')))).toBe(0);
    expect(await handOver(night('2026-11-20', without('alfa')))).toBe(1);
    expect(await handOver(night('2026-11-20', without('alfa')))).toBe(0);
    const row = await one(`select centre_id, first_centre_id, centres, passed_on, state, assignee_id, referred_at from enquiry where number = '${number}'`);
    expect(row).toMatchObject({ first_centre_id: 'alfa', passed_on: ['alfa'], state: 'new', assignee_id: null, referred_at: null });
    expect(['beta', 'gamma']).toContain(row['centre_id']);
    const own = await findOwnEnquiry(t.ctx(linkActor(secret)));
    expect(own?.referrals).toMatchObject([{ fromCentreId: 'alfa', kind: 'handover', outcome: 'accepted' }]);
    const [letter] = await sent('enquiry-handed');
    expect(letter?.to_address).toBe(contact.email);
    expect(await one('select count(*)::int as n from enquiry_credit')).toEqual({ n: 0 });
  });
  it('hands over to the one that is responsible for the municipality today', async () => {
    const { number } = await askedOn('2026-11-17');
    const { definitions } = without('alfa');
    const centres = definitions!.scheme.centres.map((c) =>
      c.id === 'beta' ? { ...c, areas: [{ from: '2026-01-01', area: { kind: 'health-region' as const, region: 'Nord' } }] } : c,
    );
    await handOver(night('2026-11-20', { definitions: { ...definitions!, scheme: { ...definitions!.scheme, centres } } as Definitions }));
    expect(await one(`select centre_id from enquiry where number = '${number}'`)).toEqual({ centre_id: 'beta' });
    expect((await sent('enquiry-handed-to-you')).map((m) => m.to_address)).toEqual(['ola@example.org']);
    expect((await getEnquiryCase(t.ctx(ola), 'beta', number)).messages).toHaveLength(1);
  });
  it('hands over to the one with the least to do where nobody is responsible', async () => {
    for (const day of ['2026-11-16', '2026-11-17']) {
      const { number } = await askedOn(day);
      await referEnquiry(t.ctx(kari, { now: on(day) }), { centreId: 'alfa', number, to: 'beta', reason: 'Dere kan dette' });
    }
    const { number } = await askedOn('2026-11-18');
    await handOver(night('2026-11-20', without('alfa')));
    expect(await one(`select centre_id from enquiry where number = '${number}'`)).toEqual({ centre_id: 'gamma' });
  });
  it('hands over also what was passed on to it and not taken', async () => {
    const { number } = await askedOn('2026-11-17');
    await referEnquiry(t.ctx(kari, { now: on('2026-11-18') }), { centreId: 'alfa', number, to: 'beta', reason: 'Dere kan dette' });
    expect(await handOver(night('2026-11-20', without('beta')))).toBe(1);
    expect(await one(`select centre_id, passed_on from enquiry where number = '${number}'`)).toEqual({ centre_id: 'alfa', passed_on: ['beta'] });
    expect(await one('select array_agg(outcome order by kind desc) as outcomes from enquiry_referral')).toEqual({ outcomes: ['returned', 'accepted'] });
  });
  it('keeps what is closed', async () => {
    const { number } = await askedOn('2026-11-02');
    await answered(number, '2026-11-04', true);
    expect(await handOver(night('2026-11-20', without('alfa')))).toBe(0);
  });
});

describe('a person whose enquiry was closed a year ago', () => {
  it('is erased that day, not the day before, and the count stays', async () => {
    const { number, secret } = await askedOn('2025-11-03');
    await answered(number, '2025-11-20', true);
    const before = (await t.db.owner.query('select * from enquiry_count where n <> 0 order by measure, item')).rows;
    expect(await eraseClosed(night('2026-11-19'))).toBe(0);
    expect(await eraseClosed(night('2026-11-20'))).toBe(1);
    expect(await eraseClosed(night('2026-11-20'))).toBe(0);
    expect(await one('select (select count(*)::int from enquiry_contact) + (select count(*)::int from enquiry_message) as left')).toEqual({ left: 0 });
    expect((await t.db.owner.query('select * from enquiry_count where n <> 0 order by measure, item')).rows).toEqual(before);
    expect((await letters(t)).map((m) => m.to_address + m.body).join('')).not.toContain(contact.email);
    const audit = await one(`select actor_id, subject_id, after from audit_event where action = 'enquiry.erased' order by id desc limit 1`);
    expect(audit).toMatchObject({ actor_id: 'system:nightly', subject_id: number });
    expect(JSON.stringify(audit)).not.toContain(contact.name);
    // The link says that everything is erased, for a month; then it opens nothing.
    const own = (): Promise<unknown> => findOwnEnquiry(t.ctx(linkActor(secret)));
    expect(await forgetErasedLinks(night('2026-12-19'))).toBe(0);
    expect(await own()).toMatchObject({ contact: undefined, messages: [] });
    expect(await forgetErasedLinks(night('2026-12-20'))).toBe(1);
    expect(await own()).toBeUndefined();
  });
  it('is erased on the last day of a month that lacks the day', async () => {
    await answered((await askedOn('2024-02-20')).number, '2024-02-29', true);
    expect(await eraseClosed(night('2025-02-27'))).toBe(0);
    expect(await eraseClosed(night('2025-02-28'))).toBe(1);
  });
  it('stays while the enquiry is open, however old', async () => {
    await askedOn('2023-11-03');
    expect(await eraseClosed(night('2026-11-20'))).toBe(0);
    expect(testNow.getUTCFullYear()).toBe(2026);
  });
});
