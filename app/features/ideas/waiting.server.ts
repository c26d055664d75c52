import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { countWaiting } from './inside/use/waiting-query.server.ts';
import { listOwnIdeas } from './ideas.server.ts';
import { nobodyAsks, whyItWaits } from './own-ideas.ts';
import type { StandingIdea } from './own-ideas.ts';

/** Own ideas with why each waits for those who hold it, if it does: of every holder the actor acts for, changed last first. */
export async function listStandingIdeas(ctx: Ctx): Promise<StandingIdea[]> {
  const ideas = await listOwnIdeas(ctx);
  const waiting = await inTransaction(ctx, (tx) =>
    countWaiting(
      tx,
      ideas.map(({ idea }) => idea.id),
    ),
  );
  const today = norwegianDay(ctx.now);
  return ideas.map((own) => {
    const asked = waiting.get(own.idea.id) ?? nobodyAsks;
    return { own, asked, why: whyItWaits(own, today, asked) };
  });
}
