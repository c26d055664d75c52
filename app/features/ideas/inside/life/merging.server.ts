import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { refuse } from '../../../../platform/errors.ts';
import type { Idea, The } from '../../idea-case.ts';
import { written } from '../../idea-content.ts';
import { recountUses } from '../use/counting.server.ts';
import { indexIdea } from '../search/index-store.server.ts';
import { asSystem, done, note, wordFault } from './deed.server.ts';
import { holdToDecide } from './deciding.server.ts';
import type { Decided } from './deciding.server.ts';
import { requireEditor, turnFor } from './duty.server.ts';
import { findIdea, findIdeaByNumber } from './idea-query.server.ts';
import { lockIdeas, settleRemarks, updateDraft, updateIdea } from './idea-store.server.ts';
import { tellAuthor } from './letters.server.ts';

/**
 * Two are one: this one's address leads to the other, and what others have said of it goes along. What was written of it is kept, for its holder.
 * `into`: number of a published idea; where that one has been merged, the one it leads to. So a chain has one step, and never a ring.
 */
export async function mergeIdea(ctx: Ctx, input: The & { readonly into: number; readonly word: string }): Decided<'no-such-idea' | 'itself' | 'identity-number' | 'too-long'> {
  const word = written(input.word);
  return inTransaction(ctx, async (tx) => {
    requireEditor(ctx);
    const target = await ledTo(tx, input.into);
    // Both at once, in one order for everybody: of two who merge the two into each other, one comes second and sees it.
    if (target) await lockIdeas(tx, [input.id, target.id]);
    const held = await holdToDecide(tx, ctx, input, 'merge');
    if ('ok' in held) return held;
    const { idea, draft, as } = held;
    const into = target && (await findIdea(tx, target.id));
    if (into?.id === idea.id) return refuse('itself');
    if (into?.standing !== 'published' || into.demonstration !== idea.demonstration) return refuse('no-such-idea');
    // What others have made is not a centre's to take into its own.
    if ((await turnFor(tx, ctx, into)) === undefined) return refuse('own-idea');
    const fault = wordFault(word);
    if (fault) return refuse(fault);
    await updateIdea(tx, idea.id, { standing: 'merged', merged_into: into.id, changed_at: ctx.now, withdrawn_at: null, editor_centre_id: as });
    await updateDraft(tx, idea.id, { writing: 'settled', changed_at: ctx.now });
    await settleRemarks(tx, idea.id, ctx.now);
    await note(tx, ctx, 'merged', idea, { as, word, before: { standing: idea.standing, writing: draft.writing }, after: { standing: 'merged', into: into.number } });
    await note(tx, ctx, 'took-in', into, { as, after: { tookIn: idea.number } });
    await asSystem(tx, ctx, async (system) => {
      await tellAuthor(tx, system, idea, 'merged', { as, word, into: { number: into.number } });
    });
    await indexIdea(tx, ctx, idea.id);
    // What others have said of it is read with the other's from now on: how often that was used is counted anew, and told to the index.
    await recountUses(tx, ctx, into.id);
    return done;
  });
}
async function ledTo(tx: Tx, number: number): Promise<Idea | undefined> {
  const found = await findIdeaByNumber(tx, number);
  return found?.mergedInto === undefined ? found : findIdea(tx, found.mergedInto);
}
