import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { ActivityInput, ActivityRevision } from '../activity.ts';
import type { ActivityTables } from './activity-tables.ts';

/** An activity as it is written: with what it is to each centre. */
export interface Written {
  readonly centreId: string;
  readonly input: ActivityInput;
  readonly relations: readonly string[];
}
export interface NewActivity extends Written {
  readonly id: string;
  readonly once: string;
  readonly demonstration: boolean;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string };
}
const columns = ({ centreId, input, relations }: Written) => ({
  centres: [centreId, ...input.centres],
  kind: input.kind,
  starts_on: input.startsOn,
  ends_on: input.endsOn,
  title: input.title,
  counterparts: JSON.stringify(input.counterparts),
  relations: [...relations],
  audience: input.audience,
  target_groups: [...input.targetGroups],
  participation: [...input.participation],
  partners: [...input.partners],
  medium: input.medium,
  link: input.link,
  note: input.note,
  tasks: [...input.tasks],
});
export const rowOf = ({ id, once, demonstration, at, by, ...written }: NewActivity) => ({
  id,
  once,
  centre_id: written.centreId,
  demonstration,
  ...columns(written),
  version: 1,
  made_at: at,
  made_by: by.id,
  made_by_name: by.name,
  changed_at: at,
  removed_at: null,
});

/** @returns false when the same key has been written before */
export async function insertActivity(tx: Tx, activity: NewActivity): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf<ActivityTables>(tx)
    .insertInto('activity')
    .values(rowOf(activity))
    .onConflict((c) => c.columns(['centre_id', 'once']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
/** Holds a centre's log until the transaction is done: the same file sent twice at once takes turns. */
export async function lockLog(tx: Tx, centreId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`activities of ${centreId}`}))`.execute(tx);
}
/** Many in one statement; those whose key is known are passed by. @returns how many were new */
export async function insertMany(tx: Tx, activities: readonly NewActivity[]): Promise<number> {
  const rows = activities.map((a) => ({ ...rowOf(a), counterparts: a.input.counterparts }));
  const { numAffectedRows } = await sql`
    insert into activity select * from jsonb_populate_recordset(null::activity, ${JSON.stringify(rows)}::jsonb) on conflict (centre_id, once) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function updateActivity(tx: Tx, id: string, written: Written, at: Date): Promise<void> {
  await tablesOf<ActivityTables>(tx)
    .updateTable('activity')
    .set({ ...columns(written), changed_at: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}
export async function updateRemoved(tx: Tx, id: string, removedAt: Date | null, at: Date): Promise<void> {
  await tablesOf<ActivityTables>(tx)
    .updateTable('activity')
    .set({ removed_at: removedAt, changed_at: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function insertRevision(
  tx: Tx,
  activityId: string,
  {
    version,
    deed,
    at,
    by,
    before,
  }: Pick<ActivityRevision, 'version' | 'deed' | 'at'> & { readonly by: { readonly id: string; readonly name: string }; readonly before: ActivityInput },
): Promise<void> {
  await tablesOf<ActivityTables>(tx)
    .insertInto('activity_revision')
    .values({ activity_id: activityId, version, deed, at, by_id: by.id, by_name: by.name, before: JSON.stringify(before) })
    .execute();
}

/** @returns the id of the institution of that name, new or not */
export async function insertPartner(
  tx: Tx,
  partner: { readonly id: string; readonly name: string; readonly centreId: string; readonly at: Date; readonly by: string },
): Promise<{ id: string; isNew: boolean }> {
  const { numInsertedOrUpdatedRows } = await tablesOf<ActivityTables>(tx)
    .insertInto('partner')
    .values({ id: partner.id, name: partner.name, centre_id: partner.centreId, added_at: partner.at, added_by: partner.by })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  const found = await tablesOf<ActivityTables>(tx)
    .selectFrom('partner')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${partner.name})`)
    .executeTakeFirstOrThrow();
  return { id: found.id, isNew: numInsertedOrUpdatedRows === 1n };
}
