import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { ActivityCount, ActivityMeasure } from '../activity.ts';
import type { ActivityTables } from './activity-tables.ts';

export interface CountFilter {
  readonly from: number;
  readonly to: number;
  readonly measures?: readonly ActivityMeasure[] | undefined;
  /** A centre, or `''` for the scheme. */
  readonly centreId?: string | undefined;
  readonly demonstration?: boolean | undefined;
}
/**
 * Demonstration activities and real ones together, unless one of them is asked for. A row for each centre and measure: as many rows as there are
 * numbers would take longer to hand over than to read.
 */
export async function selectActivityCounts(tx: Tx, filter: CountFilter): Promise<ActivityCount[]> {
  let query = tablesOf<ActivityTables>(tx)
    .selectFrom('activity_count')
    .select(['year', 'centre_id as centreId', 'measure', 'item', sql<number>`sum(n)::int`.as('n')])
    .$if(filter.from === filter.to, (one) => one.where('year', '=', filter.from))
    .$if(filter.from !== filter.to, (several) => several.where('year', '>=', filter.from).where('year', '<=', filter.to))
    .groupBy(['year', 'centre_id', 'measure', 'item'])
    .having(sql<boolean>`sum(n) <> 0`);
  if (filter.measures) query = query.where('measure', 'in', [...filter.measures]);
  if (filter.centreId !== undefined) query = query.where('centre_id', '=', filter.centreId);
  if (filter.demonstration !== undefined) query = query.where('demonstration', '=', filter.demonstration);
  const rows = await tablesOf<ActivityTables>(tx)
    .selectFrom(query.as('counted'))
    .select(['year', 'centreId', 'measure', sql<Record<string, number>>`json_object_agg(item, n)`.as('items')])
    .groupBy(['year', 'centreId', 'measure'])
    .orderBy('year')
    .orderBy('centreId')
    .orderBy('measure')
    .execute();
  return rows.flatMap(({ items, ...of }) => Object.entries(items).map(([item, n]) => ({ ...of, item, n })));
}
