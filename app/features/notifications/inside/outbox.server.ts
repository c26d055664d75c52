import type { Actor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { enqueue } from '../../../platform/jobs.server.ts';
import { isAdministrator, isOfficer } from '../../access/access.ts';
import type { KeptMail, MailState } from '../mail.ts';
import { findMailForUpdate, selectMails, updateMail } from './mail-store.server.ts';

const pageSize = 50;

export const mayReadOutbox = (actor: Actor): boolean => isOfficer(actor) || isAdministrator(actor);

/** Newest first; `older` is the key of the next page. @throws AppError `not-found` for others than officers and administrators */
export async function listOutbox(ctx: Ctx, filter: { state?: MailState | undefined; before?: string | undefined }): Promise<{ mails: KeptMail[]; older: string | undefined }> {
  if (!mayReadOutbox(ctx.actor)) throw new AppError('not-found');
  const found = await inTransaction(ctx, (tx) => selectMails(tx, { ...filter, limit: pageSize + 1 }));
  const mails = found.slice(0, pageSize);
  return { mails, older: found.length > pageSize ? mails.at(-1)?.id : undefined };
}

/** Puts a letter that was not sent in the queue once more, its tries forgotten. @throws AppError `not-found` */
export async function sendAgain(ctx: Ctx, id: string): Promise<void> {
  if (!mayReadOutbox(ctx.actor) || !/^[\da-f-]{36}$/.test(id)) throw new AppError('not-found');
  await inTransaction(ctx, async (tx) => {
    const mail = await findMailForUpdate(tx, id);
    if (!mail) throw new AppError('not-found');
    if (mail.state === 'sent') return;
    await updateMail(tx, id, { state: 'queued', attempts: 0, lastError: mail.lastError, sentAt: null });
    // One try waiting for each letter, however often the button is pressed.
    await enqueue(tx, 'send-mail', { id }, { key: `mail:${id}` });
  });
}
