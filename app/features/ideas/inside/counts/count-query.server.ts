import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { tablesOf } from '../../../../platform/database.server.ts';
import type { IdeaCount, IdeaMeasure } from '../../idea-count.ts';
import type { IdeaCountTables } from './count-tables.ts';

export interface CountFilter {
  readonly from: number;
  readonly to: number;
  readonly measures?: readonly IdeaMeasure[] | undefined;
  /** A centre, or `''` for the scheme. */
  readonly centreId?: string | undefined;
  readonly demonstration?: boolean | undefined;
}
/** Demonstration ideas and real ones together, unless one of them is asked for. */
export async function selectIdeaCounts(tx: Tx, filter: CountFilter): Promise<IdeaCount[]> {
  let query = tablesOf<IdeaCountTables>(tx)
    .selectFrom('idea_count')
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

/** An idea as something that a number is made of. */
export interface IdeaRow {
  readonly id: string;
  readonly number: number;
  /** ISO date of what is counted: published, used last (the first of the month), decided. */
  readonly on: string;
  readonly title: string;
  /** Readers can open it. */
  readonly open: boolean;
  /** What it adds to the number: uses, decisions, municipalities. */
  readonly adds: number;
  /** It counts for the centre no more. */
  readonly removed: boolean;
}
export interface RowWish {
  readonly centreId: string;
  readonly year: number;
  readonly measure: IdeaMeasure;
  /** As it is counted; all of the measure when none is given. */
  readonly item?: string | undefined;
  /** Those of a demonstration alone, or the real ones alone; as the count was asked for. */
  readonly demonstration?: boolean | undefined;
  readonly most?: number | undefined;
}
// What was published, else what is written. Of an idea that is not the reader's to read (an editor's turn is over) the number is told, and no word of it.
const title = sql`coalesce((select v.content->>'title' from idea_version v where v.idea_id = f.idea_id order by v.n desc limit 1), (select d.content->>'title' from idea_draft d where d.idea_id = f.idea_id), '')`;

/** Newest first: what the database itself has counted of each. */
export async function selectRows(tx: Tx, { centreId, year, measure, item, demonstration, most = 200 }: RowWish): Promise<IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`
    select f.idea_id as id, f.number, f.last_on::text as "on", ${title} as title, coalesce(i.standing = 'published', false) as open, f.adds, false as removed
      from (
        select idea_id, number, max(last_on) as last_on, sum(n)::int as adds from idea_fact where centre_id = ${centreId} and year = ${year} and measure = ${measure}
          and (${item ?? null}::text is null or item = ${item ?? ''})
          and demonstration = coalesce(${demonstration ?? null}::boolean, demonstration) group by 1, 2
      ) f left join idea i on i.id = f.idea_id
      where f.adds > 0 order by f.last_on desc, f.number desc limit ${most}`.execute(tx);
  return rows;
}
/** These, whatever has become of them since; those that the reader may know nothing of are not among them. */
export async function selectRowsOf(tx: Tx, { centreId, ids }: { readonly centreId: string; readonly ids: readonly string[] }): Promise<IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`
    select f.idea_id as id, f.number, f.last_on::text as "on", ${title} as title, coalesce(i.standing = 'published', false) as open, 1 as adds, f.removed
      from (
        select idea_id, number, max(last_on) as last_on, false as removed from idea_fact where centre_id = ${centreId} and idea_id = any (${[...ids]}::text[]) group by 1, 2
        union all
        select o.id, o.number, (coalesce(o.published_at, o.created_at) at time zone 'Europe/Oslo')::date, true from idea o
          where o.id = any (${[...ids]}::text[]) and not exists (select from idea_fact k where k.idea_id = o.id and k.centre_id = ${centreId})
      ) f left join idea i on i.id = f.idea_id
      order by f.last_on desc, f.number desc`.execute(tx);
  return rows;
}
