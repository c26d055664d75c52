import { createRoute, z } from '@hono/zod-openapi';
import { apiPart, problemResponse } from '../../../platform/api.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { municipalitiesAt, municipalityAt } from '../geography.ts';
import { searchMunicipalities } from '../search.ts';
import * as schemas from './geography-schemas.ts';
import { presentDetails, presentMunicipality } from './present-municipality.ts';

const list = createRoute({
  method: 'get',
  path: '/municipalities',
  tags: ['Geography'],
  summary: 'The municipalities of a date',
  description: 'All of them, by code; or with `q` those a person may mean by a name, an earlier name or a code, best first.',
  request: {
    query: z.object({
      at: schemas.at,
      q: z.string().max(100).optional().openapi({ description: 'A name in any official language, also one that is gone, from its first letters on; or a code', example: 'Lenvik' }),
    }),
  },
  responses: {
    200: { description: 'The municipalities', content: { 'application/json': { schema: schemas.listSchema } } },
    422: problemResponse('A parameter is not valid'),
  },
});
const one = createRoute({
  method: 'get',
  path: '/municipalities/{code}',
  tags: ['Geography'],
  summary: 'What a municipality code is and was',
  description: 'Its names, county and dates, and which municipalities have its area on the date, through mergers and splits.',
  request: { params: z.object({ code: schemas.code }), query: z.object({ at: schemas.at }) },
  responses: {
    200: { description: 'The municipality', content: { 'application/json': { schema: schemas.detailsSchema } } },
    404: problemResponse('The code has never been in use'),
    422: problemResponse('A parameter is not valid'),
  },
});

export const municipalitiesApi = () =>
  apiPart()
    .openapi(list, (c) => {
      const { at = today(c), q } = c.req.valid('query');
      const geo = c.var.services.definitions.geography;
      const municipalities =
        q === undefined
          ? municipalitiesAt(geo, at).map((m) => presentMunicipality(m))
          : searchMunicipalities(geo, q, { at, limit: 50 }).flatMap(({ code, matched, formerly }) => {
              const m = municipalityAt(geo, code, at);
              return m ? [{ ...presentMunicipality(m), matched, ...(formerly && { formerly }) }] : [];
            });
      return c.json({ at, count: municipalities.length, municipalities }, 200, cached);
    })
    .openapi(one, (c) => {
      const { at = today(c) } = c.req.valid('query');
      const details = presentDetails(c.var.services.definitions.geography, c.req.valid('param').code, at);
      if (!details) throw new AppError('not-found');
      return c.json(details, 200, cached);
    });

/** The facts are the same for everybody, and change at most once a year. */
const cached = { 'cache-control': 'public, max-age=3600' };
/** The day in Norway: the country changes at midnight there. */
const today = (c: AppContext): string => norwegianDay(c.var.services.now());
