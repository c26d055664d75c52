import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { actingAs } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, invariant } from '../../../platform/errors.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import type { Visit, VisitingDay } from '../visit.ts';
import { findDay } from './day-store.server.ts';
import { offerFreed } from './offers.server.ts';
import { findVisit, lockVisit } from './visit-query.server.ts';
import { holdDay, updateVisit } from './visit-store.server.ts';
import type { VisitChange } from './visit-store.server.ts';

/** What every change of a visit does the same way. */

export interface Held {
  readonly visit: Visit;
  readonly day: VisitingDay | undefined;
}
/** Holds what is to be decided about, first the day and then the visit: in that order everywhere, so that nobody waits in a ring. */
export async function hold(tx: Tx, found: Visit | undefined): Promise<Held> {
  if (!found) throw new AppError('not-found');
  if (found.dayId !== null) await holdDay(tx, found.dayId);
  const visit = await lockVisit(tx, found.id);
  if (!visit) throw new AppError('not-found');
  return { visit, day: visit.dayId === null ? undefined : await findDay(tx, visit.dayId) };
}

/** What follows of a deed and is not the doer's own to do: letters, and offers to others. */
export function asSystem<T>(tx: Tx, ctx: Ctx, work: (system: Ctx) => Promise<T>): Promise<T> {
  const system = { ...ctx, actor: systemActor('visits') };
  return actingAs(tx, system.actor, ctx.actor, () => work(system));
}

/** Stores the change and writes it down. @returns the visit as it is now */
export async function store(tx: Tx, ctx: Ctx, visit: Visit, action: string, change: VisitChange): Promise<Visit> {
  await updateVisit(tx, visit.id, change);
  const after = await findVisit(tx, visit.id);
  invariant(after, `visit ${visit.number} is there after it was changed`);
  await recordAudit(tx, ctx, { action, subject: { kind: 'visit', id: visit.number }, centreId: visit.centreId, before: factsIn(visit), after: factsIn(after) });
  return after;
}
/** What the log keeps of a visit: nothing about a person. */
const factsIn = (v: Visit) => ({
  state: v.state,
  persons: v.persons,
  lines: v.lines,
  startsAt: v.startsAt,
  endsAt: v.endsAt,
  place: v.place,
  ...(v.suggestedCentreId !== null && { suggested: v.suggestedCentreId }),
});

/** Tells those it concerns, then offers what became free. */
export const follow = (tx: Tx, ctx: Ctx, visit: Visit, tell: (system: Ctx) => Promise<void>, passed: readonly string[] = []): Promise<void> =>
  asSystem(tx, ctx, async (system) => {
    await tell(system);
    if (visit.dayId !== null) await offerFreed(tx, system, visit.dayId, passed);
  });
