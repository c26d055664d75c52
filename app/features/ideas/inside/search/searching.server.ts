import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { countyOf } from '../../../geography/geography.ts';
import type { Facet, FacetCount, Hit, IdeaSearch, SearchResult } from '../../idea-search.ts';
import { facets, hitsOnPage } from '../../idea-search.ts';
import { truthOn } from '../../idea.ts';
import { excerptOf, marked, plainly } from './marks.ts';
import { countFacets, packed, preferIndex, selectFacetValues, selectKeptCounts, selectPage } from './search-query.server.ts';
import type { Conditions, Counted, Row } from './search-query.server.ts';
import { selectUsualSize } from './likeness-query.server.ts';
import { asTyped, instead, typedIn } from './understanding.server.ts';
import type { Meant } from './understanding.server.ts';
import { ideaWordsOf } from './words-known.ts';
import type { Words } from './words.ts';

/** One page of hits, all facets counted, and how the words were understood. Never an error, whatever was typed. */
export async function searchIdeas(ctx: Ctx, search: IdeaSearch): Promise<SearchResult> {
  const words = ideaWordsOf(ctx.definitions);
  const { demonstration } = ctx.definitions.scheme;
  const typed = asTyped(typedIn(ctx, words, search.q));
  const first = await look(ctx, search, typed);
  if (first.total > 0 || !typed.conditions) return resultOf(ctx, words, typed, first);
  const other = await inTransaction(ctx, async (tx) => {
    await preferIndex(tx);
    return instead(tx, ctx, words, { q: search.q, demonstration }, typed);
  });
  if (!other?.conditions || other.conditions.full === typed.conditions.full) return resultOf(ctx, words, other ?? typed, first);
  return resultOf(ctx, words, other, await look(ctx, search, other));
}

interface Looked {
  readonly total: number;
  readonly rows: readonly Row[];
  readonly likeRegionAlone: boolean;
  readonly facets: SearchResult['facets'];
}

/** Counts and hits are read side by side, each in a transaction of its own: what is published between the two is in one of them a moment sooner. */
async function look(ctx: Ctx, search: IdeaSearch, meant: Meant): Promise<Looked> {
  const reading = <T>(read: (tx: Tx, values: Values, conditions: Conditions) => Promise<T>): Promise<T> =>
    inTransaction(ctx, async (tx) => {
      const values = await readValues(tx);
      await preferIndex(tx, meant.conditions !== undefined);
      return read(tx, values, conditionsOf(ctx, search, meant, values));
    });
  const [counts, page] = await Promise.all([
    reading(async (tx, values, conditions) => {
      const { total, of } = await counted(tx, conditions);
      return { total, facets: Object.fromEntries(facets.map((facet) => [facet, countsOf(facet, of, search, values)])) as Record<Facet, FacetCount[]> };
    }),
    reading(async (tx, values, conditions) => {
      const like = search.like === '' ? undefined : await likeness(tx, ctx, search.like, values);
      const rows = await selectPage(tx, conditions, { sort: search.sort, like, skip: (search.page - 1) * hitsOnPage });
      return { rows, likeRegionAlone: like !== undefined && like.size === unknown };
    }),
  ]);
  return { ...counts, ...page };
}

const conditionsOf = (ctx: Ctx, search: IdeaSearch, meant: Meant, values: Values): Conditions => ({
  demonstration: ctx.definitions.scheme.demonstration,
  today: norwegianDay(ctx.now),
  words: meant.conditions,
  chosen: Object.fromEntries(facets.map((facet) => [facet, chosenBits(search, facet, values)])) as Record<Facet, bigint>,
});

type Values = ReadonlyMap<Facet, ReadonlyMap<string, number>>;
async function readValues(tx: Tx): Promise<Values> {
  const rows = await selectFacetValues(tx);
  return new Map(facets.map((facet) => [facet, new Map(rows.filter((r) => r.facet === facet).map((r) => [r.value, r.bit]))]));
}

/** For a value that no idea has: a bit that none is given. */
const nothing = 1n << 62n;
const chosenBits = (search: IdeaSearch, facet: Facet, values: Values): bigint =>
  search[facet].reduce((bits, id) => {
    const bit = values.get(facet)?.get(id);
    return bits | (bit === undefined ? nothing : 1n << BigInt(bit));
  }, 0n);

type Counts = ReadonlyMap<Facet, ReadonlyMap<number, number>>;
const sets: Readonly<Record<number, readonly Facet[]>> = { 15: ['levels', 'sizes', 'regions'], 23: ['counties', 'years'], 27: ['themes'], 29: ['groups'], 30: ['units'] };

async function counted(tx: Tx, conditions: Conditions): Promise<{ total: number; of: Counts }> {
  const narrowed = facets.filter((facet) => conditions.chosen[facet] !== 0n);
  const [only] = narrowed.length > 1 ? [] : narrowed;
  const known = conditions.words || narrowed.length > 1 ? [] : await selectKeptCounts(tx, conditions.demonstration);
  const ofKept = (facet: Facet): ReadonlyMap<number, number> => new Map(known.filter((k) => k.facet === facet).map((k) => [k.bit, k.n]));
  if (!conditions.words && narrowed.length === 0) return { total: known.find((k) => k.facet === '')?.n ?? 0, of: new Map(facets.map((facet) => [facet, ofKept(facet)])) };
  const rows = await countFacets(tx, conditions);
  const of = new Map(facets.map((facet) => [facet, new Map<number, number>()]));
  for (const row of rows) for (const facet of sets[row.of] ?? []) if (row.failed === 0 || row.failed === facets.indexOf(facet) + 1) addTo(of.get(facet)!, facet, row);
  if (!conditions.words && only !== undefined) of.set(only, new Map(ofKept(only)));
  return { total: rows.filter((r) => r.of === 15 && r.failed === 0).reduce((sum, r) => sum + r.n, 0), of };
}

function addTo(counts: Map<number, number>, facet: Facet, { key, n }: Counted): void {
  const bits = facet in packed ? [Number((BigInt(key) >> packed[facet as keyof typeof packed]) & 63n)] : bitsIn(BigInt(key));
  for (const bit of bits) counts.set(bit, (counts.get(bit) ?? 0) + n);
}
function bitsIn(mask: bigint): number[] {
  const bits: number[] = [];
  for (let bit = 1, rest = mask >> 1n; rest > 0n; bit += 1, rest >>= 1n) if (rest & 1n) bits.push(bit);
  return bits;
}

function countsOf(facet: Facet, counts: Counts, search: IdeaSearch, values: Values): FacetCount[] {
  const known = [...(values.get(facet) ?? [])].map(([id, bit]) => ({ id, n: counts.get(facet)?.get(bit) ?? 0 }));
  const unknown = search[facet].filter((id) => !values.get(facet)?.has(id)).map((id) => ({ id, n: 0 }));
  return [...known, ...unknown].filter(({ id, n }) => n > 0 || search[facet].includes(id)).toSorted((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1));
}

/** A size or region that no idea has. */
const unknown = -1;
/** The size class that the municipality's own ideas tell, and the region it lies in today. */
async function likeness(tx: Tx, ctx: Ctx, code: string, values: Values): Promise<{ size: number; region: number } | undefined> {
  const { geography } = ctx.definitions;
  if (!geography.municipalities.has(code)) return undefined;
  const region = countyOf(geography, code, norwegianDay(ctx.now))?.region ?? '';
  const size = await selectUsualSize(tx, ctx.definitions.scheme.demonstration, code);
  return { size: size ?? unknown, region: values.get('regions')?.get(region) ?? unknown };
}

function resultOf(ctx: Ctx, words: Words, meant: Meant, looked: Looked): SearchResult {
  const wanted = new Set(meant.terms.flatMap((t) => [...t.lexemes, ...t.also.flatMap((a) => a.lexemes)]));
  return {
    total: looked.total,
    hits: looked.rows.map((row) => hitOf(ctx, words, row, wanted)),
    facets: looked.facets,
    understood: meant.understood,
    likeRegionAlone: looked.likeRegionAlone,
  };
}

/** `wanted`: the lexemes to mark. */
export function hitOf(ctx: Pick<Ctx, 'now'>, words: Words, { number, demonstration, card }: Row, wanted: ReadonlySet<string>): Hit {
  const [title, gist] = [marked(words, card.title, wanted), marked(words, card.gist, wanted)];
  const seen = [...title, ...gist].some((part) => part.hit);
  const { body, title: plainTitle, reviewBy, silentFrom, publishedAt, changedAt, ...facts } = card;
  return {
    ...facts,
    number,
    demonstration,
    plainTitle,
    title,
    gist: gist.length > 0 ? gist : plainly(card.gist),
    excerpt: seen ? undefined : excerptOf(words, body, wanted),
    truth: truthOn(norwegianDay(ctx.now), reviewBy, silentFrom),
    publishedAt: new Date(publishedAt),
    changedAt: new Date(changedAt),
  };
}
