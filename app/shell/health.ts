import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Env } from '../platform/context.ts';

/** A database that hangs is no readier than one that is gone. */
const tooLate = async (): Promise<never> => {
  await sleep(3000, undefined, { ref: false });
  throw new Error('no answer within 3 s');
};

/** `/healthz`: the process answers. `/readyz`: it can also reach the database. */
export function health(): Hono<Env> {
  return new Hono<Env>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      try {
        await Promise.race([c.var.services.db.owner.query('select 1'), tooLate()]);
        return c.text('ready');
      } catch (error) {
        c.var.services.log.warn({ err: error }, 'not ready: the database does not answer');
        return c.text('the database does not answer', 503);
      }
    });
}
