import { createHash, randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { href, norwegianDay, norwegianYear } from '../../../platform/locale.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { getEnquiryForVisit, noteVisitMade } from '../../enquiries/enquiries.server.ts';
import { keepPrivateLink } from '../../notifications/notifications.server.ts';
import type { CountedLine, VisitRegistration } from '../inputs.ts';
import { countedPersons, plannedPersons } from '../visit.ts';
import type { VisitLine } from '../visit.ts';
import { asSystem, store } from './deed.server.ts';
import { atCentre, refusedTime } from './centre-moves.server.ts';
import type { Of } from './centre-moves.server.ts';
import { isOver } from './centre-visits.server.ts';
import { aboutVisit, tellCentre, tellGroup } from './letters.server.ts';
import { checkTopics, countedLines, plannedLines } from './lines.ts';
import { moved } from './moves.ts';
import type { Done } from './own-visit.server.ts';
import { mayWorkFor } from './visit-policy.ts';
import { findVisit } from './visit-query.server.ts';
import { insertContact, insertVisit, lockLink, takeNumber } from './visit-store.server.ts';

type RegisterRefusal = 'nobody' | 'in-the-past' | 'not-over-yet' | 'bad-time' | 'no-such-enquiry';
type Registered = { readonly ok: true; readonly number: string };

/**
 * A visit that came by telephone, mail or an enquiry: agreed, or already held and then summed up in one go, in the year it was held.
 * @throws AppError `not-found` for anybody but the centre's own people
 */
export async function registerVisit(ctx: Ctx, input: VisitRegistration): Promise<Registered | Refusal<RegisterRefusal>> {
  if (!mayWorkFor(ctx.actor, input.centreId)) throw new AppError('not-found');
  checkTopics(ctx.definitions.enquiries, input.topics);
  const lines = plannedLines(ctx.definitions, input.lines, norwegianDay(input.startsAt));
  if (plannedPersons(lines) === 0) return refuse('nobody');
  const bad = refusedTime(ctx.now, input);
  if (bad === 'bad-time' || (bad && !input.held)) return refuse(bad);
  if (input.held && input.endsAt > ctx.now) return refuse('not-over-yet');
  const enquiryId = input.enquiryNumber === undefined ? null : await enquiryOf(ctx, input.centreId, input.enquiryNumber);
  if (enquiryId === undefined) return refuse('no-such-enquiry');
  const id = input.once === undefined ? randomUUID() : idOf(ctx, input);
  return inTransaction(ctx, async (tx) => {
    await lockLink(tx, id);
    const before = await findVisit(tx, id);
    return before ? { ok: true, number: before.number } : insertRegistration(tx, ctx, { ...input, id, lines, enquiryId });
  });
}

/** Follows from the form's key, whose visit it is and what was written: pressed twice it is the same, corrected it is another. */
function idOf({ actor }: Ctx, input: VisitRegistration): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([actor.kind === 'person' ? actor.personId : actor.kind, input]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Undefined for one the centre may not read: it learns no more than of one that is not there. */
async function enquiryOf(ctx: Ctx, centreId: string, number: string): Promise<string | undefined> {
  try {
    return (await getEnquiryForVisit(ctx, centreId, number)).enquiry.id;
  } catch (e) {
    if (e instanceof AppError && e.code === 'not-found') return undefined;
    throw e;
  }
}

async function insertRegistration(
  tx: Tx,
  ctx: Ctx,
  input: Omit<VisitRegistration, 'lines'> & { readonly id: string; readonly lines: readonly VisitLine[]; readonly enquiryId: string | null },
): Promise<Registered> {
  const { id, held, contact, centreId, language, enquiryId } = input;
  const number = await takeNumber(tx, norwegianYear(ctx.now));
  const secret = input.sendLink && !held && contact?.email ? newSecret() : undefined;
  const lines = held ? input.lines.map((l) => ({ ...l, actual: l.planned })) : input.lines;
  await insertVisit(tx, {
    id,
    number,
    demonstration: ctx.definitions.scheme.demonstration,
    linkHash: secret === undefined ? null : hashOfSecret(secret),
    personHashes: [],
    centreId,
    dayId: null,
    enquiryId,
    state: held ? 'summed-up' : 'agreed',
    form: input.form,
    topics: input.topics,
    language,
    lines,
    persons: plannedPersons(lines),
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    place: input.place.trim(),
    periods: [],
    requestedAt: ctx.now,
    waitingSince: null,
    agreedAt: ctx.now,
    heldAt: held ? ctx.now : null,
    summedAt: held ? ctx.now : null,
  });
  if (contact) await insertContact(tx, id, contact);
  if (secret !== undefined) await keepPrivateLink(tx, aboutVisit({ id }), href(language, `/besok/${secret}`));
  await recordAudit(tx, ctx, {
    action: held ? 'visit.registered-held' : 'visit.registered',
    subject: { kind: 'visit', id: number },
    centreId,
    after: { persons: plannedPersons(lines), lines, startsAt: input.startsAt, enquiry: input.enquiryNumber ?? null },
  });
  if (enquiryId !== null) await noteVisitMade(tx, ctx, { enquiryId, visitNumber: number });
  const visit = await findVisit(tx, id);
  if (visit && !held) {
    await asSystem(tx, ctx, async (system) => {
      if (input.sendLink) await tellGroup(tx, system, visit, 'agreed');
      await tellCentre(tx, system, visit, 'agreed');
    });
  }
  return { ok: true, number };
}

/**
 * Those who came, by municipality and kind; may be done again when a number was wrong. A line nobody planned has `planned: 0`.
 * Refused: `nobody` when the numbers add up to none, see `sayNobodyCame`.
 */
export async function sumUp(ctx: Ctx, { lines: given, ...of }: Of & { readonly lines: readonly CountedLine[] }): Done<'not-now' | 'nobody'> {
  return atCentre(ctx, of, async (tx, { visit }) => {
    const over = visit.state === 'agreed' && isOver(visit, ctx.now);
    const held = over ? { ...visit, ...moved(visit, 'mark-held', ctx.now) } : visit;
    const change = moved(held, 'sum-up', ctx.now);
    if (!change) return refuse('not-now');
    const lines = countedLines(ctx.definitions, given, norwegianDay(visit.startsAt ?? ctx.now));
    if (countedPersons(lines) === 0) return refuse('nobody');
    // What was planned is history: it is taken from the visit, never from the form.
    const counted = withPlanned(visit.lines, lines);
    await store(tx, ctx, visit, 'visit.summed-up', { ...change, heldAt: held.heldAt ?? ctx.now, summedAt: visit.summedAt ?? ctx.now, lines: counted });
    return { ok: true };
  });
}
function withPlanned(planned: readonly VisitLine[], counted: readonly VisitLine[]): VisitLine[] {
  const same = (a: VisitLine, b: VisitLine): boolean => a.municipality === b.municipality && a.kind === b.kind;
  const known = planned.map((p) => ({ ...p, actual: counted.find((c) => same(c, p))?.actual ?? 0 }));
  return [...known, ...counted.filter((c) => (c.actual ?? 0) > 0 && !planned.some((p) => same(c, p))).map((c) => ({ ...c, planned: 0 }))];
}

/** The visit did not become one, and is not counted. */
export async function sayNobodyCame(ctx: Ctx, of: Of): Done<'not-now'> {
  return atCentre(ctx, of, async (tx, { visit }) => {
    const over = visit.state === 'agreed' && isOver(visit, ctx.now);
    const change = moved(visit, over ? 'cancel' : 'say-nobody-came', ctx.now);
    if (!change) return refuse('not-now');
    if (visit.state === 'agreed' && !over) return refuse('not-now');
    await store(tx, ctx, visit, 'visit.nobody-came', change);
    return { ok: true };
  });
}
