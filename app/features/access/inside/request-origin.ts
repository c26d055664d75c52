import type { HttpBindings } from '@hono/node-server';
import type { AppContext } from '../../../platform/context.ts';

/** Node's own request and response; absent when the application is called without a server. */
export const nodeOf = (c: AppContext): HttpBindings | undefined => {
  const env = c.env as Partial<HttpBindings> | undefined;
  return env?.incoming && env.outgoing ? (env as HttpBindings) : undefined;
};

/**
 * Where the browser thinks it is. PUBLIC_URL in real use; in the demonstration the address it really used, so that a
 * forwarded port or another name of the machine works without settings.
 */
export function originOf(c: AppContext): string {
  const { publicUrl, demonstration } = c.var.services.config;
  const host = c.req.header('host');
  if (!demonstration || !host || host === new URL(publicUrl).host) return publicUrl;
  const proto = c.req.header('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return URL.canParse(`${proto}://${host}`) ? new URL(`${proto}://${host}`).origin : publicUrl;
}
