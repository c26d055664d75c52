import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import type { VisitMeasure } from '../visit.ts';

/** A visit as something that a number is made of. */
export interface VisitRow {
  readonly id: string;
  readonly number: string;
  /** ISO date: the Norwegian day it began. */
  readonly on: string;
  /** Persons, those of the item alone; planned where it is not summed up. */
  readonly persons: number;
  /** Different municipalities that came. */
  readonly municipalities: number;
  /** Not held after all: it counts no more. */
  readonly removed: boolean;
}
export interface RowWish {
  readonly centreId: string;
  readonly year: number;
  readonly measure: VisitMeasure;
  readonly item?: string | undefined;
  readonly demonstration: boolean;
  readonly most?: number | undefined;
}

const columns = (kind: string | null = null, from: string | null = null) => sql`
  v.id, v.number, to_char(v.starts_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as "on", v.state not in ('held', 'summed-up') as removed,
  (select coalesce(sum(l.n), 0)::int from visit_persons(v.lines) l where (${kind}::text is null or l.kind = ${kind}) and (${from}::text is null or l.municipality = ${from})) as persons,
  (select count(distinct l.municipality)::int from visit_persons(v.lines) l where l.n > 0) as municipalities`;

/** What `visit_facts` says of a row, the other way round. */
function holds({ measure, item }: RowWish) {
  const wanted = item ?? null;
  switch (measure) {
    case 'form':
      return sql`(${wanted}::text is null or v.form = ${wanted})`;
    case 'week':
      return sql`(${wanted}::text is null or to_char(v.starts_at at time zone 'Europe/Oslo', 'IYYY-"W"IW') = ${wanted})`;
    case 'unsummed':
      return sql`v.state = 'held'`;
    case 'kind':
      return sql`exists (select from visit_persons(v.lines) l where l.n > 0 and (${wanted}::text is null or l.kind = ${wanted}))`;
    case 'municipality':
    case 'people-from':
      return sql`exists (select from visit_persons(v.lines) l where l.n > 0 and (${wanted}::text is null or l.municipality = ${wanted}))`;
    default:
      return sql`true`;
  }
}

/** Newest first, those that count alone. */
export async function selectRows(tx: Tx, wish: RowWish): Promise<VisitRow[]> {
  const { centreId, year, measure, item, demonstration, most = 200 } = wish;
  const { rows } = await sql<VisitRow>`
    select ${columns(measure === 'kind' ? item : null, measure === 'people-from' ? item : null)} from visit v
    where v.centre_id = ${centreId} and v.demonstration = ${demonstration} and v.state in ('held', 'summed-up')
      and v.starts_at >= make_timestamptz(${year}::int, 1, 1, 0, 0, 0, 'Europe/Oslo') and v.starts_at < make_timestamptz(${year}::int + 1, 1, 1, 0, 0, 0, 'Europe/Oslo')
      and ${holds(wish)}
    order by v.starts_at desc, v.id desc limit ${most}`.execute(tx);
  return rows;
}

/** These, whatever has become of them since. */
export async function selectRowsOf(tx: Tx, { centreId, ids }: { readonly centreId: string; readonly ids: readonly string[] }): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select ${columns()} from visit v where v.id = any (${[...ids]}::uuid[]) and v.centre_id = ${centreId} order by v.starts_at desc, v.id desc`.execute(tx);
  return rows;
}
