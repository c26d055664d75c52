import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { personId } from '../../access/access.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import type { DayInput, DayWithVisits, VisitListLine } from '../inputs.ts';
import { takesPlaces } from '../visit.ts';
import type { Visit, VisitingDay } from '../visit.ts';
import { cancelAgreed, changeAgreed, refusedTime } from './centre-moves.server.ts';
import { findDay, insertDay, selectDaysOf, selectPublishedDays, updateDay, updateDayState } from './day-store.server.ts';
import { asSystem, follow, store } from './deed.server.ts';
import { tellGroup } from './letters.server.ts';
import { moved } from './moves.ts';
import { offerFreed } from './offers.server.ts';
import type { Done } from './own-visit.server.ts';
import { mayWorkFor } from './visit-policy.ts';
import { findContact, selectVisitsOfDay } from './visit-query.server.ts';
import { holdDay, updateVisit } from './visit-store.server.ts';

/** The days a centre opens for visits. Published ones are for anybody; the rest for the centre's own people, `not-found` for others. */

/** Days to come of centres whose agreement runs, the next first. */
export async function listPublishedDays(ctx: Ctx, { centreId }: { readonly centreId?: string | undefined }): Promise<readonly VisitingDay[]> {
  const today = norwegianDay(ctx.now);
  const active = (day: VisitingDay): boolean => {
    const centre = findCentre(ctx.definitions.scheme, day.centreId);
    return centre !== undefined && isActiveAt(centre, today);
  };
  return (await inTransaction(ctx, (tx) => selectPublishedDays(tx, { centreId, after: ctx.now }))).filter(active);
}

/** Also one that was cancelled or is over: its address may stand in a letter. @throws AppError `not-found` */
export async function getPublishedDay(ctx: Ctx, id: string): Promise<VisitingDay> {
  const day = await inTransaction(ctx, (tx) => findDay(tx, id));
  if (!day || day.state === 'draft') throw new AppError('not-found');
  return day;
}

export async function listOwnDays(ctx: Ctx, centreId: string): Promise<readonly VisitingDay[]> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => selectDaysOf(tx, centreId));
}

const order = (visit: Visit): number => (takesPlaces(visit.state) ? 0 : visit.state === 'waiting' ? 1 : visit.state === 'requested' ? 2 : 3);
export async function getDay(ctx: Ctx, centreId: string, id: string): Promise<DayWithVisits> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const day = await ownDay(tx, centreId, id);
    const visits: VisitListLine[] = [];
    for (const visit of await selectVisitsOfDay(tx, id)) visits.push({ visit, contactName: (await findContact(tx, visit.id))?.name, dayTitle: day.title });
    return { day, visits: visits.toSorted((a, b) => order(a.visit) - order(b.visit)) };
  });
}

async function ownDay(tx: Tx, centreId: string, id: string): Promise<VisitingDay> {
  const day = await findDay(tx, id);
  if (day?.centreId !== centreId) throw new AppError('not-found');
  return day;
}
/** The centre's own day, held until the transaction is done. */
async function heldDay(tx: Tx, centreId: string, id: string): Promise<VisitingDay> {
  await ownDay(tx, centreId, id);
  await holdDay(tx, id);
  return ownDay(tx, centreId, id);
}
const by = (ctx: Ctx) => ({ by: personId(ctx.actor) ?? '', at: ctx.now });
const audited = (tx: Tx, ctx: Ctx, action: string, day: Pick<VisitingDay, 'id' | 'centreId'>, change: { readonly before?: object; readonly after?: object }): Promise<void> =>
  recordAudit(tx, ctx, { action, subject: { kind: 'visiting-day', id: day.id }, centreId: day.centreId, ...change });
const factsIn = ({ title, startsAt, endsAt, place, places, approval, waitingList }: DayInput) => ({ title, startsAt, endsAt, place, places, approval, waitingList });

type SaveRefusal = 'under-taken' | 'under-waiting' | 'queue-needs-list' | 'in-the-past' | 'bad-time' | 'changed-meanwhile' | 'cancelled';
/**
 * A new day is a draft. `version`: the one the page showed. Fewer places than are taken is refused (`under-taken`), or than a group in the
 * queue is (`under-waiting`: it would wait for ever), or a day without a waiting list while groups wait (`queue-needs-list`). More places are
 * offered to the queue at once; the groups are told of a new time or place.
 */
export async function saveDay(
  ctx: Ctx,
  { centreId, id, version, day: input }: { readonly centreId: string; readonly id?: string | undefined; readonly version?: number | undefined; readonly day: DayInput },
): Promise<{ readonly ok: true; readonly id: string } | Refusal<SaveRefusal>> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  if (!Number.isInteger(input.places) || input.places < 1 || input.places > 1000) throw new AppError('malformed');
  const bad = refusedTime(ctx.now, input);
  if (bad) return refuse(bad);
  return inTransaction(ctx, async (tx) => {
    if (id === undefined) {
      const made = { id: randomUUID(), centreId, demonstration: ctx.definitions.scheme.demonstration };
      await insertDay(tx, made, input, by(ctx));
      await audited(tx, ctx, 'visiting-day.made', made, { after: factsIn(input) });
      return { ok: true, id: made.id };
    }
    const day = await heldDay(tx, centreId, id);
    const visits = await selectVisitsOfDay(tx, id);
    const refused = refusedChange(day, visits, input, version);
    if (refused) return refuse(refused);
    await changeDay(tx, ctx, { day, visits, input });
    return { ok: true, id };
  });
}

function refusedChange(day: VisitingDay, visits: readonly Visit[], input: DayInput, version: number | undefined): SaveRefusal | undefined {
  if (day.state === 'cancelled') return 'cancelled';
  if (version !== undefined && version !== day.version) return 'changed-meanwhile';
  if (input.places < day.taken) return 'under-taken';
  if (visits.some((v) => v.state === 'waiting' && v.persons > input.places)) return 'under-waiting';
  return !input.waitingList && day.waiting > 0 ? 'queue-needs-list' : undefined;
}

async function changeDay(tx: Tx, ctx: Ctx, { day, visits, input }: { readonly day: VisitingDay; readonly visits: readonly Visit[]; readonly input: DayInput }): Promise<void> {
  const moves = input.startsAt.getTime() !== day.startsAt.getTime() || input.endsAt.getTime() !== day.endsAt.getTime() || input.place !== day.place;
  await updateDay(tx, day.id, input, { ...by(ctx), sequence: day.sequence + 1 });
  await audited(tx, ctx, 'visiting-day.changed', day, { before: factsIn(day), after: factsIn(input) });
  if (moves) {
    for (const visit of visits) {
      if (visit.state === 'agreed') await changeAgreed(tx, ctx, visit, input, '');
      else if (visit.state === 'requested' || visit.state === 'waiting' || visit.state === 'offered') await moveWaiting(tx, ctx, visit, input);
    }
  }
  await asSystem(tx, ctx, (system) => offerFreed(tx, system, day.id));
}
/** A group without a place yet: an offer never holds past the new beginning. */
async function moveWaiting(tx: Tx, ctx: Ctx, visit: Visit, { startsAt, endsAt, place }: DayInput): Promise<void> {
  const offerUntil = visit.offerUntil && visit.offerUntil > startsAt ? startsAt : undefined;
  await updateVisit(tx, visit.id, { startsAt, endsAt, place, ...(offerUntil && { offerUntil }) });
  await asSystem(tx, ctx, (system) => tellGroup(tx, system, { ...visit, startsAt, endsAt, place }, 'changed-time'));
}

export async function publishDay(ctx: Ctx, { centreId, id }: { readonly centreId: string; readonly id: string }): Done<'not-now' | 'in-the-past'> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const day = await heldDay(tx, centreId, id);
    if (day.state !== 'draft') return refuse('not-now');
    if (day.startsAt <= ctx.now) return refuse('in-the-past');
    await updateDayState(tx, id, 'published', by(ctx));
    await audited(tx, ctx, 'visiting-day.published', day, { after: factsIn(day) });
    return { ok: true };
  });
}

/** Tells everybody who has asked for it: those with a place that it is cancelled, the others that it will not be. */
export async function cancelDay(ctx: Ctx, { centreId, id, text }: { readonly centreId: string; readonly id: string; readonly text: string }): Done<'not-now' | 'too-late'> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const day = await heldDay(tx, centreId, id);
    if (day.state === 'cancelled') return refuse('not-now');
    if (day.startsAt <= ctx.now) return refuse('too-late');
    // First the day: nobody is offered a place that another group's cancellation frees.
    await updateDayState(tx, id, 'cancelled', by(ctx));
    await audited(tx, ctx, 'visiting-day.cancelled', day, { before: { state: day.state }, after: { state: 'cancelled' } });
    for (const visit of await selectVisitsOfDay(tx, id)) {
      if (visit.state === 'agreed') await cancelAgreed(tx, ctx, visit, text);
      else await declineFor(tx, ctx, visit, text);
    }
    return { ok: true };
  });
}
async function declineFor(tx: Tx, ctx: Ctx, visit: Visit, text: string): Promise<void> {
  const change = moved(visit, 'decline', ctx.now);
  if (!change) return;
  const after = await store(tx, ctx, visit, 'visit.declined', change);
  await follow(tx, ctx, after, (system) => tellGroup(tx, system, after, 'declined', { words: text.trim() }));
}
