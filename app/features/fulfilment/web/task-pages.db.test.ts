import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged } from '../../../../testing/activities.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { answered, taskDatabase, taskDefinitions } from '../../../../testing/fulfilment.ts';
import { kari, liv, ola } from '../../../../testing/small-scheme.ts';
import { anonymous } from '../../../platform/actor.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Env, Frame } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { locales, splitLocale } from '../../../platform/locale.ts';
import { fulfilmentRoutes } from '../routes.ts';
import { webTexts } from './texts.ts';

const definitions = taskDefinitions();
let t: TestDatabase;
beforeAll(async () => {
  t = await taskDatabase(definitions);
  for (const day of ['01', '02', '03']) await logged(t.ctx(kari), { startsOn: `2026-05-${day}`, title: `Kurs <${day}>` });
  await answered(t, { centreId: 'alfa', year: 2025, status: 'submitted', byQuestion: { channels: { kind: 'several', chosen: ['web'] } } });
});
afterAll(() => t?.drop());

function site(actor: Actor, given = definitions): Hono<Env> {
  const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
  app.use(async (c, next) => {
    const { locale } = splitLocale(new URL(c.req.url).pathname);
    const assets = { css: [], script: '/script.js', dev: false };
    c.set('services', { db: t.db, definitions: given, assets, now: () => new Date('2026-11-21T09:00:00Z') } as unknown as Env['Variables']['services']);
    c.set('actor', actor);
    c.set('locale', locale);
    c.set('requestId', 'test');
    c.set('frame', { locale, path: c.req.path, assets, requestId: 'test', schemeName: '', navigation: [], roles: [], person: undefined, demonstration: true } satisfies Frame);
    await next();
  });
  app.route('/', fulfilmentRoutes());
  app.onError((e, c) => (e instanceof AppError ? c.text(e.code, e.status) : c.text(String(e.stack), 500)));
  return app;
}
const read = async (r: Response) => ({ status: r.status, to: r.headers.get('location'), html: await r.text() });
const get = async (actor: Actor, path: string) => read(await site(actor).request(path));
const post = async (actor: Actor, path: string, fields: Record<string, string>) =>
  read(await site(actor).request(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() }));
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const cell = '/direktoratet/oppgaver/2026/alfa/1';

describe('the matrix', () => {
  it('is a table with a head for each task, and a link in words for each cell', async () => {
    const { status, html } = await get(liv, '/direktoratet/oppgaver');
    expect(status).toBe(200);
    expect(html).toMatch(/<th scope="col"><b>1<\/b><span[^>]*>O1<\/span>/);
    expect(html).toContain('aria-label="Alfa, Oppgave 1, O1: Dokumentert, 3"');
    expect(html).toContain('aria-label="Beta, Oppgave 1, O1: Ingenting ennå"');
    expect(html).toMatch(/<td class="k-gap"><a href="\/direktoratet\/oppgaver\/2026\/beta\/1"/);
    expect(plain(html)).toMatch(/3 oppgaver er verken dokumentert eller godtatt\. Året er ikke over\..*det største av tallene/);
  });
  it('has a year of its own for each address, with its tasks, and refuses what is no year', async () => {
    const { html } = await get(liv, '/nn/direktoratet/oppgaver?aar=2025');
    expect(html).toContain('aria-label="Alfa, Oppgåve 1, O1: Berre rapportert"');
    expect(plain(html)).toContain('Utan regel: Myndigheten (nn) avgjer');
    expect(plain(html)).toMatch(/Beta \(demo\) frå 1\. mai 2025 Gamma \(demo\) til 30\. juni 2025/);
    for (const year of ['2019', '2027', 'x', '20250']) expect((await get(liv, `/direktoratet/oppgaver?aar=${year}`)).status).toBe(404);
    expect((await get(liv, '/direktoratet/oppgaver?side=99')).status).toBe(200);
  });
  it('shows those that lack something when asked', async () => {
    const { html } = await get(liv, '/direktoratet/oppgaver?vis=mangler');
    expect(html).toContain('/direktoratet/oppgaver/2026/beta/1');
  });
  it('is a file with the states in words', async () => {
    const csv = (await get(liv, '/direktoratet/oppgaver/tabell.csv?aar=2026')).html;
    expect(csv).toMatch(/Sentral;Demonstrasjonsdata;Avtale;1 O1;2 O2;Oppfylte oppgaver\r\nAlfa;Demonstrasjonsdata;;Dokumentert, 3;Ingenting ennå;1 av 2\r\n/);
    expect((await site(liv).request('/direktoratet/oppgaver/tabell.xlsx')).headers.get('content-type')).toContain('spreadsheetml');
  });
  it('is nobody’s but an officer’s', async () => {
    for (const path of ['/direktoratet/oppgaver', '/direktoratet/oppgaver/tabell.csv', cell]) {
      expect((await get(anonymous, path)).status).toBe(401);
      expect((await get(kari, path)).status).toBe(403);
    }
    expect((await post(kari, cell, { gjor: 'accepted', merknad: 'x', sett: '0' })).status).toBe(403);
  });
});

describe('one cell', () => {
  it('shows what it stands on, down to the rows', async () => {
    const { html } = await get(liv, cell);
    expect(plain(html)).toMatch(/Dokumentert, 3 .*3 i registeret\. Kravet er 3\. Sist 3\. mai 2026\. Kravet er nådd/);
    expect(html).toContain('Kurs &lt;03&gt;');
    expect(plain((await get(liv, '/direktoratet/oppgaver/2025/alfa/1')).html)).toMatch(/Hvordan fortalte dere om det i 2025\? Nettside/);
    expect(plain((await get(liv, '/direktoratet/oppgaver/2025/alfa/2')).html)).toContain('Myndigheten avgjør om den er oppfylt');
    for (const path of ['/direktoratet/oppgaver/2026/nowhere/1', '/direktoratet/oppgaver/2026/alfa/9', '/direktoratet/oppgaver/2019/alfa/1'])
      expect((await get(liv, path)).status).toBe(404);
  });
  it('is accepted with a note, answered and taken back; what was typed is kept when it is refused', async () => {
    const empty = await post(liv, cell, { gjor: 'accepted', merknad: ' ', sett: '0' });
    expect([empty.status, empty.html.includes('href="#merknad"')]).toEqual([422, true]);
    const late = await post(liv, cell, { gjor: 'accepted', merknad: 'For sent <b>', sett: '7' });
    expect([late.status, late.html.includes('For sent &lt;b&gt;')]).toEqual([409, true]);
    const accepted = await post(liv, cell, { gjor: 'accepted', merknad: 'Fint.', sett: '0' });
    expect([accepted.status, accepted.to]).toEqual([303, `${cell}?ok=accepted`]);
    const { html } = await get(liv, `${cell}?ok=accepted`);
    expect(plain(html)).toMatch(/Oppgaven er godtatt\..*Godtatt: Liv Berg.*Liv Berg godtok/);
    expect(html).toContain('value="withdrawn"');
    expect(html).not.toContain('value="accepted"');
    expect((await post(liv, cell, { gjor: 'withdrawn', merknad: 'Likevel ikke.', sett: '1' })).status).toBe(303);
    expect((await post(liv, cell, { gjor: 'bestem', merknad: 'x', sett: '2' })).status).toBe(400);
  });
});

describe('a centre’s own tasks', () => {
  it('say what counts, how much there is, what is missing and what to do now', async () => {
    const { status, html } = await get(kari, '/min-sentral/oppgaver');
    expect(status).toBe(200);
    expect(plain(html)).toMatch(/1 av 2 oppgaver er oppfylt\. Mangler: o2\. Året er ikke over/);
    expect(plain(html)).toMatch(/2\. O2 Ingenting ennå .*Artikler alene\. Artikkel: 0 av 1 .*Gjør dette nå Har dere gjort noe som ikke står her\? Logg det/);
    expect(html).toContain('/min-sentral/tall/2026/activities.held?del=activity-kind%2Farticle');
  });
  it('are one task where the agreement has one', () => {
    expect(locales.map((locale) => webTexts[locale].own.done(0, 1))).toEqual(['0 av 1 oppgave er oppfylt.', '0 av 1 oppgåve er oppfylt.', '0 of 1 task is fulfilled.']);
  });
  it('ask for nothing to be written down where no register tells of the task', async () => {
    const { periods } = definitions.fulfilment;
    const told = { ...definitions, fulfilment: { ...definitions.fulfilment, periods: { ...periods, late: { ...periods['late'], 2: { ...periods['late']![2]!, evidence: [] } } } } };
    const { html } = await read(await site(kari, told).request('/min-sentral/oppgaver'));
    expect(plain(html)).toMatch(/2\. O2 Ingenting ennå .*Er det noe direktoratet bør vite/);
    expect(plain(html)).not.toContain('Gjør dette nå');
  });
  it('take a word, and say so; what was typed is kept when it is refused', async () => {
    const path = '/min-sentral/oppgaver/2026/2';
    const empty = await post(kari, path, { gjelder: 'contest', ord: '', sett: '0' });
    expect([empty.status, empty.html.includes('href="#ord-2"')]).toEqual([422, true]);
    expect(empty.html).toMatch(/id="gjelder-2-contest"[^>]*checked/);
    const sent = await post(kari, path, { gjelder: 'contest', ord: 'Vi skrev to.', sett: '0' });
    expect([sent.status, sent.to]).toEqual([303, '/min-sentral/oppgaver?aar=2026&sendt#oppgave-2']);
    const late = await post(kari, path, { gjelder: 'word', ord: 'Og en til.', sett: '0' });
    expect([late.status, late.html.includes('Og en til.')]).toEqual([409, true]);
    expect(plain((await get(kari, '/min-sentral/oppgaver')).html)).toMatch(/Kari Nes var uenig .*Vi skrev to\./);
    expect((await get(liv, '/direktoratet/oppgaver')).html).toContain('Alfa, Oppgave 2, O2: Ingenting ennå. Sentralen er uenig, venter på svar');
    expect((await post(kari, path, { gjelder: 'accepted', ord: 'x', sett: '1' })).status).toBe(400);
    expect((await post(kari, '/min-sentral/oppgaver/2026/9', { ord: 'x', sett: '0' })).status).toBe(404);
  });
  it('are of the centre alone', async () => {
    expect((await get(anonymous, '/min-sentral/oppgaver')).status).toBe(401);
    expect((await get(liv, '/min-sentral/oppgaver')).status).toBe(403);
    expect((await get(ola, '/min-sentral/oppgaver')).html).not.toContain('Vi skrev to.');
    expect((await get(ola, '/min-sentral/oppgaver?aar=2024')).status).toBe(404);
  });
  it('are in three languages', async () => {
    expect(plain((await get(kari, '/nn/min-sentral/oppgaver')).html)).toContain('Oppgåvene våre i 2026');
    expect(plain((await get(kari, '/en/min-sentral/oppgaver')).html)).toContain('Our tasks in 2026');
    expect(plain((await get(liv, `/en${cell}`)).html)).toContain('What it takes');
  });
});
