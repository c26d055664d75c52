import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { startTrialSite, trialBrowser } from '../../../testing/trial-site.ts';
import type { TrialSite } from '../../../testing/trial-site.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Env } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { followMunicipalities, requireCentre, requireOfficer, seedDemonstrationEmployees, seedDemonstrationPeople } from './access.server.ts';
import { insertMembership } from './inside/membership-store.server.ts';
import { accessRoutes } from './routes.ts';

const centres = [
  { id: 'nordvik', name: 'Nordvik', from: '2014-01-01' },
  { id: 'sorvik', name: 'Sørvik', from: '2017-01-01' },
];
let t: TestDatabase;
let site: TrialSite;
let letters: { subject: string; text: string }[];
const signedIn = async (person: string) => {
  const browser = trialBrowser(site.url);
  await browser.follow(`/logg-inn/start?person=${person}`);
  return browser;
};

beforeAll(async () => {
  t = await testDatabase();
  letters = [];
  await seedDemonstrationPeople(t.ctx(systemActor('start')), centres);
  await seedDemonstrationEmployees(t.ctx(systemActor('start'), { now: new Date() }));
  await followMunicipalities(t.ctx(systemActor('start'), { now: new Date() }));
  await inTransaction(t.ctx(systemActor('start')), (tx) =>
    insertMembership(tx, { personId: 'demo-sorvik-member', role: 'member', centreId: 'nordvik', municipality: null, from: '2020-01-01', givenBy: 'x' }, new Date()),
  );
  const routes = new Hono<Env>()
    .route('/', accessRoutes({ centres: () => centres, writeLetter: (_tx, _ctx, letter) => Promise.resolve(void letters.push(letter)) }))
    .get('/min-sentral', (c) => c.text(requireCentre(c)))
    .get('/direktoratet', (c) => c.text(requireOfficer(c).name));
  site = await startTrialSite(t.db, routes, { definitions: { geography: t.ctx(systemActor('start')).definitions.geography } });
});
afterAll(async () => {
  await site?.close();
  await t?.drop();
});

describe('who comes in where', () => {
  const addresses = ['/direktoratet', '/min-sentral', '/min-sentral/personer', '/min-sentral/tilgangsnokler', '/administrasjon/personer', '/administrasjon/personer/inviter'];
  it.each([
    ['demo-jonas-lie-berg', [200, 403, 403, 403, 403, 403]],
    ['demo-kari-anne-dahl', [403, 403, 403, 403, 200, 200]],
    ['demo-nordvik-coordinator', [403, 200, 200, 200, 403, 403]],
    ['demo-nordvik-member', [403, 200, 200, 403, 403, 403]],
    ['demo-bergen-employee', [403, 403, 403, 403, 403, 403]],
  ])('%s', async (person, expected) => {
    const browser = await signedIn(person);
    expect(await Promise.all(addresses.map(async (a) => (await browser.go(a)).status))).toEqual(expected);
  });
  it('nobody who is not signed in', async () => {
    const browser = trialBrowser(site.url);
    for (const address of addresses) expect((await browser.go(address)).status).toBe(401);
  });
  it('nobody to a person of another centre', async () => {
    const browser = await signedIn('demo-nordvik-coordinator');
    expect((await browser.go('/min-sentral/personer/demo-nordvik-member')).status).toBe(200);
    for (const other of ['demo-sorvik-coordinator', 'demo-jonas-lie-berg', 'nobody', '\u0000', "' or 1=1"])
      expect((await browser.go(`/min-sentral/personer/${encodeURIComponent(other)}`)).status).toBe(404);
    expect((await browser.go('/min-sentral/personer?sok=%00&etter=%00')).status).toBe(200);
    expect((await browser.go('/min-sentral/personer/x/avslutt', { form: { tilgang: '\u0000', fra: '2030-01-01' } })).status).toBe(404);
    expect((await browser.go('/min-sentral/tilgangsnokler/%00/trekk-tilbake', { form: {} })).status).toBe(404);
  });
});

describe('an administrator', () => {
  const form = { navn: 'Nina Ny', epost: 'nina@nordvik.no', rolle: 'coordinator', sentral: 'nordvik', fra: '' };
  it('invites, sees the person, and ends the access', async () => {
    const browser = await signedIn('demo-kari-anne-dahl');
    const fra = norwegianDay(new Date());
    const invited = await browser.go('/nn/administrasjon/personer/inviter', { form: { ...form, fra } });
    expect(invited.status).toBe(303);
    const address = invited.headers.get('location')!;
    const html = await (await browser.go(address)).text();
    expect(html).toContain('Nina Ny');
    expect(html).toContain('Koordinator, Nordvik');
    expect(letters.at(-1)?.text).toContain(`${site.url}/nn/logg-inn`);
    const membership = /name="tilgang" value="([^"]+)"/.exec(html)![1]!;
    const ended = await browser.go(`${address.split('?')[0]!}/avslutt`, { form: { tilgang: membership, fra } });
    expect(ended.headers.get('location')).toContain(`avsluttet=${fra}`);
    expect((await browser.go(`${address.split('?')[0]!}/avslutt`, { form: { tilgang: membership, fra } })).status).toBe(409);
  });

  it('gets the form back with what was typed and what is wrong', async () => {
    const browser = await signedIn('demo-kari-anne-dahl');
    const answer = await browser.go('/administrasjon/personer/inviter', { form: { ...form, navn: 'Nina "Ny" <script>', epost: 'nina' } });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#navn"');
    expect(html).toContain('href="#epost"');
    expect(html).toContain('href="#fra"');
    expect(html).toContain('Nina &quot;Ny&quot; &lt;script&gt;');
  });

  it('is not moved by a form on another site', async () => {
    const browser = await signedIn('demo-kari-anne-dahl');
    const posts = ['/administrasjon/personer/inviter', '/administrasjon/personer/demo-nordvik-member/avslutt'];
    for (const address of posts) expect((await browser.go(address, { form, headers: { origin: 'https://evil.example' } })).status).toBe(403);
  });
});

describe('somebody employed in a municipality', () => {
  it('is invited by an administrator, by the old name too, and the access can be ended', async () => {
    const browser = await signedIn('demo-kari-anne-dahl');
    const fra = norwegianDay(new Date());
    const form = { navn: 'Liv Lenvik', epost: 'liv@senja.no', rolle: 'employee', sentral: '', kommune: 'Lenvik', fra };
    const wrong = await browser.go('/administrasjon/personer/inviter', { form: { ...form, kommune: 'Herøy' } });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Flere kommuner passer. Velg én: Herøy');
    expect(await (await browser.go('/administrasjon/personer/inviter', { form: { ...form, kommune: 'Ingensteds' } })).text()).toContain('«Ingensteds»');
    const invited = await browser.go('/administrasjon/personer/inviter', { form });
    const address = invited.headers.get('location')!;
    const html = await (await browser.go(address)).text();
    expect(html).toContain('Kommuneansatt, Senja');
    expect(letters.at(-1)?.text).toContain('kommuneansatt, Senja');
    expect((await browser.go('/administrasjon/personer/inviter', { form: { ...form, kommune: 'Senja' } })).status).toBe(409);
    const tilgang = /name="tilgang" value="([^"]+)"/.exec(html)![1]!;
    expect((await browser.go(`${address.split('?')[0]!}/avslutt`, { form: { tilgang, fra } })).status).toBe(303);
  });

  it('is never invited by a coordinator', async () => {
    const browser = await signedIn('demo-nordvik-coordinator');
    const form = { navn: 'Per Ny', epost: 'per.ny@bergen.no', rolle: 'employee', kommune: 'Bergen', fra: norwegianDay(new Date()) };
    const invited = await browser.go('/min-sentral/personer/inviter', { form });
    expect(await (await browser.go(invited.headers.get('location')!)).text()).not.toContain('Kommuneansatt');
  });

  it('comes to the own ideas when signing in, and stands in the demonstration’s list by the municipality’s name', async () => {
    const browser = trialBrowser(site.url);
    const page = await (await browser.go('/logg-inn')).text();
    expect(page).toMatch(/Trond Arne Nikolaisen<\/span><span class="ds-sr-only">, <\/span><small>Senja</);
    expect((await browser.follow('/logg-inn/start?person=demo-senja-employee')).way.at(-1)).toMatch(/\/idebanken\/mine$/);
  });
});

describe('a coordinator', () => {
  it('invites staff of the own centre, whatever the form says', async () => {
    const browser = await signedIn('demo-nordvik-coordinator');
    const fra = norwegianDay(new Date());
    const invited = await browser.go('/min-sentral/personer/inviter', { form: { navn: 'Per Ny', epost: 'per@nordvik.no', rolle: 'officer', sentral: 'sorvik', fra } });
    const html = await (await browser.go(invited.headers.get('location')!)).text();
    expect(html).toContain('Medarbeider, Nordvik');
    expect(html).not.toContain('Rådgiver');
  });

  it('makes a key that is shown once and works as a bearer token, for the API alone', async () => {
    const browser = await signedIn('demo-nordvik-coordinator');
    const made = await browser.go('/min-sentral/tilgangsnokler', { form: { formal: 'Fagsystemet', varer: '30' } });
    expect(made.headers.get('cache-control')).toBe('no-store');
    const secret = /value="(kp_[\w-]{43})"/.exec(await made.text())![1]!;
    const list = await (await browser.go('/min-sentral/tilgangsnokler')).text();
    expect(list).toContain('Fagsystemet');
    expect(list).not.toContain(secret);
    const bearer = { headers: { authorization: `Bearer ${secret}` } };
    const program = trialBrowser(site.url);
    expect(await (await program.go('/api/v1/who', bearer)).json()).toMatchObject({ personId: 'demo-nordvik-coordinator' });
    expect((await program.go('/min-sentral', bearer)).status).toBe(401);
    const revoke = /action="([^"]*trekk-tilbake)"/.exec(list)![1]!;
    await browser.go(revoke, { form: {} });
    expect((await program.go('/api/v1/who', bearer)).status).toBe(401);
  });
});

describe('somebody with several centres', () => {
  it('is asked which one first, comes back, and is not asked again', async () => {
    const browser = await signedIn('demo-sorvik-member');
    const first = await browser.go('/min-sentral');
    expect(first.headers.get('location')).toBe('/min-sentral/velg?til=%2Fmin-sentral');
    expect((await browser.go('/min-sentral/velg', { form: {} })).status).toBe(422);
    expect((await browser.go('/min-sentral/velg', { form: { sentral: 'elsewhere' } })).status).toBe(404);
    const chosen = await browser.go('/min-sentral/velg?til=%2Fmin-sentral', { form: { sentral: 'nordvik' } });
    expect(chosen.headers.get('location')).toBe('/min-sentral');
    expect(await (await browser.go('/min-sentral')).text()).toBe('nordvik');
  });
});
