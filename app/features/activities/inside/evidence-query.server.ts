import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import type { ActivityMeasure } from '../activity.ts';
import { isId } from './activity-query.server.ts';

/** An activity as something that a number is made of. */
export interface ActivityRow {
  readonly id: string;
  /** ISO date: its first day. */
  readonly on: string;
  readonly title: string;
  readonly kind: string;
  /** Gone from the log since, or the centre has taken itself out of it: it counts no more. */
  readonly removed: boolean;
}
export interface RowWish {
  readonly centreId: string;
  readonly year: number;
  readonly measure: ActivityMeasure;
  /** As it is counted; all of the measure when none is given. Of a relation also without kind: `own-governor`. */
  readonly item?: string | undefined;
  /** Those of a demonstration alone, or the real ones alone; as the count was asked for. */
  readonly demonstration?: boolean | undefined;
  readonly most?: number | undefined;
}

const lists = { 'target-group': 'target_groups', participation: 'participation', partner: 'partners', task: 'tasks' } as const;

/** The rows behind a count: what `activity_facts` says of them, the other way round. */
function holds({ centreId, measure, item }: RowWish) {
  switch (measure) {
    case 'activity':
      return item === undefined ? sql`true` : sql`a.kind = ${item}`;
    case 'relation': {
      const [relation = '', kind] = item?.split('/') ?? [];
      const ofCentre = sql`exists (select from unnest(a.relations) r where starts_with(r, ${`${centreId}/${relation}`}))`;
      return kind === undefined ? ofCentre : sql`a.kind = ${kind} and ${ofCentre}`;
    }
    case 'office':
      return sql`exists (select from unnest(a.relations) r where starts_with(r, ${`${centreId}/`}) and (${item ?? null}::text is null or split_part(r, '-', -1) = ${item ?? ''}))`;
    default: {
      const list = sql.ref(`a.${lists[measure]}`);
      return item === undefined ? sql`cardinality(${list}) > 0` : sql`${item} = any (${list})`;
    }
  }
}

const columns = sql`a.id, a.starts_on::text as "on", a.title, a.kind`;

/** Newest first, those that count alone. */
export async function selectRows(tx: Tx, wish: RowWish): Promise<ActivityRow[]> {
  const { rows } = await sql<ActivityRow>`
    select ${columns}, false as removed from activity_centre c join activity a on a.id = c.activity_id
    where c.centre_id = ${wish.centreId} and a.removed_at is null and a.demonstration = coalesce(${wish.demonstration ?? null}::boolean, a.demonstration)
      and c.starts_on <= make_date(${wish.year}, 12, 31) and coalesce(a.ends_on, a.starts_on) >= make_date(${wish.year}, 1, 1) and ${holds(wish)}
    order by c.starts_on desc, c.activity_id desc limit ${wish.most ?? 200}`.execute(tx);
  return rows;
}

/** These, whatever has become of them since; those that the reader may not see are not among them. */
export async function selectRowsOf(tx: Tx, { centreId, ids }: { readonly centreId: string; readonly ids: readonly string[] }): Promise<ActivityRow[]> {
  const { rows } = await sql<ActivityRow>`
    select ${columns}, a.removed_at is not null or not ${centreId} = any (a.centres) as removed from activity a
    where a.id = any (${ids.filter(isId)}::uuid[]) order by a.starts_on desc, a.id desc`.execute(tx);
  return rows;
}
