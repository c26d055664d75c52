import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { recogniseFile } from '../../platform/uploaded-file.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { findCentre } from '../scheme/scheme.ts';
import { loadActivityRules } from './activities.server.ts';
import { loadActivityDemonstration, seedDemonstrationActivities } from './demonstration.server.ts';
import { faultsOf } from './faults.ts';
import { selectOfCentre } from './inside/activity-query.server.ts';

const dir = 'schemes/frisklivssentraler';
const geography = loadGeography('data');
const scheme = loadScheme(dir, geography);
const activities = loadActivityRules(dir, { scheme });
const definitions = { geography, scheme, activities, activityDemonstration: loadActivityDemonstration(dir, { scheme, activities }) };

describe('the log of the demonstration', () => {
  let t: TestDatabase;
  let made = 0;
  const rows = async (query: string): Promise<Record<string, unknown>[]> => (await t.db.owner.query(query)).rows as Record<string, unknown>[];
  const system = () => t.ctx(systemActor('start'));
  beforeAll(async () => {
    t = await testDatabase({ definitions });
    await syncScheme(system());
    await seedDemonstrationPeople(
      system(),
      scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
    );
    made = await seedDemonstrationActivities(system());
  });
  afterAll(() => t?.drop());

  it('is about nine hundred activities, at every centre and in every year, and marked', async () => {
    expect(made).toBeGreaterThan(820);
    expect(made).toBeLessThan(1000);
    expect(await rows('select count(*)::int as n, count(distinct centre_id)::int as centres, bool_and(demonstration) as marked from activity')).toEqual([
      { n: made, centres: 17, marked: true },
    ]);
    const perYear = await rows(`select year, sum(n)::int as n from activity_count where centre_id = '' and measure = 'activity' and year <= 2026 group by 1 order by 1`);
    expect(perYear.map((y) => y['year'])).toEqual([2023, 2024, 2025, 2026]);
    for (const { n } of perYear) expect(n).toBeGreaterThan(180);
  });
  it('has every kind, some done together, with the own county’s offices, the area’s and others', async () => {
    const kinds = await rows('select distinct kind from activity');
    expect(kinds.map((k) => k['kind']).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(activities.kinds.map((k) => k.id).toSorted((a, b) => a.localeCompare(b)));
    expect((await rows(`select distinct split_part(item, '/', 1) as r from activity_count where measure = 'relation'`)).length).toBe(6);
    expect((await rows('select 1 from activity where cardinality(centres) > 1')).length).toBeGreaterThan(60);
  });
  it('has nothing in it that could not have been written down', async () => {
    for (const centre of scheme.centres) {
      const own = (await inTransaction(system(), (tx) => selectOfCentre(tx, { centreId: centre.id, limit: 1000 }))).filter((a) => a.centreId === centre.id);
      const known = { rules: activities, geography, scheme, centre: findCentre(scheme, centre.id)!, partners: activities.partners, today: '2026-11-21' };
      expect(own.flatMap((a) => faultsOf(a, known).map((f) => ({ ...f, title: a.title })))).toEqual([]);
    }
  });
  it('has nothing that has not happened yet, and is written down by people of the centre', async () => {
    expect(await rows(`select title from activity where greatest(made_at, changed_at) > '2026-11-21T09:00:00Z' or made_at::date < starts_on or made_by_name = ''`)).toEqual([]);
    expect(await rows('select 1 from activity a left join activity_revision r on r.activity_id = a.id where (a.version = 2) <> (r.version is not null)')).toEqual([]);
  });
  it('has a few files, each what its name says, read as files are, and marked as made up', async () => {
    const files = await rows(
      'select f.name, f.mime, f.bytes, f.added_at <= a.made_at as in_time, f.added_by_name = a.made_by_name as own from activity_file f join activity a on a.id = f.activity_id',
    );
    expect(files.length).toBeGreaterThan(15);
    expect(files.length).toBeLessThan(70);
    expect(new Set(files.map((f) => f['mime']))).toEqual(new Set(['application/pdf', 'image/png']));
    for (const { name, mime, bytes, ...when } of files) {
      expect(recogniseFile(bytes as Buffer, String(name))).toMatchObject({ mime });
      expect(String(name)).toContain('demonstrasjon');
      expect((bytes as Buffer).length).toBeLessThan(20_000);
      expect(when).toEqual({ in_time: true, own: true });
    }
  });
  it('does not say the same twice in a year at a centre, but for what comes again', async () => {
    const again = await rows(`select title from activity group by centre_id, kind, title, extract(year from starts_on) having count(*) > 1`);
    expect(again.length).toBeLessThan(made / 20);
  });
  it('is written once', async () => {
    expect(await seedDemonstrationActivities(system())).toBe(0);
  });
});
