import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import type { Env, Frame, Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { DefinitionError } from '../../platform/yaml.server.ts';
import type { Cell } from './cell.ts';
import { hasValue } from './cell.ts';
import type { IndicatorBook } from './indicator.ts';
import { getSeries, loadIndicators } from './indicators.server.ts';
import { indicatorsApi, indicatorsRoutes } from './routes.ts';
import { publishedSeries, sumOverYears } from './series.ts';

const book = loadIndicators('schemes/frisklivssentraler');
const now = new Date('2026-11-21T09:00:00Z');
const ctx = { definitions: { indicators: book, scheme: { demonstration: true } } as never, now };
/** Years that were printed are read without a database. */
const series = (indicator: string, wanted: { from: number; to: number; item?: string | undefined }) => getSeries(undefined as never, ctx, indicator, wanted);
const cells = async (indicator: string, from: number, to: number, item?: string): Promise<Cell[]> =>
  (await series(indicator, { from, to, item })).points.map((point) => point.cell);

describe('a published series', () => {
  it('is as it was printed, year by year, with its source', async () => {
    const people = await series('visits.people', { from: 2014, to: 2022 });
    expect(people.points.map((point) => hasValue(point.cell) && point.cell.value)).toEqual([178, 186, 198, 181, 150, 260, 61, 67, 104]);
    expect(people).toMatchObject({ basis: 'published', source: { address: expect.stringContaining('helsedirektoratet.no') as string } });
  });
  it('keeps an empty cell empty: not answered, never zero', async () => {
    expect(await cells('research.partners', 2017, 2018, 'tromso')).toEqual([{ none: 'not-answered' }, { value: 3 }]);
  });
  it('has no number for a year nobody printed, and none yet for a year to come', async () => {
    expect(await cells('centres.number', 2014, 2017)).toEqual([{ value: 5 }, { none: 'not-answered' }, { none: 'not-answered' }, { value: 10 }]);
    expect(await cells('centres.number', 2025, 2027)).toEqual([{ none: 'not-answered' }, { none: 'not-yet' }, { none: 'not-yet' }]);
  });
  it('takes the year from the Norwegian calendar: it is new year there before it is in London', async () => {
    const newYear = { ...ctx, now: new Date('2026-12-31T23:30:00Z') };
    expect((await getSeries(undefined as never, newYear, 'centres.number', { from: 2026, to: 2027 })).points.map((p) => p.cell)).toEqual([
      { none: 'not-answered' },
      { none: 'not-yet' },
    ]);
  });
  it('is not found when nobody has defined it', async () => {
    for (const [id, item] of [['no.such'], ['research.partners', 'oxford'], ['visits.people', 'ntnu'], ['visits.people', 'kind/nobody']] as const) {
      await expect(series(id, { from: 2014, to: 2015, item })).rejects.toThrow(AppError);
    }
  });
  it('has the totals that were printed: 893 people, 226 municipalities summed over years; and 1385 and 334 for nine years', async () => {
    expect(sumOverYears(await cells('visits.people', 2014, 2018), 'sum')).toEqual({ value: 893 });
    expect(sumOverYears(await cells('visits.municipalities.summed', 2014, 2018), 'sum')).toEqual({ value: 226 });
    expect(sumOverYears(await cells('visits.people', 2014, 2022), 'sum')).toEqual({ value: 1385 });
    expect(sumOverYears(await cells('visits.municipalities.summed', 2014, 2022), 'sum')).toEqual({ value: 334 });
  });
  it('is never added over years that cannot be, nor with one missing', () => {
    expect(sumOverYears([{ value: 5 }, { value: 10 }], 'none')).toEqual({ none: 'not-applicable' });
    expect(sumOverYears([{ value: 5 }, { none: 'not-answered' }, { none: 'not-yet' }], 'sum')).toEqual({ none: 'not-yet' });
    expect(sumOverYears([{ none: 'not-answered' }], 'none')).toEqual({ none: 'not-answered' });
    expect(sumOverYears([{ value: 1, preliminary: true }, { value: 2 }], 'sum')).toEqual({ value: 3, preliminary: true });
  });
  it('gives each year the same, whatever other years are asked for', () => {
    const year = fc.integer({ min: 2005, max: 2035 });
    fc.assert(
      fc.property(year, year, year, fc.constantFrom(...book.indicators), (from, to, one, indicator) => {
        fc.pre(from <= one && one <= to);
        const wanted = { indicator: indicator.id, item: indicator.by?.items[0]?.id };
        expect(publishedSeries(book, { ...wanted, from, to }, 2026).points.find((point) => point.year === one)).toEqual(
          publishedSeries(book, { ...wanted, from: one, to: one }, 2026).points[0],
        );
      }),
    );
  });
});

describe('the files', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'knutepunkt-indicators-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const yaml = (indicator = ''): string =>
    `sources:\n  - { id: report, name: { nb: Rapport, nn: Rapport } }\nindicators:\n  - id: a\n    label: { nb: A, nn: A }\n    definition: { nb: A, nn: A }\n    unit: { nb: a, nn: a }\n    overYears: sum\n${indicator}`;
  const faults = (definitions: string, numbers: string): string[] => {
    writeFileSync(path.join(dir, 'indicators.yaml'), definitions);
    writeFileSync(path.join(dir, 'published.csv'), numbers);
    try {
      loadIndicators(dir);
      return [];
    } catch (e) {
      if (!(e instanceof DefinitionError)) throw e;
      return e.faults.map((fault) => `${path.basename(fault.file)}:${fault.line ?? ''} ${fault.reason}`);
    }
  };
  const head = 'indicator,item,year,value,source\n';

  it('are read', () => expect(faults(yaml(), `${head}a,,2014,5,report\n`)).toEqual([]));
  it('name line and reason of what is wrong with the definitions', () => {
    expect(faults(yaml('  - id: a\n    label: { nb: A }\n'), head)[0]).toMatch(/^indicators\.yaml:\d+ indicators\[2\]/);
    expect(faults(yaml().replace('sum', 'mean'), head)).toEqual([expect.stringMatching(/^indicators\.yaml:8 indicators\[1\]\.overYears/)]);
  });
  it('name line and reason of every number that cannot be used', () => {
    expect(faults(yaml(), `${head}a,,2014,5,report\nb,,2014,5,report\na,x,2015,5,report\na,,14,5,report\na,,2016,fem,report\na,,2017,5,diary\na,,2014,6,report\n`)).toEqual([
      'published.csv:3 indicator: "b" is not in indicators.yaml',
      'published.csv:4 item: a is not given item by item',
      'published.csv:5 year: must be a year of four digits',
      'published.csv:6 value: must be a number with a decimal point, or empty',
      'published.csv:7 source: "diary" is not a source in indicators.yaml',
      'published.csv:8 the same number as on line 2',
    ]);
    expect(faults(yaml(), 'indicator,year,value\na,2014,5\n')).toEqual(['published.csv:1 lacks the column item, source']);
    // A file that lost its content is not a scheme that never printed a number.
    for (const lost of ['', '\n', '42\n']) expect(faults(yaml(), lost)).toEqual(['published.csv:1 lacks the column indicator, item, year, value, source']);
    expect(faults(yaml(), `${head}a,,2014,"5`)[0]).toMatch(/^published\.csv:\d/);
  });
});

const frame = (locale: Locale): Frame => ({
  locale,
  path: '/indikatorer',
  assets: { css: [], script: '', dev: false },
  requestId: 'test',
  schemeName: 'Ordning',
  navigation: [],
  roles: [],
  person: undefined,
  demonstration: true,
});
function site(indicators: IndicatorBook, locale: Locale) {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('services', { definitions: { indicators, scheme: { demonstration: true } }, now: () => now } as unknown as Services);
    c.set('actor', { kind: 'anonymous' });
    c.set('locale', locale);
    c.set('requestId', 'test');
    c.set('frame', frame(locale));
    await next();
  });
  app.route('/', indicatorsRoutes());
  app.route('/api/v1', indicatorsApi());
  app.onError((e, c) => c.text(e instanceof AppError ? e.code : String(e), e instanceof AppError ? e.status : 500));
  return async (address: string) => {
    const response = await app.request(address);
    return { status: response.status, body: await response.text() };
  };
}

describe('for readers', () => {
  it('the page lists every definition, what is not counted, unit and period', async () => {
    const { body } = await site(book, 'nn')('/indikatorer');
    expect(body).toContain('<h1');
    for (const indicator of book.indicators) expect(body).toContain(indicator.definition.nn);
    expect(body).toContain('Kva det ikkje tel');
  });
  it('an indicator shows its numbers with signs, and a sum only where it has one', async () => {
    const get = site(book, 'nb');
    const centres = await get('/indikatorer/centres.number');
    expect(centres.body).not.toContain('<tfoot>');
    expect(centres.body).toContain('<span aria-hidden="true">..</span><span class="ds-sr-only">ikke oppgitt</span>');
    expect(await get('/indikatorer/no.such')).toEqual({ status: 404, body: 'not-found' });
  });
  it('the CSV keeps gaps as signs', async () => {
    const printed = { ...book, indicators: book.indicators.map(({ register: _register, ...one }) => one) };
    const { body } = await site(printed, 'nb')('/indikatorer/research.partners/tall.csv');
    expect(body).toContain('Universitetet i Tromsø;2017;..;');
    expect(body).toContain('Universitetet i Tromsø;2018;3;');
  });
});

describe('for machines', () => {
  const get = async (address: string): Promise<{ status: number; json: Record<string, never> }> => {
    const { status, body } = await site(book, 'nb')(`/api/v1${address}`);
    return { status, json: JSON.parse(body) as Record<string, never> };
  };
  it('every indicator has id, definition, unit, period and sources', async () => {
    const { json } = await get('/indicators');
    expect(json).toMatchObject({
      count: book.indicators.length,
      indicators: expect.arrayContaining([
        expect.objectContaining({ id: 'visits.people', overYears: 'sum', period: { from: 2014, to: 2026 }, register: expect.objectContaining({ from: 2023 }) }),
      ]) as never,
    });
  });
  it('numbers come with a state where there are none', async () => {
    const { json } = await get('/indicators/research.partners?by=partner&from=2017&to=2017');
    expect((json as unknown as { series: { item: string; points: unknown[] }[] }).series.find((one) => one.item === 'tromso')?.points).toEqual([
      { year: 2017, value: null, state: 'not-answered', sign: '..', preliminary: false, basis: 'published', source: 'report-2014-2018-research' },
    ]);
    expect((await get('/indicators/visits.people?from=2014&to=2018')).json).toMatchObject({ series: [{ sum: { value: 893, state: 'value' } }] });
  });
  it('refuses what it cannot answer, and says which parameter', async () => {
    for (const [address, where] of [
      ['/indicators/visits.people?from=x', 'from'],
      ['/indicators/visits.people?from=2018&to=2014', 'to'],
      ['/indicators/visits.people?by=partner', 'by'],
      ['/indicators/visits.people?as=2024-01-01', 'as'],
      ['/indicators/visits.municipalities.distinct?as=2024-02-30', 'as'],
      ['/indicators/research.partners', 'by'],
    ] as const)
      expect(await get(address)).toMatchObject({ status: 422, json: { errors: [{ where }] } });
  });
});
