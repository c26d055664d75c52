import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { Actor, Grant } from '../platform/actor.ts';
import type { Env, Services } from '../platform/context.ts';
import { appErrorStatus } from '../platform/errors.ts';
import type { AppErrorCode } from '../platform/errors.ts';
import { href, locales, splitLocale } from '../platform/locale.ts';
import { loadDefinitions } from './definitions.server.ts';
import { frameOf } from './frame.ts';
import { shellRoutes } from './pages.ts';
import { errorPage } from './pages/error-page.tsx';

const definitions = loadDefinitions(process.cwd(), 'schemes/frisklivssentraler');
/** What pages that read no database need of the services. */
const services = { definitions, assets: { css: [], script: '', dev: false }, now: () => new Date('2026-03-03T10:00:00Z') } as unknown as Services;

let actor: Actor = { kind: 'anonymous' };
const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
app.use(async (c, next) => {
  c.set('services', services);
  c.set('requestId', 'abc12345');
  c.set('locale', splitLocale(new URL(c.req.url).pathname).locale);
  // A request that stops early has no frame yet.
  if (!c.req.path.startsWith('/early')) {
    c.set('actor', actor);
    c.set('frame', frameOf(c));
  }
  await next();
});
for (const code of [...(Object.keys(appErrorStatus) as AppErrorCode[]), 'internal' as const]) app.get(`/early/${code}`, (c) => errorPage(c, code));
app.route('/', shellRoutes());

const read = async (path: string): Promise<string> => (await app.request(path)).text();
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the bar of a centre', () => {
  test('leads its people to their own ideas, and to the editors’ desk while the turn is theirs', async () => {
    const member = { role: 'member', scope: 'kristiansund' } as const;
    const bar = async (...grants: readonly Grant[]): Promise<string> => {
      actor = { kind: 'person', personId: 'kari', name: 'Kari', grants };
      const html = await read('/finn-sentral').finally(() => (actor = { kind: 'anonymous' }));
      return /<nav[^>]*aria-label="Kristiansund"[^]*?<\/nav>/.exec(html)?.[0] ?? '';
    };
    expect(await bar(member)).toContain('href="/idebanken/mine"');
    expect(await bar(member)).not.toContain('href="/min-sentral/idebanken"');
    expect(await bar(member, { role: 'editor', scope: 'kristiansund' })).toMatch(/href="\/min-sentral\/idebanken"[^>]*>Redaktørbordet</);
  });
});

describe('finding the centre for a municipality', () => {
  test('an old name leads to the municipality of today, and says so', async () => {
    expect(plain(await read('/finn-sentral?kommune=Lenvik'))).toMatch(/Lenvik er nå en del av Senja\. Senja ligger i Troms\. .*Senja utviklingssentral.*vertskommune/);
    expect(plain(await read('/nn/finn-sentral?kommune=lenvik'))).toContain('Lenvik er no ein del av Senja.');
  });
  test('a municipality that was only renamed is not called a part of itself', async () => {
    expect(plain(await read('/finn-sentral?kommune=nes'))).toContain('Nes heter nå Nesbyen');
    expect(plain(await read('/finn-sentral?kommune=Sand%C3%B8y'))).toContain('Sandøy er nå en del av Ålesund');
  });
  test('two of one name are left to the person, each with its county', async () => {
    const page = plain(await read('/finn-sentral?kommune=V%C3%A5ler'));
    expect(page).toContain('2 kommuner passer');
    expect(page).toContain('Østfold');
    expect(page).toContain('Innlandet');
  });
  test('what is no municipality gets help, and comes back as it was written and harmless', async () => {
    const page = await read(`/finn-sentral?kommune=${encodeURIComponent('<script>')}`);
    expect(page).not.toContain('<script>');
    expect(plain(page)).toContain('Vi finner ingen kommune som heter');
  });
});

describe('choosing on the map', () => {
  test('the country leads to its counties, and to the centres that lie in a municipality', async () => {
    const page = await read('/finn-sentral');
    expect(page).toContain('href="/finn-sentral?fylke=55"');
    expect(page).toMatch(/<svg class="k-map" role="group" aria-label="Kart over kommunene i landet, med \d+ sentraler som lenker\."/);
    expect(page).toContain('<a href="/sentraler/senja" aria-label="Senja">');
    expect(page).not.toMatch(/ style=/);
  });
  test('a county lists its municipalities with all their names; the map has the same links for the pointer', async () => {
    const page = await read('/nn/finn-sentral?fylke=55');
    expect(plain(page)).toContain('Kommunane i Troms');
    expect(page).toContain('href="/nn/finn-sentral?kommune=5540">Gáivuotna – Kåfjord – Kaivuono</a>');
    expect(page).toContain('aria-label="Kåfjord" tabindex="-1"');
    expect(page.length).toBeLessThan(40_000);
  });
  test('a county that is not there is only the page itself', async () => {
    expect(plain(await read('/finn-sentral?fylke=19'))).toContain('Eller velg på kartet');
  });
  test('the answer carries the municipality on to asking and visiting, and the centre where there are several', async () => {
    const page = await read('/finn-sentral?kommune=Lenvik');
    expect(page).toContain('href="/spor-en-sentral?kommune=5530&amp;sentral=senja"');
    expect(page).toContain('href="/be-om-hospitering?kommune=5530&amp;sentral=senja"');
    expect(await read('/finn-sentral?kommune=Kristiansund')).toContain('href="/spor-en-sentral?kommune=1505"');
  });
});

describe('pages that explain', () => {
  test.each(['/om', '/slik-teller-vi', '/tilgjengelighet', '/personvern'])('%s stands in three languages, with one h1 and no inline style', async (path) => {
    for (const locale of locales) {
      const html = await read(href(locale, path));
      expect(html).toContain(`<html lang="${locale}"`);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).not.toMatch(/ style=/);
    }
  });
});

describe('the page about personal data', () => {
  test('says for how long, as the scheme’s files do', async () => {
    const { enquiries, visits } = definitions;
    const page = plain(await read('/personvern'));
    expect(page).toContain(`etter ${enquiries.eraseAfter} måneder`);
    expect(page).toContain(`${visits.eraseAfter} måneder etter besøket`);
  });
});

describe('an error page', () => {
  test.each(Object.entries({ ...appErrorStatus, internal: 500 }))('for %s answers %i with the request’s number, also before anybody is known', async (code, status) => {
    for (const locale of locales) {
      const response = await app.request(href(locale, `/early/${code}`));
      expect(response.status).toBe(status);
      expect(await response.text()).toContain('abc12345');
    }
  });
});
