import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../app/platform/actor.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { eva } from './enquiry-desk.ts';
import { kari, liv, ola, siv, smallDefinitions } from './small-scheme.ts';
import { does } from './wall.ts';
import type { Tried } from './wall.ts';

/**
 * The second wall where it is written, in the registers that people without an account write in: each deed is tried in bare SQL, as no
 * policy function was asked. What may be done stands beside what may not, so that a wall that refuses everything is seen too.
 */
const E = '00000000-0000-4000-8000-00000000000e';
const V = '00000000-0000-4000-8000-00000000000f';
const fresh = '00000000-0000-4000-8000-000000000001';
const O = '00000000-0000-4000-8000-000000000010';
const P = '00000000-0000-4000-8000-000000000011';
const asker: Actor = { kind: 'link', hash: 'asker' };
const stranger: Actor = { kind: 'link', hash: 'stranger' };
const group: Actor = { kind: 'link', hash: 'group' };
const visitor: Actor = { kind: 'link', hash: 'visitor' };
const evaluator: Actor = { kind: 'link', hash: 'evaluation' };

const enquiryRow = (id: string, { link = null, centre = 'alfa', centres = centre, channel = 'phone', state = 'new' }: Record<string, string | null>): string =>
  `insert into enquiry (id, number, year, demonstration, link_hash, centre_id, first_centre_id, centres, channel, municipality_code, workplace, topics, language, state, asked_at, asked_on, held_since)
    values ('${id}', '2026-${id.slice(-4)}', 2026, true, ${link === null ? 'null' : `'${link}'`}, '${centre}', '${centre}', '{${centres}}', '${channel}', '1804', 'shop', '{}', 'nb', '${state}', now(), '2026-11-21', now())`;
const visitRow = (id: string, { link = null, centre = 'alfa', state = 'requested' }: Record<string, string | null>): string =>
  `insert into visit (id, number, demonstration, link_hash, centre_id, state, form, topics, language, lines, persons, requested_at, starts_at, ends_at)
    values ('${id}', 'B2026-${id.slice(-4)}', true, ${link === null ? 'null' : `'${link}'`}, '${centre}', '${state}', 'on-site', '{}', 'nb', '[{"municipality": "1804", "kind": "nurses", "planned": 1, "actual": null}]', 1, now(), now(), now() + interval '1 hour')`;
const message = (kind: string, centre: string, author: string): string =>
  `insert into enquiry_message values (gen_random_uuid(), '${E}', 9, '${kind}', ${centre === '' ? 'null' : `'${centre}'`}, ${author === '' ? 'null' : `'${author}'`}, 'x', now(), 'x')`;
const referral = (from: string, to: string): string =>
  `insert into enquiry_referral values (gen_random_uuid(), '${E}', '${from}', '${to}', 'handover', 'x', 'kari', 'Kari', now(), 'accepted', now())`;
const evaluation = (centre: string): string => `insert into visit_evaluation values (gen_random_uuid(), '${V}', '${centre}', true, '2026-11-21', 4, 'yes', null, false)`;
const visitMessage = (kind: string): string => `insert into visit_message values (gen_random_uuid(), '${V}', 9, '${kind}', 'x', now(), 'x')`;
const template = (centre: string): string => `insert into answer_template values (gen_random_uuid(), '${centre}', true, 'x', 'x', 'nb', now(), 'kari')`;
const changed = `update enquiry set version = version + 1 where id = '${E}'`;
const withdrawn = (state: string): string => `update enquiry set state = '${state}', closed_at = now() where id = '${E}'`;
const passedOn = (centres: string): string => `update enquiry set centre_id = 'beta', centres = '{${centres}}' where id = '${E}'`;
const taskEntry = (kind: string, centre: string, by: string): string =>
  `insert into task_entry values ('${centre}', 2026, 1, 1, '${kind}', 'x', now(), '${by}', 'x', 'nothing', 0)`;
const outcome = `update enquiry_referral set outcome = 'accepted', outcome_at = now() where enquiry_id = '${E}'`;
const sharedOfBeta = `update answer_template set title = 'y' where centre_id = 'beta'`;
const dayChanged = `update visiting_day set title = 'y'`;
const assignmentRow = (id: string, centre: string | null, by: string): string =>
  `insert into assignment (id, once, number, demonstration, centre_id, kind, title, text, requester, requester_name, due_on, region, themes, wanted, made_at, made_by, made_by_name)
    values ('${id}', '${id}', 'O2026-${id.slice(-4)}', true, ${centre === null ? 'null' : `'${centre}'`}, 'lesson', 'x', 'x', 'other', 'x', '2026-12-10', '', '{}', 2, now(), '${by}', 'x')`;
const part = (centre: string, state: string, askedBy: string | null = null, of: string = O): string =>
  `insert into assignment_part values ('${of}', '${centre}', '${state}', null, ${askedBy === null ? 'null' : `'${askedBy}'`}, false, 'x', now(), ${state === 'done' ? `'2026-11-21'` : 'null'}, null)`;
const partChanged = (centre: string, set: string): string => `update assignment_part set ${set} where assignment_id = '${O}' and centre_id = '${centre}'`;
const assignmentEvent = (centre: string | null, by: string): string =>
  `insert into assignment_event (assignment_id, at, by_id, by_name, centre_id, deed, word) values ('${O}', now(), '${by}', 'x', ${centre === null ? 'null' : `'${centre}'`}, 'took', '')`;
const gatheringRow = (centre: string | null, state = 'draft'): string =>
  `insert into gathering (id, once, number, demonstration, state, centre_id, kind, title, text, starts_at, ends_at, place, online, approval, sign_up_until, ask_needs, centres, made_at, made_by, published_at)
    values (gen_random_uuid(), gen_random_uuid()::text, gen_random_uuid()::text, true, '${state}', ${centre === null ? 'null' : `'${centre}'`}, 'meet', 'x', '', now(), now() + interval '1 hour', '', '', false, '2026-12-01', true, '{}', now(), 'x', ${state === 'draft' ? 'null' : 'now()'})`;
const visitChanged = `update visit set version = version + 1 where id = '${V}'`;

/** E waits at alfa, which had it from gamma; beta has never had it. V is a visit to alfa. */
const deeds: readonly Tried[] = [
  ['a centre registers what came to it by telephone', kari, enquiryRow(fresh, {}), true],
  ['a centre registers for another', kari, enquiryRow(fresh, { centre: 'beta' }), false],
  ['a centre registers as if somebody had asked on the site', kari, enquiryRow(fresh, { channel: 'web' }), false],
  ['an officer registers', liv, enquiryRow(fresh, {}), false],
  ['somebody asks under a link of their own', stranger, enquiryRow(fresh, { link: 'stranger', channel: 'web' }), true],
  ['somebody asks under a link that is not theirs', stranger, enquiryRow(fresh, { link: 'other', channel: 'web' }), false],
  ['somebody asks without a link', stranger, enquiryRow(fresh, { channel: 'web' }), false],
  ['somebody asks, and has it begun', stranger, enquiryRow(fresh, { link: 'stranger', channel: 'web', state: 'open' }), false],
  ['the centre whose turn it is changes it', siv, changed, true],
  ['a centre that has had it changes it', eva, changed, false],
  ['a centre that never had it changes it', ola, changed, false],
  ['an officer changes it', liv, changed, false],
  ['somebody with another link changes it', stranger, changed, false],
  ['a centre passes it on', kari, passedOn('alfa,beta,gamma'), true],
  ['a centre passes it on and leaves no trace of having had it', kari, passedOn('beta'), false],
  ['the asker withdraws', asker, withdrawn('withdrawn'), true],
  ['the asker discards', asker, withdrawn('discarded'), false],
  ['a centre answers in its own name', kari, message('answer', 'alfa', 'kari'), true],
  ["a centre answers in a colleague's name", kari, message('answer', 'alfa', 'siv'), false],
  ["a centre writes in another centre's name", kari, message('note', 'beta', 'kari'), false],
  ['a centre that never had it writes', ola, message('note', 'beta', 'ola'), false],
  ['the asker adds to it', asker, message('asker', '', ''), true],
  ['the asker writes an answer', asker, message('answer', 'alfa', 'kari'), false],
  ['the asker writes a note', asker, message('note', 'alfa', 'kari'), false],
  ['somebody with another link adds to it', stranger, message('asker', '', ''), false],
  ['a centre refers in its own name', kari, referral('alfa', 'beta'), true],
  ["a centre refers in another's name", kari, referral('gamma', 'beta'), false],
  ['a centre that never had it refers', ola, referral('beta', 'alfa'), false],
  ['the receiver takes a stand', kari, outcome, true],
  ['the sender decides for the receiver', eva, outcome, false],
  ['a centre that has had it is credited', eva, `insert into enquiry_credit values ('${E}', 'gamma', now())`, true],
  ['a centre that never had it is credited', ola, `insert into enquiry_credit values ('${E}', 'beta', now())`, false],
  ['somebody is writing', kari, `insert into enquiry_writer values ('${E}', 'kari', 'Kari', now())`, true],
  ['somebody says that a colleague is writing', kari, `insert into enquiry_writer values ('${E}', 'siv', 'Siv', now())`, false],
  ['a centre saves a template', kari, template('alfa'), true],
  ['a centre saves a template for another', kari, template('beta'), false],
  ['a centre changes a template that another shares', kari, sharedOfBeta, false],
  ['a centre changes the template it shares', ola, sharedOfBeta, true],
  ['a centre declares a topic', kari, `insert into centre_topic values ('alfa', 'paint', now(), 'kari')`, true],
  ['a centre declares a topic for another', kari, `insert into centre_topic values ('beta', 'paint', now(), 'kari')`, false],
  ["a centre takes back another's topic", kari, `delete from centre_topic where centre_id = 'gamma'`, false],
  ["a link's own holder renews it", asker, `select where renew_enquiry_link('${E}', 'new')`, true],
  ['the centre renews it', kari, `select where renew_enquiry_link('${E}', 'new')`, true],
  ['a centre that never had it renews it', ola, `select where renew_enquiry_link('${E}', 'new')`, false],
  ['an officer renews it', liv, `select where renew_enquiry_link('${E}', 'new')`, false],
  ['somebody with another link renews it', stranger, `select where renew_enquiry_link('${E}', 'new')`, false],
  ['a centre finds its own by a word', kari, `select search_enquiries('alfa', 'linolje', 10)`, true],
  ["a centre finds another's by a word, in its own name", ola, `select search_enquiries('beta', 'linolje', 10)`, false],
  ["a centre searches in another's name", ola, `select search_enquiries('alfa', 'linolje', 10)`, false],
  ['a centre registers a visit', kari, visitRow(fresh, { state: 'agreed' }), true],
  ['a centre registers a visit to another', kari, visitRow(fresh, { centre: 'beta', state: 'agreed' }), false],
  ['a group asks for a visit', stranger, visitRow(fresh, { link: 'stranger' }), true],
  ['a group asks under a link that is not theirs', stranger, visitRow(fresh, { link: 'other' }), false],
  ['a group asks, and has been there already', stranger, visitRow(fresh, { link: 'stranger', state: 'held' }), false],
  ['a group agrees with itself, on no day', stranger, visitRow(fresh, { link: 'stranger', state: 'agreed' }), false],
  ['the centre changes its visit', siv, visitChanged, true],
  ['another centre changes it', ola, visitChanged, false],
  ['an officer changes it', liv, visitChanged, false],
  ['the group changes its visit', group, visitChanged, true],
  ['somebody with another link changes it', stranger, visitChanged, false],
  ['the group gives its visit to another centre', group, `update visit set centre_id = 'beta' where id = '${V}'`, false],
  ['a visitor moves the visit', visitor, `update visit set starts_at = starts_at - interval '1 hour' where id = '${V}'`, false],
  ['whoever evaluates changes it', evaluator, visitChanged, false],
  ['another centre renews the link of a visit', ola, `select where renew_visit_link('${V}', 'new')`, false],
  ['the group renews the link of its visit', group, `select where renew_visit_link('${V}', 'new')`, true],
  ['a visitor reads the own place', visitor, `select from visit_person where link_hash = 'visitor'`, true],
  ['a visitor reads who else comes', visitor, `select from visit_person where link_hash = 'companion'`, false],
  ['an officer reads whom a visit is with', liv, `select from visit_contact`, false],
  ['a visitor reads whom a visit is with', visitor, `select from visit_contact`, false],
  ['a visitor leaves word', visitor, visitMessage('system'), true],
  ['a visitor writes as the centre', visitor, visitMessage('centre'), false],
  ['a visitor evaluates', evaluator, evaluation('alfa'), true],
  ['a visitor evaluates another centre', evaluator, evaluation('beta'), false],
  ['the group evaluates without the link for it', group, evaluation('alfa'), false],
  ['the centre evaluates itself', kari, evaluation('alfa'), false],
  ['a centre calls a gathering', kari, gatheringRow('alfa'), true],
  ['a centre calls one in another’s name', kari, gatheringRow('beta'), false],
  ['a centre calls one in the authority’s name', kari, gatheringRow(null), false],
  ['an officer calls one', liv, gatheringRow(null), true],
  ['an officer calls one in a centre’s name', liv, gatheringRow('alfa'), false],
  ['a centre calls one that is published already', kari, gatheringRow('alfa', 'published'), false],
  ['somebody with a link calls one', stranger, gatheringRow(null), false],
  ['a centre changes its visiting day', kari, dayChanged, true],
  ['a centre changes the published day of another', ola, dayChanged, false],
  ['a centre makes its calendar an address', kari, `insert into calendar_feed values ('alfa', 'x', now(), 'kari')`, true],
  ["a centre makes another's calendar an address", kari, `insert into calendar_feed values ('beta', 'x', now(), 'kari')`, false],
  ['a centre explains a task of its own', kari, taskEntry('word', 'alfa', 'kari'), true],
  ["a centre explains another's task", ola, taskEntry('contest', 'alfa', 'ola'), false],
  ["a centre explains in a colleague's name", kari, taskEntry('word', 'alfa', 'siv'), false],
  ['a centre accepts its own task', kari, taskEntry('accepted', 'alfa', 'kari'), false],
  ['an officer accepts a task', liv, taskEntry('accepted', 'alfa', 'liv'), true],
  ["an officer accepts in another's name", liv, taskEntry('accepted', 'alfa', 'kari'), false],
  ['an officer explains for a centre', liv, taskEntry('word', 'alfa', 'liv'), false],
  ['a stranger says something of a task', stranger, taskEntry('word', 'alfa', ''), false],
  ['somebody changes what was said', kari, `update task_entry set text = 'y'`, false],
  ['a centre says that it was warned', kari, `insert into task_warning values ('alfa', 2026, '{1}', now())`, false],
  ['a centre asks the others for something', kari, assignmentRow(fresh, 'alfa', 'kari'), true],
  ['a centre asks for something as another', kari, assignmentRow(fresh, 'beta', 'kari'), false],
  ["a centre asks for something in a colleague's name", kari, assignmentRow(fresh, 'alfa', 'siv'), false],
  ['a centre asks for something as the authority', kari, assignmentRow(fresh, null, 'kari'), false],
  ['an officer asks for something', liv, assignmentRow(fresh, null, 'liv'), true],
  ['a centre changes what it asks for', ola, `update assignment set title = 'y' where id = '${P}'`, true],
  ['a centre changes what another asks for', kari, `update assignment set title = 'y' where id = '${P}'`, false],
  ['an officer closes what a centre asks for', liv, `update assignment set closed_at = now() where id = '${P}'`, true],
  ['a centre says itself how many have taken it', ola, `update assignment set taken = 0 where id = '${P}'`, false],
  ['a centre says itself that it is done', ola, `update assignment set state = 'done' where id = '${P}'`, false],
  ['a centre takes', kari, part('alfa', 'taken', null, P), true],
  ['a centre takes for another', kari, part('beta', 'taken', null, P), false],
  ['a centre says itself that it was asked to share', kari, part('alfa', 'taken', 'beta', P), false],
  ['a centre takes without taking a place', kari, part('alfa', 'taken', null, P).replace(', false,', ', true,'), false],
  ['a centre is done with what it never took', kari, part('alfa', 'done', null, P), false],
  ['an officer takes for a centre', liv, part('alfa', 'taken', null, P), false],
  ['a centre that has it lets it go', kari, partChanged('alfa', `state = 'passed-on'`), true],
  ["a centre changes another's part", ola, partChanged('alfa', `state = 'passed-on'`), false],
  ['a centre that is asked says no', ola, partChanged('beta', `state = 'declined'`), true],
  ['a centre asks itself in the name of the authority', kari, partChanged('alfa', `state = 'asked', asked_by = ''`), false],
  ['a centre that has it asks another', kari, part('gamma', 'asked', 'alfa'), true],
  ["a centre asks in another's name", kari, part('gamma', 'asked', 'beta'), false],
  ['a centre asks in the name of the authority', kari, part('gamma', 'asked', ''), false],
  ['a centre that has never had it asks another', kari, part('gamma', 'asked', 'alfa', P), false],
  ['an officer asks a centre', liv, part('gamma', 'asked', ''), true],
  ['an officer asks in the name of a centre', liv, part('gamma', 'asked', 'alfa'), false],
  ['an officer asks again one that has not answered', liv, partChanged('beta', `state = 'asked', asked_by = ''`), true],
  ['an officer says yes for one that is asked', liv, partChanged('beta', `state = 'taken'`), false],
  ['an officer says no for one that is asked', liv, partChanged('beta', `state = 'declined'`), false],
  ['an officer takes back what a centre has', liv, partChanged('alfa', `state = 'asked', asked_by = ''`), false],
  ['a centre leaves word of what it did', kari, assignmentEvent('alfa', 'kari'), true],
  ['a centre leaves word of what another did', kari, assignmentEvent('beta', 'kari'), false],
  ["somebody leaves word in a colleague's name", kari, assignmentEvent('alfa', 'siv'), false],
  ['a centre leaves word as the authority', kari, assignmentEvent(null, 'kari'), false],
  ['an officer leaves word', liv, assignmentEvent(null, 'liv'), true],
  ['a centre takes back what was said', kari, `delete from assignment_event where assignment_id = '${O}'`, false],
];

const A = '00000000-0000-4000-8000-00000000000a';
const F = '00000000-0000-4000-8000-00000000000b';
const activityRow = `insert into activity (id, once, centre_id, centres, demonstration, kind, starts_on, title, counterparts, relations, target_groups, participation, partners, medium, link, note, tasks, made_at, made_by, made_by_name, changed_at)
  values ('${A}', 'once', 'alfa', '{alfa,gamma}', true, 'course', '2026-11-21', 'x', '[]', '{}', '{}', '{}', '{}', '', '', '', '{}', now(), 'kari', 'Kari', now())`;
const fileRow = (id: string, by: string): string => `insert into activity_file values ('${id}', '${A}', 'Plan.pdf', 'application/pdf', 1, 'x', now(), '${by}', 'x', null, null)`;
const fileRemoved = `update activity_file set bytes = null, removed_at = now(), removed_by_name = 'x' where id = '${F}'`;
/** A is alfa's, and gamma was there too; beta was not. */
const deedsOfFiles: readonly Tried[] = [
  ['a centre adds a file to its activity', kari, fileRow(fresh, 'kari'), true],
  ["a centre adds a file in a colleague's name", kari, fileRow(fresh, 'siv'), false],
  ["a centre adds a file to another's activity", eva, fileRow(fresh, 'eva'), false],
  ['an officer adds a file', liv, fileRow(fresh, 'liv'), false],
  ['a centre removes a file of its activity', siv, fileRemoved, true],
  ['a centre puts other content into a file', kari, `update activity_file set bytes = 'y' where id = '${F}'`, false],
  ['a centre gives a file another name', kari, `update activity_file set name = 'y' where id = '${F}'`, false],
  ["a centre removes a file of another's activity", eva, fileRemoved, false],
  ['an officer removes a file', liv, fileRemoved, false],
  ['a centre that was there reads it', eva, `select from activity_file where id = '${F}'`, true],
  ['a centre that was not there reads it', ola, `select from activity_file where id = '${F}'`, false],
];

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  for (const statement of [
    `insert into centre (id, name, demonstration) values ('alfa', 'Alfa', true), ('beta', 'Beta', true), ('gamma', 'Gamma', true)`,
    enquiryRow(E, { link: 'asker', centres: 'gamma,alfa', channel: 'web' }),
    `insert into enquiry_contact values ('${E}', 'Marit', 'm@example.org', null, null, 'Om linolje')`,
    `insert into enquiry_referral values (gen_random_uuid(), '${E}', 'gamma', 'alfa', 'referral', 'x', 'eva', 'Eva', now())`,
    template('beta'),
    `insert into centre_topic values ('gamma', 'paint', now(), 'eva')`,
    visitRow(V, { link: 'group', state: 'held' }),
    `update visit set evaluation_hash = 'evaluation', person_hashes = '{visitor,companion}' where id = '${V}'`,
    `insert into visit_contact values ('${V}', 'Gro', 'g@example.org', null, null)`,
    `insert into visit_person values (gen_random_uuid(), '${V}', 'Per', 'p@example.org', '1804', 'nurses', 'visitor', null), (gen_random_uuid(), '${V}', 'Pia', 'q@example.org', '1804', 'nurses', 'companion', null)`,
    `insert into visiting_day (id, centre_id, demonstration, state, form, title, starts_at, ends_at, place, programme, practical, places, approval, waiting_list, changed_at, changed_by)
      values (gen_random_uuid(), 'alfa', true, 'published', 'on-site', 'x', now(), now() + interval '1 hour', '', '', '', 4, false, true, now(), 'kari')`,
    activityRow,
    fileRow(F, 'kari'),
    assignmentRow(O, null, 'liv'),
    assignmentRow(P, 'beta', 'ola'),
    part('alfa', 'taken'),
    part('beta', 'asked', ''),
    assignmentEvent('alfa', 'kari'),
  ])
    await t.db.owner.query(statement);
});
afterAll(() => t?.drop());

describe('row-level security alone, writing', () => {
  test.each([...deeds, ...deedsOfFiles])('%s', async (_, actor, statement, may) => {
    expect(await does(t, actor, statement)).toBe(may);
  });
});
