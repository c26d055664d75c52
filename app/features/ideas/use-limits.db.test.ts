import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { ann, berit, bodil, edvard, freshOnce, ideaDatabase, publishedIdea, versionNow, whole } from '../../../testing/ideas.ts';
import { kari, liv, ola, person } from '../../../testing/small-scheme.ts';
import { keptPath, takeLetters } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { linkActor } from '../../platform/private-link.server.ts';
import { addUse, answerQuestion, answerReport, approveUse, askAuthor, changeUse, commentOn, confirmContribution, eraseOwnContributor } from './idea-uses.server.ts';
import { getContributions, hideContribution, listReports, referQuestion, removeContribution, reportContent, showContribution } from './idea-uses.server.ts';
import { findPublished, mergeIdea, withdrawIdea } from './ideas.server.ts';
import { forgetContributors, remindOfQuestions } from './inside/use/nightly.server.ts';
import { listStandingIdeas } from './waiting.server.ts';

/** What the rules of what others say of an idea stop, one at a time. `beta` has the editors' turn; the ideas are of `alfa`, in Bodø. */

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
beforeEach(async () => void (await takeLetters(t)));
const as = (actor: Actor, at?: string) => t.ctx(actor, at === undefined ? {} : { now: new Date(at) });
const night = (at: string) => as(systemActor('test'), `${at}T03:00:00Z`);
const outside = { code: 'not-found' };
const guest = { name: 'Marit Moen', email: 'marit@example.org', language: 'nb' as const };
const colleague = person('colleague', 'Siri Berg', { role: 'employee', scope: '4601' });
const lines = { did: 'To tider', went: 'Godt', advice: 'Begynn i mai', year: 2026, month: 5 };
const use = (ideaId: string, more = {}) => ({ ...lines, ideaId, once: freshOnce(), municipality: '', ...more });
const usesOf = async (number: number): Promise<number | undefined> => {
  const found = await findPublished(as(anonymous), number);
  return found && 'idea' in found ? found.idea.uses : undefined;
};
const read = (id: string, actor: Actor = anonymous) => getContributions(as(actor), id);
const row = async (id: string) => (await t.db.owner.query<Record<string, unknown>>('select * from idea_contribution where id = $1', [id])).rows[0];
async function linkOf(ideaId: string): Promise<{ id: string; actor: Actor }> {
  const { rows } = await t.db.owner.query<{ id: string }>(`select id from idea_contribution where idea_id = $1 and state = 'unconfirmed' order by at desc, id limit 1`, [ideaId]);
  const { id } = rows[0]!;
  return { id, actor: linkActor((await keptPath(t, `idea-contribution:${id}`))!.split('/').at(-1)!) };
}
/** Said without an account, its link pressed: waits to be looked at. */
async function waitingUse(ideaId: string, more: { readonly municipality: string; readonly year?: number }): Promise<{ id: string; actor: Actor }> {
  expect(await addUse(as(anonymous), use(ideaId, { ...more, guest }))).toEqual({ ok: true });
  const own = await linkOf(ideaId);
  await confirmContribution(as(own.actor), { id: own.id });
  return own;
}
async function asked(ideaId: string, actor: Actor = berit): Promise<string> {
  await askAuthor(as(actor), { ideaId, once: freshOnce(), body: 'Hva koster det?', municipality: '' });
  return (await read(ideaId, kari)).questions.find((q) => q.state === 'waiting')!.id;
}

describe('how many municipalities have used it', () => {
  it('is by today’s borders: two that have become one are one, and what the idea’s own was is its own', async () => {
    const { id, number } = await publishedIdea(as, { content: { ...whole, municipality: '1804' } });
    // Lenvik and Tranøy are Senja today.
    for (const more of [
      { municipality: 'Lenvik', year: 2018 },
      { municipality: 'Tranøy', year: 2018 },
      { municipality: 'Senja', year: 2026 },
    ])
      await approveUse(as(edvard), { id: (await waitingUse(id, more)).id });
    expect([(await read(id)).municipalities, await usesOf(number)]).toEqual([1, 1]);
    const home = await publishedIdea(as, { content: { ...whole, municipality: '1931', year: 2018 } });
    const said = await waitingUse(home.id, { municipality: 'Senja' });
    await approveUse(as(edvard), { id: said.id });
    expect([(await read(home.id)).uses.length, await usesOf(home.number)]).toEqual([1, 0]);
  });
  it('is right when two are looked at in the same moment: who counts second sees what the first wrote', async () => {
    const { id, number } = await publishedIdea(as);
    const [one, other] = [await waitingUse(id, { municipality: 'Bergen' }), await waitingUse(id, { municipality: 'Oslo' })];
    const first = await t.db.owner.connect();
    try {
      await first.query('begin');
      await first.query('select from idea where id = $1 for update', [id]);
      await first.query(`update idea_contribution set state = 'shown' where id = $1`, [one.id]);
      const second = approveUse(as(edvard), { id: other.id });
      const waits = `select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`;
      while ((await first.query(`${waits} or not granted and locktype = 'transactionid'`)).rowCount === 0);
      await first.query('commit');
      await second;
    } finally {
      first.release();
    }
    expect([(await read(id)).municipalities, await usesOf(number)]).toEqual([2, 2]);
  });
  it('counts a municipality once for each year in the published numbers, in however many months it was told of', async () => {
    const { id } = await publishedIdea(as);
    const counted = async () =>
      (await t.db.owner.query(`select year, sum(n)::int as n from idea_fact where idea_id = $1 and centre_id = '' and measure = 'use' group by 1 order by 1`, [id])).rows;
    for (const month of [3, 5]) await addUse(as(berit), use(id, { month }));
    expect(await counted()).toEqual([{ year: 2026, n: 1 }]);
    await addUse(as(berit), use(id, { year: 2025 }));
    expect(await counted()).toEqual([
      { year: 2025, n: 1 },
      { year: 2026, n: 1 },
    ]);
  });
  it('counts none that readers do not see: what waits, and what was hidden until it is shown again', async () => {
    const { id, number } = await publishedIdea(as);
    const said = await waitingUse(id, { municipality: 'Bergen' });
    expect([(await read(id, kari)).municipalities, await usesOf(number)]).toEqual([0, 0]);
    await approveUse(as(kari), { id: said.id });
    await hideContribution(as(edvard), { id: said.id });
    expect([(await read(id)).uses, await usesOf(number)]).toEqual([[], 0]);
    await showContribution(as(edvard), { id: said.id });
    expect(await usesOf(number)).toBe(1);
  });
  it('is counted for the one that an idea has become part of, also when more is said and taken back later', async () => {
    const [one, other] = [await publishedIdea(as), await publishedIdea(as)];
    await addUse(as(berit), use(one.id));
    await mergeIdea(as(edvard), { id: one.id, version: await versionNow(as, kari, one.id), into: other.number, word: '' });
    const [mine] = (await read(other.id, berit)).uses;
    await removeContribution(as(berit), { id: mine!.id });
    expect(await usesOf(other.number)).toBe(0);
  });
});

describe('a use', () => {
  it('is of a month that has been, after the register of municipalities begins', async () => {
    const { id } = await publishedIdea(as);
    for (const [year, month] of [
      [2026, 12],
      [2012, 12],
      [2026, 0],
      [2026, 13],
    ])
      expect(await addUse(as(berit), use(id, { year, month })), `${year}-${month}`).toMatchObject({ ok: false, faults: [{ field: 'month', reason: 'bad-month' }] });
    expect(await addUse(as(berit), use(id, { year: 2026, month: 11 }))).toEqual({ ok: true });
  });
  it('is said of what readers can read alone', async () => {
    const { id } = await publishedIdea(as);
    await withdrawIdea(as(kari), { id, word: '' });
    await expect(addUse(as(berit), use(id))).rejects.toMatchObject(outside);
    await expect(addUse(as(anonymous), use(id, { municipality: 'Bergen', guest }))).rejects.toMatchObject(outside);
    await expect(commentOn(as(berit), { ideaId: id, once: freshOnce(), body: 'x' })).rejects.toMatchObject(outside);
    await expect(askAuthor(as(berit), { ideaId: id, once: freshOnce(), body: 'x', municipality: '' })).rejects.toMatchObject(outside);
  });
  it('is not approved before its writer has pressed the link, and once it is, nothing more happens', async () => {
    const { id } = await publishedIdea(as);
    await addUse(as(anonymous), use(id, { municipality: 'Bergen', guest }));
    const own = await linkOf(id);
    await expect(approveUse(as(edvard), { id: own.id })).rejects.toMatchObject(outside);
    await confirmContribution(as(own.actor), { id: own.id });
    await approveUse(as(edvard), { id: own.id });
    await approveUse(as(edvard), { id: own.id });
    expect((await read(id)).uses).toHaveLength(1);
  });
  it('belongs to everybody of the municipality; what one of them said without an account is that one’s', async () => {
    const { id } = await publishedIdea(as);
    await addUse(as(berit), use(id));
    const said = await waitingUse(id, { municipality: 'Bergen' });
    await approveUse(as(edvard), { id: said.id });
    const seen = (await read(id, colleague)).uses.map((u) => [u.id === said.id, u.own]);
    expect(seen).toEqual(expect.arrayContaining([[false, true], [true, false]])); // prettier-ignore
    await expect(removeContribution(as(colleague), { id: said.id })).rejects.toMatchObject(outside);
    await expect(changeUse(as(colleague), { ...lines, id: said.id, municipality: '' })).rejects.toMatchObject(outside);
  });
});

describe('a use of one that has become part of another', () => {
  it('is told to whoever holds that, and looked at by them; not by whoever held the first', async () => {
    const [one, other] = [await publishedIdea(as), await publishedIdea(as, { actor: bodil, holder: { kind: 'municipality', code: '1804' } })];
    await addUse(as(anonymous), use(one.id, { municipality: 'Bergen', guest }));
    const own = await linkOf(one.id);
    await mergeIdea(as(edvard), { id: one.id, version: await versionNow(as, kari, one.id), into: other.number, word: '' });
    await takeLetters(t);
    await confirmContribution(as(own.actor), { id: own.id });
    expect((await takeLetters(t)).map((l) => l.to)).toEqual(['bodil@example.org']);
    await expect(approveUse(as(kari), { id: own.id })).rejects.toMatchObject(outside);
    await approveUse(as(bodil), { id: own.id });
    expect([(await read(other.id)).uses.length, await usesOf(other.number)]).toEqual([1, 1]);
  });
});

describe('a comment', () => {
  it('is its writer’s alone, also among colleagues', async () => {
    const { id } = await publishedIdea(as);
    await commentOn(as(berit), { ideaId: id, once: freshOnce(), body: 'Nyttig' });
    const [comment] = (await read(id, colleague)).comments;
    expect(comment).toMatchObject({ own: false });
    await expect(removeContribution(as(colleague), { id: comment!.id })).rejects.toMatchObject(outside);
  });
});

describe('a question', () => {
  it('is told of by mail to its asker at the first answer; the next is another text and no letter', async () => {
    const { id } = await publishedIdea(as);
    const question = await asked(id);
    await takeLetters(t);
    await answerQuestion(as(kari), { id: question, answer: 'Ingenting.' });
    await answerQuestion(as(kari), { id: question, answer: 'Nesten ingenting.' });
    expect((await takeLetters(t)).filter((l) => l.template === 'idea-answered')).toHaveLength(1);
    expect((await read(id)).questions).toMatchObject([{ answer: 'Nesten ingenting.' }]);
  });
  it('that was passed on is answered there, and one that was answered is not passed on', async () => {
    const { id } = await publishedIdea(as);
    const to = { centreId: 'beta', topic: 'paint', workplace: 'shop' };
    const [first, second] = [await asked(id), await asked(id, bodil)];
    expect(await referQuestion(as(edvard), { ...to, id: first })).toMatchObject({ ok: true });
    expect(await answerQuestion(as(kari), { id: first, answer: 'x' })).toEqual({ ok: false, reason: 'not-now' });
    await answerQuestion(as(kari), { id: second, answer: 'Ingenting.' });
    expect(await referQuestion(as(edvard), { ...to, id: second })).toEqual({ ok: false, reason: 'not-now' });
  });
  it('about one that became part of another is answered by whoever holds that', async () => {
    const [one, other] = [await publishedIdea(as), await publishedIdea(as, { actor: bodil, holder: { kind: 'municipality', code: '1804' } })];
    const question = await asked(one.id);
    await mergeIdea(as(edvard), { id: one.id, version: await versionNow(as, kari, one.id), into: other.number, word: '' });
    expect((await read(other.id, bodil)).questions.map((q) => q.id)).toEqual([question]);
    await expect(answerQuestion(as(kari), { id: question, answer: 'x' })).rejects.toMatchObject(outside);
    const waits = (await listStandingIdeas(as(bodil))).find((s) => s.own.idea.id === other.id);
    expect([waits?.asked, waits?.why]).toEqual([{ questions: 1, uses: 0 }, 'question']);
    expect(await answerQuestion(as(bodil), { id: question, answer: 'Ingenting.' })).toEqual({ ok: true });
  });
  it('that was hidden before it was answered waits again when it is shown, and readers see none of it', async () => {
    const { id } = await publishedIdea(as);
    const question = await asked(id);
    await hideContribution(as(edvard), { id: question });
    expect((await read(id, kari)).questions).toEqual([]);
    await showContribution(as(edvard), { id: question });
    expect([(await read(id)).questions, (await read(id, kari)).questions.map((q) => q.state)]).toEqual([[], ['waiting']]);
  });
  it('is reminded of once, after a week', async () => {
    const { id } = await publishedIdea(as);
    const question = await asked(id);
    await takeLetters(t);
    const reminders = async (day: string): Promise<number> => {
      await remindOfQuestions(night(day));
      return (await takeLetters(t)).filter((l) => l.template === 'idea-remind' && l.about === `idea:${id}`).length;
    };
    expect([await reminders('2026-11-27'), await reminders('2026-11-29'), await reminders('2026-12-20')]).toEqual([0, 1, 0]);
    expect((await row(question))?.['reminded_at']).not.toBeNull();
  });
});

describe('a report', () => {
  it('is of what readers see, and settled once', async () => {
    const { id } = await publishedIdea(as);
    await commentOn(as(berit), { ideaId: id, once: freshOnce(), body: 'Uvettig' });
    const [comment] = (await read(id)).comments;
    const report = (once: string) => reportContent(as(anonymous), { ideaId: id, once, body: '', reason: 'rude', about: comment!.id, guest });
    expect(await report(freshOnce())).toEqual({ ok: true });
    await hideContribution(as(edvard), { id: comment!.id });
    await expect(report(freshOnce())).rejects.toMatchObject(outside);
    const found = (await listReports(as(edvard))).find((r) => r.about?.id === comment!.id)!;
    await takeLetters(t);
    expect(await answerReport(as(edvard), { id: found.id, answer: 'Takk. Den er skjult.' })).toEqual({ ok: true });
    expect(await answerReport(as(edvard), { id: found.id, answer: 'En gang til.' })).toEqual({ ok: true });
    expect(await takeLetters(t)).toHaveLength(1);
    expect((await listReports(as(edvard))).find((r) => r.id === found.id)?.answer).toBe('Takk. Den er skjult.');
  });
  it('hidden things are for editors alone', async () => {
    const { id } = await publishedIdea(as);
    await commentOn(as(berit), { ideaId: id, once: freshOnce(), body: 'Uvettig' });
    const [comment] = (await read(id)).comments;
    await hideContribution(as(edvard), { id: comment!.id });
    const seen = await Promise.all([anonymous, kari, berit, liv, ola].map(async (actor) => (await read(id, actor)).comments.length));
    expect([seen, (await read(id, edvard)).comments.length]).toEqual([[0, 0, 0, 0, 0], 1]);
    await expect(showContribution(as(kari), { id: comment!.id })).rejects.toMatchObject(outside);
    await showContribution(as(ann), { id: comment!.id });
  });
});

describe('a person without an account', () => {
  it('takes along what nobody had looked at yet, and the letter with it', async () => {
    const { id } = await publishedIdea(as);
    const own = await waitingUse(id, { municipality: 'Bergen' });
    await eraseOwnContributor(as(own.actor));
    expect([await row(own.id), (await read(id, edvard)).uses]).toEqual([undefined, []]);
  });
  it('who never pressed the link goes after thirty days, with what was written', async () => {
    const { id } = await publishedIdea(as);
    await addUse(as(anonymous), use(id, { municipality: 'Bergen', guest }));
    const own = await linkOf(id);
    await forgetContributors(night('2026-12-21'));
    expect(await row(own.id)).toBeDefined();
    await forgetContributors(night('2026-12-23'));
    expect([await row(own.id), await keptPath(t, `idea-contribution:${own.id}`)]).toEqual([undefined, undefined]);
  });
  it('is forgotten a year after the last that was done; what readers see stays', async () => {
    const { id, number } = await publishedIdea(as);
    const own = await waitingUse(id, { municipality: 'Bergen' });
    await approveUse(as(edvard), { id: own.id });
    const known = async () => (await t.db.owner.query('select 1 from idea_contributor where contribution_id = $1', [own.id])).rows.length;
    await forgetContributors(night('2027-11-20'));
    expect(await known()).toBe(1);
    await forgetContributors(night('2027-11-23'));
    expect([await known(), await usesOf(number)]).toEqual([0, 1]);
  });
});
