import type { Hono } from 'hono';
import { accessRoutes } from '../features/access/routes.ts';
import { auditRoutes } from '../features/audit/routes.ts';
import { figuresRoutes } from '../features/figures/routes.ts';
import { indicatorsRoutes } from '../features/indicators/routes.ts';
import { notificationsRoutes } from '../features/notifications/routes.ts';
import { questionnairesRoutes } from '../features/questionnaires/routes.ts';
import { reportsRoutes } from '../features/reports/routes.ts';
import { schemeRoutes } from '../features/scheme/routes.ts';
import type { Env } from '../platform/context.ts';

const features = [accessRoutes, auditRoutes, notificationsRoutes, schemeRoutes, indicatorsRoutes, questionnairesRoutes, figuresRoutes, reportsRoutes];

/** Every feature's pages, at their own absolute addresses. */
export function mountFeatures(app: Hono<Env>): void {
  for (const routes of features) app.route('/', routes());
}
