import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { edvard, ideaDatabase, publishedIdea, versionNow, whole } from '../../../testing/ideas.ts';
import { kari } from '../../../testing/small-scheme.ts';
import { keptPath } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { addDays, addMonths } from '../../platform/norwegian-time.ts';
import { linkActor } from '../../platform/private-link.server.ts';
import { searchIdeas } from './idea-search.server.ts';
import { noSearch } from './idea-search.ts';
import { answerReview, answerReviewOf, listDue, settleDue } from './idea-uses.server.ts';
import { findPublished, getDraft, saveDraft, submitIdea, withdrawIdea } from './ideas.server.ts';
import { askForReviews } from './inside/use/reviewing.server.ts';

/** What the rules of "stemmer dette fortsatt?" stop, one at a time. */

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
const today = (): string => norwegianDay(t.ctx(anonymous).now);
const as = (actor: Actor, day = today()) => t.ctx(actor, { now: new Date(`${day}T10:00:00Z`) });
const night = (day: string) => askForReviews(as(systemActor('test'), day));
const letters = async (id: string): Promise<number> => (await t.db.owner.query('select from mail where about = $1', [`idea-review:${id}`])).rowCount ?? 0;
const due = addMonths(norwegianDay(new Date('2026-11-21T10:00:00Z')), 24);
async function asked() {
  const idea = await publishedIdea(as);
  await night(due);
  const holder = linkActor((await keptPath(t, `idea-review:${idea.id}`))!.split('/').at(-1)!);
  return { ...idea, holder };
}
const found = async (number: number): Promise<boolean> => (await searchIdeas(as(anonymous), noSearch)).hits.some((hit) => hit.number === number);

describe('an idea whose day has come', () => {
  it('is asked about also when a thousand others have been silent for longer', async () => {
    const { id } = await publishedIdea(as);
    await t.db.owner.query(
      `with made as (
         insert into idea (id, once, demonstration, holder_kind, centre_id, standing, sent_at, confirmed_level, created_at, published_at, changed_at, confirmed_on, review_by, silent_from)
           select 'silent-' || n, 'silent-' || n, false, 'centre', 'alfa', 'published', now(), 'tried', now(), now(), now(), '2020-01-01', '2022-01-01', '2022-02-01'
             from generate_series(1, 1000) n returning id
       ) insert into idea_review (idea_id, term, asked_on, reminded_on, author_gone) select id, '2022-01-01', '2022-01-01', '2022-01-22', false from made`,
    );
    await night(due);
    await t.db.owner.query(`delete from idea_review where idea_id like 'silent-%'`);
    await t.db.owner.query(`delete from idea where id like 'silent-%'`);
    expect(await letters(id)).toBe(1);
  });
  it('is asked about anew in its next term, and reminded of three weeks after each', async () => {
    const { id, holder } = await asked();
    await answerReview(as(holder, due), { answer: 'holds' });
    const next = addMonths(due, 24);
    const sent: number[] = [];
    for (const day of [addDays(next, -1), next, addDays(next, 20), addDays(next, 21)]) {
      await night(day);
      sent.push(await letters(id));
    }
    expect(sent).toEqual([1, 2, 2, 3]);
  });
  it('that must be changed keeps what is being written, or waits for the editors, as it is', async () => {
    const { id, holder } = await asked();
    await saveDraft(as(kari), { id, version: await versionNow(as, kari, id), content: { ...whole, gist: 'Under arbeid.' } });
    await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    await answerReview(as(holder, due), { answer: 'changes' });
    expect((await getDraft(as(kari), id)).draft).toMatchObject({ writing: 'submitted', content: { gist: 'Under arbeid.' } });
  });
  it('that its holder took away meanwhile is neither brought back nor confirmed by an answer', async () => {
    const { id, number, holder } = await asked();
    await withdrawIdea(as(kari), { id, word: '' });
    await answerReview(as(holder, due), { answer: 'holds' });
    expect(await findPublished(as(anonymous), number)).toEqual({ gone: 'withdrawn' });
    expect(await answerReviewOf(as(kari), { id, answer: 'holds' })).toEqual({ ok: false, reason: 'not-now' });
    expect((await getDraft(as(kari), id)).idea.confirmedOn).toBe(today());
  });
  it('that is not done any more is found no longer, whoever says so', async () => {
    const [byAuthor, byEditor] = [await asked(), await asked()];
    await answerReview(as(byAuthor.holder, due), { answer: 'ended' });
    const silent = addDays(due, 400);
    expect(await settleDue(as(edvard, silent), { id: byEditor.id, answer: 'ended', word: 'Vi ringte' })).toEqual({ ok: true });
    expect([await found(byAuthor.number), await found(byEditor.number)]).toEqual([false, false]);
  });
});

describe('the list of what is due', () => {
  it('has the longest due first, with what became of asking and whether readers are told', async () => {
    const [first, second] = [await asked(), await publishedIdea(as)];
    await t.db.owner.query(`update idea set review_by = review_by + 5, silent_from = silent_from + 5 where id = $1`, [second.id]);
    await night(addDays(due, 21));
    const listed = (await listDue(as(edvard, addDays(due, 31)))).filter((d) => d.id === first.id || d.id === second.id);
    expect(listed).toEqual([
      { id: first.id, number: first.number, title: whole.title, demonstration: true, reviewBy: due, askedOn: due, remindedOn: addDays(due, 21), silent: true, authorGone: false },
      {
        id: second.id,
        number: second.number,
        title: whole.title,
        demonstration: true,
        reviewBy: addDays(due, 5),
        askedOn: addDays(due, 21),
        remindedOn: undefined,
        silent: false,
        authorGone: false,
      },
    ]);
    expect((await listDue(as(edvard, addDays(due, -1)))).length).toBe(0);
  });
});
