import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** @returns whether there was such a remark to tick */
export async function updateTick(tx: Tx, { ideaId, remarkId, at }: { readonly ideaId: string; readonly remarkId: string; readonly at: Date | null }): Promise<boolean> {
  const { numAffectedRows } = await sql`update idea_remark set done_at = ${at} where idea_id = ${ideaId} and id::text = ${remarkId} and settled_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
/** Those that are ticked. */
export async function selectTicked(tx: Tx, ideaId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from idea_remark where idea_id = ${ideaId} and done_at is not null`.execute(tx);
  return new Set(rows.map((r) => r.id));
}
