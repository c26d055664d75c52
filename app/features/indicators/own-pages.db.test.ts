import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { person } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Definitions, Env, Frame, Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { seedDemonstrationActivities } from '../activities/demonstration.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { getOwnNumbers } from './inside/own-numbers.server.ts';
import { indicatorsRoutes } from './routes.ts';

let t: TestDatabase;
let definitions: Definitions;
const system = systemActor('test');
beforeAll(async () => {
  t = await testDatabase();
  ({ definitions } = t.ctx(system));
  await syncScheme(t.ctx(system));
  await seedDemonstrationPeople(
    t.ctx(system),
    definitions.scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
  );
  await seedDemonstrationActivities(t.ctx(system));
});
afterAll(() => t?.drop());

const at = (centre: string): Actor => person('ingrid', 'Ingrid Moen', { role: 'coordinator', scope: centre });
const officer = person('siri', 'Siri Aas', { role: 'officer', scope: null });
async function read(actor: Actor, path: string, { locale = 'nb', known = definitions }: { locale?: Locale; known?: Definitions } = {}) {
  const app = new Hono<Env>();
  app.use('*', async (c, next) => {
    c.set('services', { definitions: known, now: () => testNow, db: t.db } as unknown as Services);
    c.set('actor', actor);
    c.set('locale', locale);
    c.set('requestId', 'test');
    const frame: Frame = {
      locale,
      path,
      assets: { css: [], script: '', dev: false },
      requestId: 'test',
      schemeName: 'Prøve',
      navigation: [],
      roles: [],
      person: undefined,
      demonstration: true,
    };
    c.set('frame', frame);
    await next();
  });
  app.route('/', indicatorsRoutes());
  app.onError((e, c) => c.text(e instanceof AppError ? e.code : String(e), e instanceof AppError ? e.status : 500));
  const response = await app.request(path);
  const body = await response.text();
  return { status: response.status, body, plain: body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
}
const changed = (centreId: string, agreement: { from: string; to?: string }): Definitions => ({
  ...definitions,
  scheme: { ...definitions.scheme, centres: definitions.scheme.centres.map((one) => (one.id === centreId ? { ...one, agreement } : one)) },
});

describe('a centre’s own numbers', () => {
  it('stand beside last year’s and the medians, and lead to what they are made of', async () => {
    const { status, body, plain } = await read(at('kristiansund'), '/min-sentral/tall?ar=2025');
    expect(status).toBe(200);
    expect(plain).toMatch(/Våre tall 2025 .*17 sentraler i landet og 3 i Midt-Norge/);
    expect(body).toContain('href="/min-sentral/tall/2025/activities.held"');
    expect(body).toContain('href="/min-sentral/tall/2024/activities.held"');
    expect(body).not.toMatch(/ style=/);
    expect(plain).not.toContain('ikke over');
  });
  it('of a year that is not over are preliminary', async () => {
    const { plain } = await read(at('kristiansund'), '/min-sentral/tall');
    expect(plain).toMatch(/2026 er ikke over: tallene er foreløpige \(\*\)/);
    expect(plain).toMatch(/Aktiviteter \d+\* /);
  });
  it('are told apart by a list, without what there is nothing of', async () => {
    const { body, plain } = await read(at('kristiansund'), '/min-sentral/tall?ar=2025&etter=activities.held/activity-kind', { locale: 'nn' });
    expect(plain).toContain('Aktivitetar, etter slag');
    expect(body).toContain('?del=activity-kind%2Fprofessional-day');
    expect((await read(at('kristiansund'), '/min-sentral/tall?etter=activities.held/no-such')).status).toBe(200);
  });
  it('say when the agreement began within the year, whose medians are of centres with all of it', async () => {
    const known = changed('kristiansund', { from: '2025-05-01' });
    expect((await read(at('kristiansund'), '/min-sentral/tall?ar=2025', { known })).plain).toMatch(
      /Dere har hatt avtale fra 1\. mai 2025\..*16 sentraler i landet og 2 i Midt-Norge.*for få sentraler i Midt-Norge/,
    );
    const after = await read(at('kristiansund'), '/min-sentral/tall?ar=2026', { known });
    expect(after.plain).toContain('Dere fikk avtale 1. mai 2025, så tallene fra 2025 er fra en del av året.');
    expect(after.plain).not.toMatch(/ 2024 /);
  });
  it('are a file too, with what each counts', async () => {
    const { body } = await read(at('kristiansund'), '/min-sentral/tall.csv?ar=2026&etter=activities.held/target-group');
    expect(body).toMatch(/Aktiviteter;Aktiviteter;\d+;\d+;[\d.,]+;[\d.,]+;\*;aktiviteter;Hvor mange aktiviteter/);
    expect(body).toMatch(
      /Aktiviteter, etter målgruppe;Befolkningen;.*;Hvor mange aktiviteter.*Bare de som var rettet mot målgruppa «Befolkningen»\.;activities\.held;target-group\/population/,
    );
  });
  it('are for the centre’s own people alone', async () => {
    expect((await read(officer, '/min-sentral/tall')).status).toBe(403);
    expect((await read({ kind: 'anonymous' }, '/min-sentral/tall')).status).toBe(401);
    // Also where no page stands before them.
    for (const actor of [at('senja'), officer, system, anonymous]) await expect(getOwnNumbers(t.ctx(actor), 'kristiansund', {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(getOwnNumbers(t.ctx(at('kristiansund')), 'nowhere', {})).rejects.toMatchObject({ code: 'not-found' });
    expect((await getOwnNumbers(t.ctx(at('kristiansund')), 'kristiansund', {})).centre.id).toBe('kristiansund');
  });
});

describe('what a number is made of', () => {
  const page = '/min-sentral/tall/2025/activities.held?del=activity-kind/professional-day';
  it('is shown row by row, with the definition', async () => {
    const { plain, body } = await read(at('kristiansund'), page);
    expect(plain).toMatch(/Aktiviteter: Fagdag (\d+) aktiviteter i 2025 .*Bare av slaget «Fagdag»\./);
    expect(body.match(/href="\/min-sentral\/logg\/[\da-f-]{36}"/g)!.length).toBe(Number(/Fagdag (\d+) aktiviteter/.exec(plain)![1]));
  });
  it('is shown to an officer for any centre, with the way to what officers may open', async () => {
    const { status, body } = await read(officer, '/direktoratet/tall/kristiansund/2025/activities.held?del=activity-kind/professional-day', { locale: 'en' });
    expect(status).toBe(200);
    expect(body).toMatch(/href="\/en\/direktoratet\/logg\/[\da-f-]{36}"/);
  });
  it('is shown to an officer for all of the scheme where much of it is no centre’s, from the number itself', async () => {
    const path = '/direktoratet/tall/ordningen/2025/ideas.used';
    expect((await read(officer, '/indikatorer/ideas.used')).body).toContain(`href="${path}"`);
    expect((await read(officer, '/indikatorer/ideas.used?fra=2026&til=2026')).body).not.toContain(`href="${path}"`);
    expect((await read(officer, '/indikatorer/activities.held')).body).not.toContain('/direktoratet/tall/');
    expect((await read(anonymous, '/indikatorer/ideas.used')).body).not.toContain('/direktoratet/tall/');
    expect((await read(officer, path)).plain).toContain('Ganger ideer ble brukt, 2025');
    expect((await read(officer, '/direktoratet/tall/ordningen/2025/activities.held')).status).toBe(404);
    expect((await read(at('senja'), path)).status).toBe(403);
  });
  it('is not found for a number there is none of, nor by those it does not concern', async () => {
    for (const path of ['/min-sentral/tall/2025/no.such', '/min-sentral/tall/2025/centres.number', '/min-sentral/tall/2025/activities.held?del=activity-kind/juggling'])
      expect([path, (await read(at('kristiansund'), path)).status]).toEqual([path, 404]);
    expect((await read(at('senja'), '/direktoratet/tall/kristiansund/2025/activities.held')).status).toBe(403);
    expect((await read(officer, '/direktoratet/tall/nowhere/2025/activities.held')).status).toBe(404);
  });
  it('says so where there is nothing, or was no register', async () => {
    expect((await read(at('kristiansund'), '/min-sentral/tall/2019/activities.held')).plain).toContain('Det finnes ikke noe register for 2019.');
    expect((await read(at('kristiansund'), '/min-sentral/tall/2025/visits.held')).plain).toContain('Ingenting er ført.');
  });
});
