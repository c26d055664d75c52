import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { warnCentres } from './fulfilment.server.ts';

/** Every night; before the scheme's date, and once a centre has been told, it does nothing. */
export const fulfilmentSchedules: readonly CronItem[] = [{ task: 'warn-of-tasks', match: '10 4 * * *' }];

export const fulfilmentTasks = (_services: Services, ctx: (task: string) => Ctx): TaskList => ({
  'warn-of-tasks': async () => {
    await warnCentres(ctx('warn-of-tasks'));
  },
});
