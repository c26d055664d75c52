import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import type { VisitForm, VisitLine } from '../visit.ts';

/** A visit as a centre's numbers of its year count it. */
export interface YearVisit {
  readonly number: string;
  readonly startsAt: Date;
  readonly form: VisitForm;
  readonly lines: readonly VisitLine[];
  /** Else its persons count as planned. */
  readonly summedUp: boolean;
}
interface Wish {
  readonly centreId: string;
  readonly year: number;
  readonly demonstration: boolean;
}
/** As the counting trigger has it: held, in the Norwegian year in which they began. */
const held = ({ centreId, year, demonstration }: Wish) => sql`
  v.centre_id = ${centreId} and v.demonstration = ${demonstration} and v.state in ('held', 'summed-up')
  and v.starts_at >= make_timestamptz(${year}::int, 1, 1, 0, 0, 0, 'Europe/Oslo') and v.starts_at < make_timestamptz(${year}::int + 1, 1, 1, 0, 0, 0, 'Europe/Oslo')`;

/** The centre's visits of a year in the order they were held; from after the one with the number `after`. */
export async function selectYearVisits(tx: Tx, wish: Wish & { readonly after?: string | undefined; readonly limit: number }): Promise<YearVisit[]> {
  const after = wish.after ?? null;
  const { rows } = await sql<YearVisit>`
    select v.number, v.starts_at as "startsAt", v.form, v.lines, v.state = 'summed-up' as "summedUp" from visit v
      where ${held(wish)} and coalesce((v.starts_at, v.number) > (select o.starts_at, o.number from visit o where o.number = ${after}::text), true)
      order by v.starts_at, v.number limit ${wish.limit}`.execute(tx);
  return rows;
}

/** Persons planned on the visits of a year: not among the counts, since nobody else is shown it. */
export async function sumPlanned(tx: Tx, wish: Wish): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum((l->>'planned')::int), 0)::int as n from visit v cross join jsonb_array_elements(v.lines) l where ${held(wish)}`.execute(tx);
  return rows[0]?.n ?? 0;
}
