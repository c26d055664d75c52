import { sql } from 'kysely';
import { systemActor } from '../../../../platform/actor.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { actingAs, tablesOf } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { countyOf } from '../../../geography/geography.ts';
import type { Geography } from '../../../geography/geography.ts';
import type { Facet } from '../../idea-search.ts';
import { levels } from '../../idea.ts';
import type { IdeaContent, IdeaRules, Level } from '../../idea.ts';
import { plainText } from '../text/idea-html.ts';
import { entryOf, wordRow } from './index-entry.ts';
import type { Entry, IndexedText } from './index-entry.ts';
import type { Card, SearchTables } from './search-tables.ts';
import { ideaWordsOf } from './words-known.ts';

/** The one place that writes what ideas are found by. As the system: it follows of others' deeds, and is nobody's own to do. */

/**
 * What is found of an idea follows what is published of it: called in the transaction that publishes, hides, withdraws or merges it, or that changes
 * its uses, its level or how long it is trusted. Whatever the idea is by now, it stands in the index so, or not at all.
 */
export async function indexIdea(tx: Tx, ctx: Pick<Ctx, 'definitions' | 'actor' | 'now'>, ideaId: string): Promise<void> {
  await actingAs(tx, systemActor('idea-index'), ctx.actor, async (all) => {
    const made = await selectPublished(all, ideaId);
    const before = await tablesOf<SearchTables>(all).deleteFrom('idea_index').where('idea_id', '=', ideaId).returning('card').executeTakeFirst();
    if (!made) return;
    await insertEntries(all, ctx, [made], before ? [] : undefined);
  });
}

/** A published idea as its register has it. */
export interface Published {
  readonly number: number;
  readonly id: string;
  readonly demonstration: boolean;
  readonly content: IdeaContent;
  readonly level: Level;
  readonly size: string;
  readonly municipality: string;
  readonly county: string;
  readonly region: string;
  readonly publishedAt: Date;
  readonly changedAt: Date;
  readonly confirmedOn: string | null;
  readonly reviewBy: string;
  readonly silentFrom: string;
  readonly uses: number;
}

const published = sql`
  select i.number, i.id, i.demonstration, v.content, i.confirmed_level as level, v.size, v.municipality_code as municipality, v.county_code as county, v.region,
      i.published_at as "publishedAt", v.published_at as "changedAt", i.confirmed_on::text as "confirmedOn", i.review_by::text as "reviewBy", i.silent_from::text as "silentFrom", i.uses
    from idea i cross join lateral (select * from idea_version v where v.idea_id = i.id order by v.n desc limit 1) v
    where i.standing = 'published'`;

async function selectPublished(tx: Tx, ideaId: string): Promise<Published | undefined> {
  const { rows } = await sql<Published>`${published} and i.id = ${ideaId}`.execute(tx);
  return rows[0];
}

/** The next so many after a number, in the order of numbers. */
export async function selectPublishedAfter(tx: Tx, number: number, most: number): Promise<Published[]> {
  const { rows } = await sql<Published>`${published} and i.number > ${number} order by i.number limit ${most}`.execute(tx);
  return rows;
}

/** `counted`: the words that stay uncounted, as the idea was there before; all are counted when it was not. */
export async function insertEntries(tx: Tx, ctx: Pick<Ctx, 'definitions' | 'now'>, ideas: readonly Published[], uncounted?: readonly string[]): Promise<void> {
  const made = ideas.map((idea) => ({ idea, card: cardOf(ctx, idea), entry: entryFor(ctx, idea) }));
  const bits = await bitsFor(
    tx,
    made.flatMap(({ card }) => valuesOf(card)),
  );
  const mask = (facet: Facet, ids: readonly string[]): string => ids.reduce((sum, id) => sum | (1n << BigInt(bits.get(`${facet} ${id}`) ?? 0)), 0n).toString();
  const bit = (facet: Facet, id: string): number => bits.get(`${facet} ${id}`) ?? 0;
  await tablesOf<SearchTables>(tx)
    .insertInto('idea_index')
    .values(
      made.map(({ idea, card, entry }) => ({
        number: idea.number,
        idea_id: idea.id,
        demonstration: idea.demonstration,
        quality: qualityOf(idea),
        newest: Math.floor(idea.publishedAt.getTime() / 1000),
        uses: idea.uses,
        silent_from: idea.silentFrom,
        level: bit('levels', card.level),
        size: bit('sizes', card.size),
        region: bit('regions', card.region),
        county: bit('counties', card.county),
        year: card.year === null ? 0 : bit('years', String(card.year)),
        themes: mask('themes', card.themes),
        groups: mask('groups', card.groups),
        units: mask('units', card.units),
        words: entry.vector,
        places: entry.places,
        card: JSON.stringify(card),
      })),
    )
    .execute();
  await countWords(
    tx,
    uncounted === undefined ? made.map((m) => m.entry) : [],
    made.flatMap((m) => m.entry.surfaces),
  );
}

/** Everything but the numbers of values, which last. Nobody publishes meanwhile: they wait. */
export async function clearIndex(tx: Tx): Promise<void> {
  await sql`lock table idea_index in share row exclusive mode`.execute(tx);
  await sql`delete from idea_index`.execute(tx);
  await sql`delete from idea_word`.execute(tx);
}

export async function isIndexMadeWith(tx: Tx, madeWith: string): Promise<boolean> {
  return (await tablesOf<SearchTables>(tx).selectFrom('idea_index_state').select('made_with').executeTakeFirst())?.made_with === madeWith;
}
export async function setIndexMadeWith(tx: Tx, madeWith: string): Promise<void> {
  await tablesOf<SearchTables>(tx)
    .insertInto('idea_index_state')
    .values({ made_with: madeWith })
    .onConflict((c) => c.column('only_row').doUpdateSet({ made_with: madeWith }))
    .execute();
}

/** Words are added in one order for everybody, so that two who publish never wait for each other in a ring. */
async function countWords(tx: Tx, entries: readonly Entry[], known: readonly string[]): Promise<void> {
  const counts = new Map<string, number>(known.map((word) => [word, 0]));
  for (const { surfaces } of entries) for (const word of surfaces) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rows = [...counts].map(([word, n]) => ({ ...wordRow(word), n })).toSorted((a, b) => (a.word < b.word ? -1 : 1));
  await sql`
    insert into idea_word as w (word, n, variants)
      select x.word, x.n, array(select jsonb_array_elements_text(x.variants)) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(word text, n int, variants jsonb)
      on conflict (word) do update set n = w.n + excluded.n where excluded.n > 0`.execute(tx);
}

/** The numbers of values, given to those that have none. */
async function bitsFor(tx: Tx, values: readonly { readonly facet: Facet; readonly value: string }[]): Promise<Map<string, number>> {
  const wanted = [...new Map(values.map((v) => [`${v.facet} ${v.value}`, v])).values()];
  const read = async () => new Map((await tablesOf<SearchTables>(tx).selectFrom('idea_facet_value').selectAll().execute()).map((r) => [`${r.facet} ${r.value}`, r.bit]));
  let known = await read();
  const missing = wanted.filter((v) => !known.has(`${v.facet} ${v.value}`));
  if (missing.length === 0) return known;
  await sql`lock table idea_facet_value in share row exclusive mode`.execute(tx);
  known = await read();
  for (const { facet, value } of missing) {
    if (known.has(`${facet} ${value}`)) continue;
    const { rows } = await sql<{ bit: number }>`
      insert into idea_facet_value (facet, value, bit) select ${facet}, ${value}, coalesce(max(bit), 0) + 1 from idea_facet_value where facet = ${facet} returning bit`.execute(tx);
    known.set(`${facet} ${value}`, rows[0]!.bit);
  }
  return known;
}

const valuesOf = (card: Card): { facet: Facet; value: string }[] =>
  (
    [
      ['themes', card.themes],
      ['groups', card.groups],
      ['units', card.units],
      ['levels', [card.level]],
      ['sizes', [card.size]],
      ['regions', [card.region]],
      ['counties', [card.county]],
      ['years', card.year === null ? [] : [String(card.year)]],
    ] as const
  ).flatMap(([facet, values]) => values.filter((value) => value !== '').map((value) => ({ facet, value })));

/** Well tried and used stands first when nothing is asked: a level is worth as much as being used by a handful. 0–100. */
const qualityOf = ({ level, uses }: Pick<Published, 'level' | 'uses'>): number => levels.indexOf(level) * 12 + Math.min(64, Math.round(16 * Math.log2(1 + uses)));

function cardOf({ definitions, now }: Pick<Ctx, 'definitions' | 'now'>, idea: Published): Card {
  const { content } = idea;
  const place = placeNow(definitions.geography, idea, norwegianDay(now));
  const { need, did, outcome, differently } = content.sections;
  return {
    id: idea.id,
    title: content.title,
    gist: content.gist,
    language: content.language,
    level: idea.level,
    themes: content.themes,
    groups: content.targetGroups,
    units: content.guideUnits,
    municipality: idea.municipality,
    size: idea.size,
    year: content.year,
    ...place,
    confirmedOn: idea.confirmedOn ?? norwegianDay(idea.changedAt),
    reviewBy: idea.reviewBy,
    silentFrom: idea.silentFrom,
    publishedAt: idea.publishedAt.toISOString(),
    changedAt: idea.changedAt.toISOString(),
    uses: idea.uses,
    body: [need, did, outcome, content.known, differently, ...Object.values(content.efforts)].map(plainText).filter(Boolean).join('\n'),
  };
}

/** A county is looked for under the name it has now, where the municipality's area lies in one alone. */
function placeNow(geography: Geography, { municipality, county, region }: Published, day: string): { county: string; region: string } {
  const now = geography.municipalities.has(municipality) ? countyOf(geography, municipality, day) : undefined;
  return now ? { county: now.code, region: now.region } : { county, region };
}

function entryFor({ definitions }: Pick<Ctx, 'definitions'>, idea: Published): Entry {
  const exact = idea.municipality === '' ? [] : [`@${idea.municipality}`];
  return entryOf(ideaWordsOf(definitions), textsOf(definitions.ideas, idea.content), exact);
}

/** What is read of an idea, the title first. Themes and groups count by their names in both standards. */
export function textsOf(rules: IdeaRules, content: Pick<IdeaContent, 'title' | 'gist' | 'sections' | 'themes'> & Partial<IdeaContent>): IndexedText[] {
  const labels = (list: IdeaRules['themes'], ids: readonly string[]): string[] => list.filter((one) => ids.includes(one.id)).map(({ label }) => label.nb);
  const { need, did, outcome, differently } = content.sections;
  return [
    { weight: 'A' as const, text: content.title },
    { weight: 'B' as const, text: content.gist },
    ...[...labels(rules.themes, content.themes), ...labels(rules.targetGroups, content.targetGroups ?? [])].map((text) => ({ weight: 'C' as const, text })),
    ...[need, did, outcome, content.known ?? '', differently, ...Object.values(content.efforts ?? {})].map((markdown) => ({ weight: 'D' as const, text: plainText(markdown) })),
  ].filter((t, i) => i === 0 || t.text !== '');
}
