import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { startTrialSite, trialBrowser } from '../../../testing/trial-site.ts';
import type { TrialSite } from '../../../testing/trial-site.ts';
import { systemActor } from '../../platform/actor.ts';
import { seedDemonstrationPeople } from './access.server.ts';
import { accessRoutes } from './routes.ts';

const centres = [
  { id: 'nordvik', name: 'Nordvik', from: '2014-01-01' },
  { id: 'sorvik', name: 'Sørvik', from: '2017-01-01' },
];
const options = { centres: () => centres, writeLetter: () => Promise.resolve() };
const officer = 'demo-jonas-lie-berg';
const coordinator = 'demo-nordvik-coordinator';

let t: TestDatabase;
let site: TrialSite;
const start = (person: string, back = ''): string => `/logg-inn/start?person=${person}${back && `&til=${encodeURIComponent(back)}`}`;
const whoIs = async (browser: ReturnType<typeof trialBrowser>): Promise<{ kind: string; personId?: string; grants?: unknown[] }> => (await browser.go('/api/v1/who')).json();
/** Every hop until the one that starts with this path, which is not taken. */
async function walkTo(browser: ReturnType<typeof trialBrowser>, from: string, path: string): Promise<URL> {
  let at = new URL(from, site.url);
  for (let i = 0; i < 10; i++) {
    const to = (await browser.go(at.href)).headers.get('location');
    if (to === null) throw new Error(`no way on from ${at.href}`);
    at = new URL(to, at);
    if (at.pathname.startsWith(path)) return at;
  }
  throw new Error(`never came to ${path}`);
}

beforeAll(async () => {
  t = await testDatabase();
  await seedDemonstrationPeople(t.ctx(systemActor('start')), centres);
  site = await startTrialSite(t.db, accessRoutes(options));
});
afterAll(async () => {
  await site?.close();
  await t?.drop();
});

describe('signing in', () => {
  it('shows everybody one can be, and one click signs in through the whole of OpenID Connect', async () => {
    const browser = trialBrowser(site.url);
    const html = await (await browser.go('/logg-inn?til=%2Frapporter')).text();
    expect(html).toContain('Jonas Lie Berg');
    expect(html).toContain('Nordvik');
    const link = /href="([^"]*person=demo-nordvik-coordinator[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    const { way } = await browser.follow(link!);
    expect(way.map((w) => new URL(w).pathname.replace(/\/[\w-]{20,}$/, '/…'))).toEqual([
      '/logg-inn/start',
      '/demo-innlogging/auth',
      '/logg-inn/demonstrasjon/…',
      '/demo-innlogging/auth/…',
      '/logg-inn/retur',
      '/rapporter',
    ]);
    expect(await whoIs(browser)).toEqual({ kind: 'person', personId: coordinator, name: expect.any(String), grants: [{ role: 'coordinator', scope: 'nordvik' }] });
  });

  it('puts those to begin with first, and says what each may do', async () => {
    const html = await (await trialBrowser(site.url).go('/logg-inn')).text();
    const [before = ''] = html.split('Ved en sentral');
    expect(before.indexOf('Begynn med en av disse')).toBeGreaterThan(-1);
    expect(before.indexOf('publiserer')).toBeLessThan(before.indexOf('I direktoratet'));
  });

  it('sends each to the page of the role when no page was asked for, in the language begun in', async () => {
    const browser = trialBrowser(site.url);
    const { way } = await browser.follow(`/nn${start(officer)}`);
    expect(way.at(-1)).toBe(`${site.url}/nn/direktoratet`);
  });

  it('lets the person be chosen at the issuer when the link did not say whom', async () => {
    const browser = trialBrowser(site.url);
    const { response, way } = await browser.follow('/en/logg-inn/start');
    expect(way.at(-1)).toContain('/en/logg-inn/demonstrasjon/');
    expect(await response.text()).toContain('Choose who to be');
    await browser.follow(`${way.at(-1)!}?person=${officer}`);
    expect((await whoIs(browser)).personId).toBe(officer);
  });

  it('gives a new session each time, and ends the one before', async () => {
    const browser = trialBrowser(site.url);
    await browser.follow(start(officer));
    const first = browser.jar.get('session')!;
    await browser.follow(start(coordinator));
    expect(browser.jar.get('session')).not.toBe(first);
    expect((await whoIs(browser)).personId).toBe(coordinator);
    browser.jar.set('session', first);
    expect((await whoIs(browser)).kind).toBe('anonymous');
  });

  it('keeps no session in clear text', async () => {
    const browser = trialBrowser(site.url);
    await browser.follow(start(officer));
    const { rows } = await t.db.owner.query<{ all: string }>(`select string_agg(s::text, '') as all from session s`);
    expect(rows[0]!.all).not.toContain(browser.jar.get('session'));
    expect(rows[0]!.all).not.toContain(Buffer.from(browser.jar.get('session')!).toString('hex'));
  });

  it('returns only to this site', async () => {
    for (const elsewhere of ['https://evil.example/', '//evil.example/', '/\\evil.example/', '/\t/evil.example', 'javascript:alert(1)']) {
      const { way } = await trialBrowser(site.url).follow(start(officer, elsewhere));
      expect(way.at(-1)).toBe(`${site.url}/direktoratet`);
    }
  });
});

describe('a sign-in that does not match is refused', () => {
  it.each(['state', 'code', 'iss'])('with another %s', async (what) => {
    const browser = trialBrowser(site.url);
    const back = await walkTo(browser, start(officer), '/logg-inn/retur');
    back.searchParams.set(what, 'https://forged.example');
    expect((await browser.go(back.href)).status).toBe(400);
    expect(browser.jar.has('session')).toBe(false);
  });

  it.each([
    ['nonce', `update sign_in_attempt set nonce = 'another'`],
    ['code verifier', `update sign_in_attempt set verifier = repeat('a', 43)`],
    ['time', `update sign_in_attempt set expires_at = now() - interval '1 hour'`],
  ])('with another %s', async (_what, change) => {
    const browser = trialBrowser(site.url);
    const back = await walkTo(browser, start(officer), '/logg-inn/retur');
    await t.db.owner.query(`begin; select set_config('app.grants', ',system:*,', true); ${change}; commit`);
    expect((await browser.go(back.href)).status).toBe(400);
    expect(browser.jar.has('session')).toBe(false);
  });

  it('without PKCE at the issuer', async () => {
    const browser = trialBrowser(site.url);
    const auth = await walkTo(browser, start(officer), '/demo-innlogging/auth');
    auth.searchParams.delete('code_challenge');
    auth.searchParams.delete('code_challenge_method');
    const back = (await browser.go(auth.href)).headers.get('location');
    expect(new URL(back!).searchParams.get('error')).toBe('invalid_request');
  });

  it('to another address', async () => {
    const browser = trialBrowser(site.url);
    const auth = await walkTo(browser, start(officer), '/demo-innlogging/auth');
    auth.searchParams.set('redirect_uri', 'https://evil.example/');
    expect((await browser.go(auth.href)).status).toBe(400);
  });

  it('a second time with the same answer, and in another browser', async () => {
    const browser = trialBrowser(site.url);
    const back = await walkTo(browser, start(officer), '/logg-inn/retur');
    expect((await trialBrowser(site.url).go(back.href)).status).toBe(400);
    const cookie = browser.jar.get('sign-in')!;
    expect((await browser.go(back.href)).status).toBe(303);
    browser.jar.set('sign-in', cookie);
    expect((await browser.go(back.href)).status).toBe(400);
  });

  it('for somebody who does not exist, or has no role today', async () => {
    const browser = trialBrowser(site.url);
    expect((await browser.follow(start('demo-nobody'))).way.at(-1)).toContain('/logg-inn/demonstrasjon/');
    const back = await walkTo(browser, start('demo-sorvik-member'), '/logg-inn/retur');
    await endRole('demo-sorvik-member', 'current_date - 1');
    const refused = await browser.go(back.href);
    expect([400, 403]).toContain(refused.status);
    expect(browser.jar.has('session')).toBe(false);
  });
});

describe('a session', () => {
  const signedIn = async (person: string) => {
    const browser = trialBrowser(site.url);
    await browser.follow(start(person));
    expect((await whoIs(browser)).kind).toBe('person');
    return browser;
  };
  const later = async (hours: number, work: () => Promise<void>) => {
    const { now } = site;
    site.now = new Date(Date.now() + hours * 3600_000);
    await work().finally(() => (site.now = now));
  };

  it('ends when it has not been used for two hours', async () => {
    const browser = await signedIn(officer);
    await later(1.9, async () => expect((await whoIs(browser)).kind).toBe('person'));
    await later(3.8, async () => expect((await whoIs(browser)).kind).toBe('person'));
    await later(6, async () => expect((await whoIs(browser)).kind).toBe('anonymous'));
  });

  it('ends after ten hours however it is used', async () => {
    const browser = await signedIn(officer);
    for (const hours of [1.5, 3, 4.5, 6, 7.5, 9]) await later(hours, async () => expect((await whoIs(browser)).kind).toBe('person'));
    await later(10.01, async () => expect((await whoIs(browser)).kind).toBe('anonymous'));
  });

  it('gives nothing from the day the role ended', async () => {
    const browser = await signedIn('demo-sorvik-coordinator');
    await endRole('demo-sorvik-coordinator', 'current_date');
    expect((await whoIs(browser)).kind).toBe('anonymous');
  });

  it('ends at sign-out, alone or with all others', async () => {
    const here = await signedIn(officer);
    const there = await signedIn(officer);
    const third = await signedIn(officer);
    expect((await here.go('/logg-ut', { form: {} })).headers.get('location')).toBe('/logg-inn?ut=1');
    expect(here.jar.has('session')).toBe(false);
    expect((await whoIs(there)).kind).toBe('person');
    await there.go('/logg-ut', { form: { alle: '1' } });
    expect((await whoIs(third)).kind).toBe('anonymous');
  });

  it('cannot be ended from another site', async () => {
    const browser = await signedIn(officer);
    const forged: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }];
    for (const headers of forged) expect((await browser.go('/logg-ut', { form: {}, headers })).status).toBe(403);
    expect((await whoIs(browser)).kind).toBe('person');
  });

  it('is nothing one can guess or send as a header', async () => {
    const browser = trialBrowser(site.url);
    browser.jar.set('session', 'x'.repeat(43));
    expect((await whoIs(browser)).kind).toBe('anonymous');
    expect((await browser.go('/api/v1/who', { headers: { authorization: `Bearer ${'x'.repeat(43)}` } })).status).toBe(401);
    expect((await browser.go('/api/v1/who', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
  });
});

describe('the cookies', () => {
  it('are bound to the host and to https where the site is', async () => {
    const secure = await startTrialSite(t.db, accessRoutes(options), { env: { PUBLIC_URL: 'https://knutepunkt.example' } });
    try {
      const begun = await fetch(`${secure.url}/logg-inn/start?person=${officer}`, { redirect: 'manual', headers: { 'x-forwarded-proto': 'https' } });
      expect(begun.headers.getSetCookie()[0]).toMatch(/^__Host-sign-in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    } finally {
      await secure.close();
    }
  });
});

/** As the owner: the day is written in SQL. */
async function endRole(person: string, day: string): Promise<void> {
  await t.db.owner.query(
    `begin; select set_config('app.grants', ',system:*,', true); update role_assignment set valid_from = '2014-01-01', valid_until = ${day} where person_id = '${person}'; commit`,
  );
}
