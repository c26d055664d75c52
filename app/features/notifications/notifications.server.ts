import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.server.ts';
import { enqueue } from '../../platform/jobs.server.ts';
import { insertMail } from './inside/mail-store.server.ts';
import type { Mail } from './mail.ts';

/**
 * Writes a letter that is sent after commit, or never if the transaction fails. Sent by a job and tried again when the mail server
 * does not answer; without a mail server (SMTP_URL) it stays in the outbox. Anybody may write one; officers and administrators read them.
 */
export async function queueMail(tx: Tx, ctx: Pick<Ctx, 'now'>, mail: Mail): Promise<void> {
  const id = randomUUID();
  await insertMail(tx, id, mail, ctx.now);
  await enqueue(tx, 'send-mail', { id }, { key: `mail:${id}` });
}
