// A national scheme after ten years: 400 centres with 300 activities each a year, behind the real application. For each bench of what is made of them.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { offeredIn } from '../app/features/activities/activity.ts';
import type { Definitions } from '../app/platform/context.ts';
import { loadDefinitions } from '../app/shell/definitions.server.ts';
import { makeScheme } from './scheme.ts';
import { startSite } from './site.ts';
import type { Site } from './site.ts';

const largeLog = { centres: 400, from: 2017, to: 2026, each: 300 } as const;
/** Whose pages are asked for; every centre has as much. */
export const benchCentre = 'kristiansund';
/** In one of a centre's titles. */
export const rareWord = 'jordskjelv';

export interface LargeLog {
  readonly site: Site;
  readonly database: pg.Client;
  readonly definitions: Definitions;
  readonly activities: number;
  /** Headers of a signed-in person. */
  readonly cookies: { readonly coordinator: string; readonly officer: string };
  close(): Promise<void>;
}

export async function openLargeLog(): Promise<LargeLog> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-scheme-'));
  const real = loadDefinitions(process.cwd(), path.resolve('schemes/frisklivssentraler')).scheme.centres.length;
  makeScheme(dir, largeLog.centres - real);
  const definitions = loadDefinitions(process.cwd(), dir);
  const site = await startSite({ SCHEME: dir });
  const database = new pg.Client({ connectionString: site.databaseUrl });
  const close = async (): Promise<void> => {
    await database.end();
    await site.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await database.connect();
    const activities = await fill(database, definitions);
    const cookies = {
      coordinator: await signIn(database, 'bench-coordinator', 'coordinator', benchCentre),
      officer: await signIn(database, 'bench-officer', 'officer', null),
    };
    return { site, database, definitions, activities, cookies, close };
  } catch (e) {
    await close();
    throw e;
  }
}

async function signIn(database: pg.Client, id: string, role: string, centreId: string | null): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await database.query(`insert into person (id, name, email) values ($1, 'Person', $1 || '@bench.example')`, [id]);
  await database.query(`insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ($1, $2, $3, '2014-01-01', 'bench', now())`, [
    id,
    role,
    centreId,
  ]);
  await database.query(`insert into session (id_hash, person_id, created_at, seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 day')`, [
    createHash('sha256').update(secret).digest(),
    id,
  ]);
  return `session=${secret}`;
}

/**
 * Written beside the triggers, and then counted by the same function, a year at a time: the statements of ten years, each with its own
 * counting, would take hours. A tenth is shared with another centre, some go over New Year, one in a hundred is removed. @returns how many
 */
async function fill(database: pg.Client, { scheme, activities: rules }: Definitions): Promise<number> {
  await database.query(`set session_replication_role = replica; select set_config('app.grants', ',system:*,', false); set synchronous_commit = off`);
  const centres = scheme.centres.map((c) => c.id);
  for (let year = largeLog.from; year <= largeLog.to; year++) {
    const kinds = offeredIn(rules.kinds, year);
    const period = scheme.periods.find((p) => p.years.from <= year && year <= p.years.to);
    const tasks = period?.tasks.map((task) => `${period.id}/${task.number}`) ?? [];
    const lists = [centres, kinds.map((k) => k.id), offeredIn(rules.targetGroups, year).map((c) => c.id), tasks.length > 0 ? tasks : ['none/1']];
    await database.query(ofYear, [year, largeLog.each, ...lists, rareWord]);
  }
  await database.query(`insert into activity_centre (centre_id, activity_id, starts_on) select c, a.id, a.starts_on from activity a cross join lateral unnest(a.centres) c`);
  for (let year = largeLog.from; year <= largeLog.to; year++) await database.query(countsOf, [`${year}-01-01`, `${year}-12-31`]);
  await database.query('set session_replication_role = default');
  await database.query('vacuum analyze');
  const { rows } = await database.query<{ n: number }>('select count(*)::int as n from activity');
  return rows[0]?.n ?? 0;
}

/** `k`: the how manyth of its centre. */
const ofYear = `
  insert into activity (id, once, centre_id, centres, demonstration, kind, starts_on, ends_on, title, counterparts, relations, audience, target_groups, participation, partners,
      medium, link, note, tasks, version, made_at, made_by, made_by_name, changed_at, removed_at)
    select gen_random_uuid(), $1::int || '-' || i, x.centre, case when k % 10 = 0 then array[x.centre, x.other] else array[x.centre] end, false,
        ($4::text[])[1 + k % array_length($4::text[], 1)], x.day, case when k % 150 = 149 then x.day + 20 end,
        case when k = 7 and $1::int = 2021 then 'Etter et ' || $7 else ($4::text[])[1 + k % array_length($4::text[], 1)] || ' om aktivitet i hverdagen nr. ' || i end,
        '[{"kind": "governor", "id": "more-og-romsdal"}]',
        array[x.centre || '/' || (array['own-governor', 'other-governor', 'own-authority', 'outside-authority'])[1 + k % 4]],
        k % 80, array[($5::text[])[1 + k % array_length($5::text[], 1)]], '{}', '{}', case when k % 3 = 0 then 'Avisa' else '' end, '',
        case when k % 4 = 0 then 'Kollegaen som var med, tar det videre på neste møte. Rommet var for lite.' else '' end,
        array[($6::text[])[1 + k % array_length($6::text[], 1)]], 1, x.day, 'bench-coordinator', 'Person', x.day, case when k % 100 = 99 then x.day end
      from (
        select i, i / n as k, ($3::text[])[1 + i % n] as centre, ($3::text[])[1 + (i + 1) % n] as other, make_date($1::int, 1, 1) + ((i / n) * 365 / $2::int) as day
          from array_length($3::text[], 1) n, generate_series(0, n * $2::int - 1) i
      ) x`;
// The row is made anew, as the triggers do it: of the table's own row PostgreSQL 18 makes no plan here.
const countsOf = `
  insert into activity_count as k (year, centre_id, demonstration, measure, item, n)
    select f.year, f.centre_id, a.demonstration, f.measure, f.item, count(*) from activity a cross join lateral activity_facts(row(a.*)::activity) f
      where a.starts_on between $1::date and $2::date group by 1, 2, 3, 4, 5
    on conflict (year, demonstration, centre_id, measure, item) do update set n = k.n + excluded.n`;
