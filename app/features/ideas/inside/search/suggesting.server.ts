import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import type { Suggestions } from '../../idea-search.ts';
import { quoted } from './index-entry.ts';
import { preferIndex, selectAlike, selectByTitle, selectWordsFrom } from './search-query.server.ts';
import { nearest, variantsOf } from './spelling.ts';
import { allOf } from './typed.ts';
import { plain } from './words.ts';
import { ideaWordsOf } from './words-known.ts';

const most = { words: 6, ideas: 5, typed: 100, before: 5 };

/** What somebody who has typed so far may mean; nothing for less than two letters. */
export async function suggest(ctx: Ctx, typed: string): Promise<Suggestions> {
  const line = typed.normalize('NFC').toLowerCase().slice(0, most.typed).trim();
  const [, before = '', last = ''] = /^(.*?)([\p{L}\p{N}\p{M}]*)$/u.exec(line) ?? [];
  if (plain(last).length < 2) return { words: [], ideas: [] };
  const words = ideaWordsOf(ctx.definitions);
  const earlier = words
    .read(before)
    .flatMap((w) => w.lexeme ?? [])
    .slice(-most.before);
  return inTransaction(ctx, async (tx) => {
    await preferIndex(tx);
    const c = { demonstration: ctx.definitions.scheme.demonstration, today: norwegianDay(ctx.now) };
    const begun = await selectWordsFrom(tx, last, most.words);
    const variants = begun.length === 0 ? variantsOf(plain(last)) : [];
    const meant = variants.length === 0 ? undefined : nearest(plain(last), await selectAlike(tx, variants));
    // A word in the title as it is written, from its beginning; or, once it is whole, in any form of it.
    const ending = (word: string): string => `(${quoted(`~${plain(word)}`)}:*|${quoted(`^${words.lexemeOf(word)}`)})`;
    const ideas = await selectByTitle(tx, c, allOf([...earlier.map((l) => quoted(`^${l}`)), ending(meant ?? last)]), most.ideas);
    return { words: [...begun, ...(meant === undefined ? [] : [meant])].map((word) => before + word), ideas };
  });
}
