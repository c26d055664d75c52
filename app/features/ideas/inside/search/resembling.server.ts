import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import type { Hit, Similar } from '../../idea-search.ts';
import type { IdeaContent } from '../../idea.ts';
import { textsOf } from './index-store.server.ts';
import { quoted } from './index-entry.ts';
import type { IndexedText } from './index-entry.ts';
import { lexemesIn, likenessOf, saidBy, telling } from './likeness.ts';
import { selectCandidate, selectSharing, selectWordCounts } from './likeness-query.server.ts';
import type { Candidate } from './likeness-query.server.ts';
import { preferIndex, selectKeptCounts } from './search-query.server.ts';
import type { Card } from './search-tables.ts';
import { hitOf } from './searching.server.ts';
import { someOf } from './typed.ts';
import { ideaWordsOf } from './words-known.ts';

/** Ideas that are read for each that is compared. */
const compared = 40;
const mostIdeas = 3000;
/** Less than this is chance. */
const least = 0.08;

export interface Resembled {
  readonly content: Pick<IdeaContent, 'title' | 'gist' | 'sections' | 'themes'>;
  /** Its own number. */
  readonly except?: number;
}

/** Published ideas that are like what is being written: doubles first. */
export async function similarIdeas(ctx: Ctx, { content, except = 0 }: Resembled, n = 5): Promise<Similar[]> {
  return inTransaction(ctx, async (tx) => {
    const found = await resembling(tx, ctx, textsOf(ctx.definitions.ideas, content), except, (card) => (card.themes.some((t) => content.themes.includes(t)) ? 0.03 : 0));
    return found.slice(0, n).map(({ number, card, likeness }) => ({ id: card.id, number, title: card.title, gist: card.gist, likeness }));
  });
}

/** "Lignende ideer" under an idea: by words, themes, and how like the municipalities are. */
export async function relatedIdeas(ctx: Ctx, number: number, n = 4): Promise<Hit[]> {
  const words = ideaWordsOf(ctx.definitions);
  return inTransaction(ctx, async (tx) => {
    const own = await selectCandidate(tx, number);
    if (!own) return [];
    const { card } = own;
    const texts = [card.title, card.gist, card.body].map((text) => ({ weight: 'D' as const, text }));
    const found = await resembling(tx, ctx, texts, number, (other) => {
      const themes = other.themes.filter((t) => card.themes.includes(t)).length;
      return 0.06 * Math.min(themes, 2) + (other.size === card.size ? 0.02 : 0) + (other.region === card.region ? 0.02 : 0);
    });
    return found.slice(0, n).map((row) => hitOf(ctx, words, row, new Set()));
  });
}

async function resembling(tx: Tx, ctx: Ctx, texts: readonly IndexedText[], except: number, more: (card: Card) => number): Promise<(Candidate & { likeness: number })[]> {
  const { demonstration } = ctx.definitions.scheme;
  await preferIndex(tx);
  const read = lexemesIn(ideaWordsOf(ctx.definitions), texts);
  const [counts, total] = [await selectWordCounts(tx, [...read.surfaces.keys()]), (await selectKeptCounts(tx, demonstration)).find((k) => k.facet === '')?.n ?? 0];
  const said = saidBy(read, counts, total);
  const wanted = telling(said, mostIdeas);
  if (wanted.length === 0) return [];
  const candidates = await selectSharing(tx, demonstration, someOf(wanted.map(quoted)), except, compared);
  return candidates
    .map((one) => ({ one, words: likenessOf(said, one.lexemes) }))
    .filter(({ words }) => words >= least)
    .map(({ one, words }) => ({ ...one, likeness: Math.min(1, words + more(one.card)) }))
    .toSorted((a, b) => b.likeness - a.likeness || a.number - b.number);
}
