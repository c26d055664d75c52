import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';

/** The log of activities. */
export const activitiesRoutes = (): Hono<Env> => new Hono<Env>();
