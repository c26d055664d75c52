import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, parseCronItems, parseCrontab, run } from 'graphile-worker';
import type { Runner, WorkerEvents } from 'graphile-worker';
import { accessSchedules, accessTasks } from '../features/access/jobs.server.ts';
import { assignmentSchedules, assignmentTasks } from '../features/assignments/jobs.server.ts';
import { enquirySchedules, enquiryTasks } from '../features/enquiries/jobs.server.ts';
import { fulfilmentSchedules, fulfilmentTasks } from '../features/fulfilment/jobs.server.ts';
import { gatheringSchedules, gatheringTasks } from '../features/gatherings/jobs.server.ts';
import { ideaSchedules, ideaTasks } from '../features/ideas/jobs.server.ts';
import { notificationTasks } from '../features/notifications/jobs.server.ts';
import { questionnaireSchedules, questionnaireTasks } from '../features/questionnaires/jobs.server.ts';
import { visitSchedules, visitTasks } from '../features/visits/jobs.server.ts';
import type { Services } from '../platform/context.ts';
import { systemCtx } from './prepare.server.ts';

/** Runs the features' jobs beside the site, or alone in `server/worker.ts`; goes on by itself after the database has been away. */
export async function startWorker(services: Services): Promise<{ stop(): Promise<void> }> {
  const stopped = new AbortController();
  const { signal } = stopped;
  let current = await startRunner(services);
  const goOn = async (): Promise<void> => {
    await current.runner.promise.catch((err: unknown) => services.log.warn({ err }, 'the jobs stopped'));
    for (let pause = 1000; !signal.aborted; pause = Math.min(30_000, pause * 2)) {
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      try {
        // What it had in hand would otherwise count as being worked at for four hours.
        await services.db.owner.query('select graphile_worker.force_unlock_workers($1)', [[...current.names]]);
        current = await startRunner(services);
      } catch (err) {
        services.log.warn({ err }, 'the jobs cannot go on yet');
        continue;
      }
      if (signal.aborted) return current.runner.stop();
      services.log.warn('the jobs go on');
      return goOn();
    }
  };
  const going = goOn();
  return {
    stop: async () => {
      stopped.abort();
      // It refuses when it has ended by itself already.
      await current.runner.stop().catch(() => {});
      await going;
    },
  };
}

/** One runner, and the names under which it takes jobs. It ends by itself when it cannot tell the database what became of a job. */
async function startRunner(services: Services): Promise<{ runner: Runner; names: ReadonlySet<string> }> {
  // "Completed task …" of every job, every five minutes, would drown what was done: the jobs say that themselves.
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  const logger = new Logger((scope) => (level, message) => services.log[levels[level]]({ scope }, message));
  const ctx = (task: string) => systemCtx(services, task);
  const names = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => names.add(workerPool.id));
  const runner = await run({
    logger,
    events,
    pgPool: services.db.owner,
    concurrency: 2,
    noHandleSignals: true,
    // Told in batches, however small: told singly, a job's result that the database cannot take is a rejection nobody catches, and ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: {
      ...accessTasks(ctx),
      ...notificationTasks(services, ctx),
      ...enquiryTasks(services, ctx),
      ...visitTasks(services, ctx),
      ...gatheringTasks(services, ctx),
      ...assignmentTasks(services, ctx),
      ...ideaTasks(services, ctx),
      ...questionnaireTasks(services, ctx),
      ...fulfilmentTasks(services, ctx),
    },
    parsedCronItems: [
      ...parseCrontab(accessSchedules.join('\n')),
      ...parseCronItems([
        ...enquirySchedules,
        ...visitSchedules,
        ...gatheringSchedules,
        ...assignmentSchedules,
        ...ideaSchedules,
        ...questionnaireSchedules,
        ...fulfilmentSchedules,
      ]),
    ],
  });
  return { runner, names };
}
