import { Hono } from 'hono';
import type { Env } from '../platform/context.ts';

/** `/healthz`: the process answers. `/readyz`: it can also reach the database. */
export function health(): Hono<Env> {
  return new Hono<Env>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      try {
        await c.var.services.db.owner.query('select 1');
        return c.text('ready');
      } catch (error) {
        c.var.services.log.warn({ err: error }, 'not ready: the database does not answer');
        return c.text('the database does not answer', 503);
      }
    });
}
