import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import type { Cell } from '../../indicators/cell.ts';
import { isFulfilled } from '../fulfilment.ts';
import { mayReadAll } from './fulfilment-policy.ts';
import { readYear } from './reading.server.ts';

export interface FulfilledShare {
  readonly year: number;
  readonly cell: Cell;
  /** Those of them that lack documentation of some task, and are counted because the authority accepted it. */
  readonly byAcceptance: number;
}

/**
 * Year by year, how many of the centres with an agreement fulfilled all their tasks: each one documented in the registers or accepted by
 * the authority. What is only reported counts for nothing. Years before there are rules have no number.
 * @throws AppError `not-found` to others than officers and the system
 */
export async function listFulfilledShares(tx: Tx, ctx: Ctx, { from, to }: { readonly from: number; readonly to: number }): Promise<readonly FulfilledShare[]> {
  if (!mayReadAll(ctx.actor)) throw new AppError('not-found');
  const shares: FulfilledShare[] = [];
  for (let year = from; year <= to; year += 1) shares.push({ year, ...(await shareIn(tx, ctx, year)) });
  return shares;
}

async function shareIn(tx: Tx, ctx: Ctx, year: number): Promise<Omit<FulfilledShare, 'year'>> {
  const now = norwegianYear(ctx.now);
  if (year > now) return { cell: { none: 'not-yet' }, byAcceptance: 0 };
  const found = await readYear(tx, ctx, { year, answers: false });
  if (!found) return { cell: { none: 'not-asked' }, byAcceptance: 0 };
  const of = found.centres.length;
  if (of === 0) return { cell: { none: 'not-applicable' }, byAcceptance: 0 };
  const fulfilled = found.centres.filter(({ tasks }) => tasks.every(({ cell, standing }) => isFulfilled(cell, standing)));
  const count = fulfilled.length;
  const byAcceptance = fulfilled.filter(({ tasks }) => tasks.some(({ cell }) => cell.state !== 'documented')).length;
  return { cell: { value: count / of, count, of, ...(year === now ? { preliminary: true } : {}) }, byAcceptance };
}
