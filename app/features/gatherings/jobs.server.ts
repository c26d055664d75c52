import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { askForFeedback, closeQueues, eraseNeeds, erasePersons, expireOffers, markHeld, remindBefore, remindToSumUp } from './inside/nightly.server.ts';
import { tellOfRequests } from './inside/requests.server.ts';

export { eraseParticipantAgain } from './inside/erase-again.server.ts';

/** Offers lapse, and queues close, to the minute people were told, or a few after; the rest is the night's (in UTC: well after midnight in Norway). */
export const gatheringSchedules: readonly CronItem[] = [
  { task: 'gathering-offers', match: '*/5 * * * *' },
  { task: 'gathering-nights', match: '50 3 * * *' },
];

export const gatheringTasks = (_services: Services, ctx: (task: string) => Ctx): TaskList => ({
  'gathering-offers': async () => {
    const now = ctx('gathering-offers');
    await expireOffers(now);
    await closeQueues(now);
  },
  'gathering-nights': async () => {
    const night = ctx('gathering-nights');
    await expireOffers(night);
    await closeQueues(night);
    await markHeld(night);
    await remindBefore(night);
    await tellOfRequests(night);
    await askForFeedback(night);
    await remindToSumUp(night);
    await eraseNeeds(night);
    await erasePersons(night);
  },
});
