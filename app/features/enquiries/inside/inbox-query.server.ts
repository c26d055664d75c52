import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import type { Box } from '../enquiry.ts';
import { enquiryColumns, toEnquiry } from './enquiry-query.server.ts';
import type { EnquiryRow, StoredEnquiry } from './enquiry-query.server.ts';

/**
 * One page of a box. Every box is read along an index in its own order, from where the page before ended, so that the cost is of what is
 * shown. Names and words are fetched for those lines alone: row-level security asks about each of them.
 */
export interface BoxPage {
  readonly centreId: string;
  readonly personId: string;
  readonly box: Box;
  readonly search?: string | undefined;
  readonly topic?: string | undefined;
  readonly assignee?: string | undefined;
  /** ISO date: only those whose asker has waited since that day or longer. */
  readonly waitedSince?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}
export interface BoxLine {
  readonly enquiry: StoredEnquiry;
  readonly subject: string | undefined;
  readonly referredFrom: string | null;
}

/** Of a search no more than this many, the newest, are looked through. */
const mostFound = 1000;

interface Order {
  readonly from: RawBuilder<unknown>;
  readonly moment: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
  readonly newestFirst: boolean;
}
const ofEnquiry = { from: sql`enquiry e`, moment: sql`e.asked_at`, key: sql`e.id`, newestFirst: false };
function orderOf({ box, search }: BoxPage): Order {
  if (box === 'closed') return { ...ofEnquiry, moment: sql`e.closed_at`, newestFirst: true };
  if (box === 'referred') return { from: sql`enquiry_referral p join enquiry e on e.id = p.enquiry_id`, moment: sql`p.at`, key: sql`p.id`, newestFirst: true };
  return { ...ofEnquiry, newestFirst: search !== undefined };
}

function inBox({ centreId, personId, box }: BoxPage): RawBuilder<unknown> {
  switch (box) {
    case 'mine':
      return sql`e.centre_id = ${centreId} and e.assignee_id = ${personId} and e.closed_at is null`;
    case 'closed':
      return sql`e.centre_id = ${centreId} and e.closed_at is not null`;
    case 'referred':
      // The last time it was passed on from here, and it has not come back.
      return sql`p.from_centre_id = ${centreId} and ${centreId} = any (e.passed_on)
        and not exists (select from enquiry_referral later where later.enquiry_id = p.enquiry_id and later.from_centre_id = p.from_centre_id and (later.at, later.id) > (p.at, p.id))`;
    case 'new':
    case 'open':
    case 'waiting':
      return sql`e.centre_id = ${centreId} and e.state = ${box}`;
  }
}

const all = (conditions: readonly (RawBuilder<unknown> | undefined)[]): RawBuilder<unknown> =>
  sql.join(
    conditions.filter((c) => c !== undefined),
    sql` and `,
  );

export async function selectBoxPage(tx: Tx, page: BoxPage): Promise<BoxLine[]> {
  const { from, moment, key, newestFirst } = orderOf(page);
  const direction = newestFirst ? sql`desc` : sql`asc`;
  const after = page.after === undefined ? undefined : await selectPlace(tx, page, page.after);
  const conditions = all([
    inBox(page),
    page.search === undefined ? undefined : sql`e.id in (select search_enquiries(${page.centreId}, ${page.search}, ${mostFound}))`,
    page.topic === undefined ? undefined : sql`e.topics @> array[${page.topic}]`,
    page.assignee === undefined ? undefined : page.assignee === 'none' ? sql`e.assignee_id is null` : sql`e.assignee_id = ${page.assignee}`,
    page.waitedSince === undefined ? undefined : sql`e.closed_at is null and norwegian_day(e.waits_since) <= ${page.waitedSince}::date`,
    after &&
      (newestFirst ? sql`(${moment}, ${key}) < (${after.moment}::timestamptz, ${after.key}::uuid)` : sql`(${moment}, ${key}) > (${after.moment}::timestamptz, ${after.key}::uuid)`),
  ]);
  const { rows } = await sql<EnquiryRow & { subject: string | null; referred_from: string | null }>`
    with page as materialized (
      select ${enquiryColumns}, ${moment} as place_at, ${key} as place_key
      from ${from} where ${conditions} order by ${moment} ${direction}, ${key} ${direction} limit ${page.limit}
    )
    select page.*,
      (select c.subject from enquiry_contact c where c.enquiry_id = page.id) as subject,
      case when page.closed_at is null then
        (select r.from_centre_id from enquiry_referral r where r.enquiry_id = page.id and r.outcome is null and r.to_centre_id = ${page.centreId})
      end as referred_from
    from page
    order by page.place_at ${direction}, page.place_key ${direction}`.execute(tx);
  return rows.map((row) => ({ enquiry: toEnquiry(row), subject: row.subject ?? undefined, referredFrom: row.referred_from }));
}

/** Where in its order the last line of the page before stands: as text, since a moment in JavaScript is too coarse. An id that is none is the beginning. */
async function selectPlace(tx: Tx, page: BoxPage, after: string): Promise<{ moment: string; key: string } | undefined> {
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(after)) return undefined;
  const { from, moment, key } = orderOf(page);
  const own = page.box === 'referred' ? sql` and p.from_centre_id = ${page.centreId}` : sql``;
  const { rows } = await sql<{ moment: string; key: string }>`
    select ${moment}::text as moment, ${key}::text as key from ${from} where e.id = ${after}::uuid and ${moment} is not null${own} order by ${moment} desc limit 1`.execute(tx);
  return rows[0];
}

/** How many open ones a person has at the centre. */
export async function countMine(tx: Tx, centreId: string, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from enquiry e where e.assignee_id = ${personId} and e.closed_at is null and e.centre_id = ${centreId}`.execute(tx);
  return rows[0]!.n;
}

/** Open ones whose asker has waited since the day or longer, the longest first. */
const waitedSince = (day: string): RawBuilder<unknown> =>
  sql`e.waits_since is not null and e.closed_at is null and e.waits_since < (${day}::date + 1)::timestamp at time zone 'Europe/Oslo'`;

/** How many each centre has of those whose asker has waited since that day or longer. */
export async function countWaitedSince(tx: Tx, day: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ centreId: string; n: number }>`
    select e.centre_id as "centreId", count(*)::int as n from enquiry e where ${waitedSince(day)} group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.centreId, row.n]));
}

export async function selectWaitedSince(tx: Tx, day: string, limit: number): Promise<StoredEnquiry[]> {
  const { rows } = await sql<EnquiryRow>`
    select ${enquiryColumns} from enquiry e where ${waitedSince(day)}
    order by e.waits_since, e.id limit ${limit}`.execute(tx);
  return rows.map(toEnquiry);
}
