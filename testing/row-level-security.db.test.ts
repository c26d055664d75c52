import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '../app/platform/actor.ts';
import { inTransaction } from '../app/platform/database.server.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { kari, liv, ola, person, siv, smallDefinitions } from './small-scheme.ts';

/**
 * The second wall by itself, table by table: who sees a row of the centre `alfa` when no policy function is asked and no
 * join with a better guarded table helps. A new table fails here until somebody has said who may read it.
 */
const readers = {
  nobody: anonymous,
  'another centre': ola,
  'its member': siv,
  'its coordinator': kari,
  administrator: person('admin', 'Ada Lund', { role: 'administrator', scope: null }),
  officer: liv,
} as const;
type Reader = keyof typeof readers;
const everybody = Object.keys(readers) as Reader[];
const signedIn = everybody.filter((one) => one !== 'nobody');
const own: readonly Reader[] = ['its member', 'its coordinator'];

/** A row, Kari's where it is a person's, and who may read it. In an order in which rows can refer to each other. */
const tables: readonly (readonly [table: string, insert: string, readers: readonly Reader[]])[] = [
  ['centre', `(id, name, demonstration) values ('alfa', 'Alfa', true)`, everybody],
  ['person', `(id, name, email) values ('kari', 'Kari Nes', 'kari@example.org')`, [...own, 'administrator', 'officer']],
  [
    'role_assignment',
    `(person_id, role, centre_id, valid_from, given_by, given_at) values ('kari', 'coordinator', 'alfa', '2020-01-01', 'test', now())`,
    [...own, 'administrator', 'officer'],
  ],
  ['session', `(id_hash, person_id, created_at, seen_at, expires_at) values ('\\x01', 'kari', now(), now(), now())`, ['its coordinator']],
  ['sign_in_attempt', `(cookie_hash, state, nonce, verifier, return_to, expires_at) values ('\\x01', 's', 'n', 'v', '/', now())`, []],
  ['api_token', `(hash, person_id, centre_id, label, created_at, expires_at) values ('\\x01', 'kari', 'alfa', 'x', now(), now())`, ['its coordinator']],
  [
    'audit_event',
    `(at, actor_id, actor_name, request_id, action, subject_kind, subject_id, centre_id) values (now(), 'kari', 'Kari', 'r', 'x', 'x', 'x', 'alfa')`,
    [...own, 'officer'],
  ],
  [
    'mail',
    `(id, queued_at, to_name, to_address, template, subject, body, centre_id) values ('m', now(), 'Kari', 'k@example.org', 'x', 'x', 'x', 'alfa')`,
    ['administrator', 'officer'],
  ],
  ['round', `values (2025, '2026-01-05', '2026-12-31', true, 'liv', now())`, signedIn],
  ['round_centre', `(year, centre_id, region) values (2025, 'alfa', 'Nord')`, [...own, 'officer']],
  ['response', `(centre_id, year, status, version, demonstration, saved_by, saved_at) values ('alfa', 2025, 'draft', 1, true, 'kari', now())`, [...own, 'officer']],
  ['response_revision', `(centre_id, year, version, kind, actor, at, answers) values ('alfa', 2025, 1, 'saved', 'kari', now(), '{}')`, [...own, 'officer']],
  ['response_editor', `(centre_id, year, person_id, section, seen_at) values ('alfa', 2025, 'kari', 'visits', now())`, own],
  ['tally', `values (true, 2025, 'Nord', 'people', 1, 12)`, ['officer']],
  ['tally_delta', `(centre_id, demonstration, year, region, sign, keys, totals) values ('alfa', true, 2025, 'Nord', 1, '{people}', '{12}')`, ['officer']],
  ['report', `(id, title, year_from, year_to, language, open, created_at) values ('r', 'R', 2014, 2018, 'nb', true, now())`, ['officer']],
  ['report_chapter', `values ('r', 'c', '1', 'C', '', '', '2026-01-01', 1, now(), 'liv')`, ['officer']],
  ['report_edition', `(report_id, number, published_at, published_by, content, digest) values ('r', 1, now(), 'liv', '{}', repeat('0', 64))`, everybody],
  ['geography_change_file', `(name, content, imported_at, imported_by) values ('x', 'x', now(), 'system:test')`, everybody],
];

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  for (const [table, insert] of tables) await t.db.owner.query(`insert into ${table} ${insert}`);
});
afterAll(() => t?.drop());

async function sees(reader: Reader, table: string): Promise<boolean> {
  try {
    const { rows } = await inTransaction(t.ctx(readers[reader]), (tx) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx));
    return rows[0]!.n > 0;
  } catch (e) {
    if (/permission denied/.test(String(e))) return false;
    throw e;
  }
}

describe('row-level security alone', () => {
  test('knows every table there is', async () => {
    const { rows } = await t.db.owner.query<{ name: string; forced: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as forced from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not like 'kysely%' order by 1`,
    );
    expect(rows).toEqual(tables.map(([name]) => ({ name, forced: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });
  test.each(tables)('%s is read by those who may, and nobody else', async (table, _, allowed) => {
    const seen: Reader[] = [];
    for (const reader of everybody) if (await sees(reader, table)) seen.push(reader);
    expect(seen).toEqual(everybody.filter((one) => allowed.includes(one)));
  });
});
