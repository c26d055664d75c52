import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { OwnPlace } from '../inputs.ts';
import { plannedPersons, stateAfter } from '../visit.ts';
import type { Visit, VisitPerson } from '../visit.ts';
import { findDay } from './day-store.server.ts';
import { asSystem, follow, hold, store } from './deed.server.ts';
import { tellCentre, tellGroup, tellVisitor } from './letters.server.ts';
import { withoutOne } from './lines.ts';
import { moved } from './moves.ts';
import type { Done } from './own-visit.server.ts';
import { withCalendar } from './own-visit.server.ts';
import { findPersonByLink, findVisit, selectPersons } from './visit-query.server.ts';
import { holdsLink } from './visit-policy.ts';
import { cancelPerson } from './visit-store.server.ts';

/** One visitor by their own link, who can only take themselves out of the group. */

const mayCancel = (ctx: Ctx, visit: Visit, person: VisitPerson): boolean =>
  person.cancelledAt === null && stateAfter(visit.state, 'withdraw') !== undefined && !(visit.startsAt && visit.startsAt <= ctx.now);

/** Undefined for a link that leads nowhere (any more). */
export async function findOwnPlace(ctx: Ctx): Promise<OwnPlace | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const found = await findPersonByLink(tx, actor.hash);
    const visit = found && (await findVisit(tx, found.visitId));
    if (!visit) return undefined;
    const day = visit.dayId === null ? undefined : await findDay(tx, visit.dayId);
    return { visit, person: found.person, day, mayCancel: mayCancel(ctx, visit, found.person) };
  });
}

/** The others come as agreed; the visit ends when nobody is left. @throws AppError `not-found` for everybody else */
export async function cancelOwnPlace(ctx: Ctx): Done<'not-now' | 'too-late'> {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const found = await findPersonByLink(tx, actor.hash);
    if (!found) throw new AppError('not-found');
    const { visit } = await hold(tx, await findVisit(tx, found.visitId));
    // Read again: the second of two presses waited for the first.
    const person = (await findPersonByLink(tx, actor.hash))?.person;
    if (!person || person.cancelledAt !== null || stateAfter(visit.state, 'withdraw') === undefined) return refuse('not-now');
    if (visit.startsAt && visit.startsAt <= ctx.now) return refuse('too-late');
    // More may be named than are counted: then the number stands until the last of them has cancelled.
    const others = await asSystem(tx, ctx, async () => (await selectPersons(tx, visit.id)).filter((p) => p.cancelledAt === null && p.id !== person.id));
    const lines = withoutOne(visit.lines, person) ?? (others.length > 0 ? visit.lines : undefined);
    const change = lines ? { lines, persons: plannedPersons(lines) } : moved(visit, 'withdraw', ctx.now)!;
    await cancelPerson(tx, person.id, ctx.now);
    const after = await store(tx, ctx, visit, 'visit.visitor-cancelled', withCalendar(visit, change));
    const agreed = visit.state === 'agreed';
    await follow(tx, ctx, after, async (system) => {
      await tellVisitor(tx, system, after, person, 'own-place-cancelled');
      await tellGroup(tx, system, after, lines ? 'visitor-cancelled' : 'withdrawn', { calendar: lines ? (agreed ? 'REQUEST' : undefined) : agreed ? 'CANCEL' : undefined });
      await tellCentre(tx, system, after, lines ? 'changed-numbers' : 'withdrawn', { calendar: !lines && agreed ? 'CANCEL' : undefined });
    });
    return { ok: true };
  });
}
