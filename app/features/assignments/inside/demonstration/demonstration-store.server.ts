import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** Rows as the tables have them, columns by name; a moment is a Date. */
export type Row = Readonly<Record<string, unknown>>;

export async function isAnythingThere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from assignment) as there`.execute(tx);
  return rows[0]!.there;
}
/** Takes `n` numbers of the year at once. @returns the first of them */
export async function takeNumbers(tx: Tx, year: number, n: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`select min(next_number('assignment', ${year})) as first from generate_series(1, ${n})`.execute(tx);
  return rows[0]!.first;
}
/** Many rows in one statement. Every column must be there: none has its default. */
export async function insertRows(tx: Tx, table: 'assignment' | 'assignment_part', rows: readonly Row[]): Promise<void> {
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}
export async function insertEvents(tx: Tx, rows: readonly Row[]): Promise<void> {
  await sql`
    insert into assignment_event (assignment_id, at, by_id, by_name, centre_id, to_centre_id, deed, word)
    select assignment_id, at, by_id, by_name, centre_id, to_centre_id, deed, word from jsonb_populate_recordset(null::assignment_event, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}
