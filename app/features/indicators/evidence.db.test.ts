import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { person } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { seedDemonstrationActivities } from '../activities/demonstration.server.ts';
import { seedDemonstrationAssignments } from '../assignments/demonstration.server.ts';
import { seedDemonstrationEnquiries } from '../enquiries/demonstration.server.ts';
import { seedDemonstrationGatherings } from '../gatherings/demonstration.server.ts';
import { seedDemonstrationIdeas } from '../ideas/demonstration.server.ts';
import { centresIn } from '../scheme/scheme.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { seedDemonstrationVisits } from '../visits/demonstration.server.ts';
import { evidenceRef, evidenceRegisters, isKnownWish } from './fact.ts';
import type { FactWish } from './fact.ts';
import { findEvidence, listEvidence, listRegisterMunicipalities, readRegisterFacts } from './register-facts.server.ts';

/** The demonstration's registers, by all that can be wished of them. */
let t: TestDatabase;
const system = systemActor('test');
const officer = person('siri', 'Siri Aas', { role: 'officer', scope: null });
const of = (centre: string): Actor => person('ingrid', 'Ingrid Moen', { role: 'coordinator', scope: centre });
const [own, another] = ['kristiansund', 'senja'];
beforeAll(async () => {
  t = await testDatabase();
  const { scheme } = t.ctx(system).definitions;
  await syncScheme(t.ctx(system));
  await seedDemonstrationPeople(
    t.ctx(system),
    scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
  );
  for (const seed of [
    seedDemonstrationEnquiries,
    seedDemonstrationVisits,
    seedDemonstrationActivities,
    seedDemonstrationAssignments,
    seedDemonstrationGatherings,
    seedDemonstrationIdeas,
  ])
    await seed(t.ctx(system));
});
afterAll(() => t?.drop());

/** Every indicator of a register, whole and by each item of each of its lists. */
function everyWish(): FactWish[] {
  const book = t.ctx(system).definitions.indicators;
  return book.indicators
    .filter((one) => one.register && !one.by)
    .flatMap(({ id, breakdowns = [] }): FactWish[] => [
      { indicator: id },
      ...breakdowns.flatMap((by) => by.items.map((item): FactWish => ({ indicator: id, item: `${by.id}/${item.id}` }))),
    ]);
}
const years = [2023, 2024, 2025, 2026];
const middle = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
};
const ask = <T>(actor: Actor, read: (tx: Parameters<Parameters<typeof inTransaction>[1]>[0], ctx: ReturnType<TestDatabase['ctx']>) => Promise<T>): Promise<T> => {
  const ctx = t.ctx(actor);
  return inTransaction(ctx, (tx) => read(tx, ctx));
};

describe('a number of the registers', () => {
  it('is what the scheme’s lists name, and nothing else', () => {
    const book = t.ctx(system).definitions.indicators;
    expect(everyWish().every((wish) => isKnownWish(book, wish))).toBe(true);
    expect(isKnownWish(book, { indicator: 'activities.held', item: 'task/2023-2025/7' })).toBe(true);
    expect(isKnownWish(book, { indicator: 'activities.with-governors', item: 'relation-kind/own-governor/professional-day' })).toBe(true);
    for (const wish of [
      { indicator: 'activities.held', item: 'task/2023-2025/99' },
      { indicator: 'activities.held', item: 'topic/starting-up' },
      { indicator: 'activities.held', item: '' },
      { indicator: 'activities.with-governors', item: 'relation-kind/own-authority/professional-day' },
      { indicator: 'research.partners' },
      { indicator: 'centres.number' },
      { indicator: 'no.such' },
    ])
      expect([wish, isKnownWish(book, wish)]).toEqual([wish, false]);
  });
  it.each([
    ['the centre', of(own)],
    ['an officer', officer],
  ])('is made of rows that add up to it, whatever is wished of it, by %s', async (_who, actor) => {
    let some = 0;
    const registers = new Set<string>();
    for (const wish of everyWish()) {
      for (const year of years) {
        const { rows, n } = await ask(actor, (tx, ctx) => listEvidence(tx, ctx, { centreId: own, year, wish, most: 1000 }));
        const facts = await ask(actor, (tx, ctx) => readRegisterFacts(tx, ctx, { from: year, to: year, centreIds: [own], wanted: [wish] }));
        const said = facts.of(own, year, wish) ?? 0;
        const added = rows.map((row) => row.adds ?? 1);
        const sum = added.reduce((all, one) => all + one, 0);
        const made =
          wish.indicator === 'enquiries.median-first-answer'
            ? rows.length === 0
              ? 0
              : middle(added)
            : wish.indicator === 'visits.municipalities.distinct' || wish.indicator === 'visits.municipalities.summed'
              ? (await ask(actor, (tx, ctx) => listRegisterMunicipalities(tx, ctx, { centreId: own, year }))).length
              : wish.indicator === 'ideas.municipalities.distinct'
                ? // One municipality may have used several: the ideas' own add up to no fewer.
                  Math.min(sum, said)
                : sum;
        expect([wish, year, n, made]).toEqual([wish, year, said, said]);
        if (n > 0) some++;
        for (const row of rows) registers.add(row.register);
      }
    }
    expect(some).toBeGreaterThan(150);
    expect(registers).toEqual(new Set(evidenceRegisters));
  });
  it('is of the demonstration or of what is real, as the number is: never of both', async () => {
    const ctx = t.ctx(officer);
    const real = { ...ctx, definitions: { ...ctx.definitions, scheme: { ...ctx.definitions.scheme, demonstration: false } } };
    await inTransaction(real, async (tx) => {
      for (const wish of everyWish().filter(({ item }) => item === undefined))
        for (const year of years) expect([wish, year, await listEvidence(tx, real, { centreId: own, year, wish })]).toEqual([wish, year, { rows: [], n: 0 }]);
    });
  });
  it('of an enquiry shows an officer when it came and its number, and no way in; the centre may open all of it', async () => {
    const wish = { indicator: 'enquiries.helped' };
    const [seen] = (await ask(officer, (tx, ctx) => listEvidence(tx, ctx, { centreId: own, year: 2025, wish }))).rows;
    const [opened] = (await ask(of(own), (tx, ctx) => listEvidence(tx, ctx, { centreId: own, year: 2025, wish }))).rows;
    expect(seen).toEqual({ ...opened!, path: undefined });
    expect(opened!.path).toBe(`/min-sentral/henvendelser/${opened!.title}`);
    const activity = (await ask(officer, (tx, ctx) => listEvidence(tx, ctx, { centreId: own, year: 2025, wish: { indicator: 'activities.held' } }))).rows[0]!;
    expect(activity.path).toBe(`/direktoratet/logg/${activity.id}`);
  });
  it('keeps its rows also when one is removed, and marks it', async () => {
    const wish = { indicator: 'activities.held', item: 'activity-kind/professional-day' };
    const read = () => ask(of(own), (tx, ctx) => listEvidence(tx, ctx, { centreId: own, year: 2025, wish }));
    const { rows, n } = await read();
    const refs = [...rows.map(evidenceRef), 'activities:not-an-id', 'visits:00000000-0000-4000-8000-000000000000', 'nothing'];
    await t.db.owner.query('update activity set removed_at = now() where id = $1', [rows[0]!.id]);
    expect((await read()).n).toBe(n - 1);
    const found = await ask(of(own), (tx, ctx) => findEvidence(tx, ctx, { centreId: own, refs }));
    expect(new Map(found.map((row) => [row.id, row.removed]))).toEqual(new Map(rows.map((row, i) => [row.id, i === 0])));
    await t.db.owner.query('update activity set removed_at = null where id = $1', [rows[0]!.id]);
  });
});

describe('exact numbers and their rows', () => {
  const wish = { indicator: 'activities.held' };
  it.each([
    ['another centre', of(another)],
    ['a reader', anonymous],
  ])('are not found by %s', async (_who, actor) => {
    const notFound = { code: 'not-found' };
    const span = { from: 2025, to: 2025, wanted: [wish] };
    await expect(ask(actor, (tx, ctx) => readRegisterFacts(tx, ctx, { ...span, centreIds: [own] }))).rejects.toMatchObject(notFound);
    await expect(ask(actor, (tx, ctx) => readRegisterFacts(tx, ctx, { ...span, centreIds: [another, own] }))).rejects.toMatchObject(notFound);
    await expect(ask(actor, (tx, ctx) => readRegisterFacts(tx, ctx, span))).rejects.toMatchObject(notFound);
    await expect(ask(actor, (tx, ctx) => listEvidence(tx, ctx, { centreId: own, year: 2025, wish }))).rejects.toMatchObject(notFound);
    await expect(ask(actor, (tx, ctx) => findEvidence(tx, ctx, { centreId: own, refs: [] }))).rejects.toMatchObject(notFound);
    await expect(ask(actor, (tx, ctx) => listRegisterMunicipalities(tx, ctx, { centreId: own, year: 2025 }))).rejects.toMatchObject(notFound);
  });
  it('are those of all centres for an officer, with one counted for each that did it', async () => {
    const facts = await ask(officer, (tx, ctx) => readRegisterFacts(tx, ctx, { from: 2023, to: 2026, wanted: [wish, { indicator: 'activities.held', item: 'task/2023-2025/7' }] }));
    const { scheme } = t.ctx(system).definitions;
    for (const { id } of centresIn(scheme, 2024)) {
      const { rows } = await ask(system, async (tx) =>
        sql<{ n: number; task: number }>`select count(*)::int as n, count(*) filter (where '2023-2025/7' = any (tasks))::int as task from activity
          where ${id} = any (centres) and removed_at is null and extract(year from starts_on) <= 2024 and extract(year from coalesce(ends_on, starts_on)) >= 2024`.execute(tx),
      );
      expect([id, facts.of(id, 2024, wish), facts.of(id, 2024, { ...wish, item: 'task/2023-2025/7' })]).toEqual([id, rows[0]!.n, rows[0]!.task]);
    }
  });
  it('are none before there was a register, nor for a year to come, nor where nothing was wished', async () => {
    const facts = await ask(officer, (tx, ctx) => readRegisterFacts(tx, ctx, { from: 2020, to: 2028, wanted: [wish] }));
    expect([facts.of(own, 2022, wish), facts.of(own, 2027, wish), facts.of(own, 2025, { indicator: 'visits.held' })]).toEqual([undefined, undefined, undefined]);
    expect(facts.of('nobody', 2025, wish)).toBe(0);
  });
});
