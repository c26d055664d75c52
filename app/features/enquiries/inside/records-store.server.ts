import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { enquiryColumns, toEnquiry } from './enquiry-query.server.ts';
import type { EnquiryRow, StoredEnquiry } from './enquiry-query.server.ts';

/** What a centre has closed and is to keep: not what was no enquiry, and not what is erased. */
const isRecord = sql`e.state in ('closed', 'withdrawn') and e.erased_at is null`;
const startOf = (day: string) => sql`${day}::date::timestamp at time zone 'Europe/Oslo'`;
const endOf = (day: string) => sql`(${day}::date + 1)::timestamp at time zone 'Europe/Oslo'`;

export interface RecordCounts {
  /** Closed, and not erased. */
  readonly kept: number;
  readonly unexported: number;
  /** Of those, closed so long ago that they are erased within the days asked about. */
  readonly soonErased: number;
  readonly soonErasedUnexported: number;
  /** ISO date of closing of the oldest that is not exported. */
  readonly oldestUnexported: string | null;
}
/** `closedBy`: the last Norwegian day of closing that counts as soon erased. */
export async function countRecords(tx: Tx, centreId: string, closedBy: string): Promise<RecordCounts> {
  const { rows } = await sql<RecordCounts>`
    select count(*)::int as kept, count(*) filter (where exported_at is null)::int as unexported,
      count(*) filter (where closed_at < ${endOf(closedBy)})::int as "soonErased",
      count(*) filter (where closed_at < ${endOf(closedBy)} and exported_at is null)::int as "soonErasedUnexported",
      to_char(min(closed_at) filter (where exported_at is null) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as "oldestUnexported"
    from enquiry e where e.centre_id = ${centreId} and e.closed_at is not null and ${isRecord}`.execute(tx);
  return rows[0]!;
}

/** Closed by the centre between two Norwegian days, both included, oldest first. */
export async function selectRecords(
  tx: Tx,
  { centreId, from, to, most }: { readonly centreId: string; readonly from: string; readonly to: string; readonly most: number },
): Promise<StoredEnquiry[]> {
  const { rows } = await sql<EnquiryRow>`
    select ${enquiryColumns} from enquiry e
    where e.centre_id = ${centreId} and e.closed_at >= ${startOf(from)} and e.closed_at < ${endOf(to)} and ${isRecord}
    order by e.closed_at, e.id limit ${most}`.execute(tx);
  return rows.map(toEnquiry);
}

export async function storeExported(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await sql`update enquiry set exported_at = ${at} where id = any (${[...ids]}::uuid[])`.execute(tx);
}
