import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { forgetContributors, remindOfQuestions } from './inside/use/nightly.server.ts';
import { askForReviews } from './inside/use/reviewing.server.ts';

export { eraseContributorAgain } from './inside/use/nightly.server.ts';

/** In UTC: early in the Norwegian morning, so that a letter lies there when the day begins. */
export const ideaUseSchedules: readonly CronItem[] = [{ task: 'idea-reviews', match: '20 4 * * *' }];

export const ideaUseTasks = (_services: Services, ctx: (task: string) => Ctx): TaskList => ({
  'idea-reviews': async () => {
    const night = ctx('idea-reviews');
    await askForReviews(night);
    await remindOfQuestions(night);
    await forgetContributors(night);
  },
});
