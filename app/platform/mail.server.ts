import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from './config.server.ts';

export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Stays the same when a mail is sent again after a failure: the receiver's server can tell. */
  readonly messageId?: string;
}

export interface Mailer {
  /** Rejects when the mail server did not take it: try again later. */
  send(mail: Mail): Promise<void>;
  /** 'folder': nobody gets it, it lies in the data folder for whoever tries the system. */
  readonly kind: 'smtp' | 'folder';
}

/** Sends through SMTP_URL; without it, writes each mail as a file in `outbox` under the data folder. */
export const createMailer = (config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>): Mailer =>
  config.smtpUrl === undefined ? folderMailer(config, path.join(config.dataDir, 'outbox')) : smtpMailer(config, config.smtpUrl);

function smtpMailer({ mailFrom }: Pick<Config, 'mailFrom'>, url: string): Mailer {
  const transport = createTransport({ url, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 });
  return {
    kind: 'smtp',
    send: async (mail) => {
      await transport.sendMail({ from: mailFrom, ...mail });
    },
  };
}

function folderMailer({ mailFrom }: Pick<Config, 'mailFrom'>, outbox: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    kind: 'folder',
    send: async (mail) => {
      const { message } = await transport.sendMail({ from: mailFrom, ...mail });
      if (!Buffer.isBuffer(message)) throw new Error('the mail was not made');
      mkdirSync(outbox, { recursive: true });
      writeFileSync(path.join(outbox, `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${crypto.randomUUID().slice(0, 8)}.eml`), message);
    },
  };
}
