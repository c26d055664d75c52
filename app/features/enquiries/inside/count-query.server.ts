import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { CentreLoad, EnquiryCount, EnquiryMeasure } from '../enquiry.ts';
import type { EnquiryTables } from './enquiry-tables.ts';

/** Reading the counts that triggers keep: the cost is of what is asked for, never of how many enquiries there are. */

export interface CountWish {
  /** Years asked in, both included. */
  readonly from: number;
  readonly to: number;
  readonly measures?: readonly EnquiryMeasure[] | undefined;
  readonly centreId?: string | undefined;
  /** Made-up enquiries instead of real ones; without, all there are. */
  readonly demonstration?: boolean | undefined;
}
export async function selectCounts(tx: Tx, { from, to, measures, centreId, demonstration }: CountWish): Promise<EnquiryCount[]> {
  let query = tablesOf<EnquiryTables>(tx)
    .selectFrom('enquiry_count')
    .select((e) => ['year', 'centre_id', 'measure', 'item', e.fn.sum<string>('n').as('n')])
    .where('year', '>=', Math.max(from, 1))
    .where('year', '<=', to)
    .groupBy(['year', 'centre_id', 'measure', 'item'])
    .having((e) => e(e.fn.sum('n'), '<>', 0))
    .orderBy('year')
    .orderBy('centre_id')
    .orderBy('measure')
    .orderBy('item');
  if (measures) query = query.where('measure', 'in', [...measures]);
  if (centreId !== undefined) query = query.where('centre_id', '=', centreId);
  if (demonstration !== undefined) query = query.where('demonstration', '=', demonstration);
  const rows = await query.execute();
  return rows.map((r) => ({ year: r.year, centreId: r.centre_id, measure: r.measure as EnquiryMeasure, item: r.item, n: Number(r.n) }));
}

export async function selectLoads(tx: Tx): Promise<CentreLoad[]> {
  const { rows } = await sql<CentreLoad>`
    select centre_id as "centreId", sum(n)::int as open from enquiry_count where year = 0 and measure = 'open' group by centre_id having sum(n) > 0 order by centre_id`.execute(tx);
  return rows;
}

/** What a centre has by state, and what it has passed on. */
export async function selectHoldings(tx: Tx, centreId: string): Promise<{ measure: 'open' | 'closed' | 'passed-on'; item: string; n: number }[]> {
  const { rows } = await sql<{ measure: 'open' | 'closed' | 'passed-on'; item: string; n: number }>`
    select measure, item, sum(n)::int as n from enquiry_count
    where year = 0 and demonstration in (true, false) and centre_id = ${centreId} and measure in ('open', 'closed', 'passed-on') group by measure, item`.execute(tx);
  return rows;
}

/** How often centres have helped with these topics, over all years. */
export async function selectHelped(tx: Tx, topics: readonly string[], demonstration: boolean): Promise<{ centreId: string; topic: string; n: number }[]> {
  if (topics.length === 0) return [];
  const { rows } = await sql<{ centreId: string; topic: string; n: number }>`
    select centre_id as "centreId", item as topic, sum(n)::int as n from enquiry_count
    where year > 0 and demonstration = ${demonstration} and measure = 'topic-helped' and item = any (${[...topics]}::text[])
    group by centre_id, item having sum(n) > 0 order by centre_id, item`.execute(tx);
  return rows;
}
