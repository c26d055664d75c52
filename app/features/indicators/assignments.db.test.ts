import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { seedDemonstrationActivities } from '../activities/demonstration.server.ts';
import { seedDemonstrationAssignments } from '../assignments/demonstration.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { hasValue } from './cell.ts';
import { indicatorNumbers } from './inside/indicator-numbers.server.ts';
import type { NumberLine } from './inside/indicator-numbers.server.ts';

/** The demonstration's assignments and partners, counted by the triggers, recounted here from the rows. */
let t: TestDatabase;
let reader: Ctx;
const system = systemActor('test');
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(system));
  await seedDemonstrationPeople(
    t.ctx(system),
    t.ctx(system).definitions.scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
  );
  await seedDemonstrationActivities(t.ctx(system));
  await seedDemonstrationAssignments(t.ctx(system));
  reader = t.ctx(anonymous);
});
afterAll(() => t?.drop());

const years = [2023, 2024, 2025, 2026];
const span = { from: 2023, to: 2026 };
const rows = async <Row>(text: string): Promise<Row[]> => inTransaction(t.ctx(system), async (tx) => (await sql.raw<Row>(text).execute(tx)).rows);
const numbers = (line: NumberLine | undefined): number[] => (line?.series.points ?? []).map(({ cell }) => (hasValue(cell) ? cell.value : -1));

interface Part {
  assignment: string;
  kind: string;
  requester: string;
  closed: boolean;
  dueYear: number;
  centre: string;
  state: string;
  hours: number | null;
  doneYear: number | null;
}
const parts = (): Promise<Part[]> =>
  rows<Part>(`select a.id as assignment, a.kind, a.requester, a.closed_at is not null as closed, extract(year from a.due_on)::int as "dueYear", p->>'centreId' as centre, p->>'state' as state,
    (p->>'hours')::int as hours, extract(year from (p->>'doneOn')::date)::int as "doneYear" from assignment a cross join jsonb_array_elements(a.parts) p`);
const yearOf = (part: Part): number => (part.state === 'done' ? part.doneYear! : part.dueYear);
const first = (own: readonly Part[]): number => Math.min(...own.map(yearOf));

describe('assignments', () => {
  it('that several centres share count once for the scheme, and once for each of them', async () => {
    const done = (await parts()).filter((part) => part.state === 'done');
    const byAssignment = [...Map.groupBy(done, (part) => part.assignment).values()];
    expect(byAssignment.some((own) => own.length > 1)).toBe(true);
    const { lines, tables } = await indicatorNumbers(reader, 'assignments.done', { ...span, by: ['centre', 'assignment-kind', 'requester', 'requester-kind'] });
    const perYear = (some: readonly (readonly Part[])[]): number[] => years.map((year) => some.filter((own) => first(own) === year).length);
    expect(numbers(lines[0])).toEqual(perYear(byAssignment));
    const [centres, kinds, requesters, crossed] = tables;
    for (const line of centres!.lines)
      expect([line.id, numbers(line)]).toEqual([line.id, years.map((year) => done.filter((part) => part.centre === line.id && yearOf(part) === year).length)]);
    for (const line of kinds!.lines) expect([line.id, numbers(line)]).toEqual([line.id, perYear(byAssignment.filter((own) => own[0]!.kind === line.id))]);
    for (const line of requesters!.lines) expect([line.id, numbers(line)]).toEqual([line.id, perYear(byAssignment.filter((own) => own[0]!.requester === line.id))]);
    for (const line of crossed!.lines)
      expect([line.id, numbers(line)]).toEqual([line.id, perYear(byAssignment.filter((own) => `${own[0]!.requester}/${own[0]!.kind}` === line.id))]);
  });
  it('take hours, which are each centre’s own and add up', async () => {
    const carried = (await parts()).filter((part) => part.state === 'done' || (part.state === 'taken' && !part.closed));
    const { lines, tables } = await indicatorNumbers(reader, 'assignments.hours', { ...span, by: ['centre'] });
    const perYear = (some: readonly Part[]): number[] => years.map((year) => some.reduce((sum, part) => (yearOf(part) === year ? sum + (part.hours ?? 0) : sum), 0));
    expect(numbers(lines[0])).toEqual(perYear(carried));
    for (const line of tables[0]!.lines) expect([line.id, numbers(line)]).toEqual([line.id, perYear(carried.filter((part) => part.centre === line.id))]);
  });
});

describe('partner institutions', () => {
  it('are as they were printed, then the centres whose log names them, with a break between', async () => {
    const { lines, breaks } = await indicatorNumbers(reader, 'research.partners', { from: 2017, to: 2026 });
    expect(breaks.map((one) => one.year)).toEqual([2023]);
    const ntnu = lines.find((line) => line.id === 'ntnu')!;
    expect(ntnu.series.points.map((point) => point.basis)).toEqual([...Array<string>(6).fill('published'), ...Array<string>(4).fill('demonstration')]);
    expect(ntnu.series.points.slice(0, 3).map((point) => point.cell)).toEqual([{ value: 4 }, { value: 5 }, { none: 'not-answered' }]);
    const named = await rows<{ year: number; centre: string; partner: string }>(
      `select y::int as year, c as centre, p as partner from activity cross join generate_series(2023, 2026) y cross join unnest(centres) c cross join unnest(partners) p
       where removed_at is null and extract(year from starts_on) <= y and extract(year from coalesce(ends_on, starts_on)) >= y`,
    );
    const known = new Set(lines.map((line) => line.id));
    for (const line of lines) {
      const isOf = (partner: string): boolean => partner === line.id || (line.id === 'others' && !known.has(partner));
      const counted = years.map((year) => new Set(named.flatMap((one) => (one.year === year && isOf(one.partner) ? [one.centre] : []))).size);
      expect([line.id, numbers(line).slice(6)]).toEqual([line.id, counted]);
    }
    expect(
      numbers(ntnu)
        .slice(6)
        .some((n) => n > 0),
    ).toBe(true);
  });
  it('that the scheme has no line for are among the others', async () => {
    const others = async () => numbers((await indicatorNumbers(reader, 'research.partners', { from: 2025, to: 2025 })).lines.find((line) => line.id === 'others'))[0]!;
    const before = await others();
    const { rows: lone } = await t.db.owner.query<{ id: string }>(
      `select id from activity a where starts_on between '2025-01-01' and '2025-12-31' and ends_on is null and cardinality(partners) = 0 and not exists (
        select from activity o where o.centres && a.centres and o.partners && '{others}' and extract(year from coalesce(o.ends_on, o.starts_on)) >= 2025) limit 1`,
    );
    await t.db.owner.query(`update activity set partners = '{a-new-one}' where id = $1`, [lone[0]!.id]);
    expect(await others()).toBeGreaterThan(before);
  });
});
