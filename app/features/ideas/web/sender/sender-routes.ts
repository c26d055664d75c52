import { Hono } from 'hono';
import type { Env } from '../../../../platform/context.ts';
import { getGonePage, getSenderFile, getSenderPage, postEraseSender } from './sender-page.tsx';
import { goneSenderPath, senderPath } from './sender-paths.ts';

/** What is held about the one who sent an idea in by mail link. */
export const senderRoutes = (): Hono<Env> =>
  new Hono<Env>().get(senderPath, getSenderPage).post(senderPath, postEraseSender).get(`${senderPath}.json`, getSenderFile).get(goneSenderPath, getGonePage);
