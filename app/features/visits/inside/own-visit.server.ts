import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { eraseMailAbout, keepPrivateLink } from '../../notifications/notifications.server.ts';
import type { OwnVisit, PlannedLine } from '../inputs.ts';
import { growth, plannedPersons, stateAfter } from '../visit.ts';
import type { Move, Visit } from '../visit.ts';
import { findDay } from './day-store.server.ts';
import { asSystem, follow, hold, store } from './deed.server.ts';
import type { Held } from './deed.server.ts';
import { eraseDay, erasePeople } from './erasing.server.ts';
import { aboutPerson, aboutVisit, tellCentre, tellGroup } from './letters.server.ts';
import { plannedLines } from './lines.ts';
import { moved } from './moves.ts';
import { findContact, findVisit, findVisitByLink, placeIn, selectMessages, selectPersons, selectQueue } from './visit-query.server.ts';
import { holdsLink } from './visit-policy.ts';
import { insertMessage, renewLink } from './visit-store.server.ts';
import type { VisitChange } from './visit-store.server.ts';

/** What a group does with its visit by its private link. @throws AppError `not-found` for everybody else */

export type Done<R extends string> = Promise<{ readonly ok: true } | Refusal<R>>;
const done = { ok: true } as const;
const begun = (ctx: Ctx, { startsAt }: Pick<Visit, 'startsAt'>): boolean => startsAt !== null && startsAt <= ctx.now;
const can = (visit: Visit, move: Move): boolean => stateAfter(visit.state, move) !== undefined;
const changeable = (visit: Visit): boolean => can(visit, 'withdraw');

/** Undefined for a link that leads nowhere (any more). */
export async function findOwnVisit(ctx: Ctx): Promise<OwnVisit | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const visit = await findVisitByLink(tx, actor.hash);
    if (!visit) return undefined;
    // The queue is other groups' visits: only the place in it is for this one.
    const queuePlace = visit.state === 'waiting' ? await asSystem(tx, ctx, async () => placeIn(await selectQueue(tx, visit.dayId!), visit.id)) : undefined;
    return {
      visit,
      contact: await findContact(tx, visit.id),
      persons: await selectPersons(tx, visit.id),
      messages: await selectMessages(tx, visit.id),
      day: visit.dayId === null ? undefined : await findDay(tx, visit.dayId),
      queuePlace,
      may: mayNow(ctx, visit),
      eraseOn: eraseDay(visit, ctx.definitions.visits.eraseAfter),
    };
  });
}

function mayNow(ctx: Ctx, visit: Visit): OwnVisit['may'] {
  const kept = visit.erasedAt === null;
  const before = !begun(ctx, visit);
  return {
    accept: can(visit, 'accept') && before && !(visit.offerUntil && visit.offerUntil <= ctx.now),
    askForAnotherTime: can(visit, 'ask-for-another-time'),
    letPass: can(visit, 'let-pass'),
    changeNumbers: changeable(visit) && (before || visit.state === 'proposed'),
    withdraw: can(visit, 'withdraw') && (before || visit.state !== 'agreed'),
    askSuggestedCentre: kept && visit.state === 'declined' && visit.suggestedCentreId !== null,
    renewLink: kept,
    erase: kept,
  };
}

/** The group's own visit, held, in one transaction. */
const own = <T>(ctx: Ctx, work: (tx: Tx, held: Held) => Promise<T>): Promise<T> => {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => work(tx, await hold(tx, await findVisitByLink(tx, actor.hash))));
};

/** Takes the time that is proposed, or the place that is offered. `too-late`: the offer has gone to the next in line. */
export async function acceptVisit(ctx: Ctx): Done<'not-now' | 'too-late' | 'in-the-past'> {
  return own(ctx, async (tx, { visit }) => {
    const change = moved(visit, 'accept', ctx.now);
    if (!change) return refuse('not-now');
    if (begun(ctx, visit)) return refuse('in-the-past');
    if (visit.offerUntil && visit.offerUntil <= ctx.now) return refuse('too-late');
    const after = await store(tx, ctx, visit, 'visit.accepted', change);
    await follow(tx, ctx, after, async (system) => {
      await tellGroup(tx, system, after, 'agreed', { visitors: true });
      await tellCentre(tx, system, after, 'accepted');
    });
    return done;
  });
}

export async function askForAnotherTime(ctx: Ctx, { text }: { readonly text: string }): Done<'not-now'> {
  return own(ctx, async (tx, { visit }) => {
    const change = moved(visit, 'ask-for-another-time', ctx.now);
    if (!change) return refuse('not-now');
    const after = await store(tx, ctx, visit, 'visit.another-time', { ...change, startsAt: null, endsAt: null });
    await say(tx, ctx, after, text);
    await follow(tx, ctx, after, (system) => tellCentre(tx, system, after, 'another-time'));
    return done;
  });
}

/** The place goes to the next in line; the group waits on, behind the others. */
export async function letPass(ctx: Ctx): Done<'not-now'> {
  return own(ctx, async (tx, { visit }) => {
    const change = moved(visit, 'let-pass', ctx.now);
    if (!change) return refuse('not-now');
    const after = await store(tx, ctx, visit, 'visit.let-pass', change);
    await follow(tx, ctx, after, (system) => tellGroup(tx, system, after, 'let-pass'), [after.id]);
    return done;
  });
}

/** `full`: the day has no room for more, and the old number stands. */
export async function changeNumbers(ctx: Ctx, { lines }: { readonly lines: readonly PlannedLine[] }): Done<'not-now' | 'full' | 'never-fits' | 'too-late' | 'nobody'> {
  return own(ctx, (tx, held) => storeNumbers(tx, ctx, held, lines, 'group'));
}

/** For both sides: a new number while the visit is to come. */
export async function storeNumbers(
  tx: Tx,
  ctx: Ctx,
  { visit, day }: Held,
  planned: readonly PlannedLine[],
  by: 'group' | 'centre',
): Done<'not-now' | 'full' | 'never-fits' | 'too-late' | 'nobody'> {
  if (!changeable(visit)) return refuse('not-now');
  if (begun(ctx, visit) && visit.state !== 'proposed') return refuse('too-late');
  const lines = plannedLines(ctx.definitions, planned, norwegianDay(visit.startsAt ?? ctx.now));
  const persons = plannedPersons(lines);
  if (persons === 0) return refuse('nobody');
  const refused = day && growth(day, visit.state, visit.persons, persons);
  if (refused) return refuse(refused);
  const agreed = visit.state === 'agreed';
  const after = await store(tx, ctx, visit, 'visit.numbers-changed', { lines, persons, ...(agreed && { sequence: visit.sequence + 1 }) });
  await follow(tx, ctx, after, async (system) => {
    await tellGroup(tx, system, after, 'changed-numbers', { visitors: false, calendar: agreed ? 'REQUEST' : undefined });
    if (by === 'group') await tellCentre(tx, system, after, 'changed-numbers');
  });
  return done;
}

export async function withdrawVisit(ctx: Ctx): Done<'not-now' | 'too-late'> {
  return own(ctx, (tx, held) => withdraw(tx, ctx, held));
}
async function withdraw(tx: Tx, ctx: Ctx, { visit }: Held): Done<'not-now' | 'too-late'> {
  const change = moved(visit, 'withdraw', ctx.now);
  if (!change) return refuse('not-now');
  if (visit.state === 'agreed' && begun(ctx, visit)) return refuse('too-late');
  const after = await store(tx, ctx, visit, 'visit.withdrawn', withCalendar(visit, change));
  const calendar = visit.state === 'agreed' ? 'CANCEL' : undefined;
  await follow(tx, ctx, after, async (system) => {
    await tellGroup(tx, system, after, 'withdrawn', { calendar, visitors: calendar !== undefined });
    await tellCentre(tx, system, after, 'withdrawn', { calendar });
  });
  return done;
}
/** Calendars that have the visit must take in that it changed. */
export const withCalendar = (visit: Visit, change: VisitChange): VisitChange => ({ ...change, ...(visit.state === 'agreed' && { sequence: visit.sequence + 1 }) });

async function say(tx: Tx, ctx: Ctx, visit: Visit, text: string): Promise<void> {
  if (text.trim() === '') return;
  const contact = await findContact(tx, visit.id);
  await insertMessage(tx, visit.id, { kind: 'group', authorName: contact?.name ?? '', at: ctx.now, body: text.trim() });
}
/** A word to the centre, at any time while there is somebody to answer. */
export async function writeToCentre(ctx: Ctx, { text }: { readonly text: string }): Done<'not-now'> {
  return own(ctx, async (tx, { visit }) => {
    if (visit.erasedAt !== null || text.trim() === '') return refuse('not-now');
    // Pressed twice: said once.
    const last = (await selectMessages(tx, visit.id)).findLast((m) => m.kind !== 'system');
    if (last?.kind === 'group' && last.body === text.trim()) return done;
    await say(tx, ctx, visit, text);
    await asSystem(tx, ctx, (system) => tellCentre(tx, system, visit, 'wrote'));
    return done;
  });
}

/** Erases the persons at once. A visit that is still to come is withdrawn with them, and who was invited is told. */
export async function eraseOwnVisit(ctx: Ctx): Done<'not-now'> {
  return own(ctx, async (tx, held) => {
    if (held.visit.erasedAt !== null) return refuse('not-now');
    // Letters about what was agreed are not sent any more, only the one that says it is off: it goes, and takes nothing with it that is kept.
    for (const person of await selectPersons(tx, held.visit.id)) await eraseMailAbout(tx, aboutPerson(person.id));
    await withdraw(tx, ctx, held);
    const visit = await findVisit(tx, held.visit.id);
    await erasePeople(tx, ctx, visit ?? held.visit);
    return done;
  });
}

/** The old link ends with this. `path` is where the new one leads; the contact gets it by mail. */
export async function renewOwnVisitLink(ctx: Ctx, { secretHash, path }: { readonly secretHash: string; readonly path: string }): Done<'not-now'> {
  return own(ctx, async (tx, { visit }) => {
    if (visit.erasedAt !== null) return refuse('not-now');
    if (!(await renewLink(tx, visit.id, secretHash))) throw new AppError('not-found');
    // What follows is no longer the old link's to do.
    await asSystem(tx, ctx, async (system) => {
      await keepPrivateLink(tx, aboutVisit(visit), path);
      const after = await store(tx, system, visit, 'visit.link-renewed', {});
      await tellGroup(tx, system, after, 'new-link');
    });
    return done;
  });
}

/** Everything that is held about the persons, for them to download. @throws AppError `not-found` */
export async function exportOwnVisit(ctx: Ctx): Promise<object> {
  const found = await findOwnVisit(ctx);
  if (!found) throw new AppError('not-found');
  const { visit, contact, persons, messages, day, eraseOn } = found;
  const { number, state, form, topics, language, lines, startsAt, endsAt, place, periods, requestedAt, agreedAt, heldAt, endedAt, erasedAt } = visit;
  return {
    visit: { number, centre: visit.centreId, state, form, topics, language, lines, startsAt, endsAt, place, periods, requestedAt, agreedAt, heldAt, endedAt, erasedAt },
    visitingDay: day?.title ?? null,
    contact: contact ?? null,
    visitors: persons.map(({ name, email, municipality, kind, cancelledAt }) => ({ name, email, municipality, kind, cancelledAt })),
    messages: messages.map(({ kind, authorName, at, body }) => ({ kind, authorName, at, body })),
    eraseOn: eraseOn ?? null,
  };
}
