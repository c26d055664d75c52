import type { TaskList } from 'graphile-worker';
import type { CronItem } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { foldWaitingCounts } from './questionnaires.server.ts';

/** Every five minutes: what submissions changed becomes rows of the tally. Figures are right without it; it keeps them quick. */
export const questionnaireSchedules: readonly CronItem[] = [{ task: 'fold-tally', match: '*/5 * * * *' }];

export const questionnaireTasks = (_services: Services, ctx: (task: string) => Ctx): TaskList => ({
  'fold-tally': async () => {
    await inTransaction(ctx('fold-tally'), foldWaitingCounts);
  },
});
