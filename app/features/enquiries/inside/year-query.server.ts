import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';

/** An enquiry as a centre's numbers of its year count it. */
export interface YearLine {
  readonly number: string;
  readonly askedOn: string;
  readonly municipality: string;
  /** It came to the centre first: received, answered and referred are counted there. */
  readonly received: boolean;
  /** Working days to the first answer; null when nobody has answered. */
  readonly answerDays: number | null;
  readonly referred: boolean;
  /** The centre is credited with it. */
  readonly helped: boolean;
}
/** The counted enquiries of a year that came to the centre first, or that it helped with, in the order they were asked; from after the one with the id `after`. */
export async function selectYearLines(
  tx: Tx,
  wish: { readonly centreId: string; readonly year: number; readonly demonstration: boolean; readonly after?: string | undefined; readonly limit: number },
): Promise<(YearLine & { readonly id: string })[]> {
  const { centreId, year, demonstration, after, limit } = wish;
  const helped = sql`exists (select from enquiry_credit c where c.enquiry_id = e.id and c.centre_id = ${centreId})`;
  const { rows } = await sql<YearLine & { readonly id: string }>`
    select e.id, e.number, to_char(e.asked_on, 'YYYY-MM-DD') as "askedOn", e.municipality_code as municipality, e.first_centre_id = ${centreId} as received,
        e.first_answer_days as "answerDays", e.referred_at is not null as referred, ${helped} as helped
      from enquiry e
      where e.year = ${year} and e.demonstration = ${demonstration} and e.state <> 'discarded' and ${centreId} = any (e.centres) and (e.first_centre_id = ${centreId} or ${helped})
        and (${after ?? null}::uuid is null or (e.asked_on, e.id) > (select o.asked_on, o.id from enquiry o where o.id = ${after ?? null}::uuid))
      order by e.asked_on, e.id limit ${limit}`.execute(tx);
  return rows;
}
