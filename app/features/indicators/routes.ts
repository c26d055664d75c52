import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getCentreEvidencePage, getOwnEvidencePage } from './web/evidence-page.tsx';
import { getIndicatorCsv } from './web/indicator-csv.ts';
import { getIndicatorPage } from './web/indicator-page.tsx';
import { getIndicatorsPage } from './web/indicators-page.tsx';
import { getMapCsv, getMapPage } from './web/map-page.tsx';
import { getOwnNumbersCsv } from './web/own-csv.ts';
import { getOwnNumbersPage, ownPath } from './web/own-numbers-page.tsx';

export { indicatorsApi } from './api/indicators-api.ts';

/** Every definition, each indicator's numbers, and the map, public; a centre's own numbers and what they are made of, for it and the authority. */
export function indicatorsRoutes(): Hono<Env> {
  return new Hono<Env>()
    .get('/indikatorer', getIndicatorsPage)
    .get('/indikatorer/:id', getIndicatorPage)
    .get('/indikatorer/:id/tall.csv', getIndicatorCsv)
    .get('/kart', getMapPage)
    .get('/kart/tall.csv', getMapCsv)
    .get(ownPath, getOwnNumbersPage)
    .get(`${ownPath}.csv`, getOwnNumbersCsv)
    .get(`${ownPath}/:year{[0-9]{4}}/:indicator`, getOwnEvidencePage)
    .get('/direktoratet/tall/:centre/:year{[0-9]{4}}/:indicator', getCentreEvidencePage);
}
