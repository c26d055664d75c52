import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ann, berit, bodil, edvard, freshOnce, ideaDatabase, publishedIdea, sentIn, whole } from '../../../testing/ideas.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { keptPath, takeLetters } from '../../../testing/visits.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { linkActor } from '../../platform/private-link.server.ts';
import {
  addUse,
  answerQuestion,
  answerReport,
  approveUse,
  askAuthor,
  changeUse,
  commentOn,
  confirmContribution,
  eraseOwnContributor,
  exportOwnContributor,
  findOwnContribution,
  getContributions,
  hideContribution,
  listReports,
  referQuestion,
  removeContribution,
  reportContent,
  showContribution,
} from './idea-uses.server.ts';
import { findPublished, mergeIdea } from './ideas.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t.drop());
const as = (actor: Actor) => t.ctx(actor);
const outside = { code: 'not-found' };
const guest = { name: 'Marit Moen', email: 'marit@example.org', language: 'nb' as const };
const use = (ideaId: string, more = {}) => ({ ideaId, once: freshOnce(), did: 'To tider', went: 'Godt', advice: 'Begynn i mai', year: 2026, month: 5, municipality: '', ...more });
const usesOf = async (number: number) => {
  const found = await findPublished(as(anonymous), number);
  return found && 'idea' in found ? found.idea.uses : undefined;
};
/** The one that waits for its link to be pressed, and the holder of that link. */
async function byLink(ideaId: string): Promise<{ id: string; actor: Actor }> {
  const { rows } = await t.db.owner.query<{ id: string }>(`select id from idea_contribution where idea_id = $1 and state = 'unconfirmed' order by at desc limit 1`, [ideaId]);
  const id = rows[0]!.id;
  return { id, actor: linkActor((await keptPath(t, `idea-contribution:${id}`))!.split('/').at(-1)!) };
}

describe('a use', () => {
  it('by somebody employed in a municipality is shown and counted at once, with the municipality of then', async () => {
    const { id, number } = await publishedIdea(as);
    expect(await addUse(as(berit), use(id))).toEqual({ ok: true });
    const { uses, municipalities } = await getContributions(as(anonymous), id);
    expect(uses).toMatchObject([{ municipality: { code: '4601', name: 'Bergen' }, year: 2026, month: 5, did: 'To tider', state: 'shown', own: false }]);
    expect([municipalities, await usesOf(number)]).toEqual([1, 1]);
  });
  it('posted twice is one', async () => {
    const { id } = await publishedIdea(as);
    const same = use(id);
    await addUse(as(berit), same);
    await addUse(as(berit), same);
    expect((await getContributions(as(anonymous), id)).uses).toHaveLength(1);
  });
  it('counts a municipality once however often and in however many years, and never the idea’s own', async () => {
    const { id, number } = await publishedIdea(as);
    for (const year of [2025, 2026]) await addUse(as(berit), use(id, { year }));
    await addUse(as(berit), use(id, { month: 6 }));
    await addUse(as(bodil), use(id));
    expect((await getContributions(as(anonymous), id)).uses).toHaveLength(4);
    expect(await usesOf(number)).toBe(1);
  });
  it('is not said by an officer, a reader, or in the name of another municipality', async () => {
    const { id } = await publishedIdea(as);
    for (const actor of [liv, anonymous]) await expect(addUse(as(actor), use(id))).rejects.toMatchObject(outside);
    expect(await addUse(as(berit), use(id, { municipality: '1804' }))).toMatchObject({ ok: false, faults: [{ field: 'municipality', reason: 'no-municipality' }] });
  });
  it('names every field that is wrong, and refuses an identity number', async () => {
    const { id } = await publishedIdea(as);
    const wrong = await addUse(as(berit), use(id, { did: '', went: 'Født 13097248022', year: 2027 }));
    expect(wrong).toEqual({
      ok: false,
      reason: 'invalid',
      faults: [
        { field: 'month', reason: 'bad-month' },
        { field: 'did', reason: 'empty' },
        { field: 'went', reason: 'identity-number' },
      ],
    });
  });
  it('without an account is shown when its link was pressed and the author or an editor has looked', async () => {
    const { id, number } = await publishedIdea(as);
    expect(await addUse(as(anonymous), use(id, { municipality: 'Bergen', guest }))).toEqual({ ok: true });
    const own = await byLink(id);
    const states = async (actor: Actor) => (await getContributions(as(actor), id)).uses.map((u) => u.state);
    expect([await states(anonymous), await states(kari), await states(edvard)]).toEqual([[], [], []]);
    await confirmContribution(as(own.actor), { id: own.id });
    expect([await states(anonymous), await states(kari), await states(edvard)]).toEqual([[], ['waiting'], ['waiting']]);
    for (const actor of [anonymous, berit, ola, own.actor]) await expect(approveUse(as(actor), { id: own.id })).rejects.toMatchObject(outside);
    await approveUse(as(kari), { id: own.id });
    expect([await states(anonymous), await usesOf(number)]).toEqual([['shown'], 1]);
    // Changed, it waits again.
    expect(await changeUse(as(own.actor), { id: own.id, did: 'Tre', went: 'Bra', advice: 'Mer', year: 2026, month: 4, municipality: 'Bergen' })).toEqual({ ok: true });
    expect([await states(anonymous), await usesOf(number)]).toEqual([[], 0]);
  });
  it('is changed and removed by everybody of the municipality, and by nobody else', async () => {
    const { id, number } = await publishedIdea(as);
    await addUse(as(berit), use(id));
    const [mine] = (await getContributions(as(berit), id)).uses;
    expect(mine).toMatchObject({ own: true });
    const change = { id: mine!.id, did: 'Nytt', went: 'Nytt', advice: 'Nytt', year: 2025, month: 1, municipality: '' };
    for (const actor of [bodil, kari, ola, edvard, anonymous]) {
      await expect(changeUse(as(actor), change)).rejects.toMatchObject(outside);
      await expect(removeContribution(as(actor), { id: mine!.id })).rejects.toMatchObject(outside);
    }
    expect(await changeUse(as(berit), change)).toEqual({ ok: true });
    await removeContribution(as(berit), { id: mine!.id });
    expect([(await getContributions(as(anonymous), id)).uses, await usesOf(number)]).toEqual([[], 0]);
  });
  it('goes along when the idea becomes part of another', async () => {
    const [one, other] = [await publishedIdea(as), await publishedIdea(as)];
    await addUse(as(berit), use(one.id));
    const version = (await t.db.owner.query<{ version: number }>('select version from idea_draft where idea_id = $1', [one.id])).rows[0]!.version;
    expect(await mergeIdea(as(edvard), { id: one.id, version, into: other.number, word: '' })).toMatchObject({ ok: true });
    expect((await getContributions(as(anonymous), other.id)).uses).toHaveLength(1);
    expect(await usesOf(other.number)).toBe(1);
  });
});

describe('a person', () => {
  it('goes at their own wish, and what readers see stays under the municipality', async () => {
    const { id, number } = await publishedIdea(as);
    await addUse(as(anonymous), use(id, { municipality: 'Bergen', guest }));
    const own = await byLink(id);
    await confirmContribution(as(own.actor), { id: own.id });
    await approveUse(as(edvard), { id: own.id });
    expect(await exportOwnContributor(as(own.actor))).toMatchObject({ person: guest });
    await eraseOwnContributor(as(own.actor));
    expect(await findOwnContribution(as(own.actor))).toBeUndefined();
    await expect(eraseOwnContributor(as(own.actor))).rejects.toMatchObject(outside);
    expect([(await t.db.owner.query('select 1 from idea_contributor where contribution_id = $1', [own.id])).rows, await usesOf(number)]).toEqual([[], 1]);
  });
  it('takes what nobody has seen along', async () => {
    const { id } = await publishedIdea(as);
    await askAuthor(as(anonymous), { ideaId: id, once: freshOnce(), body: 'Hva koster det?', municipality: 'Bergen', guest });
    const own = await byLink(id);
    await eraseOwnContributor(as(own.actor));
    expect((await t.db.owner.query('select 1 from idea_contribution where id = $1', [own.id])).rows).toEqual([]);
  });
});

describe('a question', () => {
  const asked = async (ideaId: string): Promise<string> => {
    await askAuthor(as(berit), { ideaId, once: freshOnce(), body: 'Hva koster det?', municipality: '' });
    return (await getContributions(as(kari), ideaId)).questions.find((q) => q.state === 'waiting')!.id;
  };
  it('is read by all when it is answered, and the author is told when it is asked', async () => {
    const { id } = await publishedIdea(as);
    const question = await asked(id);
    expect((await getContributions(as(anonymous), id)).questions).toEqual([]);
    for (const actor of [anonymous, bodil, ola]) await expect(answerQuestion(as(actor), { id: question, answer: 'x' })).rejects.toMatchObject(outside);
    expect(await answerQuestion(as(kari), { id: question, answer: '' })).toMatchObject({ ok: false, reason: 'invalid' });
    expect(await answerQuestion(as(kari), { id: question, answer: 'Ingenting.' })).toEqual({ ok: true });
    expect((await getContributions(as(anonymous), id)).questions).toMatchObject([{ body: 'Hva koster det?', answer: 'Ingenting.', state: 'shown' }]);
    const { rows } = await t.db.owner.query<{ template: string }>(`select template from mail where template in ('idea-ask', 'idea-answered') order by template`);
    expect(rows.map((r) => r.template)).toContain('idea-ask');
    // Answered, it is others' too.
    await expect(removeContribution(as(berit), { id: question })).rejects.toMatchObject({ code: 'conflict' });
  });
  it('by an account is answered in a letter in the language that it was asked in', async () => {
    const { id } = await publishedIdea(as);
    for (const language of ['nn', undefined] as const) {
      await askAuthor(as(berit), { ideaId: id, once: freshOnce(), body: 'Kva kostar det?', municipality: '', language });
      const question = (await getContributions(as(kari), id)).questions.find((q) => q.state === 'waiting')!;
      await takeLetters(t);
      await answerQuestion(as(kari), { id: question.id, answer: 'Ingenting.' });
      const [letter] = await takeLetters(t);
      expect([letter?.to, letter?.subject]).toEqual(['berit@example.org', `Svar på spørsmålet ditt om «${whole.title}»`]);
      expect(letter?.body).toContain(language === 'nn' ? 'Svaret er òg synleg' : 'Svaret er også synlig');
    }
  });
  it('becomes an enquiry once, with the asker’s own letter, when it is passed on', async () => {
    const { id } = await publishedIdea(as);
    const question = await asked(id);
    const to = { id: question, centreId: 'beta', topic: 'paint', workplace: 'shop' };
    for (const actor of [anonymous, bodil, ola]) await expect(referQuestion(as(actor), to)).rejects.toMatchObject(outside);
    expect(await referQuestion(as(edvard), { ...to, centreId: 'nowhere' })).toEqual({ ok: false, reason: 'no-such-centre' });
    expect(await referQuestion(as(edvard), to)).toMatchObject({ ok: true });
    expect(await referQuestion(as(edvard), to)).toEqual({ ok: false, reason: 'not-now' });
    const { rows } = await t.db.owner.query(`select c.email from enquiry e join enquiry_contact c on c.enquiry_id = e.id`);
    expect(rows).toEqual([{ email: 'berit@example.org' }]);
  });
  it('of an idea held by a link is answered by that link', async () => {
    const { actor, id } = await sentIn(t);
    await t.db.owner.query(
      `update idea set standing = 'published', published_at = now(), confirmed_level = 'tried', review_by = '2028-01-01', silent_from = '2028-03-01', sent_at = now() where id = $1`,
      [id],
    );
    await askAuthor(as(berit), { ideaId: id, once: freshOnce(), body: 'Hvem gjorde det?', municipality: '' });
    const [question] = (await getContributions(as(actor), id)).questions;
    expect(await answerQuestion(as(actor), { id: question!.id, answer: 'Vi.' })).toEqual({ ok: true });
  });
});

describe('a comment', () => {
  it('stands under the centre or the municipality at once, never under a name, and goes at its writer’s wish', async () => {
    const { id } = await publishedIdea(as);
    for (const actor of [berit, kari]) expect(await commentOn(as(actor), { ideaId: id, once: freshOnce(), body: 'Nyttig' })).toEqual({ ok: true });
    for (const actor of [anonymous, liv]) await expect(commentOn(as(actor), { ideaId: id, once: freshOnce(), body: 'x' })).rejects.toMatchObject(outside);
    const { comments } = await getContributions(as(anonymous), id);
    const ofBergen = comments.find((c) => c.by.kind === 'municipality')!;
    expect(comments.map((c) => c.by)).toEqual(
      expect.arrayContaining([
        { kind: 'municipality', name: 'Bergen' },
        { kind: 'centre', centreId: 'alfa' },
      ]),
    );
    await expect(removeContribution(as(kari), { id: ofBergen.id })).rejects.toMatchObject(outside);
    await removeContribution(as(berit), { id: ofBergen.id });
    expect((await getContributions(as(anonymous), id)).comments).toHaveLength(1);
  });
});

describe('a report', () => {
  it('comes from anybody, is read by editors alone, and answered by mail', async () => {
    const { id } = await publishedIdea(as);
    await commentOn(as(berit), { ideaId: id, once: freshOnce(), body: 'Uvettig' });
    const [comment] = (await getContributions(as(anonymous), id)).comments;
    const report = { ideaId: id, once: freshOnce(), body: 'Dette er stygt', reason: 'rude' as const, about: comment!.id, guest };
    expect(await reportContent(as(anonymous), report)).toEqual({ ok: true });
    for (const actor of [anonymous, kari, berit, liv]) await expect(listReports(as(actor))).rejects.toMatchObject(outside);
    const [first] = await listReports(as(edvard));
    expect(first).toMatchObject({ reason: 'rude', body: 'Dette er stygt', about: { id: comment!.id, kind: 'comment', text: 'Uvettig' }, answerable: true });
    await expect(hideContribution(as(kari), { id: comment!.id })).rejects.toMatchObject(outside);
    await hideContribution(as(edvard), { id: comment!.id });
    expect((await getContributions(as(anonymous), id)).comments).toEqual([]);
    expect(await answerReport(as(edvard), { id: first!.id, answer: '' })).toMatchObject({ ok: false });
    await expect(answerReport(as(ola), { id: first!.id, answer: 'Takk' })).rejects.toMatchObject(outside);
    expect(await answerReport(as(edvard), { id: first!.id, answer: 'Takk. Vi har skjult den.' })).toEqual({ ok: true });
    await showContribution(as(ann), { id: comment!.id });
    expect((await getContributions(as(anonymous), id)).comments).toHaveLength(1);
  });
});
