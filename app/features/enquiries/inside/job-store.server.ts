import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { enquiryColumns, toEnquiry } from './enquiry-query.server.ts';
import type { EnquiryRow, StoredEnquiry } from './enquiry-query.server.ts';

/** What the jobs look for, as the system. Each finds nothing more once its work is done, so it may run again at any time. */

const endOf = (day: string) => sql`(${day}::date + 1)::timestamp at time zone 'Europe/Oslo'`;

/** Askers who have waited since that day or longer and of whom this has not been said: held until it is, so that two runs never say it twice. */
export async function lockUntold(tx: Tx, told: 'reminded_at' | 'escalated_at', since: string): Promise<StoredEnquiry[]> {
  const { rows } = await sql<EnquiryRow>`
    select ${enquiryColumns} from enquiry e where e.waits_since is not null and e.closed_at is null and e.waits_since < ${endOf(since)}
      and (e.${sql.ref(told)} is null or e.${sql.ref(told)} < e.waits_since)
    order by e.asked_at, e.id limit 2000 for update`.execute(tx);
  return rows.map(toEnquiry);
}
/** What was said once is not said again until the asker has had an answer and waits anew. */
export async function storeTold(tx: Tx, told: 'reminded_at' | 'escalated_at', ids: readonly string[], at: Date): Promise<void> {
  await sql`update enquiry set ${sql.ref(told)} = ${at} where id = any (${[...ids]}::uuid[])`.execute(tx);
}

/** Answered, and not a word from either since that day or longer. */
export async function selectSilentSince(tx: Tx, day: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from enquiry e where e.state = 'waiting'
      and (select max(m.at) from enquiry_message m where m.enquiry_id = e.id and m.kind <> 'note') < ${endOf(day)}
    order by e.asked_at, e.id limit 2000`.execute(tx);
  return rows.map((r) => r.id);
}

/** Open ones that wait at a centre without an agreement. */
export async function selectHeldByOthers(tx: Tx, active: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from enquiry where closed_at is null and not centre_id = any (${[...active]}::text[]) order by asked_at, id limit 2000`.execute(tx);
  return rows.map((r) => r.id);
}

/** Closed on that Norwegian day or before, with the person still there. */
export async function selectClosedBy(tx: Tx, day: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from enquiry where erased_at is null and closed_at < ${endOf(day)} order by closed_at, id limit 2000`.execute(tx);
  return rows.map((r) => r.id);
}

/** The links of those that were erased on that day or before open nothing any more. @returns how many */
export async function forgetLinks(tx: Tx, day: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`update enquiry set link_hash = null where link_hash is not null and erased_at < ${endOf(day)} returning id`.execute(tx);
  return rows.length;
}

/** Of an enquiry whose person is still there. */
export async function selectLinkHash(tx: Tx, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string }>`select link_hash as hash from enquiry where number = ${number} and link_hash is not null and erased_at is null`.execute(tx);
  return rows[0]?.hash;
}
