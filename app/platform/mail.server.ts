import { createTransport } from 'nodemailer';
import type { Config } from './config.server.ts';

interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Stays the same when a mail is sent again after a failure: the receiver's server can tell. */
  readonly messageId?: string;
  /** Where a post stops such letters, without a question more (RFC 8058): programs for mail offer a button. */
  readonly unsubscribeAt?: string;
  /** A calendar entry (RFC 6047): programs for mail offer to put it in the calendar. */
  readonly icalEvent?: { readonly method: string; readonly content: string; readonly filename: string };
}

export interface Mailer {
  /** Rejects when the mail server did not take it: try again later. */
  send(mail: Mail): Promise<void>;
}

/** Sends through SMTP_URL; undefined without it. */
export function createMailer({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer | undefined {
  if (smtpUrl === undefined) return undefined;
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 });
  return {
    send: async ({ unsubscribeAt, ...mail }) => {
      const stop = unsubscribeAt === undefined ? {} : { 'List-Unsubscribe': `<${unsubscribeAt}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
      // Nobody's absence message answers a machine.
      await transport.sendMail({ from: mailFrom, headers: { 'Auto-Submitted': 'auto-generated', ...stop }, ...mail });
    },
  };
}
