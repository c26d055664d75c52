import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** Of each of these ideas: questions without an answer, and uses that nobody has looked at. */
export async function countWaiting(tx: Tx, ideaIds: readonly string[]): Promise<ReadonlyMap<string, { readonly questions: number; readonly uses: number }>> {
  const { rows } = await sql<{ id: string; questions: number; uses: number }>`
    select idea_id as id, count(*) filter (where kind = 'question')::int as questions, count(*) filter (where kind = 'use')::int as uses
    from idea_contribution where idea_id = any (${[...ideaIds]}::text[]) and state = 'waiting' and kind in ('question', 'use') group by 1`.execute(tx);
  return new Map(rows.map(({ id, ...n }) => [id, n]));
}
