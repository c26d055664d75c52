import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { personId } from '../../access/access.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import type { Partner } from '../inputs.ts';
import { mayWorkFor } from './activity-policy.ts';
import { selectPartners } from './activity-query.server.ts';
import { insertPartner } from './activity-store.server.ts';

/** The scheme's institutions, then those that centres have added: offered in every year, for what is logged late. */
export const listPartners = (ctx: Ctx): Promise<readonly Partner[]> => inTransaction(ctx, (tx) => partnersOf(tx, ctx));

export async function partnersOf(tx: Tx, { definitions }: Pick<Ctx, 'definitions'>): Promise<readonly Partner[]> {
  const added = await selectPartners(tx);
  return [...definitions.activities.partners, ...added.map(({ id, name, centreId }) => ({ id, label: { nb: name, nn: name, en: name }, years: [{ from: 2000 }], centreId }))];
}

const longest = 120;
/** One that is there already, whoever added it, is the same one. */
export async function addPartner(
  ctx: Ctx,
  { centreId, name: given }: { readonly centreId: string; readonly name: string },
): Promise<{ readonly ok: true; readonly id: string } | Refusal<'bad-name'>> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  const name = given.trim().replaceAll(/\s+/g, ' ');
  if (name === '' || name.length > longest || /[\p{Cc}\p{Cs};|]/u.test(name)) return refuse('bad-name');
  const ofScheme = ctx.definitions.activities.partners.find(({ label }) => [label.nb, label.nn, label.en].some((l) => l?.toLowerCase() === name.toLowerCase()));
  if (ofScheme) return { ok: true, id: ofScheme.id };
  return inTransaction(ctx, async (tx) => {
    const { id, isNew } = await insertPartner(tx, { id: randomUUID(), name, centreId, at: ctx.now, by: personId(ctx.actor) ?? '' });
    if (isNew) await recordAudit(tx, ctx, { action: 'partner.added', subject: { kind: 'partner', id }, centreId, after: { title: name } });
    return { ok: true, id };
  });
}
