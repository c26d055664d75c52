import { setCookie } from 'hono/cookie';
import * as oidc from 'openid-client';
import { addressOf } from '../../../platform/client-address.server.ts';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { cookiesOf } from '../inside/cookies.ts';
import { returnPath } from '../inside/demonstration-provider.server.ts';
import type { RelyingParty } from '../inside/relying-party.server.ts';
import { authorizationAddress } from '../inside/relying-party.server.ts';
import { originOf } from '../inside/request-origin.ts';
import { localPath } from '../inside/return-path.ts';
import { beginSignIn } from '../inside/sign-in.server.ts';
import { failedSignInPage } from './failed-sign-in-page.tsx';

/** GET /logg-inn/start: on to the issuer, with what must come back from it remembered for ten minutes. */
export async function getSignInStart(c: AppContext, relyingParty: RelyingParty, mayStart: (key: string, now: number) => boolean): Promise<Response> {
  const { config, log } = c.var.services;
  if (!mayStart(addressOf(c), Date.now())) throw new AppError('too-many-requests');
  const origin = originOf(c);
  // The cookie must be set where the issuer sends the browser back to.
  if (!config.demonstration && c.req.header('host') !== new URL(origin).host) return c.redirect(origin + href(c.var.locale, c.req.path) + new URL(c.req.url).search, 303);
  let configuration: oidc.Configuration;
  try {
    configuration = await relyingParty(c);
  } catch (error) {
    log.error({ err: error, requestId: c.var.requestId }, 'the issuer does not answer');
    return failedSignInPage(c, 'unavailable', 503);
  }
  const attempt = {
    verifier: oidc.randomPKCECodeVerifier(),
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    returnTo: localPath(c.req.query('til')) ?? href(c.var.locale, '/'),
  };
  const person = config.demonstration ? c.req.query('person') : undefined;
  const url = authorizationAddress(c, configuration, {
    redirect_uri: origin + returnPath,
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    state: attempt.state,
    nonce: attempt.nonce,
    ui_locales: c.var.locale,
    // The demonstration's issuer asks anew each time: one visitor is many people.
    ...(config.demonstration && { prompt: 'login' }),
    ...(person && person.length <= 100 && { login_hint: person }),
  });
  const { attempt: name, options } = cookiesOf(config);
  setCookie(c, name, await beginSignIn(ctxOf(c), attempt), { ...options, maxAge: 600 });
  c.header('cache-control', 'no-store');
  return c.redirect(url.href, 303);
}
