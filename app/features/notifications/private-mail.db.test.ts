import ICAL from 'ical.js';
import { Logger, runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import pino from 'pino';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { closedPort, mailServer } from '../../../testing/mail-server.ts';
import type { Actor } from '../../platform/actor.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { findMailForUpdate, findLink } from './inside/mail-store.server.ts';
import { listOutbox, sendAgain } from './inside/outbox.server.ts';
import { postOffice, sendMail } from './inside/send-mail.server.ts';
import { notificationTasks } from './jobs.server.ts';
import { calendarSender, isPrivate, mostAttempts, privateLink } from './mail.ts';
import type { Mail } from './mail.ts';
import { eraseMailAbout, keepPrivateLink, queueMail } from './notifications.server.ts';

const officer: Actor = { kind: 'person', personId: 'o', name: 'Olav', grants: [{ role: 'officer', scope: null }] };
const coordinator: Actor = { kind: 'person', personId: 'k', name: 'Kari', grants: [{ role: 'coordinator', scope: 'nordvik' }] };
const worker = systemActor('send-mail');
const config = { mailFrom: 'Knutepunkt <ikke-svar@knutepunkt.example>', publicUrl: 'https://knutepunkt.example' };
const about = 'enquiry:7f0c';
const invitation = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//test//test//NO',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:besok-1@knutepunkt.example',
  'SEQUENCE:2',
  'DTSTAMP:20261121T090000Z',
  'DTSTART:20261201T090000Z',
  'DTEND:20261201T130000Z',
  'SUMMARY:Hospitering: bålpanne og grøt',
  `ORGANIZER;CN="Nordvik":mailto:${calendarSender}`,
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');
const letter: Mail = {
  to: { name: 'Åse Ødegård', address: 'ase@nordvik.example' },
  template: 'enquiry-received',
  subject: 'Vi har fått spørsmålet ditt om lokaler',
  text: `Hei Åse!\n\nFølg saken her:\n${privateLink}\n\nHilsen oss`,
  about,
  calendar: { method: 'REQUEST', content: invitation },
};

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t?.drop());
afterEach(() =>
  t.db.owner.query(`begin; select set_config('app.grants', ',system:*,', true); delete from mail; delete from private_link; delete from graphile_worker._private_jobs; commit`),
);

/** As the asker does, with a link of their own. */
async function write(mail: Mail = letter): Promise<{ id: string; path: string }> {
  const secret = newSecret();
  const path = `/nn/sak/${secret}`;
  const ctx = t.ctx(linkActor(secret));
  // Whose links they are is tried where there are enquiries and visits: `testing/link-holder.db.test.ts`.
  await inTransaction(t.ctx(worker), (tx) => keepPrivateLink(tx, about, path));
  await inTransaction(ctx, (tx) => queueMail(tx, ctx, mail));
  const { mails } = await listOutbox(t.ctx(officer), {});
  return { id: mails[0]!.id, path };
}
const kept = (id: string) => inTransaction(t.ctx(worker), (tx) => findMailForUpdate(tx, id));
const jobs = async (): Promise<number> => Number((await t.db.owner.query<{ n: string }>(`select count(*) as n from graphile_worker.jobs`)).rows[0]!.n);
const refuse =
  (message: string, more: object = {}) =>
  () =>
    Promise.reject(Object.assign(new Error(message), more));

describe('a letter that is between two', () => {
  it('is not written to somebody invented who was given no link, and is to one who asked in the demonstration', async () => {
    const ctx = t.ctx(coordinator);
    const to = { name: 'Mia Moe', address: 'mia.moe@example.org' };
    await inTransaction(ctx, (tx) => queueMail(tx, ctx, { ...letter, to }));
    expect((await listOutbox(t.ctx(officer), {})).mails).toEqual([]);
    expect(await jobs()).toBe(0);
    // Someone real whose link is not there: that is a fault, and is seen.
    await inTransaction(ctx, (tx) => queueMail(tx, ctx, letter));
    expect((await listOutbox(t.ctx(officer), {})).mails).toHaveLength(1);
    await write({ ...letter, to });
    expect((await listOutbox(t.ctx(officer), {})).mails).toHaveLength(2);
  });

  it('gets the private link when it is sent, in the language it was asked in, and is kept without it until then', async () => {
    const { id, path } = await write();
    expect(JSON.stringify(await kept(id))).not.toContain(path.slice(-22));
    const server = await mailServer();
    try {
      await sendMail(t.ctx(worker), postOffice({ ...config, smtpUrl: server.url }), id);
      const mail = await PostalMime.parse(server.received[0]!);
      expect(mail).toMatchObject({ subject: letter.subject, to: [letter.to] });
      expect(mail.text).toContain(`\nhttps://knutepunkt.example${path}\n`);
      expect(mail.text).not.toContain(privateLink);
    } finally {
      await server.close();
    }
  });

  it('is emptied when it is sent: that it was, and when, is all that is kept', async () => {
    const { id } = await write();
    await sendMail(t.ctx(worker), () => Promise.resolve(), id);
    expect(await kept(id)).toMatchObject({ to: { name: '', address: '' }, subject: '', text: '', calendar: undefined, state: 'sent', template: 'enquiry-received' });
    const raw = await t.db.owner.query(`select m::text as all from mail m`);
    expect(JSON.stringify(raw.rows)).not.toMatch(/Åse|ase@|lokaler/);
  });

  it('carries its calendar entry so that another program reads the same meeting', async () => {
    const { id } = await write();
    const server = await mailServer();
    try {
      await sendMail(t.ctx(worker), postOffice({ ...config, smtpUrl: server.url }), id);
      const mail = await PostalMime.parse(server.received[0]!, { attachmentEncoding: 'utf8' });
      const part = mail.attachments.find((a) => a.mimeType === 'text/calendar')!;
      expect(part.method).toBe('REQUEST');
      const calendar = new ICAL.Component(ICAL.parse(part.content as string));
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
      expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
      expect([event.uid, event.sequence, event.summary, event.startDate.toJSDate().toISOString()]).toEqual([
        'besok-1@knutepunkt.example',
        2,
        'Hospitering: bålpanne og grøt',
        '2026-12-01T09:00:00.000Z',
      ]);
      // It comes from the address the letter itself comes from.
      expect(event.organizer).toBe('mailto:ikke-svar@knutepunkt.example');
      expect(mail.attachments.some((a) => a.filename === 'invitasjon.ics')).toBe(true);
    } finally {
      await server.close();
    }
  });

  it('is not sent with a link that leads nowhere', async () => {
    const { id } = await write();
    await t.db.owner.query(`begin; select set_config('app.grants', ',system:*,', true); delete from private_link; commit`);
    let sent = 0;
    expect(await sendMail(t.ctx(worker), async () => void sent++, id)).toMatchObject({ retry: true });
    expect(sent).toBe(0);
    expect((await listOutbox(t.ctx(officer), {})).mails[0]).toMatchObject({ lastError: 'NO_PRIVATE_LINK' });
  });

  it('may be without a link', async () => {
    const { id } = await write({ ...letter, text: 'Takk for besøket!' });
    await t.db.owner.query(`begin; select set_config('app.grants', ',system:*,', true); delete from private_link; commit`);
    expect(await sendMail(t.ctx(worker), () => Promise.resolve(), id)).toEqual({ retry: false });
  });
});

describe('while the mail server is away', () => {
  const work = (smtpUrl: string, lines: string[] = []) => {
    const services = { log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }), config: { ...config, smtpUrl } };
    return runOnce({ pgPool: t.db.owner, taskList: notificationTasks(services, () => t.ctx(worker)), noHandleSignals: true, logger: new Logger(() => () => {}) });
  };

  it('the letter waits, is seen to wait, and is sent with its link when the server is back', async () => {
    const { id, path } = await write();
    await work(await closedPort());
    expect((await listOutbox(t.ctx(officer), { state: 'queued' })).mails).toMatchObject([{ id, state: 'queued', attempts: 1, lastError: expect.stringMatching(/^[A-Z]+$/) }]);
    await expect.poll(async () => (await t.db.owner.query(`select attempts from graphile_worker.jobs where locked_at is null`)).rows).toEqual([{ attempts: 1 }]);
    await t.db.owner.query(`update graphile_worker._private_jobs set run_at = now()`);
    const server = await mailServer();
    try {
      await work(server.url);
      expect((await PostalMime.parse(server.received[0]!)).text).toContain(path);
    } finally {
      await server.close();
    }
    expect((await listOutbox(t.ctx(officer), { state: 'sent' })).mails).toMatchObject([{ id, attempts: 2 }]);
  });

  it('neither the list nor the log repeats the address that the server refuses', async () => {
    const { id } = await write();
    const answer = await sendMail(t.ctx(worker), refuse('550 <ase@nordvik.example>: no such mailbox', { code: 'EENVELOPE', responseCode: 550 }), id);
    expect(answer).toMatchObject({ retry: true, error: { message: 'EENVELOPE 550' } });
    expect((answer.error as Error).stack).not.toContain('ase@');
    expect((await listOutbox(t.ctx(officer), {})).mails[0]).toMatchObject({ lastError: 'EENVELOPE 550' });
    const lines: string[] = [];
    await work(await closedPort(), lines);
    expect(lines.join('')).toContain(id);
    expect(lines.join('')).not.toMatch(/ase@|Åse|sak\//);
  });

  it('a letter is given up in the end, and an officer who may not read it can send it again', async () => {
    const { id } = await write();
    for (let i = 0; i < mostAttempts; i++) await sendMail(t.ctx(worker), refuse('550'), id);
    expect((await listOutbox(t.ctx(officer), { state: 'failed' })).mails).toMatchObject([{ id }]);
    await t.db.owner.query(`delete from graphile_worker._private_jobs`);
    await sendAgain(t.ctx(officer), id);
    await sendAgain(t.ctx(officer), id);
    expect((await listOutbox(t.ctx(officer), {})).mails).toMatchObject([{ id, state: 'queued', attempts: 0 }]);
    expect(await jobs()).toBe(1);
    const server = await mailServer();
    try {
      await work(server.url);
      expect(server.received).toHaveLength(1);
    } finally {
      await server.close();
    }
  });
});

describe('the list of letters', () => {
  it('says that there is a private one and what became of it, never to whom nor a word of it', async () => {
    const { id } = await write();
    const { mails } = await listOutbox(t.ctx(officer), {});
    expect(mails.map(isPrivate)).toEqual([true]);
    expect(mails).toEqual([{ id, template: 'enquiry-received', queuedAt: expect.any(Date), state: 'queued', attempts: 0, lastError: null, sentAt: null, erased: false }]);
    expect(await inTransaction(t.ctx(officer), (tx) => findMailForUpdate(tx, id))).toBeUndefined();
  });

  it('shows the private ones among the others by time', async () => {
    const { about: _, calendar: __, ...open } = letter;
    await inTransaction(t.ctx(coordinator), async (tx) => {
      for (const day of [1, 3]) await queueMail(tx, { now: new Date(2026, 0, day) }, open);
      for (const day of [2, 4]) await queueMail(tx, { now: new Date(2026, 0, day) }, letter);
    });
    expect((await listOutbox(t.ctx(officer), {})).mails.map(isPrivate)).toEqual([true, false, true, false]);
  });

  it('is closed to others in the database too', async () => {
    const { id } = await write();
    for (const actor of [coordinator, anonymous, linkActor(newSecret())]) {
      await expect(sendAgain(t.ctx(actor), id)).rejects.toMatchObject({ code: 'not-found' });
      const call = (text: string) => inTransaction(t.ctx(actor), (tx) => sql.raw(text).execute(tx));
      await expect(call(`select * from private_mail(null, null, null, 10)`)).rejects.toThrow(/only those who look after the mail/);
      await expect(call(`select send_private_mail_again('${id}')`)).rejects.toThrow(/only those who look after the mail/);
    }
  });

  it('knows no private link: only the job that sends reads them', async () => {
    await write();
    for (const actor of [officer, coordinator, anonymous, linkActor(newSecret())]) expect(await inTransaction(t.ctx(actor), (tx) => findLink(tx, about))).toBeUndefined();
    expect(await inTransaction(t.ctx(worker), (tx) => findLink(tx, about))).toContain('/nn/sak/');
  });
});

describe('erasing a person', () => {
  it('takes the letters about them: those waiting are never sent, and no link is kept', async () => {
    const { id } = await write();
    const other = { ...letter, about: 'enquiry:9', text: 'Hei!', to: { name: 'En annen', address: 'annen@nordvik.example' } };
    await inTransaction(t.ctx(anonymous), (tx) => queueMail(tx, t.ctx(anonymous), other));
    await inTransaction(t.ctx(worker), (tx) => eraseMailAbout(tx, about));
    let sent = 0;
    expect(await sendMail(t.ctx(worker), async () => void sent++, id)).toEqual({ retry: false });
    expect(sent).toBe(0);
    expect(await inTransaction(t.ctx(worker), (tx) => findLink(tx, about))).toBeUndefined();
    const raw = JSON.stringify((await t.db.owner.query(`select m::text as all from mail m`)).rows);
    expect(raw).not.toMatch(/Åse|ase@/);
    expect(raw).toContain('annen@');
    const { mails } = await listOutbox(t.ctx(officer), { state: 'failed' });
    expect(mails).toMatchObject([{ id, erased: true }]);
    await expect(sendAgain(t.ctx(officer), id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
