import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { systemActor } from '../../platform/actor.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { loadEnquiryDemonstration } from '../enquiries/demonstration.server.ts';
import { loadEnquiryRules } from '../enquiries/enquiries.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { loadVisitDemonstration, seedDemonstrationVisits } from './demonstration.server.ts';
import { loadVisitRules } from './visits.server.ts';

const dir = 'schemes/frisklivssentraler';
const geography = loadGeography('data');
const known = { geography, scheme: loadScheme(dir, geography), enquiries: loadEnquiryRules(dir), visits: loadVisitRules(dir) };
const definitions = { ...known, enquiryDemonstration: loadEnquiryDemonstration(dir, known), visitDemonstration: loadVisitDemonstration(dir, known) };

describe('the visits of the demonstration', () => {
  let t: TestDatabase;
  let made = 0;
  let took = 0;
  const rows = async (query: string): Promise<Record<string, unknown>[]> => (await t.db.owner.query(query)).rows as Record<string, unknown>[];
  /** How many visits something impossible is true of. */
  const broken = async (where: string): Promise<unknown> => (await rows(`select count(*)::int as n from visit v where ${where}`))[0]?.['n'];
  const now = "'2026-11-21T09:00:00Z'";
  beforeAll(async () => {
    t = await testDatabase({ definitions });
    const ctx = t.ctx(systemActor('start'));
    await syncScheme(ctx);
    await seedDemonstrationPeople(
      ctx,
      known.scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
    );
    const before = performance.now();
    made = await seedDemonstrationVisits(ctx);
    took = performance.now() - before;
  });
  afterAll(() => t?.drop());

  it('are about three hundred and fifty, at every centre, and marked', async () => {
    expect(made).toBeGreaterThan(290);
    expect(made).toBeLessThan(430);
    expect(await rows('select count(*)::int as n, count(distinct centre_id)::int as centres, bool_and(demonstration) as marked from visit')).toEqual([
      { n: made, centres: 17, marked: true },
    ]);
  });
  it('are written in less than a second', () => {
    expect(took).toBeLessThan(1000);
  });
  it('bring some hundred persons a year', async () => {
    const years = await rows(`select year, sum(n)::int as n from visit_count where measure = 'people' group by 1 order by 1`);
    expect(years.map((y) => y['year'])).toEqual([2023, 2024, 2025, 2026]);
    for (const { n } of years) {
      expect(n).toBeGreaterThan(120);
      expect(n).toBeLessThan(520);
    }
  });
  it('have nothing in them that has not happened yet', async () => {
    expect(await broken(`greatest(requested_at, waiting_since, agreed_at, held_at, summed_at, ended_at, erased_at) > ${now}`)).toBe(0);
    expect(await rows(`select count(*)::int as n from visit_message where at > ${now}`)).toEqual([{ n: 0 }]);
    expect(await rows(`select count(*)::int as n from visit_evaluation where on_day >= '2026-11-21'`)).toEqual([{ n: 0 }]);
    expect(await rows(`select count(*)::int as n from visiting_day where changed_at > ${now}`)).toEqual([{ n: 0 }]);
  });
  it('are in no state that time has passed by', async () => {
    expect(await broken(`state = 'agreed' and ends_at < ${now}::timestamptz - interval '1 day'`)).toBe(0);
    expect(await broken(`state in ('held', 'summed-up') and ends_at > ${now}`)).toBe(0);
    expect(await broken(`state = 'held' and held_at < ${now}::timestamptz - interval '25 days'`)).toBe(0);
    expect(await broken(`state in ('waiting', 'offered') and starts_at < ${now}`)).toBe(0);
    expect(await broken(`state = 'requested' and requested_at < ${now}::timestamptz - interval '10 days' and day_id is null`)).toBe(0);
    expect(await broken('agreed_at < requested_at or held_at < agreed_at or summed_at < held_at')).toBe(0);
  });
  it('never take more than a day has, and nobody waits who would fit', async () => {
    expect(await rows('select count(*)::int as n from visiting_day where taken > places')).toEqual([{ n: 0 }]);
    const recount = `select d.id from visiting_day d left join visit v on v.day_id = d.id group by d.id
      having d.taken <> coalesce(sum(v.persons) filter (where v.state in ('offered', 'agreed', 'held', 'summed-up')), 0) or d.waiting <> count(v.id) filter (where v.state = 'waiting')`;
    expect(await rows(recount)).toEqual([]);
    expect(await broken(`state = 'waiting' and persons <= (select d.places - d.taken from visiting_day d where d.id = v.day_id)`)).toBe(0);
    expect((await rows(`select count(*)::int as n from visiting_day where waiting > 0 and starts_at > ${now}`))[0]?.['n']).toBeGreaterThanOrEqual(2);
    expect((await rows(`select count(*)::int as n from visiting_day where state = 'published' and starts_at > ${now}`))[0]?.['n']).toBeGreaterThanOrEqual(8);
  });
  it('have counted persons when they are summed up, and not before', async () => {
    const line = 'exists (select from jsonb_array_elements(lines) l where';
    expect(await broken(`(state = 'summed-up') = ${line} l->'actual' = 'null')`)).toBe(0);
    expect(await broken(`persons <> (select sum((l->>'planned')::int) from jsonb_array_elements(lines) l)`)).toBe(0);
    expect(await broken(`${line} (l->>'planned')::int < 1)`)).toBe(0);
  });
  it('are counted as a recount would count them', async () => {
    const fact = `with one as (select visit_facts(v) as f, extract(year from starts_at at time zone 'Europe/Oslo')::int as year, centre_id from visit v)`;
    const facts = 'select year, centre_id, (f).measure, (f).item, sum((f).n)::int as n from one group by 1, 2, 3, 4';
    const counts = 'select year, centre_id, measure, item, n from visit_count where n <> 0';
    expect(await rows(`${fact} (${facts}) except (${counts})`)).toEqual([]);
    expect(await rows(`${fact} (${counts}) except (${facts})`)).toEqual([]);
  });
  it('keep nobody who should have been erased', async () => {
    expect(await broken(`(erased_at is null) <> exists (select from visit_contact c where c.visit_id = v.id)`)).toBe(0);
    expect(await broken(`erased_at is null and coalesce(ended_at, case when held_at is not null then ends_at end) < '2025-11-19T00:00:00Z'`)).toBe(0);
    expect(await broken('erased_at is not null and exists (select from visit_message m where m.visit_id = v.id)')).toBe(0);
  });
  it('are evaluated by some who came, without a name', async () => {
    expect((await rows('select count(*)::int as n from visit_evaluation'))[0]?.['n']).toBeGreaterThan(150);
    expect(await rows(`select count(*)::int as n from visit_evaluation e join visit v on v.id = e.visit_id where v.held_at is null`)).toEqual([{ n: 0 }]);
  });
  it('are made once', async () => {
    expect(await seedDemonstrationVisits(t.ctx(systemActor('start')))).toBe(0);
  });
});
