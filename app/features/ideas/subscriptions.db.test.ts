import type { JobHelpers } from 'graphile-worker';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailServer } from '../../../testing/mail-server.ts';
import { ideaDatabase, publishedIdea, whole } from '../../../testing/ideas.ts';
import { testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv } from '../../../testing/small-scheme.ts';
import { pageSite } from '../../../testing/visit-site.ts';
import type { PageSite } from '../../../testing/visit-site.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { trapFields } from '../../platform/form-trap.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { notificationTasks } from '../notifications/jobs.server.ts';
import { eraseUnconfirmed, sendDigests } from './inside/subscribe/digest.server.ts';
import { ideasRoutes } from './routes.ts';
import { changeSubscription, confirmSubscription, findOwnSubscription, stopSubscription, subscribe } from './subscriptions.server.ts';

/** Letters about new ideas: asked for twice, sent when there is something, and gone without a trace. */

let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
});
afterAll(() => t?.drop());
beforeEach(() => t.db.owner.query('truncate idea cascade; truncate idea_index, idea_subscription, mail, private_link, rate_window, graphile_worker._private_jobs cascade'));

const publicUrl = 'https://site.example';
const later = (hours: number): Date => new Date(testNow.getTime() + hours * 3_600_000);
const job = (now = testNow) => t.ctx(systemActor('idea-digest'), { now });
const rows = async (statement: string) => (await t.db.owner.query<Record<string, unknown>>(statement)).rows;
const letters = () =>
  rows(`select template, to_address, subject, body, state, unsubscribe from mail where template like 'idea-subscription-%' or template = 'idea-digest' order by queued_at, id`);

async function asked(query = '', email = 'per@example.org'): Promise<{ actor: Actor; secret: string }> {
  const secret = newSecret();
  const actor = linkActor(secret);
  expect(await subscribe(t.ctx(actor), { email, language: 'nb', query, path: `/idebanken/abonnement/${secret}` })).toEqual({ ok: true });
  return { actor, secret };
}
async function confirmed(query = '', email?: string): Promise<{ actor: Actor; secret: string }> {
  const one = await asked(query, email);
  await confirmSubscription(t.ctx(one.actor));
  await t.db.owner.query('truncate mail');
  return one;
}
const told = (title: string, now: Date, more: Partial<typeof whole> = {}) => publishedIdea((actor) => t.ctx(actor, { now }), { content: { ...whole, title, ...more } });

describe('asking for letters', () => {
  it('sends one that asks whether it is so, and no other before somebody said yes', async () => {
    const { actor } = await asked();
    expect(await letters()).toMatchObject([{ template: 'idea-subscription-confirm', to_address: 'per@example.org', unsubscribe: null }]);
    await told('Ny idé', later(1));
    expect(await sendDigests(job(later(2)), publicUrl)).toBe(0);
    expect(await findOwnSubscription(t.ctx(actor))).toMatchObject({ confirmedAt: undefined });
  });

  it('answers the same to an address that has it, and writes to it with the link it has', async () => {
    const first = await confirmed('tema=paint');
    const second = await asked('tema=paint&side=3&sorter=nyeste', 'PER@example.org');
    expect(await letters()).toMatchObject([{ template: 'idea-subscription-already', to_address: 'per@example.org' }]);
    expect(await findOwnSubscription(t.ctx(second.actor))).toBeUndefined();
    expect(await rows('select path from private_link')).toEqual([{ path: `/idebanken/abonnement/${first.secret}` }]);
  });

  it('is for no address that is none', async () => {
    expect(await subscribe(t.ctx(linkActor(newSecret())), { email: 'per', language: 'nb', query: '', path: '/x' })).toEqual({ ok: false, reason: 'no-address' });
  });

  it('is forgotten when nobody said yes within a week', async () => {
    await asked();
    await confirmed('tema=paint', 'anne@example.org');
    await asked('', 'siri@example.org');
    await t.db.owner.query(`update idea_subscription set asked_at = $1 where email = 'siri@example.org'`, [later(24)]);
    await eraseUnconfirmed(job(later(7 * 24 + 1)));
    expect(await rows('select email from idea_subscription order by email')).toEqual([{ email: 'anne@example.org' }, { email: 'siri@example.org' }]);
    expect(await rows('select count(*)::int as n from private_link')).toEqual([{ n: 2 }]);
  });
});

describe('the Monday letter', () => {
  it('has what is new since the last, with where it is read, and a way to stop', async () => {
    await told('Gammel idé', testNow);
    await confirmed();
    await t.db.owner.query('update idea_subscription set told_until = $1', [later(1)]);
    const { number } = await told('Malekveld', later(2));
    expect(await sendDigests(job(later(3)), publicUrl)).toBe(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({ template: 'idea-digest', subject: 'Én ny idé i Ideene', unsubscribe: '/stopp' });
    expect(letter!['body']).toContain(`Malekveld\n${whole.gist}\nhttps://site.example/idebanken/${number}-malekveld`);
    expect(letter!['body']).not.toContain('Gammel');
  });

  it('is not sent when nothing is new, or when it was sent already', async () => {
    await confirmed();
    expect(await sendDigests(job(later(1)), publicUrl)).toBe(0);
    await told('Ny', later(2));
    expect(await sendDigests(job(later(3)), publicUrl)).toBe(1);
    expect(await sendDigests(job(later(3)), publicUrl)).toBe(0);
    expect(await sendDigests(job(later(200)), publicUrl)).toBe(0);
  });

  it('has only what fits the search', async () => {
    await confirmed('q=låve', 'per@example.org');
    await confirmed('tema=paint', 'anne@example.org');
    await confirmed('q=treningsstudio', 'siri@example.org');
    await told('Malekveld i låven', later(1));
    expect(await sendDigests(job(later(2)), publicUrl)).toBe(2);
    expect((await letters()).map((l) => String(l['to_address'])).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['anne@example.org', 'per@example.org']);
  });

  it('has for each what came since they were told last, or said yes; saying yes again loses nothing', async () => {
    const early = await asked('', 'per@example.org');
    await confirmSubscription(t.ctx(early.actor));
    const late = await asked('', 'anne@example.org');
    await told('Den første', later(1));
    await confirmSubscription(t.ctx(late.actor, { now: later(2) }));
    await told('Den andre', later(3));
    await confirmSubscription(t.ctx(early.actor, { now: later(4) }));
    await t.db.owner.query('truncate mail');
    expect(await sendDigests(job(later(5)), publicUrl)).toBe(2);
    const bodies = new Map((await letters()).map((l) => [l['to_address'], String(l['body'])]));
    expect(['Den første', 'Den andre'].map((title) => bodies.get('per@example.org')?.includes(title))).toEqual([true, true]);
    expect(['Den første', 'Den andre'].map((title) => bodies.get('anne@example.org')?.includes(title))).toEqual([false, true]);
  });

  it('is not about what comes after its moment: that is the next one’s', async () => {
    await confirmed();
    await told('Ny', later(5));
    expect([await sendDigests(job(later(3)), publicUrl), await sendDigests(job(later(10)), publicUrl)]).toEqual([0, 1]);
  });

  it('is not about what a misspelt search may have meant', async () => {
    await confirmed('q=malekvelld');
    await told('Malekveld', later(1));
    expect(await sendDigests(job(later(2)), publicUrl)).toBe(0);
  });

  it('names twenty, and tells of how many there are', async () => {
    await confirmed();
    for (let i = 1; i <= 23; i += 1) await told(`Idé nummer ${i}`, later(1));
    expect(await sendDigests(job(later(2)), publicUrl)).toBe(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({ subject: expect.stringContaining('23 nye ideer') });
    expect([String(letter!['body']).match(/Idé nummer/g)?.length, String(letter!['body']).includes('Og 3 til.')]).toEqual([20, true]);
  });

  it('says nothing of what was hidden before it was sent', async () => {
    await confirmed();
    await told('Ny', later(1));
    await t.db.owner.query('truncate idea_index');
    expect(await sendDigests(job(later(2)), publicUrl)).toBe(0);
  });

  it('carries what programs for mail stop it with', async () => {
    const { secret } = await confirmed();
    await told('Ny', later(1));
    await sendDigests(job(later(2)), publicUrl);
    const server = await mailServer();
    const config = { smtpUrl: server.url, mailFrom: 'K <k@example.no>', publicUrl };
    const { 'send-mail': send } = notificationTasks({ log: pino({ level: 'silent' }), config }, (task) => t.ctx(systemActor(task)));
    const [mail] = await rows(`select id from mail where template = 'idea-digest'`);
    await send?.({ id: mail!['id'] }, {} as JobHelpers);
    const sent = server.received.at(-1)!.replaceAll(/\r\n[ \t]+/g, ' ');
    expect(sent).toContain(`List-Unsubscribe: <${publicUrl}/idebanken/abonnement/${secret}/stopp>`);
    expect(sent).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    await server.close();
  });
});

describe('whoever holds the link', () => {
  it('sees, changes and stops their own; nobody else does', async () => {
    const { actor } = await confirmed();
    const other = linkActor(newSecret());
    for (const stranger of [other, kari, liv, anonymous]) {
      await expect(confirmSubscription(t.ctx(stranger))).rejects.toMatchObject({ code: 'not-found' });
      await expect(changeSubscription(t.ctx(stranger), { query: 'q=x', language: 'nn', path: '/x' })).rejects.toMatchObject({ code: 'not-found' });
    }
    await stopSubscription(t.ctx(other));
    expect(await changeSubscription(t.ctx(actor), { query: 'q=maling&side=2', language: 'nn', path: '/nn/x' })).toEqual({ ok: true });
    expect(await findOwnSubscription(t.ctx(actor))).toMatchObject({ query: 'q=maling', language: 'nn' });
    expect(await rows('select path from private_link')).toEqual([{ path: '/nn/x' }]);
  });

  it('does not get the same letters twice', async () => {
    await confirmed('q=maling');
    const { actor } = await confirmed('q=trening');
    expect(await changeSubscription(t.ctx(actor), { query: 'q=maling', language: 'nb', path: '/x' })).toEqual({ ok: false, reason: 'have-already' });
  });

  it('leaves nothing behind when they stop, not even in letters that wait', async () => {
    const { actor } = await confirmed();
    await told('Ny', later(1));
    await sendDigests(job(later(2)), publicUrl);
    await stopSubscription(t.ctx(actor));
    await stopSubscription(t.ctx(actor));
    expect(await rows('select * from idea_subscription')).toEqual([]);
    expect(await rows('select * from private_link')).toEqual([]);
    expect(await letters()).toMatchObject([{ to_address: '', body: '', state: 'failed' }]);
    expect(JSON.stringify(await rows('select * from audit_event'))).not.toContain('per@example.org');
  });
});

describe('the pages', () => {
  const made = { [trapFields.madeAt]: String(testNow.getTime() - 60_000), [trapFields.decoy]: '' };
  it('ask for an address, keep what was typed, and say the same whoever it is', async () => {
    const page = await site.get('/idebanken/abonner?tema=paint&side=2');
    expect(page.status).toBe(200);
    expect(page.html).toContain('name="sok" value="tema=paint"');
    const wrong = await site.post('/idebanken/abonner', { epost: 'per@', sok: 'tema=paint', sprak: 'nn', ...made });
    expect([wrong.status, wrong.html.includes('value="per@"'), wrong.html.includes('value="tema=paint"')]).toEqual([422, true, true]);
    expect(wrong.html).toMatch(/<option value="nn" selected/);
    const fields = { epost: 'per@example.org', sok: 'tema=paint', sprak: 'nn', ...made };
    const [first, second] = [await site.post('/idebanken/abonner', fields), await site.post('/idebanken/abonner', fields)];
    expect([first.status, first.to]).toEqual([303, '/idebanken/abonner?ok=sendt']);
    expect([second.status, second.to]).toEqual([first.status, first.to]);
    expect(await rows('select email, language, query from idea_subscription')).toEqual([{ email: 'per@example.org', language: 'nn', query: 'tema=paint' }]);
  });

  it('take nothing from a program, and so much from one address', async () => {
    const quick = { epost: 'per@example.org', sok: '', [trapFields.madeAt]: String(testNow.getTime()), [trapFields.decoy]: '' };
    expect((await site.post('/idebanken/abonner', quick)).status).toBe(422);
    expect((await site.post('/idebanken/abonner', { ...quick, ...made, [trapFields.decoy]: 'x' })).status).toBe(422);
    expect(await rows('select * from idea_subscription')).toEqual([]);
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await site.post('/idebanken/abonner', { epost: 'per@example.org', sok: `q=${i}`, ...made })).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });

  it('change nothing by being looked at', async () => {
    const { secret, actor } = await asked();
    const at = `/idebanken/abonnement/${secret}`;
    for (const path of [at, `${at}/stopp`, `${at}?ok=bekreftet`]) expect((await site.get(path)).status).toBe(200);
    expect(await findOwnSubscription(t.ctx(actor))).toMatchObject({ confirmedAt: undefined });
    const page = await site.get(at);
    expect(Object.fromEntries(['referrer-policy', 'x-robots-tag'].map((name) => [name, page.headers.get(name)]))).toEqual({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
  });

  it('confirm, change and stop, each in one press', async () => {
    const { secret, actor } = await asked('niva=provd');
    const at = `/idebanken/abonnement/${secret}`;
    expect((await site.post(`${at}/bekreft`)).to).toBe(`${at}?ok=bekreftet`);
    expect((await site.post(at, { q: ' maling ', tema: 'paint', sprak: 'nn' })).to).toBe(`${at}?ok=endret`);
    expect(await findOwnSubscription(t.ctx(actor))).toMatchObject({ query: 'q=maling&tema=paint&niva=provd', language: 'nn' });
    expect((await site.post(`${at}/stopp`)).to).toBe('/idebanken/abonner/stoppet');
    expect((await site.get(at)).status).toBe(404);
    expect((await site.get(`${at}/stopp`)).html).toContain('Brevene er stoppet');
  });

  it('let a program for mail stop them by a post, without a cookie and as often as it likes', async () => {
    const { secret } = await confirmed();
    const stop = () => site.post(`/idebanken/abonnement/${secret}/stopp`, { 'List-Unsubscribe': 'One-Click' });
    expect([(await stop()).status, (await stop()).status]).toEqual([200, 200]);
    expect(await rows('select * from idea_subscription')).toEqual([]);
  });
});
