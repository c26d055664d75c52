import { createRoute, z } from '@hono/zod-openapi';
import { apiPart, problemResponse } from '../../../platform/api.ts';
import { ctxOf } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { parseSearch } from '../idea-search.ts';
import { searchIdeas } from '../idea-search.server.ts';
import { findPublished } from '../ideas.server.ts';
import { foundListSchema, ideaSchema, numberParameter, searchQuerySchema } from './idea-schemas.ts';
import { presentFound, presentIdea } from './present-idea.ts';

const cached = { 'cache-control': 'public, max-age=60' };

const list = createRoute({
  method: 'get',
  path: '/ideas',
  tags: ['Ideas'],
  summary: 'Published ideas found by words and facets',
  description: 'The same search as the list of the site, with the same parameters. What is not understood is left out of the search, never refused.',
  request: { query: searchQuerySchema },
  responses: { 200: { description: 'One page of them, with every facet counted', content: { 'application/json': { schema: foundListSchema } } } },
});
const one = createRoute({
  method: 'get',
  path: '/ideas/{number}',
  tags: ['Ideas'],
  summary: 'A published idea, in its newest version',
  description: 'One that was merged with another is answered with that one.',
  request: { params: z.object({ number: numberParameter }) },
  responses: {
    200: { description: 'The idea', content: { 'application/json': { schema: ideaSchema } } },
    404: problemResponse('There is no such idea, or it is not published'),
    422: problemResponse('A parameter is not valid'),
  },
});

export const ideasApi = () =>
  apiPart()
    .openapi(list, async (c) => {
      const search = parseSearch(new URL(c.req.url).search);
      const { total, hits, facets, understood } = await searchIdeas(ctxOf(c), search);
      const counted = Object.fromEntries(Object.entries(facets).map(([facet, counts]) => [facet, counts.map(({ id, n }) => ({ id, count: n }))])) as z.infer<
        typeof foundListSchema
      >['facets'];
      const told = { corrected: understood.corrected?.q ?? null, also: [...understood.also], words: understood.words };
      return c.json({ total, page: search.page, ideas: hits.map(presentFound), facets: counted, understood: told }, 200, cached);
    })
    .openapi(one, async (c) => {
      const ctx = ctxOf(c);
      const asked = await findPublished(ctx, Number(c.req.valid('param').number));
      const found = asked && 'mergedInto' in asked ? await findPublished(ctx, asked.mergedInto) : asked;
      if (!found || !('idea' in found)) throw new AppError('not-found');
      return c.json(presentIdea(found, ctx.now), 200, cached);
    });
