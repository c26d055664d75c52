import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { isCoordinatorOf, personId } from '../access.ts';
import { lastingId } from '../membership.ts';
import type { ApiToken } from './api-token-store.server.ts';
import { insertToken, revokeToken, selectTokens } from './api-token-store.server.ts';
import { selectPersonNames } from './person-query.server.ts';
import { hashOf, newSecret } from './secret.ts';

/** How long a key may last, in days. */
export const tokenDays = [30, 90, 365] as const;

const requireCoordinator = (ctx: Ctx, centreId: string): string => {
  const id = personId(ctx.actor);
  if (id === undefined || !isCoordinatorOf(ctx.actor, centreId)) throw new AppError('not-found');
  return id;
};

/** The centre's keys, newest first, with who made each. @throws AppError `not-found` for others than its coordinators */
export async function listApiTokens(ctx: Ctx, centreId: string): Promise<(ApiToken & { readonly madeBy: string })[]> {
  requireCoordinator(ctx, centreId);
  return inTransaction(ctx, async (tx) => {
    const tokens = await selectTokens(tx, centreId);
    const names = await selectPersonNames(tx, [...new Set(tokens.map((t) => t.personId))]);
    return tokens.map((t) => Object.assign(t, { madeBy: names.get(t.personId) ?? '' }));
  });
}

/** A key that gives a program what its maker may do for this one centre, while the maker may. @returns the secret, this once */
export async function makeApiToken(ctx: Ctx, { centreId, label, days }: { centreId: string; label: string; days: number }): Promise<string> {
  const maker = requireCoordinator(ctx, centreId);
  const secret = `kp_${newSecret()}`;
  const expiresAt = new Date(ctx.now.getTime() + days * 24 * 3600_000);
  await inTransaction(ctx, async (tx) => {
    const id = await insertToken(tx, { hash: hashOf(secret), personId: maker, centreId, label, now: ctx.now, expiresAt });
    await recordAudit(tx, ctx, { action: 'api-token.made', subject: { kind: 'api-token', id }, centreId, after: { label, expiresAt } });
  });
  return secret;
}

/** @throws AppError `not-found` */
export async function revokeApiToken(ctx: Ctx, { centreId, id }: { centreId: string; id: string }): Promise<void> {
  requireCoordinator(ctx, centreId);
  if (!lastingId.test(id)) throw new AppError('not-found');
  await inTransaction(ctx, async (tx) => {
    const label = await revokeToken(tx, id, centreId, ctx.now);
    if (label === undefined) throw new AppError('not-found');
    await recordAudit(tx, ctx, { action: 'api-token.revoked', subject: { kind: 'api-token', id }, centreId, after: { label } });
  });
}
