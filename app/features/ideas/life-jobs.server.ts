import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { discardForgotten, tellEditors } from './inside/life/nightly.server.ts';

export { eraseIdeaSenderAgain } from './inside/life/erase-again.server.ts';

/** In UTC: the editors hear of what waits in the morning, Monday to Friday; forgotten drafts go in the night. */
export const ideaLifeSchedules: readonly CronItem[] = [
  { task: 'idea-queue', match: '0 6 * * 1-5' },
  { task: 'idea-drafts', match: '10 3 * * *' },
];

export const ideaLifeTasks = (_services: Services, ctx: (task: string) => Ctx): TaskList => ({
  'idea-queue': async () => {
    await tellEditors(ctx('idea-queue'));
  },
  'idea-drafts': async () => {
    await discardForgotten(ctx('idea-drafts'));
  },
});
