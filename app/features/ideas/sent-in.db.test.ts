import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { berit, bodil, edvard, freshOnce, ideaDatabase, publishedIdea, sentIn, submitted, textNow, versionNow, whole } from '../../../testing/ideas.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { keptPath, takeLetters } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import {
  discardDraft,
  eraseContact,
  eraseOwnSender,
  exportOwnSender,
  findPublished,
  getDraft,
  getForEditor,
  getOwnDraft,
  getVersion,
  listQueue,
  publishIdea,
  republishIdea,
  saveDraft,
  sendIn,
  submitIdea,
  takeBack,
  withdrawIdea,
} from './ideas.server.ts';
import { discardForgotten, tellEditors } from './inside/life/nightly.server.ts';
import { noteConfirmed, touchUses } from './inside/life/others.server.ts';

/** Without an account, by mail link; what becomes of persons; and the night. */

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
beforeEach(async () => void (await takeLetters(t)));
const as = (actor: Actor) => t.ctx(actor);
const system = systemActor('test');
const outside = { code: 'not-found' };
const input = { name: 'Marit Moen', email: 'marit@example.org', language: 'nb', content: whole } as const;

describe('an idea sent in without an account', () => {
  it('is a letter with a link, and nothing the editors know of, until it is sent from there', async () => {
    const { id, actor, path } = await sentIn(t);
    expect(path).toMatch(/^\/idebanken\/utkast\/[\w-]{22}$/);
    const [letter] = await takeLetters(t);
    expect(letter).toMatchObject({ to: 'marit@example.org', template: 'idea-received', about: `idea:${id}` });
    // Anybody may have typed the address: nothing that was written goes to it.
    expect(letter!.subject + letter!.body).not.toContain(whole.title);
    expect((await listQueue(as(edvard))).map((q) => q.id)).not.toContain(id);
    await expect(getForEditor(as(edvard), id)).rejects.toMatchObject(outside);
    expect(await submitIdea(as(actor), { id, version: 1 })).toMatchObject({ ok: true });
    expect((await getForEditor(as(edvard), id)).sender).toMatchObject({ name: 'Marit Moen', email: 'marit@example.org' });
  });
  it('is the link’s to read, write, take back, publish anew and withdraw, and no other’s', async () => {
    const { id, actor } = await sentIn(t);
    const other = (await sentIn(t)).actor;
    expect(await getOwnDraft(as(actor))).toMatchObject({ idea: { id, holder: { kind: 'link' } }, draft: { content: whole }, sender: { name: 'Marit Moen' } });
    for (const stranger of [other, anonymous, kari, liv, edvard, bodil]) {
      await expect(getDraft(as(stranger), id)).rejects.toMatchObject(outside);
      await expect(saveDraft(as(stranger), { id, version: 1, content: whole })).rejects.toMatchObject(outside);
      await expect(submitIdea(as(stranger), { id, version: 1 })).rejects.toMatchObject(outside);
      await expect(takeBack(as(stranger), { id, version: 1 })).rejects.toMatchObject(outside);
      await expect(discardDraft(as(stranger), { id, version: 1 })).rejects.toMatchObject(outside);
      await expect(withdrawIdea(as(stranger), { id, word: '' })).rejects.toMatchObject(outside);
    }
    expect((await getOwnDraft(as(other)))?.idea.id).not.toBe(id);
    expect(await getOwnDraft(as(kari))).toBeUndefined();
    await saveDraft(as(actor), { id, version: 1, content: { ...whole, title: 'Fra lenken' } });
    await submitIdea(as(actor), { id, version: 2 });
    await publishIdea(as(edvard), { id, version: 3, level: 'tried' });
    const { number } = (await getOwnDraft(as(actor)))!.idea;
    expect(await textNow(as, anonymous, number)).toBe('Fra lenken');
    // Published, everybody reads it; it is still nobody else's to change.
    for (const stranger of [other, kari]) await expect(withdrawIdea(as(stranger), { id, word: '' })).rejects.toMatchObject(outside);
    expect(await withdrawIdea(as(actor), { id, word: '' })).toEqual({ ok: true });
    expect(await republishIdea(as(actor), { id })).toEqual({ ok: true });
  });
  it('is one, however often the form is posted, and one letter', async () => {
    const once = freshOnce();
    const sent = await Promise.all([1, 2, 3].map(() => sendIn(as(anonymous), { ...input, once })));
    expect(sent.filter((s) => s.ok && s.again)).toHaveLength(2);
    expect(await takeLetters(t)).toHaveLength(1);
  });
  it.each([
    ['no address', { email: 'marit' }],
    ['no name', { name: ' ' }],
    ['an advertisement for a name', { name: 'Kjøp nå på www.example.com' }],
  ])('is refused with %s', async (_, change) => {
    expect(await sendIn(as(anonymous), { ...input, ...change, once: freshOnce() })).toEqual({ ok: false, reason: 'bad-sender' });
  });
  it('is refused with an identity number', async () => {
    const content = { ...whole, known: 'Pasient 01819010001 ble frisk' };
    expect(await sendIn(as(anonymous), { ...input, content, once: freshOnce() })).toMatchObject({ ok: false, faults: [{ field: 'known', reason: 'identity-number' }] });
  });
});

describe('whoever sent it in', () => {
  it('erased before anything was published, leaves nothing', async () => {
    const { id, actor } = await sentIn(t);
    await submitIdea(as(actor), { id, version: 1 });
    await expect(eraseOwnSender(as({ kind: 'link', hash: 'x' }))).rejects.toMatchObject(outside);
    await expect(eraseOwnSender(as(kari))).rejects.toMatchObject(outside);
    await eraseOwnSender(as(actor));
    expect(await getOwnDraft(as(actor))).toBeUndefined();
    expect(await keptPath(t, `idea:${id}`)).toBeUndefined();
    expect((await t.db.owner.query('select from idea where id = $1', [id])).rows).toEqual([]);
    expect((await t.db.owner.query('select from idea_sender where idea_id = $1', [id])).rows).toEqual([]);
    expect(await takeLetters(t)).toEqual([]);
  });
  it('erased later, leaves the idea with the municipality, whose employees write it from then on', async () => {
    const { id, actor } = await sentIn(t);
    await submitIdea(as(actor), { id, version: 1 });
    await publishIdea(as(edvard), { id, version: 2, level: 'tried' });
    const { number } = (await getOwnDraft(as(actor)))!.idea;
    expect(await exportOwnSender(as(actor))).toMatchObject({ sender: { email: 'marit@example.org' }, idea: { number } });
    await eraseOwnSender(as(actor));
    expect(await getOwnDraft(as(actor))).toBeUndefined();
    expect(await findPublished(as(anonymous), number)).toMatchObject({
      idea: { holder: { kind: 'municipality', code: '1804' } },
      version: { content: { title: whole.title, contact: '' } },
    });
    expect((await getDraft(as(bodil), id)).idea.number).toBe(number);
    await expect(getDraft(as(berit), id)).rejects.toMatchObject(outside);
    expect(JSON.stringify((await t.db.owner.query('select * from idea_sender')).rows)).not.toContain(id);
  });
});

describe('a contact who is a person', () => {
  it('goes out of what is written and of every version, and not a word else does', async () => {
    const { id, number } = await publishedIdea(as, { content: { ...whole, contact: 'Marit Moen, marit@example.org' } });
    for (const stranger of [anonymous, liv, ola, berit]) await expect(eraseContact(as(stranger), { id })).rejects.toMatchObject(outside);
    await eraseContact(as(edvard), { id });
    expect((await getVersion(as(anonymous), number, 1))?.content).toEqual({ ...whole, contact: '' });
    expect((await getDraft(as(kari), id)).draft.content).toEqual({ ...whole, contact: '' });
  });
});

describe('the night', () => {
  const night = (day: string) => t.ctx(system, { now: new Date(`${day}T03:00:00Z`) });
  it('tells the editors that something waits, once a day, and nobody’s name', async () => {
    await tellEditors(night('2026-12-01'));
    await takeLetters(t);
    await submitted(as);
    await tellEditors(night('2026-12-02'));
    await tellEditors(night('2026-12-02'));
    const letters = await takeLetters(t);
    expect(letters).toMatchObject([{ to: 'ola@example.org', template: 'idea-queue' }]);
    expect(letters[0]!.body).toContain('Hei, Ola Vik.');
    expect(letters[0]!.body).not.toContain(whole.title);
    for (const item of await listQueue(as(edvard))) await publishIdea(as(edvard), { id: item.id, version: item.version, level: 'tried' });
    await takeLetters(t);
    await tellEditors(night('2026-12-03'));
    expect(await takeLetters(t)).toEqual([]);
  });
  it('lets drafts go that were sent in by link and never reached the editors, and nothing else', async () => {
    const [forgotten, waiting] = [await sentIn(t), await sentIn(t)];
    await submitIdea(as(waiting.actor), { id: waiting.id, version: 1 });
    expect(await discardForgotten(night('2026-12-10'))).toBe(0);
    expect(await discardForgotten(night('2027-09-01'))).toBeGreaterThan(0);
    expect(await getOwnDraft(as(forgotten.actor))).toBeUndefined();
    expect(await getOwnDraft(as(waiting.actor))).toBeDefined();
    expect(await keptPath(t, `idea:${forgotten.id}`)).toBeUndefined();
  });
});

describe('the bank’s other parts', () => {
  it('note that it was used and that it holds, and change no word of it', async () => {
    const { id, number } = await publishedIdea(as);
    const version = await versionNow(as, kari, id);
    await inTransaction(as(kari), async (tx) => {
      await touchUses(tx, as(kari), id, 3);
      await noteConfirmed(tx, as(kari), { id, on: '2027-01-15' });
    });
    expect(await findPublished(as(anonymous), number)).toMatchObject({ idea: { uses: 3, confirmedOn: '2027-01-15', reviewBy: '2029-01-15' }, version: { content: whole } });
    expect(await versionNow(as, kari, id)).toBe(version);
  });
});
