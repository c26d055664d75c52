// A hundred thousand ideas: search with facets, and suggestions, through the use cases, each transaction and every read of it; beside MiniSearch (in the
// process's memory) and SQLite's FTS5 on the same ideas, the same searches and in the same run.
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { facets, noSearch, parseSearch, searchQuery, sorts } from '../app/features/ideas/idea-search.ts';
import type { IdeaSearch } from '../app/features/ideas/idea-search.ts';
import { searchIdeas, suggest } from '../app/features/ideas/idea-search.server.ts';
import { entryOf, wordRow } from '../app/features/ideas/inside/search/index-entry.ts';
import { ideaWordsOf } from '../app/features/ideas/inside/search/words-known.ts';
import { anonymous } from '../app/platform/actor.ts';
import type { Ctx } from '../app/platform/context.ts';
import { openDatabase } from '../app/platform/database.server.ts';
import { loadDefinitions } from '../app/shell/definitions.server.ts';
import { cloneDatabase, startTestPostgres } from '../testing/postgres.ts';
import { drawing, makeIdeas, vocabulary } from './ideas-made.ts';
import type { MadeIdea } from './ideas-made.ts';
import { round } from './load.ts';

const size = 100_000;
const searches = 600;
/** What is searched beside us, and as many searches: it need not know facets or Norwegian. */
const beside = 200;

interface Taken {
  p50: number;
  p95: number;
}
export interface IdeasResult {
  ideas: number;
  /** Milliseconds. */
  search: Taken & { p99: number; most: number; hits: number };
  'search, no words': Taken;
  'search, misspelt': Taken;
  suggestions: Taken;
  /** In memory; no facets, no stemming, no compounds, no phrases: its hits alone, ranked. */
  miniSearch: Taken & { slower: number };
  /** Words as they are written, no facets; its hits counted and the best twenty ranked. */
  fts5: Taken & { slower: number };
  database: string;
}

export async function measureIdeas(n = size): Promise<IdeasResult> {
  const definitions = loadDefinitions(process.cwd(), path.resolve('schemes/frisklivssentraler'));
  const lists = definitions.ideaWords!;
  const draw = drawing(5);
  const words = vocabulary(lists, draw);
  const values = {
    themes: definitions.ideas.themes.map((t) => t.id),
    groups: definitions.ideas.targetGroups.map((g) => g.id),
    units: definitions.ideas.guideUnits.map((u) => u.id),
    counties: [...definitions.geography.counties.values()].filter((c) => c.to === undefined).map((c) => c.code),
    regions: ['Nord', 'Midt', 'Vest', 'Sør-Øst'],
  };
  const made = [...makeIdeas(n, words, lists.stop, values, draw)];
  const postgres = await startTestPostgres({ durable: true });
  try {
    const clone = await cloneDatabase(postgres.url);
    await fill(
      clone.url,
      made,
      (idea) =>
        entryOf(
          ideaWordsOf(definitions),
          [
            { weight: 'A', text: idea.title },
            { weight: 'B', text: idea.gist },
            { weight: 'D', text: idea.body },
          ],
          [],
        ),
      definitions.scheme.demonstration,
    );
    const db = openDatabase(clone.ownerUrl, () => {});
    const ctx: Ctx = { db, actor: anonymous, now: new Date('2026-11-21T09:00:00Z'), requestId: 'bench', definitions };
    const asked = Array.from({ length: searches }, () => makeSearch(made, draw, values));
    let hits = 0;
    const found = async (search: IdeaSearch): Promise<void> => {
      hits += (await searchIdeas(ctx, search)).total;
    };
    const all = await times(asked, found);
    const known = hits;
    const unsaid = await times(
      asked.slice(0, 150).map((s) => ({ ...s, q: '' })),
      found,
    );
    const wrong = await times(
      asked.slice(0, 100).map((s) => ({ ...s, q: misspelt(s.q), page: 1 })),
      found,
    );
    const begun = asked.flatMap(({ q }) => (q === '' ? [] : [q.replaceAll('"', '').slice(0, 2 + Math.floor(draw() * 8))]));
    const suggested = await times(begun.slice(0, 300), (typed) => suggest(ctx, typed));
    const { rows } = await db.owner.query<{ size: string }>(`select pg_size_pretty(pg_total_relation_size('idea_index')) as size`);
    await db.close();
    const plain = asked.slice(0, beside).map(({ q }) => q.replaceAll('"', ''));
    const search = { ...summed(all), p99: at(all, 0.99), most: round(all.at(-1)!), hits: Math.round(known / searches) };
    const both = (taken: Taken) => ({ ...taken, slower: round(taken.p95 / search.p95) });
    return {
      ideas: n,
      search,
      'search, no words': summed(unsaid),
      'search, misspelt': summed(wrong),
      suggestions: summed(suggested),
      miniSearch: both(await inMemory(made, plain.filter(Boolean))),
      fts5: both(await inSqlite(made, plain.filter(Boolean))),
      database: rows[0]!.size,
    };
  } finally {
    await postgres.stop();
  }
}

/** One to four words that stand in one idea, now and then a phrase; up to three facets narrowed; every order; the first three pages. */
function makeSearch(made: readonly MadeIdea[], draw: () => number, values: Readonly<Record<string, readonly string[]>>): IdeaSearch {
  const of = made[Math.floor(draw() * made.length)]!;
  const told = `${of.title} ${of.gist} ${draw() < 0.5 ? of.body : ''}`.split(' ').filter((w) => w.length > 3);
  const word = (): string => told[Math.floor(draw() * told.length)]!;
  const at = Math.floor(draw() * (told.length - 1));
  const q = draw() < 0.1 ? `"${told[at]} ${told[at + 1]}"` : Array.from({ length: 1 + Math.floor(draw() * 4) }, word).join(' ');
  const chosen = Array.from({ length: Math.floor(draw() * 4) }, () => (['themes', 'groups', 'levels', 'counties', 'years', 'units', 'sizes'] as const)[Math.floor(draw() * 7)]!);
  const given: Readonly<Record<string, readonly string[]>> = {
    ...values,
    levels: ['tried', 'established'],
    years: ['2022', '2023', '2024', '2025'],
    sizes: ['small', 'middle', 'large'],
  };
  const narrowed = Object.fromEntries(chosen.map((facet) => [facet, [given[facet]![Math.floor(draw() * Math.min(4, given[facet]!.length))]!]]));
  const search = {
    ...noSearch,
    ...narrowed,
    q: draw() < 0.05 ? '' : q,
    sort: draw() < 0.6 ? ('best' as const) : sorts[1 + Math.floor(draw() * 2)]!,
    page: 1 + Math.floor(draw() * 3),
  };
  return parseSearch(searchQuery(search));
}
const misspelt = (q: string): string => q.replaceAll('"', '').replace(/(\p{L}{3})(\p{L})(\p{L})/u, '$1$3$2');

async function times<T>(list: readonly T[], work: (one: T) => Promise<unknown>): Promise<number[]> {
  for (const one of list.slice(0, 30)) await work(one);
  const taken: number[] = [];
  for (const one of list) {
    const start = performance.now();
    await work(one);
    taken.push(performance.now() - start);
  }
  return taken.toSorted((a, b) => a - b);
}
const at = (sorted: readonly number[], share: number): number => round(sorted[Math.floor(sorted.length * share)] ?? 0);
const summed = (sorted: readonly number[]): Taken => ({ p50: at(sorted, 0.5), p95: at(sorted, 0.95) });

/** Written beside the triggers, and then counted by the same function. */
async function fill(url: string, made: readonly MadeIdea[], entry: (idea: MadeIdea) => ReturnType<typeof entryOf>, demonstration: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const bits = new Map<string, Map<string, number>>(facets.map((facet) => [facet, new Map()]));
  const bit = (facet: string, value: string): number => {
    const known = bits.get(facet)!;
    if (!known.has(value)) known.set(value, known.size + 1);
    return known.get(value)!;
  };
  const mask = (facet: string, ids: readonly string[]): string => ids.reduce((sum, id) => sum | (1n << BigInt(bit(facet, id))), 0n).toString();
  const counts = new Map<string, number>();
  await client.query('set session_replication_role = replica; drop index idea_index_words');
  for (let from = 0; from < made.length; from += 1000) {
    const rows = made.slice(from, from + 1000).map((idea) => {
      const { vector, places, surfaces } = entry(idea);
      for (const word of surfaces) counts.set(word, (counts.get(word) ?? 0) + 1);
      const { number, title, gist, body, themes, groups, units, level, size: inhabitants, region, county, year, uses, day } = idea;
      const published = new Date(Date.UTC(2016, 0, 1 + day)).toISOString();
      const dates = { confirmedOn: '2025-01-01', reviewBy: '2027-01-01', silentFrom: day % 10 === 0 ? '2026-01-01' : '2027-03-01', publishedAt: published, changedAt: published };
      return {
        number,
        idea_id: `bench-${number}`,
        demonstration,
        quality: (uses * 4) % 100,
        newest: Date.parse(published) / 1000,
        uses,
        silent_from: dates.silentFrom,
        level: bit('levels', level),
        size: bit('sizes', inhabitants),
        region: bit('regions', region),
        county: bit('counties', county),
        year: bit('years', String(year)),
        themes: mask('themes', themes),
        groups: mask('groups', groups),
        units: mask('units', units),
        words: vector,
        places,
        card: { id: `bench-${number}`, title, gist, body, themes, groups, units, level, size: inhabitants, region, county, year, uses, language: 'nb', municipality: '', ...dates },
      };
    });
    await client.query('insert into idea_index select * from jsonb_populate_recordset(null::idea_index, $1::jsonb)', [JSON.stringify(rows)]);
  }
  const known = [...counts].map(([word, n]) => ({ ...wordRow(word), n }));
  for (let from = 0; from < known.length; from += 5000)
    await client.query('insert into idea_word select * from jsonb_populate_recordset(null::idea_word, $1::jsonb)', [JSON.stringify(known.slice(from, from + 5000))]);
  const given = [...bits].flatMap(([facet, of]) => [...of].map(([value, n]) => ({ facet, value, bit: n })));
  await client.query('insert into idea_facet_value select * from jsonb_populate_recordset(null::idea_facet_value, $1::jsonb)', [JSON.stringify(given)]);
  await client.query(`set maintenance_work_mem = '512MB'; create index idea_index_words on idea_index using gin (words) with (fastupdate = off)`);
  await client.query('insert into idea_facet_count select i.demonstration, f.facet, f."bit", count(*) from idea_index i cross join lateral idea_index_facts(i) f group by 1, 2, 3');
  await client.query('vacuum analyze');
  await client.end();
}

async function inMemory(made: readonly MadeIdea[], asked: readonly string[]): Promise<Taken> {
  const index = new MiniSearch<MadeIdea>({ idField: 'number', fields: ['title', 'gist', 'body'], searchOptions: { combineWith: 'AND', boost: { title: 4, gist: 2 } } });
  index.addAll(made);
  return summed(await times(asked, async (q) => index.search(q).slice(0, 20)));
}

async function inSqlite(made: readonly MadeIdea[], asked: readonly string[]): Promise<Taken> {
  const db = new DatabaseSync(':memory:');
  db.exec('create virtual table idea using fts5(title, gist, body); begin');
  const insert = db.prepare('insert into idea (rowid, title, gist, body) values (?, ?, ?, ?)');
  for (const { number, title, gist, body } of made) insert.run(number, title, gist, body);
  db.exec('commit');
  const count = db.prepare('select count(*) as n from idea where idea match ?');
  const best = db.prepare('select rowid from idea where idea match ? order by bm25(idea, 4, 2, 1) limit 20');
  const taken = summed(await times(asked, async (q) => [count.all(q), best.all(q)]));
  db.close();
  return taken;
}
