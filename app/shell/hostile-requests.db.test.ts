import { createHash } from 'node:crypto';
import pino from 'pino';
import type { DestinationStream } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, testNow } from '../../testing/database.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { seedDemonstrationPeople } from '../features/access/access.server.ts';
import { syncScheme } from '../features/scheme/scheme.server.ts';
import { systemActor } from '../platform/actor.ts';
import { readConfig } from '../platform/config.server.ts';
import type { Services } from '../platform/context.ts';
import { openDatabase } from '../platform/database.server.ts';
import type { Db } from '../platform/database.server.ts';
import { createLog } from '../platform/log.server.ts';
import { newSecret } from '../platform/private-link.server.ts';
import { createApp } from './app.tsx';

const here = 'http://localhost:3000';
const session = { cookie: 'session=somebody', origin: here, 'sec-fetch-site': 'same-origin' };
const form = { ...session, 'content-type': 'application/x-www-form-urlencoded' };

let t: TestDatabase;
let site: ReturnType<typeof siteOn>;
function siteOn(db: Db, log?: DestinationStream) {
  const { definitions } = t.ctx(systemActor('test'));
  const services: Services = {
    db,
    config: readConfig({ PORT: '3000' }),
    log: log ? createLog({ logLevel: 'info' }, log) : pino({ level: 'silent' }),
    assets: { css: [], script: '/a.js', dev: false },
    definitions,
    now: () => testNow,
  };
  const app = createApp(services);
  return (path: string, init?: RequestInit) => app.request(here + path, init);
}

beforeAll(async () => {
  t = await testDatabase();
  const system = t.ctx(systemActor('start'));
  await syncScheme(system);
  await seedDemonstrationPeople(system, [{ id: 'senja', from: '2014-01-01' }]);
  const client = await t.db.owner.connect();
  await client.query(`select set_config('app.grants', ',system:*,', false)`);
  await client.query(
    `insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ('demo-senja-coordinator', 'officer', null, '2014-01-01', 'test', now())`,
  );
  await client.query(`insert into session (id_hash, person_id, created_at, seen_at, expires_at) values ($1, 'demo-senja-coordinator', $2, $2, $3)`, [
    createHash('sha256').update('somebody').digest(),
    testNow,
    new Date(testNow.getTime() + 3600_000),
  ]);
  client.release(true);
  site = siteOn(t.db);
});
afterAll(() => t.drop());

describe('what no browser sends is refused, and is not our fault', () => {
  test.each(['/rapporter/%00', '/rapporter/a%00b/bakgrunn', '/direktoratet/rapporter/%00', '/min-sentral/arsskjema/2025/%00', '/nn/sentraler/%00'])(
    '%s is no page',
    async (path) => {
      expect((await site(path, { headers: session })).status).toBe(404);
    },
  );
  test('a NUL in the address of the API is no such thing', async () => {
    const answer = await site('/api/v1/reports/a%00b');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
  test.each([
    ['multipart/form-data', 'nonsense'],
    ['multipart/form-data; boundary=x', 'nonsense'],
    ['application/json', '{"a":'],
    ['text/plain', 'a=b'],
  ])('a form posted as %s is malformed', async (type, body) => {
    for (const path of ['/direktoratet/runder', '/direktoratet/rapporter/2014-2022/tittel', '/logg-ut']) {
      expect((await site(path, { method: 'POST', headers: { ...form, 'content-type': type }, body })).status).toBe(400);
    }
  });
  test('a form of very many fields is too large, before it is read: reading it would stop everybody', async () => {
    const answers = async (type: string, body: string) => (await site('/direktoratet/runder', { method: 'POST', headers: { ...form, 'content-type': type }, body })).status;
    const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n';
    expect(await answers('application/x-www-form-urlencoded', 'a&'.repeat(20_001))).toBe(413);
    expect(await answers('multipart/form-data; boundary=x', `${part.repeat(20_001)}--x--\r\n`)).toBe(413);
    expect(await answers('application/x-www-form-urlencoded', 'a&'.repeat(19_000))).not.toBe(413);
  });
  test('a form without files is no longer where files are taken', async () => {
    const body = `a=${'x'.repeat(3_000_000)}`;
    expect((await site('/min-sentral/logg/ny', { method: 'POST', headers: { ...form, 'content-length': String(body.length) }, body })).status).toBe(413);
  });
  test.each(['{"version":', '', '['.repeat(100_000)])('JSON that is none is malformed', async (body) => {
    const answer = await site('/api/v1/responses/senja/2025', { method: 'PUT', headers: { ...session, 'content-type': 'application/json' }, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ type: 'urn:knutepunkt:malformed' });
  });
  test('a form is still read by the page it was posted to', async () => {
    const answer = await site('/direktoratet/runder', { method: 'POST', headers: form, body: 'ar=2024&apner=i+dag&frist=' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('value="i dag"');
  });
});

describe('a NUL in a field, which the database cannot hold,', () => {
  test('becomes the sign for broken text, whatever page it was posted to', async () => {
    const answer = await site('/direktoratet/runder', { method: 'POST', headers: form, body: 'ar=x&apner=a%00b&frist=' });
    expect([answer.status, /value="[^"]*b"/.exec(await answer.text())?.[0]]).toEqual([422, 'value="a\uFFFDb"']);
  });
});

describe('what is posted from elsewhere is refused, whatever its kind', () => {
  test.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])('%s', async (type) => {
    const headers = { cookie: session.cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'content-type': type };
    expect((await site('/api/v1/responses/senja/2025', { method: 'PUT', headers, body: '{}' })).status).toBe(403);
  });
  test('a form that does not say where it comes from is refused too', async () => {
    const bare = { cookie: session.cookie, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await site('/logg-ut', { method: 'POST', headers: bare, body: '' })).status).toBe(403);
    expect((await site('/logg-ut', { method: 'POST', headers: { ...bare, 'sec-fetch-site': 'cross-site' }, body: '' })).status).toBe(403);
  });
  test('a program, which sends no origin, is let through', async () => {
    const answer = await site('/api/v1/responses/senja/2025', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"version":0,"answers":{"byQuestion":{}}}',
    });
    expect(answer.status).toBe(401);
  });
});

describe('what may be kept by a browser', () => {
  test('no page of somebody signed in', async () => {
    for (const path of ['/', '/direktoratet/runder', '/sentraler', '/finnes-ikke'])
      expect((await site(path, { headers: session })).headers.get('cache-control')).toBe('private, no-store');
  });
  test('an open page only to be asked about again', async () => {
    expect((await site('/sentraler')).headers.get('cache-control')).toBe('no-cache');
  });
  test('what says so itself', async () => {
    expect((await site('/api/v1/centres')).headers.get('cache-control')).toBe('public, max-age=300');
  });
  test('not the page that holds what somebody typed while signed out', async () => {
    const answer = await site('/min-sentral/arsskjema/2025/visits', { method: 'POST', headers: { ...form, cookie: '' }, body: 'x=y' });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([401, 'private, no-store']);
  });
});

describe('an address with a secret in it', () => {
  test.each([
    '/sak',
    '/nn/besok',
    '/besokende',
    '/en/evaluering',
    '/kalender',
    '/samling',
    '/idebanken/utkast',
    '/nn/idebanken/abonnement',
    '/idebanken/stemmer',
    '/en/idebanken/bruk',
  ])('%s: a wrong one is no page, and is told to nobody', async (page) => {
    const answer = await site(`${page}/${newSecret()}`);
    expect(answer.status).toBe(404);
    expect(Object.fromEntries(['referrer-policy', 'cache-control', 'x-robots-tag'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
  });
  test('a form there needs to say nothing of where it comes from: the secret is what counts', async () => {
    const bare = { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' };
    expect((await site(`/sak/${newSecret()}/melding`, { method: 'POST', headers: bare, body: 'tekst=a' })).status).toBe(404);
    expect((await site('/logg-ut', { method: 'POST', headers: bare, body: '' })).status).toBe(403);
  });
  test('is not where signing in leads back to', async () => {
    const secret = newSecret();
    const html = await (await site(`/sak/${secret}`)).text();
    expect(/href="([^"]*logg-inn[^"]*)"/.exec(html)?.[1]).toBe('/logg-inn?til=%2F');
  });
  test('other pages are as they were', async () => {
    expect((await site('/sentraler')).headers.get('referrer-policy')).toBe('same-origin');
  });
});

describe('while the database is away', () => {
  test('pages and API say that it is for a moment, and the readiness check that it is so', async () => {
    const db = openDatabase('postgres://nobody@127.0.0.1:1/none', () => {});
    const away = siteOn(db);
    const page = await away('/direktoratet', { headers: session });
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await page.text()).toContain('Ute av drift et øyeblikk');
    expect(await (await away('/api/v1/reports')).json()).toMatchObject({ status: 503, type: 'urn:knutepunkt:unavailable' });
    expect((await away('/readyz')).status).toBe(503);
    expect((await away('/healthz')).status).toBe(200);
    await db.close();
  });
  test('the log says which page failed, and no secret of a private link', async () => {
    const db = openDatabase('postgres://nobody@127.0.0.1:1/none', () => {});
    const lines: string[] = [];
    const away = siteOn(db, { write: (line) => void lines.push(line) });
    const secret = newSecret();
    const pages = ['sak', 'besok', 'besokende', 'evaluering', 'kalender', 'samling', 'idebanken/utkast', 'idebanken/abonnement', 'idebanken/stemmer', 'idebanken/bruk'];
    for (const page of pages) {
      for (const path of [`/${page}/${secret}`, `/nn/${page}/${secret}/slett`, `/${page}/${secret}.ics`]) expect((await away(path, { headers: session })).status).toBe(503);
    }
    expect(lines).toHaveLength(3 * pages.length);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ msg: 'request failed', path: expect.stringMatching(/^\/[a-z/]+\/…(?:\/slett)?$/) });
    expect(lines.join('')).not.toContain(secret);
    await db.close();
  });
});

describe('what is longer than a form', () => {
  const megabyte = 1024 * 1024;
  const sent = (path: string, bytes: number, headers: Readonly<Record<string, string>>) => {
    const body = new FormData();
    body.set('vedlegg', new File([new Uint8Array(bytes)], 'stor.pdf'));
    return site(path, { method: 'POST', headers: { ...headers, 'content-length': String(bytes) }, body });
  };
  const { cookie: _, ...nobody } = session;
  const [takesFiles, takesNone] = ['/min-sentral/logg/ny', '/min-sentral/arsskjema/2025/kontakt'];
  test.each([
    ['is read where files are taken, for somebody signed in', takesFiles, 3, session, 422],
    ['is refused there when it is longer than all files together may be', takesFiles, 33, session, 413],
    ['is not read for somebody who is not', takesFiles, 3, nobody, 401],
    ['is refused everywhere else', takesNone, 3, session, 413],
    ['is not read behind a private link that leads nowhere', `/idebanken/utkast/${newSecret()}/filer/bilde`, 3, nobody, 404],
    ['is not read for a bank of ideas that nobody is signed in to', '/idebanken/skriv/x/filer/bilde', 3, nobody, 401],
  ] as const)('%s', async (_what, path, megabytes, headers, status) => {
    expect((await sent(path, megabytes * megabyte, headers)).status).toBe(status);
  });
  test('is told of with the limit, and a way back to the page it came from, when that is one of ours', async () => {
    const page = async (referer: string) => (await sent(takesFiles, 33 * megabyte, { ...session, referer })).text();
    const ours = await page(`${here}${takesFiles}?som=x`);
    expect(ours).toContain('31 MB med filer om gangen');
    expect(ours).toContain(`href="${takesFiles}?som=x"`);
    for (const other of ['https://another.example/x', `${here}//another.example`, 'nowhere']) expect(await page(other)).toMatch(/href="\/"[^>]*>Gå til forsiden/);
  });
  test('is refused when it does not say how long it is', async () => {
    const body = new ReadableStream({
      start(stream) {
        for (let i = 0; i < 3; i += 1) stream.enqueue(new Uint8Array(megabyte));
        stream.close();
      },
    });
    const init = { method: 'POST', headers: { ...session, 'transfer-encoding': 'chunked', 'content-type': 'multipart/form-data; boundary=x' }, body, duplex: 'half' };
    expect((await site(takesFiles, init as RequestInit)).status).toBe(413);
  });
});
