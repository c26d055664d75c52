import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { selectLinkHash, selectPersonHash } from './nightly-query.server.ts';
import { eraseOwnPlace } from './own-place.server.ts';
import { eraseOwnVisit } from './own-visit.server.ts';

/**
 * Erases once more what a group, or one visitor (by the id in the log), had erased, in a database restored from before: as the holder of its link, whose wish it is. As the system.
 * @returns false when there is no such visit that a group can erase
 */
export async function eraseVisitAgain(ctx: Ctx, number: string): Promise<boolean> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  const visitor = await inTransaction(ctx, (tx) => selectPersonHash(tx, number));
  if (visitor !== undefined) return (await eraseOwnPlace({ ...ctx, actor: { kind: 'link', hash: visitor } })).ok;
  const hash = await inTransaction(ctx, (tx) => selectLinkHash(tx, number));
  if (hash === undefined) return false;
  return (await eraseOwnVisit({ ...ctx, actor: { kind: 'link', hash } })).ok;
}
