import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { KeptMail, Mail, MailState } from '../mail.ts';
import type { NotificationTables } from './notification-tables.ts';

const asMail = (row: Selectable<NotificationTables['mail']>): KeptMail => ({
  id: row.id,
  to: { name: row.to_name, address: row.to_address },
  template: row.template,
  subject: row.subject,
  text: row.body,
  centreId: row.centre_id,
  queuedAt: row.queued_at,
  state: row.state,
  attempts: row.attempts,
  lastError: row.last_error,
  sentAt: row.sent_at,
  about: row.about ?? undefined,
  calendar: row.calendar ?? undefined,
});

/** Without `returning`: whoever writes a letter may not read the others. */
export async function insertMail(tx: Tx, id: string, mail: Mail, now: Date): Promise<void> {
  await tablesOf<NotificationTables>(tx)
    .insertInto('mail')
    .values({
      id,
      queued_at: now,
      queued_by: sql<string | null>`actor_id()`,
      to_name: mail.to.name,
      to_address: mail.to.address,
      template: mail.template,
      subject: mail.subject,
      body: mail.text,
      centre_id: mail.centreId ?? null,
      last_error: null,
      sent_at: null,
      about: mail.about ?? null,
      calendar: mail.calendar ? JSON.stringify(mail.calendar) : null,
    })
    .execute();
}

/** Locked, so that two workers never send one letter twice. */
export async function findMailForUpdate(tx: Tx, id: string): Promise<KeptMail | undefined> {
  const row = await tablesOf<NotificationTables>(tx).selectFrom('mail').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asMail(row);
}

export async function updateMail(tx: Tx, id: string, change: { state: MailState; attempts: number; lastError: string | null; sentAt: Date | null }): Promise<void> {
  await tablesOf<NotificationTables>(tx)
    .updateTable('mail')
    .set({ state: change.state, attempts: change.attempts, last_error: change.lastError, sent_at: change.sentAt })
    .where('id', '=', id)
    .execute();
}

/** Newest first; `before` is the id of the last one on the page before. */
export async function selectMails(tx: Tx, { state, before, limit }: { state?: MailState | undefined; before?: string | undefined; limit: number }): Promise<KeptMail[]> {
  let query = tablesOf<NotificationTables>(tx).selectFrom('mail').selectAll().orderBy('queued_at', 'desc').orderBy('id', 'desc').limit(limit);
  if (state) query = query.where('state', '=', state);
  if (before)
    query = query.where((e) =>
      e(e.refTuple('queued_at', 'id'), '<', e.selectFrom('mail as last').select(['last.queued_at', 'last.id']).where('last.id', '=', before).$asTuple('queued_at', 'id')),
    );
  return (await query.execute()).map(asMail);
}

export async function keepLink(tx: Tx, about: string, path: string): Promise<void> {
  await sql`select keep_private_link(${about}, ${path})`.execute(tx);
}

export async function eraseLetters(tx: Tx, about: string): Promise<void> {
  await sql`select erase_mail_about(${about})`.execute(tx);
}
