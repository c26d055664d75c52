import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { TaskEntry } from '../fulfilment.ts';
import type { FulfilmentTables } from './fulfilment-tables.ts';

export interface TaskKey {
  readonly centreId: string;
  readonly year: number;
  readonly task: number;
}
export interface StoredEntry extends TaskKey, TaskEntry {}

/** What has been said of the year's tasks, in order; of one centre, or of all whom the actor may read. */
export async function selectEntries(
  tx: Tx,
  { from, to, centreId }: { readonly from: number; readonly to: number; readonly centreId?: string | undefined },
): Promise<StoredEntry[]> {
  let query = tablesOf<FulfilmentTables>(tx).selectFrom('task_entry').selectAll().where('year', '>=', from).where('year', '<=', to);
  if (centreId !== undefined) query = query.where('centre_id', '=', centreId);
  const rows = await query.orderBy('year').orderBy('centre_id').orderBy('task').orderBy('n').execute();
  return rows.map((row) => ({ centreId: row.centre_id, year: row.year, task: row.task, ...entryOf(row) }));
}
const entryOf = (row: FulfilmentTables['task_entry']): TaskEntry => ({
  n: row.n,
  kind: row.kind,
  text: row.text,
  at: row.at,
  by: row.by_name,
  basis: { state: row.basis_state, n: row.basis_n },
});

/** @returns false when somebody else has said something meanwhile */
export async function insertEntry(tx: Tx, { centreId, year, task }: TaskKey, entry: TaskEntry & { readonly byId: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf<FulfilmentTables>(tx)
    .insertInto('task_entry')
    .values({
      centre_id: centreId,
      year,
      task,
      n: entry.n,
      kind: entry.kind,
      text: entry.text,
      at: entry.at,
      by_id: entry.byId,
      by_name: entry.by,
      basis_state: entry.basis.state,
      basis_n: entry.basis.n,
    })
    .onConflict((c) => c.columns(['centre_id', 'year', 'task', 'n']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The centre had the last word: the oldest first. */
export async function selectWaiting(tx: Tx): Promise<{ readonly centreId: string; readonly year: number; readonly task: number; readonly entry: TaskEntry }[]> {
  const rows = await tablesOf<FulfilmentTables>(tx)
    .selectFrom('task_entry as e')
    .selectAll()
    .where('kind', 'in', ['word', 'contest'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('task_entry as l')
            .select('l.n')
            .whereRef('l.centre_id', '=', 'e.centre_id')
            .whereRef('l.year', '=', 'e.year')
            .whereRef('l.task', '=', 'e.task')
            .whereRef('l.n', '>', 'e.n'),
        ),
      ),
    )
    .orderBy('at')
    .orderBy('centre_id')
    .orderBy('year')
    .orderBy('task')
    .execute();
  return rows.map((row) => ({ centreId: row.centre_id, year: row.year, task: row.task, entry: entryOf(row) }));
}

export async function selectWarned(tx: Tx, year: number): Promise<Set<string>> {
  const rows = await tablesOf<FulfilmentTables>(tx).selectFrom('task_warning').select('centre_id').where('year', '=', year).execute();
  return new Set(rows.map((row) => row.centre_id));
}
/** @returns false when the centre has been warned already */
export async function insertWarning(
  tx: Tx,
  { centreId, year, tasks, at }: { readonly centreId: string; readonly year: number; readonly tasks: readonly number[]; readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf<FulfilmentTables>(tx)
    .insertInto('task_warning')
    .values({ centre_id: centreId, year, tasks: [...tasks], sent_at: at })
    .onConflict((c) => c.columns(['centre_id', 'year']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
