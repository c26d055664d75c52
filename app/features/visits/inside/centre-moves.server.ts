import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import type { PlannedLine } from '../inputs.ts';
import { freePlaces } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { asSystem, follow, hold, store } from './deed.server.ts';
import type { Held } from './deed.server.ts';
import { tellCentre, tellGroup } from './letters.server.ts';
import { onDay } from './lines.ts';
import { moved } from './moves.ts';
import { storeNumbers, withCalendar } from './own-visit.server.ts';
import type { Done } from './own-visit.server.ts';
import { mayWorkFor } from './visit-policy.ts';
import { findContact, findVisitByNumber } from './visit-query.server.ts';
import { insertMessage } from './visit-store.server.ts';

/** What a centre does with a visit. @throws AppError `not-found` for anybody but its own people */

export interface Of {
  readonly centreId: string;
  readonly number: string;
}
export interface Time {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}
const done = { ok: true } as const;

/** One of the centre's visits, held, in one transaction. */
export async function atCentre<T>(ctx: Ctx, { centreId, number }: Of, work: (tx: Tx, held: Held) => Promise<T>): Promise<T> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => work(tx, await hold(tx, await findVisitByNumber(tx, centreId, number))));
}

const longest = 14 * 86_400_000;
/** Why a time cannot be the time of a visit to come. */
export function refusedTime(now: Date, { startsAt, endsAt }: Pick<Time, 'startsAt' | 'endsAt'>): 'bad-time' | 'in-the-past' | undefined {
  const length = endsAt.getTime() - startsAt.getTime();
  if (!(length > 0 && length <= longest)) return 'bad-time';
  return startsAt <= now ? 'in-the-past' : undefined;
}
/** The time, and the municipalities by the codes they have then. */
const atTime = (ctx: Ctx, visit: Visit, { startsAt, endsAt, place }: Time) => ({
  startsAt,
  endsAt,
  place: place.trim(),
  lines: onDay(ctx.definitions.geography, visit.lines, norwegianDay(startsAt)),
});

/** Proposes a time, or another one. A group that asked for a visiting day is then no longer on it. */
export async function proposeVisit(ctx: Ctx, input: Of & Time & { readonly text: string }): Done<'not-now' | 'in-the-past' | 'bad-time'> {
  return atCentre(ctx, input, async (tx, { visit }) => {
    const change = moved(visit, 'propose', ctx.now);
    if (!change) return refuse('not-now');
    const bad = refusedTime(ctx.now, input);
    if (bad) return refuse(bad);
    const after = await store(tx, ctx, visit, 'visit.proposed', { ...change, ...atTime(ctx, visit, input), dayId: null });
    await say(tx, ctx, after, input.text);
    await asSystem(tx, ctx, (system) => tellGroup(tx, system, after, 'proposed', { words: input.text.trim() }));
    return done;
  });
}

/** Gives a group the places it asked for on a day of the centre's own. */
export async function approveVisit(ctx: Ctx, of: Of): Done<'not-now' | 'full' | 'in-the-past' | 'no-day'> {
  return atCentre(ctx, of, async (tx, { visit, day }) => {
    const change = moved(visit, 'approve', ctx.now);
    if (!change) return refuse('not-now');
    if (day?.state !== 'published') return refuse('no-day');
    if (day.startsAt <= ctx.now) return refuse('in-the-past');
    if (visit.persons > freePlaces(day)) return refuse('full');
    const after = await store(tx, ctx, visit, 'visit.approved', change);
    await follow(tx, ctx, after, async (system) => {
      await tellGroup(tx, system, after, 'agreed', { visitors: true });
      await tellCentre(tx, system, after, 'agreed');
    });
    return done;
  });
}

/** The group may come when there is room. Is there already, it is offered at once. */
export async function putInQueue(ctx: Ctx, of: Of): Done<'not-now' | 'no-day' | 'no-waiting-list' | 'never-fits'> {
  return atCentre(ctx, of, async (tx, { visit, day }) => {
    const change = moved(visit, 'put-in-queue', ctx.now);
    if (!change) return refuse('not-now');
    if (day?.state !== 'published' || day.startsAt <= ctx.now) return refuse('no-day');
    if (!day.waitingList) return refuse('no-waiting-list');
    if (visit.persons > day.places) return refuse('never-fits');
    const after = await store(tx, ctx, visit, 'visit.queued', change);
    await follow(tx, ctx, after, (system) => tellGroup(tx, system, after, 'waiting'));
    return done;
  });
}

/** `suggest`: a centre whose agreement runs; the group can send the same request there with one press. */
export async function declineVisit(ctx: Ctx, { text, suggest, ...of }: Of & { readonly text: string; readonly suggest?: string | undefined }): Done<'not-now' | 'no-such-centre'> {
  return atCentre(ctx, of, async (tx, { visit }) => {
    const change = moved(visit, 'decline', ctx.now);
    if (!change) return refuse('not-now');
    const suggested = suggest === undefined ? undefined : findCentre(ctx.definitions.scheme, suggest);
    if (suggest !== undefined && (!suggested || suggest === of.centreId || !isActiveAt(suggested, norwegianDay(ctx.now)))) return refuse('no-such-centre');
    const after = await store(tx, ctx, visit, 'visit.declined', { ...change, suggestedCentreId: suggest ?? null });
    await say(tx, ctx, after, text);
    await follow(tx, ctx, after, (system) => tellGroup(tx, system, after, 'declined', { words: text.trim() }));
    return done;
  });
}

export async function cancelVisit(ctx: Ctx, { text, ...of }: Of & { readonly text: string }): Done<'not-now' | 'too-late'> {
  return atCentre(ctx, of, async (tx, { visit }) => {
    const change = moved(visit, 'cancel', ctx.now);
    if (!change) return refuse('not-now');
    if (visit.startsAt && visit.startsAt <= ctx.now) return refuse('too-late');
    await cancelAgreed(tx, ctx, visit, text);
    return done;
  });
}
/** Ends an agreed visit and takes it out of everybody's calendars. */
export async function cancelAgreed(tx: Tx, ctx: Ctx, visit: Visit, text: string): Promise<void> {
  const change = moved(visit, 'cancel', ctx.now);
  if (!change) return;
  const after = await store(tx, ctx, visit, 'visit.cancelled', withCalendar(visit, change));
  await say(tx, ctx, after, text);
  await follow(tx, ctx, after, async (system) => {
    await tellGroup(tx, system, after, 'cancelled', { words: text.trim(), calendar: 'CANCEL', visitors: true });
    await tellCentre(tx, system, after, 'cancelled', { calendar: 'CANCEL' });
  });
}

export async function changeTime(ctx: Ctx, input: Of & Time & { readonly text: string }): Done<'not-now' | 'in-the-past' | 'bad-time' | 'on-a-day'> {
  return atCentre(ctx, input, async (tx, { visit, day }) => {
    const change = moved(visit, 'change-time', ctx.now);
    if (!change || (visit.startsAt && visit.startsAt <= ctx.now)) return refuse('not-now');
    if (day) return refuse('on-a-day');
    const bad = refusedTime(ctx.now, input);
    if (bad) return refuse(bad);
    await changeAgreed(tx, ctx, visit, input, input.text);
    return done;
  });
}
/** A new time or place for an agreed visit, told to everybody with an entry in their calendar. */
export async function changeAgreed(tx: Tx, ctx: Ctx, visit: Visit, time: Time, text: string): Promise<void> {
  const after = await store(tx, ctx, visit, 'visit.time-changed', withCalendar(visit, atTime(ctx, visit, time)));
  await say(tx, ctx, after, text);
  await asSystem(tx, ctx, async (system) => {
    await tellGroup(tx, system, after, 'changed-time', { words: text.trim(), visitors: true });
    await tellCentre(tx, system, after, 'changed-time');
  });
}

export async function changePlannedNumbers(
  ctx: Ctx,
  { lines, ...of }: Of & { readonly lines: readonly PlannedLine[] },
): Done<'not-now' | 'full' | 'never-fits' | 'too-late' | 'nobody'> {
  return atCentre(ctx, of, (tx, held) => storeNumbers(tx, ctx, held, lines, 'centre'));
}

/** `no-address`: there is nobody to send it to. */
export async function sendMessage(ctx: Ctx, { text, ...of }: Of & { readonly text: string }): Done<'not-now' | 'no-address'> {
  return atCentre(ctx, of, async (tx, { visit }) => {
    if (visit.erasedAt !== null || text.trim() === '') return refuse('not-now');
    if (!(await findContact(tx, visit.id))?.email) return refuse('no-address');
    await say(tx, ctx, visit, text);
    await asSystem(tx, ctx, (system) => tellGroup(tx, system, visit, 'message', { words: text.trim() }));
    return done;
  });
}

/** What the centre wrote, kept in the conversation. */
async function say(tx: Tx, ctx: Ctx, visit: Visit, text: string): Promise<void> {
  if (text.trim() === '') return;
  const authorName = ctx.actor.kind === 'person' ? ctx.actor.name : '';
  await insertMessage(tx, visit.id, { kind: 'centre', authorName, at: ctx.now, body: text.trim() });
}
