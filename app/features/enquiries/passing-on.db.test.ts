import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, eva, letters, openCentres } from '../../../testing/enquiry-desk.ts';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, ola, smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import {
  acceptReferral,
  answerEnquiry,
  assignEnquiry,
  closeEnquiry,
  declareTopics,
  discardEnquiry,
  getEnquiryCase,
  listDeclaredTopics,
  listInbox,
  noteOnEnquiry,
  referEnquiry,
  returnReferral,
  sendNewLink,
  suggestCentres,
} from './enquiries.server.ts';

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

describe('passing on', () => {
  it('makes it the other centre’s turn at once; the first may read and nothing more', async () => {
    const { number } = await ask(t);
    expect(await referEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'beta', reason: 'De kan linolje' })).toEqual({ ok: true });
    expect((await letters(t)).find((l) => l.template === 'enquiry-referred-to-you')).toMatchObject({ to_address: 'ola@example.org', centre_id: 'beta' });
    expect(await getEnquiryCase(t.ctx(kari), 'alfa', number)).toMatchObject({
      enquiry: { centreId: 'beta', state: 'new' },
      referrals: [{ reason: 'De kan linolje', outcome: null }],
      credits: [],
    });
    for (const attempt of [
      () => answerEnquiry(t.ctx(kari), { ...at('alfa', number), ...answer }),
      () => noteOnEnquiry(t.ctx(kari), { ...at('alfa', number), text: 'x' }),
      () => closeEnquiry(t.ctx(kari), at('alfa', number)),
      () => referEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'gamma', reason: 'x' }),
      () => acceptReferral(t.ctx(kari), at('alfa', number)),
      () => sendNewLink(t.ctx(kari), at('alfa', number)),
    ])
      expect(await attempt()).toEqual({ ok: false, reason: 'not-yours' });
    expect((await listInbox(t.ctx(kari), 'alfa', { box: 'referred' })).lines[0]).toMatchObject({ enquiry: { number }, referredFrom: null });
    expect((await listInbox(t.ctx(ola), 'beta', { box: 'new' })).lines).toMatchObject([{ enquiry: { number }, referredFrom: 'alfa' }]);
    expect(await acceptReferral(t.ctx(ola), at('beta', number))).toEqual({ ok: true });
    expect(await acceptReferral(t.ctx(ola), at('beta', number))).toEqual({ ok: false, reason: 'not-waiting' });
    expect(await returnReferral(t.ctx(ola), { ...at('beta', number), reason: 'x' })).toEqual({ ok: false, reason: 'not-waiting' });
    expect((await getEnquiryCase(t.ctx(kari), 'alfa', number)).credits).toEqual(['alfa']);
  });

  it('is accepted by answering; both are credited, and a centre in between that sent it back is not', async () => {
    const { number } = await ask(t);
    await referEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'gamma', reason: 'x' });
    expect(await returnReferral(t.ctx(eva), { ...at('gamma', number), reason: 'Vi har ikke tid' })).toEqual({ ok: true });
    expect((await letters(t)).map((l) => l.template)).toEqual(expect.arrayContaining(['enquiry-sent-back', 'enquiry-returned']));
    expect((await listInbox(t.ctx(kari), 'alfa', { box: 'new' })).lines.some((l) => l.enquiry.number === number)).toBe(true);
    expect((await listInbox(t.ctx(kari), 'alfa', { box: 'referred' })).lines.some((l) => l.enquiry.number === number)).toBe(false);
    await referEnquiry(t.ctx(kari, { now: later(1) }), { ...at('alfa', number), to: 'beta', reason: 'x' });
    await answerEnquiry(t.ctx(ola, { now: later(1) }), { ...at('beta', number), ...answer });
    const seen = await getEnquiryCase(t.ctx(eva), 'gamma', number);
    expect(seen.credits.toSorted()).toEqual(['alfa', 'beta']);
    expect(seen.referrals.map((r) => r.outcome)).toEqual(['returned', 'accepted']);
  });

  it('stays among what a centre has passed on, also when it came back and was sent on its way again', async () => {
    const { number } = await ask(t);
    await referEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'beta', reason: 'x' });
    await referEnquiry(t.ctx(ola, { now: later(1) }), { ...at('beta', number), to: 'alfa', reason: 'x' });
    expect((await listInbox(t.ctx(ola), 'beta', { box: 'referred' })).lines.map((l) => l.enquiry.number)).toContain(number);
    await returnReferral(t.ctx(kari, { now: later(2) }), { ...at('alfa', number), reason: 'x' });
    for (const [actor, centre, its] of [
      [kari, 'alfa', true],
      [ola, 'beta', false],
    ] as const) {
      const { lines, counts } = await listInbox(t.ctx(actor), centre, { box: 'referred' });
      expect(lines.some((l) => l.enquiry.number === number)).toBe(its);
      expect(counts.referred).toBe(lines.length);
    }
  });

  it('goes to no centre that is none, itself, or ended; and not back to one that has ended', async () => {
    const { number } = await ask(t);
    const ended: Ctx['definitions'] = smallDefinitions();
    const without = (id: string) => ({
      ...ended,
      scheme: { ...ended.scheme, centres: ended.scheme.centres.map((c) => (c.id === id ? { ...c, agreement: { from: '2020-01-01', to: '2026-11-21' } } : c)) },
    });
    for (const [to, definitions] of [
      ['alfa', ended],
      ['nowhere', ended],
      ['beta', without('beta')],
    ] as const)
      expect(await referEnquiry(t.ctx(kari, { definitions }), { ...at('alfa', number), to, reason: 'x' })).toEqual({ ok: false, reason: 'no-such-centre' });
    await referEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'beta', reason: 'x' });
    expect(await returnReferral(t.ctx(ola, { definitions: without('alfa') }), { ...at('beta', number), reason: 'x' })).toEqual({ ok: false, reason: 'agreement-ended' });
  });

  it('is suggested with reasons: area, declared topics, experience and what each has to do', async () => {
    const earlier = await ask(t, { centreId: 'beta' });
    await answerEnquiry(t.ctx(ola), { ...at('beta', earlier.number), ...answer, close: true });
    await declareTopics(t.ctx(ola), { centreId: 'beta', topics: ['brushes', 'paint'] });
    expect(await listDeclaredTopics(t.ctx(anonymous))).toEqual(new Map([['beta', ['paint', 'brushes']]]));
    await expect(declareTopics(t.ctx(ola), { centreId: 'beta', topics: ['walls'] })).rejects.toMatchObject({ code: 'malformed' });
    const { number } = await ask(t, { municipality: '5001' });
    const [first, second, ...more] = await suggestCentres(t.ctx(kari), at('alfa', number));
    expect(first).toMatchObject({ centreId: 'beta', reasons: [{ kind: 'declared', topics: ['paint'] }, { kind: 'has-answered', topic: 'paint' }, { kind: 'load' }] });
    expect(second).toMatchObject({ centreId: 'gamma', reasons: [{ kind: 'area' }, { kind: 'load' }] });
    expect(more).toEqual([]);
    // What is made up for showing the system is nobody's experience with what is real.
    await t.db.owner.query(`update enquiry set demonstration = false where number = $1`, [number]);
    expect((await suggestCentres(t.ctx(kari), at('alfa', number))).find((s) => s.centreId === 'beta')!.reasons.map((r) => r.kind)).toEqual(['declared', 'load']);
    await declareTopics(t.ctx(ola), { centreId: 'beta', topics: [] });
    expect(await listDeclaredTopics(t.ctx(anonymous))).toEqual(new Map());
  });
});

describe('a centre that passed it on', () => {
  it.each([
    ['answered', (ctx: Ctx, number: string) => answerEnquiry(ctx, { ...at('beta', number), ...answer }), ['alfa', 'beta']],
    ['closed', (ctx: Ctx, number: string) => closeEnquiry(ctx, at('beta', number)), ['alfa']],
    ['given to a colleague', (ctx: Ctx, number: string) => assignEnquiry(ctx, { ...at('beta', number), to: 'ola' }), ['alfa']],
    ['passed on again', (ctx: Ctx, number: string) => referEnquiry(ctx, { ...at('beta', number), to: 'gamma', reason: 'x' }), ['alfa']],
    ['accepted', (ctx: Ctx, number: string) => acceptReferral(ctx, at('beta', number)), ['alfa']],
    ['discarded', (ctx: Ctx, number: string) => discardEnquiry(ctx, at('beta', number)), ['alfa']],
  ] as const)('helped, when the other centre takes it up: it is %s', async (_, deed, credits) => {
    const { number } = await ask(t);
    await referEnquiry(t.ctx(kari), { ...at('alfa', number), to: 'beta', reason: 'x' });
    expect(await deed(t.ctx(ola, { now: later(1) }), number)).toEqual({ ok: true });
    const seen = await getEnquiryCase(t.ctx(kari), 'alfa', number);
    expect(seen.credits).toEqual(credits);
    expect(seen.referrals[0]).toMatchObject({ outcome: 'accepted', outcomeByName: 'Ola Vik' });
  });

  it('neither shortens the wait nor moves the day of the first hand-over; an answered one waits again', async () => {
    const { number, id } = await ask(t);
    const stored = async () => (await t.db.owner.query(`select waits_since, referred_at from enquiry where id = $1`, [id])).rows[0];
    await referEnquiry(t.ctx(kari, { now: later(1) }), { ...at('alfa', number), to: 'beta', reason: 'x' });
    await referEnquiry(t.ctx(ola, { now: later(2) }), { ...at('beta', number), to: 'gamma', reason: 'x' });
    expect(await stored()).toEqual({ waits_since: testNow, referred_at: later(1) });
    await answerEnquiry(t.ctx(eva, { now: later(3) }), { ...at('gamma', number), ...answer });
    await referEnquiry(t.ctx(eva, { now: later(4) }), { ...at('gamma', number), to: 'alfa', reason: 'x' });
    expect(await stored()).toEqual({ waits_since: later(4), referred_at: later(1) });
  });
});
