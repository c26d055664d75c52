import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { come, december, published } from '../../../testing/gatherings.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { visitDatabase } from '../../../testing/visits.ts';
import { systemActor } from '../../platform/actor.ts';
import { gatheringTasks } from '../../features/gatherings/jobs.server.ts';
import { whatWaits } from './get-waiting.ts';
import type { YearSoFar } from './year-so-far.tsx';

let t: TestDatabase;
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());
const soFar = { year: 2026, demonstration: true, centres: [] } as unknown as YearSoFar;
const waiting = (now = december(1)) => whatWaits(t.ctx(liv, { now }), 'nb', { draft: undefined, soFar });
const night = async (now: Date): Promise<void> => {
  const task = gatheringTasks(t.ctx(liv) as never, () => t.ctx(systemActor('test'), { now }))['gathering-nights'];
  await (task as () => Promise<void>)();
};

it('an officer is waited for with requests to the authority’s gatherings, and with those that are over; never with a centre’s own', async () => {
  expect(await waiting()).toEqual([]);
  const own = await published((actor, more) => t.ctx(actor, more), { approval: true });
  await come(t, t.ctx(ola), own, { centreId: 'beta' });
  expect(await waiting()).toEqual([]);
  const id = await published((actor, more) => t.ctx(actor, more), { approval: true }, '');
  await come(t, t.ctx(kari), id);
  await come(t, t.ctx(ola), id, { centreId: 'beta' });
  expect(await waiting()).toMatchObject([{ title: '2 venter på plass på en samling', path: '/direktoratet/samlinger' }]);
  await night(december(12));
  expect(await waiting(december(12))).toMatchObject([{ title: 'Én samling er over og ikke oppsummert', path: '/direktoratet/samlinger' }]);
});
