import { Logger, runOnce } from 'graphile-worker';
import pino from 'pino';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { closedPort, mailServer } from '../../../testing/mail-server.ts';
import type { Actor } from '../../platform/actor.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { listOutbox, sendAgain } from './inside/outbox.server.ts';
import { selectMails } from './inside/mail-store.server.ts';
import { postOffice, sendMail } from './inside/send-mail.server.ts';
import { notificationTasks } from './jobs.server.ts';
import { mostAttempts } from './mail.ts';
import { queueMail } from './notifications.server.ts';

const officer: Actor = { kind: 'person', personId: 'o', name: 'Olav', grants: [{ role: 'officer', scope: null }] };
const coordinator: Actor = { kind: 'person', personId: 'k', name: 'Kari', grants: [{ role: 'coordinator', scope: 'nordvik' }] };
const letter = {
  to: { name: 'Åse Ødegård', address: 'ase@nordvik.example' },
  template: 'invitation',
  subject: 'Velkommen på Knutepunkt',
  text: 'Hei!\nÆ, ø og å.',
  centreId: 'nordvik',
};
const worker = systemActor('send-mail');

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t?.drop());
afterEach(() => t.db.owner.query(`begin; select set_config('app.grants', ',system:*,', true); delete from mail; delete from graphile_worker._private_jobs; commit`));

const write = async (actor: Actor = coordinator): Promise<string> => {
  await inTransaction(t.ctx(actor), (tx) => queueMail(tx, t.ctx(actor), letter));
  const { mails } = await listOutbox(t.ctx(officer), {});
  return mails[0]!.id;
};
const waitingJobs = async (): Promise<number> => Number((await t.db.owner.query<{ n: string }>(`select count(*) as n from graphile_worker.jobs`)).rows[0]!.n);

const office = (smtpUrl: string) => postOffice({ smtpUrl, mailFrom: 'Knutepunkt <ikke-svar@knutepunkt.example>', publicUrl: 'https://knutepunkt.example' });

describe('a letter', () => {
  it('is sent once, as it was written, with the address of the system beneath', async () => {
    const id = await write();
    const server = await mailServer();
    try {
      expect(await sendMail(t.ctx(worker), office(server.url), id)).toEqual({ retry: false });
      expect(await sendMail(t.ctx(worker), office(server.url), id)).toEqual({ retry: false });
      expect(server.received).toHaveLength(1);
      const mail = await PostalMime.parse(server.received[0]!);
      expect(mail).toMatchObject({ subject: letter.subject, from: { address: 'ikke-svar@knutepunkt.example' }, to: [letter.to], messageId: `<${id}@knutepunkt.example>` });
      expect(mail.text?.trim().replaceAll('\r', '')).toBe(`${letter.text}\n\nhttps://knutepunkt.example`);
    } finally {
      await server.close();
    }
    const { mails } = await listOutbox(t.ctx(officer), { state: 'sent' });
    expect(mails).toMatchObject([{ id, state: 'sent', attempts: 1, lastError: null }]);
  });

  it('is tried again when the mail server is down, and what it said is kept', async () => {
    const id = await write();
    const down = await closedPort();
    expect(await sendMail(t.ctx(worker), office(down), id)).toMatchObject({ retry: true });
    expect((await listOutbox(t.ctx(officer), {})).mails[0]).toMatchObject({ state: 'queued', attempts: 1, lastError: expect.stringContaining('ECONNREFUSED') });
    const server = await mailServer();
    try {
      await sendMail(t.ctx(worker), office(server.url), id);
      expect(server.received).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  it('is given up in the end, and can be put in the queue again', async () => {
    const id = await write();
    const refuse = () => Promise.reject(new Error('550 no such mailbox'));
    for (let i = 1; i < mostAttempts; i++) expect((await sendMail(t.ctx(worker), refuse, id)).retry).toBe(true);
    expect((await sendMail(t.ctx(worker), refuse, id)).retry).toBe(false);
    expect((await listOutbox(t.ctx(officer), { state: 'failed' })).mails).toMatchObject([{ id, lastError: '550 no such mailbox' }]);
    await sendAgain(t.ctx(officer), id);
    await sendAgain(t.ctx(officer), id);
    expect((await listOutbox(t.ctx(officer), {})).mails[0]).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await waitingJobs()).toBe(1);
  });

  it('stays in the outbox without a mail server', async () => {
    const id = await write();
    expect(await sendMail(t.ctx(worker), undefined, id)).toEqual({ retry: false });
    expect((await listOutbox(t.ctx(officer), {})).mails[0]).toMatchObject({ id, state: 'queued', attempts: 0 });
  });

  it('is not written when the deed it tells of fails', async () => {
    const failing = inTransaction(t.ctx(coordinator), async (tx) => {
      await queueMail(tx, t.ctx(coordinator), letter);
      throw new Error('the deed failed');
    });
    await expect(failing).rejects.toThrow('the deed failed');
    expect((await listOutbox(t.ctx(officer), {})).mails).toEqual([]);
    expect(await waitingJobs()).toBe(0);
  });

  it('can be written by anybody, also a reader who is not signed in', async () => {
    await expect(write(anonymous)).resolves.toBeTypeOf('string');
  });
});

describe('the job', () => {
  const work = (smtpUrl: string | undefined) => {
    const services = {
      db: t.db,
      log: pino({ level: 'silent' }),
      config: { smtpUrl, mailFrom: 'Knutepunkt <ikke-svar@knutepunkt.example>', publicUrl: 'https://knutepunkt.example' },
    };
    return runOnce({ pgPool: t.db.owner, taskList: notificationTasks(services, () => t.ctx(worker)), noHandleSignals: true, logger: new Logger(() => () => {}) });
  };
  it('waits and comes back when the mail server is down, and is done when it is up', async () => {
    const id = await write();
    await work(await closedPort());
    // The queue writes down what became of a job a moment after the job is done.
    const later = async () => (await t.db.owner.query(`select attempts from graphile_worker.jobs where run_at > now() and locked_at is null`)).rows;
    await expect.poll(later).toEqual([{ attempts: 1 }]);
    await t.db.owner.query(`update graphile_worker._private_jobs set run_at = now()`);
    const server = await mailServer();
    try {
      await work(server.url);
      expect(server.received).toHaveLength(1);
    } finally {
      await server.close();
    }
    await expect.poll(waitingJobs).toBe(0);
    expect((await listOutbox(t.ctx(officer), {})).mails[0]).toMatchObject({ id, state: 'sent', attempts: 2 });
  });

  it('is done at once without a mail server', async () => {
    await write();
    await work(undefined);
    await expect.poll(waitingJobs).toBe(0);
  });
});

describe('the outbox', () => {
  it('is closed to everybody but officers and administrators', async () => {
    const id = await write();
    for (const actor of [coordinator, anonymous]) {
      await expect(listOutbox(t.ctx(actor), {})).rejects.toMatchObject({ code: 'not-found' });
      await expect(sendAgain(t.ctx(actor), id)).rejects.toMatchObject({ code: 'not-found' });
      expect(await inTransaction(t.ctx(actor), (tx) => selectMails(tx, { limit: 10 }))).toEqual([]);
    }
    const administrator: Actor = { kind: 'person', personId: 'a', name: 'Ada', grants: [{ role: 'administrator', scope: null }] };
    expect((await listOutbox(t.ctx(administrator), {})).mails).toHaveLength(1);
  });

  it('turns pages by key', async () => {
    await inTransaction(t.ctx(coordinator), async (tx) => {
      for (let i = 0; i < 120; i++) await queueMail(tx, { now: new Date(2026, 0, 1 + (i % 3)) }, { ...letter, ...(i % 2 === 0 && { about: 'enquiry:1' }) });
    });
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await listOutbox(t.ctx(officer), { before });
      seen.push(...page.mails.map((m) => m.id));
      before = page.older;
    } while (before !== undefined);
    expect(new Set(seen).size).toBe(120);
    expect(seen).toHaveLength(120);
  });
});
