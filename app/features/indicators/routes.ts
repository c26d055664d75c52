import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getIndicatorCsv } from './web/indicator-csv.ts';
import { getIndicatorPage } from './web/indicator-page.tsx';
import { getIndicatorsPage } from './web/indicators-page.tsx';
import { getMapCsv, getMapPage } from './web/map-page.tsx';

export { indicatorsApi } from './api/indicators-api.ts';

/** Every definition, each indicator's numbers, and the map; public. */
export function indicatorsRoutes(): Hono<Env> {
  return new Hono<Env>()
    .get('/indikatorer', getIndicatorsPage)
    .get('/indikatorer/:id', getIndicatorPage)
    .get('/indikatorer/:id/tall.csv', getIndicatorCsv)
    .get('/kart', getMapPage)
    .get('/kart/tall.csv', getMapCsv);
}
