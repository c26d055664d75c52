import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays, addMonths, momentOf } from '../../../../platform/norwegian-time.ts';
import { remindQuestionAfterDays } from '../../idea-use.ts';
import { findHeir } from '../life/idea-query.server.ts';
import { forgetContributor } from './deed.server.ts';
import { eraseContributor } from './reading.server.ts';
import { isUuid } from './talking.server.ts';
import { tellHolder } from './telling.server.ts';
import { deleteContribution, findContribution, findContributor, selectUnanswered, selectUnconfirmed, selectWithPersons, updateContribution } from './use-store.server.ts';

/** What the night does by itself with what others have said, each of it again without harm. As the system. */

/** A link that is not pressed in so many days; months that an address is kept after the last that was done. */
const confirmWithin = 30;
const keepFor = 12;

/** The author is reminded once of a question. */
export async function remindOfQuestions(ctx: Ctx): Promise<void> {
  const before = momentOf(addDays(norwegianDay(ctx.now), -remindQuestionAfterDays), 0);
  for (const { id } of await inTransaction(ctx, (tx) => selectUnanswered(tx, before)))
    await inTransaction(ctx, async (tx) => {
      const row = await findContribution(tx, id);
      const idea = row && (await findHeir(tx, row.idea_id));
      if (!row || !idea || row.state !== 'waiting' || row.reminded_at !== null) return;
      await updateContribution(tx, id, { reminded_at: ctx.now });
      await tellHolder(tx, ctx, idea, 'remind');
    });
}
/** Whoever never pressed the link goes, with what was written; addresses go a year after the last that was done. What readers see stays. */
export async function forgetContributors(ctx: Ctx): Promise<void> {
  const today = norwegianDay(ctx.now);
  const unpressed = await inTransaction(ctx, (tx) => selectUnconfirmed(tx, momentOf(addDays(today, -confirmWithin), 0)));
  for (const { id } of unpressed)
    await inTransaction(ctx, async (tx) => {
      if ((await findContribution(tx, id))?.state !== 'unconfirmed') return;
      await forgetContributor(tx, id);
      await deleteContribution(tx, id);
    });
  for (const { id } of await inTransaction(ctx, (tx) => selectWithPersons(tx, momentOf(addMonths(today, -keepFor), 0))))
    await inTransaction(ctx, (tx) => forgetContributor(tx, id));
}
/** Erases once more whoever had themselves erased (by the contribution's id, which the log keeps), in a database restored from before. */
export async function eraseContributorAgain(ctx: Ctx, id: string): Promise<boolean> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  if (!isUuid(id)) return false;
  return inTransaction(ctx, async (tx) => {
    const row = await findContribution(tx, id);
    if (!row || !(await findContributor(tx, id))) return false;
    await eraseContributor(tx, ctx, row);
    return true;
  });
}
