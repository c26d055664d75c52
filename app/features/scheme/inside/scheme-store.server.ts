import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { SchemeTables } from './scheme-tables.ts';

export interface CentreRow {
  readonly id: string;
  readonly name: string;
  readonly demonstration: boolean;
}

/** Every centre, also those no longer in the files. */
export const selectCentres = (tx: Tx): Promise<(CentreRow & { listed: boolean })[]> =>
  tablesOf<SchemeTables>(tx).selectFrom('centre').select(['id', 'name', 'demonstration', 'listed']).orderBy('id').execute();

export async function upsertCentres(tx: Tx, centres: readonly CentreRow[], now: Date): Promise<void> {
  if (centres.length === 0) return;
  await tablesOf<SchemeTables>(tx)
    .insertInto('centre')
    .values(centres.map((c) => ({ ...c, listed: true, synced_at: now })))
    .onConflict((oc) => oc.column('id').doUpdateSet({ name: sql`excluded.name`, demonstration: sql`excluded.demonstration`, listed: true, synced_at: now }))
    .execute();
}

export async function unlistCentres(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tablesOf<SchemeTables>(tx).updateTable('centre').set({ listed: false, synced_at: now }).where('id', 'in', ids).execute();
}
