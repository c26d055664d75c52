import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { selectLinkHash } from './nightly-query.server.ts';
import { eraseOwnVisit } from './own-visit.server.ts';

/**
 * Erases once more what a group had erased, in a database restored from before: as the holder of its link, whose wish it is. As the system.
 * @returns false when there is no such visit that a group can erase
 */
export async function eraseVisitAgain(ctx: Ctx, number: string): Promise<boolean> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  const hash = await inTransaction(ctx, (tx) => selectLinkHash(tx, number));
  if (hash === undefined) return false;
  return (await eraseOwnVisit({ ...ctx, actor: { kind: 'link', hash } })).ok;
}
