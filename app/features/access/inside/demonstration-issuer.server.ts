import { randomBytes } from 'node:crypto';
import type { Provider } from 'oidc-provider';
import type { AppContext, Services } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { demonstrationIssuerPath, demonstrationProvider } from './demonstration-provider.server.ts';
import { answerOf } from './node-response.ts';
import { nodeOf, originOf } from './request-origin.ts';

export interface DemonstrationIssuer {
  /** What its one client proves itself with; made anew at every start. */
  readonly clientSecret: string;
  /** Answers everything under `/demo-innlogging`. */
  answer(c: AppContext): Promise<Response>;
  /** Whom the sign-in under way asked for, if it did. */
  wanted(c: AppContext): Promise<string | undefined>;
  /** Ends the sign-in under way as this person: the address to go on to. */
  finish(c: AppContext, personId: string): Promise<string>;
}

/**
 * The demonstration's own identity provider, on the site's own port: OpenID Connect as any other, except that it asks for no
 * password. @throws Error unless the settings say demonstration
 */
export function createDemonstrationIssuer(services: Services): DemonstrationIssuer {
  const { config } = services;
  if (!config.demonstration) throw new Error('invariant: the demonstration issuer is for demonstrations only');
  const clientSecret = randomBytes(32).toString('base64url');
  let started: Promise<Provider> | undefined;
  const provider = (): Promise<Provider> => (started ??= demonstrationProvider(services, clientSecret));
  const node = (c: AppContext) => {
    const found = nodeOf(c);
    if (!found) throw new AppError('not-found');
    return found;
  };
  return {
    clientSecret,
    answer: async (c) => {
      const { incoming } = node(c);
      // Its own addresses are made of these; the description is the same wherever it is read from.
      const origin = new URL(c.req.path.includes('/.well-known/') ? config.publicUrl : originOf(c));
      incoming.headers['x-forwarded-host'] = origin.host;
      incoming.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
      // Has done its work at the site's own guard; here it would be taken for another site's script.
      delete incoming.headers.origin;
      // It remembers nobody from one sign-in to the next: one visitor is many people, and it would ask to sign out in between.
      incoming.headers.cookie = incoming.headers.cookie?.replace(/(^|;\s*)demo_session(\.sig)?=[^;]*/g, '');
      const whole = incoming.url ?? '/';
      // As when mounted in another framework: the provider finds its own path by comparing the two.
      Object.assign(incoming, { originalUrl: whole, url: whole.slice(demonstrationIssuerPath.length) || '/' });
      const listener = (await provider()).callback();
      try {
        return await answerOf(incoming, listener);
      } finally {
        incoming.url = whole;
      }
    },
    wanted: async (c) => {
      const { incoming, outgoing } = node(c);
      const { params } = await orGone((await provider()).interactionDetails(incoming, outgoing));
      const hint = params['login_hint'];
      return typeof hint === 'string' ? hint : undefined;
    },
    finish: async (c, personId) => {
      const { incoming, outgoing } = node(c);
      const result = { login: { accountId: personId, remember: false } };
      return orGone((await provider()).interactionResult(incoming, outgoing, result, { mergeWithLastSubmission: false }));
    },
  };
}

/** A sign-in that has ended, or belongs to another browser. */
async function orGone<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (e) {
    // The library's own name for it; anything else is a fault of ours.
    if (e instanceof Error && e.name === 'SessionNotFound') throw new AppError('not-found', 'no sign-in under way');
    throw e;
  }
}
