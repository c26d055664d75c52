import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { course, logDatabase, logDefinitions, logged } from '../../../testing/activities.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, person } from '../../../testing/small-scheme.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { findCentre } from '../scheme/scheme.ts';
import { editActivity, importActivities, leaveActivity, logActivity, removeActivity, repeatActivity, restoreActivity, shareActivity } from './activities.server.ts';
import { findActivityRows, listActivityCounts, listActivityRows } from './activity-indicators.server.ts';
import { yearsOf } from './activity.ts';
import type { Activity, ActivityCount, ActivityInput } from './activity.ts';
import { relationsOf } from './counterparts.ts';
import { selectOfCentre } from './inside/activity-query.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await logDatabase();
});
afterAll(() => t?.drop());
const { geography, scheme } = logDefinitions();

const counted = (): Promise<readonly ActivityCount[]> => inTransaction(t.ctx(systemActor('test')), (tx) => listActivityCounts(tx, { from: 2000, to: 2100 }));
const asMap = (counts: readonly ActivityCount[]): Map<string, number> => new Map(counts.map(({ n, ...key }) => [Object.values(key).join(' '), n]));

/** What the trigger keeps, counted again from the activities, one by one. */
async function recount(): Promise<Map<string, number>> {
  const all = new Map<string, Activity>();
  for (const { id } of scheme.centres) {
    for (const a of await inTransaction(t.ctx(systemActor('test')), (tx) => selectOfCentre(tx, { centreId: id, limit: 10_000 }))) all.set(a.id, a);
  }
  const counts = new Map<string, number>();
  for (const a of all.values()) {
    const of = (centreId: string, relations: readonly string[]): [string, string, string][] => [
      [centreId, 'activity', a.kind],
      ...a.targetGroups.map((i): [string, string, string] => [centreId, 'target-group', i]),
      ...a.participation.map((i): [string, string, string] => [centreId, 'participation', i]),
      ...a.partners.map((i): [string, string, string] => [centreId, 'partner', i]),
      ...a.tasks.map((i): [string, string, string] => [centreId, 'task', i]),
      ...relations.map((r): [string, string, string] => [centreId, 'relation', `${r}/${a.kind}`]),
      ...[...new Set(a.counterparts.map((c) => c.kind))].map((office): [string, string, string] => [centreId, 'office', office]),
    ];
    const centres = [a.centreId, ...a.centres].map((id) => ({ id, relations: relationsOf(geography, findCentre(scheme, id)!, a) }));
    const facts = [...centres.flatMap(({ id, relations }) => of(id, relations)), ...of('', [...new Set(centres.flatMap((c) => c.relations))])];
    for (const key of yearsOf(a).flatMap((year) => facts.map((f) => [year, ...f].join(' ')))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const day = fc.integer({ min: 0, max: 2500 }).map((n) => new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const input: fc.Arbitrary<ActivityInput> = fc.record({
  kind: fc.constantFrom('course', 'article', 'study'),
  startsOn: day,
  endsOn: fc.option(day, { freq: 3 }),
  title: fc.constant('Noe'),
  counterparts: fc.subarray([
    { kind: 'governor', id: 'nordland' } as const,
    { kind: 'governor', id: 'troms-og-finnmark' } as const,
    { kind: 'governor', id: 'vestland' } as const,
    { kind: 'authority', id: '18' } as const,
    { kind: 'authority', id: '54' } as const,
    { kind: 'authority', id: '55' } as const,
    { kind: 'authority', id: '46' } as const,
  ]),
  audience: fc.option(fc.nat(100)),
  targetGroups: fc.subarray(['painters', 'teachers']),
  participation: fc.subarray(['research', 'trial']),
  partners: fc.subarray(['ntnu', 'others']),
  medium: fc.constant(''),
  link: fc.constant(''),
  note: fc.constant(''),
  tasks: fc.subarray(['early/1', 'early/2', 'late/1']),
  centres: fc.subarray(['alfa', 'beta', 'gamma']),
});
const grete = person('grete', 'Grete Li', { role: 'coordinator', scope: 'gamma' });
const people: readonly (readonly [string, Actor])[] = [
  ['alfa', kari],
  ['beta', ola],
  ['gamma', grete],
];
const step = fc.record({
  deed: fc.constantFrom('log', 'log', 'log', 'edit', 'edit', 'remove', 'restore', 'share', 'leave', 'repeat', 'import'),
  who: fc.nat(2),
  which: fc.nat(50),
  input,
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
interface Made {
  readonly id: string;
  readonly centreId: string;
}

async function take(made: Made[], { deed, who, which, input: given }: Step): Promise<boolean> {
  const one = made[which % Math.max(1, made.length)];
  const [centreId, actor] = people.find(([id]) => deed !== 'log' && deed !== 'import' && deed !== 'leave' && id === one?.centreId) ?? people[who]!;
  const ctx = t.ctx(actor);
  const activity = { ...given, centres: given.centres.filter((c) => c !== centreId) };
  if (deed === 'log') {
    const answer = await logActivity(ctx, { centreId, once: randomUUID(), activity });
    if (answer.ok) made.push({ id: answer.id, centreId });
    return answer.ok;
  }
  if (deed === 'import') {
    const bytes = Buffer.from(`Dato;Slag;Tittel;Oppgaver i avtalen\n${activity.startsOn};Kurs;Hentet;\n${activity.startsOn};Kurs;Hentet;1\n`);
    return (await importActivities(ctx, { centreId, bytes, write: true })).ok;
  }
  if (!one) return false;
  const the = { centreId, id: one.id };
  try {
    if (deed === 'remove') return (await removeActivity(ctx, the)).ok;
    if (deed === 'restore') return (await restoreActivity(ctx, the)).ok;
    if (deed === 'share') return (await shareActivity(ctx, { ...the, with: activity.centres })).ok;
    if (deed === 'leave') return (await leaveActivity(ctx, the)).ok;
    if (deed === 'repeat') return (await repeatActivity(ctx, { ...the, once: randomUUID(), repeat: { kind: 'monthly', times: 1 + (which % 3) } })).ok;
    for (let version = 1; version < 30; version++) {
      const answer = await editActivity(ctx, { ...the, version, activity });
      if (answer.ok || answer.reason !== 'changed-meanwhile') return answer.ok;
    }
  } catch (e) {
    if ((e as { code?: unknown }).code !== 'not-found') throw e;
  }
  return false;
}

describe('the counts', () => {
  it('are what the activities say, after any deeds in any order', { timeout: 120_000 }, async () => {
    const made: Made[] = [];
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
        for (const one of steps) if (await take(made, one)) done += 1;
        expect(asMap(await counted())).toEqual(await recount());
      }),
      { numRuns: 12 },
    );
    expect(done).toBeGreaterThan(40);
  });
  it('are right when everybody logs at the same moment', async () => {
    await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        logged(t.ctx(people[i % 3]![1]), { startsOn: '2026-09-01', centres: people.map(([id]) => id).filter((id) => id !== people[i % 3]![0]) }, people[i % 3]![0]),
      ),
    );
    expect(asMap(await counted())).toEqual(await recount());
  });
  it('have a shared activity once for the scheme, and once for each of its centres', async () => {
    const before = asMap(await counted());
    await logged(t.ctx(kari), {
      startsOn: '2026-05-05',
      centres: ['beta', 'gamma'],
      // Own to the first, outside to the others: for the scheme it is both, once each.
      counterparts: [{ kind: 'governor', id: 'nordland' }],
      targetGroups: ['painters'],
    });
    const after = asMap(await counted());
    const more = (key: string): number => (after.get(key) ?? 0) - (before.get(key) ?? 0);
    expect(['', 'alfa', 'beta', 'gamma'].map((c) => more(`2026 ${c} activity course`))).toEqual([1, 1, 1, 1]);
    expect(['', 'alfa', 'beta', 'gamma'].map((c) => more(`2026 ${c} relation own-governor/course`))).toEqual([1, 1, 0, 0]);
    expect(['', 'alfa', 'beta', 'gamma'].map((c) => more(`2026 ${c} relation outside-governor/course`))).toEqual([1, 0, 1, 1]);
  });
  it('have an activity over New Year in both years, and nothing of one that is removed', async () => {
    const before = asMap(await counted());
    const id = await logged(t.ctx(kari), course({ startsOn: '2022-12-30', endsOn: '2023-01-02' }));
    const during = asMap(await counted());
    expect(['2022', '2023', '2024'].map((y) => (during.get(`${y}  activity course`) ?? 0) - (before.get(`${y}  activity course`) ?? 0))).toEqual([1, 1, 0]);
    await removeActivity(t.ctx(kari), { centreId: 'alfa', id });
    expect(asMap(await counted())).toEqual(before);
  });
});

describe('the activities that a number is made of', () => {
  it('are as many as the number says, for each number of each centre and year', async () => {
    await logged(t.ctx(kari), { startsOn: '2022-12-30', endsOn: '2023-01-02', counterparts: [{ kind: 'governor', id: 'nordland' }], tasks: ['early/1'], centres: ['beta'] });
    const numbers = (await counted()).filter((one) => one.centreId !== '');
    expect(numbers.length).toBeGreaterThan(100);
    await inTransaction(t.ctx(systemActor('test')), async (tx) => {
      for (const { n, ...wish } of numbers) expect([wish, (await listActivityRows(tx, { ...wish, most: 10_000 })).length]).toEqual([wish, n]);
    });
  });
  it('are the newest, and of a relation also without its kind, or of a measure without its item', async () => {
    const id = await logged(t.ctx(kari), { startsOn: '2026-12-31', title: 'Årets siste', counterparts: [{ kind: 'governor', id: 'nordland' }], targetGroups: ['painters'] });
    await inTransaction(t.ctx(kari), async (tx) => {
      const newest = { id, on: '2026-12-31', title: 'Årets siste', kind: 'course', removed: false };
      for (const wish of [
        { measure: 'activity' },
        { measure: 'relation', item: 'own-governor' },
        { measure: 'relation' },
        { measure: 'office' },
        { measure: 'office', item: 'governor' },
        { measure: 'target-group' },
      ] as const)
        expect(await listActivityRows(tx, { centreId: 'alfa', year: 2026, most: 1, ...wish })).toEqual([newest]);
      expect(await listActivityRows(tx, { centreId: 'alfa', year: 2026, measure: 'relation', item: 'own-authority', most: 1 })).not.toEqual([newest]);
    });
  });
  it('are found when they are removed, and say so; also when the centre is no longer among those that did it', async () => {
    const removed = await logged(t.ctx(kari), { title: 'Fjernet siden' });
    const left = await logged(t.ctx(kari), { title: 'Ikke med likevel', centres: ['beta'], startsOn: '2026-03-02' });
    await removeActivity(t.ctx(kari), { centreId: 'alfa', id: removed });
    await leaveActivity(t.ctx(ola), { centreId: 'beta', id: left });
    const of = (actor: Actor, centreId: string) =>
      inTransaction(t.ctx(actor), async (tx) => (await findActivityRows(tx, { centreId, ids: [removed, left, 'ingen', randomUUID()] })).map((r) => [r.title, r.removed]));
    expect(await of(kari, 'alfa')).toEqual([
      ['Fjernet siden', true],
      ['Ikke med likevel', false],
    ]);
    expect(await of(liv, 'beta')).toContainEqual(['Ikke med likevel', true]);
    // What it may not see any more, it does not find; and another centre never.
    expect(await of(ola, 'beta')).toEqual([]);
    expect(await of(grete, 'gamma')).toEqual([]);
  });
});
