import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { askedKey, emptyTally, mergeTallies, tallyAsked, tallyOfEntries } from '../tally.ts';
import type { Tally, TallyEntry } from '../tally.ts';

/** So many changes may wait unfolded: reading them costs a few milliseconds. */
const mayWait = 200;

interface Row {
  year: number;
  region: string;
  key: string;
  n: number;
  total: number;
}

/** The tally of submitted responses and of the centres asked: exact at the moment of reading, in two statements, whatever the number of responses. */
export async function selectTally(tx: Tx, years: readonly number[], demonstration: boolean): Promise<Tally> {
  await foldTally(tx, mayWait);
  const { rows } = await sql<Row>`
    select year, region, key, sum(n)::float8 as n, sum(total)::float8 as total from (
      select year, region, key, n, total from tally where demonstration = ${demonstration} and year = any (${[...years]}::int[])
      union all
      select d.year, d.region, e.key, d.sign, d.sign * e.total from tally_delta d cross join lateral tally_points(d.keys, d.totals) as e
        where d.demonstration = ${demonstration} and d.year = any (${[...years]}::int[])
    ) t group by year, region, key`.execute(tx);
  const groups = Map.groupBy(rows, (r) => `${r.year}/${r.region}`);
  return [...groups.values()].reduce((tally, group) => {
    const { year, region } = group[0]!;
    const asked = group.find((r) => r.key === askedKey)?.total ?? 0;
    const entries: TallyEntry[] = group.filter((r) => r.key !== askedKey).map((r) => ({ key: r.key, n: r.n, sum: r.total }));
    return mergeTallies(tally, mergeTallies(tallyAsked(year, region, asked), tallyOfEntries(year, region, entries)));
  }, emptyTally);
}

/** @returns how many changes were folded; 0 while somebody else folds. */
export async function foldTally(tx: Tx, waiting: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select fold_tally(${waiting}) as folded`.execute(tx);
  return rows[0]?.folded ?? 0;
}
