import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Ctx, Env, Frame, Services } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { seedDemonstrationEnquiries } from '../enquiries/demonstration.server.ts';
import { distinctMunicipalities } from '../geography/geography.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { lastDayOf } from '../scheme/scheme.ts';
import { seedDemonstrationVisits } from '../visits/demonstration.server.ts';
import { hasValue } from './cell.ts';
import type { Cell } from './cell.ts';
import { getSeries } from './indicators.server.ts';
import { indicatorNumbers } from './inside/indicator-numbers.server.ts';
import { indicatorsApi, indicatorsRoutes } from './routes.ts';

/** The demonstration's enquiries and visits, counted by the triggers, recounted here from the rows. */
let t: TestDatabase;
let reader: Ctx;
beforeAll(async () => {
  t = await testDatabase();
  const start = t.ctx(systemActor('start'));
  await syncScheme(start);
  await seedDemonstrationEnquiries(start);
  await seedDemonstrationVisits(start);
  reader = t.ctx(anonymous);
});
afterAll(() => t?.drop());

const span = { from: 2023, to: 2026 };
const years = [2023, 2024, 2025, 2026];
const rows = async <Row>(text: string): Promise<Row[]> => inTransaction(t.ctx(systemActor('test')), async (tx) => (await sql.raw<Row>(text).execute(tx)).rows);
const valueOf = (cell: Cell | undefined): number | undefined => (cell && hasValue(cell) ? cell.value : undefined);
const valuesOf = async (id: string): Promise<(number | undefined)[]> =>
  inTransaction(reader, async (tx) => (await getSeries(tx, reader, id, span)).points.map((point) => valueOf(point.cell)));
/** A cell that is shown, centre by centre. */
const byCentre = async (id: string): Promise<{ id: string; cells: readonly Cell[] }[]> => {
  const { tables } = await indicatorNumbers(reader, id, { ...span, by: ['centre'] });
  return tables[0]!.lines.map((line) => ({ id: line.id, cells: line.series.points.map((point) => point.cell) }));
};

describe('enquiries', () => {
  it('are counted once for the scheme, however many centres they have been through', async () => {
    const counted = await rows<{ year: number; n: number; answered: number; referred: number }>(
      `select year, count(*)::int n, count(first_answered_at)::int answered, count(referred_at)::int referred from enquiry where state <> 'discarded' group by 1 order by 1`,
    );
    expect(counted.some((one) => one.referred > 0)).toBe(true);
    expect(await valuesOf('enquiries.received')).toEqual(counted.map((one) => one.n));
    expect(await valuesOf('enquiries.answered')).toEqual(counted.map((one) => one.answered));
    expect(await valuesOf('enquiries.referred')).toEqual(counted.map((one) => one.referred));
  });
  it('are credited to every centre that helped, so never fewer than those answered', async () => {
    const credits = await rows<{ year: number; n: number }>(
      `select e.year, count(*)::int n from enquiry_credit c join enquiry e on e.id = c.enquiry_id where e.state <> 'discarded' group by 1 order by 1`,
    );
    const helped = await valuesOf('enquiries.helped');
    expect(helped).toEqual(credits.map((one) => one.n));
    const answered = await valuesOf('enquiries.answered');
    expect(helped.every((n, i) => n! >= answered[i]!)).toBe(true);
    expect(helped.reduce((sum, n) => sum! + n!, 0)).toBeGreaterThan(answered.reduce((sum, n) => sum! + n!, 0)!);
  });
  it('wait to their first answer as long as the middle one of them all, in each year and together', async () => {
    const medians = await rows<{ year: number; median: number }>(
      `select coalesce(year, 0) as year, percentile_cont(0.5) within group (order by first_answer_days)::float as median from enquiry where state <> 'discarded' group by rollup (year) order by 1`,
    );
    const series = await inTransaction(reader, (tx) => getSeries(tx, reader, 'enquiries.median-first-answer', span));
    expect([valueOf(series.together), ...series.points.map((point) => valueOf(point.cell))]).toEqual(medians.map((one) => one.median));
  });
  it('of the centres add up to those of the scheme', async () => {
    for (const id of ['enquiries.received', 'enquiries.answered', 'enquiries.referred', 'enquiries.helped', 'visits.held']) {
      const lines = await byCentre(id);
      expect(years.map((_, i) => lines.reduce((sum, line) => sum + (valueOf(line.cells[i]) ?? 0), 0))).toEqual(await valuesOf(id));
    }
  });
  it('are told apart by topic and workplace, where they have one workplace and may have several topics', async () => {
    const { tables, lines } = await indicatorNumbers(reader, 'enquiries.received', { ...span, by: ['topic', 'workplace'] });
    const sums = tables.map((table) => years.map((_, i) => table.lines.reduce((sum, line) => sum + (valueOf(line.series.points[i]!.cell) ?? 0), 0)));
    const received = lines[0]!.series.points.map((point) => valueOf(point.cell)!);
    expect(sums[1]).toEqual(received);
    expect(tables.map((table) => table.overlapping)).toEqual([true, false]);
    expect(sums[0]!.every((n, i) => n >= received[i]!)).toBe(true);
  });
});

describe('visits', () => {
  const named = () =>
    rows<{ year: number; centre: string; code: string; people: number; summed: boolean }>(
      `select extract(year from v.starts_at at time zone 'Europe/Oslo')::int as year, v.centre_id as centre, l->>'municipality' as code,
        coalesce((l->>'actual')::int, (l->>'planned')::int) as people, v.state = 'summed-up' as summed
        from visit v, jsonb_array_elements(v.lines) l where v.state in ('held', 'summed-up') order by 1`,
    );
  it('have as many people as came, or were planned where the visit is not summed up', async () => {
    const all = await named();
    expect(await valuesOf('visits.people')).toEqual(years.map((year) => all.filter((one) => one.year === year).reduce((sum, one) => sum + one.people, 0)));
    const { points } = await inTransaction(reader, (tx) => getSeries(tx, reader, 'visits.people', span));
    for (const { year, cell } of points) expect(hasValue(cell) && cell.preliminary === true).toBe(year === 2026 || all.some((one) => one.year === year && !one.summed));
  });
  it('have fewer different municipalities than summed, and as many as a recount', async () => {
    const all = (await named()).filter((one) => one.people > 0);
    const different = (some: typeof all): number =>
      distinctMunicipalities(
        reader.definitions.geography,
        some.map(({ code, year }) => ({ code, on: lastDayOf(year) })),
        'then',
      ).length;
    const of = (year: number) => all.filter((one) => one.year === year);
    const summed = (some: typeof all): number => [...Map.groupBy(some, (one) => `${one.year} ${one.centre}`).values()].reduce((sum, own) => sum + different(own), 0);
    expect(await valuesOf('visits.municipalities.distinct')).toEqual(years.map((year) => different(of(year))));
    expect(await valuesOf('visits.municipalities.summed')).toEqual(years.map((year) => summed(of(year))));
    const { together } = await inTransaction(reader, (tx) => getSeries(tx, reader, 'visits.municipalities.distinct', span));
    expect(together).toMatchObject({ value: different(all) });
    expect(different(all)).toBeLessThan(summed(all));
  });
  it('show no fewer than three people at a centre, a region or of a kind, and do not let them be worked out', async () => {
    const { tables } = await indicatorNumbers(reader, 'visits.people', { ...span, by: ['centre', 'region', 'kind'] });
    for (const { lines, whole } of tables)
      for (const [i] of years.entries()) {
        const cells = lines.map((line) => line.series.points[i]!.cell);
        const left = valueOf(whole.series.points[i]!.cell)! - cells.reduce((sum, cell) => sum + (valueOf(cell) ?? 0), 0);
        expect(cells.some((cell) => hasValue(cell) && (cell.value === 1 || cell.value === 2))).toBe(false);
        const hidden = cells.filter((cell) => !hasValue(cell) && cell.none === 'withheld').length;
        expect(hidden === 0 ? left === 0 : hidden > 1 && left > 2).toBe(true);
      }
  });
});

describe('where published numbers meet the register', () => {
  const people = (from: number, to: number) => inTransaction(reader, (tx) => getSeries(tx, reader, 'visits.people', { from, to }));
  it('every year says what it stands on, and the change is a break with its reason', async () => {
    const series = await people(2021, 2024);
    expect(series.points.map(({ year, basis, source }) => [year, basis, source?.id])).toEqual([
      [2021, 'published', 'report-2014-2022'],
      [2022, 'published', 'report-2014-2022'],
      [2023, 'demonstration', 'register'],
      [2024, 'demonstration', 'register'],
    ]);
    expect(series.basis).toBe('demonstration');
    expect(series.breaks).toEqual([
      { year: 2023, why: expect.objectContaining({ nb: expect.stringMatching(/^Fra 2023 er tallene fra registeret i Knutepunkt/) as string }) as never, newSource: true },
    ]);
  });
  it('years that were all printed are as they always were, and say nothing of a register', async () => {
    expect(await people(2014, 2022)).toMatchObject({ basis: 'published', breaks: [] });
    expect((await people(2014, 2022)).points.every((point) => point.basis === undefined)).toBe(true);
    expect((await people(2023, 2024)).breaks).toEqual([]);
  });
  it('demonstration data and real numbers are counted apart', async () => {
    const { scheme } = reader.definitions;
    const real: Ctx = { ...reader, definitions: { ...reader.definitions, scheme: { ...scheme, demonstration: false } } };
    const series = await inTransaction(real, (tx) => getSeries(tx, real, 'visits.people', { from: 2022, to: 2025 }));
    expect(series.basis).toBe('register');
    expect(series.points.map((point) => valueOf(point.cell))).toEqual([104, 0, 0, 0]);
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
async function get(address: string, locale: Locale = 'nb'): Promise<{ status: number; body: string }> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('services', { db: t.db, definitions: reader.definitions, now: () => testNow } as unknown as Services);
    c.set('actor', anonymous);
    c.set('locale', locale);
    c.set('requestId', 'test');
    c.set('frame', frame(locale));
    await next();
  });
  app.route('/', indicatorsRoutes());
  app.route('/api/v1', indicatorsApi());
  app.onError((e, c) => c.text(e instanceof AppError ? e.code : String(e), e instanceof AppError ? e.status : 500));
  const response = await app.request(address);
  return { status: response.status, body: await response.text() };
}
const json = async (address: string): Promise<Record<string, never>> => JSON.parse((await get(`/api/v1/indicators/${address}`)).body) as Record<string, never>;

describe('for readers', () => {
  it('an indicator’s page has its years, regions, centres and lists, and says that they are demonstration data', async () => {
    for (const locale of ['nb', 'nn', 'en'] as const) {
      const { status, body } = await get('/indikatorer/visits.people', locale);
      expect(status).toBe(200);
      for (const id of ['region', 'centre', 'kind']) expect(body).toContain(`id="etter-${id}"`);
      expect(body).toContain('k-demo');
    }
    const { body } = await get('/indikatorer/visits.people');
    expect(body).toMatch(/Sum 2014–2022<\/th>.*1.385/s);
    expect(body).toMatch(/Sum 2023–2026<\/th>/);
    expect(body).toContain('Årene er ikke lagt sammen');
  });
  it('the CSV has every number with its basis', async () => {
    const { body } = await get('/indikatorer/visits.people/tall.csv');
    expect(body).toContain('Hele ordningen;;2022;104;;Publiserte tall;');
    expect(body).toMatch(/Hele ordningen;;2026;\d+;\*;Demonstrasjonsdata;Registeret i Knutepunkt/);
    expect(body).toContain('Sentral;Kristiansund;2024;');
  });
});

describe('for machines', () => {
  it('numbers come by centre, region, topic, workplace and kind', async () => {
    for (const [id, by] of [
      ['enquiries.received', 'centre'],
      ['enquiries.received', 'region'],
      ['enquiries.received', 'topic'],
      ['enquiries.received', 'workplace'],
      ['visits.people', 'kind'],
      ['visits.held', 'form'],
    ] as const) {
      const answer = await json(`${id}?from=2024&to=2025&by=${by}`);
      expect(answer).toMatchObject({ by, from: 2024, to: 2025, indicator: { register: { from: 2023 } } });
      const { series } = answer as unknown as { series: { item: string; points: unknown[] }[] };
      expect(series.length).toBeGreaterThan(2);
      expect(series.every((one) => one.item && one.points.length === 2)).toBe(true);
    }
  });
  it('different municipalities are as they were then, or as of a date', async () => {
    const of = async (as: string) =>
      (await json(`visits.municipalities.distinct?from=2023&to=2026&as=${as}`)) as unknown as { as: string; series: { together: { value: number } }[] };
    const [then, later] = [await of('then'), await of('2024-01-01')];
    expect([then.as, later.as]).toEqual(['then', '2024-01-01']);
    expect(later.series[0]!.together.value).toBeLessThanOrEqual(then.series[0]!.together.value);
  });
  it('a sum over published and invented years is not applicable', async () => {
    expect(await json('visits.people?from=2014&to=2025')).toMatchObject({ series: [{ sum: { value: null, state: 'not-applicable' } }] });
    expect(await json('visits.people?from=2014&to=2022')).toMatchObject({ series: [{ sum: { value: 1385 } }] });
  });
  it('what cannot be told apart so is refused', async () => {
    expect(await get('/api/v1/indicators/visits.people?by=topic')).toMatchObject({ status: 422 });
    expect(await get('/api/v1/indicators/centres.number?by=centre')).toMatchObject({ status: 422 });
  });
});
