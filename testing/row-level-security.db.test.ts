import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '../app/platform/actor.ts';
import type { Actor } from '../app/platform/actor.ts';
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
  // Even of a municipality with a centre's own name: no scope but a coordinator's or a member's opens what is a centre's.
  'municipal account': person('eva', 'Eva Li', { role: 'employee', scope: 'alfa' }),
  // By the turn alone; whoever has it has a centre's role beside it.
  'an editor': person('edvard', 'Edvard Moe', { role: 'editor', scope: 'beta' }),
  "the link's holder": { kind: 'link', hash: 'h' },
} as const satisfies Record<string, Actor>;
type Reader = keyof typeof readers;
const everybody = Object.keys(readers) as Reader[];
const signedIn = everybody.filter((one) => one !== 'nobody' && one !== "the link's holder");
/** The board is everybody's who acts for a centre, and the officers'. */
const board: readonly Reader[] = ['another centre', 'its member', 'its coordinator', 'officer'];
const own: readonly Reader[] = ['its member', 'its coordinator'];
const asker = "the link's holder";
const theEnquiry = '00000000-0000-4000-8000-000000000001';
const theVisit = '00000000-0000-4000-8000-000000000002';
const theActivity = '00000000-0000-4000-8000-000000000003';
const theAssignment = '00000000-0000-4000-8000-000000000004';
const theGathering = '00000000-0000-4000-8000-000000000017';
const theParticipant = '00000000-0000-4000-8000-000000000117';
const theItem = '00000000-0000-4000-8000-000000000217';
const theFeedback = '00000000-0000-4000-8000-000000000317';

/** A row, Kari's where it is a person's, and who may read it. In an order in which rows can refer to each other. */
const tables: readonly (readonly [table: string, insert: string, readers: readonly Reader[]])[] = [
  ['centre', `(id, name, demonstration) values ('alfa', 'Alfa', true), ('beta', 'Beta', true)`, everybody],
  ['person', `(id, name, email) values ('kari', 'Kari Nes', 'kari@example.org')`, [...own, 'administrator', 'officer']],
  [
    'role_assignment',
    `(person_id, role, centre_id, valid_from, given_by, given_at) values ('kari', 'coordinator', 'alfa', '2020-01-01', 'test', now())`,
    [...own, 'administrator', 'officer'],
  ],
  ['municipality_kin', `values ('1804', '1842')`, everybody],
  ['centre_duty', `(centre_id, duty, valid_from, valid_until, given_by, given_at) values ('alfa', 'editor', '2026-01-01', '2026-07-01', 'liv', now())`, signedIn],
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
  ['response_basis', `values ('alfa', 2025, 'people', 1, 'saved', 'kari', now(), '{"": {"n": 7}}', '{}')`, [...own, 'officer']],
  ['answer_code', `(question, option, label, made_by, made_at) values ('channels', 'other', 'Stand', 'liv', now())`, ['officer']],
  ['answer_coding', `values ('alfa', 2025, 'channels', 'other', 'Stand', '{}', 'liv', now())`, ['officer']],
  ['response_editor', `(centre_id, year, person_id, section, seen_at) values ('alfa', 2025, 'kari', 'visits', now())`, own],
  ['tally', `values (true, 2025, 'Nord', 'people', 1, 12)`, ['officer']],
  ['tally_delta', `(centre_id, demonstration, year, region, sign, keys, totals) values ('alfa', true, 2025, 'Nord', 1, '{people}', '{12}')`, ['officer']],
  ['report', `(id, title, year_from, year_to, language, open, created_at) values ('r', 'R', 2014, 2018, 'nb', true, now())`, ['officer']],
  ['report_chapter', `values ('r', 'c', '1', 'C', '', '', '2026-01-01', 1, now(), 'liv')`, ['officer']],
  ['report_edition', `(report_id, number, published_at, published_by, content, digest) values ('r', 1, now(), 'liv', '{}', repeat('0', 64))`, everybody],
  ['geography_change_file', `(name, content, imported_at, imported_by) values ('x', 'x', now(), 'system:test')`, everybody],
  ['yearly_number', `values ('x', 2026, 1)`, []],
  ['rate_window', `values ('x', now(), 1)`, []],
  ['private_link', `values ('enquiry:${theEnquiry}', '/sak/x')`, []],
  [
    'enquiry',
    `(id, number, year, demonstration, link_hash, centre_id, first_centre_id, centres, channel, municipality_code, workplace, topics, language, state, asked_at, asked_on, held_since)
      values ('${theEnquiry}', '2026-0001', 2026, true, 'h', 'alfa', 'alfa', '{alfa}', 'web', '1804', 'shop', '{}', 'nb', 'new', now(), '2026-11-21', now())`,
    [...own, 'officer', asker],
  ],
  ['enquiry_contact', `values ('${theEnquiry}', 'Marit', 'm@example.org', null, null, 'x')`, [...own, asker]],
  // A note; what the asker and the centre write to each other is read by both.
  ['enquiry_message', `values (gen_random_uuid(), '${theEnquiry}', 1, 'note', 'alfa', 'kari', 'Kari', now(), 'x')`, own],
  ['enquiry_referral', `values (gen_random_uuid(), '${theEnquiry}', 'alfa', 'beta', 'referral', 'x', 'kari', 'Kari', now())`, [...own, asker]],
  // Of an enquiry an officer counts whom it is credited to.
  ['enquiry_credit', `values ('${theEnquiry}', 'alfa', now())`, [...own, 'officer']],
  ['enquiry_writer', `values ('${theEnquiry}', 'kari', 'Kari', now())`, own],
  ['answer_template', `values (gen_random_uuid(), 'alfa', false, 'x', 'x', 'nb', now(), 'kari')`, own],
  ['centre_topic', `values ('alfa', 'paint', now(), 'kari')`, everybody],
  ['enquiry_count', `values (2026, 'alfa', true, 'topic', 'paint', 1)`, everybody],
  ['enquiry_words', `values ('${theEnquiry}', '{alfa}', now(), '') on conflict do nothing`, []],
  // A draft; a published one is everybody's.
  [
    'visiting_day',
    `(id, centre_id, demonstration, state, form, title, starts_at, ends_at, place, programme, practical, places, approval, waiting_list, changed_at, changed_by)
      values (gen_random_uuid(), 'alfa', true, 'draft', 'on-site', 'x', now(), now() + interval '1 hour', '', '', '', 4, false, true, now(), 'kari')`,
    own,
  ],
  [
    'visit',
    `(id, number, demonstration, link_hash, centre_id, state, form, topics, language, lines, persons, requested_at)
      values ('${theVisit}', 'B2026-0001', true, 'h', 'alfa', 'requested', 'on-site', '{}', 'nb', '[]', 1, now())`,
    [...own, 'officer', asker],
  ],
  ['visit_contact', `values ('${theVisit}', 'Gro', 'g@example.org', null, null)`, [...own, asker]],
  ['visit_person', `values (gen_random_uuid(), '${theVisit}', 'Per', 'p@example.org', '1804', 'nurses', 'p', null)`, [...own, asker]],
  ['visit_message', `values (gen_random_uuid(), '${theVisit}', 1, 'group', 'Gro', now(), 'x')`, [...own, asker]],
  // Not even the group reads what its visitors thought.
  ['visit_evaluation', `values (gen_random_uuid(), '${theVisit}', 'alfa', true, '2026-11-21', 4, 'yes', 'x', true)`, own],
  ['calendar_feed', `values ('alfa', 'h', now(), 'kari')`, [...own, asker]],
  ['visit_count', `values (2026, 'alfa', true, 'held', '', 1)`, everybody],
  [
    'activity',
    `(id, once, centre_id, centres, demonstration, kind, starts_on, title, counterparts, relations, target_groups, participation, partners, medium, link, note, tasks, made_at, made_by, made_by_name, changed_at)
      values ('${theActivity}', 'once', 'alfa', '{alfa}', true, 'course', '2026-11-21', 'x', '[]', '{}', '{}', '{}', '{}', '', '', '', '{}', now(), 'kari', 'Kari', now())`,
    [...own, 'officer'],
  ],
  // Written by the activity's own trigger.
  ['activity_centre', `select 'alfa', '${theActivity}', '2026-11-21' where false`, [...own, 'officer']],
  ['activity_revision', `values ('${theActivity}', 1, 'changed', now(), 'kari', 'Kari', '{}')`, [...own, 'officer']],
  ['activity_file', `values ('${theActivity}', '${theActivity}', 'Plan.pdf', 'application/pdf', 1, 'x', now(), 'kari', 'Kari', null, null)`, [...own, 'officer']],
  ['partner', `values ('p', 'Institutt for prøver', 'alfa', now(), 'kari')`, everybody],
  ['activity_count', `values (2025, 'alfa', true, 'activity', 'course', 1)`, everybody],
  ['task_entry', `values ('alfa', 2026, 1, 1, 'word', 'x', now(), 'kari', 'Kari', 'nothing', 0)`, [...own, 'officer']],
  ['task_warning', `values ('alfa', 2026, '{1}', now())`, [...own, 'officer']],
  [
    'assignment',
    `(id, once, number, demonstration, centre_id, kind, title, text, requester, requester_name, due_on, region, themes, wanted, made_at, made_by, made_by_name)
      values ('${theAssignment}', 'once', 'O2026-0001', true, 'alfa', 'lesson', 'x', 'x', 'centre', '', '2026-12-10', '', '{}', 1, now(), 'kari', 'Kari')`,
    board,
  ],
  ['assignment_part', `values ('${theAssignment}', 'alfa', 'declined', null, null, false, 'x', now(), null, null)`, board],
  ['assignment_event', `(assignment_id, at, by_id, by_name, centre_id, deed, word) values ('${theAssignment}', now(), 'kari', 'Kari', 'alfa', 'made', '')`, board],
  ['assignment_count', `values (2025, 'alfa', true, 'assignment', '', 1)`, everybody],
  // Called by the centre, to which it alone is invited. A draft is the organiser's alone.
  [
    'gathering',
    `(id, once, number, demonstration, state, centre_id, kind, title, text, starts_at, ends_at, place, online, approval, sign_up_until, ask_needs, centres, made_at, made_by, published_at)
      values ('${theGathering}', 'once', 'S2026-01', true, 'published', 'alfa', 'meet', 'x', '', now(), now() + interval '1 hour', '', '', false, '2026-11-21', true, '{alfa}', now(), 'kari', now())`,
    [...own, 'officer', asker],
  ],
  ['gathering_item', `values ('${theItem}', '${theGathering}', now(), 30, 'x', '', '', '', true)`, [...own, 'officer', asker]],
  ['gathering_document', `values (gen_random_uuid(), '${theGathering}', null, 'x.pdf', 'pdf', 'application/pdf', 1, '\\x01', now(), 'kari')`, [...own, 'officer', asker]],
  [
    'gathering_participant',
    `(id, gathering_id, organiser_id, demonstration, kind, office, language, link_hash, state, since, made_at)
      values ('${theParticipant}', '${theGathering}', 'alfa', true, 'guest', '', 'nb', 'h', 'coming', now(), now())`,
    [...own, asker],
  ],
  ['gathering_person', `values ('${theParticipant}', 'Per', 'p@example.org', '', null)`, [...own, asker]],
  ['gathering_need', `values ('${theParticipant}', 'Glutenfritt')`, [...own, asker]],
  // Not even the one who gave it reads it again.
  ['gathering_feedback', `values ('${theFeedback}', '${theGathering}', 'x', true)`, [...own, 'officer']],
  ['gathering_score', `values ('${theFeedback}', '${theGathering}', '${theItem}', 4, '')`, [...own, 'officer']],
  ['gathering_fact', `values ('${theGathering}', 2026, 'alfa', true, 'gathering', 'meet', 1)`, [...own, 'officer']],
  ['gathering_count', `values (2026, 'alfa', true, 'gathering', 'meet', 1)`, everybody],
  // The centre's own, sent to the editors; and one of the link's holder that was not. A published one is everybody's.
  [
    'idea',
    `(id, once, demonstration, holder_kind, centre_id, link_hash, standing, created_at, changed_at, sent_at)
      values ('i1', 'i1', true, 'centre', 'alfa', null, 'unpublished', now(), now(), now()), ('i2', 'i2', true, 'link', null, 'h', 'unpublished', now(), now(), null)`,
    [...own, 'an editor', asker],
  ],
  [
    'idea_draft',
    `(idea_id, content, writing, submitted_at, changed_at) values ('i1', '{}', 'submitted', now(), now()), ('i2', '{}', 'draft', null, now())`,
    [...own, 'an editor', asker],
  ],
  ['idea_version', `values ('i1', 1, '{}', 'tried', 'small', '1804', 'Bodø', '18', 'Nordland', 'Nord', now(), '', 'beta')`, [...own, 'an editor']],
  ['idea_remark', `values (gen_random_uuid(), 'i1', 'did', '', 'x', 'beta', 'edvard', now(), null)`, [...own, 'an editor']],
  ['idea_event', `(idea_id, deed, at, by_id, centre_id, word) values ('i1', 'created', now(), 'kari', 'alfa', '')`, [...own, 'an editor']],
  // Whoever sent it in is not the editors' to know before it was sent to them.
  ['idea_sender', `values ('i2', 'Per', 'p@example.org', 'nb')`, [asker]],
  // Of what is not published; a published one's are everybody's.
  ['idea_file', `values ('i1', 1, 'attachment', 'x', '', 'x', 1, null, null, now(), 'kari', null)`, [...own, 'an editor']],
  ['idea_file_content', `values ('i1', 1, 0, '\\x01')`, [...own, 'an editor']],
  // A use that waits for somebody to look at it, of an idea that is published nowhere.
  [
    'idea_contribution',
    `(id, once, idea_id, demonstration, kind, state, municipality_code, year, month, link_hash, at, changed_at)
      values ('${theFeedback}', 'x', 'i1', true, 'use', 'waiting', '4601', 2026, 5, 'h', now(), now())`,
    [...own, 'an editor', asker],
  ],
  ['idea_contributor', `values ('${theFeedback}', 'Per', 'p@example.org', 'nb')`, [asker]],
  ['idea_review', `(idea_id, term, asked_on, author_gone) values ('i1', '2026-11-21', '2026-11-21', false)`, [...own, 'an editor']],
  ['idea_link_check', `values ('i1', 'https://x.example', now(), null, 0)`, [...own, 'an editor']],
  ['idea_version_file', `values ('i1', 1, 1)`, [...own, 'an editor']],
  ['idea_subscription', `values (gen_random_uuid(), 'h', 'p@example.org', 'nb', '', now(), null, now())`, [asker]],
  // What published ideas are found by is everybody's; its counts follow by a trigger.
  [
    'idea_index',
    `(number, idea_id, demonstration, quality, newest, uses, silent_from, level, size, region, county, year, themes, groups, units, words, card)
      values (1, 'i1', true, 0, 0, 0, '2028-01-01', 0, 0, 0, 0, 0, 0, 0, 0, 'x', '{}')`,
    everybody,
  ],
  ['idea_facet_value', `values ('themes', 'x', 1)`, everybody],
  ['idea_facet_count', `values (true, 'themes', 1, 1)`, everybody],
  ['idea_word', `values ('x', 1, '{}')`, everybody],
  ['idea_index_state', `(made_with) values ('x')`, everybody],
  ['idea_fact', `values ('i1', 1, 2026, '2026-01-05', 'alfa', true, 'work', 'edited', 1)`, [...own, 'officer']],
  ['idea_count', `values (2026, 'alfa', true, 'work', 'edited', 1)`, everybody],
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
  test('is tried on tables whose owner it stops too: no superuser', async () => {
    const { rows } = await t.db.owner.query(
      `select distinct rolsuper or rolbypassrls as "isAboveIt" from pg_class c join pg_roles r on r.oid = c.relowner where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    expect(rows).toEqual([{ isAboveIt: false }]);
  });
  test.each(tables)('%s is read by those who may, and nobody else', async (table, _, allowed) => {
    const seen: Reader[] = [];
    for (const reader of everybody) if (await sees(reader, table)) seen.push(reader);
    expect(seen).toEqual(everybody.filter((one) => allowed.includes(one)));
  });
});
