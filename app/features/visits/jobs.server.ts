import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { askForEvaluations, eraseOld, expireOffers, handOver, lapseUnsettled, markHeld, outliveDays, remindToAnswer, remindToSumUp } from './inside/nightly.server.ts';

export { eraseVisitAgain } from './inside/erase-again.server.ts';

/** Offers lapse to the minute people were told, or a few after; the rest is the night's (in UTC: well after midnight in Norway). */
export const visitSchedules: readonly CronItem[] = [
  { task: 'visit-offers', match: '*/5 * * * *' },
  { task: 'visit-nights', match: '40 3 * * *' },
];

export const visitTasks = (_services: Services, ctx: (task: string) => Ctx): TaskList => ({
  'visit-offers': async () => {
    await expireOffers(ctx('visit-offers'));
  },
  'visit-nights': async () => {
    const night = ctx('visit-nights');
    await expireOffers(night);
    await outliveDays(night);
    await markHeld(night);
    await handOver(night);
    await askForEvaluations(night);
    await remindToSumUp(night);
    await lapseUnsettled(night);
    await remindToAnswer(night);
    await eraseOld(night);
  },
});
