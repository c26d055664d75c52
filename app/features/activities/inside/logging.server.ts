import { randomUUID } from 'node:crypto';
import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { actingAs, inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { uploadLimits } from '../../../platform/uploaded-file.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { findKind } from '../activity.ts';
import type { ActivityInput } from '../activity.ts';
import type { Invalid, Logged, NewFile } from '../inputs.ts';
import { isOf, mayWorkFor } from './activity-policy.ts';
import { findActivity, findByOnce, lockActivity } from './activity-query.server.ts';
import { insertActivity, updateActivity, updateRemoved } from './activity-store.server.ts';
import { attach } from './attaching.server.ts';
import { allRelations, doer, held, inputOf, keyOf, knownTo, remember, toWrite } from './deed.server.ts';

interface The {
  readonly centreId: string;
  readonly id: string;
}
type Done<R extends string = never> = Promise<{ readonly ok: true } | Refusal<R>>;

interface ToLog {
  readonly centreId: string;
  readonly once: string;
  readonly activity: ActivityInput;
}
/** `once`: made with the form, so that what is posted twice (a lost connection, a double press) is one activity, with its files once. */
export async function logActivity(ctx: Ctx, { files = [], ...toLog }: ToLog & { readonly files?: readonly NewFile[] }): Promise<Logged> {
  const { centreId, once } = toLog;
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  if (!/^[\w-]{8,80}$/.test(once) || files.length > uploadLimits.files) throw new AppError('malformed');
  return inTransaction(ctx, async (tx) => {
    const logged = await logWithin(tx, ctx, toLog);
    if (logged.ok && !logged.again) await attach(tx, ctx, { id: logged.id, centreId, title: toLog.activity.title }, files);
    return logged;
  });
}

/**
 * The same as a part of another register's deed: what was done there stands in the log, or neither. Whether the actor may is that register's to say;
 * `by`: who did it, where the system writes for them.
 */
export async function logWithin(tx: Tx, ctx: Ctx, { centreId, once, activity, by = doer(ctx) }: ToLog & { readonly by?: ReturnType<typeof doer> }): Promise<Logged> {
  const checked = toWrite(activity, await knownTo(tx, ctx, centreId));
  if (!checked.ok) return checked;
  const id = randomUUID();
  const isNew = await insertActivity(tx, { ...checked.written, id, once, demonstration: ctx.definitions.scheme.demonstration, at: ctx.now, by });
  if (!isNew) return { ok: true, id: (await findByOnce(tx, centreId, once)) ?? id, again: true };
  const { title, kind, startsOn } = checked.written.input;
  await recordAudit(tx, ctx, { action: 'activity.logged', subject: { kind: 'activity', id }, centreId, after: { title, kind, startsOn } });
  return { ok: true, id, again: false };
}

/** `version`: the one the page showed. What somebody else has changed since is not written over. */
export async function editActivity(
  ctx: Ctx,
  { centreId, id, version, activity: input }: The & { readonly version: number; readonly activity: ActivityInput },
): Promise<{ readonly ok: true } | Invalid | Refusal<'changed-meanwhile' | 'removed'>> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const activity = await held(tx, ctx, { centreId, id });
    if (activity.removedAt) return refuse('removed');
    if (activity.version !== version) return refuse('changed-meanwhile');
    const checked = toWrite(input, await knownTo(tx, ctx, centreId));
    if (!checked.ok) return checked;
    if (keyOf(checked.written.input) === keyOf(inputOf(activity))) return { ok: true };
    await remember(tx, ctx, activity, { deed: 'changed', by: doer(ctx), after: checked.written.input });
    await updateActivity(tx, id, checked.written, ctx.now);
    return { ok: true };
  });
}

/** It stays, counts no more, and can be taken back. Removed already: nothing happens. */
export const removeActivity = (ctx: Ctx, the: The): Done => setRemoved(ctx, the, true);
export const restoreActivity = (ctx: Ctx, the: The): Done => setRemoved(ctx, the, false);

async function setRemoved(ctx: Ctx, the: The, removed: boolean): Done {
  if (!mayWorkFor(ctx.actor, the.centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const activity = await held(tx, ctx, the);
    if ((activity.removedAt !== null) === removed) return { ok: true };
    await remember(tx, ctx, activity, { deed: removed ? 'removed' : 'restored', by: doer(ctx) });
    await updateRemoved(tx, activity.id, removed ? ctx.now : null, ctx.now);
    return { ok: true };
  });
}

/** With more centres: each sees it from now on, and it counts for each. */
export async function shareActivity(
  ctx: Ctx,
  { centreId, id, with: others }: The & { readonly with: readonly string[] },
): Promise<{ readonly ok: true } | Invalid | Refusal<'removed'>> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const activity = await held(tx, ctx, { centreId, id });
    if (activity.removedAt) return refuse('removed');
    const input = inputOf(activity);
    if (!findKind(ctx.definitions.activities, input.kind)?.fields.includes('centres'))
      return { ok: false, reason: 'invalid', faults: [{ field: 'centres', reason: 'not-for-kind' }] };
    const checked = toWrite({ ...input, centres: [...new Set([...input.centres, ...others])] }, await knownTo(tx, ctx, centreId));
    if (!checked.ok) return checked;
    if (checked.written.input.centres.length === input.centres.length) return { ok: true };
    await remember(tx, ctx, activity, { deed: 'shared', by: doer(ctx), after: checked.written.input });
    await updateActivity(tx, id, checked.written, ctx.now);
    return { ok: true };
  });
}

/** A centre that somebody else wrote down as having been there takes itself out: what counts for a centre is the centre's own to say. */
export async function leaveActivity(ctx: Ctx, { centreId, id }: The): Done {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const found = await findActivity(tx, id);
    if (!found || !isOf(found, centreId) || found.centreId === centreId) throw new AppError('not-found');
    await leaveWithin(tx, ctx, { centreId, id });
    return { ok: true };
  });
}

/** As a part of another register's deed: the centre was there too, or was not after all. @returns false when it is in the log no longer */
export const joinWithin = (tx: Tx, ctx: Ctx, { centreId, id }: The): Promise<boolean> => changeCentres(tx, ctx, { centreId, id }, 'shared');
export const leaveWithin = (tx: Tx, ctx: Ctx, { centreId, id }: The): Promise<boolean> => changeCentres(tx, ctx, { centreId, id }, 'left');

/** The row is the centre's that wrote it down: whoever calls has decided, and the system writes. */
async function changeCentres(tx: Tx, ctx: Ctx, { centreId, id }: The, deed: 'shared' | 'left'): Promise<boolean> {
  const system = { ...ctx, actor: systemActor('activities') };
  return actingAs(tx, system.actor, ctx.actor, async () => {
    const activity = await lockActivity(tx, id);
    const owner = activity && findCentre(ctx.definitions.scheme, activity.centreId);
    if (!activity || !owner || (deed === 'shared' && activity.removedAt)) return false;
    if (activity.centreId === centreId || isOf(activity, centreId) === (deed === 'shared')) return true;
    const input = { ...inputOf(activity), centres: deed === 'left' ? activity.centres.filter((c) => c !== centreId) : [...activity.centres, centreId] };
    await remember(tx, system, activity, { deed, by: doer(ctx), after: input });
    await updateActivity(tx, id, { centreId: activity.centreId, input, relations: allRelations(input, { ...ctx.definitions, centre: owner }) }, ctx.now);
    return true;
  });
}
