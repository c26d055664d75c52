import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { actingAs, inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { href, norwegianDay, norwegianYear } from '../../../platform/locale.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { keepPrivateLink } from '../../notifications/notifications.server.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import type { VisitRequest } from '../inputs.ts';
import { admission, plannedPersons } from '../visit.ts';
import type { Visit, VisitingDay, VisitLine, VisitState } from '../visit.ts';
import { findDay } from './day-store.server.ts';
import { asSystem, follow, hold, store } from './deed.server.ts';
import { aboutPerson, aboutVisit, centreNameOf, tellCentre, tellGroup } from './letters.server.ts';
import { checkPeriods, checkTopics, plannedLines } from './lines.ts';
import { requestSentOn } from './request-sent-on.ts';
import { findContact, findVisit, findVisitByLink, selectMessages, selectPersons } from './visit-query.server.ts';
import { holdsLink } from './visit-policy.ts';
import { holdDay, insertContact, insertMessage, insertPerson, insertVisit, lockLink, takeNumber } from './visit-store.server.ts';

export type RequestRefusal = 'no-such-centre' | 'day-closed' | 'full' | 'never-fits' | 'in-the-past' | 'nobody';
type Requested = { readonly ok: true; readonly number: string; readonly state: VisitState; readonly again: boolean };
type LinkCtx = Ctx & { readonly actor: Extract<Actor, { kind: 'link' }> };

/**
 * A group asks for a visit, or for places on a visiting day. The actor is the link that the group is given; posting it twice is one
 * request. @throws AppError `not-found` for others, `malformed` for what no form of ours sends
 */
export async function requestVisit(ctx: Ctx, input: VisitRequest): Promise<Requested | Refusal<RequestRefusal>> {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => request(tx, { ...ctx, actor }, input));
}

async function request(tx: Tx, ctx: LinkCtx, input: VisitRequest): Promise<Requested | Refusal<RequestRefusal>> {
  const today = norwegianDay(ctx.now);
  await lockLink(tx, ctx.actor.hash);
  const before = await findVisitByLink(tx, ctx.actor.hash);
  if (before) return { ok: true, number: before.number, state: before.state, again: true };
  const centre = findCentre(ctx.definitions.scheme, input.centreId);
  if (!centre || !isActiveAt(centre, today)) return refuse('no-such-centre');
  checkPeriods(input.periods);
  checkTopics(ctx.definitions.enquiries, input.topics);
  if (input.periods.length > 0 && input.periods.every((p) => p.to < today)) return refuse('in-the-past');
  const day = input.dayId === undefined ? undefined : await openDay(tx, ctx, input.centreId, input.dayId);
  if (typeof day === 'string') return refuse(day);
  const lines = plannedLines(ctx.definitions, input.lines, day ? norwegianDay(day.startsAt) : today);
  if (lines.length === 0) return refuse('nobody');
  const state = day ? admission(day, plannedPersons(lines)) : 'requested';
  if (state === 'full' || state === 'never-fits') return refuse(state);
  const visit = await insertRequest(tx, ctx, { ...input, lines, day, state });
  await follow(tx, ctx, visit, async (system) => {
    await tellGroup(tx, system, visit, state === 'requested' ? 'received' : state, { visitors: state === 'agreed' });
    await tellCentre(tx, system, visit, state === 'agreed' ? 'signed-up' : state === 'waiting' ? 'queued' : 'request');
  });
  const after = await findVisit(tx, visit.id);
  return { ok: true, number: visit.number, state: after?.state ?? visit.state, again: false };
}

/** The day, held until it is decided who gets its places; or why it is closed. */
async function openDay(tx: Tx, ctx: Ctx, centreId: string, dayId: string): Promise<VisitingDay | 'day-closed' | 'in-the-past'> {
  const found = await findDay(tx, dayId);
  if (found?.centreId !== centreId) return 'day-closed';
  await holdDay(tx, dayId);
  const day = await findDay(tx, dayId);
  if (day?.state !== 'published') return 'day-closed';
  return day.startsAt <= ctx.now ? 'in-the-past' : day;
}

interface Decided {
  readonly lines: readonly VisitLine[];
  readonly day: VisitingDay | undefined;
  readonly state: 'requested' | 'waiting' | 'agreed';
}
async function insertRequest(tx: Tx, ctx: LinkCtx, { lines, day, state, ...input }: Omit<VisitRequest, 'lines'> & Decided): Promise<Visit> {
  const id = randomUUID();
  const number = await takeNumber(tx, norwegianYear(ctx.now));
  const named = input.persons.map((person) => ({ person, id: randomUUID(), secret: newSecret() }));
  await insertVisit(tx, {
    id,
    number,
    demonstration: ctx.definitions.scheme.demonstration,
    linkHash: ctx.actor.hash,
    personHashes: named.map((n) => hashOfSecret(n.secret)),
    centreId: input.centreId,
    dayId: day?.id ?? null,
    enquiryId: null,
    state,
    form: day?.form ?? input.form,
    topics: input.topics,
    language: input.language,
    lines,
    persons: plannedPersons(lines),
    startsAt: day?.startsAt ?? null,
    endsAt: day?.endsAt ?? null,
    place: day?.place ?? '',
    periods: input.periods,
    requestedAt: ctx.now,
    waitingSince: state === 'waiting' ? ctx.now : null,
    agreedAt: state === 'agreed' ? ctx.now : null,
    heldAt: null,
    summedAt: null,
  });
  await insertContact(tx, id, input.contact);
  if (input.text.trim() !== '') await insertMessage(tx, id, { kind: 'group', authorName: input.contact.name, at: ctx.now, body: input.text.trim() });
  await keepPrivateLink(tx, aboutVisit({ id }), input.path);
  for (const { person, id: personId, secret } of named) {
    await insertPerson(tx, id, personId, person, hashOfSecret(secret));
    await keepPrivateLink(tx, aboutPerson(personId), href(input.language, `/besokende/${secret}`));
  }
  await recordAudit(tx, ctx, {
    action: 'visit.requested',
    subject: { kind: 'visit', id: number },
    centreId: input.centreId,
    after: { state, persons: plannedPersons(lines), lines, day: day?.id ?? null },
  });
  return (await findVisit(tx, id))!;
}

/**
 * Sends a declined request to the centre that was suggested, as a visit of its own under a new link. `not-now` when there is nothing to send on.
 * @throws AppError `not-found`
 */
export async function askSuggestedCentre(
  ctx: Ctx,
  { secretHash, path }: { readonly secretHash: string; readonly path: string },
): Promise<{ readonly ok: true; readonly number: string } | Refusal<'not-now' | 'no-such-centre'>> {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const { visit } = await hold(tx, await findVisitByLink(tx, actor.hash));
    const link = { ...ctx, actor: { kind: 'link', hash: secretHash } as const };
    // Pressed twice: what the first press made.
    const made = await actingAs(tx, link.actor, actor, () => findVisitByLink(tx, secretHash));
    if (made) return { ok: true, number: made.number };
    const contact = await findContact(tx, visit.id);
    if (visit.state !== 'declined' || visit.suggestedCentreId === null || !contact) return refuse('not-now');
    const persons = (await selectPersons(tx, visit.id)).flatMap((p) => (p.email === null || p.cancelledAt ? [] : [{ ...p, email: p.email }]));
    const text = (await selectMessages(tx, visit.id)).find((m) => m.kind === 'group')?.body ?? '';
    // Periods that are past are not wished for any more.
    const periods = visit.periods.filter((p) => p.to >= norwegianDay(ctx.now));
    const { form, topics, language, lines, suggestedCentreId } = visit;
    const asked = await actingAs(tx, link.actor, actor, () =>
      request(tx, link, { centreId: suggestedCentreId, form, topics, language, lines, periods, contact, text, persons, path }),
    );
    if (!asked.ok) return refuse('no-such-centre');
    const body = requestSentOn(language, centreNameOf(ctx, suggestedCentreId), asked.number);
    await asSystem(tx, ctx, () => insertMessage(tx, visit.id, { kind: 'system', authorName: '', at: ctx.now, body }));
    await store(tx, ctx, visit, 'visit.sent-on', { suggestedCentreId: null });
    return { ok: true, number: asked.number };
  });
}
