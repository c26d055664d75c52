import type { Config } from '../../../platform/config.server.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { createMailer } from '../../../platform/mail.server.ts';
import type { KeptMail } from '../mail.ts';
import { mostAttempts } from '../mail.ts';
import { findMailForUpdate, updateMail } from './mail-store.server.ts';

/** Hands one letter to the mail server. Throws when that does not take it. */
export type Post = (mail: KeptMail) => Promise<void>;

/** undefined without a mail server. A letter that does not say where the system is gets its address beneath: one reads mail on a phone. */
export function postOffice(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'publicUrl'>): Post | undefined {
  const mailer = createMailer(config);
  const { hostname } = new URL(config.publicUrl);
  // The same id at every try: a receiver that got it, while we never heard, sees that it is one letter.
  return (
    mailer &&
    (({ id, to, subject, text }) =>
      mailer.send({ to, subject, text: text.includes(config.publicUrl) ? text : `${text.trimEnd()}\n\n${config.publicUrl}\n`, messageId: `<${id}@${hostname}>` }))
  );
}

/**
 * One try. Sent, or what went wrong is written down and `retry` says whether to come back. A letter that is sent already, or
 * whose row is gone, is left alone.
 */
export async function sendMail(ctx: Ctx, post: Post | undefined, id: string): Promise<{ retry: boolean; error?: unknown }> {
  if (!post) return { retry: false };
  return inTransaction(ctx, async (tx) => {
    const mail = await findMailForUpdate(tx, id);
    if (!mail || mail.state === 'sent') return { retry: false };
    const attempts = mail.attempts + 1;
    try {
      await post(mail);
    } catch (error) {
      const state = attempts >= mostAttempts ? 'failed' : 'queued';
      await updateMail(tx, id, { state, attempts, lastError: error instanceof Error ? error.message : String(error), sentAt: null });
      return { retry: state === 'queued', error };
    }
    await updateMail(tx, id, { state: 'sent', attempts, lastError: null, sentAt: ctx.now });
    return { retry: false };
  });
}
