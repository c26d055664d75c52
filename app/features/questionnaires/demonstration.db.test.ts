import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadIndicators } from '../indicators/indicators.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { seedDemonstrationVisits } from '../visits/demonstration.server.ts';
import { atWork, loadDemonstration, newestYear, seedDemonstrationAnswers } from './demonstration.server.ts';
import { selectRounds } from './inside/round-query.server.ts';
import { loadQuestionnaire } from './questionnaires.server.ts';

const dir = 'schemes/frisklivssentraler';
const geography = loadGeography('data');
const known = { geography, scheme: loadScheme(dir, geography), questionnaire: loadQuestionnaire(dir), indicators: loadIndicators(dir) };
const definitions = { ...known, demonstration: loadDemonstration(dir, known) };

describe('the demonstration at the first start', () => {
  let t: TestDatabase;
  let made = 0;
  const one = async (query: string): Promise<Record<string, unknown>> => (await t.db.owner.query(query)).rows[0] as Record<string, unknown>;
  beforeAll(async () => {
    t = await testDatabase({ definitions });
    const ctx = t.ctx(systemActor('start'));
    await syncScheme(ctx);
    made = await seedDemonstrationAnswers(ctx);
  });
  afterAll(() => t?.drop());

  it('has a response of every centre for every year, and some in the open round', async () => {
    expect(made).toBe(5 * 3 + 10 * 6 + 17 * 2 + 5 + 3);
    expect(await one("select count(*)::int as n from response where status = 'submitted' and year < 2025")).toEqual({ n: 109 });
    expect(
      await one("select count(*) filter (where status = 'submitted')::int as done, count(*) filter (where status = 'draft')::int as begun from response where year = 2025"),
    ).toEqual({
      done: 5,
      begun: 3,
    });
    expect(await one('select bool_and(demonstration) as all from response')).toEqual({ all: true });
  });
  it('has the newest round open and the others closed', async () => {
    expect(await one("select count(*)::int as n from round where opens_on <= '2026-11-21' and deadline >= '2026-11-21'")).toEqual({ n: 1 });
    expect(await one('select opens_on::text, deadline::text from round where year = 2025')).toEqual({ opens_on: '2026-01-05', deadline: '2026-12-05' });
    expect(await one('select opens_on::text, deadline::text from round where year = 2018')).toEqual({ opens_on: '2019-01-05', deadline: '2019-03-15' });
  });
  it('has all its responses sent in before now and within their round', async () => {
    expect(
      await one("select count(*)::int as n from response r join round d using (year) where submitted_at::date not between d.opens_on and least(d.deadline, '2026-11-21')"),
    ).toEqual({ n: 0 });
  });
  it('counts to the published sums', async () => {
    expect(
      await one("select sum(sign * (select e.total from unnest(keys, totals) as e (key, total) where e.key = 'visits-people'))::int as people from tally_delta where year = 2019"),
    ).toEqual({
      people: 260,
    });
  });
  it('is made once', async () => {
    expect(await seedDemonstrationAnswers(t.ctx(systemActor('start')))).toBe(0);
    expect(await one("select count(*)::int as n from audit_event where action = 'demonstration.seeded'")).toEqual({ n: 1 });
  });
  it('is not made for a scheme without demonstration', async () => {
    expect(await seedDemonstrationAnswers(t.ctx(systemActor('start'), { definitions: known as never }))).toBe(0);
    expect(loadDemonstration('no/such/folder', { ...known, scheme: { ...known.scheme, demonstration: false } })).toBeUndefined();
  });
  it('belongs to nobody who is not signed in', async () => {
    expect(await inTransaction(t.ctx(anonymous), (tx) => selectRounds(tx))).toEqual([]);
  });
});

describe('the form that the demonstration has half done on the registers', () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase();
    const ctx = t.ctx(systemActor('start'));
    await syncScheme(ctx);
    await seedDemonstrationVisits(ctx);
    await seedDemonstrationAnswers(ctx);
  });
  afterAll(() => t?.drop());

  it('answered first what has changed since, so that the registers said one thing at a time', async () => {
    const { rows } = await t.db.owner.query(
      "select version, array_agg(question order by question) as questions, min(at) as at from response_basis where centre_id = 'kristiansund' group by version order by version",
    );
    expect(rows.map((row) => [row.version, row.questions.includes('visits-people'), row.questions.includes('visits-municipalities')])).toEqual([
      [1, true, false],
      [2, false, true],
    ]);
    expect(rows[0].at.getTime()).toBeLessThan(rows[1].at.getTime());
    const { rows: saved } = await t.db.owner.query("select version, saved_at from response where centre_id = 'kristiansund' and year = 2025");
    expect(saved).toEqual([{ version: 2, saved_at: rows[1].at }]);
  });
});

describe('when somebody invented writes', () => {
  it.each([
    ['in the middle of the night', '2026-11-20T02:51:00Z', '2026-11-19T14:51:00.000Z'],
    ['on a Saturday', '2026-11-21T12:08:00Z', '2026-11-20T14:08:00.000Z'],
    ['at work', '2026-07-01T08:30:00Z', '2026-07-01T08:30:00.000Z'],
  ])('%s becomes an hour of work that has been', (_, at, written) => {
    expect(atWork(new Date(at)).toISOString()).toBe(written);
  });
});

describe('the newest year', () => {
  it('is the one that is over: nobody sums up a year in the middle of it', () => {
    expect(['2026-11-21', '2026-12-31', '2027-01-01', '2027-04-01'].map(newestYear)).toEqual([2025, 2025, 2026, 2026]);
  });
});
