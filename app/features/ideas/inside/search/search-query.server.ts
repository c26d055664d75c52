import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { facets, hitsOnPage } from '../../idea-search.ts';
import type { Facet, Sort } from '../../idea-search.ts';
import type { Card } from './search-tables.ts';

/** How the index is read. Conditions are tsqueries of lexemes, made by `typed.ts`. */

/** Of those that fit, so many are ranked by where the words stand; they are chosen by the title, and by how well tried they are. */
const ranked = 200;

export interface Conditions {
  readonly demonstration: boolean;
  /** ISO date: what is not confirmed by then sinks. */
  readonly today: string;
  /** undefined: every idea. */
  readonly words: { readonly full: string; readonly own: string; readonly titleAll: string; readonly titleAny: string } | undefined;
  readonly chosen: Readonly<Record<Facet, bigint>>;
}
export interface Order {
  readonly sort: Sort;
  /** Bits of the size class and region that come first; 0 for none. */
  readonly like: { readonly size: number; readonly region: number } | undefined;
  readonly skip: number;
}

/**
 * Settings of this transaction. `words`: PostgreSQL would read every row where the index is far quicker, as it does not know that words stand beside the
 * row. Compiling a query takes longer than any of these.
 */
export async function preferIndex(tx: Tx, words = true): Promise<void> {
  await sql`select set_config('enable_seqscan', ${words ? 'off' : 'on'}, true), set_config('jit', 'off', true), set_config('work_mem', '32MB', true),
    set_config('max_parallel_workers_per_gather', '0', true)`.execute(tx);
}

export async function selectFacetValues(tx: Tx): Promise<{ facet: Facet; value: string; bit: number }[]> {
  return (await sql<{ facet: Facet; value: string; bit: number }>`select facet, value, "bit" from idea_facet_value`.execute(tx)).rows;
}

const single: ReadonlySet<Facet> = new Set(['levels', 'sizes', 'regions', 'counties', 'years']);
const column = {
  themes: 'themes',
  groups: 'groups',
  units: 'units',
  levels: 'level',
  sizes: 'size',
  regions: 'region',
  counties: 'county',
  years: 'year',
} as const satisfies Record<Facet, string>;
const mask = (bits: bigint): RawBuilder<unknown> => sql.raw(`${bits}::bigint`);
const fits = (facet: Facet, bits: bigint): RawBuilder<unknown> =>
  single.has(facet) ? sql`((1::bigint << ${sql.ref(`i.${column[facet]}`)}) & ${mask(bits)}) <> 0` : sql`(${sql.ref(`i.${column[facet]}`)} & ${mask(bits)}) <> 0`;

const narrowing = ({ chosen }: Conditions): Facet[] => facets.filter((facet) => chosen[facet] !== 0n);
const matching = ({ demonstration, words }: Conditions): RawBuilder<unknown> =>
  words ? sql`i.demonstration = ${demonstration} and i.words @@ ${words.full}::tsquery` : sql`i.demonstration = ${demonstration}`;
const all = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join([...conditions], sql` and `);
const fitting = (c: Conditions): RawBuilder<unknown> => all([matching(c), ...narrowing(c).map((facet) => fits(facet, c.chosen[facet]))]);

/** Which of the sets of facets counted together a row is of, what it says, which one facet it does not fit, and how many. */
export interface Counted {
  readonly of: number;
  readonly key: string;
  /** 0: fits all; else the facet's number + 1. */
  readonly failed: number;
  readonly n: number;
}
/** The sets: level, size and region; county and year; themes; groups; units. */
export const packed = { regions: 12n, sizes: 6n, levels: 0n, years: 6n, counties: 0n } as const;

/**
 * Ideas counted for all facets in one reading. One that fits all but one facet's choice is counted for that facet alone: what the facet's
 * other values would give.
 */
export async function countFacets(tx: Tx, c: Conditions): Promise<Counted[]> {
  const narrow = narrowing(c);
  const values = sql`i.level | (i.size::int << 6) | (i.region::int << 12) as a, i.county | (i.year::int << 6) as b, i.themes, i.groups, i.units`;
  const sets = (failed: RawBuilder<unknown>) => sql`grouping sets ((a${failed}), (b${failed}), (themes${failed}), (groups${failed}), (units${failed}))`;
  const of = sql`grouping(a, b, themes, groups, units) as of, coalesce(a::bigint, b::bigint, themes, groups, units)::text as key`;
  if (narrow.length === 0)
    return (await sql<Counted>`select ${of}, 0 as failed, count(*)::int as n from (select ${values} from idea_index i where ${matching(c)}) i group by ${sets(sql``)}`.execute(tx))
      .rows;
  // Without words, what one facet alone would give is counted already.
  if (!c.words && narrow.length === 1)
    return (await sql<Counted>`select ${of}, 0 as failed, count(*)::int as n from (select ${values} from idea_index i where ${fitting(c)}) i group by ${sets(sql``)}`.execute(tx))
      .rows;
  const misses = sql.join(
    narrow.map((facet) => sql`(case when ${fits(facet, c.chosen[facet])} then 0 else ${sql.raw(String(1 << facets.indexOf(facet)))} end)`),
    sql` + `,
  );
  const { rows } = await sql<Counted>`
    select ${of}, failed, count(*)::int as n from (select ${values}, ${misses} as failed from idea_index i where ${matching(c)} offset 0) i
      where failed & (failed - 1) = 0 group by ${sets(sql`, failed`)}`.execute(tx);
  return rows.map((row) => ({ ...row, failed: row.failed === 0 ? 0 : Math.log2(row.failed) + 1 }));
}

/** As kept: every idea there is. `''`: all together. */
export async function selectKeptCounts(tx: Tx, demonstration: boolean): Promise<{ facet: Facet | ''; bit: number; n: number }[]> {
  return (await sql<{ facet: Facet | ''; bit: number; n: number }>`select facet, "bit", n from idea_facet_count where demonstration = ${demonstration} and n > 0`.execute(tx)).rows;
}

export interface Row {
  readonly number: number;
  readonly demonstration: boolean;
  readonly card: Card;
}

/** One page, in the order asked for. Those that nobody has confirmed stand last, but for how well the words fit. */
export async function selectPage(tx: Tx, c: Conditions, order: Order): Promise<Row[]> {
  const like = order.like ? sql`((i.size = ${order.like.size})::int + (i.region = ${order.like.region})::int) desc, ` : sql``;
  const sunk = sql`(i.silent_from <= ${c.today}::date)`;
  const page = sql`limit ${hitsOnPage} offset ${order.skip}`;
  const shown = (numbers: RawBuilder<unknown>) =>
    sql<Row>`with page as materialized (${numbers}) select i.number, i.demonstration, i.card from page join idea_index i using (number) order by page.nth`.execute(tx);
  const plainly = (by: RawBuilder<unknown>) =>
    shown(sql`select number, row_number() over () as nth from (select i.number from idea_index i where ${fitting(c)} order by ${like}${by} ${page}) x`);
  const best = sql`${sunk}, i.quality desc, i.newest desc, i.number desc`;
  if (order.sort === 'newest') return (await plainly(sql`${sunk}, i.newest desc, i.number desc`)).rows;
  if (order.sort === 'used') return (await plainly(sql`${sunk}, i.uses desc, i.quality desc, i.number desc`)).rows;
  if (!c.words) return (await plainly(best)).rows;
  const title = (query: string) => sql`(i.number in (select number from idea_index where words @@ ${query}::tsquery))`;
  const likely = sql`${like}${title(c.words.titleAll)} desc, ${c.words.titleAll === c.words.titleAny ? sql`` : sql`${title(c.words.titleAny)} desc, `}${best}`;
  // Whoever turns so many pages meets the rest in the order in which the candidates were chosen.
  if (order.skip >= ranked) return (await plainly(likely)).rows;
  const weights = sql.raw(`'{0.05, 0.2, 0.45, 1}'::float4[]`);
  const rank = sql`(ts_rank(${weights}, i.places, ${c.words.own}::tsquery, 1) + 0.3 * ts_rank(${weights}, i.places, ${c.words.full}::tsquery, 1))
    * (1 + i.quality / 400.0) * case when ${sunk} then 0.5 else 1 end`;
  const numbers = sql`
    select number, row_number() over () as nth from (
      select i.number from (select i.number from idea_index i where ${fitting(c)} order by ${likely} limit ${ranked}) x join idea_index i using (number)
        order by ${like}${rank} desc, i.number desc ${page}) y`;
  return (await shown(numbers)).rows;
}

/** How many of the conditions have any idea at all. */
export async function areThere(tx: Tx, demonstration: boolean, conditions: readonly string[]): Promise<boolean[]> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from idea_index i where i.demonstration = ${demonstration} and i.words @@ c.q::tsquery) as is
      from unnest(${[...conditions]}::text[]) with ordinality c(q, nth) order by nth`.execute(tx);
  return rows.map((r) => r.is);
}

/** Known words that have a variant in common with a misspelt one. */
export async function selectAlike(tx: Tx, variants: readonly string[]): Promise<{ word: string; n: number }[]> {
  return (await sql<{ word: string; n: number }>`select word, n from idea_word where variants && ${[...variants]}::text[] and n > 0 order by n desc limit 500`.execute(tx)).rows;
}

/** Longer words that a word stands in: compounds that no list knows. */
export async function selectHolding(tx: Tx, part: string): Promise<string[]> {
  return (await sql<{ word: string }>`select word from idea_word where strpos(word, ${part}) > 0 and n > 0 order by n desc, word limit 20`.execute(tx)).rows.map((r) => r.word);
}

export async function selectWordsFrom(tx: Tx, beginning: string, most: number): Promise<string[]> {
  // The collation is that of bytes: a prefix is a range.
  const { rows } = await sql<{ word: string }>`
    select word from idea_word where word >= ${beginning} and word < ${`${beginning}\u{10FFFF}`} and n > 0 order by n desc, word limit ${most}`.execute(tx);
  return rows.map((r) => r.word);
}

export async function selectByTitle(tx: Tx, c: Pick<Conditions, 'demonstration' | 'today'>, query: string, most: number): Promise<{ number: number; title: string }[]> {
  const { rows } = await sql<{ number: number; title: string }>`
    with x as materialized (select i.number, row_number() over (order by i.silent_from <= ${c.today}::date, i.quality desc, i.number desc) as nth from idea_index i
      where i.demonstration = ${c.demonstration} and i.words @@ ${query}::tsquery order by nth limit ${most})
    select i.number, i.card->>'title' as title from x join idea_index i using (number) order by x.nth`.execute(tx);
  return rows;
}
