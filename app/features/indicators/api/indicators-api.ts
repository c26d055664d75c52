import { createRoute, z } from '@hono/zod-openapi';
import { apiPart, problemResponse } from '../../../platform/api.ts';
import { ctxOf } from '../../../platform/context.ts';
import type { Services } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import { findIndicator } from '../series.ts';
import { countsDistinct, indicatorNumbers, waysToTellApart } from '../inside/indicator-numbers.server.ts';
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
    'A year without a number says why: `not-answered` when the source leaves it out or prints an empty cell, `not-yet` for a year to come, `withheld` where so few people are counted that they could be known. Years are added only where that has a meaning; then `sum` is set, and only when no year is missing. From the indicator’s `register.from` on the numbers are computed from the register, and each point says its basis.',
  request: {
    params: z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'visits.people' }) }),
    query: z.object({
      from: year('from', 'First year; the first published unless given'),
      to: year('to', 'Last year; the last published unless given'),
      by: z
        .string()
        .optional()
        .openapi({
          param: { name: 'by', in: 'query' },
          description: 'One of the indicator’s `breakdowns` (centre, region, topic, workplace, kind, form). An indicator given item by item needs its own',
          example: 'region',
        }),
      as: z
        .union([z.literal('then'), z.iso.date()])
        .optional()
        .openapi({
          param: { name: 'as', in: 'query' },
          type: 'string',
          description: 'For different municipalities: as they were `then` (which is what is meant when nothing is said), or all read at a date',
          example: '2024-01-01',
        }),
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

const presentingOf = ({ definitions, now }: Services) => ({
  book: definitions.indicators,
  demonstration: definitions.scheme.demonstration,
  thisYear: norwegianYear(now()),
});

/** Public: definitions, published numbers, and what the registers count. */
export const indicatorsApi = () =>
  apiPart()
    .openapi(list, (c) => {
      const presenting = presentingOf(c.var.services);
      const { indicators } = presenting.book;
      return c.json({ count: indicators.length, indicators: indicators.map((indicator) => presentIndicator(presenting, indicator)) }, 200, cached);
    })
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param');
      const { from, to, by, as } = c.req.valid('query');
      const ctx = ctxOf(c);
      const indicator = findIndicator(ctx.definitions.indicators, id);
      if (!indicator) throw new AppError('not-found');
      const ways = waysToTellApart(indicator).map((way) => way.id);
      if (indicator.by ? by !== indicator.by.id : by !== undefined && !ways.includes(by)) {
        const may = indicator.by
          ? `this indicator is given by ${indicator.by.id}`
          : ways.length > 0
            ? `must be one of ${ways.join(', ')}`
            : 'this indicator is not given item by item';
        return refused(ctx.requestId, 'by', may) as never;
      }
      if (as !== undefined && !countsDistinct(indicator)) return refused(ctx.requestId, 'as', 'this indicator does not count different municipalities') as never;
      if (from !== undefined && to !== undefined && (to < from || to - from > 200))
        return refused(ctx.requestId, 'to', 'must not be before from, nor more than 200 years after') as never;
      const told = by === undefined || indicator.by ? [] : [by];
      const numbers = await indicatorNumbers(ctx, id, { from, to, by: told, as: as === undefined || as === 'then' ? 'then' : { at: as } });
      return c.json(presentNumbers(presentingOf(c.var.services), numbers, { by, as: as ?? 'then' }), 200, cached);
    });
