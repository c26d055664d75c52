import type { Ctx } from '../../platform/context.ts';
import type { IdeaContent } from './idea.ts';
import type { Hit, IdeaSearch, SearchResult, Similar, Suggestions } from './idea-search.ts';

/** Published ideas found, for anybody: the index holds nothing else. Ideas of the demonstration are found in the demonstration alone. */

/** One page of hits, all facets counted, and how the words were understood. Never an error, whatever was typed. */
export function searchIdeas(_ctx: Ctx, _search: IdeaSearch): Promise<SearchResult> {
  throw new Error('not made yet');
}

/** What somebody who has typed so far may mean; nothing for less than two letters. */
export function suggest(_ctx: Ctx, _typed: string): Promise<Suggestions> {
  throw new Error('not made yet');
}

/** Published ideas that are like what is being written: doubles first. `except`: its own number. */
export function similarIdeas(
  _ctx: Ctx,
  _of: { readonly content: Pick<IdeaContent, 'title' | 'gist' | 'sections' | 'themes'>; readonly except?: number },
  _n = 5,
): Promise<Similar[]> {
  throw new Error('not made yet');
}

/** "Lignende ideer" under an idea: by words, themes, and how like the municipalities are. */
export function relatedIdeas(_ctx: Ctx, _number: number, _n = 4): Promise<Hit[]> {
  throw new Error('not made yet');
}
