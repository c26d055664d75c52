import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { ann, berit, bodil, draft, edvard, ideaDatabase, publishedIdea, sentIn, submitted, textNow, versionNow, whole } from '../../../testing/ideas.ts';
import { kari, liv, ola, siv } from '../../../testing/small-scheme.ts';
import { takeLetters } from '../../../testing/visits.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Level } from './idea.ts';
import {
  askForChange,
  confirmLevel,
  declineIdea,
  findPublished,
  getDraft,
  getForEditor,
  getVersion,
  hideIdea,
  listNewest,
  listQueue,
  listVersions,
  mergeIdea,
  publishIdea,
  queueAge,
  republishIdea,
  saveDraft,
  showIdea,
  submitIdea,
  takeBack,
  withdrawIdea,
} from './ideas.server.ts';

/** What editors decide, and what readers meet. `beta` has the turn. */

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
beforeEach(async () => void (await takeLetters(t)));
const as = (actor: Actor) => t.ctx(actor);
const outside = { code: 'not-found' };
/** Ola is of the centre whose turn it is, by a session from before the turn began. */
const noEditors = { anonymous, 'its author': kari, 'an officer': liv, 'a coordinator without the turn': ola, 'an employee': berit, 'a link': { kind: 'link', hash: 'x' } } as const;
const tried: Level = 'tried';
const remark = { field: 'did', quote: 'tre faste tider', body: 'Hvilke dager?' };

describe('an editor', () => {
  it('alone decides', async () => {
    const waiting = await submitted(as);
    const stands = await publishedIdea(as);
    const version = await versionNow(as, kari, stands.id);
    for (const [who, actor] of Object.entries(noEditors))
      for (const deed of [
        () => listQueue(as(actor)),
        () => getForEditor(as(actor), waiting.id),
        () => publishIdea(as(actor), { ...waiting, level: tried }),
        () => askForChange(as(actor), { ...waiting, remarks: [remark], word: '' }),
        () => declineIdea(as(actor), { ...waiting, reason: 'Nei' }),
        () => mergeIdea(as(actor), { ...waiting, into: stands.number, word: '' }),
        () => mergeIdea(as(actor), { id: stands.id, version, into: 1, word: '' }),
        () => hideIdea(as(actor), { id: stands.id, word: 'Nei' }),
        () => showIdea(as(actor), { id: stands.id, word: '' }),
        () => confirmLevel(as(actor), { id: stands.id, level: 'established' }),
      ])
        await expect(deed(), who).rejects.toMatchObject(outside);
    expect(await textNow(as, anonymous, stands.number)).toBe(whole.title);
  });
  it('knows of nothing that was not sent to the editors', async () => {
    const { id } = await draft(as);
    await expect(getForEditor(as(edvard), id)).rejects.toMatchObject(outside);
    await expect(publishIdea(as(edvard), { id, version: 1, level: tried })).rejects.toMatchObject(outside);
  });
  it('sees what waits, longest first, and what was sent again', async () => {
    const [first, second] = [await submitted(as), await submitted(as, bodil, { holder: { kind: 'municipality', code: '1804' } })];
    await askForChange(as(edvard), { ...first, remarks: [remark], word: '' });
    const version = await versionNow(as, kari, first.id);
    await submitIdea(t.ctx(kari, { now: new Date('2026-11-22T09:00:00Z') }), { id: first.id, version });
    const queue = (await listQueue(as(edvard))).filter((q) => q.id === first.id || q.id === second.id);
    expect(queue.map((q) => [q.id, q.again])).toEqual([
      [second.id, false],
      [first.id, true],
    ]);
    expect(await queueAge(as(liv))).toMatchObject({ waiting: (await listQueue(as(edvard))).length });
    await expect(queueAge(as(kari))).rejects.toMatchObject(outside);
  });
});

describe('publishing', () => {
  it('makes what was written what readers see, at the level the editor confirms, with the place as it was', async () => {
    const { id, number, version } = await submitted(as, kari, { content: { ...whole, municipality: '1931', year: 2018, claimedLevel: 'established' } });
    expect(await publishIdea(as(edvard), { id, version, level: tried })).toEqual({ ok: true });
    expect(await findPublished(as(anonymous), number)).toMatchObject({
      idea: { number, standing: 'published', confirmedLevel: 'tried', confirmedOn: '2026-11-21', reviewBy: '2028-11-21', silentFrom: '2028-12-21' },
      version: {
        n: 1,
        level: 'tried',
        size: 'large',
        municipality: { code: '1931', name: 'Lenvik' },
        county: { code: '19', name: 'Troms' },
        region: 'Nord',
        editorCentreId: 'beta',
      },
      versions: 1,
    });
  });
  it('keeps every version', async () => {
    const { id, number } = await publishedIdea(as);
    await saveDraft(as(kari), { id, version: await versionNow(as, kari, id), content: { ...whole, title: 'Ny tittel' } });
    await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    expect(await textNow(as, anonymous, number)).toBe(whole.title);
    await publishIdea(as(edvard), { id, version: await versionNow(as, kari, id), level: tried, changeNote: 'Ny tittel' });
    expect(await textNow(as, anonymous, number)).toBe('Ny tittel');
    expect((await listVersions(as(anonymous), number)).map((v) => [v.n, v.content.title, v.changeNote])).toEqual([
      [2, 'Ny tittel', 'Ny tittel'],
      [1, whole.title, ''],
    ]);
    expect((await getVersion(as(anonymous), number, 1))?.content).toEqual(whole);
    expect((await listNewest(as(anonymous), 50)).map((p) => p.idea.number)).toContain(number);
  });
  it('needs a reference to say that effect was shown', async () => {
    const waiting = await submitted(as);
    expect(await publishIdea(as(edvard), { ...waiting, level: 'effect-shown' })).toEqual({ ok: false, reason: 'no-reference' });
  });
  it('is of what the editor read: not of what was taken back meanwhile', async () => {
    const { id, number, version } = await submitted(as);
    await takeBack(as(kari), { id, version });
    expect(await publishIdea(as(edvard), { id, version, level: tried })).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(await findPublished(as(anonymous), number)).toBeUndefined();
  });
  it('happens once, however many press at once; and either it or taking back', async () => {
    const { id, number, version } = await submitted(as);
    const all = await Promise.all([
      publishIdea(as(edvard), { id, version, level: tried }),
      publishIdea(as(edvard), { id, version, level: tried }),
      takeBack(as(kari), { id, version }),
    ]);
    expect(all.filter((r) => r.ok)).toHaveLength(1);
    const versions = await listVersions(as(anonymous), number);
    expect(versions).toHaveLength(all[2].ok ? 0 : 1);
  });
  it('tells the author in the idea’s own standard', async () => {
    await publishedIdea(as, { content: { ...whole, language: 'nn' } });
    const [letter] = await takeLetters(t);
    expect(letter).toMatchObject({ to: 'kari@example.org', template: 'idea-published' });
    expect(letter!.body).toContain('No kan alle lese');
    expect(letter!.body).toContain('Den 21. november 2028 spør vi om han framleis stemmer.');
  });
});

describe('asking for a change', () => {
  it('stands beside the text until it is published, and tells the author', async () => {
    const { id, version } = await submitted(as);
    expect(await askForChange(as(edvard), { id, version, remarks: [], word: ' ' })).toEqual({ ok: false, reason: 'empty' });
    expect(await askForChange(as(edvard), { id, version, remarks: [remark, { ...remark, body: '' }], word: 'Nesten!' })).toEqual({ ok: true });
    const shown = await getDraft(as(siv), id);
    expect(shown).toMatchObject({
      draft: { writing: 'change-asked', content: whole },
      remarks: [{ ...remark, centreId: 'beta', settledAt: undefined }],
      may: { write: true, submit: true },
    });
    expect(shown.events.at(-1)).toMatchObject({ deed: 'change-asked', word: 'Nesten!' });
    const [letter] = await takeLetters(t);
    expect(letter).toMatchObject({ to: 'kari@example.org', template: 'idea-change-asked', about: `idea:${id}` });
    expect(letter!.body).toContain('en kommentar');
    expect(letter!.body).toContain('Nesten!');
    await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    await publishIdea(as(edvard), { id, version: await versionNow(as, kari, id), level: tried });
    expect((await getDraft(as(kari), id)).remarks[0]!.settledAt).toBeDefined();
  });
  it('repeats no identity number', async () => {
    const waiting = await submitted(as);
    expect(await askForChange(as(edvard), { ...waiting, remarks: [{ ...remark, body: 'Er det 01819010001?' }], word: '' })).toMatchObject({ ok: false, reason: 'identity-number' });
    expect(await declineIdea(as(edvard), { ...waiting, reason: '01819010001' })).toMatchObject({ ok: false, reason: 'identity-number' });
  });
});

describe('declining', () => {
  it('has a reason, loses nothing, and is not the end', async () => {
    const { id, version } = await submitted(as);
    expect(await declineIdea(as(edvard), { id, version, reason: '' })).toEqual({ ok: false, reason: 'empty' });
    expect(await declineIdea(as(edvard), { id, version, reason: 'Vi har mange slike.' })).toEqual({ ok: true });
    expect((await takeLetters(t))[0]).toMatchObject({ template: 'idea-declined', to: 'kari@example.org' });
    expect((await getDraft(as(kari), id)).draft).toMatchObject({ writing: 'declined', content: whole });
    expect(await saveDraft(as(kari), { id, version: version + 1, content: { ...whole, gist: 'Annerledes.' } })).toMatchObject({ ok: true });
  });
});

describe('merging', () => {
  it('leads the address to the other, and keeps what was written', async () => {
    const [one, other] = [await submitted(as), await publishedIdea(as)];
    expect(await mergeIdea(as(edvard), { id: one.id, version: one.version, into: other.number, word: 'Den samme' })).toEqual({ ok: true });
    expect(await findPublished(as(anonymous), one.number)).toEqual({ mergedInto: other.number });
    expect((await getDraft(as(kari), one.id)).draft.content).toEqual(whole);
    expect((await takeLetters(t)).map((l) => l.template)).toContain('idea-merged');
  });
  it('of one that has been led to leads all of them on, and to a merged one leads to where that leads', async () => {
    const [a, b, c, d] = [await publishedIdea(as), await publishedIdea(as), await publishedIdea(as), await publishedIdea(as)];
    const merge = async (from: { readonly id: string }, into: number) => mergeIdea(as(edvard), { id: from.id, version: await versionNow(as, kari, from.id), into, word: '' });
    expect(await merge(a, b.number)).toEqual({ ok: true });
    expect(await merge(b, c.number)).toEqual({ ok: true });
    expect(await findPublished(as(anonymous), a.number)).toEqual({ mergedInto: c.number });
    expect(await merge(d, a.number)).toEqual({ ok: true });
    expect(await findPublished(as(anonymous), d.number)).toEqual({ mergedInto: c.number });
    // A ring: into itself, by way of another.
    expect(await merge(c, a.number)).toEqual({ ok: false, reason: 'itself' });
    expect(await merge(c, 999_999)).toEqual({ ok: false, reason: 'no-such-idea' });
  });
  it('of two into each other at once does one of the two', async () => {
    const [a, b] = [await publishedIdea(as), await publishedIdea(as)];
    const [va, vb] = [await versionNow(as, kari, a.id), await versionNow(as, kari, b.id)];
    const both = await Promise.all([
      mergeIdea(as(edvard), { id: a.id, version: va, into: b.number, word: '' }),
      mergeIdea(as(edvard), { id: b.id, version: vb, into: a.number, word: '' }),
    ]);
    expect(both.filter((r) => r.ok)).toHaveLength(1);
  });
  it('is into what readers can read alone', async () => {
    const [one, waiting, withdrawn] = [await submitted(as), await submitted(as), await publishedIdea(as)];
    await withdrawIdea(as(kari), { id: withdrawn.id, word: '' });
    for (const into of [waiting.number, withdrawn.number])
      expect(await mergeIdea(as(edvard), { id: one.id, version: one.version, into, word: '' })).toEqual({ ok: false, reason: 'no-such-idea' });
  });
});

describe('what readers meet', () => {
  it('is taken away and brought back by its holder', async () => {
    const { id, number } = await publishedIdea(as);
    for (const [who, actor] of Object.entries({ ...noEditors, 'its author': ola, 'an editor': edvard })) {
      await expect(withdrawIdea(as(actor), { id, word: '' }), who).rejects.toMatchObject(outside);
      await expect(republishIdea(as(actor), { id }), who).rejects.toMatchObject(outside);
    }
    expect(await withdrawIdea(as(siv), { id, word: 'Vi gjør det ikke mer' })).toEqual({ ok: true });
    expect(await findPublished(as(anonymous), number)).toEqual({ gone: 'withdrawn' });
    expect(await listVersions(as(anonymous), number)).toEqual([]);
    expect(await withdrawIdea(as(siv), { id, word: '' })).toEqual({ ok: false, reason: 'not-now' });
    expect(await republishIdea(as(kari), { id })).toEqual({ ok: true });
    expect(await textNow(as, anonymous, number)).toBe(whole.title);
  });
  it('is hidden with a reason the author is told, and not brought back by the author', async () => {
    const { id, number } = await publishedIdea(as);
    await takeLetters(t);
    expect(await hideIdea(as(edvard), { id, word: '' })).toEqual({ ok: false, reason: 'empty' });
    expect(await hideIdea(as(edvard), { id, word: 'Et bilde viser noen.' })).toEqual({ ok: true });
    expect(await findPublished(as(anonymous), number)).toEqual({ gone: 'hidden' });
    expect((await takeLetters(t))[0]!.body).toContain('Et bilde viser noen.');
    expect(await republishIdea(as(kari), { id })).toEqual({ ok: false, reason: 'not-now' });
    expect(await showIdea(as(edvard), { id, word: '' })).toEqual({ ok: true });
    expect(await textNow(as, anonymous, number)).toBe(whole.title);
  });
  it('says the level an editor confirms later, and not one word else', async () => {
    const { id, number } = await publishedIdea(as);
    expect(await confirmLevel(as(edvard), { id, level: 'effect-shown' })).toEqual({ ok: false, reason: 'no-reference' });
    expect(await confirmLevel(as(edvard), { id, level: 'established' })).toEqual({ ok: true });
    expect(await findPublished(as(anonymous), number)).toMatchObject({ idea: { confirmedLevel: 'established' }, version: { n: 1, content: whole } });
  });
});

describe('letters to an author without an account', () => {
  it('have the link, and what the editor wrote', async () => {
    const { id, actor } = await sentIn(t);
    await submitIdea(as(actor), { id, version: 1 });
    await takeLetters(t);
    await declineIdea(as(edvard), { id, version: 2, reason: 'Takk, men vi har mange slike.' });
    const letters = await takeLetters(t);
    // Example addresses are written to because a link is kept.
    expect(letters).toMatchObject([{ to: 'marit@example.org', about: `idea:${id}` }]);
    expect(letters[0]!.body).toContain('{private-link}');
    expect(letters[0]!.body).toContain('Takk, men vi har mange slike.');
  });
});

describe('a centre that holds the idea', () => {
  it('does not decide on it while another has the turn, and does when it has it alone', async () => {
    const both = await ideaDatabase(['alfa', 'beta']);
    const alone = await ideaDatabase(['alfa']);
    try {
      const waiting = await submitted((a) => both.ctx(a));
      expect((await getForEditor(both.ctx(ann), waiting.id)).decidesAs).toBeUndefined();
      for (const decided of [
        publishIdea(both.ctx(ann), { ...waiting, level: tried }),
        declineIdea(both.ctx(ann), { ...waiting, reason: 'x' }),
        askForChange(both.ctx(ann), { ...waiting, remarks: [], word: 'x' }),
        hideIdea(both.ctx(ann), { id: waiting.id, word: 'x' }),
      ])
        expect(await decided).toEqual({ ok: false, reason: 'own-idea' });
      // Nor takes another's into it: what others have said of that would be the own one's.
      const own = await publishedIdea((a) => both.ctx(a));
      const others = await submitted((a) => both.ctx(a), bodil, { holder: { kind: 'municipality', code: '1804' } });
      const merge = (actor: Actor) => mergeIdea(both.ctx(actor), { id: others.id, version: others.version, into: own.number, word: '' });
      expect(await merge(ann)).toEqual({ ok: false, reason: 'own-idea' });
      expect(await merge(edvard)).toEqual({ ok: true });
      expect(await publishIdea(both.ctx(edvard), { ...waiting, level: tried })).toEqual({ ok: true });
      const other = await submitted((a) => alone.ctx(a));
      expect(await publishIdea(alone.ctx(ann), { ...other, level: tried })).toEqual({ ok: true });
    } finally {
      await both.drop();
      await alone.drop();
    }
  });
});
