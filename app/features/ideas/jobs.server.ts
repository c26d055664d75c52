import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { discardForgotten, tellEditors } from './inside/life/nightly.server.ts';
import { eraseUnconfirmed, sendDigests } from './inside/subscribe/digest.server.ts';
import { recountMoved } from './inside/use/counting.server.ts';
import { checkLinks } from './inside/use/link-check.server.ts';
import { theWorld } from './inside/use/link-visit.server.ts';
import { forgetContributors, remindOfQuestions } from './inside/use/nightly.server.ts';
import { askForReviews } from './inside/use/reviewing.server.ts';

/** What goes by itself, and what is done again after a restored copy. */

export { eraseIdeaSenderAgain } from './inside/life/erase-again.server.ts';
export { eraseContributorAgain } from './inside/use/nightly.server.ts';

/**
 * In UTC. Letters so early in the Norwegian morning that they lie there when the day begins: to editors Monday to Friday, about new ideas on Mondays at
 * half past six, in summer half past seven. What is forgotten goes at night.
 */
export const ideaSchedules: readonly CronItem[] = [
  { task: 'idea-queue', match: '0 6 * * 1-5' },
  { task: 'idea-drafts', match: '10 3 * * *' },
  { task: 'idea-reviews', match: '20 4 * * *' },
  { task: 'idea-links', match: '40 1 * * 0' },
  { task: 'idea-digest', match: '30 5 * * 1' },
  { task: 'idea-subscription-nights', match: '20 3 * * *' },
];

export const ideaTasks = ({ config, definitions }: Services, ctx: (task: string) => Ctx): TaskList => ({
  'idea-queue': async () => {
    await tellEditors(ctx('idea-queue'));
  },
  'idea-drafts': async () => {
    await discardForgotten(ctx('idea-drafts'));
  },
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
  'idea-digest': async () => {
    await sendDigests(ctx('idea-digest'), config.publicUrl);
  },
  'idea-subscription-nights': async () => {
    await eraseUnconfirmed(ctx('idea-subscription-nights'));
  },
});
