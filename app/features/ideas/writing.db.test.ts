import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { berit, bodil, draft, edvard, freshOnce, ideaDatabase, publishedIdea, submitted, textNow, versionNow, whole } from '../../../testing/ideas.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, person, siv } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { createIdea, discardDraft, findPublished, getDraft, getForEditor, listOwnIdeas, listQueue, saveDraft, submitIdea, takeBack } from './ideas.server.ts';

/** What its holder's people do with what is being written. */

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);
const strangers = {
  anonymous,
  'another centre': ola,
  'an officer': liv,
  'an editor': edvard,
  'an employee elsewhere': berit,
  'another link': { kind: 'link', hash: 'x' },
} as const;
const outside = { code: 'not-found' };

describe('whoever begins an idea', () => {
  it('does it for their own centre or municipality, and for no other', async () => {
    await draft(as, siv);
    await draft(as, bodil, { holder: { kind: 'municipality', code: '1804' } });
    for (const [actor, holder] of [
      [ola, { kind: 'centre', centreId: 'alfa' }],
      [liv, { kind: 'centre', centreId: 'alfa' }],
      [anonymous, { kind: 'centre', centreId: 'alfa' }],
      [bodil, { kind: 'municipality', code: '4601' }],
      [kari, { kind: 'municipality', code: '1804' }],
      [{ kind: 'link', hash: 'x' }, { kind: 'link' } as never],
    ] as const)
      await expect(createIdea(as(actor), { holder, once: freshOnce(), content: whole })).rejects.toMatchObject(outside);
  });
  it('makes one, however often the form is posted', async () => {
    const once = freshOnce();
    const input = { holder: { kind: 'centre', centreId: 'alfa' }, once, content: whole } as const;
    const made = await Promise.all([createIdea(as(kari), input), createIdea(as(kari), input), createIdea(as(siv), input)]);
    expect(new Set(made.map((m) => (m.ok ? m.id : '')))).toHaveLength(1);
    await expect(createIdea(as(ola), { ...input, holder: { kind: 'centre', centreId: 'beta' } })).rejects.toMatchObject({ code: 'malformed' });
  });
  it('is told of another of theirs with nearly the same title, and is not stopped', async () => {
    const content = { ...whole, title: 'Gå på tur med naboen' };
    const first = await draft(as, kari, { content });
    await draft(as, ola, { holder: { kind: 'centre', centreId: 'beta' }, content });
    const second = await createIdea(as(siv), { holder: { kind: 'centre', centreId: 'alfa' }, once: freshOnce(), content: { ...content, title: 'På tur med naboen' } });
    expect(second).toMatchObject({ ok: true, alike: [{ id: first.id, title: content.title }] });
    expect((await getDraft(as(kari), first.id)).alike).toHaveLength(1);
  });
  it('is told what is not the scheme’s, and what is longer than any page shows', async () => {
    const made = await createIdea(as(kari), {
      holder: { kind: 'centre', centreId: 'alfa' },
      once: freshOnce(),
      content: { ...whole, themes: ['nothing'], title: 'x'.repeat(121) },
    });
    expect(made).toEqual({
      ok: false,
      reason: 'invalid',
      faults: [
        { field: 'title', reason: 'too-long' },
        { field: 'themes', reason: 'unknown' },
      ],
    });
  });
  it('leaves it with the municipality: whoever is employed there later writes it', async () => {
    const { id } = await draft(as, bodil, { holder: { kind: 'municipality', code: '1804' } });
    const later = person('later', 'Siri Etter', { role: 'employee', scope: '1804' });
    expect((await getDraft(as(later), id)).draft.content).toEqual(whole);
    // By merger: the session gives the codes of what one's municipality has been.
    const merged = person('merged', 'Mons Ny', { role: 'employee', scope: '1899' }, { role: 'employee', scope: '1804' });
    expect(await saveDraft(as(merged), { id, version: 1, content: { ...whole, gist: 'Ny.' } })).toMatchObject({ ok: true });
  });
});

describe('what is being written', () => {
  it('is read and changed by its holder’s people alone', async () => {
    const { id } = await draft(as);
    expect((await getDraft(as(siv), id)).draft.content).toEqual(whole);
    for (const [who, actor] of Object.entries(strangers)) {
      await expect(getDraft(as(actor), id), who).rejects.toMatchObject(outside);
      for (const deed of [
        () => saveDraft(as(actor), { id, version: 1, content: whole }),
        () => submitIdea(as(actor), { id, version: 1 }),
        () => takeBack(as(actor), { id, version: 1 }),
        () => discardDraft(as(actor), { id, version: 1 }),
      ])
        await expect(deed(), who).rejects.toMatchObject(outside);
    }
    await expect(getForEditor(as(edvard), id)).rejects.toMatchObject(outside);
    expect((await listOwnIdeas(as(siv))).map((o) => o.idea.id)).toContain(id);
    expect(await listOwnIdeas(as(anonymous))).toEqual([]);
    expect((await listOwnIdeas(as(ola))).map((o) => o.idea.id)).not.toContain(id);
  });
  it('is never written over unseen: of two at once, one is shown the other’s text', async () => {
    const { id } = await draft(as);
    const texts = ['Kari skriver dette.', 'Siv skriver noe annet.'];
    const saved = await Promise.all([kari, siv].map((actor, i) => saveDraft(as(actor), { id, version: 1, content: { ...whole, gist: texts[i]! } })));
    expect(saved.filter((s) => s.ok)).toHaveLength(1);
    const stands = (await getDraft(as(kari), id)).draft;
    expect(saved.find((s) => !s.ok)).toMatchObject({ reason: 'changed-meanwhile', theirs: { version: 2, content: { gist: stands.content.gist } } });
    expect(texts).toContain(stands.content.gist);
  });
  it('keeps the text as it was typed, but for signs nobody types', async () => {
    const { id } = await draft(as);
    const did = '## Slik gjorde vi\n\n- en  \n- to';
    await saveDraft(as(kari), { id, version: 1, content: { ...whole, sections: { ...whole.sections, did: `${did.replaceAll('\n', '\r\n')}\u0000\u0007` } } });
    expect((await getDraft(as(kari), id)).draft.content.sections.did).toBe(did);
  });
  it('is sent when nothing is missing, and says what is', async () => {
    const { id } = await draft(as, kari, { content: { title: 'Bare en tittel', claimedLevel: 'effect-shown' } });
    const sent = await submitIdea(as(kari), { id, version: 1 });
    expect(sent).toMatchObject({ ok: false, reason: 'invalid' });
    const missing = (await getDraft(as(kari), id)).missing;
    expect(sent).toMatchObject({ faults: missing });
    expect(missing.map((f) => f.field)).toEqual(['gist', 'need', 'did', 'outcome', 'targetGroups', 'themes', 'municipality', 'year', 'size', 'contact', 'reference']);
  });
  it.each([
    ['an identity number', { gist: 'Ring 01819010001 i dag' }, { field: 'gist', reason: 'identity-number' }],
    ['a year that has not been', { year: 2027 }, { field: 'year', reason: 'not-then' }],
    // Ålesund of Møre og Romsdal got this code in 2024.
    ['a code that no municipality had that year', { municipality: '1508', year: 2018 }, { field: 'municipality', reason: 'not-then' }],
  ] as const)('is not sent with %s', async (_, change, fault) => {
    const { id } = await draft(as, kari, { content: { ...whole, ...change } });
    expect(await submitIdea(as(kari), { id, version: 1 })).toEqual({ ok: false, reason: 'invalid', faults: [fault] });
  });
  it('is sent of a municipality that no longer exists, in a year when it did', async () => {
    const { id } = await draft(as, kari, { content: { ...whole, municipality: '1931', year: 2018 } });
    expect(await submitIdea(as(kari), { id, version: 1 })).toMatchObject({ ok: true });
  });
  it('is not written while the editors have it, and is again when it was taken back', async () => {
    const { id, version } = await submitted(as);
    expect((await listQueue(as(edvard))).map((q) => q.id)).toContain(id);
    expect(await saveDraft(as(kari), { id, version, content: whole })).toEqual({ ok: false, reason: 'not-now' });
    expect(await discardDraft(as(kari), { id, version })).toEqual({ ok: false, reason: 'not-now' });
    expect(await takeBack(as(kari), { id, version })).toMatchObject({ ok: true });
    expect((await listQueue(as(edvard))).map((q) => q.id)).not.toContain(id);
    expect(await saveDraft(as(kari), { id, version: version + 1, content: { ...whole, gist: 'Bedre.' } })).toMatchObject({ ok: true });
    // The editors keep to what was sent to them.
    expect((await getForEditor(as(edvard), id)).draft).toBeUndefined();
  });
  it('goes when it is thrown away before anything was published', async () => {
    const { id } = await draft(as);
    expect(await discardDraft(as(kari), { id, version: 1 })).toEqual({ ok: true, gone: true });
    await expect(getDraft(as(kari), id)).rejects.toMatchObject(outside);
  });
  it('beside a published idea changes nothing of it, and thrown away is as readers see it', async () => {
    const { id, number } = await publishedIdea(as);
    await saveDraft(as(kari), { id, version: await versionNow(as, kari, id), content: { ...whole, title: 'Noe helt annet' } });
    expect(await textNow(as, anonymous, number)).toBe(whole.title);
    expect(await discardDraft(as(kari), { id, version: await versionNow(as, kari, id) })).toEqual({ ok: true, gone: false });
    expect((await getDraft(as(kari), id)).draft).toMatchObject({ content: whole, writing: 'settled' });
  });
  it('is nobody’s to find before it is published', async () => {
    const { number } = await submitted(as);
    for (const actor of [anonymous, liv, kari, edvard]) expect(await findPublished(as(actor), number)).toBeUndefined();
  });
  it('stands in the log as what was done, and never as what was written', async () => {
    const { number } = await submitted(as, kari, { content: { ...whole, title: 'Hemmelig overskrift' } });
    const { rows } = await t.db.owner.query<{ action: string; all: string }>(
      `select action, audit_event::text as all from audit_event where subject_kind = 'idea' and subject_id = $1 order by id`,
      [String(number)],
    );
    expect(rows.map((r) => r.action)).toEqual(['idea.created', 'idea.submitted']);
    expect(rows.map((r) => r.all).join()).not.toContain('Hemmelig');
  });
});

describe('a transaction that fails in the middle', () => {
  it('leaves nothing behind: no idea, no event, no line in the log', async () => {
    const count = async () => (await t.db.owner.query(`select (select count(*) from idea) + (select count(*) from idea_event) + (select count(*) from audit_event) as n`)).rows[0];
    const before = await count();
    await t.db.owner.query(
      `create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$; create trigger stopped before insert on audit_event for each row execute function stop()`,
    );
    await expect(draft(as)).rejects.toThrow(/stopped/);
    await t.db.owner.query('drop trigger stopped on audit_event');
    expect(await count()).toEqual(before);
  });
});
