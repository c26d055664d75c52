import path from 'node:path';
import { readSpreadsheet } from '../../platform/spreadsheet.server.ts';
import { Hono } from 'hono';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import type { Actor } from '../../platform/actor.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { readConfig } from '../../platform/config.server.ts';
import type { Definitions, Env, Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { splitLocale } from '../../platform/locale.ts';
import { loadFigures } from '../figures/figures.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadIndicators } from '../indicators/indicators.server.ts';
import { loadDemonstration, seedDemonstrationAnswers } from '../questionnaires/demonstration.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { loadReports } from './report-files.server.ts';
import { publishFirstEditions } from './reports.server.ts';
import { reportsApi, reportsRoutes } from './routes.ts';

const officer: Actor = { kind: 'person', personId: 'p-1', name: 'Jonas Lie Berg', grants: [{ role: 'officer', scope: null }] };
const coordinator: Actor = { kind: 'person', personId: 'p-2', name: 'Kari', grants: [{ role: 'coordinator', scope: 'stavanger' }] };

let t: TestDatabase;
let definitions: Definitions;
beforeAll(async () => {
  const dir = path.resolve('schemes/frisklivssentraler');
  const geography = loadGeography(path.resolve('data'));
  const known = { scheme: loadScheme(dir, geography), questionnaire: loadQuestionnaire(dir), indicators: loadIndicators(dir) };
  definitions = {
    geography,
    ...known,
    figures: loadFigures(dir, known),
    reports: loadReports(dir),
    demonstration: loadDemonstration(dir, known),
    fulfilment: { warnFrom: '10-01', periods: {} },
  } as unknown as Definitions;
  t = await testDatabase({ definitions });
  const ctx = t.ctx(systemActor('start'));
  await syncScheme(ctx);
  await seedDemonstrationAnswers(ctx);
  await publishFirstEditions(ctx);
});
afterAll(() => t.drop());

/** The feature's routes as `actor`, without the rest of the shell. */
function siteAs(actor: Actor): (address: string, init?: RequestInit) => Promise<Response> {
  const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
  const config = readConfig({ PORT: '3000' });
  const services: Services = { db: t.db, config, log: pino({ level: 'silent' }), assets: { css: ['/a.css'], script: '/a.js', dev: false }, definitions, now: () => testNow };
  app.use(async (c, next) => {
    const { locale } = splitLocale(new URL(c.req.url).pathname);
    c.set('services', services);
    c.set('actor', actor);
    c.set('locale', locale);
    c.set('requestId', 'r-1');
    const person = actor.kind === 'person' ? { name: actor.name } : undefined;
    c.set('frame', { locale, path: c.req.path, assets: services.assets, requestId: 'r-1', schemeName: 'Prøve', navigation: [], roles: [], person, demonstration: true });
    await next();
  });
  app.route('/', reportsRoutes());
  app.route('/api/v1', reportsApi());
  app.onError((e, c) => (e instanceof AppError ? c.text(e.code, e.status) : c.text(String(e.stack), 500)));
  return async (address, init) => app.request(`http://localhost:3000${address}`, init);
}
const post = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)![1]!;

describe('what anybody reads', () => {
  test('every page of the edition answers, in three languages, without script', async () => {
    const site = siteAs(anonymous);
    for (const prefix of ['', '/nn', '/en'])
      for (const page of [
        '/rapporter',
        '/formuleringer',
        '/rapporter/2014-2018',
        '/rapporter/2014-2018/samarbeid',
        '/rapporter/2014-2018/oppsummering/tall/2',
        '/rapporter/2014-2018/figurer/authority-own',
        '/rapporter/2014-2018/figurer/enquiry-topics',
        '/rapporter/2014-2018/utgave/1',
        '/rapporter/2014-2018/utgave/1/hospitering',
      ]) {
        const response = await site(prefix + page);
        const html = await response.text();
        expect([prefix + page, response.status, /<script/.test(html), html.length <= 60_000]).toEqual([prefix + page, 200, false, true]);
      }
  });
  test('says whose reports are retold, and that the authority did not publish the retelling', async () => {
    const html = await (await siteAs(anonymous)('/rapporter/2014-2018')).text();
    expect(html).not.toContain('Utgitt av');
    expect(html).toMatch(/Gjenforteller<\/dt><dd>rapporter fra Helsedirektoratet \(<a[^>]* href="#kilder">/);
    expect(html).toContain('ikke gitt ut av Helsedirektoratet');
  });
  test.each([
    '/rapporter/2099',
    '/rapporter/2014-2022',
    '/rapporter/2014-2018/utgave/2',
    '/rapporter/2014-2018/utgave/0',
    '/rapporter/2014-2018/finnes-ikke',
    '/rapporter/2014-2018/samarbeid/tall/99',
    '/rapporter/2014-2018/figurer/finnes-ikke',
    "/rapporter/2014-2018'--/samarbeid",
  ])('%s is not found', async (address) => {
    expect((await siteAs(anonymous)(address)).status).toBe(404);
  });
  test('an edition’s own address may be kept for ever, the newest one’s for a minute', async () => {
    const site = siteAs(anonymous);
    const own = await site('/rapporter/2014-2018/utgave/1/samarbeid');
    expect(own.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const newest = await site('/rapporter/2014-2018/samarbeid');
    expect(newest.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    const etag = newest.headers.get('etag')!;
    expect((await site('/rapporter/2014-2018/samarbeid', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });
  test('a published page is the same for everybody, to the byte', async () => {
    const pages = await Promise.all([anonymous, officer, coordinator].map(async (actor) => (await siteAs(actor)('/rapporter/2014-2018/samarbeid')).text()));
    expect(pages[1]).toBe(pages[0]);
    expect(pages[2]).toBe(pages[0]);
    expect(pages[0]).not.toContain('Jonas');
  });
  test('where published and invented numbers stand in one text, each invented one is marked', async () => {
    const html = await (await siteAs(anonymous)('/rapporter/2014-2018/forskning')).text();
    expect(html).toContain('Tall merket † er demonstrasjonsdata, de andre er publiserte.');
    expect(html).toMatch(/fem sentraler<\/a> med/);
    expect(html).toMatch(/sju av ni<\/a><sup>†<\/sup>/);
    expect(await (await siteAs(anonymous)('/rapporter/2014-2018/samarbeid')).text()).not.toContain('†');
  });
  test('a number tells what it is made of', async () => {
    const html = await (await siteAs(anonymous)('/rapporter/2014-2018/oppsummering/tall/2')).text();
    for (const part of ['893', '850–899', 'Personer som hospiterte', '198', '/indikatorer/visits.people', 'href="/formuleringer"', '/rapporter/2014-2018/oppsummering#tall-2'])
      expect(html).toContain(part);
  });
  test('figures are files too', async () => {
    const site = siteAs(anonymous);
    const csv = await site('/rapporter/2014-2018/figurer/authority-own.csv');
    expect([csv.headers.get('content-type'), (await csv.text()).split('\r\n')[0]]).toEqual([
      'text/csv; charset=UTF-8',
      expect.stringContaining('Samarbeid med fylkeskommunen i eget fylke'),
    ]);
    const json = await site('/rapporter/2014-2018/figurer/authority-own.json');
    expect([json.headers.get('content-type'), ((await json.json()) as { label: string }).label]).toEqual(['application/json', 'Samarbeid med fylkeskommunen i eget fylke']);
    const [xlsx, again] = [await site('/rapporter/2014-2018/figurer/authority-own.xlsx'), await site('/rapporter/2014-2018/figurer/authority-own.xlsx')];
    const { rows } = await readSpreadsheet(new Uint8Array(await xlsx.arrayBuffer()));
    expect(rows.find((row) => row[0] === 'Fagdager')?.slice(1, 6)).toEqual(['.', '.', '.', '70', '70']);
    expect(again.headers.get('etag')).toBe(xlsx.headers.get('etag'));
    const svg = await site('/rapporter/2014-2018/utgave/1/figurer/authority-own.svg');
    expect([
      svg.headers.get('content-type'),
      (await svg.text()).startsWith('<svg') || (await (await site('/rapporter/2014-2018/utgave/1/figurer/authority-own.svg')).text()).startsWith('<?xml'),
    ]).toEqual(['image/svg+xml; charset=UTF-8', true]);
  });
  test('and machines read the same', async () => {
    const site = siteAs(anonymous);
    const report = (await (await site('/api/v1/reports/2014-2018')).json()) as {
      number: number;
      claims: { wording: string; verdict: string; values: unknown[] }[];
      figures: { id: string; number: number }[];
    };
    expect(report.number).toBe(1);
    expect(report.claims.find((c) => c.wording === 'nesten 900 personer')).toMatchObject({ verdict: 'holds', values: [{ year: null, value: 893, measure: 'count' }] });
    expect(report.figures.find((f) => f.id === 'authority-own')?.number).toBe(5);
    const figure = (await (await site('/api/v1/reports/2014-2018/editions/1/figures/authority-own')).json()) as { rows: { id: string; cells: { state: string }[] }[] };
    expect(figure.rows.find((r) => r.id === 'network')?.cells[0]?.state).toBe('not-asked');
    expect((await site('/api/v1/reports/2014-2018/editions/1/figures/authority-own/csv')).headers.get('content-type')).toContain('text/csv');
    expect((await site('/api/v1/reports/2014-2018/editions/9')).status).toBe(404);
    expect((await site('/api/v1/reports/2014-2018/editions/x')).status).toBe(422);
    expect((await site('/api/v1/reports/2014-2018/editions/1/difference?since=1')).status).toBe(200);
  });
});

describe('a name that every object of the language knows', () => {
  const names = ['constructor', '__proto__', 'toString'];
  test.each(names)('%s is no figure of an edition', async (name) => {
    for (const page of [`/rapporter/2014-2018/figurer/${name}`, `/rapporter/2014-2018/figurer/${name}.csv`, `/api/v1/reports/2014-2018/editions/1/figures/${name}`])
      expect([page, (await siteAs(anonymous)(page)).status]).toEqual([page, 404]);
  });
  test.each(names)('%s in a text is an unknown source and a missing figure', async (name) => {
    const markdown = `:value[${name}] :claim[mange]{${name}.x} :value[visits.${name}] :ref{${name}}\n\n::figure{${name}}`;
    const preview = await siteAs(officer)('/direktoratet/rapporter/2014-2022/resultater/forhandsvisning', post({ markdown }));
    expect(preview.status).toBe(200);
    expect((await preview.text()).match(/\[tall mangler\]/g)).toHaveLength(2);
  });
});

describe('a text too deep to walk through', () => {
  test.each(['> ', '- '])('%s hundreds of times is given back and not saved', async (sign) => {
    const site = siteAs(officer);
    const editor = '/direktoratet/rapporter/2014-2022/resultater';
    const version = versionIn(await (await site(editor)).text());
    const typed = { version, number: '3', title: 'Resultater', lead: '', date: '2026-11-21', markdown: `${sign.repeat(300)}x` };
    expect((await site(editor, post(typed))).status).toBe(422);
    expect((await site(`${editor}/forhandsvisning`, post(typed))).status).toBe(422);
    expect(versionIn(await (await site(editor)).text())).toBe(version);
  });
});

describe('the officer’s pages', () => {
  const editor = '/direktoratet/rapporter/2014-2022/oppsummering';
  test('are for officers', async () => {
    const pages = ['/direktoratet/rapporter', '/direktoratet/rapporter/2014-2022', editor, `${editor}/sett-inn`, '/direktoratet/rapporter/2014-2022/publiser'];
    for (const page of pages) {
      expect([page, (await siteAs(anonymous)(page)).status, (await siteAs(coordinator)(page)).status, (await siteAs(officer)(page)).status]).toEqual([page, 401, 403, 200]);
    }
    for (const [actor, status] of [
      [anonymous, 401],
      [coordinator, 403],
    ] as const)
      for (const page of [
        editor,
        `${editor}/forhandsvisning`,
        `${editor}/sett-inn`,
        '/direktoratet/rapporter/2014-2022/publiser',
        '/direktoratet/rapporter/2014-2018/rettelse',
        '/direktoratet/rapporter/2014-2018/viderefor',
      ])
        expect([page, (await siteAs(actor)(page, post({}))).status]).toEqual([page, status]);
  });
  test('the list says how many sentences do not hold', async () => {
    expect(await (await siteAs(officer)('/direktoratet/rapporter')).text()).toContain('14 holder ikke');
  });
  test('the editor lists each sentence with value, limits and suggestion', async () => {
    const html = (await (await siteAs(officer)(editor)).text()).replaceAll('\u00A0', ' ');
    for (const part of [
      '«nesten 900 personer»',
      '1 385',
      '«Nesten 900 personer» betyr 850–899.',
      'Forslag: «nesten 1 400 personer»',
      'Flest var det i 2019, med ',
      '260 personer',
      'Forslag: «de ni årene»',
      '4 holder ikke, 0 tall uten kilde, 5 holder',
      'Det finnes nyere tall, til og med 2022.',
      '5 av dem som holder, gjelder et tidligere år',
    ])
      expect(html).toContain(part);
  });
  test('one press uses a suggestion, and keeps what was typed besides', async () => {
    const site = siteAs(officer);
    const html = await (await site(editor)).text();
    const markdown = /<textarea[^>]*id="tekst"[^>]*>([\s\S]*?)<\/textarea>/
      .exec(html)![1]!
      .replace(/^\n/, '')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
    const form = {
      version: versionIn(html),
      number: '4',
      title: 'Oppsummering',
      lead: 'Ny ingress',
      date: '2026-11-21',
      markdown: `${markdown}\nSkrevet til.`.replaceAll('\n', '\r\n'),
      gjor: 'forslag:1:de fem årene',
    };
    const done = await site(editor, post(form));
    expect([done.status, done.headers.get('location')]).toEqual([303, `${editor}#setningene`]);
    const after = await (await site(editor)).text();
    for (const part of [':claim[de ni årene]{period}', 'Skrevet til.', 'Ny ingress', '3 holder ikke']) expect(after).toContain(part);
    expect(after).not.toContain('\r\n');
  });
  test('a save on an old version shows both texts and loses neither', async () => {
    const site = siteAs(officer);
    const old = versionIn(await (await site(editor)).text());
    const form = { version: old, number: '4', title: 'Oppsummering', lead: '', date: '2026-11-21' };
    expect((await site(editor, post({ ...form, markdown: 'Den andres tekst.' }))).status).toBe(303);
    const late = await site(editor, post({ ...form, markdown: 'Min tekst med 31 fagdager.' }));
    const html = await late.text();
    expect(late.status).toBe(409);
    for (const part of ['Noen andre har lagret kapitlet', 'Den andres tekst.', 'Min tekst med 31 fagdager.']) expect(html).toContain(part);
    expect(Number(versionIn(html))).toBe(Number(old) + 1);
    expect((await site(editor, post({ ...form, version: versionIn(html), markdown: 'Min tekst med 31 fagdager.' }))).status).toBe(303);
  });
  test('a fault keeps everything typed', async () => {
    const site = siteAs(officer);
    const version = versionIn(await (await site(editor)).text());
    const response = await site(editor, post({ version, number: 'fire', title: '', lead: 'L', date: '2026-02-30', markdown: 'Ikke <b>mist</b> meg' }));
    const html = await response.text();
    expect(response.status).toBe(422);
    for (const part of ['Skriv nummeret som 3 eller 3.4.', 'Skriv en tittel', 'Skriv datoen', 'Ikke &lt;b&gt;mist&lt;/b&gt; meg', 'value="fire"']) expect(html).toContain(part);
  });
  test('the preview is clean HTML and saves nothing', async () => {
    const site = siteAs(officer);
    const before = await (await site(editor)).text();
    const preview = await site(`${editor}/forhandsvisning`, post({ markdown: 'Det var :claim[fem]{period} <script>alert(1)</script> [x](javascript:1) og 31 fagdager.' }));
    const html = await preview.text();
    expect(html).toContain('k-fails');
    expect(html).toContain('31 fagdager');
    // The list below the text is still of what was shown before: the counts are of what is typed.
    expect(html).toContain('1 holder ikke, 2 tall uten kilde, 0 holder. Listen under teksten følger med når du oppdaterer visningen.');
    expect(html).not.toMatch(/<script|href="javascript/);
    expect(versionIn(await (await site(editor)).text())).toBe(versionIn(before));
  });
  test('without script, the same is shown by a button, unsaved', async () => {
    const site = siteAs(officer);
    const version = versionIn(await (await site(editor)).text());
    const html = await (
      await site(editor, post({ version, number: '4', title: 'Oppsummering', lead: '', date: '2026-11-21', markdown: 'Vist, :claim[fem år]{period}.', gjor: 'vis' }))
    ).text();
    expect(html).toContain('Vist, ikke lagret');
    expect(html).toContain('Forslag: «ni år»');
    expect(versionIn(html)).toBe(version);
  });
  test('a loose number is tied through the list of numbers', async () => {
    const site = siteAs(officer);
    const version = versionIn(await (await site(editor)).text());
    const form = { version, number: '4', title: 'Oppsummering', lead: '', date: '2026-11-21', markdown: 'I alt 1385 personer.', gjor: 'knytt:1:1385 personer' };
    const going = await site(editor, post(form));
    expect(going.headers.get('location')).toBe(`${editor}/sett-inn?knytt=1`);
    const list = await (await site(`${editor}/sett-inn?knytt=1&q=hospiterte`)).text();
    expect(list).toContain('Knytt «1385 personer» til et tall');
    const tied = await site(`${editor}/sett-inn`, post({ version: versionIn(list), knytt: '1', gjor: 'tall:visits.people', 'ar-visits.people': 'visits.people|1 385 personer' }));
    expect(tied.status).toBe(303);
    const html = await (await site(editor)).text();
    expect(html).toContain(':claim[1385 personer]{visits.people}');
    expect(html).toContain('0 holder ikke, 0 tall uten kilde, 1 holder');
  });
  test('only a share is said to be of somebody: a sum of answers is not', async () => {
    const html = await (await siteAs(officer)(`${editor}/sett-inn`)).text();
    expect(html).toMatch(/: \d+,\d\s% \(\d+ av \d+\)/);
    expect(html).not.toMatch(/: [\d\s]+ \(\d+ av \d+\)/);
  });
  test('a number, a figure and a quote are put in where wanted', async () => {
    const site = siteAs(officer);
    const put = async (fields: Record<string, string>) => site(`${editor}/sett-inn`, post({ version: versionIn(await (await site(editor)).text()), sted: '', ...fields }));
    expect((await put({ gjor: 'figur:governor-own' })).status).toBe(303);
    expect((await put({ gjor: 'sitat:2018|Vi ringer [hverandre].' })).status).toBe(303);
    expect((await put({ gjor: 'pastand:governor-own.network', 'ar-governor-own.network': 'governor-own.network year=2018|90,0 %' })).status).toBe(303);
    const html = await (await site(editor)).text();
    for (const part of ['::figure{governor-own}', '::quote[Vi ringer  hverandre .]{year=2018}', ':claim[90,0 %]{governor-own.network year=2018}']) expect(html).toContain(part);
    expect((await site(`${editor}/sett-inn`, post({ version: '1', gjor: 'figur:x' }))).status).toBe(409);
  });
  test('a chapter is taken out on the version that was shown, and a new one is added', async () => {
    const site = siteAs(officer);
    const added = await site('/direktoratet/rapporter/2014-2022/kapitler', post({ number: '9', title: 'Vedlegg', slug: 'vedlegg' }));
    expect(added.headers.get('location')).toBe('/direktoratet/rapporter/2014-2022/vedlegg');
    expect((await site('/direktoratet/rapporter/2014-2022/kapitler', post({ number: '9', title: 'Vedlegg', slug: 'utgave' }))).status).toBe(422);
    expect((await site('/direktoratet/rapporter/2014-2022/vedlegg/ta-ut', post({ version: '7' }))).status).toBe(409);
    expect((await site('/direktoratet/rapporter/2014-2022/vedlegg/ta-ut', post({ version: '1' }))).status).toBe(303);
    expect((await site('/direktoratet/rapporter/2014-2022/vedlegg')).status).toBe(404);
  });
  test('publishing is refused on the page with everything written kept, and then goes through', async () => {
    const site = siteAs(officer);
    const address = '/direktoratet/rapporter/2014-2022/publiser';
    const html = await (await site(address)).text();
    const state = /name="tilstand" value="([0-9a-f]+)"/.exec(html)![1]!;
    const names = [...html.matchAll(/name="(begrunnelse\.[a-z0-9.-]+)"/g)].map((m) => m[1]!);
    expect(names.length).toBeGreaterThan(5);
    const written = Object.fromEntries(names.map((name) => [name, 'Skal stå.']));
    const first = await site(address, post({ tilstand: state, ...written, [names[0]!]: '' }));
    expect(first.status).toBe(409);
    expect((await first.text()).match(/Skal stå\./g)?.length).toBe(names.length - 1);
    const done = await site(address, post({ tilstand: state, ...written, 'sett-tall': 'ja', 'sett-figurer': 'ja' }));
    expect(done.headers.get('location')).toBe('/rapporter/2014-2022/utgave/1');
    const chapter = await (await siteAs(anonymous)('/rapporter/2014-2022/hospitering')).text();
    expect(chapter).toContain('Setninger med begrunnelse');
    expect(chapter).toContain('Skal stå.');
    const longest = await (await siteAs(anonymous)('/rapporter/2014-2022/samarbeid')).text();
    expect([longest.match(/class="k-figure"/g)?.length, Buffer.byteLength(longest) <= 60_000]).toEqual([4, true]);
  });
});
