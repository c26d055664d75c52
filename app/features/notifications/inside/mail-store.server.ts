import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { KeptMail, Mail, MailState, PrivateMail } from '../mail.ts';
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
  unsubscribe: row.unsubscribe ?? undefined,
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
      unsubscribe: mail.unsubscribe ?? null,
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

/** Where a page of the list ended: what comes after is older. */
export interface PageEnd {
  readonly queuedAt: Date;
  readonly id: string;
}
interface Selection {
  readonly state?: MailState | undefined;
  readonly before?: PageEnd | undefined;
  readonly limit: number;
}

/** Newest first; those that are between two are not among them. */
export async function selectMails(tx: Tx, { state, before, limit }: Selection): Promise<KeptMail[]> {
  let query = tablesOf<NotificationTables>(tx).selectFrom('mail').selectAll().where('about', 'is', null).orderBy('queued_at', 'desc').orderBy('id', 'desc').limit(limit);
  if (state) query = query.where('state', '=', state);
  if (before) query = query.where((e) => e(e.refTuple('queued_at', 'id'), '<', e.tuple(before.queuedAt, before.id)));
  return (await query.execute()).map(asMail);
}

/** What became of the letters that are between two, newest first. The database itself refuses all but those who look after the mail. */
export async function selectPrivateMails(tx: Tx, { state, before, limit }: Selection): Promise<PrivateMail[]> {
  const { rows } = await sql<{
    id: string;
    queued_at: Date;
    template: string;
    state: MailState;
    attempts: number;
    last_error: string | null;
    sent_at: Date | null;
    erased: boolean;
  }>`select * from private_mail(${state ?? null}, ${before?.queuedAt ?? null}, ${before?.id ?? null}, ${limit})`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    template: row.template,
    queuedAt: row.queued_at,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    sentAt: row.sent_at,
    erased: row.erased,
  }));
}

/** Puts one that is between two in the queue once more; false when there is none to send. */
export async function queuePrivateMailAgain(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ put: boolean }>`select send_private_mail_again(${id}) as put`.execute(tx);
  return rows[0]?.put ?? false;
}

/** Where the private link of a thing leads; undefined when none is kept (any more). */
export async function findLink(tx: Tx, about: string): Promise<string | undefined> {
  const row = await tablesOf<NotificationTables>(tx).selectFrom('private_link').select('path').where('about', '=', about).executeTakeFirst();
  return row?.path;
}

/** What goes when a letter does. */
const blank = { to_name: '', to_address: '', subject: '', body: '', calendar: null } as const;
/** A letter between two has done its work when it is sent: nothing of it is kept but that it was. */
export async function blankMail(tx: Tx, id: string): Promise<void> {
  await tablesOf<NotificationTables>(tx).updateTable('mail').set(blank).where('id', '=', id).execute();
}

export async function isLinkKept(tx: Tx, about: string): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`select has_private_link(${about}) as kept`.execute(tx);
  return rows[0]?.kept ?? false;
}

export async function keepLink(tx: Tx, about: string, path: string): Promise<void> {
  await sql`select keep_private_link(${about}, ${path})`.execute(tx);
}

/** Letters about the thing to this address that are not sent. As the system. */
export async function eraseLettersTo(tx: Tx, about: string, address: string): Promise<void> {
  await tablesOf<NotificationTables>(tx)
    .updateTable('mail')
    .set({ ...blank, state: 'failed' })
    .where('about', '=', about)
    .where('state', '<>', 'sent')
    .where(sql`lower(to_address)`, '=', address.toLowerCase())
    .execute();
}

/** Letters between two that were queued before this and never sent. As the system. */
export async function eraseStranded(tx: Tx, before: Date): Promise<void> {
  await tablesOf<NotificationTables>(tx)
    .updateTable('mail')
    .set({ ...blank, state: 'failed' })
    .where('about', 'is not', null)
    .where('state', '<>', 'sent')
    .where('to_address', '<>', '')
    .where('queued_at', '<', before)
    .execute();
}

export async function eraseLetters(tx: Tx, about: string): Promise<void> {
  await sql`select erase_mail_about(${about})`.execute(tx);
}
