import type { Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { listVisitCounts } from '../visits/visit-indicators.server.ts';
import type { FactWish, RegisterFacts } from './fact.ts';
import { mayReadAllFacts, mayReadFacts } from './inside/facts-policy.ts';
import { readFacts } from './inside/read-facts.server.ts';

type Known = Pick<Ctx, 'actor' | 'definitions' | 'now'>;

/**
 * Exact numbers of some centres, all centres when none are named, for the years `from`–`to`, from one reading of each register; nothing is
 * withheld. @throws AppError `not-found` to whoever is neither the centre itself nor the authority
 */
export async function readRegisterFacts(
  tx: Tx,
  ctx: Known,
  wish: { readonly from: number; readonly to: number; readonly centreIds?: readonly string[] | undefined; readonly wanted: readonly FactWish[] },
): Promise<RegisterFacts> {
  const allowed = wish.centreIds ? wish.centreIds.every((id) => mayReadFacts(ctx.actor, id)) : mayReadAllFacts(ctx.actor);
  if (!allowed) throw new AppError('not-found');
  return readFacts(tx, ctx, wish);
}

/** Codes, as they were that year, of the municipalities that visited the centre. @throws AppError `not-found` */
export async function listRegisterMunicipalities(tx: Tx, ctx: Known, { centreId, year }: { readonly centreId: string; readonly year: number }): Promise<readonly string[]> {
  if (!mayReadFacts(ctx.actor, centreId)) throw new AppError('not-found');
  const { demonstration } = ctx.definitions.scheme;
  const counts = await listVisitCounts(tx, { from: year, to: year, measures: ['municipality'], centreId, demonstration });
  return counts.flatMap((one) => (one.n > 0 ? [one.item] : []));
}

export { findEvidence, listEvidence } from './inside/evidence.server.ts';
