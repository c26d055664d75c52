import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** Rows as the tables have them, columns by name; a moment is a Date. */
export type Row = Readonly<Record<string, unknown>>;
export const seededTables = ['enquiry', 'enquiry_contact', 'enquiry_message', 'enquiry_referral', 'enquiry_credit', 'answer_template', 'centre_topic'] as const;

export async function isAnythingThere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from enquiry) or exists (select from answer_template) or exists (select from centre_topic) as there`.execute(
    tx,
  );
  return rows[0]!.there;
}

/** Takes `n` numbers of the year at once. @returns the first of them */
export async function takeNumbers(tx: Tx, kind: string, year: number, n: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`select min(next_number(${kind}, ${year})) as first from generate_series(1, ${n})`.execute(tx);
  return rows[0]!.first;
}

/** Many rows in one statement. Every column must be there: none has its default. */
export async function insertRows(tx: Tx, table: (typeof seededTables)[number], rows: readonly Row[]): Promise<void> {
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}
