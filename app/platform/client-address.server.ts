import { isIP } from 'node:net';
import type { AppContext } from './context.ts';
import { getConnInfo } from '@hono/node-server/conninfo';

/** "192.0.2.7" of "192.0.2.7:4711", "[2001:db8::1]:443" and "::ffff:192.0.2.7"; undefined for what is no address. */
function bare(text: string): string | undefined {
  const host = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = host.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? undefined : address;
}

/**
 * Who asks, behind `trusted` proxies of ours: each adds at the end of X-Forwarded-For the address it was called from, so the client is that
 * many places from the end, and what stands before it was written by the client itself. Anything else than that: the peer.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusted: number): string {
  const chain = [...(forwardedFor ?? '').split(',').map((part) => part.trim()), peer].filter((part) => part !== '');
  return bare(chain[chain.length - 1 - trusted] ?? peer) ?? bare(peer) ?? '';
}

/** The client's address; empty when the application is called without a server. */
export function addressOf(c: AppContext): string {
  const env = c.env as { incoming?: object; server?: object } | undefined;
  const peer = env?.incoming || env?.server ? (getConnInfo(c).remote.address ?? '') : '';
  return clientAddress(peer, c.req.header('x-forwarded-for'), c.var.services.config.trustedProxies);
}
