import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import type { EnquiryMeasure } from '../enquiry.ts';

/** An enquiry as something that a number is made of: which it is and when it came, never what it says. */
export interface EnquiryRow {
  readonly id: string;
  readonly number: string;
  /** ISO date: asked on. */
  readonly on: string;
  /** Working days to the first answer. */
  readonly answerDays: number | null;
  /** Discarded since: it counts no more. */
  readonly removed: boolean;
}
export interface RowWish {
  readonly centreId: string;
  readonly year: number;
  readonly measure: EnquiryMeasure;
  readonly item?: string | undefined;
  readonly demonstration: boolean;
  readonly most?: number | undefined;
}

/** What `enquiry_facts` and the credits say of a row, the other way round. */
function holds({ centreId, measure, item }: RowWish) {
  const wanted = item ?? null;
  const first = sql`e.first_centre_id = ${centreId}`;
  const helped = sql`exists (select from enquiry_credit c where c.enquiry_id = e.id and c.centre_id = ${centreId})`;
  const topic = sql`(${wanted}::text is null and cardinality(e.topics) > 0 or ${wanted}::text = any (e.topics))`;
  switch (measure) {
    case 'answered':
      return sql`${first} and e.first_answered_at is not null`;
    case 'referred':
      return sql`${first} and e.referred_at is not null`;
    case 'first-answer':
      return sql`${first} and e.first_answer_days is not null`;
    case 'topic':
      return sql`${first} and ${topic}`;
    case 'workplace':
      return sql`${first} and (${wanted}::text is null or e.workplace = ${wanted})`;
    case 'helped':
      return helped;
    case 'topic-helped':
      return sql`${helped} and ${topic}`;
    default:
      return first;
  }
}
const columns = sql`e.id, e.number, to_char(e.asked_on, 'YYYY-MM-DD') as "on", e.first_answer_days as "answerDays", e.state = 'discarded' as removed`;

/** Newest first, those that count alone. */
export async function selectRows(tx: Tx, wish: RowWish): Promise<EnquiryRow[]> {
  const { rows } = await sql<EnquiryRow>`
    select ${columns} from enquiry e
    where e.year = ${wish.year} and e.demonstration = ${wish.demonstration} and e.state <> 'discarded' and ${wish.centreId} = any (e.centres) and ${holds(wish)}
    order by e.asked_on desc, e.id desc limit ${wish.most ?? 200}`.execute(tx);
  return rows;
}

/** These, whatever has become of them since. */
export async function selectRowsOf(tx: Tx, { centreId, ids }: { readonly centreId: string; readonly ids: readonly string[] }): Promise<EnquiryRow[]> {
  const { rows } = await sql<EnquiryRow>`
    select ${columns} from enquiry e where e.id = any (${[...ids]}::uuid[]) and ${centreId} = any (e.centres) order by e.asked_on desc, e.id desc`.execute(tx);
  return rows;
}
