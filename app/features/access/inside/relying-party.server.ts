import * as oidc from 'openid-client';
import type { Config } from '../../../platform/config.server.ts';
import type { AppContext } from '../../../platform/context.ts';
import { demonstrationIssuerPath } from './demonstration-provider.server.ts';
import { nodeOf, originOf } from './request-origin.ts';

/** The identity of an issuer as it is kept with a person. The demonstration's own keeps its name when the address changes. */
export const issuerName = (config: Pick<Config, 'issuer'>): string => config.issuer?.url ?? 'demonstration';

/** The issuer's description, asked for at the first sign-in and kept. */
export type RelyingParty = (c: AppContext) => Promise<oidc.Configuration>;

/**
 * @param demonstrationSecret what the embedded issuer expects of its one client
 */
export function relyingParty(config: Config, demonstrationSecret: string): RelyingParty {
  let known: Promise<oidc.Configuration> | undefined;
  return (c) => {
    known ??= discover(config, demonstrationSecret, c).catch((error: unknown) => {
      // The next one who signs in asks again.
      known = undefined;
      throw error;
    });
    return known;
  };
}

function discover(config: Config, demonstrationSecret: string, c: AppContext): Promise<oidc.Configuration> {
  const { issuer } = config;
  if (issuer) {
    const execute = issuer.url.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(new URL(issuer.url), issuer.clientId, issuer.clientSecret, undefined, { execute, timeout: 10 });
  }
  const url = new URL(config.publicUrl + demonstrationIssuerPath);
  return oidc.discovery(url, 'knutepunkt', demonstrationSecret, oidc.ClientSecretBasic(demonstrationSecret), {
    execute: [oidc.allowInsecureRequests],
    [oidc.customFetch]: toMyself(c),
  });
}

/** PUBLIC_URL may not be reachable from inside: the embedded issuer is asked at the very address this request came in on. */
function toMyself(c: AppContext): oidc.CustomFetch {
  const socket = nodeOf(c)?.incoming.socket;
  const address = socket?.localAddress ?? '127.0.0.1';
  const here = `http://${address.includes(':') ? `[${address}]` : address}:${socket?.localPort ?? c.var.services.config.port}`;
  return (url, options) => {
    const { pathname, search } = new URL(url);
    // A server of our own that posts a form is not another site's page.
    const headers = { ...options.headers, origin: c.var.services.config.publicUrl };
    return fetch(here + pathname + search, { method: options.method, body: options.body as BodyInit, headers, redirect: 'manual', signal: options.signal ?? null });
  };
}

/** The address to send the browser to; the embedded issuer is where the browser already is. */
export function authorizationAddress(c: AppContext, configuration: oidc.Configuration, parameters: Record<string, string>): URL {
  const url = oidc.buildAuthorizationUrl(configuration, parameters);
  return c.var.services.config.issuer ? url : new URL(url.pathname + url.search, originOf(c));
}

/** Where to sign out of the issuer as well, if it can be done; not worth an error when it does not answer. */
export async function signOutAddress(c: AppContext, party: RelyingParty): Promise<string | undefined> {
  const { config } = c.var.services;
  try {
    const configuration = await party(c);
    if (!configuration.serverMetadata().end_session_endpoint) return undefined;
    return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${config.publicUrl}/logg-inn` }).href;
  } catch (err) {
    c.var.services.log.warn({ err }, 'the issuer does not say where to sign out');
    return undefined;
  }
}
