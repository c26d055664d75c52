import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Assignment, AssignmentEvent } from '../assignment.ts';
import type { AssignmentView } from '../inputs.ts';
import type { AssignmentTables } from './assignment-tables.ts';

type Row = Omit<Selectable<AssignmentTables['assignment']>, 'due_on'> & { readonly due: string };

export const selectAssignments = (tx: Tx) =>
  tablesOf<AssignmentTables>(tx)
    .selectFrom('assignment as a')
    .selectAll('a')
    .select(sql<string>`a.due_on::text`.as('due'));

export function asAssignment(row: Row): Assignment {
  const parts = row.parts.map((p) => ({ ...p, at: new Date(p.at) }));
  const lastDone = parts
    .flatMap((p) => p.doneOn ?? [])
    .toSorted()
    .at(-1);
  return {
    id: row.id,
    number: row.number,
    demonstration: row.demonstration,
    state: row.state,
    centreId: row.centre_id ?? '',
    kind: row.kind,
    title: row.title,
    text: row.text,
    requester: row.requester,
    requesterName: row.requester_name,
    dueOn: row.due,
    hours: row.hours,
    region: row.region,
    themes: row.themes,
    wanted: row.wanted,
    parts,
    placesTaken: row.taken,
    madeAt: row.made_at,
    madeByName: row.made_by_name,
    doneOn: lastDone ?? null,
    activityId: row.activity_id,
    closedWord: row.closed_word,
    version: row.version,
  };
}

export const isId = (id: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

export async function findAssignment(tx: Tx, id: string): Promise<Assignment | undefined> {
  if (!isId(id)) return undefined;
  const row = await selectAssignments(tx).where('a.id', '=', id).executeTakeFirst();
  return row && asAssignment(row);
}
/** Held until the transaction is done. As the system: others may read the row, and write their own parts of it. */
export async function lockAssignment(tx: Tx, id: string): Promise<Assignment | undefined> {
  if (!isId(id)) return undefined;
  const row = await selectAssignments(tx).where('a.id', '=', id).forUpdate().executeTakeFirst();
  return row && asAssignment(row);
}
export async function findByOnce(tx: Tx, centreId: string, once: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from assignment where centre_id is not distinct from ${centreId === '' ? null : centreId} and once = ${once}`.execute(tx);
  return rows[0]?.id;
}

export async function selectEvents(tx: Tx, assignmentId: string): Promise<AssignmentEvent[]> {
  const rows = await tablesOf<AssignmentTables>(tx)
    .selectFrom('assignment_event')
    .select(['at', 'by_name as byName', 'centre_id', 'to_centre_id', 'deed', 'word'])
    .where('assignment_id', '=', assignmentId)
    .orderBy('id')
    .execute();
  return rows.map(({ centre_id: centreId, to_centre_id: to, ...event }) => ({ ...event, centreId: centreId ?? '', to: to ?? '' }));
}

const partIs = (centreId: string, ...states: string[]) =>
  sql<boolean>`exists (select from jsonb_array_elements(a.parts) p where p->>'centreId' = ${centreId} and p->>'state' = any (${states}::text[]))`;
const unfinished = sql<boolean>`a.state in ('open', 'taken')`;
/** A place is free, or somebody who has it wants to do it together. */
const isAsked = (centreId: string) => sql<boolean>`${unfinished} and exists (
  select from jsonb_array_elements(a.parts) p where p->>'centreId' = ${centreId} and p->>'state' = 'asked' and (a.taken < a.wanted or a.state = 'taken' and (p->>'shared')::boolean))`;
/** A place is free, and the centre has not got it; nor has said no, where that is asked. */
const isOpenTo = (centreId: string) => sql<boolean>`${unfinished} and a.taken < a.wanted and not ${partIs(centreId, 'taken', 'done')}`;

function inView(view: AssignmentView, centreId: string) {
  switch (view) {
    case 'open':
      return isOpenTo(centreId);
    case 'mine':
      return centreId === ''
        ? sql<boolean>`${unfinished} and a.centre_id is null`
        : sql<boolean>`${unfinished} and a.centre_id is not distinct from ${centreId} or a.state <> 'closed' and ${partIs(centreId, 'taken')}`;
    case 'asked':
      return centreId === '' ? sql<boolean>`${unfinished} and a.parts @> '[{"state": "asked"}]'` : isAsked(centreId);
    case 'taken':
    case 'done':
    case 'closed':
      return sql<boolean>`a.state = ${view}`;
  }
}

export interface Wanted {
  readonly centreId: string;
  readonly view: AssignmentView;
  readonly year?: number | undefined;
  readonly words: readonly string[];
  readonly kind?: string | undefined;
  readonly theme?: string | undefined;
  readonly fits?: { readonly places: readonly string[]; readonly themes: readonly string[] } | undefined;
  readonly after?: { readonly dueOn: string; readonly id: string } | undefined;
  readonly limit: number;
}
/** The nearest date first; of what is over, the latest. */
export async function selectBoard(tx: Tx, { centreId, view, year, words, kind, theme, fits, after, limit }: Wanted): Promise<Assignment[]> {
  const latestFirst = view === 'done' || view === 'closed';
  let query = selectAssignments(tx).where(sql<boolean>`(${inView(view, centreId)})`);
  if (year !== undefined) {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    query = query.where(
      view === 'done'
        ? sql<boolean>`(select max(p->>'doneOn') from jsonb_array_elements(a.parts) p) between ${from} and ${to}`
        : sql<boolean>`a.due_on between ${from}::date and ${to}::date`,
    );
  }
  if (kind !== undefined) query = query.where('a.kind', '=', kind);
  if (theme !== undefined) query = query.where(sql<boolean>`${theme} = any (a.themes)`);
  if (fits) query = query.where(sql<boolean>`(a.region = any (${[...fits.places]}::text[]) or a.themes && ${[...fits.themes]}::text[])`);
  for (const word of words) {
    const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where(sql<boolean>`concat_ws(' ', a.number, a.title, a.text, a.requester_name) ilike ${like}`);
  }
  if (after) {
    const place = sql`(${after.dueOn}::date, ${after.id}::uuid)`;
    query = query.where(latestFirst ? sql<boolean>`(a.due_on, a.id) < ${place}` : sql<boolean>`(a.due_on, a.id) > ${place}`);
  }
  const way = latestFirst ? 'desc' : 'asc';
  return (await query.orderBy('a.due_on', way).orderBy('a.id', way).limit(limit).execute()).map(asAssignment);
}

export async function countWaitingFor(tx: Tx, centreId: string, today: string): Promise<{ asked: number; open: number; late: number }> {
  const authority = centreId === '';
  const late = authority ? unfinished : sql<boolean>`a.state <> 'closed' and ${partIs(centreId, 'taken')}`;
  const open = sql<boolean>`${isOpenTo(centreId)} and not ${partIs(centreId, 'asked', 'declined', 'passed-on')} and not (a.requester = 'centre' and a.centre_id is not distinct from ${authority ? null : centreId})`;
  const { rows } = await sql<{ asked: number; open: number; late: number }>`
    select count(*) filter (where ${inView('asked', centreId)})::int as asked, count(*) filter (where ${open})::int as open,
      count(*) filter (where a.due_on < ${today}::date and ${late})::int as late
    from assignment a where ${unfinished}`.execute(tx);
  return rows[0]!;
}
