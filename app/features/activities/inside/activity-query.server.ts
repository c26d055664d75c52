import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Activity, ActivityRevision } from '../activity.ts';
import type { ActivityTables } from './activity-tables.ts';

const selectActivities = (tx: Tx) =>
  tablesOf<ActivityTables>(tx)
    .selectFrom('activity as a')
    .select([
      'a.id',
      'a.centre_id as centreId',
      'a.centres',
      'a.demonstration',
      'a.kind',
      sql<string>`a.starts_on::text`.as('startsOn'),
      sql<string | null>`a.ends_on::text`.as('endsOn'),
      'a.title',
      'a.counterparts',
      'a.audience',
      'a.target_groups as targetGroups',
      'a.participation',
      'a.partners',
      'a.medium',
      'a.link',
      'a.note',
      'a.tasks',
      'a.version',
      'a.made_at as madeAt',
      'a.made_by_name as madeByName',
      'a.changed_at as changedAt',
      'a.removed_at as removedAt',
    ]);
const asActivity = <R extends { readonly centreId: string; readonly centres: readonly string[] }>(row: R): R => ({
  ...row,
  centres: row.centres.filter((c) => c !== row.centreId),
});

export const isId = (id: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

export async function findActivity(tx: Tx, id: string): Promise<Activity | undefined> {
  if (!isId(id)) return undefined;
  const row = await selectActivities(tx).where('a.id', '=', id).executeTakeFirst();
  return row && asActivity(row);
}
/** Held until the transaction is done: two who change at once take turns. */
export async function lockActivity(tx: Tx, id: string): Promise<Activity | undefined> {
  if (!isId(id)) return undefined;
  const row = await selectActivities(tx).where('a.id', '=', id).forUpdate().executeTakeFirst();
  return row && asActivity(row);
}
export async function findByOnce(tx: Tx, centreId: string, once: string): Promise<string | undefined> {
  return (await tablesOf<ActivityTables>(tx).selectFrom('activity').select('id').where('centre_id', '=', centreId).where('once', '=', once).executeTakeFirst())?.id;
}

export interface Wanted {
  readonly centreId: string;
  /** ISO dates, both included: activities that touch the span. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: string | undefined;
  readonly words?: readonly string[] | undefined;
  readonly removed?: boolean | undefined;
  readonly after?: { readonly startsOn: string; readonly id: string } | undefined;
  readonly limit: number;
  readonly oldestFirst?: boolean | undefined;
}
/** A sign that means something in a pattern means itself. */
const pattern = (word: string): string => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

export async function selectOfCentre(tx: Tx, wanted: Wanted): Promise<Activity[]> {
  const order = wanted.oldestFirst ? 'asc' : 'desc';
  let query = selectActivities(tx)
    .innerJoin('activity_centre as c', 'c.activity_id', 'a.id')
    .where('c.centre_id', '=', wanted.centreId)
    .where('a.removed_at', wanted.removed ? 'is not' : 'is', null)
    .orderBy('c.starts_on', order)
    .orderBy('c.activity_id', order)
    .limit(wanted.limit);
  if (wanted.to !== undefined) query = query.where('c.starts_on', '<=', wanted.to);
  if (wanted.from !== undefined) query = query.where(sql<boolean>`coalesce(a.ends_on, a.starts_on) >= ${wanted.from}::date`);
  if (wanted.kind !== undefined) query = query.where('a.kind', '=', wanted.kind);
  for (const word of wanted.words ?? []) query = query.where(sql<boolean>`a.title || ' ' || a.note || ' ' || a.medium || ' ' || a.link ilike ${pattern(word)}`);
  if (wanted.after) query = query.where(sql<boolean>`(c.starts_on, c.activity_id) < (${wanted.after.startsOn}::date, ${wanted.after.id}::uuid)`);
  return (await query.execute()).map(asActivity);
}

export async function selectRevisions(tx: Tx, activityId: string): Promise<ActivityRevision[]> {
  return tablesOf<ActivityTables>(tx)
    .selectFrom('activity_revision')
    .select(['version', 'deed', 'at', 'by_name as byName', 'before'])
    .where('activity_id', '=', activityId)
    .orderBy('version', 'desc')
    .execute();
}

/** The kinds a person wrote down last, with the day of the latest. */
export async function selectLastKinds(tx: Tx, { centreId, personId, limit }: { readonly centreId: string; readonly personId: string; readonly limit: number }) {
  const { rows } = await sql<{ kind: string; lastOn: string }>`
    select kind, (array_agg(starts_on::text order by made_at desc, id))[1] as "lastOn" from activity
    where centre_id = ${centreId} and made_by = ${personId} and removed_at is null
    group by kind order by max(made_at) desc, kind limit ${limit}`.execute(tx);
  return rows;
}

export async function selectPartners(tx: Tx): Promise<{ id: string; name: string; centreId: string; addedOn: string }[]> {
  return tablesOf<ActivityTables>(tx)
    .selectFrom('partner')
    .select(['id', 'name', 'centre_id as centreId', sql<string>`added_at::date::text`.as('addedOn')])
    .orderBy('name')
    .execute();
}
