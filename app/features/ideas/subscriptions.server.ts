/** Letters about new ideas. Words and shapes: `idea-subscription.ts`. */
import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { eraseUnconfirmed, sendDigests } from './inside/subscribe/digest.server.ts';

export { changeSubscription, confirmSubscription, eraseSubscriberAgain, findOwnSubscription, stopSubscription, subscribe } from './inside/subscribe/subscribing.server.ts';

/** In UTC: half past six on Monday morning in Norway, half past seven in summer. */
export const subscriptionSchedules: readonly CronItem[] = [
  { task: 'idea-digest', match: '30 5 * * 1' },
  { task: 'idea-subscription-nights', match: '20 3 * * *' },
];

export const subscriptionTasks = (services: Services, ctx: (task: string) => Ctx): TaskList => ({
  'idea-digest': async () => {
    await sendDigests(ctx('idea-digest'), services.config.publicUrl);
  },
  'idea-subscription-nights': async () => {
    await eraseUnconfirmed(ctx('idea-subscription-nights'));
  },
});
