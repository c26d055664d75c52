import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { DayInput } from '../inputs.ts';
import type { VisitingDay } from '../visit.ts';
import type { VisitTables } from './visit-tables.ts';

const asDay = (row: Selectable<VisitTables['visiting_day']>): VisitingDay => ({
  id: row.id,
  centreId: row.centre_id,
  demonstration: row.demonstration,
  state: row.state,
  form: row.form,
  title: row.title,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  programme: row.programme,
  practical: row.practical,
  places: row.places,
  taken: row.taken,
  waiting: row.waiting,
  approval: row.approval,
  waitingList: row.waiting_list,
  sequence: row.sequence,
  version: row.version,
});
const days = (tx: Tx) => tablesOf<VisitTables>(tx).selectFrom('visiting_day').selectAll();

/** Drafts are found by their own centre alone. */
export async function findDay(tx: Tx, id: string): Promise<VisitingDay | undefined> {
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return undefined;
  const row = await days(tx).where('id', '=', id).executeTakeFirst();
  return row && asDay(row);
}
/** Published days to come, the next first. */
export async function selectPublishedDays(tx: Tx, { centreId, after }: { readonly centreId?: string | undefined; readonly after: Date }): Promise<VisitingDay[]> {
  let query = days(tx).where('state', '=', 'published').where('starts_at', '>', after).orderBy('starts_at').orderBy('id').limit(500);
  if (centreId !== undefined) query = query.where('centre_id', '=', centreId);
  return (await query.execute()).map(asDay);
}
export async function selectDaysOf(tx: Tx, centreId: string): Promise<VisitingDay[]> {
  return (await days(tx).where('centre_id', '=', centreId).orderBy('starts_at', 'desc').orderBy('id').limit(500).execute()).map(asDay);
}
/** Published days of the centre, whole calendar, from a moment on. */
export async function selectDaysForFeed(tx: Tx, centreId: string, after: Date): Promise<VisitingDay[]> {
  return (await days(tx).where('centre_id', '=', centreId).where('state', '=', 'published').where('ends_at', '>', after).orderBy('starts_at').execute()).map(asDay);
}

interface By {
  readonly by: string;
  readonly at: Date;
}
const columns = (day: DayInput, { by, at }: By) => ({
  form: day.form,
  title: day.title,
  starts_at: day.startsAt,
  ends_at: day.endsAt,
  place: day.place,
  programme: day.programme,
  practical: day.practical,
  places: day.places,
  approval: day.approval,
  waiting_list: day.waitingList,
  changed_at: at,
  changed_by: by,
});
export async function insertDay(
  tx: Tx,
  { id, centreId, demonstration }: { readonly id: string; readonly centreId: string; readonly demonstration: boolean },
  day: DayInput,
  by: By,
): Promise<void> {
  await tablesOf<VisitTables>(tx)
    .insertInto('visiting_day')
    .values({ id, centre_id: centreId, demonstration, state: 'draft', sequence: 0, version: 1, ...columns(day, by) })
    .execute();
}
export async function updateDay(tx: Tx, id: string, day: DayInput, by: By & { readonly sequence: number }): Promise<void> {
  await tablesOf<VisitTables>(tx)
    .updateTable('visiting_day')
    .set({ ...columns(day, by), sequence: by.sequence, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}
export async function updateDayState(tx: Tx, id: string, state: VisitingDay['state'], { by, at }: By): Promise<void> {
  await tablesOf<VisitTables>(tx)
    .updateTable('visiting_day')
    .set({ state, changed_at: at, changed_by: by, sequence: sql<number>`sequence + 1`, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** The centre's calendar has one secret address; a new one ends the old. */
export async function upsertFeed(tx: Tx, centreId: string, hash: string, { by, at }: By): Promise<void> {
  await tablesOf<VisitTables>(tx)
    .insertInto('calendar_feed')
    .values({ centre_id: centreId, hash, made_at: at, made_by: by })
    .onConflict((c) => c.column('centre_id').doUpdateSet({ hash, made_at: at, made_by: by }))
    .execute();
}
export async function findFeedCentre(tx: Tx, hash: string): Promise<string | undefined> {
  return (await tablesOf<VisitTables>(tx).selectFrom('calendar_feed').select('centre_id').where('hash', '=', hash).executeTakeFirst())?.centre_id;
}
export async function feedExists(tx: Tx, centreId: string): Promise<boolean> {
  return (await tablesOf<VisitTables>(tx).selectFrom('calendar_feed').select('centre_id').where('centre_id', '=', centreId).executeTakeFirst()) !== undefined;
}
