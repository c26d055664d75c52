import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../app/platform/actor.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { berit, bodil, edvard } from './ideas.ts';
import { kari, liv, ola, person, siv, smallDefinitions } from './small-scheme.ts';
import { does } from './wall.ts';
import type { Tried } from './wall.ts';

/** The second wall of the bank of ideas: as in `row-level-security-writes.db.test.ts`, each deed in bare SQL, as no policy function was asked. */

const asker: Actor = { kind: 'link', hash: 'asker' };
const stranger: Actor = { kind: 'link', hash: 'stranger' };
const group: Actor = { kind: 'link', hash: 'group' };
const wonderer: Actor = { kind: 'link', hash: 'wonderer' };
const reporter: Actor = { kind: 'link', hash: 'reporter' };
const reviewer: Actor = { kind: 'link', hash: 'reviewer' };
/** Employed in Bodø too. */
const bo = person('bo', 'Bo Bø', { role: 'employee', scope: '1804' });

const ideaRow = (id: string, more: Readonly<Record<string, string>> = {}): string => {
  const row = {
    id: `'${id}'`,
    once: `'${id}'`,
    demonstration: 'true',
    holder_kind: `'centre'`,
    centre_id: `'alfa'`,
    standing: `'unpublished'`,
    created_at: 'now()',
    changed_at: 'now()',
    ...more,
  };
  return `insert into idea (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};
const stands = { sent_at: 'now()', published_at: 'now()', confirmed_level: `'tried'`, confirmed_on: 'now()', review_by: 'now()', silent_from: 'now()', standing: `'published'` };
const ideaDraft = (id: string, writing: string): string =>
  `insert into idea_draft (idea_id, content, writing, submitted_at, changed_at) values ('${id}', '{"contact": "Per", "title": "x"}', '${writing}', now(), now())`;
const ideaVersion = (id: string, n: number, centre: string): string =>
  `insert into idea_version values ('${id}', ${n}, '{"contact": "Per", "title": "x"}', 'tried', 'small', '1804', 'Bodø', '18', 'Nordland', 'Nord', now(), '', '${centre}')`;
const ideaRemark = (id: string, centre: string, by: string): string =>
  `insert into idea_remark values (gen_random_uuid(), '${id}', 'did', '', 'x', '${centre}', '${by}', now(), null)`;
const ideaEvent = (id: string, by: string): string => `insert into idea_event (idea_id, deed, at, by_id, centre_id, word) values ('${id}', 'x', now(), '${by}', null, '')`;
const ideaFile = (id: string, n: number, by: string): string =>
  `insert into idea_file (idea_id, n, kind, name, alt, mime, size, added_at, added_by) values ('${id}', ${n}, 'attachment', 'x', '', 'x', 1, now(), '${by}')`;
const ideaBytes = (id: string, n: number): string => `insert into idea_file_content values ('${id}', ${n}, 0, '\\x01')`;
const subscription = (hash: string, email: string): string => `insert into idea_subscription values (gen_random_uuid(), '${hash}', '${email}', 'nb', '', now(), null, now())`;
const written = (set: string, id = 'waits'): string => `update idea_draft set ${set}, version = version + 1 where idea_id = '${id}'`;
const ofIdea = (set: string, id = 'stands'): string => `update idea set ${set} where id = '${id}'`;
const municipal = { holder_kind: `'municipality'`, centre_id: 'null', municipality_code: `'1804'` };
/** Alfa's: one begun, one that waits for an editor, one published, and one merged into it. Edvard's centre, `beta`, has the turn; Bodil is employed in Bodø. */
const deedsOfIdeas: readonly Tried[] = [
  ['a centre begins an idea', kari, ideaRow('new'), true],
  ['a centre begins another’s', ola, ideaRow('new'), false],
  ['an officer begins one', liv, ideaRow('new'), false],
  ['a centre begins one that is published already', kari, ideaRow('new', stands), false],
  ['a centre begins one that has been used', kari, ideaRow('new', { uses: '7' }), false],
  ['an employee begins one of the municipality', bodil, ideaRow('new', municipal), true],
  ['an employee begins one of another municipality', bodil, ideaRow('new', { ...municipal, municipality_code: `'4601'` }), false],
  ['an employee begins one of a centre', bodil, ideaRow('new'), false],
  ['a centre begins one of a municipality', kari, ideaRow('new', municipal), false],
  ['a colleague writes', siv, written(`content = '{}'`, 'begun'), true],
  ['another centre writes', ola, written(`content = '{}'`, 'begun'), false],
  ['an editor writes', edvard, written(`content = '{}'`), false],
  ['an editor reads what was not sent', edvard, `select from idea_draft where idea_id = 'begun'`, false],
  ['an editor knows of what was not sent', edvard, `select from idea where id = 'begun'`, false],
  ['an editor reads what was sent', edvard, `select from idea_draft where idea_id = 'waits'`, true],
  ['a coordinator without the turn reads what was sent', ola, `select from idea_draft where idea_id = 'waits'`, false],
  ['somebody reads what is written beside what is published', stranger, `select from idea_draft where idea_id = 'stands'`, false],
  ['somebody reads what is published', stranger, `select from idea_version where idea_id = 'stands'`, true],
  ['somebody reads the version of one that is merged', stranger, `select from idea_version where idea_id = 'merged'`, false],
  ['an editor asks for a change', edvard, written(`writing = 'change-asked'`), true],
  ['an editor settles what nobody sent', edvard, written(`writing = 'settled'`, 'begun'), false],
  ['an editor sends in', edvard, written(`writing = 'submitted', submitted_at = now()`, 'stands'), false],
  ['its author publishes', kari, written(`writing = 'settled'`), false],
  ['its author lets a version shrink', kari, `update idea_draft set version = 0 where idea_id = 'begun'`, false],
  ['an editor publishes', edvard, ideaVersion('waits', 1, 'beta'), true],
  ['an editor publishes what was not sent', edvard, ideaVersion('begun', 1, 'beta'), false],
  ['an editor publishes other words than its author’s', edvard, ideaVersion('waits', 1, 'beta').replace('"x"', '"y"'), false],
  ['an editor publishes in the turn of another', edvard, ideaVersion('waits', 1, 'alfa'), false],
  ['its author publishes a version', kari, ideaVersion('waits', 1, 'alfa'), false],
  ['an editor changes what is published', edvard, `update idea_version set content = '{}' where idea_id = 'stands'`, false],
  ['its author changes what is published', kari, `update idea_version set content = '{}' where idea_id = 'stands'`, false],
  ['an editor hides it', edvard, ofIdea(`standing = 'hidden'`), true],
  ['an officer hides it', liv, ofIdea(`standing = 'hidden'`), false],
  ['its author hides it', kari, ofIdea(`standing = 'hidden'`), false],
  ['its author confirms its level', kari, ofIdea(`confirmed_level = 'effect-shown'`), false],
  ['its author withdraws it', siv, ofIdea(`standing = 'withdrawn', withdrawn_at = now()`), true],
  ['another centre withdraws it', ola, ofIdea(`standing = 'withdrawn', withdrawn_at = now()`), false],
  ['an editor gives it away', edvard, ofIdea(`centre_id = 'beta'`), false],
  ['an editor says how often it was used', edvard, ofIdea(`uses = 7`), false],
  ['its author throws away what was published', kari, `delete from idea where id = 'stands'`, false],
  ['its author throws away what was begun', kari, `delete from idea where id = 'begun'`, true],
  ['an editor throws away what waits', edvard, `delete from idea where id = 'waits'`, false],
  ['an editor remarks', edvard, ideaRemark('waits', 'beta', 'edvard'), true],
  ['an editor remarks in a colleague’s name', edvard, ideaRemark('waits', 'beta', 'ola'), false],
  ['an editor remarks in the name of another centre', edvard, ideaRemark('waits', 'alfa', 'edvard'), false],
  ['an editor remarks on what was not sent', edvard, ideaRemark('begun', 'beta', 'edvard'), false],
  ['its author remarks as an editor', kari, ideaRemark('waits', 'alfa', 'kari'), false],
  ['its author leaves word', kari, ideaEvent('begun', 'kari'), true],
  ['somebody leaves word in another’s name', kari, ideaEvent('begun', 'siv'), false],
  ['another centre leaves word', ola, ideaEvent('begun', 'ola'), false],
  ['its author adds a file', kari, ideaFile('begun', 2, 'kari'), true],
  ['somebody adds a file in another’s name', kari, ideaFile('begun', 2, 'siv'), false],
  ['another centre adds a file', ola, ideaFile('begun', 2, 'ola'), false],
  ['an editor adds a file', edvard, ideaFile('waits', 1, 'edvard'), false],
  ['its author adds a file to what the editors have', kari, ideaFile('waits', 1, 'kari'), false],
  ['its author removes a file', siv, `update idea_file set removed_at = now() where idea_id = 'begun'`, true],
  ['another centre removes a file', ola, `update idea_file set removed_at = now() where idea_id = 'stands'`, false],
  ['an editor removes a file', edvard, `update idea_file set removed_at = now() where idea_id = 'stands'`, false],
  ['its author deletes what no version has', kari, `delete from idea_file_content where idea_id = 'begun'`, true],
  ['its author deletes what a version has', kari, `delete from idea_file_content where idea_id = 'stands'`, false],
  ['its author says what a version has', kari, `insert into idea_version_file values ('stands', 1, 2)`, false],
  ['somebody has a file that is published', stranger, `select from idea_file_content where idea_id = 'stands'`, true],
  ['somebody has a file that is not', stranger, `select from idea_file_content where idea_id = 'begun'`, false],
  ['an editor has a file of what was not sent', edvard, `select from idea_file_content where idea_id = 'begun'`, false],
  ['whoever holds a new link asks for letters', asker, subscription('asker', 'a@example.org'), true],
  ['somebody asks with another’s link', asker, subscription('stranger', 'a@example.org'), false],
  ['somebody signed in asks without one', kari, subscription('asker', 'a@example.org'), false],
  ['the holder stops the letters', group, `delete from idea_subscription`, true],
  ['another stops the letters', stranger, `delete from idea_subscription`, false],
  ['another reads who has letters', stranger, `select from idea_subscription`, false],
  ['an officer reads who has letters', liv, `select from idea_subscription`, false],
  ['the holder changes the address', group, `update idea_subscription set email = 'b@example.org'`, false],
  ['whoever asks for letters confirms at once', asker, subscription('asker', 'a@example.org').replace('now(), null', 'now(), now()'), false],
  ['the holder confirms', group, `update idea_subscription set confirmed_at = now()`, true],
  ['the holder makes the link another’s', group, `update idea_subscription set link_hash = 'stranger'`, false],
  ['another confirms', stranger, `update idea_subscription set confirmed_at = now()`, false],
  ['an editor reads who has letters', edvard, `select from idea_subscription`, false],
  ['an editor stops the letters', edvard, `delete from idea_subscription`, false],
  ['its author says what is on a picture', kari, `update idea_file set alt = 'y' where idea_id = 'begun'`, true],
  ['its author makes a file another kind', kari, `update idea_file set mime = 'y' where idea_id = 'begun'`, false],
  ['another centre names a file', ola, `update idea_file set name = 'y' where idea_id = 'stands'`, false],
  ['an officer adds a file', liv, ideaFile('begun', 2, 'liv'), false],
  ['its author puts content into another’s', ola, ideaBytes('stands', 2), false],
  ['an editor puts content into it', edvard, ideaBytes('stands', 2), false],
  ['an editor makes a word known to searches', edvard, `insert into idea_word values ('x', 1, '{}')`, false],
  ['an officer numbers a theme', liv, `insert into idea_facet_value values ('themes', 'x', 1)`, false],
  ['an editor says what the index was made with', edvard, `insert into idea_index_state (made_with) values ('x')`, false],
  ['its author makes every idea unfindable', kari, `delete from idea_index`, false],
  ['its author counts it anew', kari, `update idea_facet_count set n = 7`, false],
  ['its author takes back what was said', kari, `delete from idea_event where idea_id = 'begun'`, false],
];

const said = { use: '1', waiting: '2', unpressed: '3', shown: '4', question: '5', comment: '6', report: '7', centre: '8', hidden: '9' } as const;
const idOf = (which: keyof typeof said): string => `00000000-0000-4000-8000-0000000000f${said[which]}`;
const contribution = (more: Readonly<Record<string, string>>): string => {
  const use = more['kind'] === undefined;
  const row: Record<string, string> = {
    id: 'gen_random_uuid()',
    once: 'gen_random_uuid()::text',
    idea_id: `'stands'`,
    demonstration: 'true',
    kind: `'use'`,
    state: `'shown'`,
    ...(use && { municipality_code: `'1804'`, municipality_name: `'Bodø'`, year: '2026', month: '3' }),
    at: 'now()',
    changed_at: 'now()',
    ...more,
  };
  return `insert into idea_contribution (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};
const byLink = (hash: string, state: string) => ({ link_hash: `'${hash}'`, state: `'${state}'` });
const ofSaid = (which: keyof typeof said, set: string): string => `update idea_contribution set ${set} where id = '${idOf(which)}'`;
const readSaid = (which: keyof typeof said): string => `select from idea_contribution where id = '${idOf(which)}'`;
const unsaid = (which: keyof typeof said): string => `delete from idea_contribution where id = '${idOf(which)}'`;
const contributor = (which: keyof typeof said): string => `insert into idea_contributor values ('${idOf(which)}', 'Mari', 'm@example.org', 'nb')`;
const question = { kind: `'question'`, state: `'waiting'`, body: `'x'` };
const shownNow = `state = 'shown'`;
const answers = `answer = 'x', answered_at = now(), ${shownNow}`;
/** Of `stands`, which is Alfa's. By Bodil for Bodø, by Ola for Beta, by guests behind links; `waiting`, `unpressed` and `shown` are guests' uses. */
const deedsOfSaid: readonly Tried[] = [
  ['an employee says that the municipality used it', bodil, contribution({ by_id: `'bodil'` }), true],
  ['an employee says so of another municipality', bodil, contribution({ by_id: `'bodil'`, municipality_code: `'4601'` }), false],
  ['an employee says so in a colleague’s name', bodil, contribution({ by_id: `'bo'` }), false],
  ['a centre says that it used it', ola, contribution({ by_id: `'ola'`, centre_id: `'beta'` }), true],
  ['a centre says so in another’s name', ola, contribution({ by_id: `'ola'`, centre_id: `'alfa'` }), false],
  ['an officer says that a municipality used it', liv, contribution({ by_id: `'liv'` }), false],
  ['a guest says so under a link of their own', stranger, contribution(byLink('stranger', 'unconfirmed')), true],
  ['a guest says so for all to read', stranger, contribution(byLink('stranger', 'shown')), false],
  ['a guest says so under another’s link', stranger, contribution(byLink('other', 'unconfirmed')), false],
  ['a guest says so in a centre’s name', stranger, contribution({ ...byLink('stranger', 'unconfirmed'), centre_id: `'alfa'` }), false],
  ['a guest says so in a person’s name', stranger, contribution({ ...byLink('stranger', 'unconfirmed'), by_id: `'kari'` }), false],
  ['somebody says so of what is not published', bodil, contribution({ by_id: `'bodil'`, idea_id: `'begun'` }), false],
  ['anybody signed in asks', liv, contribution({ ...question, by_id: `'liv'` }), true],
  ['somebody asks, and has it answered', liv, contribution({ ...question, by_id: `'liv'`, answer: `'x'` }), false],
  ['somebody asks, for all to read', liv, contribution({ ...question, by_id: `'liv'`, state: `'shown'` }), false],
  ['a guest comments', stranger, contribution({ ...byLink('stranger', 'shown'), kind: `'comment'`, body: `'x'` }), false],
  ['an employee comments', bodil, contribution({ kind: `'comment'`, by_id: `'bodil'`, municipality_code: `'1804'`, body: `'x'` }), true],
  ['an officer comments', liv, contribution({ kind: `'comment'`, by_id: `'liv'`, body: `'x'` }), false],
  ['anybody reports', stranger, contribution({ ...byLink('stranger', 'waiting'), kind: `'report'`, reason: `'rude'` }), true],
  ['somebody reports, and has it settled', stranger, contribution({ ...byLink('stranger', 'settled'), kind: `'report'`, reason: `'rude'` }), false],
  ['its writer changes the words', bodil, ofSaid('use', `did = 'y'`), true],
  ['a colleague changes the words', bo, ofSaid('use', `did = 'y'`), true],
  ['an employee of another municipality changes the words', berit, ofSaid('use', `did = 'y'`), false],
  ['a colleague changes a comment', bo, ofSaid('comment', `body = 'y'`), false],
  ['the holder changes the words', kari, ofSaid('use', `did = 'y'`), false],
  ['an editor changes the words', edvard, ofSaid('use', `did = 'y'`), false],
  ['the holder changes the question it answers', kari, ofSaid('question', `body = 'y', ${answers}`), false],
  ['an employee changes a guest’s use of their municipality', bodil, ofSaid('shown', `did = 'y'`), false],
  ['its writer gives it away', bodil, ofSaid('use', `by_id = 'bo'`), false],
  ['its writer makes it a question', bodil, ofSaid('use', `kind = 'question'`), false],
  ['its writer makes it real', bodil, ofSaid('use', `demonstration = false`), false],
  ['an editor hides it', edvard, ofSaid('use', `state = 'hidden'`), true],
  ['the holder hides it', kari, ofSaid('use', `state = 'hidden'`), false],
  ['its writer shows what an editor hid', bodil, ofSaid('hidden', shownNow), false],
  ['an editor shows it again', edvard, ofSaid('hidden', shownNow), true],
  ['a guest presses the link', asker, ofSaid('unpressed', `state = 'waiting'`), true],
  ['a guest shows it without being looked at', asker, ofSaid('unpressed', shownNow), false],
  ['a guest approves what waits', group, ofSaid('waiting', shownNow), false],
  ['the holder approves it', kari, ofSaid('waiting', shownNow), true],
  ['a colleague of the holder approves it', siv, ofSaid('waiting', shownNow), true],
  ['another centre approves it', ola, ofSaid('waiting', shownNow), false],
  ['an editor approves it', edvard, ofSaid('waiting', shownNow), true],
  ['the holder approves what was not pressed', kari, ofSaid('unpressed', shownNow), false],
  ['an editor approves what was not pressed', edvard, ofSaid('unpressed', shownNow), false],
  ['a guest changes what is shown', reviewer, ofSaid('shown', `did = 'y'`), false],
  ['a guest changes it, and it waits again', reviewer, ofSaid('shown', `did = 'y', state = 'waiting'`), true],
  ['the holder answers', kari, ofSaid('question', answers), true],
  ['an editor answers', edvard, ofSaid('question', answers), true],
  ['the asker answers', wonderer, ofSaid('question', answers), false],
  ['another centre answers', ola, ofSaid('question', answers), false],
  ['an employee answers', bodil, ofSaid('question', answers), false],
  ['the asker passes it on', wonderer, ofSaid('question', `state = 'referred', enquiry_number = '2026-1'`), false],
  ['somebody reads what waits', stranger, readSaid('waiting'), false],
  ['somebody reads what is hidden', stranger, readSaid('hidden'), false],
  ['somebody reads what is shown', stranger, readSaid('use'), true],
  ['an editor reads what was not pressed', edvard, readSaid('unpressed'), false],
  ['the holder reads a report', kari, readSaid('report'), false],
  ['an editor reads a report', edvard, readSaid('report'), true],
  ['a centre without the turn reads a report', ola, readSaid('report'), false],
  ['whoever reported settles it', reporter, ofSaid('report', `state = 'settled'`), false],
  ['its writer takes it away', bodil, unsaid('use'), true],
  ['a colleague takes it away', bo, unsaid('use'), true],
  ['a guest takes it away', group, unsaid('waiting'), true],
  ['the holder takes it away', kari, unsaid('use'), false],
  ['an editor takes it away', edvard, unsaid('use'), false],
  ['another guest takes it away', stranger, unsaid('waiting'), false],
  ['a guest leaves a name', asker, contributor('unpressed'), true],
  ['a guest leaves a name at another’s', stranger, contributor('unpressed'), false],
  ['the holder leaves a name at a guest’s', kari, contributor('waiting'), false],
  ['the asker reads the own name', wonderer, `select from idea_contributor`, true],
  ['the asker changes the address', wonderer, `update idea_contributor set email = 'b@example.org'`, false],
  ['the asker takes the name away', wonderer, `delete from idea_contributor`, true],
  ...[kari, edvard, liv, bodil, stranger].flatMap((actor): Tried[] => [
    [`${whoIs(actor)} reads who wrote without an account`, actor, `select from idea_contributor`, false],
    [`${whoIs(actor)} takes names away`, actor, `delete from idea_contributor`, false],
  ]),
];
function whoIs(actor: Actor): string {
  return actor.kind === 'person' ? actor.name : 'a guest';
}
const reviewed = (set: string): string => `update idea_review set ${set} where idea_id = 'stands'`;
const REMARK = '00000000-0000-4000-8000-0000000000e1';
const SETTLED = '00000000-0000-4000-8000-0000000000e2';
const ticked = (set: string, id = REMARK): string => `update idea_remark set ${set} where id = '${id}'`;
/** REMARK is Edvard's on `waits`, SETTLED was. Whether an idea still holds is answered through the system alone: nobody writes it themselves. */
const deedsOfTruth: readonly Tried[] = [
  ['the holder reads that it was asked', kari, `select from idea_review where idea_id = 'stands'`, true],
  ['whoever has the letter reads that it was asked', reviewer, `select from idea_review where idea_id = 'stands'`, true],
  ['another centre reads that it was asked', ola, `select from idea_review where idea_id = 'stands'`, false],
  ['somebody reads what was answered', stranger, `select from idea_review where idea_id = 'merged'`, true],
  ...[kari, reviewer, edvard, ola, liv, stranger].flatMap((actor): Tried[] => [
    [`${whoIs(actor)} answers past the use case`, actor, reviewed(`answer = 'holds', answered_at = now()`), false],
    [`${whoIs(actor)} makes the letter’s link their own`, actor, reviewed(`link_hash = 'mine'`), false],
    [`${whoIs(actor)} says that it was asked`, actor, `insert into idea_review values ('stands', '2020-01-01', '2020-01-01', null, null, false, 'holds', now())`, false],
  ]),
  ['the holder reads which links are broken', kari, `select from idea_link_check`, true],
  ['an editor reads which links are broken', edvard, `select from idea_link_check`, true],
  ['another centre reads which links are broken', ola, `select from idea_link_check`, false],
  ['somebody reads which links are broken', stranger, `select from idea_link_check`, false],
  ['the holder says that a link works', kari, `update idea_link_check set failures = 0`, false],
  ['an editor forgets a broken link', edvard, `delete from idea_link_check`, false],
  ['its author ticks what an editor asked for', kari, ticked('done_at = now()'), true],
  ['a colleague ticks it', siv, ticked('done_at = now()'), true],
  ['another centre ticks it', ola, ticked('done_at = now()'), false],
  ['an editor ticks it', edvard, ticked('done_at = now()'), false],
  ['somebody ticks it', stranger, ticked('done_at = now()'), false],
  ['its author ticks what is settled', kari, ticked('done_at = now()', SETTLED), false],
  ['its author settles it', kari, ticked('settled_at = now()'), false],
  ['its author changes what was asked for', kari, ticked(`body = 'y'`), false],
  ['its author changes what was quoted', kari, ticked(`quote = 'y'`), false],
  ['its author changes what was quoted while ticking', kari, ticked(`quote = 'y', done_at = now()`), false],
  ['an editor changes what was quoted', edvard, ticked(`quote = 'y'`), false],
  ['an editor settles it', edvard, ticked('settled_at = now()'), true],
  ['a coordinator without the turn settles it', ola, ticked('settled_at = now()'), false],
  ['its author takes it away', kari, `delete from idea_remark`, false],
];

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  for (const statement of [
    `insert into centre (id, name, demonstration) values ('alfa', 'Alfa', true), ('beta', 'Beta', true), ('gamma', 'Gamma', true)`,
    ideaRow('begun'),
    ideaDraft('begun', 'draft'),
    ideaRow('waits', { sent_at: 'now()' }),
    ideaDraft('waits', 'submitted'),
    ideaRow('stands', stands),
    ideaDraft('stands', 'settled'),
    ideaFile('begun', 1, 'kari'),
    ideaBytes('begun', 1),
    ideaFile('stands', 1, 'kari'),
    ideaBytes('stands', 1),
    ideaVersion('stands', 1, 'beta'),
    ideaFile('stands', 2, 'kari'),
    subscription('group', 'g@example.org'),
    ideaRow('merged', { ...stands, standing: `'merged'`, merged_into: `'stands'` }),
    ideaVersion('merged', 1, 'beta'),
    ideaEvent('begun', 'kari'),
    contribution({ id: `'${idOf('use')}'`, by_id: `'bodil'` }),
    contribution({ id: `'${idOf('waiting')}'`, ...byLink('group', 'waiting') }),
    contribution({ id: `'${idOf('unpressed')}'`, ...byLink('asker', 'unconfirmed') }),
    contribution({ id: `'${idOf('shown')}'`, ...byLink('reviewer', 'shown') }),
    contribution({ id: `'${idOf('centre')}'`, by_id: `'ola'`, centre_id: `'beta'` }),
    contribution({ id: `'${idOf('hidden')}'`, by_id: `'bodil'`, state: `'hidden'` }),
    contribution({ id: `'${idOf('question')}'`, ...question, link_hash: `'wonderer'` }),
    contribution({ id: `'${idOf('comment')}'`, kind: `'comment'`, by_id: `'bodil'`, municipality_code: `'1804'`, body: `'x'` }),
    contribution({ id: `'${idOf('report')}'`, kind: `'report'`, reason: `'rude'`, ...byLink('reporter', 'waiting') }),
    contributor('question'),
    `insert into idea_review values ('stands', '2026-11-01', '2026-11-01', null, 'reviewer', false, null, null), ('merged', '2026-11-01', '2026-11-01', null, null, false, 'ended', now())`,
    `insert into idea_link_check values ('stands', 'https://guide.example/x', now(), now() - interval '8 days', 2)`,
    ideaRemark('waits', 'beta', 'edvard').replace('gen_random_uuid()', `'${REMARK}'`),
    ideaRemark('waits', 'beta', 'edvard').replace('gen_random_uuid()', `'${SETTLED}'`).replace('now(), null', 'now(), now()'),
  ])
    await t.db.owner.query(statement);
});
afterAll(() => t?.drop());

describe('row-level security alone, writing ideas', () => {
  test.each(deedsOfIdeas)('%s', async (_, actor, statement, may) => {
    expect(await does(t, actor, statement)).toBe(may);
  });
});
describe('row-level security alone, saying something of an idea', () => {
  test.each(deedsOfSaid)('%s', async (_, actor, statement, may) => {
    expect(await does(t, actor, statement)).toBe(may);
  });
});
describe('row-level security alone, whether an idea holds and what is asked for', () => {
  test.each(deedsOfTruth)('%s', async (_, actor, statement, may) => {
    expect(await does(t, actor, statement)).toBe(may);
  });
});
