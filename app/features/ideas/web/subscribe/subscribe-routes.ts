import { Hono } from 'hono';
import type { Env } from '../../../../platform/context.ts';
import { stopPath, subscribePath, subscriptionPath } from '../../inside/subscribe/subscription.ts';
import { getOwn, getStop, getStopped, postChange, postConfirm, postStop } from './own-page.tsx';
import { getSubscribe, postSubscribe } from './subscribe-page.tsx';

const own = subscriptionPath(':secret');
/** Letters about new ideas: asked for by anybody, confirmed, changed and stopped behind the link in the letters. */
export const subscribeRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(subscribePath, getSubscribe)
    .post(subscribePath, postSubscribe)
    .get(`${subscribePath}/stoppet`, getStopped)
    .get(own, getOwn)
    .post(own, postChange)
    .post(`${own}/bekreft`, postConfirm)
    .get(`${own}${stopPath}`, getStop)
    .post(`${own}${stopPath}`, postStop);
