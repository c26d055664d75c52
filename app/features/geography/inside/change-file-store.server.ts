import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { GeographyTables } from './geography-tables.ts';

/** In the order they were imported, which is the order they apply in. */
export async function readChangeFiles(tx: Tx): Promise<{ file: string; text: string }[]> {
  const rows = await tablesOf<GeographyTables>(tx).selectFrom('geography_change_file').select(['number', 'name', 'content']).orderBy('number').execute();
  return rows.map((r) => ({ file: `${r.name} (imported as no. ${r.number})`, text: r.content }));
}

/** Held to the end of the transaction: each import is checked against all before it. */
export async function lockChangeFiles(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('geography_change_file'))`.execute(tx);
}

export async function insertChangeFile(tx: Tx, row: { name: string; content: string; imported_at: Date }): Promise<void> {
  await tablesOf<GeographyTables>(tx).insertInto('geography_change_file').values(row).execute();
}
