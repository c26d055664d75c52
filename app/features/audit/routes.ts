import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import type { AuditOptions } from './inside/audit-options.ts';
import { getCentreEvents, getEvents } from './web/events-page.tsx';

/** The log, for the officers and for each centre's own people. */
export const auditRoutes = (options: AuditOptions): Hono<Env> =>
  new Hono<Env>().get('/direktoratet/hendelser', (c) => getEvents(c, options)).get('/min-sentral/hendelser', (c) => getCentreEvents(c, options));
