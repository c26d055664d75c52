import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { indexIdea } from '../search/index-store.server.ts';
import { hold } from './deed.server.ts';
import { findDraft, findIdeaByNumber, findSender, selectVersions } from './idea-query.server.ts';
import { eraseSender } from './sender.server.ts';
import { eraseContact } from './sending-in.server.ts';

/**
 * Erases once more whoever had themselves erased (by the idea's number, which the log keeps: `idea:12` who sent it in, `contact:12` the contact), in a
 * database restored from before. As the system. @returns false when there is no such person
 */
export async function eraseIdeaSenderAgain(ctx: Ctx, which: string): Promise<boolean> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  const [, kind, number] = /^(idea|contact):([1-9]\d{0,8})$/.exec(which) ?? [];
  if (number === undefined) return false;
  if (kind === 'contact') return contactAgain(ctx, Number(number));
  return inTransaction(ctx, async (tx) => {
    const found = await findIdeaByNumber(tx, Number(number));
    if (!found || !(await findSender(tx, found.id))) return false;
    await eraseSender(tx, ctx, await hold(tx, found.id));
    await indexIdea(tx, ctx, found.id);
    return true;
  });
}
async function contactAgain(ctx: Ctx, number: number): Promise<boolean> {
  const id = await inTransaction(ctx, async (tx) => {
    const found = await findIdeaByNumber(tx, number);
    const written = found && [await findDraft(tx, found.id), ...(await selectVersions(tx, found.id))];
    return written?.some((w) => w !== undefined && w.content.contact !== '') ? found?.id : undefined;
  });
  if (id === undefined) return false;
  await eraseContact(ctx, { id });
  return true;
}
