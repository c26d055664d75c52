// A figure's table with a thousand and with a million responses behind it, and DuckDB on the same answers in the same run.
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import pg from 'pg';
import { computeFigure } from '../app/features/figures/figures.server.ts';
import type { FigureTable } from '../app/features/figures/figure.ts';
import { editionOf, findQuestion, optionsOf } from '../app/features/questionnaires/edition.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Ctx, Definitions } from '../app/platform/context.ts';
import { inTransaction, openDatabase } from '../app/platform/database.server.ts';
import { loadDefinitions } from '../app/shell/definitions.server.ts';
import { cloneDatabase, startTestPostgres } from '../testing/postgres.ts';
import { answersFor, countsOf } from './answer-pool.ts';
import { median, round } from './load.ts';

const figure = 'information';
const span = { from: 2014, to: 2023 };
const years = Array.from({ length: span.to - span.from + 1 }, (_, i) => span.from + i);
/** Different answers a year; the responses take them in turn. */
const poolSize = 100;
/** As many submissions as may have come since the counts were last folded. */
const waiting = 200;

export interface FiguresResult {
  /** Milliseconds for the table, median. */
  thousand: number;
  million: number;
  millionToThousand: number;
  duckdbMillion: number;
  millionToDuckdb: number;
  responses: { small: number; large: number };
}

export async function measureFigures(large = 1_000_000): Promise<FiguresResult> {
  const definitions = loadDefinitions(process.cwd(), path.resolve('schemes/frisklivssentraler'));
  const postgres = await startTestPostgres();
  try {
    const small = 1000;
    const [thousand] = await measureOurs(postgres.url, definitions, small / years.length);
    const [million, table] = await measureOurs(postgres.url, definitions, large / years.length);
    const duckdbMillion = await measureDuckdb(definitions, large / years.length, table);
    return {
      thousand: round(thousand),
      million: round(million),
      millionToThousand: round(million / thousand),
      duckdbMillion: round(duckdbMillion),
      millionToDuckdb: round(million / duckdbMillion),
      responses: { small, large },
    };
  } finally {
    await postgres.stop();
  }
}

async function measureOurs(template: string, definitions: Definitions, perYear: number): Promise<[number, FigureTable]> {
  const clone = await cloneDatabase(template);
  await fill(clone.url, definitions, perYear);
  const db = openDatabase(clone.url, () => {});
  const ctx: Ctx = { db, actor: systemActor('bench'), now: new Date(), requestId: 'bench', definitions };
  try {
    const compute = (): Promise<FigureTable> => inTransaction(ctx, (tx) => computeFigure(tx, ctx, figure, span));
    const table = await compute();
    return [await median(100, compute), table];
  } finally {
    await db.close();
    await clone.drop();
  }
}

/** Every response whole: its row, its answers, what it counts. All but `waiting` of the counts are folded, as the hourly job would have. */
async function fill(url: string, definitions: Definitions, perYear: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create temporary table pool (year int, k int, answers jsonb, keys text[], totals bigint[], primary key (year, k))');
    for (const year of years)
      for (let k = 0; k < poolSize; k++) {
        const answers = answersFor(editionOf(definitions.questionnaire, year), k);
        const { keys, totals } = countsOf(answers);
        await client.query('insert into pool values ($1, $2, $3, $4, $5)', [year, k, JSON.stringify(answers), keys, totals]);
      }
    await client.query(`insert into centre (id, name, demonstration) select 'c' || i, 'C' || i, true from generate_series(0, $1::int - 1) i`, [perYear]);
    await client.query(`insert into round select y, make_date(y + 1, 1, 5), make_date(y + 1, 3, 15), true, 'bench', now() from unnest($1::int[]) y`, [years]);
    await client.query(`insert into round_centre (year, centre_id, region) select y, 'c' || i, 'Nord' from unnest($1::int[]) y, generate_series(0, $2::int - 1) i`, [
      years,
      perYear,
    ]);
    const everyone = `from pool p cross join generate_series(0, $1::int - 1) i where p.k = i % ${poolSize}`;
    await client.query(
      `insert into response (centre_id, year, status, version, demonstration, saved_by, saved_at, submitted_by, submitted_at, receipt)
       select 'c' || i, p.year, 'submitted', 1, true, 'bench', now(), 'bench', now(), p.year || '-' || i ${everyone}`,
      [perYear],
    );
    await client.query(
      `insert into response_revision (centre_id, year, version, kind, actor, at, answers) select 'c' || i, p.year, 1, 'submitted', 'bench', now(), p.answers ${everyone}`,
      [perYear],
    );
    const counts = (where: string): string =>
      `insert into tally_delta (centre_id, demonstration, year, region, sign, keys, totals) select 'c' || i, true, p.year, 'Nord', 1, p.keys, p.totals ${everyone} and ${where}`;
    const asLast = `i >= $1::int - ${waiting / years.length}`;
    await client.query(counts(`not ${asLast}`), [perYear]);
    await client.query(`select set_config('app.grants', ',system:*,', false)`);
    await client.query(`select fold_tally(0)`);
    const { rows } = await client.query<{ left: string }>('select count(*) as left from tally_delta');
    if (rows[0]?.left !== '0') throw new Error(`${rows[0]?.left} counts were not folded: the bench needs another look`);
    // As autovacuum does between one folding and the next; here a million come at once.
    await client.query('vacuum tally_delta');
    await client.query(counts(asLast), [perYear]);
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

async function measureDuckdb(definitions: Definitions, perYear: number, ours: FigureTable): Promise<number> {
  const options = [...new Set(years.flatMap((year) => optionIds(definitions, year)))];
  const duckdb = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  await duckdb.run(`create table pool (year int, k int, ${options.map((_, o) => `o${o} boolean`).join(', ')})`);
  for (const year of years) {
    const rows = Array.from({ length: poolSize }, (_, k) => {
      const answer = answersFor(editionOf(definitions.questionnaire, year), k).byQuestion[questionOf(definitions)];
      const chosen = new Set(answer?.kind === 'several' ? answer.chosen : []);
      return `(${year}, ${k}, ${options.map((o) => chosen.has(o)).join(', ')})`;
    });
    await duckdb.run(`insert into pool values ${rows.join(', ')}`);
  }
  await duckdb.run(`create table answer as select p.* exclude (k) from pool p, range(${perYear}) r (i) where p.k = r.i % ${poolSize}`);
  const query = `select year, count(*) as n, ${options.map((_, o) => `count(*) filter (o${o}) as o${o}`).join(', ')} from answer group by year order by year`;
  await compareWith(ours, options, duckdb, query);
  return median(50, () => duckdb.runAndReadAll(query));
}

/** Both must say the same, or they were not asked the same. */
async function compareWith(ours: FigureTable, options: readonly string[], duckdb: DuckDBConnection, query: string): Promise<void> {
  const theirs = (await duckdb.runAndReadAll(query)).getRowObjects();
  for (const row of ours.rows)
    for (const [c, cell] of row.cells.entries()) {
      const year = ours.columns[c]?.year;
      const at = theirs.find((r) => r['year'] === year);
      if (!at || !('value' in cell)) continue;
      const expected = Number(at[`o${options.indexOf(row.id)}`]) / Number(at['n']);
      if (Math.abs(cell.value - expected) > 1e-9) throw new Error(`${row.id} in ${year}: we say ${cell.value}, DuckDB says ${expected}`);
    }
}

function questionOf(definitions: Definitions): string {
  const question = definitions.figures.find((f) => f.id === figure)?.question;
  if (!question) throw new Error(`no figure ${figure} on a question: the bench needs another look`);
  return question;
}
function optionIds(definitions: Definitions, year: number): string[] {
  const question = findQuestion(editionOf(definitions.questionnaire, year), questionOf(definitions));
  return question ? optionsOf(question).map((o) => o.id) : [];
}
