import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { href } from '../../../../platform/locale.ts';
import { eraseMailAbout, queueMail } from '../../../notifications/notifications.server.ts';
import { ideaPath } from '../../idea-address.ts';
import { searchIdeas } from '../../idea-search.server.ts';
import { hitsOnPage, parseSearch } from '../../idea-search.ts';
import type { Hit } from '../../idea-search.ts';
import { daysToConfirm, mostInLetter, stopPath } from './subscription.ts';
import type { Subscription } from './subscription.ts';
import { searchInWords } from './search-in-words.ts';
import { aboutSubscription } from './subscribing.server.ts';
import { digestOf } from './subscription-letters.ts';
import { deleteSubscription, holdSubscription, selectConfirmed, selectUnconfirmed, updateToldUntil } from './subscription-store.server.ts';

/** Nobody publishes more in a week; who has been away longer finds the rest behind the letter's link. */
const mostPages = 5;

/** Ideas first published from a moment on, newest first, that have all the words of the search: what is merely like it is no news. */
async function publishedSince(ctx: Ctx, query: string, since: Date): Promise<Hit[]> {
  const search = parseSearch(query);
  const found: Hit[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { hits, understood } = await searchIdeas(ctx, { ...search, sort: 'newest', page });
    if (understood.words === 'some' || understood.corrected) return [];
    const fresh = hits.filter((h) => h.publishedAt >= since && h.publishedAt < ctx.now);
    found.push(...fresh);
    if (hits.length < hitsOnPage || fresh.length === 0) break;
  }
  return found;
}

/**
 * To each who has said yes, what is new since they were last told and fits; nothing where nothing is. Each in a transaction of its own: done
 * again after a stop in the middle, nobody gets two. @returns how many letters
 */
export async function sendDigests(ctx: Ctx, publicUrl: string): Promise<number> {
  const all = await inTransaction(ctx, selectConfirmed);
  const oldest = new Map<string, Date>();
  for (const { query, toldUntil } of all) if (toldUntil < (oldest.get(query) ?? ctx.now)) oldest.set(query, toldUntil);
  let letters = 0;
  let known: { readonly query: string; readonly hits: readonly Hit[] } | undefined;
  for (const one of all) {
    // They stand in the order of their searches.
    if (known?.query !== one.query) known = { query: one.query, hits: await publishedSince(ctx, one.query, oldest.get(one.query) ?? ctx.now) };
    if (await tellOne(ctx, one.id, { hits: known.hits, publicUrl })) letters += 1;
  }
  return letters;
}

async function tellOne(ctx: Ctx, id: string, { hits, publicUrl }: { readonly hits: readonly Hit[]; readonly publicUrl: string }): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const held = await holdSubscription(tx, id);
    if (!held) return false;
    const news = hits.filter((h) => h.publishedAt >= held.toldUntil);
    await updateToldUntil(tx, id, ctx.now);
    if (news.length === 0) return false;
    const { subject, text } = letterTo(ctx, held, news, publicUrl);
    const to = { name: '', address: held.email };
    await queueMail(tx, ctx, { to, template: 'idea-digest', subject, text, about: aboutSubscription(id), unsubscribe: stopPath });
    return true;
  });
}
function letterTo(ctx: Ctx, { language, query }: Subscription, news: readonly Hit[], publicUrl: string) {
  const gist = (hit: Hit): string => hit.gist.map((part) => part.text).join('');
  const ideas = news.slice(0, mostInLetter).map((h) => ({ title: h.plainTitle, gist: gist(h), address: publicUrl + href(language, ideaPath(h.number, h.plainTitle)) }));
  return digestOf(language, ctx.definitions.ideas.name, searchInWords(ctx.definitions, language, query, ctx.now), ideas, news.length - ideas.length);
}

/** Nobody said yes: the address is erased, and the letter that asked. */
export async function eraseUnconfirmed(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - daysToConfirm * 86_400_000);
  await inTransaction(ctx, async (tx) => {
    for (const id of await selectUnconfirmed(tx, before)) {
      await eraseMailAbout(tx, aboutSubscription(id));
      await deleteSubscription(tx, id);
    }
  });
}
