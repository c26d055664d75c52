import { Hono } from 'hono';
import type { Env } from '../../../../platform/context.ts';
import { getContactPage, postContact } from './contact-page.tsx';
import { getGonePage, getSenderFile, getSenderPage, postEraseSender } from './sender-page.tsx';
import { contactPath, goneSenderPath, senderPath } from './sender-paths.ts';

/** What is held about the one who sent an idea in by mail link. */
export const senderRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(senderPath, getSenderPage)
    .post(senderPath, postEraseSender)
    .get(`${senderPath}.json`, getSenderFile)
    .get(goneSenderPath, getGonePage)
    .get(contactPath(':id'), getContactPage)
    .post(contactPath(':id'), postContact);
