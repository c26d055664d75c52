import { lookup } from 'node:dns/promises';
import https from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Whether an address still answers: https alone, hosts that are allowed alone, and never an address of a network of somebody's own. */

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
const open = new BlockList();
// What is routed in the world, but for what leads on into IPv4 (6to4, Teredo) or is kept for examples.
open.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6');
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !closed.check(address, 'ipv4');
  return kind === 6 && open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

export interface Reach {
  /** Hosts that may be visited, in lower case. */
  readonly hosts: readonly string[];
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly mayReach: (address: string) => boolean;
  /** For tests: a server of our own and its certificate. */
  readonly port?: number | undefined;
  readonly ca?: string | undefined;
  readonly millis: number;
}
export const theWorld = (hosts: readonly string[]): Reach => ({
  hosts,
  resolve: async (host) => (await lookup(host, { all: true })).map((a) => a.address),
  mayReach: isPublicAddress,
  millis: 8000,
});

/** `not-visited`: not ours to visit. A redirect to a host that is not allowed says nothing of the link. */
export type Visit = 'works' | 'broken' | 'not-visited';
const mostRedirects = 4;

export async function visit(address: string, reach: Reach): Promise<Visit> {
  let at = address;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const url = URL.canParse(at) ? new URL(at) : undefined;
    if (url?.protocol !== 'https:' || url.port !== '' || url.username + url.password !== '' || !reach.hosts.includes(url.hostname.toLowerCase())) return 'not-visited';
    const answered = await answerOf(url, reach);
    if (typeof answered === 'string') return answered;
    const { status, location } = answered;
    if (status < 300 || status >= 400 || location === undefined) return status < 400 || status === 401 || status === 403 || status === 429 ? 'works' : 'broken';
    at = URL.canParse(location, url) ? new URL(location, url).href : '';
  }
  return 'broken';
}
interface Answer {
  readonly status: number;
  readonly location: string | undefined;
}
async function answerOf(url: URL, reach: Reach): Promise<Answer | Visit> {
  const found = isIP(url.hostname) === 0 ? await reach.resolve(url.hostname).catch(() => []) : [];
  const [address] = found;
  if (address === undefined) return 'broken';
  // All of them: a name that leads both out and in is not to be trusted. What was looked at is what is called.
  if (!found.every((a) => reach.mayReach(a))) return 'not-visited';
  const head = await call(url, address, 'HEAD', reach);
  const tryAgain = head === undefined || head.status === 404 || head.status === 405 || head.status === 501 || head.status === 403;
  return (tryAgain ? await call(url, address, 'GET', reach) : head) ?? 'broken';
}
/** The head of the answer alone: nothing of the body is read. */
function call(url: URL, address: string, method: 'HEAD' | 'GET', { port = 443, ca, millis }: Reach): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const request = https.request(
      {
        host: address,
        port,
        servername: url.hostname,
        path: url.pathname + url.search,
        method,
        headers: { host: url.hostname, 'user-agent': 'Knutepunkt link check', range: 'bytes=0-0' },
        signal: AbortSignal.timeout(millis),
        maxHeaderSize: 16_384,
        agent: false,
        ...(ca !== undefined && { ca }),
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location });
        response.destroy();
      },
    );
    request.on('error', () => {
      resolve(undefined);
    });
    request.end();
  });
}
