import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { ideasApi as publicApi } from './api/ideas-api.ts';
import { deskRoutes } from './web/desk/desk-routes.ts';
import { filesRoutes } from './web/files/files-routes.ts';
import { readRoutes } from './web/read/read-routes.ts';
import { senderRoutes } from './web/sender/sender-routes.ts';
import { subscribeRoutes } from './web/subscribe/subscribe-routes.ts';
import { useRoutes } from './web/use/use-routes.ts';
import { writeRoutes } from './web/write/write-routes.ts';

/** The pages of the bank of ideas, part by part. What stands first answers first: an idea's address begins with a number, all others with a word. */
export function ideasRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', writeRoutes());
  app.route('/', useRoutes());
  app.route('/', deskRoutes());
  app.route('/', filesRoutes());
  app.route('/', senderRoutes());
  app.route('/', subscribeRoutes());
  app.route('/', readRoutes());
  return app;
}

/** `/ideas` and `/ideas/{number}`, relative to /api/v1; read by anybody. */
export const ideasApi = (): OpenAPIHono<Env> => publicApi();
