import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { berit, edvard, ideaDatabase, publishedIdea, sentIn, whole } from '../../../testing/ideas.ts';
import { kari, ola } from '../../../testing/small-scheme.ts';
import { keptPath, takeLetters } from '../../../testing/visits.ts';
import { pageSite } from '../../../testing/visit-site.ts';
import type { PageSite } from '../../../testing/visit-site.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { addDays, addMonths } from '../../platform/norwegian-time.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { privateLink } from '../notifications/mail.ts';
import { ideaPath } from './idea-address.ts';
import { answerReview, answerReviewOf, findReviewAsked, getContributions, listDue, settleDue } from './idea-uses.server.ts';
import { findPublished, getDraft, getOwnDraft, publishIdea, submitIdea } from './ideas.server.ts';
import { askForReviews } from './inside/use/reviewing.server.ts';
import { ideasRoutes } from './routes.ts';

let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
});
afterAll(() => t?.drop());
const today = (): string => norwegianDay(t.ctx(anonymous).now);
const on = (actor: Actor, day = today()) => ({ ...t.ctx(actor), now: new Date(`${day}T10:00:00Z`) });
const as = (actor: Actor) => on(actor);
const night = (day: string) => askForReviews(on(systemActor('test'), day));
const letters = async (id: string): Promise<string[]> =>
  (await t.db.owner.query<{ template: string }>(`select template from mail where about = $1 order by queued_at, template`, [`idea-review:${id}`])).rows.map((r) => r.template);
const secretFor = async (id: string): Promise<string> => (await keptPath(t, `idea-review:${id}`))!.split('/').at(-1)!;
const outside = { code: 'not-found' };
async function asked() {
  const idea = await publishedIdea(as);
  const day = addMonths(today(), 24);
  await night(day);
  const secret = await secretFor(idea.id);
  return { ...idea, day, secret, holder: linkActor(secret) };
}
const ideaNow = async (number: number) => {
  const found = await findPublished(t.ctx(anonymous), number);
  return found && 'idea' in found ? found.idea : found;
};

describe('an idea whose day has come', () => {
  it('is asked about once, and its author reminded once, however often the night comes', async () => {
    const { id, day } = await asked();
    for (const later of [0, 1, 20, 21, 22, 90]) await night(addDays(day, later));
    expect(await letters(id)).toEqual(['idea-review', 'idea-review-reminder']);
  });
  it('is not asked about before its day', async () => {
    const { id } = await publishedIdea(as);
    await night(addDays(addMonths(today(), 24), -1));
    expect(await letters(id)).toEqual([]);
  });
  it('says the same to readers and to editors of whether anybody was asked', async () => {
    const { id, number } = await publishedIdea(as);
    const path = ideaPath(number, whole.title);
    const due = (since: string | null) =>
      t.db.owner.query(`update idea set confirmed_on = '2018-01-10', review_by = '2020-01-10', silent_from = '2020-03-10', review_asked_at = $2 where id = $1`, [id, since]);
    await due(null);
    expect((await site.get(path)).html).not.toContain('Vi har spurt');
    expect((await listDue(as(edvard))).find((one) => one.id === id)).toMatchObject({ demonstration: true, silent: true, askedOn: undefined });
    await due('2020-01-10T08:00:00Z');
    expect((await site.get(path)).html).toContain('Vi har spurt, og ikke fått svar');
    expect((await listDue(as(edvard))).find((one) => one.id === id)).toMatchObject({ askedOn: '2020-01-10' });
  });
  it('holds by one press, from that day, and is asked about anew after as long', async () => {
    const { number, holder, day } = await asked();
    const late = addDays(day, 100);
    await answerReview(on(holder, late), { answer: 'holds' });
    expect(await ideaNow(number)).toMatchObject({ confirmedOn: late, reviewBy: addMonths(late, 24) });
    // Pressed again, the first answer stands.
    await answerReview(on(holder, addDays(late, 1)), { answer: 'ended' });
    expect(await ideaNow(number)).toMatchObject({ standing: 'published', confirmedOn: late });
  });
  it('opens a draft where something must be changed, and is confirmed no sooner', async () => {
    const { id, number, holder, day } = await asked();
    const before = await ideaNow(number);
    await answerReview(on(holder, day), { answer: 'changes' });
    expect((await getDraft(as(kari), id)).draft.writing).toBe('draft');
    expect(await ideaNow(number)).toEqual(before);
  });
  it('sends whoever holds it by a private link a letter with the way to that draft, and no account one', async () => {
    const { id, path, actor } = await sentIn(t);
    expect((await submitIdea(as(actor), { id, version: (await getOwnDraft(as(actor)))!.draft.version })).ok).toBe(true);
    await publishIdea(as(edvard), { id, version: (await getOwnDraft(as(actor)))!.draft.version, level: 'tried' });
    const day = addMonths(today(), 24);
    await night(day);
    await takeLetters(t);
    const secret = await secretFor(id);
    await answerReview(on(linkActor(secret), day), { answer: 'changes' });
    await answerReview(on(linkActor(secret), day), { answer: 'changes' });
    const told = (await takeLetters(t)).filter((l) => l.about === `idea:${id}`);
    expect(told.map(({ to, template }) => [to, template])).toEqual([['marit@example.org', 'idea-review-draft']]);
    expect(told[0]?.body).toContain(privateLink);
    // The link that is put into letters about the idea: it leads to the open draft.
    expect(await keptPath(t, `idea:${id}`)).toBe(path);
    expect((await site.get(path)).html).toContain('name="handling"');
    expect((await getOwnDraft(as(actor)))?.draft.writing).toBe('draft');
    const ours = await asked();
    await takeLetters(t);
    await answerReview(on(ours.holder, ours.day), { answer: 'changes' });
    expect(await takeLetters(t)).toEqual([]);
  });
  it('that is not done any more is taken away, or stands and says so', async () => {
    const [gone, kept] = [await asked(), await asked()];
    await answerReview(on(gone.holder, gone.day), { answer: 'ended' });
    expect(await ideaNow(gone.number)).toEqual({ gone: 'withdrawn' });
    await answerReview(on(kept.holder, kept.day), { answer: 'ended', keep: true });
    expect((await getContributions(as(anonymous), kept.id)).ended).toBe(true);
    expect(await ideaNow(kept.number)).toMatchObject({ confirmedOn: kept.day });
  });
  it('is answered for by its link or its holder’s people, and by nobody else', async () => {
    const { id, number } = await asked();
    const stranger = linkActor(newSecret());
    expect(await findReviewAsked(as(stranger))).toBeUndefined();
    for (const actor of [stranger, anonymous, kari]) await expect(answerReview(as(actor), { answer: 'ended' })).rejects.toMatchObject(outside);
    for (const actor of [stranger, anonymous, ola, berit, edvard]) await expect(answerReviewOf(as(actor), { id, answer: 'ended' })).rejects.toMatchObject(outside);
    expect(await answerReviewOf(as(kari), { id, answer: 'holds' })).toEqual({ ok: true });
    expect(await ideaNow(number)).toMatchObject({ confirmedOn: today() });
  });
});

describe('editors', () => {
  it('see what is due, and answer with a word where the author has left or is silent, and not before', async () => {
    const { id, number, day } = await asked();
    for (const actor of [kari, berit, anonymous, ola]) await expect(listDue(on(actor, day))).rejects.toMatchObject(outside);
    expect((await listDue(on(edvard, day))).find((d) => d.id === id)).toMatchObject({ askedOn: day, silent: false, authorGone: false });
    const settle = (when: string, word: string) => settleDue(on(edvard, when), { id, answer: 'holds', word });
    expect(await settle(day, 'Vi ringte')).toEqual({ ok: false, reason: 'not-now' });
    const silent = addDays(day, 400);
    expect(await settle(silent, '')).toEqual({ ok: false, reason: 'empty' });
    await expect(settleDue(on(kari, silent), { id, answer: 'ended', word: 'x' })).rejects.toMatchObject(outside);
    expect(await settle(silent, 'Vi ringte')).toEqual({ ok: true });
    expect(await ideaNow(number)).toMatchObject({ confirmedOn: silent });
  });
});

describe('the page behind the letter’s link', () => {
  it('changes nothing when it is opened, and takes one of three answers', async () => {
    const { number, secret, day } = await asked();
    const before = await ideaNow(number);
    const path = `/idebanken/stemmer/${secret}`;
    const { status, html } = await site.get(path);
    expect([status, await ideaNow(number)]).toEqual([200, before]);
    for (const label of ['Det stemmer', 'Noe må endres', 'La ideen stå', 'Trekk ideen']) expect(html).toContain(label);
    expect(day).not.toBe('');
    expect((await site.post(path, { svar: 'stemmer' })).status).toBe(303);
    expect((await site.get(path)).html).toContain('Takk! Ideen er bekreftet i dag.');
    expect((await site.get(`/idebanken/stemmer/${newSecret()}`)).status).toBe(404);
  });
});
