import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { forgetContributors, remindOfQuestions } from './inside/use/nightly.server.ts';
import { recountMoved } from './inside/use/counting.server.ts';
import { checkLinks } from './inside/use/link-check.server.ts';
import { theWorld } from './inside/use/link-visit.server.ts';
import { askForReviews } from './inside/use/reviewing.server.ts';

export { eraseContributorAgain } from './inside/use/nightly.server.ts';

/** In UTC: early in the Norwegian morning, so that a letter lies there when the day begins. */
export const ideaUseSchedules: readonly CronItem[] = [
  { task: 'idea-reviews', match: '20 4 * * *' },
  { task: 'idea-links', match: '40 1 * * 0' },
];

export const ideaUseTasks = ({ config, definitions }: Services, ctx: (task: string) => Ctx): TaskList => ({
  'idea-reviews': async () => {
    const night = ctx('idea-reviews');
    await recountMoved(night);
    await askForReviews(night);
    await remindOfQuestions(night);
    await forgetContributors(night);
  },
  'idea-links': async () => {
    if (config.linkCheck) await checkLinks(ctx('idea-links'), theWorld(definitions.ideas.linkHosts));
  },
});
