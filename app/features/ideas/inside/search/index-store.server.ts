import type { Tx } from '../../../../platform/database.server.ts';
import type { Ctx } from '../../../../platform/context.ts';

/**
 * What is found of an idea follows what is published of it: called in the transaction that publishes, hides, withdraws or merges it, or that changes
 * its uses, its level or how long it is trusted. Whatever the idea is by now, it stands in the index so, or not at all.
 */
export async function indexIdea(_tx: Tx, _ctx: Pick<Ctx, 'definitions'>, _ideaId: string): Promise<void> {}
