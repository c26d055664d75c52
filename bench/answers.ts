// Submissions of 30 questions over HTTP, 16 at a time: session, check, row-level security, revision, counts and audit in one durable transaction.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { questionsOf } from '../app/features/questionnaires/edition.ts';
import type { Edition } from '../app/features/questionnaires/edition.ts';
import { answersFor } from './answer-pool.ts';
import { load, request, round } from './load.ts';
import { cpuOf } from './processes.ts';
import { centreId, makeScheme, years } from './scheme.ts';
import { startSite } from './site.ts';

const connections = 16;

export interface AnswersResult {
  perSecond: number;
  p50: number;
  p99: number;
  submissions: number;
  /** Bare inserts of the same bytes, one durable transaction each, on the same server in the same run. */
  bareInsertsPerSecond: number;
  ratioToBareInserts: number;
  /** Processor time for each submission, microseconds: tells more than the rate does when others use the machine too. */
  cpu: { node: number; postgres: number };
  stored: number;
  failed: number;
}

export async function measureAnswers(centres: number): Promise<AnswersResult> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-scheme-'));
  makeScheme(dir, centres);
  const site = await startSite({ SCHEME: dir });
  const database = new pg.Client({ connectionString: site.databaseUrl });
  try {
    await database.connect();
    const cookies = await openRounds(database, centres);
    const editions = await Promise.all(years.map(async (year) => (await (await fetch(`${site.base}/api/v1/questionnaire/${year}`)).json()) as Edition));
    const wrong = editions.find((edition) => questionsOf(edition).length !== 30);
    if (wrong) throw new Error(`${wrong.year} has ${questionsOf(wrong).length} questions, not 30: the bench needs another look`);
    const bodies = editions.map((edition) => Array.from({ length: 50 }, (_, i) => JSON.stringify({ version: 0, submit: true, answers: answersFor(edition, i) })));
    const requests = years.flatMap((year, y) =>
      cookies.map((cookie, i) =>
        request(
          site.base,
          'PUT',
          `/api/v1/responses/${centreId(i)}/${year}`,
          { cookie, 'content-type': 'application/json', accept: 'application/json' },
          bodies[y]?.[i % 50] ?? '',
        ),
      ),
    );
    const bare = await bareInserts(site.databaseUrl, bodies[0]?.[7] ?? '');
    // The first thousand warm up: compiled code, planned statements, grown files.
    let next = 0;
    const until = (end: number) => () => (next < end ? requests[next++] : undefined);
    await load(site.base, connections, until(1000));
    const before = { node: cpuOf([site.nodePid]), postgres: cpuOf([site.postgresPid]) };
    const result = await load(site.base, connections, until(requests.length));
    const each = (pid: number, since: number): number => Math.round((cpuOf([pid]) - since) / result.count);
    const cpu = { node: each(site.nodePid, before.node), postgres: each(site.postgresPid, before.postgres) };
    const { rows } = await database.query<{ n: string }>(`select count(*) as n from response where status = 'submitted' and centre_id like 'bench-%'`);
    const failed = result.count - (result.statuses[200] ?? 0);
    if (failed > 0) throw new Error(`${failed} submissions were refused: ${JSON.stringify(result.statuses)} ${result.fault}`);
    const { perSecond, p50, p99, count } = result;
    return { perSecond, p50, p99, submissions: count, bareInsertsPerSecond: bare, ratioToBareInserts: round(perSecond / bare), cpu, stored: Number(rows[0]?.n), failed };
  } finally {
    await database.end();
    await site.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A round for each year, a coordinator for each centre, and a session for each coordinator. */
async function openRounds(database: pg.Client, centres: number): Promise<string[]> {
  const secrets = Array.from({ length: centres }, () => randomBytes(32).toString('base64url'));
  const hashes = secrets.map((s) => createHash('sha256').update(s).digest());
  await database.query(`insert into round select y, date '2020-01-01', date '2099-01-01', false, 'bench', now() from unnest($1::int[]) y`, [[...years]]);
  await database.query(`insert into round_centre (year, centre_id, region) select y, id, 'Nord' from unnest($1::int[]) y, centre where id like 'bench-%'`, [[...years]]);
  await database.query(
    `insert into person (id, name, email) select 'bench-person-' || i, 'Person ' || i, 'person' || i || '@bench.example' from generate_series(0, $1::int - 1) i`,
    [centres],
  );
  await database.query(
    `insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at)
     select 'bench-person-' || i, 'coordinator', 'bench-' || i, '2014-01-01', 'bench', now() from generate_series(0, $1::int - 1) i`,
    [centres],
  );
  await database.query(
    `insert into session (id_hash, person_id, created_at, seen_at, expires_at)
     select h, 'bench-person-' || (i - 1), now(), now(), now() + interval '1 day' from unnest($1::bytea[]) with ordinality as s (h, i)`,
    [hashes],
  );
  await database.query('analyze');
  return secrets.map((s) => `session=${s}`);
}

/** How fast this machine commits at all: one row of the same bytes, one durable transaction each, without HTTP, session, check or audit. */
async function bareInserts(url: string, body: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  try {
    await pool.query('create table bench_bare (id bigint generated always as identity primary key, body jsonb not null)');
    let left = 4000;
    const one = async (): Promise<void> => {
      while (left-- > 0) await pool.query('insert into bench_bare (body) values ($1)', [body]);
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: connections }, one));
    return Math.round(4000 / ((performance.now() - start) / 1000));
  } finally {
    await pool.query('drop table if exists bench_bare');
    await pool.end();
  }
}
