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
  /** ISO date on which it was first published; before that, made. */
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
  readonly most?: number | undefined;
}
// What was published, else what is written; of neither, when it is not the reader's to read, the number alone.
const columns = sql`i.id, i.number, i.standing = 'published' as open, (coalesce(i.published_at, i.created_at) at time zone 'Europe/Oslo')::date::text as "on",
  coalesce((select v.content->>'title' from idea_version v where v.idea_id = i.id order by v.n desc limit 1), (select d.content->>'title' from idea_draft d where d.idea_id = i.id), '') as title`;

/** Newest first: what the database itself has counted of each. */
export async function selectRows(tx: Tx, { centreId, year, measure, item, most = 200 }: RowWish): Promise<IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`
    select ${columns}, f.adds, false as removed from idea i join (
      select f.idea_id, sum(f.n)::int as adds from idea_fact f where f.centre_id = ${centreId} and f.year = ${year} and f.measure = ${measure}
        and (${item ?? null}::text is null or f.item = ${item ?? ''}) group by 1
    ) f on f.idea_id = i.id where f.adds > 0 order by "on" desc, i.number desc limit ${most}`.execute(tx);
  return rows;
}
/** These, whatever has become of them since; those that the reader may not see are not among them. */
export async function selectRowsOf(tx: Tx, { centreId, ids }: { readonly centreId: string; readonly ids: readonly string[] }): Promise<IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`
    select ${columns}, 1 as adds, not exists (select from idea_fact f where f.idea_id = i.id and f.centre_id = ${centreId}) as removed
    from idea i where i.id = any (${[...ids]}::text[]) order by "on" desc, i.number desc`.execute(tx);
  return rows;
}
