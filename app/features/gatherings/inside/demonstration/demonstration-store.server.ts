import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** Rows as the tables have them, columns by name; a moment is a Date. */
export type Row = Readonly<Record<string, unknown>>;
export const seededTables = ['gathering', 'gathering_item', 'gathering_participant', 'gathering_person', 'gathering_need', 'gathering_feedback', 'gathering_score'] as const;
export type SeededTable = (typeof seededTables)[number];

export async function isAnythingThere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from gathering) as there`.execute(tx);
  return rows[0]!.there;
}
/** Many rows in one statement. Every column must be there: none has its default. */
export async function insertRows(tx: Tx, table: SeededTable, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}
