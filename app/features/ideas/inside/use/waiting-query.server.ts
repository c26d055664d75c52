import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** Of each of these ideas, with those that have become part of it: questions without an answer, and uses that nobody has looked at. */
export async function countWaiting(tx: Tx, ideaIds: readonly string[]): Promise<ReadonlyMap<string, { readonly questions: number; readonly uses: number }>> {
  const { rows } = await sql<{ id: string; questions: number; uses: number }>`
    select coalesce(i.merged_into, i.id) as id, count(*) filter (where c.kind = 'question')::int as questions, count(*) filter (where c.kind = 'use')::int as uses
      from idea i join idea_contribution c on c.idea_id = i.id
      where (i.id = any (${[...ideaIds]}::text[]) or i.merged_into = any (${[...ideaIds]}::text[])) and c.state = 'waiting' and c.kind in ('question', 'use') group by 1`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...n }) => [id, n]));
}
