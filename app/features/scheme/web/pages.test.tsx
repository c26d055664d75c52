import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor.ts';
import { anonymous } from '../../../platform/actor.ts';
import type { Env, Services } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { splitLocale } from '../../../platform/locale.ts';
import { loadGeography } from '../../geography/geography.server.ts';
import { schemeApi, schemeRoutes } from '../routes.ts';
import { loadScheme } from '../scheme.server.ts';

const geography = loadGeography('data');
const scheme = loadScheme('schemes/frisklivssentraler', geography);
const person = (...grants: [string, string | null][]): Actor => ({
  kind: 'person',
  personId: '00000000-0000-4000-8000-000000000001',
  name: 'Kari',
  grants: grants.map(([role, scope]) => ({ role, scope })),
});

async function get(address: string, { actor = anonymous, at = '2026-11-21T09:00:00Z', of = scheme } = {}): Promise<{ status: number; text: string; plain: string; code?: string }> {
  const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
  app.use(async (c, next) => {
    const { locale } = splitLocale(new URL(c.req.url).pathname);
    const services = { definitions: { geography, scheme: of }, now: () => new Date(at) } as unknown as Services;
    c.set('services', services);
    c.set('locale', locale);
    c.set('actor', actor);
    c.set('requestId', 'test');
    const assets = { css: [], script: '', dev: false };
    c.set('frame', { locale, path: c.req.path, assets, requestId: 'test', schemeName: '', navigation: [], roles: [], person: undefined, demonstration: true });
    await next();
  });
  app.route('/api/v1', schemeApi());
  app.route('/', schemeRoutes());
  app.onError((e, c) => c.text(e instanceof AppError ? e.code : String(e.stack), e instanceof AppError ? e.status : 500));
  const response = await app.request(address);
  const text = await response.text();
  const plain = text
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' .', '.');
  return { status: response.status, text, plain };
}

describe('the list of centres', () => {
  it('has every centre with an agreement today, by health region, and says which are made up', async () => {
    const { plain, text } = await get('/sentraler');
    expect(plain).toContain('17 sentraler har avtale 21. november 2026');
    expect(plain).toContain('8 av dem er laget til demonstrasjon');
    expect(text.match(/class="k-demo"/g)).toHaveLength(8);
    expect(plain).toMatch(/Helseregion Nord .*Alstahaug.*Helseregion Midt-Norge .*Kristiansund.*Helseregion Vest .*Stavanger.*Helseregion Sør-Øst .*Modum/);
  });
  it('is that of the day: ten in 2018, with Lenvik’s county of the time', async () => {
    const { plain } = await get('/nn/sentraler', { at: '2018-06-01T09:00:00Z' });
    expect(plain).toContain('10 sentralar har avtale 1. juni 2018');
    expect(plain).not.toContain('Harstad');
  });
  it('says so when there are none yet', async () => {
    expect((await get('/en/sentraler', { at: '2013-06-01T09:00:00Z' })).plain).toContain('No centre has an agreement now');
  });
});

describe('a centre’s page', () => {
  it('follows the host through reforms, with official names', async () => {
    const { plain } = await get('/sentraler/senja');
    expect(plain).toContain('Senja er utviklingssentral for Troms.');
    expect(plain).toMatch(/2017–2019 Lenvik 1931 Troms 2020–2023 Senja 5421 Troms og Finnmark fra 2024 Senja 5530 Troms/);
    expect((await get('/sentraler/harstad')).text).toContain('<span lang="se">Hárstták</span>');
  });
  it('shows the area of the date, and the earlier ones', async () => {
    const { plain } = await get('/sentraler/kristiansund');
    expect(plain).toContain('Kristiansund er utviklingssentral for Møre og Romsdal.');
    expect(plain).toMatch(/fra 2023 Fylker Møre og Romsdal 2017–2022 Helseregion Midt-Norge Møre og Romsdal, Trøndelag/);
    expect((await get('/sentraler/kristiansund', { at: '2018-06-01T09:00:00Z' })).plain).toContain('utviklingssentral for helseregion Midt-Norge.');
  });
  it('says that a made-up centre does not exist, and that tasks and areas are assumed', async () => {
    const { plain } = await get('/sentraler/eksempelvik');
    expect(plain).toContain('Denne sentralen finnes ikke');
    expect(plain).toContain('Oppdiktet sted i Vestland');
    expect(plain).toContain('Perioden og oppgavene er antatt');
    expect((await get('/sentraler/modum')).plain).toContain('Ansvarsområdet er antatt');
    expect((await get('/sentraler/kristiansund')).plain).not.toContain('Ansvarsområdet er antatt');
  });
  it('names its source, and tells bokmål from the page’s language where a text is missing', async () => {
    expect((await get('/sentraler/tana')).text).toContain('href="https://www.tffk.no/');
    const bare = { ...scheme, periods: scheme.periods.map((p) => ({ ...p, tasks: p.tasks.map((t) => ({ ...t, text: { nb: t.text.nb, nn: t.text.nn } })) })) };
    expect((await get('/en/sentraler/tana', { of: bare })).text).toContain('<span lang="nb">Ta imot hospitanter');
  });
  it('is not found for an unknown centre', async () => {
    expect(await get('/sentraler/atlantis')).toMatchObject({ status: 404, text: 'not-found' });
  });
  it('of a centre that has not begun, or has ended, says so', async () => {
    expect((await get('/sentraler/tana', { at: '2020-01-01T09:00:00Z' })).plain).toContain('Tana blir utviklingssentral 1. januar 2023.');
    const ended = { ...scheme, centres: scheme.centres.map((c) => (c.id === 'tana' ? { ...c, agreement: { from: '2023-01-01', to: '2025-01-01' } } : c)) };
    expect((await get('/sentraler/tana', { of: ended })).plain).toContain('Tana har vært utviklingssentral, men har ikke avtale nå.');
  });
});

describe('our agreement', () => {
  it('shows a centre’s people their period, tasks, area and the offices they work with', async () => {
    const { plain } = await get('/min-sentral/avtale', { actor: person(['member', 'modum']) });
    expect(plain).toContain('Modum har avtale med Helsedirektoratet');
    expect(plain).toMatch(/Buskerud Statsforvalteren i Østfold, Buskerud, Oslo og Akershus Eget fylke/);
    expect(plain).toMatch(/Vestfold Statsforvalteren i Vestfold og Telemark Annet fylke i området/);
    expect(plain).toContain('Perioden 2014–2016');
  });
  it('is for the centre’s own people only', async () => {
    expect((await get('/min-sentral/avtale')).text).toBe('unauthenticated');
    expect((await get('/min-sentral/avtale', { actor: person(['officer', null]) })).text).toBe('forbidden');
  });
});

describe('the officers’ overview', () => {
  it('shows agreements, coverage of every county, and tasks per period', async () => {
    const { plain } = await get('/direktoratet/sentraler', { actor: person(['officer', null]) });
    expect(plain).toContain('Alle fylker har minst én sentral.');
    expect(plain).toMatch(/Troms Senja, Harstad 2/);
    expect(plain).toMatch(/2017–2019 10 9/);
  });
  it('warns of a county that nobody is responsible for', async () => {
    const fewer = { ...scheme, centres: scheme.centres.filter((c) => !['kristiansund', 'tana'].includes(c.id)) };
    const { plain } = await get('/direktoratet/sentraler', { actor: person(['officer', null]), of: fewer });
    expect(plain).toContain('Ingen sentral har ansvar for Møre og Romsdal og Finnmark.');
  });
  it('is for officers only', async () => {
    expect((await get('/direktoratet/sentraler')).text).toBe('unauthenticated');
    expect((await get('/direktoratet/sentraler', { actor: person(['coordinator', 'modum']) })).text).toBe('forbidden');
  });
});

describe('GET /api/v1/centres', () => {
  it('lists the centres of a date', async () => {
    const body = JSON.parse((await get('/api/v1/centres?at=2018-06-01')).text) as { count: number; centres: { id: string }[] };
    expect(body.count).toBe(10);
    expect(body.centres.find((c) => c.id === 'senja')).toMatchObject({ host: { code: '1931', name: 'Lenvik' }, county: { code: '19' }, region: 'Nord', demonstration: false });
  });
  it('gives one with its areas, hosts and periods', async () => {
    const body = JSON.parse((await get('/api/v1/centres/senja')).text) as { hosts: unknown[]; areas: { counties: unknown }[]; periods: unknown[] };
    expect(body.hosts).toHaveLength(3);
    expect(body.areas[0]).toMatchObject({ from: '2024-01-01', to: null, region: null, counties: [{ code: '55', name: 'Troms' }], assumed: true });
    expect(body.periods).toHaveLength(4);
  });
  it('refuses a date that is none, and a centre that is none', async () => {
    expect((await get('/api/v1/centres?at=2018-02-30')).status).toBe(422);
    expect((await get('/api/v1/centres/atlantis')).status).toBe(404);
  });
});
