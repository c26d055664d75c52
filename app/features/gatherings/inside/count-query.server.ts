import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { GatheringCount, GatheringMeasure } from '../gathering.ts';
import { isId } from './gathering-query.server.ts';
import type { GatheringTables } from './gathering-tables.ts';

export interface CountFilter {
  readonly from: number;
  readonly to: number;
  readonly measures?: readonly GatheringMeasure[] | undefined;
  readonly centreId?: string | undefined;
  readonly demonstration?: boolean | undefined;
}
/** Demonstration gatherings and real ones together, unless one of them is asked for. */
export async function selectGatheringCounts(tx: Tx, filter: CountFilter): Promise<GatheringCount[]> {
  let query = tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_count')
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

/** A gathering as something that a number is made of. */
export interface GatheringRow {
  readonly id: string;
  /** ISO date: its first day. */
  readonly on: string;
  readonly title: string;
  readonly kind: string;
  /** What it adds to the number: participants, else one. */
  readonly adds: number;
  /** It counts for the centre no more. */
  readonly removed: boolean;
}
export interface RowWish {
  readonly centreId: string;
  readonly year: number;
  readonly measure: GatheringMeasure;
  /** As it is counted; all of the measure when none is given. */
  readonly item?: string | undefined;
  /** Those of a demonstration alone, or the real ones alone; as the count was asked for. */
  readonly demonstration?: boolean | undefined;
  readonly most?: number | undefined;
}
const columns = sql`g.id, (g.starts_at at time zone 'Europe/Oslo')::date::text as "on", g.title, g.kind`;

/** Newest first: what the database itself has counted of each. */
export async function selectRows(tx: Tx, { centreId, year, measure, item, demonstration, most = 200 }: RowWish): Promise<GatheringRow[]> {
  const { rows } = await sql<GatheringRow>`
    select ${columns}, f.adds, false as removed from gathering g cross join lateral (
      select sum(f.n)::int as adds from gathering_fact f where f.gathering_id = g.id and f.centre_id = ${centreId} and f.year = ${year} and f.measure = ${measure}
        and (${item ?? null}::text is null or f.item = ${item ?? ''})
    ) f where f.adds > 0 and g.demonstration = coalesce(${demonstration ?? null}::boolean, g.demonstration) order by g.starts_at desc, g.id limit ${most}`.execute(tx);
  return rows;
}
/** These, whatever has become of them since; those that the reader may not see are not among them. */
export async function selectRowsOf(tx: Tx, { centreId, ids }: { readonly centreId: string; readonly ids: readonly string[] }): Promise<GatheringRow[]> {
  const { rows } = await sql<GatheringRow>`
    select ${columns}, 1 as adds, not exists (select from gathering_fact f where f.gathering_id = g.id and f.centre_id = ${centreId}) as removed
    from gathering g where g.id = any (${ids.filter(isId)}::uuid[]) order by g.starts_at desc, g.id`.execute(tx);
  return rows;
}
