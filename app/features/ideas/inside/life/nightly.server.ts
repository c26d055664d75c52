import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays, momentOf } from '../../../../platform/norwegian-time.ts';
import { findEditorCentres } from '../../../access/authors.server.ts';
import { mailCoordinators } from '../../../notifications/notifications.server.ts';
import { audited, hold } from './deed.server.ts';
import { findDraft, findLastTold, selectForgotten, selectSubmitted } from './idea-query.server.ts';
import { lockOnce, noteEditorsTold } from './idea-store.server.ts';
import { queueLetter } from './letter-texts.ts';
import { keptUnsentFor } from './sender.server.ts';
import { discard } from './writing.server.ts';

/** What the night does by itself, each of it again without harm. As the system. */

/** Every centre that has the turn hears that something waits, once a day at most, and not when nothing does. */
export async function tellEditors(ctx: Ctx): Promise<void> {
  const today = norwegianDay(ctx.now);
  await inTransaction(ctx, async (tx) => {
    // Two nights at once take turns; the second sees that they were told.
    await lockOnce(tx, 'tell-editors');
    const last = await findLastTold(tx);
    if (last !== undefined && norwegianDay(last) === today) return;
    const waiting = await selectSubmitted(tx);
    const [first] = waiting;
    if (!first) return;
    const since = norwegianDay(first.head.submittedAt ?? ctx.now);
    const days = Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000);
    for (const centreId of await findEditorCentres(tx, today))
      await mailCoordinators(tx, ctx, { centreId, ...queueLetter({ waiting: waiting.length, days, bank: ctx.definitions.ideas.name.nb }) });
    await noteEditorsTold(
      tx,
      waiting.map(({ idea }) => idea.id),
      ctx.now,
    );
  });
}

/** Drafts sent in by link that were never sent to the editors, or were declined: who sent them in is not kept for nothing. */
export async function discardForgotten(ctx: Ctx): Promise<number> {
  const before = momentOf(addDays(norwegianDay(ctx.now), -keptUnsentFor), 0);
  const due = await inTransaction(ctx, (tx) => selectForgotten(tx, before));
  let gone = 0;
  for (const { id } of due)
    gone += await inTransaction(ctx, async (tx) => {
      const idea = await hold(tx, id);
      const draft = await findDraft(tx, id);
      // Written meanwhile.
      if (idea.publishedAt !== undefined || !draft || draft.writing === 'submitted' || draft.changedAt >= before) return 0;
      await audited(tx, ctx, 'idea.discarded', idea, { before: { writing: draft.writing } });
      await discard(tx, ctx, idea);
      return 1;
    });
  return gone;
}
