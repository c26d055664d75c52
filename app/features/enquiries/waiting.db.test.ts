import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { ask, letters, openCentres, question } from '../../../testing/enquiry-desk.ts';
import { kari, ola, smallDefinitions } from '../../../testing/small-scheme.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import {
  addToEnquiry,
  answerEnquiry,
  assignEnquiry,
  closeEnquiry,
  describeEnquiry,
  getEnquiryCase,
  listInbox,
  markWriting,
  noteOnEnquiry,
  registerEnquiry,
  reopenEnquiry,
  withdrawEnquiry,
} from './enquiries.server.ts';
import { listEnquiryCounts } from './enquiry-indicators.server.ts';
import { closeSilent } from './inside/close-silent-job.server.ts';
import { eraseClosed } from './inside/erase-job.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await openCentres(t);
});
afterAll(() => t?.drop());
beforeEach(() => t.db.owner.query('delete from mail').then(() => undefined));

const on = (day: string): Date => new Date(`${day}T08:00:00Z`);
const desk = (day: string): Ctx => t.ctx(kari, { now: on(day) });
const at = (number: string) => ({ centreId: 'alfa', number });
const answered = (number: string, day: string, close = false) => answerEnquiry(desk(day), { ...at(number), text: 'Prøv linolje.', guide: [], close, seen: 99 });
const ageOn = async (number: string, day: string) => (await getEnquiryCase(desk(day), 'alfa', number)).age?.workingDays;
const stored = async (id: string) => (await t.db.owner.query(`select * from enquiry where id = $1`, [id])).rows[0] as Record<string, unknown>;

describe('how long somebody has waited', () => {
  it('is counted from what they asked first, also when they add to it; after an answer, from what they add', async () => {
    const { number, link } = await ask(t, {}, { now: on('2026-11-02') });
    await addToEnquiry(t.ctx(link, { now: on('2026-11-04') }), { text: 'Det haster' });
    expect(await ageOn(number, '2026-11-05')).toBe(3);
    await answered(number, '2026-11-05');
    expect(await ageOn(number, '2026-11-10')).toBeUndefined();
    await addToEnquiry(t.ctx(link, { now: on('2026-11-10') }), { text: 'Takk, og en ting til' });
    expect(await ageOn(number, '2026-11-12')).toBe(2);
  });
  it('ends with the first answer for the statistics, whatever is answered later', async () => {
    const { number, id } = await ask(t, {}, { now: on('2026-11-02') });
    await answered(number, '2026-11-04');
    await answered(number, '2026-11-20');
    expect(await stored(id)).toMatchObject({ first_answered_at: on('2026-11-04'), first_answer_days: 2 });
  });
  it('is late after the scheme’s working days, in the case and in the box of late ones alike', async () => {
    const { number } = await ask(t, {}, { now: on('2026-10-05') });
    const lateBox = async (day: string) => (await listInbox(desk(day), 'alfa', { box: 'new', lateOnly: true })).lines.map((l) => l.enquiry.number);
    expect(await lateBox('2026-10-12')).not.toContain(number);
    expect(await lateBox('2026-10-13')).toContain(number);
    await withdrawEnquiry(t.ctx((await ask(t, {}, { now: on('2026-10-05') })).link));
    expect(await lateBox('2026-10-13')).toEqual([number]);
  });
});

describe('a closed enquiry', () => {
  it('is opened again on the thirtieth day after, and not on the next', async () => {
    const { number, link } = await ask(t, {}, { now: on('2026-09-01') });
    await answered(number, '2026-09-10', true);
    const again = (moment: string) => reopenEnquiry(t.ctx(link, { now: new Date(moment) }), { text: 'En ting til' });
    // Half past eleven in the evening of 10 October, and half past midnight, in Norway.
    expect(await again('2026-10-10T22:30:00Z')).toEqual({ ok: false, reason: 'too-late' });
    expect(await again('2026-10-10T21:30:00Z')).toEqual({ ok: true });
  });
  it('is not among what I have to do', async () => {
    const { number } = await ask(t);
    const mine = async () => (await listInbox(t.ctx(kari), 'alfa', { box: 'mine' })).counts.mine;
    const before = await mine();
    await assignEnquiry(t.ctx(kari), { ...at(number), to: 'kari' });
    expect(await mine()).toBe(before + 1);
    await closeEnquiry(t.ctx(kari), at(number));
    expect(await mine()).toBe(before);
  });
  it('was silent also when the centre has noted something meanwhile', async () => {
    const { number } = await ask(t, {}, { now: on('2026-06-01') });
    await answered(number, '2026-06-02');
    await noteOnEnquiry(desk('2026-06-25'), { ...at(number), text: 'Ring igjen' });
    await closeSilent(t.ctx(systemActor('nightly'), { now: on('2026-07-01') }));
    expect((await getEnquiryCase(desk('2026-07-01'), 'alfa', number)).enquiry.state).toBe('closed');
  });
  it('leaves nobody’s name when it is erased, nor who was about to answer', async () => {
    const { number, id } = await ask(t, {}, { now: on('2024-01-10') });
    await markWriting(t.ctx(kari, { now: on('2024-01-10') }), at(number));
    await closeEnquiry(desk('2024-01-10'), at(number));
    await eraseClosed(t.ctx(systemActor('nightly'), { now: on('2026-01-11') }));
    expect((await stored(id))['erased_at']).not.toBeNull();
    for (const table of ['enquiry_contact', 'enquiry_message', 'enquiry_writer'])
      expect((await t.db.owner.query(`select from ${table} where enquiry_id = $1`, [id])).rowCount, table).toBe(0);
    expect((await t.db.owner.query(`select words::text from enquiry_words where enquiry_id = $1`, [id])).rows).toEqual([{ words: expect.not.stringContaining('mal') }]);
  });
});

describe('what is said, and what is kept', () => {
  it('is mailed to an asker with an address, but not what they were told by telephone', async () => {
    const { number } = await ask(t);
    await t.db.owner.query('delete from mail');
    await answerEnquiry(t.ctx(kari), { ...at(number), text: 'Sagt på telefonen', guide: [], close: false, seen: 1, told: true });
    expect(await letters(t)).toEqual([]);
  });
  it('keeps a topic that is not offered any more when the rest is put right', async () => {
    const { number, own, id } = await ask(t);
    await t.db.owner.query(`update enquiry set topics = '{gone}', workplace = 'gone' where id = $1`, [id]);
    expect(await describeEnquiry(t.ctx(kari), { ...at(number), topics: ['gone', 'paint'], workplace: 'gone', municipality: '1804' })).toEqual({ ok: true });
    expect((await own()).enquiry).toMatchObject({ topics: ['gone', 'paint'], workplace: 'gone' });
    await expect(describeEnquiry(t.ctx(kari), { ...at(number), topics: ['never'], workplace: 'gone', municipality: '1804' })).rejects.toMatchObject({ code: 'malformed' });
  });
});

it('an enquiry of the last days of December belongs to its own year, and to the week as weeks are numbered', async () => {
  const { contact, subject, path: _, ...rest } = { ...question, path: '' };
  const asked = await registerEnquiry(t.ctx(ola), {
    ...rest,
    centreId: 'beta',
    channel: 'phone',
    askedOn: '2024-12-30',
    contact: { ...contact, phone: null, subject },
    answered: false,
    answer: '',
    sendLink: false,
  });
  expect(asked).toMatchObject({ ok: true });
  const counts = await inTransaction(t.ctx(ola), (tx) => listEnquiryCounts(tx, { from: 2024, to: 2025, centreId: 'beta', measures: ['received', 'week'] }));
  expect(counts).toEqual([
    { year: 2024, centreId: 'beta', measure: 'received', item: '', n: 1 },
    { year: 2024, centreId: 'beta', measure: 'week', item: '2025-W01', n: 1 },
  ]);
});
