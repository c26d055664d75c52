import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { tablesOf } from '../../../../platform/database.server.ts';
import type { Guest } from '../../idea-use.ts';
import type { UseTables } from './use-tables.ts';

/** What is kept of contributions; only what row-level security shows the actor. */

export type Row = Selectable<UseTables['idea_contribution']>;
const db = (tx: Tx) => tablesOf<UseTables>(tx);

export async function insertContribution(tx: Tx, row: Insertable<UseTables['idea_contribution']>): Promise<void> {
  await db(tx).insertInto('idea_contribution').values(row).execute();
}
export async function updateContribution(tx: Tx, id: string, change: Updateable<UseTables['idea_contribution']>): Promise<boolean> {
  const { numUpdatedRows } = await db(tx).updateTable('idea_contribution').set(change).where('id', '=', id).executeTakeFirst();
  return numUpdatedRows > 0n;
}
export async function deleteContribution(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await db(tx).deleteFrom('idea_contribution').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
export const findContribution = (tx: Tx, id: string): Promise<Row | undefined> => db(tx).selectFrom('idea_contribution').selectAll().where('id', '=', id).executeTakeFirst();
export const findContributionByLink = (tx: Tx, hash: string): Promise<Row | undefined> =>
  db(tx).selectFrom('idea_contribution').selectAll().where('link_hash', '=', hash).executeTakeFirst();
/** As the system: somebody else may have posted the same form. */
export const findContributionByOnce = (tx: Tx, once: string): Promise<Row | undefined> =>
  db(tx).selectFrom('idea_contribution').selectAll().where('once', '=', once).executeTakeFirst();
/** With those of the ideas that have become part of it. */
export async function selectContributions(tx: Tx, ideaId: string): Promise<Row[]> {
  return db(tx)
    .selectFrom('idea_contribution')
    .selectAll()
    .where(sql<boolean>`idea_id in (select id from idea where id = ${ideaId} or merged_into = ${ideaId})`)
    .where('kind', '<>', 'report')
    .orderBy('at')
    .orderBy('id')
    .limit(2000)
    .execute();
}
export const selectReports = (tx: Tx): Promise<Row[]> =>
  db(tx).selectFrom('idea_contribution').selectAll().where('kind', '=', 'report').orderBy('at', 'desc').orderBy('id').limit(300).execute();
/** Published ideas that were used, by number, from after this one; with what was said of those that have become part of them. As the system. */
export async function selectUsedAfter(tx: Tx, after: number): Promise<{ readonly id: string; readonly number: number }[]> {
  const { rows } = await sql<{ id: string; number: number }>`select i.id, i.number from idea i where i.standing = 'published' and i.number > ${after}
    and exists (select from idea_contribution c join idea o on o.id = c.idea_id where c.kind = 'use' and (o.id = i.id or o.merged_into = i.id)) order by i.number limit 200`.execute(
    tx,
  );
  return rows;
}
/** Unanswered since before this, and not reminded of. As the system. */
export const selectUnanswered = (tx: Tx, before: Date): Promise<Row[]> =>
  db(tx)
    .selectFrom('idea_contribution')
    .selectAll()
    .where('kind', '=', 'question')
    .where('state', '=', 'waiting')
    .where('reminded_at', 'is', null)
    .where('at', '<', before)
    .orderBy('at')
    .limit(500)
    .execute();
/** Never pressed, since before this. As the system. */
export const selectUnconfirmed = (tx: Tx, before: Date): Promise<Row[]> =>
  db(tx).selectFrom('idea_contribution').selectAll().where('state', '=', 'unconfirmed').where('at', '<', before).limit(500).execute();
/** Done with since before this, with somebody's address still. As the system. */
export const selectWithPersons = (tx: Tx, before: Date): Promise<Row[]> =>
  db(tx)
    .selectFrom('idea_contribution')
    .selectAll()
    .where('state', '<>', 'unconfirmed')
    .where('changed_at', '<', before)
    .where(sql<boolean>`exists (select from idea_contributor p where p.contribution_id = idea_contribution.id)`)
    .limit(500)
    .execute();
export async function insertContributor(tx: Tx, id: string, { name, email, language }: Guest): Promise<void> {
  await db(tx).insertInto('idea_contributor').values({ contribution_id: id, name, email, language }).execute();
}
export const findContributor = (tx: Tx, id: string): Promise<Guest | undefined> =>
  db(tx).selectFrom('idea_contributor').select(['name', 'email', 'language']).where('contribution_id', '=', id).executeTakeFirst();
/** Of these, those that somebody can be written to about. As the system. */
export async function selectAnswerable(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db(tx).selectFrom('idea_contributor').select('contribution_id').where('contribution_id', 'in', ids).execute();
  return new Set(rows.map((r) => r.contribution_id));
}
export async function deleteContributor(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('idea_contributor').where('contribution_id', '=', id).execute();
}
