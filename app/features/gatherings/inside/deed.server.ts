import type { Gathering } from '../gathering.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { actingAs } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, invariant } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { personId } from '../../access/access.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import type { The } from '../inputs.ts';
import { organises } from './gathering-policy.ts';
import { findGathering } from './gathering-query.server.ts';
import { holdGathering } from './gathering-store.server.ts';
import { findParticipant } from './participant-query.server.ts';
import type { StoredParticipant } from './participant-query.server.ts';
import { updateParticipant } from './participant-store.server.ts';
import type { ParticipantChange } from './participant-store.server.ts';

/** What every change of a gathering does the same way. */

export type Done<R extends string = never> = Promise<{ readonly ok: true } | Refusal<R>>;
export const done = { ok: true } as const;

/** Held until the transaction is done: what is read of it and its queue afterwards stands. @throws AppError `not-found` for those who may not know of it */
export async function hold(tx: Tx, id: string): Promise<Gathering> {
  if (!(await findGathering(tx, id))) throw new AppError('not-found');
  await holdGathering(tx, id);
  const gathering = await findGathering(tx, id);
  if (!gathering) throw new AppError('not-found');
  return gathering;
}
/** The same, for the one who called it. */
export async function holdOwn(tx: Tx, ctx: Ctx, { centreId, id }: The): Promise<Gathering> {
  const gathering = await hold(tx, id);
  if (!organises(ctx.actor, gathering, centreId)) throw new AppError('not-found');
  return gathering;
}

/** What follows of a deed and is not the doer's own to do: letters, and offers to others. */
export function asSystem<T>(tx: Tx, ctx: Ctx, work: (system: Ctx) => Promise<T>): Promise<T> {
  const system = { ...ctx, actor: systemActor('gatherings') };
  return actingAs(tx, system.actor, ctx.actor, () => work(system));
}
export const doer = (ctx: Ctx): string => personId(ctx.actor) ?? '';

export const audited = (
  tx: Tx,
  ctx: Ctx,
  action: string,
  gathering: Pick<Gathering, 'number' | 'centreId'>,
  change: { readonly before?: object; readonly after?: object } = {},
): Promise<void> => recordAudit(tx, ctx, { action, subject: { kind: 'gathering', id: gathering.number }, centreId: gathering.centreId || null, ...change });

/** Stores a participant's change and writes it down: which participant, never who. @returns as it is now */
export async function storeParticipant(
  tx: Tx,
  ctx: Ctx,
  gathering: Gathering,
  participant: StoredParticipant,
  action: string,
  change: ParticipantChange,
): Promise<StoredParticipant> {
  // Only an offer has an end.
  await updateParticipant(tx, participant.id, { ...change, ...(participant.state === 'offered' && change.state !== undefined && { offerUntil: null }) });
  const after = await findParticipant(tx, participant.id);
  invariant(after, 'a participant is there after it was changed');
  await audited(tx, ctx, action, gathering, { before: { state: participant.state }, after: { participant: participant.id, state: after.state } });
  return after;
}
