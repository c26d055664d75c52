import type { Gathering } from '../gathering.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { joinWithin, logWithin } from '../../activities/activities.server.ts';
import { emptyActivity, findKind } from '../../activities/activity.ts';
import type { ActivityInput, Counterpart } from '../../activities/activity.ts';
import { counterpartName, suggestedTasks } from '../../activities/counterparts.ts';
import { limits } from '../../activities/faults.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import { freePlaces, gatheringStateAfter, participantStateAfter } from '../gathering.ts';
import type { The } from '../inputs.ts';
import { asSystem, audited, doer, done, holdOwn, storeParticipant } from './deed.server.ts';
import type { Done } from './deed.server.ts';
import { markGathering } from './gathering-store.server.ts';
import { tell } from './letters.server.ts';
import { offerFreed } from './offers.server.ts';
import { findParticipant, selectParticipants } from './participant-query.server.ts';
import type { StoredParticipant } from './participant-query.server.ts';
import { deleteNeeds, updateAttendance } from './participant-store.server.ts';
import { written } from './written.ts';

/** Who is let in, who was there, and what became of it. The organiser's. @throws AppError `not-found` for everybody else */

async function one(tx: Tx, gathering: Gathering, participantId: string): Promise<StoredParticipant> {
  const participant = await findParticipant(tx, participantId);
  if (participant?.gatheringId !== gathering.id) throw new AppError('not-found');
  return participant;
}
type Chosen = The & { readonly participantId: string };

/** `waiting`: there is no room now, and the participant stands in the queue. `full`: stands there already. */
export async function approveParticipant(
  ctx: Ctx,
  { participantId, ...the }: Chosen,
): Promise<{ readonly ok: true; readonly state: 'coming' | 'waiting' } | Refusal<'not-now' | 'full'>> {
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    const participant = await one(tx, gathering, participantId);
    if (participantStateAfter(participant.state, 'approve') === undefined || gathering.state !== 'published') return refuse('not-now');
    const state = freePlaces(gathering) > 0 ? 'coming' : 'waiting';
    if (state === participant.state) return refuse('full');
    const after = await storeParticipant(tx, ctx, gathering, participant, 'gathering.approved', { state, since: ctx.now });
    await asSystem(tx, ctx, (system) => tell(tx, system, gathering, after, state));
    return { ok: true, state };
  });
}

export async function refuseParticipant(ctx: Ctx, { participantId, text, ...the }: Chosen & { readonly text: string }): Done<'not-now' | 'identity-number'> {
  const words = written(text);
  if (words.length > 4000) throw new AppError('malformed');
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    const participant = await one(tx, gathering, participantId);
    if (participantStateAfter(participant.state, 'refuse') === undefined || gathering.state !== 'published') return refuse('not-now');
    if (holdsIdentityNumber(words)) return refuse('identity-number');
    const after = await storeParticipant(tx, ctx, gathering, participant, 'gathering.refused', { state: 'refused', since: ctx.now });
    await asSystem(tx, ctx, async (system) => {
      await deleteNeeds(tx, [participant.id]);
      await tell(tx, system, gathering, after, 'refused', { words });
      await offerFreed(tx, system, gathering.id);
    });
    return done;
  });
}

/** From when it begins. The others who were to come were not there. */
export async function noteAttendance(ctx: Ctx, { attended, ...the }: The & { readonly attended: readonly string[] }): Done<'not-now'> {
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    const begun = gathering.state === 'published' && gathering.startsAt <= ctx.now;
    if (!begun && gathering.state !== 'held' && gathering.state !== 'summed-up') return refuse('not-now');
    const mine = new Set((await selectParticipants(tx, gathering.id)).map((p) => p.id));
    if (attended.some((id) => !mine.has(id))) throw new AppError('malformed');
    await updateAttendance(tx, gathering.id, attended);
    await audited(tx, ctx, 'gathering.attendance-noted', gathering, { after: { attended: new Set(attended).size } });
    return done;
  });
}

/**
 * It becomes an activity of those who attended, once: of the centre that called it, or, called by the authority, of the first by id, shared
 * with the rest. Summed up again, those who are new have it too. `activityId` null: no centre was there.
 */
export async function sumUpGathering(ctx: Ctx, the: The): Promise<{ readonly ok: true; readonly activityId: string | null } | Refusal<'not-now' | 'attendance-missing'>> {
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    if (gatheringStateAfter(gathering.state, 'sum-up') === undefined) return refuse('not-now');
    const participants = await selectParticipants(tx, gathering.id);
    if (participants.some((p) => p.state === 'coming' && p.attended === null)) return refuse('attendance-missing');
    const attended = participants.filter((p) => p.attended === true);
    const activityId = await logFor(tx, ctx, gathering, attended);
    await markGathering(tx, gathering.id, { state: 'summed-up', ...(activityId !== null && { activityId }) });
    await audited(tx, ctx, 'gathering.summed-up', gathering, { before: { state: gathering.state }, after: { state: 'summed-up', attended: attended.length } });
    return { ok: true, activityId };
  });
}

type There = Pick<StoredParticipant, 'kind' | 'centreId' | 'office'>;
async function logFor(tx: Tx, ctx: Ctx, gathering: Gathering, attended: readonly There[]): Promise<string | null> {
  const logged = activityOf(ctx, gathering, attended);
  if (!logged) return null;
  const { owner, activity } = logged;
  if (gathering.activityId !== null) {
    for (const centreId of [owner, ...activity.centres]) await joinWithin(tx, ctx, { centreId, id: gathering.activityId });
    return gathering.activityId;
  }
  // More than one form may name come in afterwards.
  const [first, rest] = [activity.centres.slice(0, limits.list), activity.centres.slice(limits.list)];
  // Whoever pressed stands there as one of the centre's own; an officer is none of them.
  const by = owner === gathering.centreId && ctx.actor.kind === 'person' ? { id: doer(ctx), name: ctx.actor.name } : { id: '', name: '' };
  const toLog = { centreId: owner, once: `gathering-${gathering.id}`, activity: { ...activity, centres: first }, by };
  const made = await asSystem(tx, ctx, (system) => logWithin(tx, system, toLog));
  if (!made.ok) throw new Error(`invariant: ${gathering.number} can stand in the log: ${JSON.stringify(made.faults)}`);
  for (const centreId of rest) await joinWithin(tx, ctx, { centreId, id: made.id });
  return made.id;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** What stands in the log, and whose it is; undefined when no centre was there. The offices that came are its counterparts. */
export function activityOf(
  { definitions }: Pick<Ctx, 'definitions'>,
  gathering: Pick<Gathering, 'centreId' | 'kind' | 'title' | 'startsAt' | 'endsAt'>,
  attended: readonly There[],
): { readonly owner: string; readonly activity: ActivityInput } | undefined {
  const [startsOn, endsOn] = [norwegianDay(gathering.startsAt), norwegianDay(gathering.endsAt)];
  // One whose agreement had ended has no log to write in.
  const hasLog = (id: string): boolean => definitions.scheme.centres.some((c) => c.id === id && isActiveAt(c, startsOn));
  const centres = [...new Set(attended.flatMap((p) => p.centreId || []))].filter(hasLog).toSorted(compare);
  const owner = hasLog(gathering.centreId) ? gathering.centreId : centres[0];
  const rule = definitions.gatherings.kinds.find((k) => k.id === gathering.kind);
  const kind = rule && findKind(definitions.activities, rule.activity);
  if (owner === undefined || !kind) return undefined;
  const has = (field: (typeof kind.fields)[number]): boolean => kind.fields.includes(field);
  const offices = attended.flatMap(({ kind: of, office }): Counterpart[] => ((of === 'governor' || of === 'authority') && office !== '' ? [{ kind: of, id: office }] : []));
  // An office that is no more on the day is no counterpart of it.
  const there = offices.filter((c) => counterpartName(definitions.geography, c, startsOn, 'nb') !== c.id);
  const activity: ActivityInput = {
    ...emptyActivity,
    kind: kind.id,
    startsOn,
    endsOn: endsOn === startsOn ? null : endsOn,
    title: gathering.title,
    counterparts: has('counterparts') ? [...new Map(there.map((c) => [`${c.kind} ${c.id}`, c])).values()].slice(0, limits.list) : [],
    audience: has('audience') ? attended.length : null,
    tasks: suggestedTasks(definitions.scheme, kind, { startsOn, endsOn }),
    centres: centres.filter((id) => id !== owner),
  };
  return { owner, activity };
}
