import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { ideaPath } from '../../idea-address.ts';
import { suggest } from '../../idea-search.server.ts';

/** GET /idebanken/forslag?q=: what somebody who has typed so far may mean. */
export async function getSuggestions(c: AppContext): Promise<Response> {
  const { words, ideas } = await suggest(ctxOf(c), (c.req.query('q') ?? '').slice(0, 100));
  const body = { words, ideas: ideas.map(({ number, title }) => ({ title, address: href(c.var.locale, ideaPath(number, title)) })) };
  return c.json(body, 200, { 'cache-control': 'public, max-age=60' });
}
