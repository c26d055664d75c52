import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import type { Row } from './making.ts';

/** In an order in which rows can refer to each other. */
export const seededTables = ['idea', 'idea_draft', 'idea_version', 'idea_remark', 'idea_event', 'idea_contribution'] as const;
export type SeededTable = (typeof seededTables)[number];

export async function isAnythingThere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from idea) as there`.execute(tx);
  return rows[0]!.there;
}
/** Many rows in one statement, in their order. What a row does not name, the table gives: a number, a place in the course. */
export async function insertRows(tx: Tx, table: SeededTable, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  await sql`
    insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality e(made, nth) cross join lateral jsonb_populate_record(null::${sql.table(table)}, e.made) order by nth`.execute(
    tx,
  );
}
