import { createHash } from 'node:crypto';
import { systemActor } from '../../../../platform/actor.ts';
import type { Ctx, Definitions } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { clearIndex, insertEntries, isIndexMadeWith, selectPublishedAfter, setIndexMadeWith } from './index-store.server.ts';

/** Grows when what is indexed of an idea changes. */
const edition = 3;
const batch = 200;

/**
 * The index made anew when the words it was made with are others now: the lists, the names of themes, the municipalities. In one transaction, so that nobody
 * meets half of it. @returns how many ideas were indexed; 0 when it stands as it should.
 */
export async function refreshIdeaIndex(given: Ctx): Promise<number> {
  const ctx = { ...given, actor: systemActor('idea-index') };
  const madeWith = fingerprint(ctx.definitions);
  return inTransaction(ctx, async (tx) => {
    if (await isIndexMadeWith(tx, madeWith)) return 0;
    await clearIndex(tx);
    let indexed = 0;
    for (let ideas = await selectPublishedAfter(tx, 0, batch); ideas.length > 0; ideas = await selectPublishedAfter(tx, ideas.at(-1)!.number, batch)) {
      await insertEntries(tx, ctx, ideas);
      indexed += ideas.length;
    }
    await setIndexMadeWith(tx, madeWith);
    return indexed;
  });
}

const fingerprint = ({ ideaWords, ideas, geography }: Definitions): string =>
  createHash('sha256')
    .update(JSON.stringify([edition, ideaWords, ideas.themes, ideas.targetGroups, [...geography.municipalities.keys()]]))
    .digest('hex');
