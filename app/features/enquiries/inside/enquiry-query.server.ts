import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Contact, Enquiry, Message, Referral } from '../enquiry.ts';
import type { EnquiryTables } from './enquiry-tables.ts';

/** Reading one enquiry. Row-level security decides what is there to read. */

/** An enquiry with what only the use cases need to know. */
export interface StoredEnquiry extends Enquiry {
  readonly passedOn: readonly string[];
  readonly referredAt: Date | null;
}

export const enquiryColumns = sql`e.id, e.number, e.year, e.demonstration, e.link_hash is not null as has_link, e.centre_id, e.first_centre_id, e.centres, e.passed_on, e.channel,
  e.municipality_code, e.workplace, e.topics, e.language, e.state, e.assignee_id, e.version, e.asked_at, to_char(e.asked_on, 'YYYY-MM-DD') as asked_on, e.waits_since,
  e.referred_at, e.first_answered_at, e.closed_at, e.erased_at`;
export type EnquiryRow = Omit<Selectable<EnquiryTables['enquiry']>, 'link_hash' | 'held_since' | 'first_answer_days'> & { readonly has_link: boolean };

export const toEnquiry = (row: EnquiryRow): StoredEnquiry => ({
  id: row.id,
  number: row.number,
  year: row.year,
  demonstration: row.demonstration,
  centreId: row.centre_id,
  firstCentreId: row.first_centre_id,
  centres: row.centres,
  passedOn: row.passed_on,
  channel: row.channel,
  municipality: row.municipality_code,
  workplace: row.workplace,
  topics: row.topics,
  language: row.language,
  state: row.state,
  assigneeId: row.assignee_id,
  version: row.version,
  askedAt: row.asked_at,
  askedOn: row.asked_on,
  waitsSince: row.waits_since,
  referredAt: row.referred_at,
  firstAnsweredAt: row.first_answered_at,
  closedAt: row.closed_at,
  erasedAt: row.erased_at,
  hasLink: row.has_link,
});

export type EnquiryName = { readonly number: string } | { readonly linkHash: string } | { readonly id: string };
const named = (name: EnquiryName) => ('number' in name ? sql`e.number = ${name.number}` : 'id' in name ? sql`e.id = ${name.id}::uuid` : sql`e.link_hash = ${name.linkHash}`);

export async function selectEnquiry(tx: Tx, name: EnquiryName): Promise<StoredEnquiry | undefined> {
  const { rows } = await sql<EnquiryRow>`select ${enquiryColumns} from enquiry e where ${named(name)}`.execute(tx);
  return rows[0] && toEnquiry(rows[0]);
}
/** Locked until the end of the transaction; nothing for those who may not change it. */
export async function lockEnquiry(tx: Tx, name: EnquiryName): Promise<StoredEnquiry | undefined> {
  const { rows } = await sql<EnquiryRow>`select ${enquiryColumns} from enquiry e where ${named(name)} for update`.execute(tx);
  return rows[0] && toEnquiry(rows[0]);
}

export async function selectContact(tx: Tx, enquiryId: string): Promise<Contact | undefined> {
  const row = await tablesOf<EnquiryTables>(tx).selectFrom('enquiry_contact').selectAll().where('enquiry_id', '=', enquiryId).executeTakeFirst();
  return row && { name: row.name, email: row.email, phone: row.phone, workplaceName: row.workplace_name, subject: row.subject };
}

/** Oldest first; the holder of a link gets no notes. */
export async function selectMessages(tx: Tx, enquiryId: string): Promise<Message[]> {
  const rows = await tablesOf<EnquiryTables>(tx).selectFrom('enquiry_message').selectAll().where('enquiry_id', '=', enquiryId).orderBy('seq').execute();
  return rows.map((m) => ({ id: m.id, seq: m.seq, kind: m.kind, centreId: m.centre_id, authorId: m.author_id, authorName: m.author_name, at: m.at, body: m.body }));
}

/** Oldest first. */
export async function selectReferrals(tx: Tx, enquiryId: string): Promise<Referral[]> {
  const rows = await tablesOf<EnquiryTables>(tx).selectFrom('enquiry_referral').selectAll().where('enquiry_id', '=', enquiryId).orderBy('at').orderBy('id').execute();
  return rows.map((r) => ({
    id: r.id,
    fromCentreId: r.from_centre_id,
    toCentreId: r.to_centre_id,
    kind: r.kind,
    reason: r.reason,
    byName: r.by_name,
    at: r.at,
    outcome: r.outcome,
    outcomeAt: r.outcome_at,
    outcomeByName: r.outcome_by_name,
    outcomeReason: r.outcome_reason,
  }));
}

export async function selectCredits(tx: Tx, enquiryId: string): Promise<string[]> {
  const rows = await tablesOf<EnquiryTables>(tx).selectFrom('enquiry_credit').select('centre_id').where('enquiry_id', '=', enquiryId).orderBy('at').orderBy('centre_id').execute();
  return rows.map((r) => r.centre_id);
}

/** Whether an answer or the asker's own words came after a version: a message has the number of the version it made. */
export async function hasNewerWords(tx: Tx, enquiryId: string, version: number): Promise<boolean> {
  const row = await tablesOf<EnquiryTables>(tx)
    .selectFrom('enquiry_message')
    .select('id')
    .where('enquiry_id', '=', enquiryId)
    .where('seq', '>', version)
    .where('kind', 'in', ['answer', 'asker'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
