import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { AnswerTemplate, TemplateDraft } from '../enquiry.ts';
import type { EnquiryTables } from './enquiry-tables.ts';

/** What lies about on the desk: who is writing, templates, and the topics a centre knows well. */

export async function upsertWriter(tx: Tx, enquiryId: string, { id, name }: { readonly id: string; readonly name: string }, at: Date): Promise<void> {
  await tablesOf<EnquiryTables>(tx)
    .insertInto('enquiry_writer')
    .values({ enquiry_id: enquiryId, person_id: id, name, seen_at: at })
    .onConflict((c) => c.columns(['enquiry_id', 'person_id']).doUpdateSet({ name, seen_at: at }))
    .execute();
}
export async function selectOtherWriters(tx: Tx, enquiryId: string, personId: string, since: Date): Promise<string[]> {
  const rows = await tablesOf<EnquiryTables>(tx)
    .selectFrom('enquiry_writer')
    .select('name')
    .where('enquiry_id', '=', enquiryId)
    .where('person_id', '<>', personId)
    .where('seen_at', '>', since)
    .orderBy('name')
    .execute();
  return rows.map((r) => r.name);
}
export async function removeWriter(tx: Tx, enquiryId: string, personId: string): Promise<void> {
  await tablesOf<EnquiryTables>(tx).deleteFrom('enquiry_writer').where('enquiry_id', '=', enquiryId).where('person_id', '=', personId).execute();
}

/** The centre's own and what others share. */
export async function selectTemplates(tx: Tx, centreId: string): Promise<AnswerTemplate[]> {
  const rows = await tablesOf<EnquiryTables>(tx)
    .selectFrom('answer_template')
    .select(['id', 'centre_id', 'shared', 'title', 'body', 'language'])
    .where((e) => e.or([e('centre_id', '=', centreId), e('shared', '=', true)]))
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map(({ centre_id, ...rest }) => ({ ...rest, centreId: centre_id }));
}
export async function insertTemplate(tx: Tx, centreId: string, { shared, title, body, language }: TemplateDraft, by: string, at: Date): Promise<string> {
  const id = randomUUID();
  await tablesOf<EnquiryTables>(tx).insertInto('answer_template').values({ id, centre_id: centreId, shared, title, body, language, changed_at: at, changed_by: by }).execute();
  return id;
}
/** False when the centre has none of that id. */
export async function updateTemplate(tx: Tx, centreId: string, id: string, { shared, title, body, language }: TemplateDraft, by: string, at: Date): Promise<boolean> {
  const updated = await tablesOf<EnquiryTables>(tx)
    .updateTable('answer_template')
    .set({ shared, title, body, language, changed_at: at, changed_by: by })
    .where('id', '=', id)
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
export async function deleteTemplate(tx: Tx, centreId: string, id: string): Promise<boolean> {
  const deleted = await tablesOf<EnquiryTables>(tx).deleteFrom('answer_template').where('id', '=', id).where('centre_id', '=', centreId).executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}

export async function selectDeclaredTopics(tx: Tx): Promise<Map<string, string[]>> {
  const rows = await tablesOf<EnquiryTables>(tx).selectFrom('centre_topic').select(['centre_id', 'topic']).orderBy('centre_id').orderBy('topic').execute();
  const declared = new Map<string, string[]>();
  for (const { centre_id, topic } of rows) declared.set(centre_id, [...(declared.get(centre_id) ?? []), topic]);
  return declared;
}
/** Those that stay keep the day they were declared. */
export async function replaceDeclaredTopics(tx: Tx, centreId: string, topics: readonly string[], by: string, at: Date): Promise<void> {
  const db = tablesOf<EnquiryTables>(tx);
  let gone = db.deleteFrom('centre_topic').where('centre_id', '=', centreId);
  if (topics.length > 0) gone = gone.where('topic', 'not in', [...topics]);
  await gone.execute();
  if (topics.length === 0) return;
  await db
    .insertInto('centre_topic')
    .values(topics.map((topic) => ({ centre_id: centreId, topic, declared_at: at, declared_by: by })))
    .onConflict((c) => c.doNothing())
    .execute();
}
