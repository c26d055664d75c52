import { createRoute, z } from '@hono/zod-openapi';
import { apiPart, problemResponse } from '../../../platform/api.ts';
import { ctxOf } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { findIndicator } from '../series.ts';
import { indicatorNumbers } from '../inside/indicator-numbers.ts';
import { indicatorNumbersSchema, indicatorsSchema, presentIndicator, presentNumbers } from './present-indicator.ts';

const year = (name: string, description: string) =>
  z.coerce
    .number()
    .pipe(z.int().min(1900).max(2200))
    .optional()
    .openapi({ param: { name, in: 'query' }, type: 'integer', description, example: 2014 });
const cached = { 'cache-control': 'public, max-age=300' };

const list = createRoute({
  method: 'get',
  path: '/indicators',
  tags: ['Indicators'],
  summary: 'Every indicator: definition, unit, period, source',
  responses: { 200: { description: 'The indicators, in the scheme’s order', content: { 'application/json': { schema: indicatorsSchema } } } },
});
const one = createRoute({
  method: 'get',
  path: '/indicators/{id}',
  tags: ['Indicators'],
  summary: 'An indicator’s numbers, year by year',
  description:
    'A year without a number says why: `not-answered` when the source leaves it out or prints an empty cell, `not-yet` for a year to come. Years are added only where that has a meaning; then `sum` is set, and only when no year is missing.',
  request: {
    params: z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'visits.people' }) }),
    query: z.object({
      from: year('from', 'First year; the first published unless given'),
      to: year('to', 'Last year; the last published unless given'),
      by: z
        .string()
        .optional()
        .openapi({ param: { name: 'by', in: 'query' }, description: 'The indicator’s own breakdown, when it is given item by item; needed then', example: 'partner' }),
    }),
  },
  responses: {
    200: { description: 'The numbers', content: { 'application/json': { schema: indicatorNumbersSchema } } },
    404: problemResponse('There is no such indicator'),
    422: problemResponse('A parameter is not valid, or not one of this indicator'),
  },
});

const refused = (requestId: string, where: string, message: string): Response =>
  new Response(JSON.stringify({ type: 'urn:knutepunkt:invalid', title: 'Something in the request is not valid', status: 422, instance: requestId, errors: [{ where, message }] }), {
    status: 422,
    headers: { 'content-type': 'application/problem+json' },
  });

/** Public: definitions and published numbers. */
export const indicatorsApi = () =>
  apiPart()
    .openapi(list, (c) => {
      const book = c.var.services.definitions.indicators;
      return c.json({ count: book.indicators.length, indicators: book.indicators.map((indicator) => presentIndicator(book, indicator)) }, 200, cached);
    })
    .openapi(one, (c) => {
      const { id } = c.req.valid('param');
      const { from, to, by } = c.req.valid('query');
      const ctx = ctxOf(c);
      const indicator = findIndicator(ctx.definitions.indicators, id);
      if (!indicator) throw new AppError('not-found');
      if (by !== indicator.by?.id) {
        return refused(ctx.requestId, 'by', indicator.by ? `this indicator is given by ${indicator.by.id}` : 'this indicator is not given item by item') as never;
      }
      if (from !== undefined && to !== undefined && (to < from || to - from > 200))
        return refused(ctx.requestId, 'to', 'must not be before from, nor more than 200 years after') as never;
      return c.json(presentNumbers(ctx.definitions.indicators, indicatorNumbers(ctx, id, { from, to })), 200, cached);
    });
