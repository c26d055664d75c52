import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute, z } from '@hono/zod-openapi';
import { apiPart, problemResponse } from '../../../platform/api.ts';
import type { AppContext, Env } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { figureCsv } from '../../figures/figure-csv.server.ts';
import type { FigureTable } from '../../figures/figure.ts';
import { figureSchema, presentFigure } from '../../figures/routes.ts';
import type { Edition } from '../report.ts';
import { getDifference, getEdition, listEditions, listPublishedReports } from '../reports.server.ts';
import { figureIn } from '../source.ts';
import { presentEdition, presentHead } from './present-edition.ts';
import * as schemas from './report-schemas.ts';

const tags = ['Reports'];
const json = <S extends z.ZodType>(description: string, schema: S) => ({ description, content: { 'application/json': { schema } } });
const gone = problemResponse('There is no such report, edition or figure');
const invalid = problemResponse('A parameter is not valid');
const ofEdition = z.object({ report: schemas.reportParam, edition: schemas.editionParam });
const ofFigure = ofEdition.extend({ figure: schemas.figureParam });

const list = createRoute({ method: 'get', path: '/reports', tags, summary: 'Published reports', responses: { 200: json('The newest edition of each', schemas.reportsSchema) } });
const newest = createRoute({
  method: 'get',
  path: '/reports/{report}',
  tags,
  summary: 'The newest edition of a report',
  description: 'Text, figures, every claim with its verdict, sources, and the list of editions.',
  request: { params: z.object({ report: schemas.reportParam }) },
  responses: { 200: json('The edition', schemas.editionSchema), 404: gone, 422: invalid },
});
const edition = createRoute({
  method: 'get',
  path: '/reports/{report}/editions/{edition}',
  tags,
  summary: 'An edition of a report',
  description: 'Frozen when it was published. Only `editions`, the list of all editions, grows.',
  request: { params: ofEdition },
  responses: { 200: json('The edition', schemas.editionSchema), 404: gone, 422: invalid },
});
const difference = createRoute({
  method: 'get',
  path: '/reports/{report}/editions/{edition}/difference',
  tags,
  summary: 'What changed since another edition',
  request: { params: ofEdition, query: z.object({ since: z.coerce.number<string>().int().min(1).max(9999).openapi({ description: 'The edition to compare with', example: 1 }) }) },
  responses: { 200: json('Text, claims, cells and series that differ', schemas.differenceSchema), 404: gone, 422: invalid },
});
const figure = createRoute({
  method: 'get',
  path: '/reports/{report}/editions/{edition}/figures/{figure}',
  tags,
  summary: 'A figure or table of an edition, as cells',
  request: { params: ofFigure },
  responses: { 200: json('The figure as it was published', figureSchema), 404: gone, 422: invalid },
});
const csv = createRoute({
  method: 'get',
  path: '/reports/{report}/editions/{edition}/figures/{figure}/csv',
  tags,
  summary: 'A figure or table of an edition, as CSV',
  description: 'UTF-8 with a byte-order mark, `;` between, decimal comma. Signs, notes and source are kept.',
  request: { params: ofFigure, query: z.object({ language: z.enum(['nb', 'nn', 'en']).default('nb') }) },
  responses: { 200: { description: 'The table', content: { 'text/csv': { schema: z.string() } } }, 404: gone, 422: invalid },
});

const short = { 'cache-control': 'public, max-age=60' };
const forEver = { 'cache-control': 'public, max-age=31536000, immutable' };
const originOf = (c: AppContext): string => new URL(c.var.services.config.publicUrl).origin;

function shownFigure({ content }: Edition, id: string): FigureTable {
  const table = figureIn(content.book, id);
  if (!table) throw new AppError('not-found');
  return table;
}

export function readingApi(): OpenAPIHono<Env> {
  return apiPart()
    .openapi(list, async (c) => c.json({ reports: (await listPublishedReports(ctxOf(c))).map(({ head, report }) => ({ report, newest: presentHead(head) })) }, 200, short))
    .openapi(newest, async (c) => {
      const { report } = c.req.valid('param');
      return c.json(presentEdition(await getEdition(ctxOf(c), report), await listEditions(ctxOf(c), report), originOf(c)), 200, short);
    })
    .openapi(edition, async (c) => {
      const { report, edition: number } = c.req.valid('param');
      return c.json(presentEdition(await getEdition(ctxOf(c), report, number), await listEditions(ctxOf(c), report), originOf(c)), 200, short);
    })
    .openapi(difference, async (c) => {
      const { report, edition: number } = c.req.valid('param');
      return c.json((await getDifference(ctxOf(c), report, c.req.valid('query').since, number)) as z.infer<typeof schemas.differenceSchema>, 200, forEver);
    })
    .openapi(figure, async (c) => {
      const { report, edition: number, figure: id } = c.req.valid('param');
      return c.json(presentFigure(shownFigure(await getEdition(ctxOf(c), report, number), id)), 200, forEver);
    })
    .openapi(csv, async (c) => {
      const { report, edition: number, figure: id } = c.req.valid('param');
      const { language } = c.req.valid('query');
      return c.body(figureCsv(shownFigure(await getEdition(ctxOf(c), report, number), id), language), 200, { ...forEver, 'content-type': 'text/csv; charset=UTF-8' });
    }) as unknown as OpenAPIHono<Env>;
}
