import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { holdOwn } from '../life/deed.server.ts';
import { selectTicked, updateTick } from './tick-store.server.ts';

/** What an editor asked for, ticked as done or not after all: for those who write the idea. @throws AppError `not-found` for everybody else */
export const tickRemark = (ctx: Ctx, { id, remarkId, done }: { readonly id: string; readonly remarkId: string; readonly done: boolean }): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdOwn(tx, ctx, id);
    if (!(await updateTick(tx, { ideaId: id, remarkId, at: done ? ctx.now : null }))) throw new AppError('not-found');
  });

/** Remarks that are ticked; none for those who may not see them. */
export const listTicked = (ctx: Ctx, id: string): Promise<ReadonlySet<string>> => inTransaction(ctx, (tx) => selectTicked(tx, id));
