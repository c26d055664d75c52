import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Env, Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { locales } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadIndicators } from '../indicators/indicators.server.ts';
import { loadDemonstration, seedDemonstrationAnswers } from '../questionnaires/demonstration.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { presentFigure } from './api/present-figure.ts';
import { figureSchema, figuresRoutes } from './routes.ts';
import { computeFigure, loadFigures } from './figures.server.ts';
import { inTransaction } from '../../platform/database.server.ts';

const dir = 'schemes/frisklivssentraler';
const geography = loadGeography('data');
const known = { geography, scheme: loadScheme(dir, geography), questionnaire: loadQuestionnaire(dir), indicators: loadIndicators(dir) };
const definitions = { ...known, figures: loadFigures(dir, known), demonstration: loadDemonstration(dir, known) };
const officer: Actor = { kind: 'person', personId: 'liv', name: 'Liv', grants: [{ role: 'officer', scope: null }] };
const coordinator: Actor = { kind: 'person', personId: 'kari', name: 'Kari', grants: [{ role: 'coordinator', scope: 'modum' }] };

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions });
  const ctx = t.ctx(systemActor('start'));
  await syncScheme(ctx);
  await seedDemonstrationAnswers(ctx);
});
afterAll(() => t?.drop());

async function get(address: string, { actor = officer, locale = 'nb' }: { actor?: Actor; locale?: Locale } = {}): Promise<{ status: number; type: string; body: string }> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('services', { db: t.db, definitions: t.ctx(actor).definitions, now: () => testNow } as unknown as Services);
    c.set('actor', actor);
    c.set('locale', locale);
    c.set('requestId', 'test');
    c.set('frame', {
      locale,
      path: address,
      assets: { css: [], script: '', dev: false },
      requestId: 'test',
      schemeName: 'Ordning',
      navigation: [],
      roles: [],
      person: undefined,
      demonstration: true,
    });
    await next();
  });
  app.route('/', figuresRoutes());
  app.onError((e, c) => c.text(e instanceof AppError ? e.code : String(e.stack), e instanceof AppError ? e.status : 500));
  const response = await app.request(address);
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() };
}

describe('the officer’s figures', () => {
  it('are listed with what the newest year stands on, in three languages', async () => {
    for (const locale of locales) {
      const { status, body } = await get('/direktoratet/figurer', { locale });
      expect(status).toBe(200);
      for (const figure of definitions.figures) expect(body).toContain(`/direktoratet/figurer/${figure.id}"`);
    }
    expect((await get('/direktoratet/figurer')).body).toContain('2025: 5 av 17 sentraler har svart (fristen er ikke ute)');
  });
  it('show the years chosen, swapped when they came the wrong way, and the nearest when they are out of reach', async () => {
    const swapped = (await get('/direktoratet/figurer/authority-own?fra=2018&til=2014')).body;
    expect(swapped).toContain('Prosentandel av sentralene som svarte, 2014–2018.');
    expect(swapped).toContain('Til år kan ikke være før fra år');
    expect((await get('/direktoratet/figurer/authority-own?fra=1066&til=9999&region=maybe')).body).toContain('2014–2025');
    expect((await get('/direktoratet/figurer/authority-own?fra=abc&til=')).status).toBe(200);
  });
  it('show regions on demand, withheld where single centres could be recognised', async () => {
    const { body } = await get('/direktoratet/figurer/authority-own?fra=2018&til=2018&region=1');
    expect(body).toContain('vises ikke');
    expect(body).toContain('Midt-Norge');
  });
  it('lead from a number to the responses behind it', async () => {
    const page = (await get('/direktoratet/figurer/authority-own?fra=2014&til=2018')).body;
    const link = /href="([^"]*rad=professional-days[^"]*kolonne=2018[^"]*)#grunnlag"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { body } = await get(link);
    expect(body).toContain('id="grunnlag"');
    expect(body.match(/href="\/direktoratet\/runder\/2018\/[a-z-]+"/g)).toHaveLength(10);
  });
  it('say that a published number is not made of answers', async () => {
    expect((await get('/direktoratet/figurer/study-visits?rad=people&kolonne=2018')).body).toContain('ikke laget av svar');
    expect((await get('/direktoratet/figurer/study-visits?rad=nothing&kolonne=1')).body).not.toContain('id="grunnlag"');
  });
  it('can be taken as SVG, CSV, a workbook and JSON-stat', async () => {
    const json = await get('/direktoratet/figurer/authority-own/tall.json?fra=2014&til=2018');
    expect([json.type, JSON.parse(json.body).status['0'], JSON.parse(json.body).value[3]]).toEqual(['application/json', '.', 70]);
    const xlsx = await get('/direktoratet/figurer/authority-own/tall.xlsx?fra=2014&til=2018');
    expect([xlsx.type, xlsx.body.slice(0, 2)]).toEqual(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK']);
    expect(await get('/direktoratet/figurer/authority-own/figur.svg?fra=2014&til=2018')).toMatchObject({ status: 200, type: 'image/svg+xml; charset=utf-8' });
    const csv = await get('/direktoratet/figurer/authority-own/tall.csv?fra=2014&til=2018');
    expect(csv.type).toBe('text/csv; charset=utf-8');
    expect(csv.body).toContain('Fagdager;.;.;.;70,0;70,0;');
  });
  it('are refused to others', async () => {
    for (const address of [
      '/direktoratet/figurer',
      '/direktoratet/figurer/information',
      '/direktoratet/figurer/information/figur.svg',
      '/direktoratet/figurer/information/tall.csv',
      '/direktoratet/figurer/information/tall.xlsx',
      '/direktoratet/figurer/information/tall.json',
    ]) {
      expect(await get(address, { actor: anonymous })).toMatchObject({ status: 401, body: 'unauthenticated' });
      expect(await get(address, { actor: coordinator })).toMatchObject({ status: 403, body: 'forbidden' });
    }
    expect(await get('/direktoratet/figurer/no-such')).toMatchObject({ status: 404 });
  });
});

describe('a figure in the API', () => {
  it('keeps the shape that is described, for every figure', async () => {
    const ctx = t.ctx(officer);
    for (const { id } of definitions.figures) {
      const table = await inTransaction(ctx, (tx) => computeFigure(tx, ctx, id, { from: 2014, to: 2025 }));
      const document = presentFigure(table);
      expect(figureSchema.parse(document)).toEqual(document);
      expect(JSON.parse(JSON.stringify(table))).toEqual(table);
    }
  });
});
