import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import { isOfficer, personId } from '../../access/access.ts';
import { scores } from '../gathering.ts';
import type { ProgrammeItem, Gathering } from '../gathering.ts';
import type { FeedbackInput, FeedbackSummary, ItemFeedback, Quote, SubjectComparison, SubjectYear, The } from '../inputs.ts';
import { hold } from './deed.server.ts';
import { selectFeedbacks, selectScores } from './feedback-query.server.ts';
import type { ScoreRow } from './feedback-query.server.ts';
import { insertFeedback } from './feedback-store.server.ts';
import { isFeedbackOpen, mayGiveNow } from './feedback-time.ts';
import { mayActAs, organises } from './gathering-policy.ts';
import { findGathering, selectGatherings } from './gathering-query.server.ts';
import { findParticipant, findParticipantByLink, selectParticipants } from './participant-query.server.ts';
import { updateParticipant } from './participant-store.server.ts';
import { written } from './written.ts';

/** What those who were there thought. That somebody answered is noted with the participant, what they answered is not; and what few have said is not shown. */

const longest = 2000;
type Given = { readonly ok: true } | Refusal<'given' | 'closed' | 'nothing' | 'too-long' | 'identity-number'>;

/** By link, or signed in (`as`, from `feedbackFor`): once. @throws AppError `not-found` for everybody who was not there */
export async function giveFeedback(
  ctx: Ctx,
  { feedback, as }: { readonly feedback: FeedbackInput; readonly as?: (The & { readonly participantId: string }) | undefined },
): Promise<Given> {
  const { actor } = ctx;
  return inTransaction(ctx, async (tx) => {
    const find = () => (actor.kind === 'link' ? findParticipantByLink(tx, actor.hash) : as ? findParticipant(tx, as.participantId) : undefined);
    const found = await find();
    if (!found || (actor.kind !== 'link' && (found.accountId === null || found.accountId !== personId(actor) || found.gatheringId !== as?.id))) throw new AppError('not-found');
    const gathering = await hold(tx, found.gatheringId);
    // Read again when it is their turn: pressed twice, it is given once.
    const participant = await find();
    if (!participant) throw new AppError('not-found');
    if (participant.feedbackGiven) return refuse('given');
    if (!mayGiveNow(ctx.now, gathering, participant)) return isFeedbackOpen(ctx.now, gathering) ? notThere() : refuse('closed');
    const cleaned = cleanedOf(feedback, gathering);
    if (typeof cleaned === 'string') return refuse(cleaned);
    await insertFeedback(tx, gathering.id, cleaned);
    await updateParticipant(tx, participant.id, { feedbackGiven: true });
    return { ok: true };
  });
}
const notThere = (): never => {
  throw new AppError('not-found');
};

/** What is worth keeping, of the points that are asked about. */
function cleanedOf({ byItem, comment, quotable }: FeedbackInput, gathering: Gathering): FeedbackInput | 'nothing' | 'too-long' | 'identity-number' {
  const asked = new Set(gathering.items.filter((i) => i.feedback).map((i) => i.id));
  const given = Object.entries(byItem).map(([id, one]) => [id, { score: one.score, comment: written(one.comment) }] as const);
  if (given.some(([id, { score }]) => !asked.has(id) || (score !== null && !scores.includes(score)))) throw new AppError('malformed');
  const kept = given.filter(([, one]) => one.score !== null || one.comment !== '');
  const whole = written(comment);
  const texts = [whole, ...kept.map(([, one]) => one.comment)];
  if (texts.some((text) => text.length > longest)) return 'too-long';
  if (texts.some(holdsIdentityNumber)) return 'identity-number';
  if (kept.length === 0 && whole === '') return 'nothing';
  return { byItem: Object.fromEntries(kept), comment: whole, quotable: quotable && texts.some((text) => text !== '') };
}

const mean = (rows: readonly ScoreRow[]): number => Math.round((rows.reduce((sum, r) => sum + (r.score ?? 0), 0) / rows.length) * 10) / 10;
/** One point's answers; nothing but how many while they are few. */
function itemFeedback(item: ProgrammeItem, rows: readonly ScoreRow[], fewest: number): ItemFeedback {
  const scored = rows.filter((r) => r.score !== null);
  const enough = scored.length >= fewest;
  return {
    item,
    answers: scored.length,
    mean: enough ? mean(scored) : undefined,
    comments: enough ? rows.flatMap((r) => (r.comment === '' ? [] : [{ text: r.comment, quotable: r.quotable }])) : [],
  };
}

/** The organiser and officers. @throws AppError `not-found` for everybody else */
export async function getFeedback(ctx: Ctx, { centreId, id }: The): Promise<FeedbackSummary> {
  if (!mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
  const { fewest } = ctx.definitions.gatherings;
  return inTransaction(ctx, async (tx) => {
    const gathering = await findGathering(tx, id);
    if (!gathering || (!organises(ctx.actor, gathering, centreId) && !(centreId === '' && gathering.state !== 'draft'))) throw new AppError('not-found');
    const feedbacks = await selectFeedbacks(tx, [id]);
    const byItem = Map.groupBy(await selectScores(tx, [id]), (r) => r.itemId);
    const participants = await selectParticipants(tx, id);
    const enough = feedbacks.length >= fewest;
    return {
      answers: feedbacks.length,
      fewest,
      // An officer sees no participants of a centre's own gathering: then those who have a place.
      asked: participants.length > 0 ? participants.filter((p) => p.attended ?? p.state === 'coming').length : gathering.taken,
      items: gathering.items.filter((i) => i.feedback).map((item) => itemFeedback(item, byItem.get(item.id) ?? [], fewest)),
      whole: {
        item: undefined,
        answers: feedbacks.filter((f) => f.comment !== '').length,
        mean: undefined,
        comments: enough ? feedbacks.flatMap((f) => (f.comment === '' ? [] : [{ text: f.comment, quotable: f.quotable }])) : [],
      },
    };
  });
}

/** Held ones that whoever asks may read feedback of: an officer all, a centre those it called. Newest first. */
async function heldOf(tx: Tx, ctx: Ctx, { centreId, year }: { readonly centreId: string; readonly year?: number | undefined }): Promise<Gathering[]> {
  const all = await selectGatherings(tx, { year });
  return all.filter((g) => (g.state === 'held' || g.state === 'summed-up') && (g.centreId === centreId || (centreId === '' && isOfficer(ctx.actor))));
}

/**
 * A subject that comes back from year to year; several points of one gathering stand each by itself. Without a subject, the first that
 * there has been something about.
 */
export async function compareFeedback(ctx: Ctx, { centreId, subject: asked }: { readonly centreId: string; readonly subject?: string | undefined }): Promise<SubjectComparison> {
  const { fewest, subjects } = ctx.definitions.gatherings;
  if (!mayActAs(ctx.actor, centreId) || (asked !== undefined && !subjects.some((s) => s.id === asked))) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const all = await heldOf(tx, ctx, { centreId });
    const about = (id: string): Gathering[] => all.filter((g) => g.items.some((i) => i.subject === id && i.feedback));
    const subject = asked ?? (subjects.find((s) => about(s.id).length > 0) ?? subjects[0])?.id ?? '';
    const gatherings = about(subject);
    const byItem = gatherings.length === 0 ? new Map<string, ScoreRow[]>() : Map.groupBy(await selectScores(tx, gatherings.map((g) => g.id)), (r) => r.itemId); // prettier-ignore
    const years = gatherings.flatMap((g) =>
      g.items
        .filter((i) => i.subject === subject && i.feedback)
        .map((item): SubjectYear => {
          const { answers, mean: score } = itemFeedback(item, byItem.get(item.id) ?? [], fewest);
          return { gatheringId: g.id, number: g.number, title: g.title, kind: g.kind, year: norwegianYear(g.startsAt), itemTitle: item.title, answers, mean: score };
        }),
    );
    return { subject, years };
  });
}

/** With consent alone, and never of a gathering that few answered about. */
export async function listQuotes(
  ctx: Ctx,
  { centreId, year, subject }: { readonly centreId: string; readonly year?: number | undefined; readonly subject?: string | undefined },
): Promise<readonly Quote[]> {
  if (!mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
  const { fewest } = ctx.definitions.gatherings;
  return inTransaction(ctx, async (tx) => {
    const gatherings = await heldOf(tx, ctx, { centreId, year });
    if (gatherings.length === 0) return [];
    const ids = gatherings.map((g) => g.id);
    const [feedbacks, rows] = [Map.groupBy(await selectFeedbacks(tx, ids), (f) => f.gatheringId), Map.groupBy(await selectScores(tx, ids), (r) => r.itemId)];
    return gatherings.flatMap((g): Quote[] => {
      const about = { gatheringId: g.id, gatheringTitle: g.title, year: norwegianYear(g.startsAt) };
      const whole = feedbacks.get(g.id) ?? [];
      if (whole.length < fewest) return [];
      const ofItems = g.items.flatMap((item) => {
        const quotable = itemFeedback(item, rows.get(item.id) ?? [], fewest).comments.filter((c) => c.quotable);
        return quotable.map(({ text }): Quote => ({ ...about, itemTitle: item.title, subject: item.subject, text }));
      });
      const ofAll = whole.flatMap((f): Quote[] => (f.quotable && f.comment !== '' ? [{ ...about, itemTitle: '', subject: '', text: f.comment }] : []));
      return [...ofItems, ...ofAll].filter((q) => subject === undefined || q.subject === subject);
    });
  });
}
