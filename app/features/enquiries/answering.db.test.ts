import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, letters, openCentres, question } from '../../../testing/enquiry-desk.ts';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, siv, smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import {
  acceptReferral,
  addToEnquiry,
  answerEnquiry,
  assignEnquiry,
  closeEnquiry,
  declareTopics,
  describeEnquiry,
  discardEnquiry,
  findOwnEnquiry,
  getEnquiryCase,
  getEnquiryForVisit,
  listColleagues,
  listInbox,
  countLateEnquiries,
  listLateEnquiries,
  listOpenLoads,
  listTemplates,
  markWriting,
  noteOnEnquiry,
  noteVisitMade,
  referEnquiry,
  registerEnquiry,
  removeTemplate,
  returnReferral,
  saveTemplate,
  sendNewLink,
  suggestCentres,
  takeUpAgain,
  withdrawEnquiry,
} from './enquiries.server.ts';
import type { RegisterInput } from './enquiries.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await openCentres(t);
});
afterAll(() => t?.drop());
beforeEach(() => t.db.owner.query('delete from mail').then(() => undefined));

const later = (days: number): Date => new Date(testNow.getTime() + days * 86_400_000);
const answer = { text: 'Prøv linolje.', guide: [], close: false, seen: 1 };
const at = (centreId: string, number: string) => ({ centreId, number });
const template = { shared: false, title: 'Takk', body: 'Takk for at du spør.', language: 'nb' } as const;
const call: RegisterInput = {
  centreId: 'alfa',
  channel: 'phone',
  askedOn: '2026-11-21',
  municipality: '1804',
  workplace: 'shop',
  topics: ['paint', 'brushes'],
  language: 'nb',
  contact: { name: 'Per', email: null, phone: '99 99 99 99', workplaceName: null, subject: 'Pensler' },
  text: 'Spurte om pensler',
  answered: false,
  answer: '',
  sendLink: false,
};

describe('somebody who may not', () => {
  it('learns nothing from any use case, not even whether there is an enquiry', async () => {
    const { number, id, link } = await ask(t);
    const every = (ctx: Ctx, centreId: string, wanted: string): (() => Promise<unknown>)[] => {
      const key = at(centreId, wanted);
      return [
        () => getEnquiryCase(ctx, centreId, wanted),
        () => getEnquiryForVisit(ctx, centreId, wanted),
        () => markWriting(ctx, key),
        () => suggestCentres(ctx, key),
        () => answerEnquiry(ctx, { ...key, ...answer }),
        () => noteOnEnquiry(ctx, { ...key, text: 'x' }),
        () => assignEnquiry(ctx, { ...key, to: null }),
        () => referEnquiry(ctx, { ...key, to: 'gamma', reason: 'x' }),
        () => acceptReferral(ctx, key),
        () => returnReferral(ctx, { ...key, reason: 'x' }),
        () => closeEnquiry(ctx, key),
        () => discardEnquiry(ctx, key),
        () => takeUpAgain(ctx, key),
        () => describeEnquiry(ctx, { ...key, topics: [], workplace: 'shop', municipality: '1804' }),
        () => sendNewLink(ctx, key),
      ];
    };
    const outcome = async (attempt: () => Promise<unknown>): Promise<string> => attempt().then(JSON.stringify, (e: Error) => `${e.name}: ${e.message}`);
    for (const actor of [ola, liv, anonymous, link, linkActor(newSecret())]) {
      for (const centreId of ['alfa', 'beta']) {
        const there = await Promise.all(every(t.ctx(actor), centreId, number).map(outcome));
        const none = await Promise.all(every(t.ctx(actor), centreId, '2026-9999').map(outcome));
        expect(there).toEqual(none);
        expect(new Set(there)).toEqual(new Set(['AppError: not-found']));
      }
      for (const attempt of [
        () => listInbox(t.ctx(actor), 'alfa', { box: 'new' }),
        () => registerEnquiry(t.ctx(actor), call),
        () => listColleagues(t.ctx(actor), 'alfa'),
        () => listTemplates(t.ctx(actor), 'alfa'),
        () => saveTemplate(t.ctx(actor), { centreId: 'alfa', template }),
        () => removeTemplate(t.ctx(actor), { centreId: 'alfa', id }),
        () => declareTopics(t.ctx(actor), { centreId: 'alfa', topics: ['paint'] }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
      await inTransaction(t.ctx(actor), (tx) => noteVisitMade(tx, t.ctx(actor), { enquiryId: id, visitNumber: 'x' }));
    }
    expect((await getEnquiryCase(t.ctx(kari), 'alfa', number)).messages).toHaveLength(1);
  });

  it('sees no name and no word by raw SQL, and changes no row', async () => {
    const { id } = await ask(t);
    for (const actor of [ola, anonymous, linkActor(newSecret())]) {
      for (const table of ['enquiry', 'enquiry_contact', 'enquiry_message', 'enquiry_referral', 'enquiry_credit', 'enquiry_writer'])
        expect((await inTransaction(t.ctx(actor), (tx) => sql`select * from ${sql.table(table)}`.execute(tx))).rows).toEqual([]);
      const changed = await inTransaction(t.ctx(actor), (tx) => sql`update enquiry set state = 'open' where id = ${id}::uuid`.execute(tx));
      expect(changed.numAffectedRows).toBe(0n);
      await expect(
        inTransaction(t.ctx(actor), (tx) => sql`insert into enquiry_message values (gen_random_uuid(), ${id}::uuid, 9, 'note', 'beta', 'ola', 'Ola', now(), 'x')`.execute(tx)),
      ).rejects.toThrow(/row-level security/);
    }
    // Nor does the holder of the link do a centre's work, or anybody erase by a way of their own.
    const { id: theirs, link } = await ask(t);
    for (const statement of [
      `insert into enquiry_referral values (gen_random_uuid(), '${theirs}', 'alfa', 'beta', 'referral', 'x', 'x', 'x', now())`,
      `insert into enquiry_credit values ('${theirs}', 'alfa', now())`,
      `insert into enquiry_message values (gen_random_uuid(), '${theirs}', 9, 'answer', 'alfa', 'kari', 'Kari', now(), 'x')`,
      `insert into enquiry_message values (gen_random_uuid(), '${theirs}', 9, 'note', 'alfa', null, 'Kari', now(), 'x')`,
      `delete from enquiry_message`,
      `delete from enquiry_contact`,
      `update enquiry_contact set name = 'x'`,
      `update enquiry set state = 'discarded' where id = '${theirs}'`,
    ])
      await expect(inTransaction(t.ctx(link), (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/row-level security|permission denied/);
    // Officers see what is counted, and nothing of whom or what.
    for (const table of ['enquiry_contact', 'enquiry_message', 'enquiry_referral'])
      expect((await inTransaction(t.ctx(liv), (tx) => sql`select * from ${sql.table(table)}`.execute(tx))).rows).toEqual([]);
  });
});

describe('answering', () => {
  it('mails the answer with the guide beneath, and waits for the asker', async () => {
    const { number, own } = await ask(t);
    expect(await answerEnquiry(t.ctx(siv, { now: later(3) }), { ...at('alfa', number), ...answer, guide: ['start', 'unknown'] })).toEqual({ ok: true });
    const seen = await own();
    expect(seen.enquiry).toMatchObject({ state: 'waiting', waitsSince: null, assigneeId: 'siv', firstAnsweredAt: later(3) });
    expect(seen.messages[1]!.body).toBe('Prøv linolje.\n\nSlik begynner du:\nhttps://guide.example/start');
    const mail = (await letters(t)).find((l) => l.template === 'enquiry-answer')!;
    expect(mail).toMatchObject({ to_address: 'marit@kommune.example', subject: `Svar på henvendelse ${number}`, about: expect.stringMatching(/^enquiry:/) });
    expect(mail.body).toContain('Siv Hagen ved Alfa senter har svart deg:\n\nPrøv linolje.');
    // Saturday to Tuesday.
    expect((await t.db.owner.query(`select first_answer_days as d from enquiry where number = $1`, [number])).rows).toEqual([{ d: 2 }]);
  });

  it('shows the second of two who answer at once what the first one wrote', async () => {
    const { number, link } = await ask(t);
    const both = await Promise.all([
      answerEnquiry(t.ctx(kari), { ...at('alfa', number), ...answer, text: 'fra Kari' }),
      answerEnquiry(t.ctx(siv), { ...at('alfa', number), ...answer, text: 'fra Siv' }),
    ]);
    expect(both).toContainEqual({ ok: true });
    expect(both).toContainEqual({ ok: false, reason: 'seen-newer' });
    const shown = await getEnquiryCase(t.ctx(kari), 'alfa', number);
    expect(shown.messages).toHaveLength(2);
    expect((await letters(t)).filter((l) => l.template === 'enquiry-answer')).toHaveLength(1);
    // A note, an assignment and a correction are no words that an answer must have seen; the asker's are.
    await noteOnEnquiry(t.ctx(kari), { ...at('alfa', number), text: 'x' });
    await assignEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'siv' });
    expect(await answerEnquiry(t.ctx(siv), { ...at('alfa', number), ...answer, seen: shown.enquiry.version })).toEqual({ ok: true });
    const { version } = (await getEnquiryCase(t.ctx(kari), 'alfa', number)).enquiry;
    await addToEnquiry(t.ctx(link), { text: 'Vent!' });
    expect(await answerEnquiry(t.ctx(siv), { ...at('alfa', number), ...answer, seen: version })).toEqual({ ok: false, reason: 'seen-newer' });
  });

  it('can close in the same breath, and a closed one takes no answer until it is taken up again', async () => {
    const { number, own } = await ask(t);
    expect(await answerEnquiry(t.ctx(kari), { ...at('alfa', number), ...answer, close: true })).toEqual({ ok: true });
    expect((await own()).enquiry).toMatchObject({ state: 'closed', closedAt: testNow });
    const mails = (await letters(t)).filter((l) => l.about !== null && l.template !== 'enquiry-receipt');
    expect(mails.map((l) => l.template)).toEqual(['enquiry-answer']);
    expect(mails[0]!.body).toContain('åpne den igjen innen 30 dager');
    expect(await answerEnquiry(t.ctx(kari), { ...at('alfa', number), ...answer, seen: 9 })).toEqual({ ok: false, reason: 'closed' });
    expect(await takeUpAgain(t.ctx(kari), at('alfa', number))).toEqual({ ok: true });
    expect(await takeUpAgain(t.ctx(kari), at('alfa', number))).toEqual({ ok: false, reason: 'not-closed' });
    expect(await answerEnquiry(t.ctx(kari), { ...at('alfa', number), ...answer, seen: 9 })).toEqual({ ok: true });
  });

  it('is refused when it would reach nobody, unless it was told', async () => {
    const registered = await registerEnquiry(t.ctx(kari), call);
    const number = registered.ok ? registered.number : '';
    expect(await answerEnquiry(t.ctx(kari), { ...at('alfa', number), ...answer })).toEqual({ ok: false, reason: 'no-address' });
    expect(await sendNewLink(t.ctx(kari), at('alfa', number))).toEqual({ ok: false, reason: 'no-address' });
    expect(await answerEnquiry(t.ctx(kari), { ...at('alfa', number), ...answer, told: true })).toEqual({ ok: true });
    expect(await letters(t)).toEqual([]);
  });

  it('says who else has the answer open, for five minutes', async () => {
    const { number } = await ask(t);
    expect(await markWriting(t.ctx(siv), at('alfa', number))).toEqual([]);
    expect(await markWriting(t.ctx(kari, { now: new Date(testNow.getTime() + 4 * 60_000) }), at('alfa', number))).toEqual(['Siv Hagen']);
    expect(await markWriting(t.ctx(kari, { now: new Date(testNow.getTime() + 6 * 60_000) }), at('alfa', number))).toEqual([]);
    await answerEnquiry(t.ctx(kari), { ...at('alfa', number), ...answer });
    expect(await markWriting(t.ctx(siv), at('alfa', number))).toEqual([]);
  });
});

describe('registering', () => {
  it('leaves one that is not answered with whoever took it', async () => {
    const done = await registerEnquiry(t.ctx(siv), { ...call, askedOn: '2026-11-19' });
    const number = done.ok ? done.number : '';
    expect(await getEnquiryCase(t.ctx(kari), 'alfa', number)).toMatchObject({
      enquiry: { state: 'open', channel: 'phone', askedOn: '2026-11-19', assigneeId: 'siv', hasLink: false },
      assigneeName: 'Siv Hagen',
      age: { workingDays: 1, late: false },
      credits: [],
    });
    expect(await letters(t)).toEqual([]);
  });

  it('closes one that was answered in the same call, and counts it as answered that day', async () => {
    const done = await registerEnquiry(t.ctx(kari), { ...call, askedOn: '2025-12-30', answered: true, answer: 'Bruk flate pensler' });
    const number = done.ok ? done.number : '';
    expect(number).toMatch(/^2025-/);
    expect(await getEnquiryCase(t.ctx(kari), 'alfa', number)).toMatchObject({
      enquiry: { state: 'closed', year: 2025 },
      credits: ['alfa'],
      messages: [{}, { kind: 'answer' }],
      age: undefined,
    });
  });

  it('sends a link when there is an address, in nynorsk too; never from tomorrow', async () => {
    expect(await registerEnquiry(t.ctx(kari), { ...call, askedOn: '2026-11-22' })).toEqual({ ok: false, reason: 'in-the-future' });
    expect(await registerEnquiry(t.ctx(kari), { ...call, sendLink: true })).toEqual({ ok: false, reason: 'no-address' });
    await registerEnquiry(t.ctx(kari), { ...call, language: 'nn', sendLink: true, contact: { ...call.contact, email: 'per@kommune.example' } });
    expect((await letters(t)).map((l) => [l.template, l.to_address])).toEqual([['enquiry-receipt', 'per@kommune.example']]);
    const { rows } = await t.db.owner.query<{ path: string }>(`select path from private_link where path like '/nn/sak/%'`);
    const secret = rows[0]!.path.slice('/nn/sak/'.length);
    expect((await findOwnEnquiry(t.ctx(linkActor(secret))))!.contact!.name).toBe('Per');
  });
});

describe('handling', () => {
  it('gives it to a colleague, not to somebody elsewhere, and back to nobody', async () => {
    const { number } = await ask(t);
    expect(await listColleagues(t.ctx(siv), 'alfa')).toEqual([
      { id: 'kari', name: 'Kari Nes' },
      { id: 'siv', name: 'Siv Hagen' },
    ]);
    expect(await assignEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'ola' })).toEqual({ ok: false, reason: 'no-colleague' });
    expect(await assignEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'siv' })).toEqual({ ok: true });
    expect(await getEnquiryCase(t.ctx(kari), 'alfa', number)).toMatchObject({ enquiry: { state: 'open' }, assigneeName: 'Siv Hagen' });
    await assignEnquiry(t.ctx(kari), { ...at('alfa', number), to: null });
    expect(await getEnquiryCase(t.ctx(kari), 'alfa', number)).toMatchObject({ enquiry: { state: 'open', assigneeId: null }, assigneeName: null });
    await closeEnquiry(t.ctx(kari), at('alfa', number));
    expect(await closeEnquiry(t.ctx(kari), at('alfa', number))).toEqual({ ok: false, reason: 'closed' });
    expect(await assignEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'siv' })).toEqual({ ok: false, reason: 'closed' });
  });

  it('puts right what is counted, as it was offered in the year it was asked', async () => {
    const { number, own } = await ask(t);
    expect(await describeEnquiry(t.ctx(kari), { ...at('alfa', number), topics: ['brushes', 'brushes'], workplace: 'shop', municipality: '4601' })).toEqual({ ok: true });
    expect((await own()).enquiry).toMatchObject({ topics: ['brushes'], workplace: 'shop', municipality: '4601' });
    await expect(describeEnquiry(t.ctx(kari, { now: later(60) }), { ...at('alfa', number), topics: ['walls'], workplace: 'shop', municipality: '4601' })).rejects.toMatchObject({
      code: 'malformed',
    });
    // 1201 was Bergen until 2020, long before this was asked.
    await expect(describeEnquiry(t.ctx(kari), { ...at('alfa', number), topics: [], workplace: 'shop', municipality: '1201' })).rejects.toMatchObject({ code: 'malformed' });
  });

  it('sends a new link, and the old one opens nothing', async () => {
    const { number, link } = await ask(t);
    expect(await sendNewLink(t.ctx(kari), at('alfa', number))).toEqual({ ok: true });
    expect(await findOwnEnquiry(t.ctx(link))).toBeUndefined();
    expect((await letters(t)).map((l) => l.template)).toContain('enquiry-new-link');
  });

  it('tells nobody that it was discarded, and leaves it out of every count until it is taken up again', async () => {
    const { number } = await ask(t);
    await t.db.owner.query('delete from mail');
    const received = async () => (await t.db.owner.query(`select n from enquiry_count where centre_id = 'alfa' and measure = 'received' and year = 2026`)).rows[0].n;
    const before = await received();
    await discardEnquiry(t.ctx(kari), at('alfa', number));
    expect([await received(), await letters(t)]).toEqual([before - 1, []]);
    await takeUpAgain(t.ctx(kari), at('alfa', number));
    expect(await received()).toBe(before);
  });

  it('begins a visit with what was asked, and notes that it came of it', async () => {
    const { number, id } = await ask(t);
    expect(await getEnquiryForVisit(t.ctx(kari), 'alfa', number)).toMatchObject({ contact: { name: 'Marit Aune' }, text: question.text });
    await inTransaction(t.ctx(kari), (tx) => noteVisitMade(tx, t.ctx(kari), { enquiryId: id, visitNumber: '2026-0007' }));
    expect((await getEnquiryCase(t.ctx(kari), 'alfa', number)).messages.at(-1)).toMatchObject({ kind: 'note', body: 'Hospitering 2026-0007' });
  });
});

describe('templates', () => {
  it('are the centre’s own, read by others when shared, and changed by its own people alone', async () => {
    const id = await saveTemplate(t.ctx(kari), { centreId: 'alfa', template });
    expect((await listTemplates(t.ctx(ola), 'beta')).map((one) => one.id)).not.toContain(id);
    expect(await saveTemplate(t.ctx(siv), { centreId: 'alfa', template: { ...template, id, shared: true, title: 'Takk!' } })).toBe(id);
    expect(await listTemplates(t.ctx(ola), 'beta')).toEqual([{ ...template, id, centreId: 'alfa', shared: true, title: 'Takk!' }]);
    for (const attempt of [
      () => saveTemplate(t.ctx(ola), { centreId: 'beta', template: { ...template, id } }),
      () => removeTemplate(t.ctx(ola), { centreId: 'beta', id }),
      () => removeTemplate(t.ctx(kari), { centreId: 'alfa', id: 'x' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    await removeTemplate(t.ctx(kari), { centreId: 'alfa', id });
    expect(await listTemplates(t.ctx(kari), 'alfa')).toEqual([]);
  });
});

describe('the officers’ overview', () => {
  it('names those who have waited too long, by number and municipality alone', async () => {
    const { number, link } = await ask(t);
    const ctx = t.ctx(liv, { now: later(9) });
    // The fifth working day is Friday; the Sunday after is not too late.
    expect((await listLateEnquiries(t.ctx(liv, { now: later(8) }))).map((l) => l.number)).not.toContain(number);
    const late = (await listLateEnquiries(ctx)).find((l) => l.number === number);
    expect(late).toEqual({ number, centreId: 'alfa', municipality: '1804', askedOn: '2026-11-21', age: { workingDays: 6, late: true } });
    const others: readonly Actor[] = [kari, anonymous, link];
    for (const actor of others) await expect(listLateEnquiries(t.ctx(actor))).rejects.toMatchObject({ code: 'not-found' });
    await withdrawEnquiry(t.ctx(link));
    expect((await listLateEnquiries(ctx)).map((l) => l.number)).not.toContain(number);
    expect((await listOpenLoads(t.ctx(liv))).map((l) => l.centreId)).toEqual(['alfa', 'beta', 'gamma']);
  });
  it('counts all of them, also those that the list has no room for', async () => {
    const ctx = t.ctx(liv, { now: later(30) });
    const before = await countLateEnquiries(ctx);
    await t.db.owner.query(
      `insert into enquiry (id, number, year, demonstration, centre_id, first_centre_id, centres, channel, municipality_code, workplace, topics, language, state, asked_at, asked_on, held_since, waits_since)
        select gen_random_uuid(), '2019-' || i, 2019, true, 'beta', 'beta', '{beta}', 'phone', '5001', 'shop', '{paint}', 'nb', 'new', m.at, m.at::date, m.at, m.at
          from generate_series(1, 505) i cross join (select timestamptz '2019-03-04T10:00Z') m (at)`,
    );
    const after = await countLateEnquiries(ctx);
    expect([after.get('beta')! - (before.get('beta') ?? 0), after.get('alfa'), (await listLateEnquiries(ctx)).length]).toEqual([505, before.get('alfa'), 500]);
    await expect(countLateEnquiries(t.ctx(kari))).rejects.toMatchObject({ code: 'not-found' });
  });
});
