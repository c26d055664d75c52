import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import type { Assignment } from '../assignment.ts';
import { asAssignment, selectAssignments } from './assignment-query.server.ts';

/** What the jobs look at, as the system; held until they are done. What is unfinished is never much. */
const unfinished = sql<boolean>`a.state in ('open', 'taken')`;

export async function lockUnfinished(tx: Tx): Promise<Assignment[]> {
  return (await selectAssignments(tx).where(unfinished).orderBy('a.due_on').orderBy('a.id').forUpdate().execute()).map(asAssignment);
}
/** Per part: the day it was last reminded, or came to be what it is. Keys are `ASSIGNMENT/CENTRE`. */
export async function selectRemindedSince(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; since: string }>`
    select p.assignment_id || '/' || p.centre_id as key, greatest(p.reminded_on, norwegian_day(p.at))::text as since
    from assignment_part p join assignment a on a.id = p.assignment_id where ${unfinished} and p.state in ('asked', 'taken')`.execute(tx);
  return new Map(rows.map((r) => [r.key, r.since]));
}
/** When the board and the officers were told last; null: never. */
export async function selectTold(tx: Tx): Promise<ReadonlyMap<string, { readonly board: string | null; readonly officers: string | null }>> {
  const { rows } = await sql<{ id: string; board: string | null; officers: string | null }>`
    select id, board_told_on::text as board, officers_told_on::text as officers from assignment a where ${unfinished}`.execute(tx);
  return new Map(rows.map(({ id, ...told }) => [id, told]));
}
/** Where somebody whose agreement has ended has it, or is asked. */
export async function selectHeldByOthers(tx: Tx, active: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from assignment a where ${unfinished} and exists (
      select from assignment_part p where p.assignment_id = a.id and p.state in ('asked', 'taken') and not p.centre_id = any (${[...active]}::text[]))
    order by a.due_on, a.id limit 2000`.execute(tx);
  return rows.map((r) => r.id);
}
