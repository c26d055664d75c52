import { Logger, parseCronItems, parseCrontab, run } from 'graphile-worker';
import type { Runner } from 'graphile-worker';
import { accessSchedules, accessTasks } from '../features/access/jobs.server.ts';
import { notificationTasks } from '../features/notifications/jobs.server.ts';
import { questionnaireSchedules, questionnaireTasks } from '../features/questionnaires/jobs.server.ts';
import type { Services } from '../platform/context.ts';
import { systemCtx } from './prepare.server.ts';

/** Runs the features' jobs beside the site, or alone in `server/worker.ts`. */
export function startWorker(services: Services): Promise<Runner> {
  const logger = new Logger((scope) => (level, message) => services.log[level === 'warning' ? 'warn' : level]({ scope }, message));
  const ctx = (task: string) => systemCtx(services, task);
  return run({
    logger,
    pgPool: services.db.owner,
    concurrency: 2,
    noHandleSignals: true,
    taskList: { ...accessTasks(ctx), ...notificationTasks(services, ctx), ...questionnaireTasks(services, ctx) },
    parsedCronItems: [...parseCrontab(accessSchedules.join('\n')), ...parseCronItems([...questionnaireSchedules])],
  });
}
