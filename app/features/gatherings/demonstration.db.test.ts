import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { liv, person } from '../../../testing/small-scheme.ts';
import { systemActor } from '../../platform/actor.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { loadActivityRules } from '../activities/activities.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { loadGatheringDemonstration, seedDemonstrationGatherings } from './demonstration.server.ts';
import { compareFeedback, getGathering, listGatherings, listQuotes, loadGatheringRules } from './gatherings.server.ts';

const dir = 'schemes/frisklivssentraler';
const geography = loadGeography('data');
const scheme = loadScheme(dir, geography);
const activities = loadActivityRules(dir, { scheme });
const gatherings = loadGatheringRules(dir, { activities });
const definitions = { geography, scheme, activities, gatherings, gatheringDemonstration: loadGatheringDemonstration(dir, { scheme, gatherings }) };

describe('the demonstration’s gatherings', () => {
  let t: TestDatabase;
  let made = 0;
  const rows = async (query: string): Promise<Record<string, unknown>[]> => (await t.db.owner.query(query)).rows as Record<string, unknown>[];
  const system = () => t.ctx(systemActor('start'));
  const kristiansund = person('demo-kristiansund-coordinator', 'Kari', { role: 'coordinator', scope: 'kristiansund' });
  beforeAll(async () => {
    t = await testDatabase({ definitions });
    await syncScheme(system());
    await seedDemonstrationPeople(
      system(),
      scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
    );
    made = await seedDemonstrationGatherings(system());
  });
  afterAll(() => t?.drop());

  it('are held every year from 2023, called by the authority and by centres, and marked', async () => {
    expect(made).toBeGreaterThan(10);
    expect(await rows('select count(*)::int as n, bool_and(demonstration) as marked from gathering')).toEqual([{ n: made, marked: true }]);
    const held = await rows(`select year, sum(n)::int as n from gathering_count where centre_id = '' and measure = 'gathering' group by 1 order by 1`);
    expect(held.map((h) => h['year'])).toEqual([2023, 2024, 2025, 2026]);
    expect(await rows(`select distinct centre_id from gathering where centre_id is not null order by 1`)).toEqual([{ centre_id: 'kristiansund' }, { centre_id: 'modum' }]);
    expect(await rows(`select distinct language from gathering_participant order by 1`)).toEqual([{ language: 'nb' }, { language: 'nn' }]);
  });
  it('are made once, and the same again', async () => {
    expect(await seedDemonstrationGatherings(system())).toBe(0);
  });
  it('stand in the log of those who were there, once', async () => {
    const summed = await rows(`select count(*)::int as n, count(activity_id)::int as logged from gathering where state = 'summed-up'`);
    expect(summed[0]!['n']).toBe(summed[0]!['logged']);
    expect(
      await rows(`select g.number from gathering g join activity a on a.id = g.activity_id where a.centres is distinct from (
        select array_agg(c order by c collate "C") from (select p.centre_id as c from gathering_participant p where p.gathering_id = g.id and p.attended and p.centre_id is not null union select g.centre_id where g.centre_id is not null) x
      ) and not (a.centres @> array(select distinct p.centre_id from gathering_participant p where p.gathering_id = g.id and p.attended and p.centre_id is not null))`),
    ).toEqual([]);
  });
  it('to come are being signed up for, one with a queue and one where the organiser decides', async () => {
    const officers = await listGatherings(t.ctx(liv), { centreId: '' });
    const winter = officers.find((l) => l.gathering.title.startsWith('Vintersamling'))!;
    expect(winter.gathering).toMatchObject({ state: 'published', taken: 22, places: 22 });
    expect(winter.gathering.waiting).toBeGreaterThan(2);
    expect(winter.gathering.startsAt > testNow).toBe(true);
    const own = await listGatherings(t.ctx(kristiansund), { centreId: 'kristiansund' });
    expect(own.find((l) => l.organiser && l.gathering.state === 'published')?.requests).toBeGreaterThan(1);
  });
  it('lately held still have their persons, the old have none', async () => {
    const kept =
      await rows(`select g.state, count(o.*)::int as n from gathering g join gathering_participant p on p.gathering_id = g.id left join gathering_person o on o.participant_id = p.id
      where g.starts_at < '2026-05-01' group by 1`);
    expect(kept).toEqual([{ state: 'summed-up', n: 0 }]);
    const [talk] = await rows(`select id from gathering where title = 'Digital høstprat'`);
    const { participants } = await getGathering(t.ctx(liv), { centreId: '', id: String(talk!['id']) });
    expect(participants.every((p) => p.person !== undefined)).toBe(true);
  });
  it('have feedback that can be compared over the years, and comments to quote', async () => {
    const { years } = await compareFeedback(t.ctx(liv), { centreId: '', subject: 'agreement' });
    const network = years.filter((y) => y.kind === 'network-gathering');
    expect(network.map((y) => y.year)).toEqual([2026, 2025, 2024, 2023]);
    expect(network.every((y) => y.mean !== undefined)).toBe(true);
    expect(network[0]!.mean!).toBeGreaterThan(network[3]!.mean!);
    expect((await listQuotes(t.ctx(liv), { centreId: '' })).some((q) => q.text.startsWith('Gjerne to dager'))).toBe(true);
  });
});
