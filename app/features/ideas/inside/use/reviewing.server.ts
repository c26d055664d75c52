import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import { formatDay, href, norwegianDay } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { addDays } from '../../../../platform/norwegian-time.ts';
import { hashOfSecret, newSecret } from '../../../../platform/private-link.server.ts';
import { findCoordinators } from '../../../access/access.server.ts';
import { isEditor } from '../../../access/access.ts';
import { keepPrivateLink, queueMail } from '../../../notifications/notifications.server.ts';
import type { Idea } from '../../idea-case.ts';
import { written } from '../../idea-content.ts';
import { remindAfterDays, reviewStep } from '../../idea-use.ts';
import type { Due } from '../../idea-use.ts';
import type { ReviewAnswer } from '../../idea.ts';
import { indexIdea } from '../search/index-store.server.ts';
import { asSystem, done, findAgain, hold, note, wordFault } from '../life/deed.server.ts';
import { holdsLink, mayWrite } from '../life/idea-policy.ts';
import { findDraft, findIdea, selectVersions } from '../life/idea-query.server.ts';
import { updateDraft, updateIdea } from '../life/idea-store.server.ts';
import { authorsOf } from '../life/letters.server.ts';
import { noteConfirmed, noteReviewAsked } from '../life/others.server.ts';
import { auditedOf } from './deed.server.ts';
import { reviewLetter } from './letter-texts.ts';
import { findReview, findReviewByLink, insertReview, selectDue, selectToAsk, updateReview } from './review-store.server.ts';
import type { Review } from './review-store.server.ts';
import { tellOfDraft } from './telling.server.ts';

/** "Stemmer dette fortsatt?" */

const aboutReview = (ideaId: string): string => `idea-review:${ideaId}`;

interface Reader {
  readonly name: string;
  readonly address: string;
  readonly locale: Locale;
}
/** Its author, while there; else everybody employed in the municipality; of a centre its coordinators. Nobody: the author is gone. */
async function readersOf(tx: Tx, ctx: Ctx, idea: Idea): Promise<readonly Reader[]> {
  const { authors, coordinatorsOf, locale } = await authorsOf(tx, ctx, idea);
  if (coordinatorsOf === undefined) return authors;
  return (await findCoordinators(tx, [coordinatorsOf], norwegianDay(ctx.now))).map((p) => ({ name: p.name, address: p.email, locale }));
}
async function tell(tx: Tx, ctx: Ctx, idea: Idea, readers: readonly Reader[], reminder: boolean): Promise<void> {
  const [version] = await selectVersions(tx, idea.id, 1);
  for (const { name, address, locale } of readers)
    await queueMail(tx, ctx, {
      to: { name, address },
      about: aboutReview(idea.id),
      ...reviewLetter(locale, ctx.definitions.ideas.name, version?.content.title ?? '', name, reminder ? formatDay(locale, idea.silentFrom ?? '') : undefined),
    });
}

/** The night: each in a transaction of its own, read again when its turn comes. Run again, nobody is asked twice. As the system. */
export async function askForReviews(ctx: Ctx): Promise<void> {
  const today = norwegianDay(ctx.now);
  for (const id of await inTransaction(ctx, (tx) => selectToAsk(tx, today)))
    await inTransaction(ctx, async (tx) => {
      const idea = await hold(tx, id);
      const { reviewBy } = idea;
      if (idea.standing !== 'published' || reviewBy === undefined) return;
      const asked = await findReview(tx, id, reviewBy);
      const step = reviewStep(today, { reviewBy, remindFrom: (on) => addDays(on, remindAfterDays) }, asked && { ...asked, answered: asked.answer !== undefined });
      if (step === undefined) return;
      const readers = await readersOf(tx, ctx, idea);
      if (step === 'ask') await ask(tx, ctx, { idea, term: reviewBy, readers, today });
      else if (asked) {
        await updateReview(tx, asked, { reminded_on: today, author_gone: readers.length === 0 });
        await tell(tx, ctx, idea, readers, true);
        await auditedOf(tx, ctx, 'review-reminded', idea, id);
      }
    });
}
async function ask(
  tx: Tx,
  ctx: Ctx,
  { idea, term, readers, today }: { readonly idea: Idea; readonly term: string; readonly readers: readonly Reader[]; readonly today: string },
): Promise<void> {
  const secret = newSecret();
  await insertReview(tx, {
    idea_id: idea.id,
    term,
    asked_on: today,
    reminded_on: null,
    link_hash: readers.length === 0 ? null : hashOfSecret(secret),
    author_gone: readers.length === 0,
    answer: null,
    answered_at: null,
  });
  await auditedOf(tx, ctx, 'review-asked', idea, idea.id, { readers: readers.length });
  if (readers.length === 0) return;
  // Readers are told that somebody was asked only where somebody was.
  await noteReviewAsked(tx, ctx, idea.id);
  await keepPrivateLink(tx, aboutReview(idea.id), href(readers[0]?.locale ?? 'nb', `/idebanken/stemmer/${secret}`));
  await tell(tx, ctx, idea, readers, false);
}

/** Everything as readers see it, for whoever is asked. */
export interface AskedReview {
  readonly idea: Idea;
  readonly title: string;
  readonly gist: string;
  /** Given before: the page thanks. */
  readonly answer: ReviewAnswer | undefined;
}
/** By the link of the letter. Undefined for one that opens nothing. */
export async function findReviewAsked(ctx: Ctx): Promise<AskedReview | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const review = await findReviewByLink(tx, actor.hash);
    if (!review) return undefined;
    const [idea, version] = await asSystem(tx, ctx, async () => [await findIdea(tx, review.ideaId), (await selectVersions(tx, review.ideaId, 1))[0]]);
    return idea && version && { idea, title: version.content.title, gist: version.content.gist, answer: review.answer };
  });
}

export interface Answered {
  readonly answer: ReviewAnswer;
  /** Of `ended`: taken away, or kept and marked. */
  readonly keep?: boolean | undefined;
}
/** By the link of the letter, once. @throws AppError `not-found` */
export async function answerReview(ctx: Ctx, input: Answered): Promise<{ readonly ok: true; readonly ideaId: string }> {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const review = await findReviewByLink(tx, actor.hash);
    if (!review) throw new AppError('not-found');
    // Answered before, or meanwhile by somebody else: it stands.
    if (review.answer === undefined) await take(tx, ctx, review.ideaId, review, input);
    return { ok: true, ideaId: review.ideaId };
  });
}
/** By the holder's people, signed in, also before they are asked. @throws AppError `not-found` */
export async function answerReviewOf(ctx: Ctx, input: Answered & { readonly id: string }): Promise<{ readonly ok: true } | Refusal<'not-now'>> {
  return inTransaction(ctx, async (tx) => {
    const idea = await findIdea(tx, input.id);
    if (!idea || !mayWrite(ctx.actor, idea.holder) || !(await findDraft(tx, idea.id))) throw new AppError('not-found');
    if (idea.standing !== 'published') return refuse('not-now');
    await take(tx, ctx, idea.id, undefined, input);
    return done;
  });
}
async function take(tx: Tx, ctx: Ctx, ideaId: string, asked: Review | undefined, { answer, keep = false }: Answered): Promise<void> {
  const taken = await asSystem(tx, ctx, async (system) => {
    const idea = await hold(tx, ideaId);
    if (idea.standing !== 'published') return undefined;
    const today = norwegianDay(ctx.now);
    const review = asked ?? (idea.reviewBy === undefined ? undefined : await findReview(tx, ideaId, idea.reviewBy));
    const given = { answer, answered_at: ctx.now };
    if (review) await updateReview(tx, review, given);
    else if (answer === 'ended')
      await insertReview(tx, { idea_id: ideaId, term: idea.reviewBy ?? today, asked_on: today, reminded_on: null, link_hash: null, author_gone: false, ...given });
    if (answer === 'changes') {
      await openDraft(tx, ctx, ideaId);
      await tellOfDraft(tx, system, idea);
    } else if (answer === 'holds' || keep) await noteConfirmed(tx, system, { id: ideaId, on: today });
    else await withdraw(tx, system, idea);
    return idea;
  });
  if (taken) await auditedOf(tx, ctx, 'review-answered', taken, ideaId, { answer, keep });
}
/** It is written anew, and confirmed when that is published. */
async function openDraft(tx: Tx, ctx: Ctx, ideaId: string): Promise<void> {
  const draft = await findDraft(tx, ideaId);
  if (draft?.writing === 'settled') await updateDraft(tx, ideaId, { writing: 'draft', changed_at: ctx.now });
}
async function withdraw(tx: Tx, ctx: Ctx, idea: Idea, word = ''): Promise<void> {
  await updateIdea(tx, idea.id, { standing: 'withdrawn', withdrawn_at: ctx.now, changed_at: ctx.now });
  await note(tx, ctx, 'withdrawn', await findAgain(tx, idea.id), { word, before: { standing: 'published' }, after: { standing: 'withdrawn' } });
  await indexIdea(tx, ctx, idea.id);
}

/** Ideas whose day has come, the longest due first. @throws AppError `not-found` for everybody but editors */
export async function listDue(ctx: Ctx): Promise<Due[]> {
  if (!isEditor(ctx.actor)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  return inTransaction(ctx, (tx) => selectDue(tx, today));
}
/** An editor, on what they know, with a word of how: for an author who has left, or who has been silent until it was marked. */
export async function settleDue(
  ctx: Ctx,
  input: { readonly id: string; readonly answer: 'holds' | 'ended'; readonly word: string },
): Promise<{ readonly ok: true } | Refusal<'not-now' | 'empty' | 'too-long' | 'identity-number'>> {
  if (!isEditor(ctx.actor)) throw new AppError('not-found');
  const word = written(input.word);
  const today = norwegianDay(ctx.now);
  return inTransaction(ctx, async (tx) => {
    const idea = await hold(tx, input.id);
    const review = idea.reviewBy === undefined ? undefined : await findReview(tx, idea.id, idea.reviewBy);
    const silent = idea.silentFrom !== undefined && idea.silentFrom <= today;
    if (idea.standing !== 'published' || !(review?.authorGone === true || silent)) return refuse('not-now');
    const fault = word === '' ? 'empty' : wordFault(word);
    if (fault) return refuse(fault);
    await auditedOf(tx, ctx, 'review-settled', idea, idea.id, { answer: input.answer, word });
    await asSystem(tx, ctx, async (system) => {
      if (review) await updateReview(tx, review, { answer: input.answer, answered_at: ctx.now });
      if (input.answer === 'holds') await noteConfirmed(tx, system, { id: idea.id, on: today });
      else await withdraw(tx, system, idea, word);
    });
    return done;
  });
}
