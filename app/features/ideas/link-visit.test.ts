import https from 'node:https';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleCertificate, exampleKey } from '../../../testing/example-certificate.ts';
import { visit } from './inside/use/link-visit.server.ts';
import type { Reach } from './inside/use/link-visit.server.ts';

/** Against a server of our own: nothing leaves the machine. Names lead there by `resolve`, and it is the one address that may be reached. */

const here = '127.0.0.1';
type Handler = (answer: ServerResponse, method: string, host: string) => void;
const to =
  (location: string, status = 301): Handler =>
  (answer) =>
    answer.writeHead(status, { location }).end();
const says =
  (status: number): Handler =>
  (answer) =>
    answer.writeHead(status).end();
const pages: Readonly<Record<string, Handler>> = {
  '/here': says(200),
  '/gone': says(404),
  '/broken': says(500),
  '/signed-in': says(401),
  '/busy': says(429),
  '/no-head': (answer, method) => answer.writeHead(method === 'HEAD' ? 405 : 200).end(),
  '/head-lies': (answer, method) => answer.writeHead(method === 'HEAD' ? 404 : 200).end(),
  '/head-cut': (answer, method) => {
    if (method === 'HEAD') answer.destroy();
    else answer.writeHead(200).end();
  },
  // Never answers.
  '/silent': () => undefined,
  // Of the answer only its head is read: this one never ends.
  '/endless': (answer, method) => {
    if (method === 'HEAD') answer.writeHead(405).end();
    else answer.writeHead(200).write('x'.repeat(100_000));
  },
  '/moved': to('/here'),
  '/moved-far': to('https://moved.example/here', 308),
  '/moved-gone': to('https://moved.example/gone', 302),
  '/round': to('/round'),
  '/inwards': to('https://inner.example/here'),
  '/by-number': to('https://10.0.0.7/'),
  '/loopback': to(`https://${here}/here`),
  '/unguarded': to('http://guide.example/here'),
  '/other-port': to('https://guide.example:8443/here'),
  '/not-allowed': to('https://other.example/here'),
  '/nonsense': to('https://'),
};
const asked: string[] = [];
const server = https.createServer({ key: exampleKey, cert: exampleCertificate }, (request, answer) => {
  const [method, path, host] = [request.method ?? '', request.url ?? '', request.headers.host ?? ''];
  asked.push(`${method} ${host}${path}`);
  (pages[path.split('?')[0] ?? ''] ?? says(404))(answer, method, host);
});
let port = 0;
const resolved: string[] = [];
beforeAll(async () => {
  await new Promise<void>((listening) => {
    server.listen(0, here, listening);
  });
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  resolved.length = 0;
});
const reach = (more: Partial<Reach> = {}): Reach => ({
  hosts: ['guide.example', 'moved.example', 'inner.example'],
  resolve: (host) => {
    resolved.push(host);
    return Promise.resolve([host === 'inner.example' ? '10.0.0.7' : here]);
  },
  mayReach: (address) => address === here,
  port,
  ca: exampleCertificate,
  millis: 20_000,
  ...more,
});
const at = (path: string, more: Partial<Reach> = {}) => visit(`https://guide.example${path}`, reach(more));

describe('a link', () => {
  it.each(['/here', '/here?q=1', '/signed-in', '/busy', '/moved', '/moved-far'])('works: %s', async (path) => {
    expect(await at(path)).toBe('works');
  });
  it.each(['/gone', '/broken', '/moved-gone', '/round'])('is broken: %s', async (path) => {
    expect(await at(path)).toBe('broken');
  });
  it('that answers is asked for its head alone', async () => {
    await at('/here?q=1');
    expect(asked).toEqual(['HEAD guide.example/here?q=1']);
  });
  it.each(['/no-head', '/head-lies', '/head-cut', '/endless'])('is fetched where asking for the head comes to nothing: %s', async (path) => {
    expect(await at(path)).toBe('works');
    expect(asked).toEqual([`HEAD guide.example${path}`, `GET guide.example${path}`]);
  });
  it('that never answers is broken when its time is out', async () => {
    expect(await at('/silent', { millis: 50 })).toBe('broken');
  });
  it('is broken where its name leads nowhere, its server is down, or its certificate is another’s', async () => {
    expect(await at('/here', { resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toBe('broken');
    expect(await at('/here', { resolve: () => Promise.resolve([]) })).toBe('broken');
    expect(await at('/here', { ca: undefined })).toBe('broken');
    expect(await visit('https://third.example/here', reach({ hosts: ['third.example'] }))).toBe('broken');
    expect(asked).toEqual([]);
  });
  it('that leads round in a ring is left after four', async () => {
    await at('/round');
    expect(asked).toHaveLength(5);
  });
});

describe('a redirect', () => {
  it.each(['/inwards', '/by-number', '/loopback', '/unguarded', '/other-port', '/not-allowed', '/nonsense'])('is not followed where a link would not be: %s', async (path) => {
    expect(await at(path)).toBe('not-visited');
    expect(asked).toEqual([`HEAD guide.example${path}`]);
  });
  it('is looked up anew, once for each step: what was looked at is what is called', async () => {
    expect(await at('/moved-far')).toBe('works');
    expect(resolved).toEqual(['guide.example', 'moved.example']);
    // A name that leads out first, and in the next time it is asked.
    let times = 0;
    const turning = () => Promise.resolve([(times += 1) === 1 ? here : '10.0.0.7']);
    expect(await at('/here', { resolve: turning })).toBe('works');
    times = 0;
    expect(await at('/moved', { resolve: turning })).toBe('not-visited');
  });
});
