import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getIndicatorCsv, getIndicatorPage } from './web/indicator-page.tsx';
import { getIndicatorsPage } from './web/indicators-page.tsx';

export { indicatorsApi } from './api/indicators-api.ts';

/** Every definition, and each indicator's numbers; public. */
export function indicatorsRoutes(): Hono<Env> {
  return new Hono<Env>().get('/indikatorer', getIndicatorsPage).get('/indikatorer/:id', getIndicatorPage).get('/indikatorer/:id/tall.csv', getIndicatorCsv);
}
