import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import type { EvaluationInput, EvaluationPlace } from '../inputs.ts';
import { countedPersons, evaluationChanges } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { asSystem } from './deed.server.ts';
import { insertEvaluation, selectEvaluationsOf } from './evaluation-store.server.ts';
import type { Done } from './own-visit.server.ts';
import { holdsLink } from './visit-policy.ts';
import { findVisitByEvaluation, lockVisit } from './visit-query.server.ts';

/** What the visitors thought. Who answers is not known: the link is the same for all, nothing is logged, and a day is kept but no time. */

const openDays = 90;
const longestComment = 2000;
/** Somebody brought a colleague; a hundred answers to a visit of four are not the visitors'. */
const mostAnswers = (visit: Visit): number => Math.ceil(countedPersons(visit.lines) * 1.5);
const isOpen = (ctx: Ctx, visit: Visit): boolean =>
  (visit.state === 'held' || visit.state === 'summed-up') && visit.endsAt !== null && ctx.now.getTime() - visit.endsAt.getTime() <= openDays * 86_400_000;

const answersTo = (tx: Tx, ctx: Ctx, visit: Visit): Promise<number> => asSystem(tx, ctx, async () => (await selectEvaluationsOf(tx, visit.id)).length);

/** Undefined for a link that leads nowhere (any more). */
export async function findEvaluationPlace(ctx: Ctx): Promise<EvaluationPlace | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const visit = await findVisitByEvaluation(tx, actor.hash);
    if (!visit || visit.startsAt === null || !isOpen(ctx, visit)) return undefined;
    const { centreId, startsAt, form, language, demonstration } = visit;
    return { centreId, startsAt, form, language, demonstration, full: (await answersTo(tx, ctx, visit)) >= mostAnswers(visit) };
  });
}

/** One visitor's answers. `full`: as many have answered as can have come. @throws AppError `not-found` for another link, `malformed` */
export async function evaluateVisit(ctx: Ctx, input: EvaluationInput): Done<'full' | 'closed'> {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  const comment = input.comment?.trim() || null;
  if (!Number.isInteger(input.useful) || input.useful < 1 || input.useful > 5 || !evaluationChanges.includes(input.change) || (comment?.length ?? 0) > longestComment)
    throw new AppError('malformed');
  return inTransaction(ctx, async (tx) => {
    const visit = await findVisitByEvaluation(tx, actor.hash);
    if (!visit) throw new AppError('not-found');
    if (!isOpen(ctx, visit)) return refuse('closed');
    // Two at once take turns, so that no more than so many answer.
    await asSystem(tx, ctx, () => lockVisit(tx, visit.id));
    if ((await answersTo(tx, ctx, visit)) >= mostAnswers(visit)) return refuse('full');
    await insertEvaluation(tx, visit, norwegianDay(ctx.now), { ...input, comment });
    return { ok: true };
  });
}
