import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { Env, Services } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { loadGeography } from '../geography.server.ts';
import { geographyApi } from '../routes.ts';

const services = { definitions: { geography: loadGeography('data') }, now: () => new Date('2026-11-21T09:00:00Z') } as unknown as Services;
const app = new Hono<Env>();
app.use(async (c, next) => {
  c.set('services', services);
  c.set('requestId', 'test');
  await next();
});
app.route('/api/v1', geographyApi());
app.onError((e, c) => c.json({ code: e instanceof AppError ? e.code : String(e) }, e instanceof AppError ? e.status : 500));
const get = async (path: string) => {
  const response = await app.request(`/api/v1${path}`);
  return { status: response.status, type: response.headers.get('content-type'), body: (await response.json()) as Record<string, never> };
};

describe('GET /api/v1/municipalities', () => {
  test('lists those of the date, of today unless told', async () => {
    expect((await get('/municipalities?at=2018-06-01')).body).toMatchObject({ at: '2018-06-01', count: 422 });
    expect((await get('/municipalities')).body).toMatchObject({ at: '2026-11-21', count: 357 });
  });

  test('finds a municipality by a name that is gone', async () => {
    expect((await get('/municipalities?q=Lenvik')).body).toMatchObject({
      count: 1,
      municipalities: [{ code: '5530', name: 'Senja', matched: 'Lenvik', formerly: { code: '1931', name: 'Lenvik', until: '2020-01-01' }, validTo: null }],
    });
  });

  test('says which parameter is wrong', async () => {
    const { status, type, body } = await get('/municipalities?at=2018-02-30');
    expect([status, type]).toEqual([422, 'application/problem+json']);
    expect(body).toMatchObject({ type: 'urn:knutepunkt:invalid', errors: [{ where: 'at' }] });
  });
});

describe('GET /api/v1/municipalities/{code}', () => {
  test('says what a code that is gone was, and what it is at the date', async () => {
    expect((await get('/municipalities/1931?at=2024-06-01')).body).toMatchObject({
      code: '1931',
      name: 'Lenvik',
      inUse: false,
      county: { code: '19', name: 'Troms' },
      validTo: '2020-01-01',
      governor: { name: 'Fylkesmannen i Troms og Finnmark' },
      successors: [{ code: '5530', name: 'Senja', county: '55' }],
      lineage: [{ code: '1931' }, { code: '5421' }, { code: '5530' }],
    });
  });

  test('follows a split, and only as far as it is known', async () => {
    const successors = async (code: string) =>
      ((await get(`/municipalities/${code}?at=2024-01-01`)).body as unknown as { successors: { code: string }[] }).successors.map((s) => s.code);
    expect(await successors('1850')).toEqual(['1806', '1875']);
    expect(await successors('1523')).toEqual(['1508']);
  });

  test('a code in use has its names and its governor of the date', async () => {
    expect((await get('/municipalities/5540')).body).toMatchObject({
      inUse: true,
      name: 'Gáivuotna – Kåfjord – Kaivuono',
      names: [{ language: 'se' }, { language: 'no' }, { language: 'fkv' }],
      governor: { office: 'troms-og-finnmark', name: 'Statsforvalteren i Troms og Finnmark' },
      successors: [{ code: '5540' }],
    });
  });

  test('an unknown code is not found, a malformed one not valid', async () => {
    expect((await get('/municipalities/9999')).status).toBe(404);
    expect((await get('/municipalities/301')).status).toBe(422);
  });
});
