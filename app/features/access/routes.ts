import { Hono } from 'hono';
import type { AppContext, Env, Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import type { AccessOptions } from './inside/access-options.ts';
import { createDemonstrationIssuer } from './inside/demonstration-issuer.server.ts';
import type { DemonstrationIssuer } from './inside/demonstration-issuer.server.ts';
import { choosePersonPath, demonstrationIssuerPath, returnPath } from './inside/demonstration-provider.server.ts';
import { relyingParty } from './inside/relying-party.server.ts';
import type { RelyingParty } from './inside/relying-party.server.ts';
import { tokenBucket } from './inside/token-bucket.ts';
import { getChooseCentrePage, postChooseCentre } from './web/choose-centre-page.tsx';
import { getChoosePersonPage } from './web/choose-person-page.tsx';
import { getInvitePage, postInvitation } from './web/invite-page.tsx';
import { getPeoplePage } from './web/people-page.tsx';
import { administratorsPlace, centresPlace } from './web/people-place.ts';
import type { PeoplePlace } from './web/people-place.ts';
import { getPersonPage, postEndMembership } from './web/person-page.tsx';
import { getSignInPage } from './web/sign-in-page.tsx';
import { getSignInReturn } from './web/sign-in-return.ts';
import { getSignInStart } from './web/sign-in-start.ts';
import { getSignOutPage, postSignOut } from './web/sign-out-page.tsx';
import { getTokensPage, postRevokeToken, postToken, tokensPath } from './web/tokens-page.tsx';

/** Signing in and out, people and their roles, access keys; in a demonstration also the issuer that people come from. */
export function accessRoutes(options: AccessOptions): Hono<Env> {
  const partiesOf = onePerServices();
  const mayStart = tokenBucket({ burst: 120, everyMs: 500 });
  const issuerOf = (services: Services): DemonstrationIssuer => {
    const { issuer } = partiesOf(services);
    if (!issuer) throw new AppError('not-found');
    return issuer;
  };
  return new Hono<Env>()
    .get('/logg-inn', (c) => getSignInPage(c, options, partiesOf(c.var.services).party))
    .get('/logg-inn/start', (c) => getSignInStart(c, partiesOf(c.var.services).party, mayStart))
    .get(returnPath, (c) => getSignInReturn(c, partiesOf(c.var.services).party))
    .get(`${choosePersonPath}/:attempt`, (c) => getChoosePersonPage(c, options, issuerOf(c.var.services)))
    .all(`${demonstrationIssuerPath}/*`, (c) => issuerOf(c.var.services).answer(c))
    .get('/logg-ut', (c) => getSignOutPage(c))
    .post('/logg-ut', (c) => postSignOut(c))
    .get('/min-sentral/velg', (c) => getChooseCentrePage(c, options))
    .post('/min-sentral/velg', (c) => postChooseCentre(c, options))
    .get(tokensPath, (c) => getTokensPage(c, options))
    .post(tokensPath, (c) => postToken(c, options))
    .post(`${tokensPath}/:token/trekk-tilbake`, (c) => postRevokeToken(c))
    .route('/administrasjon/personer', peopleRoutes(options, administratorsPlace))
    .route('/min-sentral/personer', peopleRoutes(options, centresPlace));
}

/** The same pages in two places; who may see which is decided by the place. */
function peopleRoutes(options: AccessOptions, placeOf: (c: AppContext, options: AccessOptions) => PeoplePlace): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => getPeoplePage(c, placeOf(c, options)))
    .get('/inviter', (c) => getInvitePage(c, placeOf(c, options)))
    .post('/inviter', (c) => postInvitation(c, placeOf(c, options), options))
    .get('/:person', (c) => getPersonPage(c, placeOf(c, options)))
    .post('/:person/avslutt', (c) => postEndMembership(c, placeOf(c, options)));
}

/** The issuer and what is known of it are made at the first request: only then are the settings at hand. */
function onePerServices(): (services: Services) => { issuer: DemonstrationIssuer | undefined; party: RelyingParty } {
  const made = new WeakMap<Services, { issuer: DemonstrationIssuer | undefined; party: RelyingParty }>();
  return (services) => {
    const known = made.get(services);
    if (known) return known;
    const issuer = services.config.demonstration ? createDemonstrationIssuer(services) : undefined;
    const fresh = { issuer, party: relyingParty(services.config, issuer?.clientSecret ?? '') };
    made.set(services, fresh);
    return fresh;
  };
}
