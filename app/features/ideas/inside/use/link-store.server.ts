import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';

/** Published ideas by number, from after this one. As the system. */
export async function selectPublishedIds(tx: Tx, after: number): Promise<{ readonly id: string; readonly number: number }[]> {
  const { rows } = await sql<{ id: string; number: number }>`select id, number from idea where standing = 'published' and number > ${after} order by number limit 200`.execute(tx);
  return rows;
}
/** Forgets addresses that the text has no more. */
export async function keepAddresses(tx: Tx, ideaId: string, addresses: readonly string[]): Promise<void> {
  await sql`delete from idea_link_check where idea_id = ${ideaId} and not address = any (${[...addresses]}::text[])`.execute(tx);
}
export async function noteVisit(
  tx: Tx,
  { ideaId, address, works, at }: { readonly ideaId: string; readonly address: string; readonly works: boolean; readonly at: Date },
): Promise<void> {
  await sql`insert into idea_link_check as l values (${ideaId}, ${address}, ${at}, ${works ? null : at}, ${works ? 0 : 1})
    on conflict (idea_id, address) do update set checked_at = ${at},
      failing_since = case when ${works} then null else coalesce(l.failing_since, ${at}) end, failures = case when ${works} then 0 else l.failures + 1 end`.execute(tx);
}
/** Not answering twice, a week apart. */
export async function selectBroken(tx: Tx, ideaId: string): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`select address from idea_link_check where idea_id = ${ideaId} and failures >= 2
    and checked_at - failing_since >= interval '6 days 12 hours' order by address`.execute(tx);
  return rows.map((r) => r.address);
}
