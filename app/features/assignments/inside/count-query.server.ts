import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { AssignmentCount, AssignmentMeasure } from '../assignment.ts';
import type { AssignmentTables } from './assignment-tables.ts';

export interface CountFilter {
  readonly from: number;
  readonly to: number;
  readonly measures?: readonly AssignmentMeasure[] | undefined;
  /** A centre, or `''` for the scheme. */
  readonly centreId?: string | undefined;
  readonly demonstration?: boolean | undefined;
}
/** Demonstration assignments and real ones together, unless one of them is asked for. */
export async function selectAssignmentCounts(tx: Tx, filter: CountFilter): Promise<AssignmentCount[]> {
  let query = tablesOf<AssignmentTables>(tx)
    .selectFrom('assignment_count')
    .select(['year', 'centre_id as centreId', 'measure', 'item', sql<number>`sum(n)::int`.as('n')])
    .where('year', '>=', filter.from)
    .where('year', '<=', filter.to)
    .groupBy(['year', 'centre_id', 'measure', 'item'])
    .having(sql<boolean>`sum(n) <> 0`);
  if (filter.measures) query = query.where('measure', 'in', [...filter.measures]);
  if (filter.centreId !== undefined) query = query.where('centre_id', '=', filter.centreId);
  if (filter.demonstration !== undefined) query = query.where('demonstration', '=', filter.demonstration);
  return query.orderBy('year').orderBy('centre_id').orderBy('measure').orderBy('item').execute();
}
/** How many of a kind each centre has done, in all years. */
export async function selectDoneOfKind(tx: Tx, kind: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ centreId: string; n: number }>`
    select centre_id as "centreId", sum(n)::int as n from assignment_count where measure = 'kind-done' and item = ${kind} and centre_id <> '' group by 1`.execute(tx);
  return new Map(rows.map(({ centreId, n }) => [centreId, n]));
}
