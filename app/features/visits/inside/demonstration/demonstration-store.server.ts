import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** Rows as the tables have them, columns by name; a moment is a Date. */
export type Row = Readonly<Record<string, unknown>>;

export async function isAnythingThere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from visit) or exists (select from visiting_day) as there`.execute(tx);
  return rows[0]!.there;
}

/** Takes `n` numbers of the year at once. @returns the first of them */
export async function takeNumbers(tx: Tx, year: number, n: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`select min(next_number('visit', ${year})) as first from generate_series(1, ${n})`.execute(tx);
  return rows[0]!.first;
}

/** Many rows in one statement. Every column must be there: none has its default. */
export async function insertRows(tx: Tx, table: 'visiting_day' | 'visit' | 'visit_contact' | 'visit_message' | 'visit_evaluation', rows: readonly Row[]): Promise<void> {
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}
