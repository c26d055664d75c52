import { facets } from '../../idea-search.ts';
import type { IdeaSearch } from '../../idea-search.ts';
import { facetLabel } from './facets.tsx';
import type { Shown } from './hits.tsx';

/** "«påmelding», Etablert, Rekruttering": a search in words; '' for none. Where a feed or a letter says what it is about. */
export const searchName = (shown: Shown, search: IdeaSearch): string =>
  [search.q === '' ? '' : `«${search.q.slice(0, 80)}»`, ...facets.flatMap((facet) => search[facet].map((id) => facetLabel(shown, facet, id).text))].filter(Boolean).join(', ');
