import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { createMailer } from './mail.server.ts';

const mail = { to: { name: 'Kari Nordmann', address: 'kari@example.no' }, subject: 'Påminnelse', text: 'Hei på deg' };
const mailFrom = 'Knutepunkt <ikke-svar@example.no>';

describe('a mail', () => {
  it('goes to the mail server with its letters whole', async () => {
    const got: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let body = '';
        stream.on('data', (d: Buffer) => (body += d.toString()));
        stream.on('end', () => {
          got.push(body);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    await createMailer({ smtpUrl, mailFrom })?.send(mail);
    const parsed = await PostalMime.parse(got[0] ?? '');
    expect([parsed.subject, parsed.text?.trim(), parsed.from?.address, parsed.to?.[0]?.name]).toEqual(['Påminnelse', 'Hei på deg', 'ikke-svar@example.no', 'Kari Nordmann']);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  it('is not lost silently when the mail server is away', async () => {
    await expect(createMailer({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom })?.send(mail)).rejects.toThrow(/ECONNREFUSED/);
  });
  it('goes nowhere without a mail server', () => {
    expect(createMailer({ smtpUrl: undefined, mailFrom })).toBeUndefined();
  });
});
