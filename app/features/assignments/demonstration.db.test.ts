import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { loadActivityRules } from '../activities/activities.server.ts';
import { loadActivityDemonstration, seedDemonstrationActivities } from '../activities/demonstration.server.ts';
import { loadEnquiryRules } from '../enquiries/enquiries.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { loadAssignmentRules } from './assignments.server.ts';
import { faultsOf } from './faults.ts';
import { loadAssignmentDemonstration, seedDemonstrationAssignments } from './demonstration.server.ts';
import { asAssignment, selectAssignments } from './inside/assignment-query.server.ts';

const dir = 'schemes/frisklivssentraler';
const geography = loadGeography('data');
const scheme = loadScheme(dir, geography);
const activities = loadActivityRules(dir, { scheme });
const enquiries = loadEnquiryRules(dir);
const assignments = loadAssignmentRules(dir, { activities });
const definitions = {
  geography,
  scheme,
  activities,
  enquiries,
  assignments,
  activityDemonstration: loadActivityDemonstration(dir, { scheme, activities }),
  assignmentDemonstration: loadAssignmentDemonstration(dir, { scheme, assignments, enquiries }),
};

describe('the assignments of the demonstration', () => {
  let t: TestDatabase;
  let made = 0;
  let took = 0;
  const rows = async (query: string): Promise<Record<string, unknown>[]> => (await t.db.owner.query(query)).rows as Record<string, unknown>[];
  const system = () => t.ctx(systemActor('start'));
  beforeAll(async () => {
    t = await testDatabase({ definitions });
    await syncScheme(system());
    await seedDemonstrationPeople(
      system(),
      scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
    );
    await seedDemonstrationActivities(system());
    const before = performance.now();
    made = await seedDemonstrationAssignments(system());
    took = performance.now() - before;
  });
  afterAll(() => t?.drop());

  it('are more than a hundred, in every year and at every centre, and marked', async () => {
    expect(made).toBeGreaterThan(100);
    expect(made).toBeLessThan(220);
    expect(await rows('select count(*)::int as n, bool_and(demonstration) as marked from assignment')).toEqual([{ n: made, marked: true }]);
    const perYear = await rows(`select year, sum(n)::int as n from assignment_count where centre_id = '' and measure = 'done' group by 1 order by 1`);
    expect(perYear.map((y) => y['year'])).toEqual([2023, 2024, 2025, 2026]);
    expect(await rows(`select 1 from assignment_count where centre_id <> '' and measure = 'done' group by centre_id`)).toHaveLength(17);
    expect(await rows('select 1 from mail')).toEqual([]);
  });
  it('are written in less than two seconds', () => expect(took).toBeLessThan(2000));
  it('that are done stand in the log, on that day, at those who did it', async () => {
    expect(await rows(`select number from assignment where (state = 'done') <> (activity_id is not null)`)).toEqual([]);
    expect(
      await rows(`select a.number from assignment a join activity l on l.id = a.activity_id where
        (select array_agg(p.centre_id order by p.centre_id collate "C") from assignment_part p where p.assignment_id = a.id and p.state = 'done')
          <> (select array_agg(c order by c collate "C") from unnest(l.centres) c)
        or exists (select from assignment_part p where p.assignment_id = a.id and p.done_on <> l.starts_on)`),
    ).toEqual([]);
  });
  it('are in every state, some asked, some late, some shared, passed on and declined with a word', async () => {
    expect(await rows(`select state, count(*)::int > 1 as several from assignment group by 1 order by 1`)).toEqual(
      ['closed', 'done', 'open', 'taken'].map((state) => ({ state, several: true })),
    );
    expect((await rows(`select distinct state from assignment_part`)).length).toBe(5);
    expect(await rows(`select 1 from assignment_part where word = '' and state in ('declined', 'passed-on')`)).toEqual([]);
    expect((await rows(`select 1 from assignment where state in ('open', 'taken') and due_on < '2026-11-21'`)).length).toBeGreaterThan(1);
    expect((await rows('select 1 from assignment_part where shared')).length).toBeGreaterThan(5);
    expect((await rows('select distinct requester from assignment')).length).toBe(5);
    for (const option of ['talks', 'input', 'testing'])
      expect((await rows(`select 1 from assignment_count where measure = 'requester-done' and item = 'authority/${option}' and centre_id <> ''`)).length).toBeGreaterThan(3);
  });
  it('have nothing in them that could not have been written down, and nothing that has not happened yet', async () => {
    const all = (await inTransaction(system(), (tx) => selectAssignments(tx).execute())).map(asAssignment);
    for (const one of all) {
      const known = { rules: assignments, topics: enquiries.topics, geography, scheme, today: '2026-11-21', centreId: one.centreId, before: one };
      expect(faultsOf({ ...one, askedCentreId: '' }, known).map((f) => ({ ...f, title: one.title }))).toEqual([]);
    }
    expect(await rows(`select 1 from assignment_event where at > '2026-11-21T09:00:00Z' or by_name = ''`)).toEqual([]);
    expect(await rows(`select number from assignment a where made_at > (select min(at) from assignment_event e where e.assignment_id = a.id) or made_by_name = ''`)).toEqual([]);
  });
  it('are written once', async () => {
    expect(await seedDemonstrationAssignments(system())).toBe(0);
  });
});
