import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import type { Cell } from '../../indicators/cell.ts';
import { isFulfilled } from '../fulfilment.ts';
import { mayReadAll } from './fulfilment-policy.ts';
import { readYear } from './reading.server.ts';

/**
 * Year by year, how many of the centres with an agreement fulfilled all their tasks: each one documented in the registers or accepted by
 * the authority. What is only reported counts for nothing. Years before there are rules have no number.
 * @throws AppError `not-found` to others than officers and the system
 */
export async function listFulfilledShares(
  tx: Tx,
  ctx: Ctx,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly { readonly year: number; readonly cell: Cell }[]> {
  if (!mayReadAll(ctx.actor)) throw new AppError('not-found');
  const shares: { year: number; cell: Cell }[] = [];
  for (let year = from; year <= to; year += 1) shares.push({ year, cell: await shareIn(tx, ctx, year) });
  return shares;
}

async function shareIn(tx: Tx, ctx: Ctx, year: number): Promise<Cell> {
  const now = norwegianYear(ctx.now);
  if (year > now) return { none: 'not-yet' };
  const found = await readYear(tx, ctx, { year, answers: false });
  if (!found) return { none: 'not-asked' };
  const of = found.centres.length;
  if (of === 0) return { none: 'not-applicable' };
  const count = found.centres.filter(({ tasks }) => tasks.every(({ cell, standing }) => isFulfilled(cell, standing))).length;
  return { value: count / of, count, of, ...(year === now ? { preliminary: true } : {}) };
}
