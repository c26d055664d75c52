import { Logger as WorkerLogger, parseCronItems, run } from 'graphile-worker';
import type { CronItem, TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { Services } from './context.ts';
import type { Tx } from './database.server.ts';

/**
 * Puts a job in the queue within the transaction: it runs after commit, or never.
 * With `key`, a job that still waits under the same key is replaced: one for a burst, not one for each.
 */
export async function enqueue(tx: Tx, task: string, payload: object, { runAt, key }: { runAt?: Date; key?: string } = {}): Promise<void> {
  await sql`select enqueue(${task}, ${JSON.stringify(payload)}::json, ${runAt ?? null}, ${key ?? null})`.execute(tx);
}

/** A feature's part of the work: what its tasks do, and when they run by themselves. */
export interface Jobs {
  readonly tasks: TaskList;
  readonly schedules?: readonly CronItem[];
}

export interface Worker {
  stop(): Promise<void>;
}

/** Runs every feature's jobs, a few at a time, until stopped. Failed ones are tried again, later and later. */
export async function runJobs(services: Pick<Services, 'db' | 'log'>, jobs: readonly Jobs[]): Promise<Worker> {
  const { log } = services;
  const logger = new WorkerLogger((scope) => (level, message) => log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level]({ scope }, message));
  return run({
    logger,
    pgPool: services.db.owner,
    concurrency: 2,
    noHandleSignals: true,
    taskList: Object.assign({}, ...jobs.map((j) => j.tasks)) as TaskList,
    parsedCronItems: parseCronItems(jobs.flatMap((j) => [...(j.schedules ?? [])])),
  });
}
