import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { indexIdea } from '../search/index-store.server.ts';
import { hold } from './deed.server.ts';
import { findIdeaByNumber, findSender } from './idea-query.server.ts';
import { eraseSender } from './sender.server.ts';

/**
 * Erases once more whoever had themselves erased (by the idea's number, which the log keeps: `idea:12`), in a database restored from before. As the
 * system. @returns false when there is no such person
 */
export async function eraseIdeaSenderAgain(ctx: Ctx, which: string): Promise<boolean> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  const number = /^idea:([1-9]\d{0,8})$/.exec(which)?.[1];
  if (number === undefined) return false;
  return inTransaction(ctx, async (tx) => {
    const found = await findIdeaByNumber(tx, Number(number));
    if (!found || !(await findSender(tx, found.id))) return false;
    await eraseSender(tx, ctx, await hold(tx, found.id));
    await indexIdea(tx, ctx, found.id);
    return true;
  });
}
