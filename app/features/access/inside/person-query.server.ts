import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';

/** Names of those that exist, to anybody signed in. */
export async function selectPersonNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select * from person_names(${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map((r) => [r.id, r.name]));
}
