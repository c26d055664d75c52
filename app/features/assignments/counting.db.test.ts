import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreedFor, assignmentDatabase, eva, lesson } from '../../../testing/assignments.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { findAssignmentRows, listAssignmentCounts, listAssignmentRows } from './assignment-indicators.server.ts';
import { doersOf, stateOfParts } from './assignment.ts';
import type { Assignment, AssignmentCount } from './assignment.ts';
import {
  askCentre,
  closeAssignment,
  declineAssignment,
  finishAssignment,
  listLoads,
  makeAssignment,
  passOnAssignment,
  reopenAssignment,
  shareAssignment,
  takeAssignment,
} from './assignments.server.ts';
import { asAssignment, selectAssignments } from './inside/assignment-query.server.ts';
import { handBack } from './inside/handing-back.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await assignmentDatabase();
});
afterAll(() => t?.drop());

const actors: Readonly<Record<string, Actor>> = { alfa: kari, beta: ola, gamma: eva };
const centres = Object.keys(actors);
const all = async (): Promise<Assignment[]> => (await inTransaction(t.ctx(systemActor('test')), (tx) => selectAssignments(tx).execute())).map(asAssignment);
const counted = (): Promise<readonly AssignmentCount[]> => inTransaction(t.ctx(systemActor('test')), (tx) => listAssignmentCounts(tx, { from: 1900, to: 2200 }));
const asMap = (counts: readonly AssignmentCount[]): Map<string, number> => new Map(counts.map((c) => [`${c.year} ${c.centreId} ${c.measure} ${c.item}`, c.n]));

/** The same counts in another way: from the parts, one assignment at a time. */
function recounted(assignments: readonly Assignment[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (year: string, centreId: string, measure: string, item: string, n: number): void => {
    if (n > 0) counts.set(`${year} ${centreId} ${measure} ${item}`, (counts.get(`${year} ${centreId} ${measure} ${item}`) ?? 0) + n);
  };
  for (const a of assignments) {
    const parts = doersOf(a).filter((p) => p.state === 'done' || a.state !== 'closed');
    const whole = (year: string, centreId: string, isDone: boolean, isShared: boolean): void => {
      add(year, centreId, 'assignment', '', 1);
      if (!isDone) return;
      add(year, centreId, 'done', '', 1);
      add(year, centreId, 'kind-done', a.kind, 1);
      add(year, centreId, 'requester-done', `${a.requester}/${a.kind}`, 1);
      if (isShared) add(year, centreId, 'shared', '', 1);
    };
    const shared = (p: (typeof parts)[number]): boolean => parts.length > 1 || (p.askedBy ?? '') !== '';
    for (const p of parts) {
      const year = (p.doneOn ?? a.dueOn).slice(0, 4);
      whole(year, p.centreId, p.state === 'done', shared(p));
      for (const who of [p.centreId, '']) {
        if (p.hours === null) add(year, who, 'hours-unknown', '', 1);
        else add(year, who, 'hours', '', p.hours);
      }
    }
    const done = parts.filter((p) => p.state === 'done');
    const first = done.map((p) => p.doneOn ?? '').toSorted()[0] ?? a.dueOn;
    if (parts.length > 0) whole(first.slice(0, 4), '', done.length > 0, done.some(shared));
  }
  return counts;
}

const deeds = ['take', 'decline', 'share', 'pass-on', 'finish', 'ask', 'close', 'reopen', 'hand-back'] as const;
const step = fc.record({
  // Most of what happens is that somebody takes it, and is done.
  deed: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('take', 'finish') }, { weight: 2, arbitrary: fc.constantFrom(...deeds) }),
  centre: fc.constantFrom(...centres),
  other: fc.constantFrom(...centres, ''),
  hours: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
  // Done before or after New Year.
  on: fc.constantFrom('2026-11-30', '2026-12-31', '2027-01-01', '2027-02-02'),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const now = new Date('2027-03-01T09:00:00Z');

async function does(id: string, { deed, centre, other, hours, on }: Step): Promise<void> {
  const ctx: Ctx = t.ctx(actors[centre]!, { now });
  const the = { centreId: centre, id };
  switch (deed) {
    case 'take':
      return void (await takeAssignment(ctx, { ...the, hours, version: (await all()).find((a) => a.id === id)!.version }));
    case 'decline':
      return void (await declineAssignment(ctx, { ...the, word: 'Nei.' }));
    case 'share':
      return void (await shareAssignment(ctx, { ...the, with: other, word: '' }));
    case 'pass-on':
      return void (await passOnAssignment(ctx, { ...the, to: other, word: 'Videre.' }));
    case 'finish':
      return void (await finishAssignment(ctx, { ...the, on, hours, title: 'Gjort' }));
    case 'ask':
      return void (await askCentre(t.ctx(liv, { now }), { id, asked: other }));
    case 'close':
      return void (await closeAssignment(t.ctx(liv, { now }), { centreId: '', id, word: 'Slutt.' }));
    case 'reopen':
      return void (await reopenAssignment(t.ctx(liv, { now }), { centreId: '', id }));
    case 'hand-back':
      return void (await handBack(t.ctx(systemActor('test'), { now, definitions: agreedFor(ctx.definitions, centre, { from: '2020-01-01', to: '2027-02-20' }) })));
  }
}

describe('after any moves', () => {
  it('the state follows from the parts, no more places are taken than wanted, the counts are a recount, and the loads are what one would add up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom('lesson', 'trial'), async (steps, wanted, kind) => {
        const made = await makeAssignment(t.ctx(liv), { centreId: '', once: randomUUID(), input: lesson({ wanted, kind, dueOn: '2026-12-15' }) });
        if (!made.ok) throw new Error('was not made');
        for (const one of steps) {
          await does(made.id, one);
          const a = (await all()).find((x) => x.id === made.id)!;
          expect(['closed', stateOfParts(a.parts.map((p) => p.state))]).toContain(a.state);
          expect(a.placesTaken).toBe(doersOf(a).filter((p) => !p.shared).length);
          expect(a.placesTaken).toBeLessThanOrEqual(wanted);
          expect(a.parts.some((p) => p.state === 'done')).toBe(a.activityId !== null);
        }
        // Everything else is of earlier runs.
        const assignments = await all();
        expect(asMap(await counted())).toEqual(recounted(assignments));
        for (const year of [2026, 2027]) {
          const { loads } = await listLoads(t.ctx(kari), year);
          for (const { centreId, assignments: n, hours, unknown } of loads) {
            const own = assignments.flatMap((a) =>
              doersOf(a).filter((p) => p.centreId === centreId && (p.state === 'done' || a.state !== 'closed') && (p.doneOn ?? a.dueOn).startsWith(String(year))),
            );
            expect([n, hours, unknown]).toEqual([own.length, own.reduce((sum, p) => sum + (p.hours ?? 0), 0), own.filter((p) => p.hours === null).length]);
          }
        }
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

describe('many at once', () => {
  it('wait for each other, never in a ring, and are counted as if one by one', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      const made = await makeAssignment(t.ctx(liv), { centreId: '', once: randomUUID(), input: lesson({ wanted: 2, dueOn: '2026-12-15' }) });
      if (made.ok) ids.push(made.id);
    }
    const steps = fc.sample(step, { numRuns: 120, seed: 7 }).filter((one) => one.deed !== 'hand-back');
    // Each centre goes through all of them in its own order.
    await Promise.all(
      centres.map(async (centre, k) => {
        for (const [i, one] of steps.entries()) await does(ids[(i * (k + 1)) % ids.length]!, { ...one, centre });
      }),
    );
    expect(asMap(await counted())).toEqual(recounted(await all()));
  });
});

describe('what two do in different years', () => {
  it('is the scheme’s in the year in which the first was done, and each one’s in its own', async () => {
    const n = async (year: number, centreId: string): Promise<number> => asMap(await counted()).get(`${year} ${centreId} assignment `) ?? 0;
    const all4 = async () => [await n(2026, ''), await n(2027, ''), await n(2026, 'beta'), await n(2027, 'alfa')];
    const before = await all4();
    const made = await makeAssignment(t.ctx(liv), { centreId: '', once: randomUUID(), input: lesson({ wanted: 2, dueOn: '2026-12-15' }) });
    if (!made.ok) throw new Error('was not made');
    for (const centre of ['alfa', 'beta']) await takeAssignment(t.ctx(actors[centre]!), { centreId: centre, id: made.id, hours: 2, version: 1 });
    expect(await finishAssignment(t.ctx(kari, { now }), { centreId: 'alfa', id: made.id, on: '2027-01-05', hours: 2, title: 'Gjort i januar' })).toMatchObject({ ok: true });
    expect((await all4()).map((one, i) => one - before[i]!)).toEqual([0, 1, 1, 1]);
  });
});

describe('invented ones', () => {
  it('are counted apart from real ones', async () => {
    const ask = (demonstration: boolean) => inTransaction(t.ctx(liv), (tx) => listAssignmentCounts(tx, { from: 1900, to: 2200, demonstration }));
    expect(asMap(await ask(true))).toEqual(asMap(await counted()));
    expect(await ask(false)).toEqual([]);
  });
});

describe('the assignments that a number is made of', () => {
  it('add up to the number, for each number of each centre', async () => {
    const numbers = (await counted()).filter((c) => c.centreId !== '' && c.n > 0);
    expect(numbers.length).toBeGreaterThan(20);
    await inTransaction(t.ctx(liv), async (tx) => {
      for (const { n, ...wish } of numbers) {
        const rows = await listAssignmentRows(tx, { ...wish, most: 10_000 });
        expect([wish, rows.reduce((sum, r) => sum + r.adds, 0)]).toEqual([wish, n]);
      }
    });
  });
  it('are newest first, found by id also when they count no more, and read by those on the board alone', async () => {
    const closed = (await all()).find((a) => a.state === 'closed' && a.parts.some((p) => p.state === 'taken') && !a.parts.some((p) => p.state === 'done'))!;
    const { centreId } = closed.parts.find((p) => p.state === 'taken')!;
    const found = (actor: Actor) => inTransaction(t.ctx(actor), (tx) => findAssignmentRows(tx, { centreId, ids: [closed.id, randomUUID(), 'ingen'] }));
    expect(await found(liv)).toMatchObject([{ id: closed.id, on: closed.dueOn, title: closed.title, kind: closed.kind, removed: true }]);
    expect(await found({ kind: 'anonymous' })).toEqual([]);
    // Of the day the centre did its part, which may be another than the date.
    const part = (await all()).flatMap((a) => a.parts.flatMap((p) => (p.doneOn !== null && p.doneOn !== a.dueOn ? [{ id: a.id, ...p }] : [])))[0]!;
    expect(await inTransaction(t.ctx(liv), (tx) => findAssignmentRows(tx, { centreId: part.centreId, ids: [part.id] }))).toMatchObject([{ id: part.id, on: part.doneOn }]);
    const rows = await inTransaction(t.ctx(ola), (tx) => listAssignmentRows(tx, { centreId: 'alfa', year: 2027, measure: 'done', most: 5 }));
    expect(rows.map((r) => r.on)).toEqual(
      rows
        .map((r) => r.on)
        .toSorted()
        .toReversed(),
    );
  });
});
