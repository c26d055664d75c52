import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { berit, bodil, draft, edvard, ideaDatabase, publishedIdea, sentIn, submitted, textNow, versionNow, whole } from '../../../testing/ideas.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { takeLetters } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { searchIdeas } from './idea-search.server.ts';
import { noSearch } from './idea-search.ts';
import { askForChange, confirmLevel, createIdea, declineIdea, discardDraft, eraseContact, eraseOwnSender, findPublished, getDraft, getVersion } from './ideas.server.ts';
import {
  getForEditor,
  hideIdea,
  listNewest,
  listVersions,
  mergeIdea,
  publishIdea,
  queueAge,
  republishIdea,
  saveDraft,
  sendIn,
  showIdea,
  submitIdea,
  takeBack,
  withdrawIdea,
} from './ideas.server.ts';
import { discardForgotten, tellEditors } from './inside/life/nightly.server.ts';

/** What the rules of an idea's life stop, one at a time. `beta` has the turn. */

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
beforeEach(async () => void (await takeLetters(t)));
const as = (actor: Actor, at?: string) => t.ctx(actor, at === undefined ? {} : { now: new Date(at) });
const remark = { field: 'did', quote: 'tre faste tider', body: 'Hvilke dager?' };
const found = async (number: number): Promise<boolean> => (await searchIdeas(as(anonymous), noSearch)).hits.some((hit) => hit.number === number);
const publishedNow = async (number: number) => {
  const now = await findPublished(as(anonymous), number);
  if (!now || !('version' in now)) throw new Error('not published');
  return now;
};
/** Written anew and published, as it is or changed. */
async function publishAnew(id: string, content = whole, at?: string): Promise<void> {
  await saveDraft(as(kari), { id, version: await versionNow(as, kari, id), content });
  await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
  expect(await publishIdea(as(edvard, at), { id, version: await versionNow(as, kari, id), level: 'tried' })).toEqual({ ok: true });
}

describe('what was declined', () => {
  it('is neither taken back nor sent again as it was: only written anew', async () => {
    const { id, version } = await submitted(as);
    await declineIdea(as(edvard), { id, version, reason: 'Vi har mange slike.' });
    const now = await versionNow(as, kari, id);
    expect(await takeBack(as(kari), { id, version: now })).toEqual({ ok: false, reason: 'not-now' });
    expect(await submitIdea(as(kari), { id, version: now })).toEqual({ ok: false, reason: 'not-now' });
    await saveDraft(as(kari), { id, version: now, content: { ...whole, gist: 'Annerledes.' } });
    expect(await submitIdea(as(kari), { id, version: now + 1 })).toMatchObject({ ok: true });
  });
});

describe('publishing', () => {
  it('late on New Year’s Eve by the world’s clock is of the new year in Norway', async () => {
    const { id, version } = await submitted(as);
    await publishIdea(as(edvard, '2026-12-31T23:30:00Z'), { id, version, level: 'tried' });
    const { rows } = await t.db.owner.query(`select distinct year from idea_fact where idea_id = $1 and measure = 'idea'`, [id]);
    expect(rows).toEqual([{ year: 2027 }]);
  });
});

describe('publishing again', () => {
  it('keeps the day it was first read, and trusts it from today', async () => {
    const { id, number } = await publishedIdea(as);
    const first = (await publishedNow(number)).idea.publishedAt;
    await t.db.owner.query(`update idea set review_asked_at = now() where id = $1`, [id]);
    await publishAnew(id, { ...whole, gist: 'Nytt.' }, '2027-03-01T10:00:00Z');
    expect((await publishedNow(number)).idea).toMatchObject({ publishedAt: first, confirmedOn: '2027-03-01', reviewAskedAt: undefined });
  });
  it('of what an editor hid shows it to readers again, and of what was withdrawn too', async () => {
    const { id, number } = await publishedIdea(as);
    await withdrawIdea(as(kari), { id, word: '' });
    await publishAnew(id, { ...whole, title: 'Tre faste tider, på nytt' });
    expect([await textNow(as, anonymous, number), (await publishedNow(number)).idea.withdrawnAt]).toEqual(['Tre faste tider, på nytt', undefined]);
  });
});

describe('what an editor asks to have changed', () => {
  it('is only what was asked last: what was answered stands settled', async () => {
    const { id, version } = await submitted(as);
    await askForChange(as(edvard), { id, version, remarks: [remark], word: '' });
    await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    await askForChange(as(edvard), { id, version: await versionNow(as, kari, id), remarks: [{ ...remark, field: 'need', body: 'Hvor mange?' }], word: '' });
    const remarks = (await getDraft(as(kari), id)).remarks;
    expect(remarks.filter((r) => r.settledAt === undefined).map((r) => r.body)).toEqual(['Hvor mange?']);
    expect(remarks).toHaveLength(2);
  });
  it('is about a field of the form, and not too many of them', async () => {
    const the = await submitted(as);
    for (const remarks of [[{ ...remark, field: 'nothing' }], Array.from({ length: 61 }, () => remark)])
      await expect(askForChange(as(edvard), { ...the, remarks, word: '' })).rejects.toMatchObject({ code: 'malformed' });
  });
});

describe('a level confirmed later', () => {
  it('is what readers meet: on the idea, in the list and among the newest; its versions say what they were published at', async () => {
    const { id, number } = await publishedIdea(as);
    await confirmLevel(as(edvard), { id, level: 'established' });
    expect((await publishedNow(number)).version.level).toBe('established');
    expect((await listNewest(as(anonymous), 50)).find((p) => p.idea.number === number)?.version.level).toBe('established');
    expect((await searchIdeas(as(anonymous), noSearch)).hits.find((hit) => hit.number === number)?.level).toBe('established');
    expect((await listVersions(as(anonymous), number)).map((v) => v.level)).toEqual(['tried']);
  });
});

describe('a search', () => {
  it('finds what readers can read now, whatever took it away or brought it back', async () => {
    const [{ id, number }, other] = [await publishedIdea(as), await publishedIdea(as)];
    expect(await found(number)).toBe(true);
    await withdrawIdea(as(kari), { id, word: '' });
    expect(await found(number)).toBe(false);
    await republishIdea(as(kari), { id });
    expect(await found(number)).toBe(true);
    await hideIdea(as(edvard), { id, word: 'Et bilde viser noen.' });
    expect(await found(number)).toBe(false);
    await showIdea(as(edvard), { id, word: '' });
    expect(await found(number)).toBe(true);
    await mergeIdea(as(edvard), { id, version: await versionNow(as, kari, id), into: other.number, word: '' });
    expect([await found(number), await found(other.number)]).toEqual([false, true]);
  });
});

describe('versions', () => {
  it('are changed by nobody in the database, not by a job either, but for a contact who is erased', async () => {
    const { id } = await publishedIdea(as);
    const change = (set: string) => inTransaction(as(systemActor('test')), (tx) => sql.raw(`update idea_version set ${set} where idea_id = '${id}'`).execute(tx));
    for (const set of [`content = content || '{"title": "Noe annet"}'`, `content = content || '{"contact": "En annen"}'`, `level = 'planned'`, `change_note = 'x'`])
      await expect(change(set), set).rejects.toThrow(/what is published stands|permission denied/);
    await change(`content = content || '{"contact": ""}'`);
  });
  it('are read while the idea is: of what was taken away or hidden there are none, whoever asks', async () => {
    const [gone, hidden] = [await publishedIdea(as), await publishedIdea(as)];
    await withdrawIdea(as(kari), { id: gone.id, word: '' });
    await hideIdea(as(edvard), { id: hidden.id, word: 'Et bilde viser noen.' });
    for (const actor of [anonymous, kari, edvard])
      for (const { number } of [gone, hidden]) expect([await listVersions(as(actor), number), await getVersion(as(actor), number, 1)]).toEqual([[], undefined]);
  });
});

describe('merging', () => {
  it('is never of what is real into what is invented', async () => {
    const [one, other] = [await submitted(as), await publishedIdea(as)];
    await t.db.owner.query(`update idea set demonstration = not demonstration where id = $1`, [other.id]);
    expect(await mergeIdea(as(edvard), { id: one.id, version: one.version, into: other.number, word: '' })).toEqual({ ok: false, reason: 'no-such-idea' });
  });
  it('leads to one that stands by itself: the database takes no other', async () => {
    const [one, two, three] = [await publishedIdea(as), await publishedIdea(as), await publishedIdea(as)];
    await mergeIdea(as(edvard), { id: one.id, version: await versionNow(as, kari, one.id), into: two.number, word: '' });
    const lead = sql`update idea set standing = 'merged', merged_into = ${one.id} where id = ${three.id}`;
    await expect(inTransaction(as(systemActor('test')), (tx) => lead.execute(tx))).rejects.toThrow('leads to one that is merged itself');
  });
  it('stands in the course of the one that took the other in, too', async () => {
    const [one, other] = [await submitted(as), await publishedIdea(as)];
    await mergeIdea(as(edvard), { id: one.id, version: one.version, into: other.number, word: '' });
    expect((await getDraft(as(kari), other.id)).events.map((e) => e.deed)).toContain('took-in');
  });
});

describe('what is being written', () => {
  it('is not thrown away over another’s text', async () => {
    const { id } = await draft(as);
    await saveDraft(as(kari), { id, version: 1, content: { ...whole, gist: 'Skrevet imens.' } });
    expect(await discardDraft(as(kari), { id, version: 1 })).toMatchObject({ ok: false, reason: 'changed-meanwhile', theirs: { content: { gist: 'Skrevet imens.' } } });
  });
  it('is told of no double that has become part of another', async () => {
    const content = { ...whole, title: 'Sykkeltur til jobben i lag' };
    const [one, other] = [await publishedIdea(as, { content }), await publishedIdea(as)];
    await mergeIdea(as(edvard), { id: one.id, version: await versionNow(as, kari, one.id), into: other.number, word: '' });
    const again = await createIdea(as(kari), { holder: { kind: 'centre', centreId: 'alfa' }, once: 'another-bicycle', content });
    expect(again).toMatchObject({ ok: true, alike: [] });
  });
  it('is the editors’ to read while they have it, and not when it is begun on anew', async () => {
    const { id, version } = await submitted(as);
    await askForChange(as(edvard), { id, version, remarks: [remark], word: '' });
    expect((await getForEditor(as(edvard), id)).draft).toBeDefined();
    await saveDraft(as(kari), { id, version: await versionNow(as, kari, id), content: { ...whole, gist: 'Ikke ferdig.' } });
    expect((await getForEditor(as(edvard), id)).draft).toBeUndefined();
  });
  it('an editor’s own centre sees it as its own, and not at the desk before it is sent', async () => {
    const { id } = await draft(as, edvard, { holder: { kind: 'centre', centreId: 'beta' } });
    expect((await getDraft(as(edvard), id)).draft.content).toEqual(whole);
    await expect(getForEditor(as(edvard), id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the length of the queue', () => {
  it('is for officers and editors, who learn how many wait and since when', async () => {
    for (const actor of [anonymous, kari, berit, ola, { kind: 'link', hash: 'x' }] as const) await expect(queueAge(as(actor))).rejects.toMatchObject({ code: 'not-found' });
    await submitted(as);
    for (const actor of [liv, edvard]) expect(await queueAge(as(actor))).toMatchObject({ since: expect.any(Date) });
    expect((await queueAge(as(liv))).waiting).toBeGreaterThan(0);
  });
});

describe('who sent it in', () => {
  it('has a name that is no address, and one letter however often the form is posted', async () => {
    const given = { email: 'marit@example.org', language: 'nb', once: 'sent-in-with-a-name', content: whole } as const;
    for (const name of ['', 'www.example.org', 'x'.repeat(121)]) expect(await sendIn(as(anonymous), { ...given, name })).toEqual({ ok: false, reason: 'bad-sender' });
  });
  it('erased, is no contact of it either; the municipality’s employees hold it', async () => {
    const { id, actor } = await sentIn(t, { ...whole, contact: 'Marit Moen' });
    await submitIdea(as(actor), { id, version: 1 });
    await publishIdea(as(edvard), { id, version: 2, level: 'tried' });
    await eraseOwnSender(as(actor));
    const { draft: written, idea } = await getDraft(as(bodil), id);
    expect([written.content.contact, idea.holder]).toEqual(['', { kind: 'municipality', code: '1804' }]);
  });
});

describe('the contact of an idea', () => {
  it('is taken out by its holder’s people and by editors, and by nobody else', async () => {
    const { id, number } = await publishedIdea(as, { content: { ...whole, contact: 'Kari Holm' } });
    for (const actor of [anonymous, ola, berit, liv]) await expect(eraseContact(as(actor), { id })).rejects.toMatchObject({ code: 'not-found' });
    expect((await publishedNow(number)).version.content.contact).toBe('Kari Holm');
    await eraseContact(as(edvard), { id });
    expect((await publishedNow(number)).version.content.contact).toBe('');
  });
});

describe('the night', () => {
  const night = (day: string) => as(systemActor('test'), `${day}T03:00:00Z`);
  it('keeps what was sent in by link for half a year after it was last written, and as long as it waits', async () => {
    const [old, written, waiting] = [await sentIn(t), await sentIn(t), await sentIn(t)];
    await submitIdea(as(waiting.actor), { id: waiting.id, version: 1 });
    await saveDraft(as(written.actor, '2027-03-01T10:00:00Z'), { id: written.id, version: 1, content: whole });
    // 180 days from the 21st of November are the 20th of May.
    expect(await discardForgotten(night('2027-05-20'))).toBe(0);
    expect(await discardForgotten(night('2027-05-22'))).toBe(1);
    await expect(getDraft(as(old.actor), old.id)).rejects.toMatchObject({ code: 'not-found' });
    for (const { id, actor } of [written, waiting]) expect((await getDraft(as(actor), id)).idea.id).toBe(id);
  });
  it('tells the editors once a day, also when something was taken back and sent again meanwhile', async () => {
    const { id, version } = await submitted(as);
    await tellEditors(night('2026-12-05'));
    await takeBack(as(kari), { id, version });
    await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    await takeLetters(t);
    await tellEditors(night('2026-12-05'));
    expect(await takeLetters(t)).toEqual([]);
    await tellEditors(night('2026-12-06'));
    expect((await takeLetters(t)).map((l) => l.template)).toEqual(['idea-queue']);
  });
});
