import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari } from '../../../testing/small-scheme.ts';
import { ask, december, line, publishedDay, usualDay, visitDatabase } from '../../../testing/visits.ts';
import type { Group } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { expireOffers, markHeld } from './inside/nightly.server.ts';
import { findVisit, selectVisitsOfDay } from './inside/visit-query.server.ts';
import { listVisitCounts } from './visit-indicators.server.ts';
import { takesPlaces } from './visit.ts';
import type { Visit, VisitCount } from './visit.ts';
import {
  acceptVisit,
  approveVisit,
  changeNumbers,
  declineVisit,
  getPublishedDay,
  letPass,
  putInQueue,
  registerVisit,
  saveDay,
  sayNobodyCame,
  sumUp,
  withdrawVisit,
} from './visits.server.ts';

let t: TestDatabase;
const as = (actor: Actor, now?: Date) => t.ctx(actor, now && { now });
const system = (now: Date) => as(systemActor('test'), now);
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());

const visitsOf = (dayId: string): Promise<Visit[]> => inTransaction(as(systemActor('test')), (tx) => selectVisitsOfDay(tx, dayId));

/** What is wrong with a day: its numbers are what its visits say, within its places, and nobody has dropped out of it unseen. */
async function faultsOf(dayId: string, gone: ReadonlySet<string>, groups: readonly Group[]): Promise<string[]> {
  const day = await getPublishedDay(as(anonymous), dayId);
  const visits = await visitsOf(dayId);
  const taken = visits.reduce((sum, v) => sum + (takesPlaces(v.state) ? v.persons : 0), 0);
  const waiting = visits.filter((v) => v.state === 'waiting').length;
  // Nobody is off the day but by a deed of their own or the centre's.
  const there = new Set(visits.filter((v) => ['requested', 'waiting', 'offered', 'agreed'].includes(v.state)).map((v) => v.number));
  return [
    ...(day.taken === taken ? [] : [`${day.taken} taken, but ${taken} come`]),
    ...(day.waiting === waiting ? [] : [`${day.waiting} waiting, but ${waiting} wait`]),
    ...(taken <= day.places ? [] : [`${taken} of ${day.places} places`]),
    ...groups.filter((g) => !gone.has(g.number) && !there.has(g.number)).map((g) => `${g.number} is lost`),
  ];
}

const step = fc.record({
  kind: fc.constantFrom('ask', 'ask', 'ask-two', 'numbers', 'numbers', 'withdraw', 'accept', 'accept', 'pass', 'lapse', 'decline', 'approve', 'queue', 'places', 'race'),
  who: fc.nat(30),
  n: fc.integer({ min: 1, max: 7 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take(dayId: string, groups: Group[], gone: Set<string>, { kind, who, n }: Step, now: Date): Promise<void> {
  const enter = async () => {
    try {
      groups.push(await ask((actor) => as(actor, now), { dayId, lines: [line(n)] }));
    } catch (e) {
      if (!['full', 'never-fits'].includes((e as Error).message)) throw e;
    }
  };
  const group = groups[who % Math.max(1, groups.length)];
  const other = groups[(who + 1) % Math.max(1, groups.length)];
  if (kind === 'ask') return enter();
  if (kind === 'ask-two') return void (await Promise.all([enter(), enter()]));
  if (kind === 'lapse') return expireOffers(system(now));
  if (kind === 'places') return void (await saveDay(as(kari, now), { centreId: 'alfa', id: dayId, day: { ...usualDay, places: n + 3, approval: who % 2 === 0 } }));
  if (!group || !other) return;
  const of = { centreId: 'alfa', number: group.number };
  const leave = async () => ((await withdrawVisit(as(group.actor, now))).ok ? void gone.add(group.number) : undefined);
  if (kind === 'numbers') await changeNumbers(as(group.actor, now), { lines: [line(n)] });
  if (kind === 'withdraw') await leave();
  if (kind === 'accept') await acceptVisit(as(group.actor, now));
  if (kind === 'pass') await letPass(as(group.actor, now));
  if (kind === 'decline' && (await declineVisit(as(kari, now), { ...of, text: '' })).ok) gone.add(group.number);
  if (kind === 'approve') await approveVisit(as(kari, now), of);
  if (kind === 'queue') await putInQueue(as(kari, now), of);
  if (kind === 'race') await Promise.all([leave(), acceptVisit(as(other.actor, now)), enter(), changeNumbers(as(other.actor, now), { lines: [line(n)] })]);
}

describe('any sequence of changes, through the use cases and some at the same moment', () => {
  it('never takes more places than there are, and loses no group that waits', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 9 }), fc.array(step, { minLength: 8, maxLength: 18 }), async (places, steps) => {
        const dayId = await publishedDay((actor) => as(actor), { places });
        const groups: Group[] = [];
        const gone = new Set<string>();
        for (const [i, one] of steps.entries()) {
          await take(dayId, groups, gone, one, new Date(t.ctx(anonymous).now.getTime() + i * 7 * 3_600_000));
          expect(await faultsOf(dayId, gone, groups)).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** What the trigger keeps, counted again from the visits. */
function recount(visits: readonly Visit[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (v: Visit, measure: string, item: string, n: number): void => {
    const key = `${norwegianDay(v.startsAt!).slice(0, 4)} ${v.centreId} ${measure} ${item}`;
    if (n !== 0) counts.set(key, (counts.get(key) ?? 0) + n);
  };
  for (const v of visits.filter((one) => one.state === 'held' || one.state === 'summed-up')) {
    const persons = (of: (l: Visit['lines'][number]) => boolean): number => v.lines.filter(of).reduce((sum, l) => sum + (l.actual ?? l.planned), 0);
    add(v, 'held', '', 1);
    add(v, 'form', v.form, 1);
    add(v, 'unsummed', '', v.state === 'held' ? 1 : 0);
    add(
      v,
      'people',
      '',
      persons(() => true),
    );
    for (const kind of new Set(v.lines.map((l) => l.kind)))
      add(
        v,
        'kind',
        kind,
        persons((l) => l.kind === kind),
      );
    for (const from of new Set(v.lines.map((l) => l.municipality))) {
      add(
        v,
        'people-from',
        from,
        persons((l) => l.municipality === from),
      );
      add(v, 'municipality', from, persons((l) => l.municipality === from) > 0 ? 1 : 0);
    }
  }
  return counts;
}
const keyed = (counts: readonly VisitCount[]): Map<string, number> =>
  new Map(counts.filter((c) => c.measure !== 'week').map((c) => [`${c.year} ${c.centreId} ${c.measure} ${c.item}`, c.n]));

describe('what is counted', () => {
  const lineOf = fc.record({ municipality: fc.constantFrom('1804', '4601', '1806'), kind: fc.constantFrom('nurses', 'pupils'), planned: fc.integer({ min: 0, max: 5 }) });
  const one = fc.record({
    lines: fc.array(lineOf, { minLength: 1, maxLength: 4 }),
    // About the turn of a year, which is not the same moment in UTC.
    at: fc.constantFrom('2024-12-31T22:30:00Z', '2024-12-31T23:30:00Z', '2025-06-15T08:00:00Z', '2026-12-28T09:00:00Z', '2027-01-04T09:00:00Z'),
    form: fc.constantFrom('on-site' as const, 'digital' as const, 'guidance' as const),
    outcome: fc.constantFrom('leave', 'sum-up', 'sum-up-twice', 'nobody'),
    actual: fc.nat(6),
  });
  it('is what a count by hand gives, in Norwegian years, after any summing-up and correction', { timeout: 60_000 }, async () => {
    const later = new Date('2027-02-01T09:00:00Z');
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 6 }), async (many) => {
        for (const { lines, at, form, outcome, actual } of many) {
          const startsAt = new Date(at);
          const held = startsAt < t.ctx(kari).now;
          const endsAt = new Date(startsAt.getTime() + 3_600_000);
          const made = await registerVisit(as(kari), {
            centreId: 'alfa',
            form,
            topics: [],
            language: 'nb',
            lines,
            contact: undefined,
            startsAt,
            endsAt,
            place: '',
            held,
            sendLink: false,
          });
          if (!made.ok) continue;
          await markHeld(system(later));
          const of = { centreId: 'alfa', number: made.number };
          const came = lines.map((l, i) => ({ ...l, actual: i === 0 ? actual : 1 }));
          if (outcome === 'nobody') await sayNobodyCame(as(kari, later), of);
          if (outcome.startsWith('sum-up')) await sumUp(as(kari, later), { ...of, lines: came });
          if (outcome === 'sum-up-twice') await sumUp(as(kari, later), { ...of, lines: came.map((l) => ({ ...l, actual: l.actual + 2, kind: 'pupils' })) });
        }
        const [visits, counts] = await inTransaction(as(systemActor('test')), async (tx) => {
          const { rows } = await sql<{ id: string }>`select id from visit`.execute(tx);
          const all: Visit[] = [];
          for (const { id } of rows) all.push((await findVisit(tx, id))!);
          return [all, await listVisitCounts(tx, { from: 2000, to: 2100 })] as const;
        });
        expect(Object.fromEntries(keyed(counts))).toEqual(Object.fromEntries(recount(visits)));
        const weeks = counts.filter((c) => c.measure === 'week').reduce((sum, c) => sum + c.n, 0);
        expect(weeks).toBe(counts.filter((c) => c.measure === 'held').reduce((sum, c) => sum + c.n, 0));
      }),
      { numRuns: 12 },
    );
  });
  it('is for anybody to read, by measure and centre', async () => {
    const startsAt = new Date('2023-05-04T08:00:00Z');
    const registered = {
      centreId: 'alfa',
      form: 'digital',
      topics: [],
      language: 'nb',
      contact: undefined,
      startsAt,
      endsAt: december(1),
      place: '',
      held: true,
      sendLink: false,
    } as const;
    await registerVisit(as(kari), { ...registered, endsAt: new Date('2023-05-04T10:00:00Z'), lines: [line(7)] });
    const read = await inTransaction(as(anonymous), (tx) => listVisitCounts(tx, { from: 2023, to: 2023, measures: ['people', 'week'], centreId: 'alfa' }));
    expect(read).toEqual([
      { year: 2023, centreId: 'alfa', measure: 'people', item: '', n: 7 },
      { year: 2023, centreId: 'alfa', measure: 'week', item: '2023-W18', n: 1 },
    ]);
  });
});
