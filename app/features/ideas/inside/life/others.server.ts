import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { indexIdea } from '../search/index-store.server.ts';
import { asSystem, findAgain, note, trustedFrom } from './deed.server.ts';
import { updateIdea } from './idea-store.server.ts';

/** What the bank's other parts (uses, files, truth) do with an idea, in their own transactions. */

/** How often it was used is counted where uses are; it is kept here for lists, and told to the index. */
export async function touchUses(tx: Tx, ctx: Ctx, id: string, uses: number): Promise<void> {
  await asSystem(tx, ctx, async () => updateIdea(tx, id, { uses }));
  await indexIdea(tx, ctx, id);
}

/** It was said to hold, on that day: asked about anew when so many months have passed. */
export async function noteConfirmed(tx: Tx, ctx: Ctx, { id, on }: { readonly id: string; readonly on: string }): Promise<void> {
  await asSystem(tx, ctx, async () => updateIdea(tx, id, trustedFrom(ctx, on)));
  await note(tx, ctx, 'confirmed', await findAgain(tx, id));
  await indexIdea(tx, ctx, id);
}
/** Its author was asked whether it holds. */
export async function noteReviewAsked(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  await asSystem(tx, ctx, async () => updateIdea(tx, id, { review_asked_at: ctx.now }));
}
