import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { invariant, refuse } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { findKind as findActivityKind } from '../../activities/activity.ts';
import { emptyActivity } from '../../activities/activity.ts';
import { joinWithin, logWithin } from '../../activities/activities.server.ts';
import { suggestedTasks } from '../../activities/counterparts.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import { doersOf, findKind, partAfter, partOf } from '../assignment.ts';
import type { Assignment, FinishInput } from '../assignment.ts';
import { finishFaultsOf } from '../faults.ts';
import type { FinishFault } from '../faults.ts';
import type { Finished, Invalid } from '../inputs.ts';
import { updateActivity } from './assignment-store.server.ts';
import { asSystem, hold, remember, requireCentre, writePart } from './deed.server.ts';
import type { The } from './deed.server.ts';
import { finishedLetter, inYourLogLetter } from './letters.ts';
import { inWords, tellCentres, tellOne } from './tell.server.ts';

/**
 * The centre has done its part: with the first of its doers it becomes an activity in the log, shared by all who have it; those who finish
 * later add their hours, and join it if they came since. Done already (posted twice): nothing happens.
 */
export async function finishAssignment(ctx: Ctx, { centreId, id, ...given }: The & FinishInput): Promise<Finished> {
  requireCentre(ctx, centreId);
  return inTransaction(ctx, async (tx) => {
    const assignment = await hold(tx, ctx, id);
    const part = partOf(assignment, centreId);
    if (part?.state === 'done' && assignment.activityId !== null) return { ok: true, activityId: assignment.activityId, again: true };
    if (assignment.state === 'closed') return refuse('over');
    if (partAfter('finish', assignment.state, part?.state) === undefined) return refuse('not-yours');
    const faults = finishFaultsOf(given, norwegianDay(ctx.now));
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    const logged = await inLog(tx, ctx, assignment, { centreId, ...given });
    if (!logged.ok) return logged;
    await writePart(tx, ctx, assignment, centreId, { state: 'done', hours: given.hours, doneOn: given.on });
    await asSystem(tx, ctx, () => updateActivity(tx, id, logged.activityId));
    await remember(tx, ctx, assignment, { centreId, deed: 'finished', after: { on: given.on, hours: given.hours } });
    await tell(tx, ctx, assignment, centreId);
    return { ok: true, activityId: logged.activityId, again: false };
  });
}

type InLog = { readonly ok: true; readonly activityId: string } | Invalid<FinishFault>;
const fields: Readonly<Record<string, keyof FinishInput>> = { title: 'title', audience: 'audience', note: 'note' };

/** What stands there already, if it still does; else a new activity, by this centre and all others who have it and had an agreement that day. */
async function inLog(tx: Tx, ctx: Ctx, assignment: Assignment, { centreId, on, title, audience, note }: FinishInput & { readonly centreId: string }): Promise<InLog> {
  const { scheme, assignments: rules, activities } = ctx.definitions;
  const ran = (id: string): boolean => {
    const centre = findCentre(scheme, id);
    return centre !== undefined && isActiveAt(centre, on);
  };
  if (!ran(centreId)) return { ok: false, reason: 'invalid', faults: [{ field: 'on', reason: 'outside-agreement' }] };
  if (assignment.activityId !== null && (await joinWithin(tx, ctx, { centreId, id: assignment.activityId }))) return { ok: true, activityId: assignment.activityId };
  const kind = findActivityKind(activities, findKind(rules, assignment.kind)?.activity ?? '');
  invariant(kind, `an assignment of the kind ${assignment.kind} becomes an activity`);
  const others = assignment.activityId === null ? doersOf(assignment).filter((p) => p.centreId !== centreId && ran(p.centreId)) : [];
  const activity = {
    ...emptyActivity,
    kind: kind.id,
    startsOn: on,
    title,
    audience: audience ?? null,
    note: note ?? '',
    tasks: suggestedTasks(scheme, kind, { startsOn: on, endsOn: null }),
    centres: others.map((p) => p.centreId),
  };
  const logged = await logWithin(tx, ctx, { centreId, once: `assignment-${assignment.id}`, activity });
  if (logged.ok) return { ok: true, activityId: logged.id };
  return {
    ok: false,
    reason: 'invalid',
    faults: logged.faults.map((f) => ({
      field: fields[f.field] ?? 'on',
      reason:
        f.reason === 'too-long' || f.reason === 'bad-characters' || f.reason === 'identity-number' || f.reason === 'missing' || f.reason === 'bad-number' ? f.reason : 'bad-date',
    })),
  };
}

/** Whoever asked for it; and those who have it still, whose log it stands in now. */
const tell = (tx: Tx, ctx: Ctx, assignment: Assignment, centreId: string): Promise<void> =>
  asSystem(tx, ctx, async (system) => {
    const by = inWords(ctx, centreId);
    const still = doersOf(assignment).flatMap((p) => (p.state === 'taken' && p.centreId !== centreId ? [p.centreId] : []));
    if (assignment.activityId === null) await tellCentres(tx, system, still, inYourLogLetter(assignment, by));
    if (assignment.centreId !== centreId && !still.includes(assignment.centreId)) await tellOne(tx, system, assignment.centreId, finishedLetter(assignment, by));
  });
