import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { NamedPerson } from '../inputs.ts';
import type { Visit, VisitContact, VisitMessage } from '../visit.ts';
import type { VisitTables } from './visit-tables.ts';

/** The next number of the Norwegian year: "B2026-0031". */
export async function takeNumber(tx: Tx, year: number): Promise<string> {
  const { rows } = await sql<{ n: number }>`select next_number('visit', ${year}) as n`.execute(tx);
  return `B${year}-${String(rows[0]!.n).padStart(4, '0')}`;
}

export type NewVisit = Omit<Visit, 'sequence' | 'version' | 'hasLink' | 'erasedAt' | 'offerUntil' | 'suggestedCentreId' | 'endedAt'> & {
  readonly linkHash: string | null;
  readonly personHashes: readonly string[];
};
/** Without `returning`: false when the link has been used already. */
export async function insertVisit(tx: Tx, visit: NewVisit): Promise<boolean> {
  const inserted = await tablesOf<VisitTables>(tx)
    .insertInto('visit')
    .values({
      id: visit.id,
      number: visit.number,
      demonstration: visit.demonstration,
      link_hash: visit.linkHash,
      evaluation_hash: null,
      person_hashes: [...visit.personHashes],
      centre_id: visit.centreId,
      suggested_centre_id: null,
      day_id: visit.dayId,
      enquiry_id: visit.enquiryId,
      state: visit.state,
      form: visit.form,
      topics: [...visit.topics],
      language: visit.language,
      lines: JSON.stringify(visit.lines),
      persons: visit.persons,
      starts_at: visit.startsAt,
      ends_at: visit.endsAt,
      place: visit.place,
      periods: JSON.stringify(visit.periods),
      sequence: 0,
      version: 1,
      requested_at: visit.requestedAt,
      waiting_since: visit.waitingSince,
      offer_until: null,
      agreed_at: visit.agreedAt,
      held_at: visit.heldAt,
      summed_at: visit.summedAt,
      ended_at: null,
      erased_at: null,
      reminded_at: null,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Two with the same link take turns; the second sees what the first made. */
export async function lockLink(tx: Tx, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`visit-link/${hash}`}))`.execute(tx);
}
/** Nobody else decides about the day's places until the transaction is done; also for those who may not change the day. */
export async function holdDay(tx: Tx, id: string): Promise<void> {
  await sql`select hold_visiting_day(${id}::uuid)`.execute(tx);
}

export type VisitChange = Partial<
  Pick<
    Visit,
    | 'suggestedCentreId'
    | 'centreId'
    | 'dayId'
    | 'state'
    | 'lines'
    | 'persons'
    | 'startsAt'
    | 'endsAt'
    | 'place'
    | 'sequence'
    | 'waitingSince'
    | 'offerUntil'
    | 'agreedAt'
    | 'heldAt'
    | 'summedAt'
    | 'endedAt'
    | 'erasedAt'
  > & { readonly evaluationHash: string | null; readonly personHashes: readonly string[]; readonly remindedAt: Date | null }
>;

export async function updateVisit(tx: Tx, id: string, change: VisitChange): Promise<void> {
  const row: Updateable<VisitTables['visit']> = {
    suggested_centre_id: change.suggestedCentreId,
    centre_id: change.centreId,
    day_id: change.dayId,
    state: change.state,
    lines: change.lines && JSON.stringify(change.lines),
    persons: change.persons,
    starts_at: change.startsAt,
    ends_at: change.endsAt,
    place: change.place,
    sequence: change.sequence,
    waiting_since: change.waitingSince,
    offer_until: change.offerUntil,
    agreed_at: change.agreedAt,
    held_at: change.heldAt,
    summed_at: change.summedAt,
    ended_at: change.endedAt,
    erased_at: change.erasedAt,
    evaluation_hash: change.evaluationHash,
    person_hashes: change.personHashes && [...change.personHashes],
    reminded_at: change.remindedAt,
  };
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Updateable<VisitTables['visit']>;
  await tablesOf<VisitTables>(tx)
    .updateTable('visit')
    .set({ ...given, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** A new private link, or none, in place of the old. False for those who may not. */
export async function renewLink(tx: Tx, id: string, hash: string | null): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select renew_visit_link(${id}::uuid, ${hash}) as done`.execute(tx);
  return rows[0]?.done ?? false;
}

export async function insertContact(tx: Tx, visitId: string, contact: VisitContact): Promise<void> {
  await tablesOf<VisitTables>(tx)
    .insertInto('visit_contact')
    .values({ visit_id: visitId, name: contact.name, email: contact.email, phone: contact.phone, workplace_name: contact.workplaceName })
    .execute();
}
export async function insertPerson(tx: Tx, visitId: string, id: string, person: NamedPerson, linkHash: string): Promise<void> {
  await tablesOf<VisitTables>(tx)
    .insertInto('visit_person')
    .values({ id, visit_id: visitId, name: person.name, email: person.email, municipality_code: person.municipality, kind: person.kind, link_hash: linkHash, cancelled_at: null })
    .execute();
}
export async function cancelPerson(tx: Tx, id: string, at: Date): Promise<void> {
  await tablesOf<VisitTables>(tx).updateTable('visit_person').set({ cancelled_at: at }).where('id', '=', id).execute();
}
export async function deletePerson(tx: Tx, id: string): Promise<void> {
  await tablesOf<VisitTables>(tx).deleteFrom('visit_person').where('id', '=', id).execute();
}
export async function insertMessage(tx: Tx, visitId: string, message: Omit<VisitMessage, 'id' | 'seq'>): Promise<void> {
  await sql`insert into visit_message (id, visit_id, seq, kind, author_name, at, body)
    select ${randomUUID()}::uuid, ${visitId}::uuid, coalesce(max(seq), 0) + 1, ${message.kind}, ${message.authorName}, ${message.at}, ${message.body} from visit_message where visit_id = ${visitId}::uuid`.execute(
    tx,
  );
}
/** All rows that name or were written by somebody. */
export async function deletePeople(tx: Tx, visitId: string): Promise<void> {
  const db = tablesOf<VisitTables>(tx);
  await db.deleteFrom('visit_contact').where('visit_id', '=', visitId).execute();
  await db.deleteFrom('visit_person').where('visit_id', '=', visitId).execute();
  await db.deleteFrom('visit_message').where('visit_id', '=', visitId).execute();
}
