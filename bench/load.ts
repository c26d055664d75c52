// A load generator that costs little: it shares the machine's cores with what it measures.
import net from 'node:net';

export interface Load {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  count: number;
  /** How often each status came. */
  statuses: Record<number, number>;
  /** Of one answer, headers left out. */
  bodyBytes: number;
  /** The last answer that was not 2xx or 3xx, to see why. */
  fault: string | undefined;
}

/** The bytes of one request. */
export function request(base: string, method: string, path: string, headers: Record<string, string> = {}, body = ''): Buffer {
  const { host } = new URL(base);
  const all = { host, ...headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
}

/** Sends what `next` gives on `connections` connections, each waiting for its answer, until `next` gives nothing. */
export async function load(base: string, connections: number, next: () => Buffer | undefined): Promise<Load> {
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  let bodyBytes = 0;
  let fault: string | undefined;
  const start = performance.now();
  const done = (answer: Answer, ms: number): void => {
    times.push(ms);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    bodyBytes = answer.body.length;
    if (answer.status >= 400) fault = answer.body.toString('utf8').slice(0, 400);
  };
  await Promise.all(Array.from({ length: connections }, () => oneConnection(base, next, done)));
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p95: at(0.95), p99: at(0.99), count: times.length, statuses, bodyBytes, fault };
}

/** As `load`, the same request for some seconds, after a second to warm up. */
export async function loadFor(base: string, connections: number, seconds: number, bytes: Buffer): Promise<Load> {
  const until = (end: number) => () => (performance.now() < end ? bytes : undefined);
  await load(base, connections, until(performance.now() + 1000));
  return load(base, connections, until(performance.now() + seconds * 1000));
}

export const round = (n: number, digits = 2): number => Number(n.toFixed(digits));

/** Milliseconds of one `work`, the median of `times` after a few to warm up. */
export async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times + 5; i++) {
    const start = performance.now();
    await work();
    if (i >= 5) taken.push(performance.now() - start);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

interface Answer {
  status: number;
  body: Buffer;
}

function oneConnection(base: string, next: () => Buffer | undefined, done: (answer: Answer, ms: number) => void): Promise<void> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port), noDelay: true });
    let received: Buffer = Buffer.alloc(0);
    let sent = 0;
    const send = (): void => {
      const bytes = next();
      if (!bytes) {
        socket.end();
        resolve();
        return;
      }
      sent = performance.now();
      socket.write(bytes);
    };
    socket.setTimeout(30_000, () => socket.destroy(new Error('no answer in 30 s')));
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const answer = readAnswer(received);
      if (!answer) return;
      received = Buffer.alloc(0);
      done(answer, performance.now() - sent);
      send();
    });
  });
}

/** The answer when it has come whole. */
function readAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  const rest = bytes.subarray(end + 4);
  if (length !== undefined) return rest.length >= Number(length) ? { status, body: rest } : undefined;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return rest.subarray(-5).toString('latin1') === '0\r\n\r\n' ? { status, body: rest } : undefined;
  return { status, body: rest };
}
