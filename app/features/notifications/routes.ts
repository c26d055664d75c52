import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getOutbox, postSendAgain } from './web/outbox-page.tsx';

/** Every letter and what became of it, for officers and administrators. */
export const notificationsRoutes = (): Hono<Env> =>
  new Hono<Env>().get('/administrasjon/utsendelser', (c) => getOutbox(c)).post('/administrasjon/utsendelser/:id/send', (c) => postSendAgain(c));
