import type { Level, Standard, Truth } from './idea.ts';
import { levels } from './idea.ts';

/** What is asked of the bank of ideas, as an address and back; and what it answers. */

/** What a list can be narrowed by. Within one, any of those chosen; between them, all. */
export const facets = ['themes', 'groups', 'levels', 'sizes', 'regions', 'counties', 'units', 'years'] as const;
export type Facet = (typeof facets)[number];

/** `best` without words: how well tried, used and confirmed an idea is, and how new. */
export const sorts = ['best', 'newest', 'used'] as const;
export type Sort = (typeof sorts)[number];

export interface IdeaSearch extends Readonly<Record<Facet, readonly string[]>> {
  readonly q: string;
  /** A municipality's code, '' for none: ideas of its size class and region stand first. */
  readonly like: string;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}
export const noSearch: IdeaSearch = { q: '', themes: [], groups: [], levels: [], sizes: [], regions: [], counties: [], units: [], years: [], like: '', sort: 'best', page: 1 };

export const hitsOnPage = 20;
/** Later pages are not looked up: whoever is there has not found it. */
export const lastPage = 500;
/** Letters of what is typed; the rest is cut off. */
export const longestQuery = 4000;
const mostChosen = 40;

/** The names in an address. */
const parameters = {
  themes: 'tema',
  groups: 'gruppe',
  levels: 'niva',
  sizes: 'storrelse',
  regions: 'region',
  counties: 'fylke',
  units: 'veileder',
  years: 'aar',
} as const satisfies Record<Facet, string>;
/** The parameter that a facet's boxes have in a form. */
export const parameterOf = (facet: Facet): string => parameters[facet];

const levelWords = { planned: 'ide', tried: 'provd', established: 'etablert', 'effect-shown': 'vist-effekt' } as const satisfies Record<Level, string>;
/** How a facet's value is written in an address. */
export const addressValue = (facet: Facet, id: string): string => (facet === 'levels' ? levelWords[id as Level] : id);
const idOf = (facet: Facet, written: string): string | undefined => (facet === 'levels' ? levels.find((l) => levelWords[l] === written) : written);

const sortWords = { best: 'beste', newest: 'nyeste', used: 'brukt' } as const satisfies Record<Sort, string>;
export const sortWord = (sort: Sort): string => sortWords[sort];

/** Order by bytes, so that one search has one address. */
const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A search from an address's query (`?q=…&tema=…`, or what a subscription keeps). What makes no sense is left out, never an error. */
export function parseSearch(query: string): IdeaSearch {
  const given = new URLSearchParams(query);
  const chosen = (facet: Facet): string[] => {
    const ids = given.getAll(parameters[facet]).flatMap((v) => (/^[\p{L}\p{N}._/-]{1,60}$/u.test(v) ? (idOf(facet, v) ?? []) : []));
    return [...new Set(ids)].toSorted(byBytes).slice(0, mostChosen);
  };
  const like = given.get('kommune') ?? '';
  const page = given.get('side') ?? '';
  return {
    q: cleanQuery(given.get('q') ?? ''),
    ...(Object.fromEntries(facets.map((facet) => [facet, chosen(facet)])) as Record<Facet, string[]>),
    like: /^\d{4}$/.test(like) ? like : '',
    sort: sorts.find((s) => sortWords[s] === given.get('sorter')) ?? 'best',
    page: /^[1-9]\d{0,3}$/.test(page) ? Math.min(Number(page), lastPage) : 1,
  };
}

/** One line, without what no keyboard writes. Lone halves of a letter would make another address each time. */
function cleanQuery(q: string): string {
  return q
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestQuery)
    .toWellFormed()
    .trim();
}

/** What stands after `?` in the address of a search; '' for none. The same search has the same query always. */
export function searchQuery(search: IdeaSearch): string {
  const parts = new URLSearchParams();
  if (search.q !== '') parts.set('q', search.q);
  for (const facet of facets) for (const id of search[facet].toSorted(byBytes)) parts.append(parameters[facet], addressValue(facet, id));
  if (search.like !== '') parts.set('kommune', search.like);
  if (search.sort !== 'best') parts.set('sorter', sortWords[search.sort]);
  if (search.page > 1) parts.set('side', String(search.page));
  return parts.toString();
}

/** The address of a search, without language prefix. `under`: another page of the same search, `/idebanken/atom.xml`. */
export function searchAddress(search: IdeaSearch, under = '/idebanken'): string {
  const query = searchQuery(search);
  return query === '' ? under : `${under}?${query}`;
}

/** A facet's value put in or taken out; from the first page. */
export function toggled(search: IdeaSearch, facet: Facet, id: string): IdeaSearch {
  const now = search[facet];
  return { ...search, page: 1, [facet]: now.includes(id) ? now.filter((one) => one !== id) : [...now, id].toSorted(byBytes) };
}

/** Whether anything narrows the list. */
export const isNarrowed = (search: IdeaSearch): boolean => search.q !== '' || facets.some((facet) => search[facet].length > 0);

/** A piece of a text; `hit`: what was searched for, or another form or word of it. */
export interface Part {
  readonly text: string;
  readonly hit: boolean;
}

/** An idea as lists show it. */
export interface Hit {
  readonly id: string;
  readonly number: number;
  readonly title: readonly Part[];
  readonly gist: readonly Part[];
  /** Where the words stand, when it is neither in the title nor in the gist. */
  readonly excerpt?: readonly Part[] | undefined;
  readonly plainTitle: string;
  readonly language: Standard;
  readonly level: Level;
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  readonly units: readonly string[];
  /** As then; '' where none is told. */
  readonly municipality: string;
  readonly size: string;
  readonly year: number | null;
  readonly region: string;
  readonly county: string;
  /** How many have used it: one municipality counts once a year. */
  readonly uses: number;
  /** ISO date when it was last known to hold. */
  readonly confirmedOn: string;
  readonly truth: Truth;
  /** When it was first published. */
  readonly publishedAt: Date;
  /** Of the newest version. */
  readonly changedAt: Date;
  readonly demonstration: boolean;
}

export interface FacetCount {
  readonly id: string;
  /** How many there are with this alone chosen in its facet, and the rest of the search as it is. */
  readonly n: number;
}

/** What was not searched for, and why. */
export interface Ignored {
  readonly why: 'common-words' | 'too-short' | 'too-many';
  readonly words: readonly string[];
}

/** What became of the words that were typed. */
export interface Understood {
  /** What was searched for instead, as nothing has the words typed: "Mente du …". */
  readonly corrected?: { readonly q: string; readonly words: readonly { readonly from: string; readonly to: string }[] } | undefined;
  /** Other words that were searched for too. */
  readonly also: readonly string[];
  readonly ignored: readonly Ignored[];
  /** `some`: nothing has all the words, and those with most of them are shown. */
  readonly words: 'none' | 'all' | 'some';
  /** Municipalities of the day that a word names, as codes: their ideas are found too. */
  readonly municipalities: readonly string[];
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly Hit[];
  /** Those with any hits, and those chosen; as many first. */
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  readonly understood: Understood;
  /** The municipality whose likes stand first is of a size that no idea has told: only its region says which are like it. */
  readonly likeRegionAlone: boolean;
}

export interface TitleSuggestion {
  readonly number: number;
  readonly title: string;
}
export interface Suggestions {
  /** Words and pairs of words that ideas have, as they are written there. */
  readonly words: readonly string[];
  readonly ideas: readonly TitleSuggestion[];
}

/** `words` and `themes` in common, most alike first. */
export interface Similar extends TitleSuggestion {
  readonly id: string;
  readonly gist: string;
  /** 0–1; from `double` on they may be the same idea. */
  readonly likeness: number;
}
export const double = 0.5;
