import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as oidc from 'openid-client';
import type { Actor } from '../../../platform/actor.ts';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, splitLocale } from '../../../platform/locale.ts';
import { centresOf, isAdministrator, isOfficer, municipalitiesOf } from '../access.ts';
import { cookiesOf } from '../inside/cookies.ts';
import { issuerName } from '../inside/relying-party.server.ts';
import type { RelyingParty } from '../inside/relying-party.server.ts';
import { originOf } from '../inside/request-origin.ts';
import { hashOf } from '../inside/secret.ts';
import type { Attempt } from '../inside/session-store.server.ts';
import { completeSignIn, takeSignIn } from '../inside/sign-in.server.ts';
import type { VerifiedIdentity } from '../inside/sign-in.server.ts';
import { failedSignInPage } from './failed-sign-in-page.tsx';

/** GET /logg-inn/retur: back from the issuer. Everything that was remembered must match, once. */
export async function getSignInReturn(c: AppContext, relyingParty: RelyingParty): Promise<Response> {
  const { config, log } = c.var.services;
  const cookies = cookiesOf(config);
  const secret = getCookie(c, cookies.attempt);
  deleteCookie(c, cookies.attempt, cookies.options);
  c.header('cache-control', 'no-store');
  const attempt = secret ? await takeSignIn(ctxOf(c), secret) : undefined;
  if (!attempt) return failedSignInPage(c, 'expired', 400);
  // The issuer knows one address for all languages; the language is that of the page the person came from.
  const { locale } = splitLocale(attempt.returnTo);
  c.set('locale', locale);
  c.set('frame', { ...c.var.frame, locale });
  let identity: VerifiedIdentity;
  try {
    identity = await verify(c, relyingParty, attempt);
  } catch (error) {
    const denied = error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied';
    log.warn({ err: error, requestId: c.var.requestId }, 'sign-in refused');
    return failedSignInPage(c, denied ? 'denied' : 'unconfirmed', 400, attempt.returnTo);
  }
  const previous = getCookie(c, cookies.session);
  const result = await completeSignIn(ctxOf(c), identity, previous ? hashOf(previous) : undefined);
  if (!result.ok) return failedSignInPage(c, result.reason, 403, attempt.returnTo);
  // Without an age: gone when the browser closes, if the server has not ended it before.
  setCookie(c, cookies.session, result.secret, cookies.options);
  return c.redirect(splitLocale(attempt.returnTo).path === '/' ? href(locale, homeOf(result.actor)) : attempt.returnTo, 303);
}

async function verify(c: AppContext, relyingParty: RelyingParty, attempt: Attempt): Promise<VerifiedIdentity> {
  const here = new URL(c.req.url);
  const tokens = await oidc.authorizationCodeGrant(await relyingParty(c), new URL(here.pathname + here.search, originOf(c)), {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('no identity in the answer');
  const { sub, email } = claims;
  return { issuer: issuerName(c.var.services.config), subject: sub, email: claims['email_verified'] === true && typeof email === 'string' ? email : undefined };
}

/** Where somebody begins who asked for no page in particular. */
function homeOf(actor: Actor): string {
  if (isOfficer(actor)) return '/direktoratet';
  if (centresOf(actor).length > 0) return '/min-sentral';
  if (municipalitiesOf(actor).length > 0) return '/idebanken/mine';
  return isAdministrator(actor) ? '/administrasjon/personer' : '/';
}
