import type { Config } from '../../../platform/config.server.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { createMailer } from '../../../platform/mail.server.ts';
import type { KeptMail } from '../mail.ts';
import { calendarSender, mostAttempts, privateLink } from '../mail.ts';
import { blankMail, findLink, findMailForUpdate, updateMail } from './mail-store.server.ts';

/** Hands one letter to the mail server, `path` being where its private link leads. Throws when that does not take it. */
export type Post = (mail: KeptMail, path?: string) => Promise<void>;

/** undefined without a mail server. A letter that does not say where the system is gets its address beneath: one reads mail on a phone. */
export function postOffice(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'publicUrl'>): Post | undefined {
  const mailer = createMailer(config);
  const { hostname } = new URL(config.publicUrl);
  const sender = /<([^>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom;
  return (
    mailer &&
    (({ id, to, subject, text, calendar, unsubscribe }, path) => {
      const filled = path === undefined ? text : text.replaceAll(privateLink, () => config.publicUrl + path);
      return mailer.send({
        to,
        subject,
        text: filled.includes(config.publicUrl) ? filled : `${filled.trimEnd()}\n\n${config.publicUrl}\n`,
        // The same id at every try: a receiver that got it, while we never heard, sees that it is one letter.
        messageId: `<${id}@${hostname}>`,
        ...(unsubscribe !== undefined && path !== undefined && { unsubscribeAt: config.publicUrl + path + unsubscribe }),
        ...(calendar && { icalEvent: { method: calendar.method, content: calendar.content.replaceAll(calendarSender, () => sender), filename: 'invitasjon.ics' } }),
      });
    })
  );
}

/** The link a letter has room for; throws when there is none to put in it, for a letter that leads nowhere is worse than one that is late. */
async function linkFor(tx: Tx, mail: KeptMail): Promise<string | undefined> {
  if (mail.about === undefined || !mail.text.includes(privateLink)) return undefined;
  const path = await findLink(tx, mail.about);
  if (path === undefined) throw Object.assign(new Error('no private link is kept for the letter'), { code: 'NO_PRIVATE_LINK' });
  return path;
}

/** What went wrong, in a form that may be kept: of a letter between two only the codes, since mail servers repeat the address they refuse. */
function faultOf(mail: KeptMail, error: unknown): Error {
  const given = error instanceof Error ? error : new Error(String(error));
  if (mail.about === undefined) return given;
  const { code, responseCode } = given as { code?: unknown; responseCode?: unknown };
  return new Error([code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'the letter was not taken');
}

/**
 * One try. Sent, or what went wrong is written down and `retry` says whether to come back. A letter that is sent already, whose
 * person is erased or whose row is gone, is left alone.
 */
export async function sendMail(ctx: Ctx, post: Post | undefined, id: string): Promise<{ retry: boolean; error?: unknown }> {
  if (!post) return { retry: false };
  return inTransaction(ctx, async (tx) => {
    const mail = await findMailForUpdate(tx, id);
    if (!mail || mail.state === 'sent' || mail.to.address === '') return { retry: false };
    const attempts = mail.attempts + 1;
    try {
      await post(mail, await linkFor(tx, mail));
    } catch (thrown) {
      const state = attempts >= mostAttempts ? 'failed' : 'queued';
      const error = faultOf(mail, thrown);
      await updateMail(tx, id, { state, attempts, lastError: error.message, sentAt: null });
      return { retry: state === 'queued', error };
    }
    await updateMail(tx, id, { state: 'sent', attempts, lastError: null, sentAt: ctx.now });
    if (mail.about !== undefined) await blankMail(tx, id);
    return { retry: false };
  });
}
