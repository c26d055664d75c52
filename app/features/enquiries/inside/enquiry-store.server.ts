import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Locale } from '../../../platform/locale.ts';
import type { Channel, Contact, EnquiryState, MessageKind, Referral } from '../enquiry.ts';
import type { StoredEnquiry } from './enquiry-query.server.ts';
import type { EnquiryTables } from './enquiry-tables.ts';

/** The one place that writes enquiries. What is counted follows by itself: triggers keep the counts. */

/** "2026-0398": the next of the year. */
export async function takeNumber(tx: Tx, year: number): Promise<string> {
  const { rows } = await sql<{ n: number }>`select next_number('enquiry', ${year}) as n`.execute(tx);
  return `${year}-${String(rows[0]!.n).padStart(4, '0')}`;
}

/** One at a time for a link, or for the id that a form's key gives: the second of two posts sees what the first one made. */
export async function lockLink(tx: Tx, linkHash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${linkHash}, 0))`.execute(tx);
}

/** What is known of an enquiry when it comes; it is one centre's, and nobody has passed it on. */
export interface NewEnquiry {
  readonly id: string;
  readonly number: string;
  readonly demonstration: boolean;
  readonly linkHash: string | null;
  readonly centreId: string;
  readonly channel: Channel;
  readonly described: { readonly municipality: string; readonly workplace: string; readonly topics: readonly string[] };
  readonly language: Locale;
  readonly state: EnquiryState;
  readonly assigneeId: string | null;
  readonly askedAt: Date;
  /** ISO date. */
  readonly askedOn: string;
  /** Answered on the day it was asked. */
  readonly answered: boolean;
  readonly closedAt: Date | null;
  readonly version: number;
}
export async function insertEnquiry(tx: Tx, e: NewEnquiry, contact: Contact): Promise<void> {
  const db = tablesOf<EnquiryTables>(tx);
  await db
    .insertInto('enquiry')
    .values({
      id: e.id,
      number: e.number,
      year: Number(e.askedOn.slice(0, 4)),
      demonstration: e.demonstration,
      link_hash: e.linkHash,
      centre_id: e.centreId,
      first_centre_id: e.centreId,
      centres: [e.centreId],
      channel: e.channel,
      municipality_code: e.described.municipality,
      workplace: e.described.workplace,
      topics: [...e.described.topics],
      language: e.language,
      state: e.state,
      assignee_id: e.assigneeId,
      version: e.version,
      asked_at: e.askedAt,
      asked_on: e.askedOn,
      held_since: e.askedAt,
      waits_since: e.answered ? null : e.askedAt,
      referred_at: null,
      first_answered_at: e.answered ? e.askedAt : null,
      first_answer_days: e.answered ? 0 : null,
      closed_at: e.closedAt,
      erased_at: null,
    })
    .execute();
  await db
    .insertInto('enquiry_contact')
    .values({ enquiry_id: e.id, name: contact.name, email: contact.email, phone: contact.phone, workplace_name: contact.workplaceName, subject: contact.subject })
    .execute();
}

export interface NewMessage {
  readonly kind: MessageKind;
  readonly centreId: string | null;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly at: Date;
  readonly body: string;
}
/** `seq`: the version it makes. */
export async function insertMessage(tx: Tx, enquiryId: string, seq: number, m: NewMessage): Promise<void> {
  await tablesOf<EnquiryTables>(tx)
    .insertInto('enquiry_message')
    .values({ id: randomUUID(), enquiry_id: enquiryId, seq, kind: m.kind, centre_id: m.centreId, author_id: m.authorId, author_name: m.authorName, at: m.at, body: m.body })
    .execute();
}

/** What a move changes. */
export interface EnquiryChange {
  readonly state?: EnquiryState;
  readonly assigneeId?: string | null;
  readonly waitsSince?: Date | null;
  readonly closedAt?: Date | null;
  readonly firstAnswered?: { readonly at: Date; readonly days: number } | undefined;
  /** Another centre's turn from now on. */
  readonly holder?: {
    readonly centreId: string;
    readonly since: Date;
    readonly centres: readonly string[];
    readonly passedOn: readonly string[];
    readonly referredAt: Date | null;
  };
  readonly topics?: readonly string[];
  readonly workplace?: string;
  readonly municipality?: string;
}
/**
 * One change, one version. Once for each transaction, and before the credits: so two transactions take the counts' rows in one order.
 * @returns the new version
 */
export async function updateEnquiry(tx: Tx, enquiry: Pick<StoredEnquiry, 'id' | 'version'>, change: EnquiryChange): Promise<number> {
  const version = enquiry.version + 1;
  const set: Updateable<EnquiryTables['enquiry']> = {
    version,
    ...(change.state !== undefined && { state: change.state }),
    ...(change.assigneeId !== undefined && { assignee_id: change.assigneeId }),
    ...(change.waitsSince !== undefined && { waits_since: change.waitsSince }),
    ...(change.closedAt !== undefined && { closed_at: change.closedAt }),
    ...(change.firstAnswered && { first_answered_at: change.firstAnswered.at, first_answer_days: change.firstAnswered.days }),
    ...(change.holder && {
      centre_id: change.holder.centreId,
      held_since: change.holder.since,
      centres: [...change.holder.centres],
      passed_on: [...change.holder.passedOn],
      referred_at: change.holder.referredAt,
    }),
    ...(change.topics && { topics: [...change.topics] }),
    ...(change.workplace !== undefined && { workplace: change.workplace }),
    ...(change.municipality !== undefined && { municipality_code: change.municipality }),
  };
  await tablesOf<EnquiryTables>(tx).updateTable('enquiry').set(set).where('id', '=', enquiry.id).execute();
  return version;
}

/** Waiting until the receiver takes a stand. */
export async function insertReferral(
  tx: Tx,
  enquiryId: string,
  r: Pick<Referral, 'fromCentreId' | 'toCentreId' | 'kind' | 'reason' | 'byName' | 'at'> & { readonly byId: string },
): Promise<void> {
  await tablesOf<EnquiryTables>(tx)
    .insertInto('enquiry_referral')
    .values({
      id: randomUUID(),
      enquiry_id: enquiryId,
      from_centre_id: r.fromCentreId,
      to_centre_id: r.toCentreId,
      kind: r.kind,
      reason: r.reason,
      by_id: r.byId,
      by_name: r.byName,
      at: r.at,
      outcome: null,
      outcome_at: null,
      outcome_by_name: null,
      outcome_reason: null,
    })
    .execute();
}

/** The waiting referral, until now without an outcome. */
export async function selectWaitingReferral(tx: Tx, enquiryId: string): Promise<Pick<Referral, 'id' | 'fromCentreId' | 'kind'> | undefined> {
  const row = await tablesOf<EnquiryTables>(tx)
    .selectFrom('enquiry_referral')
    .select(['id', 'from_centre_id', 'kind'])
    .where('enquiry_id', '=', enquiryId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, fromCentreId: row.from_centre_id, kind: row.kind };
}

export async function updateOutcome(
  tx: Tx,
  id: string,
  { outcome, at, byName, reason }: { outcome: 'accepted' | 'returned'; at: Date; byName: string; reason: string | null },
): Promise<void> {
  await tablesOf<EnquiryTables>(tx)
    .updateTable('enquiry_referral')
    .set({ outcome, outcome_at: at, outcome_by_name: byName, outcome_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** Once for each centre, however often it helps; in one order for everybody. */
export async function insertCredits(tx: Tx, enquiryId: string, centreIds: readonly string[], at: Date): Promise<void> {
  const once = [...new Set(centreIds)].toSorted();
  if (once.length === 0) return;
  await tablesOf<EnquiryTables>(tx)
    .insertInto('enquiry_credit')
    .values(once.map((centre_id) => ({ enquiry_id: enquiryId, centre_id, at })))
    .onConflict((c) => c.doNothing())
    .execute();
}

/** False for those who may not. The old link opens nothing from now on. */
export async function renewLink(tx: Tx, enquiryId: string, hash: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select renew_enquiry_link(${enquiryId}::uuid, ${hash}) as done`.execute(tx);
  return rows[0]!.done;
}

/** False when it is open, erased already, or not the actor's to erase. */
export async function eraseRows(tx: Tx, enquiryId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select erase_enquiry(${enquiryId}::uuid, ${at}) as done`.execute(tx);
  return rows[0]!.done;
}
