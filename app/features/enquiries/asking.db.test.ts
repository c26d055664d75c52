import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, letters, openCentres, question } from '../../../testing/enquiry-desk.ts';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { hashOfSecret, linkActor, newSecret } from '../../platform/private-link.server.ts';
import {
  addToEnquiry,
  answerEnquiry,
  askEnquiry,
  closeEnquiry,
  discardEnquiry,
  eraseEnquiry,
  eraseOwnEnquiry,
  findOwnEnquiry,
  getEnquiryCase,
  listInbox,
  noteOnEnquiry,
  referEnquiry,
  renewOwnLink,
  reopenEnquiry,
  returnReferral,
  withdrawEnquiry,
} from './enquiries.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await openCentres(t);
});
afterAll(() => t?.drop());
beforeEach(() => t.db.owner.query('delete from mail').then(() => undefined));

const later = (days: number): Date => new Date(testNow.getTime() + days * 86_400_000);
const audit = async (number: string): Promise<string[]> =>
  (await t.db.owner.query(`select action from audit_event where subject_id = $1 order by id`, [number])).rows.map((r: { action: string }) => r.action);

describe('asking', () => {
  it('gives a number, keeps what was asked and tells both sides', async () => {
    const { number, secret, id, own } = await ask(t);
    expect(number).toMatch(/^2026-\d{4}$/);
    expect(await own()).toMatchObject({
      enquiry: { number, centreId: 'alfa', firstCentreId: 'alfa', state: 'new', channel: 'web', municipality: '1804', askedOn: '2026-11-21', hasLink: true, demonstration: true },
      contact: { name: 'Marit Aune', email: 'marit@kommune.example', phone: null, workplaceName: 'Bodø kommune' },
      messages: [{ kind: 'asker', body: question.text, authorName: 'Marit Aune' }],
      mayReopenUntil: undefined,
      eraseOn: undefined,
    });
    const written = await letters(t);
    expect(written.map((l) => [l.template, l.to_address, l.about])).toEqual(
      expect.arrayContaining([
        ['enquiry-receipt', 'marit@kommune.example', `enquiry:${id}`],
        ['enquiry-new', 'kari@example.org', null],
      ]),
    );
    expect(written).toHaveLength(2);
    // The secret is in no letter that is kept, and nobody's words or name in the one that others read.
    for (const letter of written) expect(letter.body).not.toContain(secret);
    expect(written.find((l) => l.template === 'enquiry-receipt')!.body).toContain('{private-link}');
    expect(written.find((l) => l.template === 'enquiry-new')!.body).toContain('Hei, Kari Nes.');
    expect(JSON.stringify(written.find((l) => l.template === 'enquiry-new'))).not.toMatch(/Marit|Maling|marit/);
    expect(await audit(number)).toEqual(['enquiry.asked']);
  });

  it('is done once when the form is posted twice, also at the same moment', async () => {
    const secret = newSecret();
    const ctx = t.ctx(linkActor(secret));
    const input = { ...question, path: `/sak/${secret}` };
    const both = await Promise.all([askEnquiry(ctx, input), askEnquiry(ctx, input)]);
    const third = await askEnquiry(ctx, { ...input, text: 'changed' });
    expect(new Set([...both, third].map((r) => r.ok && r.number)).size).toBe(1);
    expect([...both, third].filter((r) => r.ok && r.again)).toHaveLength(2);
    expect((await findOwnEnquiry(ctx))!.messages).toHaveLength(1);
    expect(await letters(t)).toHaveLength(2);
  });

  it('is refused for a centre that is none, and one whose agreement has ended', async () => {
    const ended = { ...smallDefinitions() };
    const scheme = { ...ended.scheme, centres: ended.scheme.centres.map((c) => (c.id === 'beta' ? { ...c, agreement: { from: '2020-01-01', to: '2026-01-01' } } : c)) };
    for (const [centreId, definitions] of [
      ['nowhere', ended],
      ['beta', { ...ended, scheme }],
    ] as const) {
      const ctx = t.ctx(linkActor(newSecret()), { definitions });
      expect(await askEnquiry(ctx, { ...question, centreId, path: '/sak/x' })).toEqual({ ok: false, reason: 'no-such-centre' });
      expect(await findOwnEnquiry(ctx)).toBeUndefined();
    }
  });

  it('takes nothing that no form offers', async () => {
    for (const wrong of [{ topics: ['walls'] }, { workplace: 'moon' }, { municipality: '9999' }]) {
      await expect(ask(t, wrong)).rejects.toMatchObject({ code: 'malformed' });
    }
  });

  it('is for the holder of a link alone', async () => {
    for (const actor of [anonymous, kari, liv, systemActor('test')])
      await expect(askEnquiry(t.ctx(actor), { ...question, path: '/sak/x' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps a text that contains HTML as it is: text', async () => {
    const text = '<script>alert(1)</script> & <b>fet</b>';
    const { number, own } = await ask(t, { text, subject: text });
    expect((await own()).messages[0]!.body).toBe(text);
    await answerEnquiry(t.ctx(kari), { centreId: 'alfa', number, text, guide: [], close: false, seen: 1 });
    expect((await letters(t)).find((l) => l.template === 'enquiry-answer')!.body).toContain(text);
  });
});

describe('a link that opens nothing', () => {
  it('learns nothing, whichever way it tries', async () => {
    const { link } = await ask(t);
    const wrong: readonly Actor[] = [linkActor(newSecret()), { kind: 'link', hash: '' }, anonymous, kari, ola, liv];
    expect(wrong).not.toContainEqual(link);
    for (const actor of wrong) {
      const ctx = t.ctx(actor);
      expect(await findOwnEnquiry(ctx)).toBeUndefined();
      for (const attempt of [
        () => addToEnquiry(ctx, { text: 'x' }),
        () => withdrawEnquiry(ctx),
        () => reopenEnquiry(ctx, { text: 'x' }),
        () => eraseOwnEnquiry(ctx),
        () => renewOwnLink(ctx, { secretHash: hashOfSecret(newSecret()), path: '/sak/x' }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('the asker', () => {
  it('adds, and the centre is told and waits no longer for the asker', async () => {
    const { number, link, own } = await ask(t);
    await answerEnquiry(t.ctx(kari), { centreId: 'alfa', number, text: 'Svar', guide: [], close: false, seen: 1 });
    expect((await own()).enquiry).toMatchObject({ state: 'waiting', waitsSince: null });
    expect(await addToEnquiry(t.ctx(link, { now: later(1) }), { text: 'Ett spørsmål til' })).toEqual({ ok: true });
    expect(await own()).toMatchObject({ enquiry: { state: 'open', waitsSince: later(1) }, messages: [{}, { kind: 'answer' }, { kind: 'asker', body: 'Ett spørsmål til' }] });
    expect((await letters(t)).at(-1)).toMatchObject({ template: 'enquiry-added', to_address: 'kari@example.org' });
  });

  it('withdraws once, and can add no more', async () => {
    const { link, own } = await ask(t);
    expect(await withdrawEnquiry(t.ctx(link))).toEqual({ ok: true });
    expect(await withdrawEnquiry(t.ctx(link))).toEqual({ ok: false, reason: 'closed' });
    expect(await addToEnquiry(t.ctx(link), { text: 'x' })).toEqual({ ok: false, reason: 'closed' });
    expect((await own()).enquiry.state).toBe('withdrawn');
    expect(await reopenEnquiry(t.ctx(link), { text: 'x' })).toEqual({ ok: false, reason: 'not-closed' });
  });

  it('opens a closed one again for thirty days, and not on the day after', async () => {
    const { number, link, own } = await ask(t);
    expect(await reopenEnquiry(t.ctx(link), { text: 'x' })).toEqual({ ok: false, reason: 'not-closed' });
    await closeEnquiry(t.ctx(kari), { centreId: 'alfa', number });
    expect(await own()).toMatchObject({ mayReopenUntil: '2026-12-21', eraseOn: '2027-11-21' });
    expect(await reopenEnquiry(t.ctx(link, { now: later(31) }), { text: 'x' })).toEqual({ ok: false, reason: 'too-late' });
    expect((await findOwnEnquiry(t.ctx(link, { now: later(31) })))!.mayReopenUntil).toBeUndefined();
    expect(await reopenEnquiry(t.ctx(link, { now: later(30) }), { text: 'Det virket ikke' })).toEqual({ ok: true });
    expect((await own()).enquiry).toMatchObject({ state: 'open', closedAt: null, waitsSince: later(30) });
    expect((await letters(t)).map((l) => l.template)).toContain('enquiry-reopened');
  });

  it('gets a new link, and the old one opens nothing', async () => {
    const { link, number } = await ask(t);
    const secret = newSecret();
    expect(await renewOwnLink(t.ctx(link), { secretHash: hashOfSecret(secret), path: `/sak/${secret}` })).toEqual({ ok: true });
    expect(await findOwnEnquiry(t.ctx(link))).toBeUndefined();
    expect((await findOwnEnquiry(t.ctx(linkActor(secret))))!.enquiry.number).toBe(number);
    expect((await letters(t)).map((l) => l.template)).toContain('enquiry-new-link');
    const { rows } = await t.db.owner.query(`select path from private_link where path like '%' || $1`, [secret]);
    expect(rows).toHaveLength(1);
  });

  it('is told in plain words when another centre answers, but never why', async () => {
    const { number, own } = await ask(t);
    await referEnquiry(t.ctx(kari), { centreId: 'alfa', number, to: 'beta', reason: 'Vi rekker det ikke' });
    const told = (await letters(t)).find((l) => l.template === 'enquiry-referred')!;
    expect(told).toMatchObject({ to_address: 'marit@kommune.example', subject: `Henvendelse ${number} er sendt til en annen sentral` });
    expect(told.body).toContain('Alfa senter har bedt Beta senter om å svare deg');
    await returnReferral(t.ctx(ola), { centreId: 'beta', number, reason: 'Ikke vi heller' });
    const seen = await own();
    expect(seen.referrals).toMatchObject([{ fromCentreId: 'alfa', toCentreId: 'beta', outcome: 'returned' }]);
    expect(JSON.stringify([seen, (await letters(t)).filter((l) => l.about !== null)])).not.toMatch(/rekker det|Ikke vi heller/);
  });

  it('is written to in the language asked in', async () => {
    await ask(t, { language: 'nn' });
    await ask(t, { language: 'en' });
    const subjects = (await letters(t)).filter((l) => l.template === 'enquiry-receipt').map((l) => l.subject);
    expect(subjects.toSorted()).toEqual([expect.stringMatching(/^Vi har fått førespurnaden din/), expect.stringMatching(/^We have your enquiry/)]);
  });
});

describe('a note', () => {
  it('never reaches the holder of the link, not even by raw SQL', async () => {
    const { number, link, own, id } = await ask(t);
    await noteOnEnquiry(t.ctx(kari), { centreId: 'alfa', number, text: 'Hemmelig notat' });
    expect((await getEnquiryCase(t.ctx(kari), 'alfa', number)).messages.map((m) => m.kind)).toEqual(['asker', 'note']);
    expect((await own()).messages.map((m) => m.kind)).toEqual(['asker']);
    const raw = await inTransaction(t.ctx(link), (tx) => sql`select * from enquiry_message where enquiry_id = ${id}::uuid`.execute(tx));
    expect(JSON.stringify(raw.rows)).not.toContain('Hemmelig');
    expect(JSON.stringify(await letters(t))).not.toContain('Hemmelig');
    // Nor by the words they are searched by.
    await expect(inTransaction(t.ctx(link), (tx) => sql`select * from enquiry_words`.execute(tx))).rejects.toThrow(/permission denied/);
    await expect(inTransaction(t.ctx(link), (tx) => sql`select search_enquiries('alfa', 'hemmelig', 10)`.execute(tx))).rejects.toThrow(/only the centre/);
  });
});

describe('erasing', () => {
  it('takes name, address, texts, notes, reasons and letters at once, and leaves what is counted', async () => {
    const { number, link, own, id } = await ask(t, { topics: ['brushes'] });
    await noteOnEnquiry(t.ctx(kari), { centreId: 'alfa', number, text: 'Om Marit' });
    await referEnquiry(t.ctx(kari), { centreId: 'alfa', number, to: 'beta', reason: 'Marit vil det' });
    const counts = async () => (await t.db.owner.query(`select measure, item, n from enquiry_count where year > 0 order by 1, 2, 3`)).rows;
    const before = await counts();
    expect(await eraseOwnEnquiry(t.ctx(link))).toEqual({ ok: true });
    expect(await eraseOwnEnquiry(t.ctx(link))).toEqual({ ok: true });
    expect(await own()).toMatchObject({ enquiry: { state: 'withdrawn', municipality: '1804', topics: ['brushes'] }, contact: undefined, messages: [], eraseOn: undefined });
    expect((await own()).enquiry.erasedAt).toEqual(testNow);
    expect(await counts()).toEqual(before);
    for (const table of ['enquiry_contact', 'enquiry_message', 'enquiry_writer'])
      expect((await t.db.owner.query(`select 1 from ${table} where enquiry_id = $1`, [id])).rowCount).toBe(0);
    const everything = await t.db.owner.query(
      `select (select json_agg(m) from mail m)::text || (select json_agg(r) from enquiry_referral r where enquiry_id = $1)::text || (select json_agg(a) from audit_event a)::text || (select json_agg(w) from enquiry_words w where enquiry_id = $1)::text as it`,
      [id],
    );
    expect(everything.rows[0].it).not.toMatch(/Marit vil det|Om Marit/);
    expect(JSON.stringify(await letters(t))).not.toMatch(/marit@kommune/);
    expect((await audit(number)).slice(-2)).toEqual(['enquiry.withdrawn', 'enquiry.erased']);
    expect(await addToEnquiry(t.ctx(link), { text: 'x' })).toEqual({ ok: false, reason: 'erased' });
    expect(await noteOnEnquiry(t.ctx(ola), { centreId: 'beta', number, text: 'x' })).toEqual({ ok: false, reason: 'erased' });
    const { lines } = await listInbox(t.ctx(ola), 'beta', { box: 'closed' });
    expect(lines.find((l) => l.enquiry.number === number)).toMatchObject({ subject: undefined });
  });

  it('also takes a discarded one, and is not for a centre, another link or an officer', async () => {
    const { number, link, id } = await ask(t);
    await discardEnquiry(t.ctx(kari), { centreId: 'alfa', number });
    for (const actor of [kari, ola, liv, anonymous, linkActor(newSecret())]) expect(await inTransaction(t.ctx(actor), (tx) => eraseEnquiry(tx, t.ctx(actor), id))).toBe(false);
    expect(await eraseOwnEnquiry(t.ctx(link))).toEqual({ ok: true });
    expect((await getEnquiryCase(t.ctx(kari), 'alfa', number)).contact).toBeUndefined();
  });

  it('by the nightly job waits until it is closed', async () => {
    const { id, number } = await ask(t);
    const ctx = t.ctx(systemActor('nightly'));
    expect(await inTransaction(ctx, (tx) => eraseEnquiry(tx, ctx, id))).toBe(false);
    await closeEnquiry(t.ctx(kari), { centreId: 'alfa', number });
    expect(await inTransaction(ctx, (tx) => eraseEnquiry(tx, ctx, id))).toBe(true);
    expect(await inTransaction(ctx, (tx) => eraseEnquiry(tx, ctx, id))).toBe(false);
  });
});
