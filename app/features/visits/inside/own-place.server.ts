import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { eraseMailAbout, eraseMailTo } from '../../notifications/notifications.server.ts';
import type { OwnPlace } from '../inputs.ts';
import { plannedPersons, stateAfter } from '../visit.ts';
import type { Visit, VisitPerson } from '../visit.ts';
import { findDay } from './day-store.server.ts';
import { asSystem, follow, hold, store } from './deed.server.ts';
import { eraseDay } from './erasing.server.ts';
import { aboutEvaluation, aboutPerson, tellCentre, tellGroup, tellVisitor } from './letters.server.ts';
import { withoutOne } from './lines.ts';
import { moved } from './moves.ts';
import type { Done } from './own-visit.server.ts';
import { withCalendar } from './own-visit.server.ts';
import { findContact, findPersonByLink, findVisitByPersonLink, selectPersons } from './visit-query.server.ts';
import { holdsLink } from './visit-policy.ts';
import { cancelPerson, deletePerson } from './visit-store.server.ts';

/** One visitor by their own link, who can take themselves out of the group, see what is kept of them, and erase it. */

const mayCancel = (ctx: Ctx, visit: Visit, person: VisitPerson): boolean =>
  person.cancelledAt === null && stateAfter(visit.state, 'withdraw') !== undefined && !(visit.startsAt && visit.startsAt <= ctx.now);

/** Undefined for a link that leads nowhere (any more). */
export async function findOwnPlace(ctx: Ctx): Promise<OwnPlace | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const visit = await findVisitByPersonLink(tx, actor.hash);
    if (!visit) return undefined;
    const person = (await findPersonByLink(tx, actor.hash))?.person;
    const day = visit.dayId === null ? undefined : await findDay(tx, visit.dayId);
    return { visit, person, day, mayCancel: person !== undefined && mayCancel(ctx, visit, person), eraseOn: eraseDay(visit, ctx.definitions.visits.eraseAfter) };
  });
}

/** The visitor's own visit, held; `person` is read when it is their turn. */
const own = async <T>(ctx: Ctx, work: (tx: Tx, visit: Visit, person: VisitPerson | undefined) => Promise<T>): Promise<T> => {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const { visit } = await hold(tx, await findVisitByPersonLink(tx, actor.hash));
    return work(tx, visit, (await findPersonByLink(tx, actor.hash))?.person);
  });
};

/** The others come as agreed; the visit ends when nobody is left. @throws AppError `not-found` for everybody else */
export function cancelOwnPlace(ctx: Ctx): Done<'not-now' | 'too-late'> {
  return own(ctx, async (tx, visit, person) => {
    if (!person || person.cancelledAt !== null || stateAfter(visit.state, 'withdraw') === undefined) return refuse('not-now');
    if (visit.startsAt && visit.startsAt <= ctx.now) return refuse('too-late');
    await cancel(tx, ctx, visit, person);
    return { ok: true };
  });
}
async function cancel(tx: Tx, ctx: Ctx, visit: Visit, person: VisitPerson): Promise<void> {
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
}

/**
 * Erases one visitor: the row, and letters to them. Of a visit that is still to come they are cancelled first, and the calendar entry taken out;
 * of one that has been, the count stays. The link then says that they are erased, as long as the others' does. Done again, nothing is done.
 */
export function eraseOwnPlace(ctx: Ctx): Done<never> {
  return own(ctx, async (tx, visit, person) => {
    if (!person) return { ok: true };
    await asSystem(tx, ctx, async () => {
      // Letters that wait are not sent any more, only the one that says they are cancelled: it goes, and takes nothing with it that is kept.
      await eraseMailAbout(tx, aboutPerson(person.id));
      const contact = await findContact(tx, visit.id);
      if (person.email !== null && contact?.email?.toLowerCase() !== person.email.toLowerCase()) await eraseMailTo(tx, aboutEvaluation(visit), person.email);
    });
    if (mayCancel(ctx, visit, person)) await cancel(tx, ctx, visit, person);
    await deletePerson(tx, person.id);
    await recordAudit(tx, ctx, { action: 'visit.visitor-erased', subject: { kind: 'visit', id: visit.number }, centreId: visit.centreId, after: { visitor: person.id } });
    return { ok: true };
  });
}

/** All that is held about one visitor, for them to download. @throws AppError `not-found` */
export async function exportOwnPlace(ctx: Ctx): Promise<object> {
  const place = await findOwnPlace(ctx);
  if (!place?.person) throw new AppError('not-found');
  const { visit, person, eraseOn } = place;
  const { number, state, form, startsAt, endsAt } = visit;
  const { name, email, municipality, kind, cancelledAt } = person;
  return {
    visitor: { name, email, municipality, kind, cancelledAt },
    visit: { number, centre: visit.centreId, state, form, startsAt, endsAt, place: visit.place },
    eraseOn: eraseOn ?? null,
  };
}
