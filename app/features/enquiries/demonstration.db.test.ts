import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { systemActor } from '../../platform/actor.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { loadEnquiryDemonstration, seedDemonstrationEnquiries } from './demonstration.server.ts';
import { loadEnquiryRules } from './enquiries.server.ts';

const dir = 'schemes/frisklivssentraler';
const geography = loadGeography('data');
const known = { geography, scheme: loadScheme(dir, geography), enquiries: loadEnquiryRules(dir) };
const definitions = { ...known, enquiryDemonstration: loadEnquiryDemonstration(dir, known) };

describe('the enquiries of the demonstration', () => {
  let t: TestDatabase;
  let made = 0;
  const rows = async (query: string): Promise<Record<string, unknown>[]> => (await t.db.owner.query(query)).rows as Record<string, unknown>[];
  /** How many enquiries something impossible is true of. */
  const broken = async (where: string): Promise<unknown> => (await rows(`select count(*)::int as n from enquiry e where ${where}`))[0]?.['n'];
  beforeAll(async () => {
    t = await testDatabase({ definitions });
    const ctx = t.ctx(systemActor('start'));
    await syncScheme(ctx);
    await seedDemonstrationPeople(
      ctx,
      known.scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
    );
    made = await seedDemonstrationEnquiries(ctx);
  });
  afterAll(() => t?.drop());

  it('are about twelve hundred, at every centre, and marked', async () => {
    expect(made).toBeGreaterThan(1050);
    expect(made).toBeLessThan(1350);
    expect(await rows('select count(*)::int as n, count(distinct first_centre_id)::int as centres, bool_and(demonstration) as marked from enquiry')).toEqual([
      { n: made, centres: 17, marked: true },
    ]);
    expect(await rows('select distinct year from enquiry order by 1')).toEqual([{ year: 2023 }, { year: 2024 }, { year: 2025 }, { year: 2026 }]);
  });
  it('are numbered in the order they were asked, and the next one goes on from there', async () => {
    expect(await rows('select count(*)::int as n from enquiry a join enquiry b on b.year = a.year and b.number > a.number and b.asked_at < a.asked_at')).toEqual([{ n: 0 }]);
    expect(await rows(`select year - 2023 as y from yearly_number k where kind = 'enquiry' and last <> (select count(*) from enquiry e where e.year = k.year)`)).toEqual([]);
  });
  it('are about a third in nynorsk', async () => {
    const [found] = await rows(`select avg((language = 'nn')::int)::float as share from enquiry`);
    expect(found?.['share']).toBeGreaterThan(0.22);
    expect(found?.['share']).toBeLessThan(0.45);
    const threads = definitions.enquiryDemonstration?.threads ?? [];
    expect(threads.length).toBeGreaterThanOrEqual(40);
    expect(threads.filter((thread) => thread.language === 'nn').length / threads.length).toBeGreaterThan(0.28);
  });
  it('have nothing in them that has not happened yet', async () => {
    expect(await broken(`greatest(asked_at, held_since, waits_since, first_answered_at, closed_at, erased_at, reminded_at, escalated_at) > '2026-11-21T09:00:00Z'`)).toBe(0);
    expect(await rows(`select count(*)::int as n from enquiry_message where at > '2026-11-21T09:00:00Z'`)).toEqual([{ n: 0 }]);
    expect(await rows(`select count(*)::int as n from enquiry_referral where greatest(at, outcome_at) > '2026-11-21T09:00:00Z'`)).toEqual([{ n: 0 }]);
    expect(await rows('select count(*)::int as n from enquiry_message a join enquiry_message b using (enquiry_id) where a.seq < b.seq and a.at > b.at')).toEqual([{ n: 0 }]);
  });
  it('are closed long ago only without a person, and lately only with one', async () => {
    expect(
      await broken(
        `(closed_at < '2025-11-20T00:00:00Z') <> (erased_at is not null) and closed_at is not null and closed_at not between '2025-11-20T00:00:00Z' and '2025-11-22T00:00:00Z'`,
      ),
    ).toBe(0);
    expect(await broken('(erased_at is null) <> exists (select from enquiry_contact c where c.enquiry_id = e.id)')).toBe(0);
    expect(await broken('erased_at is not null and exists (select from enquiry_message m where m.enquiry_id = e.id)')).toBe(0);
    expect(await broken(`erased_at is not null and exists (select from enquiry_referral r where r.enquiry_id = e.id and (r.reason <> '' or r.outcome_reason is not null))`)).toBe(
      0,
    );
    expect(await broken(`link_hash is not null and erased_at < '2026-10-20T00:00:00Z'`)).toBe(0);
    expect(await rows('select count(*)::int > 500 as many from enquiry where erased_at is not null')).toEqual([{ many: true }]);
  });
  it('are what the use cases could have made of them', async () => {
    const kept = 'erased_at is null and ';
    const has = (kind: string): string => `exists (select from enquiry_message m where m.enquiry_id = e.id and m.kind = '${kind}')`;
    expect(await broken(`${kept} (first_answered_at is not null) <> ${has('answer')}`)).toBe(0);
    expect(await broken(`${kept} not ${has('asker')}`)).toBe(0);
    expect(await broken(`${kept} version < (select max(seq) from enquiry_message m where m.enquiry_id = e.id)`)).toBe(0);
    expect(await broken(`state = 'waiting' and (waits_since is not null or first_answered_at is null)`)).toBe(0);
    expect(await broken(`state in ('new', 'open') and waits_since is null`)).toBe(0);
    expect(await broken(`state = 'waiting' and (select kind from enquiry_message m where m.enquiry_id = e.id and kind <> 'note' order by seq desc limit 1) <> 'answer'`)).toBe(0);
    expect(await broken(`exists (select from enquiry_referral r where r.enquiry_id = e.id and r.outcome is null) and (state <> 'new' or assignee_id is not null)`)).toBe(0);
    expect(await broken(`assignee_id is not null and assignee_id not like 'demo-' || centre_id || '-%' and closed_at is null`)).toBe(0);
    expect(await broken('not (passed_on <@ centres)')).toBe(0);
    expect(await broken(`(referred_at is not null) <> exists (select from enquiry_referral r where r.enquiry_id = e.id)`)).toBe(0);
    expect(await broken(`first_answer_days is not null and first_answer_days > 20`)).toBe(0);
  });
  it('credit those who answered, and those who passed it on to one that accepted', async () => {
    const answered = `select m.enquiry_id, m.centre_id from enquiry_message m where m.kind = 'answer'`;
    const passed = `select r.enquiry_id, r.from_centre_id from enquiry_referral r join enquiry e on e.id = r.enquiry_id where r.outcome = 'accepted' and e.erased_at is null`;
    const credits = 'select c.enquiry_id, c.centre_id from enquiry_credit c join enquiry e on e.id = c.enquiry_id where e.erased_at is null';
    expect(await rows(`(${answered} union ${passed}) except (${credits})`)).toEqual([]);
    expect(await rows(`(${credits}) except (${answered} union ${passed})`)).toEqual([]);
  });
  it('are counted as a recount would count them', async () => {
    const facts = `select year, centre_id, measure, item, count(*)::int as n from fact group by 1, 2, 3, 4
      union all select e.year, c.centre_id, 'helped', '', count(*)::int from enquiry_credit c join enquiry e on e.id = c.enquiry_id where e.state <> 'discarded' group by 1, 2
      union all select e.year, c.centre_id, 'topic-helped', t, count(*)::int from enquiry_credit c join enquiry e on e.id = c.enquiry_id, unnest(e.topics) t where e.state <> 'discarded' group by 1, 2, 4`;
    const counts = 'select year, centre_id, measure, item, n from enquiry_count where n <> 0';
    const fact = 'with one as (select enquiry_facts(e) as f from enquiry e), fact as (select (f).* from one)';
    expect(await rows(`${fact} (${facts}) except (${counts})`)).toEqual([]);
    expect(await rows(`${fact} (${counts}) except (${facts})`)).toEqual([]);
  });
  it('come from municipalities that the centre was there for, with codes of their time', async () => {
    const found = await rows(`select distinct municipality_code as code, asked_on::text as day from enquiry`);
    expect(
      found.filter(({ code, day }) => {
        const m = geography.municipalities.get(String(code));
        return !m || m.from > String(day) || (m.to !== undefined && m.to <= String(day));
      }),
    ).toEqual([]);
  });
  it('stand in an inbox that is alive: new today, late, passed on, waiting, and somebody has begun', async () => {
    const mine = await rows(`select state, count(*)::int as n from enquiry where centre_id = 'kristiansund' and closed_at is null group by 1 order by 1`);
    expect(mine).toEqual([
      { state: 'new', n: 3 },
      { state: 'open', n: 7 },
      { state: 'waiting', n: 2 },
    ]);
    expect(await broken(`centre_id = 'kristiansund' and asked_on >= '2026-11-20'`)).toBeGreaterThanOrEqual(1);
    expect(await broken('closed_at is null and reminded_at is not null')).toBeGreaterThanOrEqual(3);
    expect(await broken('closed_at is null and escalated_at is not null')).toBeGreaterThanOrEqual(1);
    expect(await broken(`closed_at is null and centre_id <> 'kristiansund'`)).toBeGreaterThanOrEqual(15);
  });
  it('say nothing with a hole in it', async () => {
    expect(await rows(`select body from enquiry_message where body ~ '[{}]' limit 1`)).toEqual([]);
  });
  it('are made once, and the same again on the same day', async () => {
    expect(await seedDemonstrationEnquiries(t.ctx(systemActor('start')))).toBe(0);
    const other = await testDatabase({ definitions });
    try {
      const ctx = other.ctx(systemActor('start'));
      await syncScheme(ctx);
      await seedDemonstrationPeople(
        ctx,
        known.scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
      );
      await seedDemonstrationEnquiries(ctx);
      const digest = `select md5(string_agg(e::text, '' order by number)) as all from enquiry e`;
      expect((await other.db.owner.query(digest)).rows).toEqual(await rows(digest));
    } finally {
      await other.drop();
    }
  });
});
