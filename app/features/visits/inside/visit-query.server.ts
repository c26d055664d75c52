import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { VisitListLine, VisitView } from '../inputs.ts';
import type { Visit, VisitContact, VisitMessage, VisitPerson, VisitState } from '../visit.ts';
import type { VisitTables } from './visit-tables.ts';

/** Row-level security says whose visits are found: a centre's own, and those whose private link the actor holds. */
export const asVisit = (row: Selectable<VisitTables['visit']>): Visit => ({
  id: row.id,
  number: row.number,
  demonstration: row.demonstration,
  centreId: row.centre_id,
  suggestedCentreId: row.suggested_centre_id,
  dayId: row.day_id,
  enquiryId: row.enquiry_id,
  state: row.state,
  form: row.form,
  topics: row.topics,
  language: row.language,
  lines: row.lines,
  persons: row.persons,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  periods: row.periods,
  sequence: row.sequence,
  version: row.version,
  requestedAt: row.requested_at,
  waitingSince: row.waiting_since,
  offerUntil: row.offer_until,
  agreedAt: row.agreed_at,
  heldAt: row.held_at,
  summedAt: row.summed_at,
  endedAt: row.ended_at,
  erasedAt: row.erased_at,
  hasLink: row.link_hash !== null,
});
const visits = (tx: Tx) => tablesOf<VisitTables>(tx).selectFrom('visit').selectAll();

export async function findVisitByNumber(tx: Tx, centreId: string, number: string): Promise<Visit | undefined> {
  const row = await visits(tx).where('number', '=', number).where('centre_id', '=', centreId).executeTakeFirst();
  return row && asVisit(row);
}
/** By the group's own link. */
export async function findVisitByLink(tx: Tx, hash: string): Promise<Visit | undefined> {
  const row = await visits(tx).where('link_hash', '=', hash).executeTakeFirst();
  return row && asVisit(row);
}
export async function findVisitByEvaluation(tx: Tx, hash: string): Promise<Visit | undefined> {
  const row = await visits(tx).where('evaluation_hash', '=', hash).executeTakeFirst();
  return row && asVisit(row);
}
export async function findVisit(tx: Tx, id: string): Promise<Visit | undefined> {
  const row = await visits(tx).where('id', '=', id).executeTakeFirst();
  return row && asVisit(row);
}
/** Nobody else changes it until the transaction is done; for those who may change it. */
export async function lockVisit(tx: Tx, id: string): Promise<Visit | undefined> {
  const row = await visits(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asVisit(row);
}

export async function findContact(tx: Tx, visitId: string): Promise<VisitContact | undefined> {
  return tablesOf<VisitTables>(tx)
    .selectFrom('visit_contact')
    .select(['name', 'email', 'phone', 'workplace_name as workplaceName'])
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
}
const asPerson = (row: Selectable<VisitTables['visit_person']>): VisitPerson => ({
  id: row.id,
  name: row.name,
  email: row.email,
  municipality: row.municipality_code,
  kind: row.kind,
  cancelledAt: row.cancelled_at,
});
export async function selectPersons(tx: Tx, visitId: string): Promise<VisitPerson[]> {
  const rows = await tablesOf<VisitTables>(tx).selectFrom('visit_person').selectAll().where('visit_id', '=', visitId).orderBy('name').orderBy('id').execute();
  return rows.map(asPerson);
}
export async function findPersonByLink(tx: Tx, hash: string): Promise<{ readonly person: VisitPerson; readonly visitId: string } | undefined> {
  const row = await tablesOf<VisitTables>(tx).selectFrom('visit_person').selectAll().where('link_hash', '=', hash).executeTakeFirst();
  return row && { person: asPerson(row), visitId: row.visit_id };
}
/** Also of one who has erased themselves: the link is a visitor's, whose is not known any more. */
export async function findVisitByPersonLink(tx: Tx, hash: string): Promise<Visit | undefined> {
  const row = await visits(tx)
    .where(sql<boolean>`person_hashes @> array[${hash}]`)
    .executeTakeFirst();
  return row && asVisit(row);
}
export async function selectMessages(tx: Tx, visitId: string): Promise<VisitMessage[]> {
  const rows = await tablesOf<VisitTables>(tx).selectFrom('visit_message').selectAll().where('visit_id', '=', visitId).orderBy('seq').execute();
  return rows.map((row) => ({ id: row.id, seq: row.seq, kind: row.kind, authorName: row.author_name, at: row.at, body: row.body }));
}

/** Groups that wait for a place on the day, the first in line first. The id settles who came in the same moment. */
export async function selectQueue(tx: Tx, dayId: string): Promise<Visit[]> {
  const rows = await visits(tx).where('day_id', '=', dayId).where('state', '=', 'waiting').orderBy('waiting_since').orderBy('number').execute();
  return rows.map(asVisit);
}
/** The group's place in the queue from 1, also for those who see no other group in it. */
export const placeIn = (queue: readonly Visit[], id: string): number | undefined => queue.findIndex((v) => v.id === id) + 1 || undefined;

export async function selectVisitsOfDay(tx: Tx, dayId: string): Promise<Visit[]> {
  const rows = await visits(tx).where('day_id', '=', dayId).orderBy('waiting_since').orderBy('number').execute();
  return rows.map(asVisit);
}

const statesOf = {
  requests: ['requested', 'proposed', 'waiting', 'offered'],
  upcoming: ['agreed'],
  'to-sum-up': ['held'],
  past: ['summed-up', 'declined', 'withdrawn', 'cancelled'],
} as const satisfies Record<VisitView, readonly VisitState[]>;

export async function selectVisitLines(
  tx: Tx,
  { centreId, view, after, limit }: { readonly centreId: string; readonly view: VisitView; readonly after: string | undefined; readonly limit: number },
): Promise<VisitListLine[]> {
  // Requests: the oldest first. What is over: the newest first. The rest in the order of the calendar.
  const key = sql<Date>`${sql.raw(view === 'requests' ? 'requested_at' : 'coalesce(visit.starts_at, requested_at)')}`;
  const down = view === 'past';
  let query = tablesOf<VisitTables>(tx)
    .selectFrom('visit')
    .leftJoin('visit_contact', 'visit_contact.visit_id', 'visit.id')
    .leftJoin('visiting_day', 'visiting_day.id', 'visit.day_id')
    .selectAll('visit')
    .select(['visit_contact.name as contact_name', 'visiting_day.title as day_title'])
    .where('visit.centre_id', '=', centreId)
    .where('visit.state', 'in', [...statesOf[view]])
    .orderBy(key, down ? 'desc' : 'asc')
    .orderBy('visit.id', down ? 'desc' : 'asc')
    .limit(limit);
  const last = after === undefined ? undefined : await findVisitByNumber(tx, centreId, after);
  if (last) {
    const from = view === 'requests' ? last.requestedAt : (last.startsAt ?? last.requestedAt);
    query = query.where(down ? sql<boolean>`(${key}, visit.id) < (${from}, ${last.id}::uuid)` : sql<boolean>`(${key}, visit.id) > (${from}, ${last.id}::uuid)`);
  }
  return (await query.execute()).map((row) => ({ visit: asVisit(row), contactName: row.contact_name ?? undefined, dayTitle: row.day_title ?? undefined }));
}

export async function selectViewCounts(tx: Tx, centreId: string): Promise<Record<VisitView, number>> {
  const rows = await tablesOf<VisitTables>(tx)
    .selectFrom('visit')
    .select(['state', sql<number>`count(*)::int`.as('n')])
    .where('centre_id', '=', centreId)
    .groupBy('state')
    .execute();
  const n = new Map(rows.map((r) => [r.state, r.n]));
  const of = (view: VisitView): number => statesOf[view].reduce((sum, state) => sum + (n.get(state) ?? 0), 0);
  return { requests: of('requests'), upcoming: of('upcoming'), 'to-sum-up': of('to-sum-up'), past: of('past') };
}

/** Agreed visits of the centre that end after a moment, for its calendar. */
export async function selectAgreed(tx: Tx, centreId: string, after: Date): Promise<Visit[]> {
  const rows = await visits(tx).where('centre_id', '=', centreId).where('state', 'in', ['agreed', 'held', 'summed-up']).where('ends_at', '>', after).orderBy('starts_at').execute();
  return rows.map(asVisit);
}
