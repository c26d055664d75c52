import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK, Provider } from 'oidc-provider';
import type { Services } from '../../../platform/context.ts';
import { href, isLocale } from '../../../platform/locale.ts';
import { findDemonstrationPerson } from './demonstration-people.server.ts';
import { memoryAdapter } from './memory-adapter.ts';

export const demonstrationIssuerPath = '/demo-innlogging';
/** Where somebody is chosen from the list, when the sign-in did not say whom. */
export const choosePersonPath = '/logg-inn/demonstrasjon';
export const returnPath = '/logg-inn/retur';

/** Signs the identities; made anew at every start, like everything the demonstration's issuer holds. */
function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...(privateKey.export({ format: 'jwk' }) as JWK), use: 'sig', alg: 'RS256', kid: randomBytes(6).toString('hex') };
}

/** The protocol's machinery, set up to let anybody on the list in. Loaded when first used: a site with an issuer of its own never needs it. */
export async function demonstrationProvider(services: Services, clientSecret: string): Promise<Provider> {
  const { config, log } = services;
  const { Provider: OidcProvider } = await quietly(() => import('oidc-provider'), log);
  const provider = new OidcProvider(config.publicUrl + demonstrationIssuerPath, {
    adapter: memoryAdapter(),
    jwks: { keys: [signingKey()] },
    clients: [
      {
        client_id: 'knutepunkt',
        client_secret: clientSecret,
        redirect_uris: [config.publicUrl + returnPath],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    clientBasedCORS: () => false,
    cookies: { keys: [randomBytes(32).toString('base64url')], names: { session: 'demo_session', interaction: 'demo_interaction', resume: 'demo_resume' } },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Session: 3600, Grant: 3600, AccessToken: 600, AuthorizationCode: 60, IdToken: 600 },
    interactions: {
      url: (ctx, interaction) => {
        const wanted = ctx.oidc.params?.['ui_locales'];
        return href(typeof wanted === 'string' && isLocale(wanted) ? wanted : 'nb', `${choosePersonPath}/${interaction.uid}`);
      },
    },
    // Nobody is asked for consent: the one client is this site.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client?.clientId, accountId: ctx.oidc.session?.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    findAccount: async (_ctx, id) => {
      const person = await findDemonstrationPerson(services, id);
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name, email: person.email, email_verified: true }) };
    },
    renderError: (ctx, out) => {
      ctx.type = 'text/plain';
      ctx.body = `${out.error}: ${out.error_description ?? ''}`;
    },
  });
  provider.proxy = true;
  // The site may be reached under several names (a forwarded port); each is its own way back to the same page.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => URL.canParse(uri) && new URL(uri).pathname === returnPath && isOneOfUs(uri, config.publicUrl);
  provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'demonstration issuer failed'));
  return provider;
}

/** This site under any of its names: the public one, or whatever this machine is called by whoever forwards a port to it. */
const isOneOfUs = (uri: string, publicUrl: string): boolean =>
  new URL(uri).origin === new URL(publicUrl).origin || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(uri).hostname);

/** It writes on the console, at import, that it does not know this Node; that belongs in the log. */
async function quietly<T>(work: () => Promise<T>, log: Services['log']): Promise<T> {
  const { warn } = console;
  console.warn = (message: unknown) => log.debug({ from: 'oidc-provider' }, String(message));
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}
