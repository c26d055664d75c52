import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { mayRead } from './activity-policy.ts';
import { selectActivityCounts } from './count-query.server.ts';

/** How many of each kind a centre has in a year, most first. */
export async function listYearTotals(ctx: Ctx, centreId: string, year: number): Promise<readonly { readonly kind: string; readonly n: number }[]> {
  if (!mayRead(ctx.actor, centreId)) throw new AppError('not-found');
  const counts = await inTransaction(ctx, (tx) => selectActivityCounts(tx, { from: year, to: year, measures: ['activity'], centreId }));
  return counts.map(({ item, n }) => ({ kind: item, n })).toSorted((a, b) => b.n - a.n || (a.kind < b.kind ? -1 : 1));
}
