import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** Rows as the tables have them, columns by name; a moment is a Date. */
export type Row = Readonly<Record<string, unknown>>;

export async function isAnythingThere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from activity) as there`.execute(tx);
  return rows[0]!.there;
}
/** Many rows in one statement. Every column must be there: none has its default. */
export async function insertRows(tx: Tx, table: 'activity' | 'activity_file' | 'activity_revision' | 'partner', rows: readonly Row[]): Promise<void> {
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}
