import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { AssignmentEvent, AssignmentInput, PartState } from '../assignment.ts';
import type { AssignmentTables } from './assignment-tables.ts';

const columns = (input: Omit<AssignmentInput, 'askedCentreId'>) => ({
  kind: input.kind,
  title: input.title,
  text: input.text,
  requester: input.requester,
  requester_name: input.requesterName,
  due_on: input.dueOn,
  hours: input.hours,
  region: input.region,
  themes: [...input.themes],
  wanted: input.wanted,
});
export interface NewAssignment {
  readonly id: string;
  readonly once: string;
  readonly demonstration: boolean;
  readonly centreId: string;
  readonly input: Omit<AssignmentInput, 'askedCentreId'>;
  readonly at: Date;
  /** ISO date: when the centres were told of it. */
  readonly toldOn: string;
  readonly by: { readonly id: string; readonly name: string };
}
/** @returns false when the same key has been written before */
export async function insertAssignment(tx: Tx, one: NewAssignment): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf<AssignmentTables>(tx)
    .insertInto('assignment')
    .values({
      id: one.id,
      once: one.once,
      number: await takeNumber(tx, Number(one.toldOn.slice(0, 4))),
      demonstration: one.demonstration,
      centre_id: one.centreId === '' ? null : one.centreId,
      ...columns(one.input),
      activity_id: null,
      closed_at: null,
      closed_word: '',
      board_told_on: one.toldOn,
      officers_told_on: null,
      version: 1,
      made_at: one.at,
      made_by: one.by.id,
      made_by_name: one.by.name,
    })
    .onConflict((c) => c.columns(['centre_id', 'once']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
async function takeNumber(tx: Tx, year: number): Promise<string> {
  const { rows } = await sql<{ n: number }>`select next_number('assignment', ${year}) as n`.execute(tx);
  return `O${year}-${String(rows[0]!.n).padStart(4, '0')}`;
}
/** The same form sent twice at once takes turns. */
export async function lockOnce(tx: Tx, centreId: string, once: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`assignment ${centreId} ${once}`}))`.execute(tx);
}

const updated = (tx: Tx, id: string) => tablesOf<AssignmentTables>(tx).updateTable('assignment').where('id', '=', id);
export async function updateInput(tx: Tx, id: string, input: Omit<AssignmentInput, 'askedCentreId'>): Promise<void> {
  await updated(tx, id)
    .set({ ...columns(input), version: sql<number>`version + 1` })
    .execute();
}
export async function updateClosed(tx: Tx, id: string, closedAt: Date | null, word: string): Promise<void> {
  await updated(tx, id)
    .set({ closed_at: closedAt, closed_word: word, version: sql<number>`version + 1` })
    .execute();
}
export async function updateActivity(tx: Tx, id: string, activityId: string): Promise<void> {
  await updated(tx, id).set({ activity_id: activityId }).execute();
}
/** Null: the next morning. */
export async function updateBoardTold(tx: Tx, ids: readonly string[], day: string | null): Promise<void> {
  await tablesOf<AssignmentTables>(tx)
    .updateTable('assignment')
    .set({ board_told_on: day })
    .where('id', 'in', [...ids])
    .execute();
}
export async function updateOfficersTold(tx: Tx, ids: readonly string[], day: string): Promise<void> {
  await tablesOf<AssignmentTables>(tx)
    .updateTable('assignment')
    .set({ officers_told_on: day })
    .where('id', 'in', [...ids])
    .execute();
}

export interface PartChange {
  readonly state: PartState;
  readonly hours?: number | null;
  readonly askedBy?: string | null;
  readonly shared?: boolean;
  readonly word?: string;
  readonly doneOn?: string;
}
interface Whose {
  readonly assignmentId: string;
  readonly centreId: string;
}
/** A part that is not there yet. Whether the actor may, row-level security asks by state. */
export async function insertPart(tx: Tx, { assignmentId, centreId }: Whose, change: PartChange, at: Date): Promise<void> {
  await tablesOf<AssignmentTables>(tx)
    .insertInto('assignment_part')
    .values({
      assignment_id: assignmentId,
      centre_id: centreId,
      state: change.state,
      hours: change.hours ?? null,
      asked_by: change.askedBy ?? null,
      shared: change.shared ?? false,
      word: change.word ?? '',
      at,
      done_on: change.doneOn ?? null,
      reminded_on: null,
    })
    .execute();
}
/** What is not named stays, but the word: it belongs to the state. */
export async function updatePart(tx: Tx, { assignmentId, centreId }: Whose, { state, hours, askedBy, shared, word = '', doneOn }: PartChange, at: Date): Promise<void> {
  await tablesOf<AssignmentTables>(tx)
    .updateTable('assignment_part')
    .set({
      state,
      word,
      at,
      done_on: doneOn ?? null,
      reminded_on: null,
      ...(hours !== undefined && { hours }),
      ...(askedBy !== undefined && { asked_by: askedBy }),
      ...(shared !== undefined && { shared }),
    })
    .where('assignment_id', '=', assignmentId)
    .where('centre_id', '=', centreId)
    .execute();
}
export async function updateReminded(tx: Tx, { assignmentId, centreId }: Whose, day: string): Promise<void> {
  await tablesOf<AssignmentTables>(tx)
    .updateTable('assignment_part')
    .set({ reminded_on: day })
    .where('assignment_id', '=', assignmentId)
    .where('centre_id', '=', centreId)
    .execute();
}

export async function insertEvent(
  tx: Tx,
  assignmentId: string,
  { at, by, centreId, to, deed, word }: Omit<AssignmentEvent, 'byName'> & { readonly by: { readonly id: string; readonly name: string } },
): Promise<void> {
  await tablesOf<AssignmentTables>(tx)
    .insertInto('assignment_event')
    .values({ assignment_id: assignmentId, at, by_id: by.id, by_name: by.name, centre_id: centreId === '' ? null : centreId, to_centre_id: to === '' ? null : to, deed, word })
    .execute();
}
