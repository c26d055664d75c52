import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { tablesOf } from '../../../../platform/database.server.ts';
import type { Deed, IdeaVersion, RemarkInput, Sender } from '../../idea-case.ts';
import type { Holder, IdeaContent } from '../../idea.ts';
import type { IdeaTables } from './idea-tables.ts';

/** What is written of ideas. */

/** Two that post the same form take turns. */
export async function lockOnce(tx: Tx, once: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`idea/${once}`}))`.execute(tx);
}
/** Nobody else changes them until the transaction is done. In one order for everybody. */
export async function lockIdeas(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select from idea where id = any (${[...ids]}::text[]) order by id for update`.execute(tx);
}

export interface NewRow {
  readonly id: string;
  readonly once: string;
  readonly demonstration: boolean;
  readonly holder: Holder;
  readonly linkHash?: string | undefined;
  readonly origin?: string | undefined;
  readonly content: IdeaContent;
  readonly at: Date;
}
/** @returns its number */
export async function insertIdea(tx: Tx, row: NewRow): Promise<number> {
  const { holder } = row;
  const db = tablesOf<IdeaTables>(tx);
  const made = await db
    .insertInto('idea')
    .values({
      id: row.id,
      once: row.once,
      demonstration: row.demonstration,
      holder_kind: holder.kind,
      centre_id: holder.kind === 'centre' ? holder.centreId : null,
      municipality_code: holder.kind === 'municipality' ? holder.code : null,
      link_hash: row.linkHash ?? null,
      standing: 'unpublished',
      merged_into: null,
      origin: row.origin ?? null,
      sent_at: null,
      confirmed_level: null,
      created_at: row.at,
      published_at: null,
      changed_at: row.at,
      withdrawn_at: null,
      confirmed_on: null,
      review_by: null,
      silent_from: null,
      review_asked_at: null,
      uses: 0,
      editor_centre_id: null,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('idea_draft')
    .values({
      idea_id: row.id,
      content: JSON.stringify(row.content),
      writing: 'draft',
      version: 1,
      submitted_at: null,
      changed_at: row.at,
      submitted_by: null,
      editors_told_at: null,
    })
    .execute();
  return made.number;
}
/** With its draft, its course and its sender. */
export async function deleteIdea(tx: Tx, id: string): Promise<void> {
  await tablesOf<IdeaTables>(tx).deleteFrom('idea').where('id', '=', id).execute();
}
/** @returns whether there was one to change, for whoever may */
export async function updateIdea(tx: Tx, id: string, change: Updateable<IdeaTables['idea']>): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf<IdeaTables>(tx).updateTable('idea').set(change).where('id', '=', id).executeTakeFirst();
  return numUpdatedRows > 0n;
}
/** Sent to the editors: once it was, they know of it. */
export async function markSent(tx: Tx, id: string, at: Date): Promise<void> {
  await tablesOf<IdeaTables>(tx)
    .updateTable('idea')
    .set({ sent_at: sql<Date>`coalesce(sent_at, ${at})` })
    .where('id', '=', id)
    .execute();
}
/** Its version grows with it. @returns the version */
export async function updateDraft(
  tx: Tx,
  id: string,
  { content, ...change }: Omit<Updateable<IdeaTables['idea_draft']>, 'content' | 'version'> & { readonly content?: IdeaContent | undefined },
): Promise<number> {
  const { version } = await tablesOf<IdeaTables>(tx)
    .updateTable('idea_draft')
    .set({ ...change, ...(content && { content: JSON.stringify(content) }), version: sql<number>`version + 1` })
    .where('idea_id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
export async function noteEditorsTold(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tablesOf<IdeaTables>(tx).updateTable('idea_draft').set({ editors_told_at: at }).where('idea_id', 'in', ids).execute();
}

export async function insertVersion(tx: Tx, id: string, v: IdeaVersion): Promise<void> {
  await tablesOf<IdeaTables>(tx)
    .insertInto('idea_version')
    .values({
      idea_id: id,
      n: v.n,
      content: JSON.stringify(v.content),
      level: v.level,
      size: v.size,
      municipality_code: v.municipality.code,
      municipality_name: v.municipality.name,
      county_code: v.county.code,
      county_name: v.county.name,
      region: v.region,
      published_at: v.publishedAt,
      change_note: v.changeNote,
      editor_centre_id: v.editorCentreId,
    })
    .execute();
}
/** Out of what is written, of every version, and of what was quoted and said of it. As the system. */
export async function blankContact(tx: Tx, id: string): Promise<void> {
  await sql`update idea_draft set content = jsonb_set(content, '{contact}', '""'), version = version + 1 where idea_id = ${id} and content->>'contact' <> ''`.execute(tx);
  await sql`update idea_version set content = jsonb_set(content, '{contact}', '""') where idea_id = ${id} and content->>'contact' <> ''`.execute(tx);
  await sql`update idea_remark set quote = '', body = '–' where idea_id = ${id} and field = 'contact'`.execute(tx);
}

export async function insertRemark(tx: Tx, id: string, ideaId: string, { field, quote, body }: RemarkInput, by: { readonly centreId: string; readonly at: Date }): Promise<void> {
  await tablesOf<IdeaTables>(tx)
    .insertInto('idea_remark')
    .values({ id, idea_id: ideaId, field, quote, body, centre_id: by.centreId, by_id: sql<string>`actor_id()`, at: by.at, settled_at: null })
    .execute();
}
export async function settleRemarks(tx: Tx, ideaId: string, at: Date): Promise<void> {
  await tablesOf<IdeaTables>(tx).updateTable('idea_remark').set({ settled_at: at }).where('idea_id', '=', ideaId).where('settled_at', 'is', null).execute();
}
export async function insertEvent(
  tx: Tx,
  ideaId: string,
  { deed, at, centreId, word }: { readonly deed: Deed; readonly at: Date; readonly centreId: string | null; readonly word: string },
): Promise<void> {
  await tablesOf<IdeaTables>(tx)
    .insertInto('idea_event')
    .values({ idea_id: ideaId, deed, at, by_id: sql<string | null>`actor_id()`, centre_id: centreId, word })
    .execute();
}
export async function insertSender(tx: Tx, ideaId: string, { name, email, language }: Sender): Promise<void> {
  await tablesOf<IdeaTables>(tx).insertInto('idea_sender').values({ idea_id: ideaId, name, email, language }).execute();
}
export async function deleteSender(tx: Tx, ideaId: string): Promise<void> {
  await tablesOf<IdeaTables>(tx).deleteFrom('idea_sender').where('idea_id', '=', ideaId).execute();
}
