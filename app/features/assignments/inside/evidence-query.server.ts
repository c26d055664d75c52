import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import type { AssignmentMeasure } from '../assignment.ts';
import { isId } from './assignment-query.server.ts';

/** An assignment as something that a number is made of. */
export interface AssignmentRow {
  readonly id: string;
  /** ISO date: the day the centre did its part; before, the date it is due. */
  readonly on: string;
  readonly title: string;
  readonly kind: string;
  /** What it adds to the number: hours, else one. */
  readonly adds: number;
  /** The centre has it no longer, or it was closed undone: it counts no more. */
  readonly removed: boolean;
}
export interface RowWish {
  readonly centreId: string;
  readonly year: number;
  readonly measure: AssignmentMeasure;
  /** As it is counted; all of the measure when none is given. */
  readonly item?: string | undefined;
  /** Those of a demonstration alone, or the real ones alone; as the count was asked for. */
  readonly demonstration?: boolean | undefined;
  readonly most?: number | undefined;
}

const columns = (centreId: string) => sql`a.id, a.title, a.kind,
  coalesce((select p->>'doneOn' from jsonb_array_elements(a.parts) p where p->>'centreId' = ${centreId}), a.due_on::text) as "on"`;
const has = (centreId: string) => sql`a.parts @> jsonb_build_array(jsonb_build_object('centreId', ${centreId}::text))`;

/** Newest first: those of which the count itself says so. */
export async function selectRows(tx: Tx, { centreId, year, measure, item, demonstration, most = 200 }: RowWish): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select ${columns(centreId)}, f.adds, false as removed from assignment a cross join lateral (select sum(f.n)::int as adds from assignment_facts(a) f
      where f.centre_id = ${centreId} and f.year = ${year} and f.measure = ${measure} and (${item ?? null}::text is null or f.item = ${item ?? null} or starts_with(f.item, ${`${item ?? ''}/`}))) f
    where ${has(centreId)} and f.adds is not null and a.demonstration = coalesce(${demonstration ?? null}::boolean, a.demonstration)
    order by "on" desc, a.id desc limit ${most}`.execute(tx);
  return rows;
}

/** These, whatever has become of them since; those that the reader may not see are not among them. */
export async function selectRowsOf(tx: Tx, { centreId, ids }: { readonly centreId: string; readonly ids: readonly string[] }): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select ${columns(centreId)}, 1 as adds, not exists (select from assignment_facts(a) f where f.centre_id = ${centreId}) as removed from assignment a
    where a.id = any (${ids.filter(isId)}::uuid[]) order by "on" desc, a.id desc`.execute(tx);
  return rows;
}
