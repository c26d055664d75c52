import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUse, askAuthor } from '../app/features/ideas/idea-uses.server.ts';
import { askForReviews } from '../app/features/ideas/inside/use/reviewing.server.ts';
import { subscribe } from '../app/features/ideas/subscriptions.server.ts';
import { anonymous, systemActor } from '../app/platform/actor.ts';
import type { Actor } from '../app/platform/actor.ts';
import { inTransaction } from '../app/platform/database.server.ts';
import { linkActor, newSecret } from '../app/platform/private-link.server.ts';
import type { TestDatabase } from './database.ts';
import { edvard, freshOnce, ideaDatabase, publishedIdea, sentIn } from './ideas.ts';
import { kari, ola } from './small-scheme.ts';
import { keptPath } from './visits.ts';

/** The second wall by itself, as in `link-holder.db.test.ts`: what those with a private link of the bank of ideas can change when no use case is asked. */

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());

/** Statements as the actor, in the restricted role; how many rows the last one changed. */
const run = (actor: Actor, statement: string): Promise<bigint | undefined> =>
  inTransaction(t.ctx(actor), async (tx) => {
    const result = await sql.raw(statement).execute(tx);
    return result.numAffectedRows;
  });
const forbidden = { code: '42501' };
const raw = async (statement: string) => inTransaction(t.ctx(systemActor('test')), async (tx) => (await sql.raw<Record<string, unknown>>(statement).execute(tx)).rows);

describe('the holder of a link to an idea', () => {
  const sent = async () => {
    const idea = await sentIn(t);
    await run(idea.actor, `update idea_draft set writing = 'submitted', submitted_at = now(), version = version + 1 where idea_id = '${idea.id}'`);
    await run(idea.actor, `update idea set sent_at = now() where id = '${idea.id}'`);
    return idea;
  };
  const published = async () => {
    const idea = await sent();
    await raw(
      `update idea set standing = 'published', published_at = now(), confirmed_level = 'tried', confirmed_on = now(), review_by = now(), silent_from = now() where id = '${idea.id}'`,
    );
    return idea;
  };
  it.each([
    [`standing = 'published', published_at = now(), confirmed_level = 'tried', review_by = now(), silent_from = now()`],
    [`confirmed_level = 'effect-shown'`],
    [`editor_centre_id = 'alfa'`],
    [`uses = 7`],
    [`link_hash = 'another'`],
    [`holder_kind = 'centre', centre_id = 'alfa', link_hash = null`],
    [`holder_kind = 'municipality', municipality_code = '1804', link_hash = null`],
  ])('does not publish it or make it another’s: %s', async (change) => {
    const { actor, id } = await sent();
    await expect(run(actor, `update idea set ${change} where id = '${id}'`)).rejects.toMatchObject(forbidden);
  });
  it.each([[`writing = 'settled'`], [`writing = 'declined'`], [`writing = 'change-asked'`], [`content = '{}', version = version`], [`version = 1`]])(
    'decides nothing that is an editor’s, and writes over nothing unseen: %s',
    async (change) => {
      const { actor, id } = await sent();
      const grown = change.includes('version') ? change : `${change}, version = version + 1`;
      await expect(run(actor, `update idea_draft set ${grown} where idea_id = '${id}'`)).rejects.toMatchObject(forbidden);
    },
  );
  it('takes it back, withdraws it and publishes it anew, but does not open what an editor hid', async () => {
    const waiting = await sent();
    expect(await run(waiting.actor, `update idea_draft set writing = 'draft', version = version + 1 where idea_id = '${waiting.id}'`)).toBe(1n);
    const { actor, id } = await published();
    expect(await run(actor, `update idea set standing = 'withdrawn', withdrawn_at = now() where id = '${id}'`)).toBe(1n);
    expect(await run(actor, `update idea set standing = 'published', withdrawn_at = null where id = '${id}'`)).toBe(1n);
    await raw(`update idea set standing = 'hidden' where id = '${id}'`);
    await expect(run(actor, `update idea set standing = 'published' where id = '${id}'`)).rejects.toMatchObject(forbidden);
    await expect(run(actor, `update idea set standing = 'merged', merged_into = (select max(id) from idea where id <> '${id}') where id = '${id}'`)).rejects.toMatchObject(
      forbidden,
    );
  });
  it('publishes no version, writes no remark, and throws away nothing that was published', async () => {
    const { actor, id } = await published();
    const version = `insert into idea_version values ('${id}', 1, '{}', 'tried', 'small', '1804', 'Bodø', '18', 'Nordland', 'Nord', now(), '', 'alfa')`;
    await expect(run(actor, version)).rejects.toMatchObject(forbidden);
    await expect(run(actor, `insert into idea_remark values (gen_random_uuid(), '${id}', 'did', '', 'x', 'alfa', '', now(), null)`)).rejects.toMatchObject(forbidden);
    expect(await run(actor, `delete from idea where id = '${id}'`)).toBe(0n);
  });
  it('changes nothing of another’s, and reads nothing of it that is not published', async () => {
    const { actor } = await sent();
    const other = await sent();
    for (const statement of [
      `update idea set sent_at = null where id = '${other.id}'`,
      `update idea_draft set content = '{}', version = version + 1 where idea_id = '${other.id}'`,
      `delete from idea where id = '${other.id}'`,
      `delete from idea_sender where idea_id = '${other.id}'`,
    ])
      for (const somebody of [actor, anonymous, kari, ola]) expect([statement, await run(somebody, statement)]).toEqual([statement, 0n]);
    const read = (who: Actor, table: string, key: string) =>
      inTransaction(t.ctx(who), async (tx) => (await sql.raw(`select from ${table} where ${key} = '${other.id}'`).execute(tx)).rows.length);
    for (const [table, key] of [
      ['idea', 'id'],
      ['idea_draft', 'idea_id'],
      ['idea_event', 'idea_id'],
      ['idea_sender', 'idea_id'],
    ] as const) {
      expect([table, (await read(other.actor, table, key)) > 0]).toEqual([table, true]);
      for (const somebody of [actor, anonymous, kari]) expect([table, await read(somebody, table, key)]).toEqual([table, 0]);
    }
  });
  it('alone, with the system, keeps its link and its letters', async () => {
    const { actor, id } = await sentIn(t);
    const other = await sentIn(t);
    for (const somebody of [anonymous, other.actor, kari, ola]) {
      await expect(run(somebody, `select keep_private_link('idea:${id}', '/x')`)).rejects.toMatchObject(forbidden);
      await expect(run(somebody, `select erase_mail_about('idea:${id}')`)).rejects.toMatchObject(forbidden);
    }
    await run(actor, `select keep_private_link('idea:${id}', '/idebanken/utkast/new')`);
    expect(await keptPath(t, `idea:${id}`)).toBe('/idebanken/utkast/new');
    // No kind of letter is found by a name that is made up.
    for (const made of ['idea:', 'nothing:1', "x'; drop table mail; --:1"])
      await expect(run(actor, `select keep_private_link('${made.replaceAll("'", "''")}', '/x')`)).rejects.toMatchObject(forbidden);
  });
  it('ticks what an editor asked for, and neither rewrites nor settles it; nor does another', async () => {
    const { actor, id } = await sent();
    const [remark] = await raw(`insert into idea_remark values (gen_random_uuid(), '${id}', 'did', 'quoted', 'asked for', 'beta', 'edvard', now(), null) returning id`);
    const change = (set: string): string => `update idea_remark set ${set} where id = '${String(remark!['id'])}'`;
    expect(await run(actor, change('done_at = now()'))).toBe(1n);
    expect(await run(actor, change('done_at = null'))).toBe(1n);
    for (const set of [`body = 'x'`, `quote = 'x'`, 'settled_at = now()', `quote = 'x', done_at = now()`])
      await expect(run(actor, change(set)), set).rejects.toMatchObject(forbidden);
    for (const somebody of [(await sent()).actor, anonymous, kari, ola]) expect(await run(somebody, change('done_at = now()'))).toBe(0n);
  });
  it('adds files while it is written, not while the editors have it, and none in a person’s name', async () => {
    const file = (id: string, by = 'null'): string => `insert into idea_file values ('${id}', 1, 'attachment', 'x.pdf', '', 'application/pdf', 1, null, null, now(), ${by}, null)`;
    const [written, waits, other] = [await sentIn(t), await sent(), await sentIn(t)];
    await expect(run(written.actor, file(written.id, `'kari'`))).rejects.toMatchObject(forbidden);
    for (const id of [waits.id, other.id]) await expect(run(written.actor, file(id))).rejects.toMatchObject(forbidden);
    await expect(run(waits.actor, file(waits.id))).rejects.toMatchObject(forbidden);
    expect(await run(written.actor, file(written.id))).toBe(1n);
  });
});

describe('the holder of a link to what was said of an idea', () => {
  const guest = { name: 'Mari Moe', email: 'mari@example.org', language: 'nb' } as const;
  const contributed = async (kind: 'use' | 'question') => {
    const idea = await publishedIdea((actor) => t.ctx(actor));
    const given = { ideaId: idea.id, once: freshOnce(), municipality: '1804', guest };
    const ctx = t.ctx(anonymous);
    const said =
      kind === 'use'
        ? await addUse(ctx, { ...given, year: 2026, month: 3, did: 'Vi malte.', went: 'Bra.', advice: 'Begynn.' })
        : await askAuthor(ctx, { ...given, body: 'Hva kostet det?' });
    if (!said.ok) throw new Error(JSON.stringify(said));
    const [row] = await raw(`select id from idea_contribution where once = '${given.once}'`);
    const id = String(row!['id']);
    return { idea, id, actor: linkActor((await keptPath(t, `idea-contribution:${id}`))!.split('/').at(-1)!) };
  };
  const change = (id: string, set: string): string => `update idea_contribution set ${set} where id = '${id}'`;
  it.each([
    [`state = 'shown'`],
    [`answer = 'x'`],
    [`enquiry_number = '2026-1'`],
    [`by_id = 'kari'`],
    [`link_hash = 'another'`],
    [`centre_id = 'alfa'`],
    [`kind = 'comment'`],
    [`demonstration = false`],
    [`idea_id = 'another'`],
    [`at = '2020-01-01'`],
  ])('shows it to nobody by themselves, and makes nothing else of it: %s', async (set) => {
    for (const kind of ['use', 'question'] as const) {
      const { id, actor } = await contributed(kind);
      await expect(run(actor, change(id, set))).rejects.toMatchObject(forbidden);
    }
  });
  it('presses it, changes the words and takes it away', async () => {
    const { id, actor } = await contributed('use');
    expect(await run(actor, change(id, `state = 'waiting'`))).toBe(1n);
    expect(await run(actor, change(id, `did = 'y'`))).toBe(1n);
    expect(await run(actor, `delete from idea_contribution where id = '${id}'`)).toBe(1n);
  });
  it('changes nothing of another’s, nor of the idea, and does not see who else wrote', async () => {
    const [mine, other] = [await contributed('use'), await contributed('question')];
    for (const statement of [
      change(other.id, `body = 'y'`),
      `delete from idea_contribution where id = '${other.id}'`,
      `delete from idea_contributor where contribution_id = '${other.id}'`,
      `update idea set uses = 7 where id = '${mine.idea.id}'`,
      `update idea_draft set content = '{}', version = version + 1 where idea_id = '${mine.idea.id}'`,
    ])
      for (const somebody of [mine.actor, anonymous, ola]) expect([statement, await run(somebody, statement)]).toEqual([statement, 0n]);
    const names = await inTransaction(t.ctx(mine.actor), async (tx) => (await sql.raw(`select from idea_contributor`).execute(tx)).rows.length);
    expect(names).toBe(1);
  });
  it('alone, with the system, keeps its link and its letters', async () => {
    const { id, actor } = await contributed('question');
    const about = `idea-contribution:${id}`;
    for (const somebody of [anonymous, (await contributed('use')).actor, kari, ola, edvard]) {
      await expect(run(somebody, `select keep_private_link('${about}', '/x')`)).rejects.toMatchObject(forbidden);
      await expect(run(somebody, `select erase_mail_about('${about}')`)).rejects.toMatchObject(forbidden);
    }
    await run(actor, `select erase_mail_about('${about}')`);
    expect(await keptPath(t, about)).toBeUndefined();
  });
});

describe('the holder of a letter that asks whether an idea holds', () => {
  it('reads that it was asked, and writes nothing past the use case: no answer, no idea, no letter', async () => {
    const { id } = await publishedIdea((actor) => t.ctx(actor));
    await askForReviews({ ...t.ctx(systemActor('test')), now: new Date('2028-11-22T04:20:00Z') });
    const about = `idea-review:${id}`;
    const actor = linkActor((await keptPath(t, about))!.split('/').at(-1)!);
    expect((await inTransaction(t.ctx(actor), async (tx) => (await sql.raw(`select from idea_review where idea_id = '${id}'`).execute(tx)).rows)).length).toBe(1);
    for (const statement of [
      `update idea_review set answer = 'holds', answered_at = now() where idea_id = '${id}'`,
      `delete from idea where id = '${id}'`,
      `update idea set confirmed_on = now() where id = '${id}'`,
      `update idea_draft set content = '{}', version = version + 1 where idea_id = '${id}'`,
    ])
      expect([statement, await run(actor, statement)]).toEqual([statement, 0n]);
    await expect(run(actor, `select keep_private_link('${about}', '/x')`)).rejects.toMatchObject(forbidden);
  });
});

describe('the holder of a link to letters about new ideas', () => {
  const subscribed = async (email: string) => {
    const secret = newSecret();
    const actor = linkActor(secret);
    const asked = await subscribe(t.ctx(actor), { email, language: 'nb', query: '', path: `/idebanken/abonnement/${secret}` });
    if (!asked.ok) throw new Error(asked.reason);
    const [row] = await raw(`select id from idea_subscription where email = '${email}'`);
    return { id: String(row!['id']), actor };
  };
  it('confirms, chooses language and search, and stops; never for another, nor to another address', async () => {
    const [mine, other] = [await subscribed('mine@example.org'), await subscribed('other@example.org')];
    for (const set of ['confirmed_at = now()', `language = 'nn'`, `query = 'q=x'`]) {
      expect(await run(mine.actor, `update idea_subscription set ${set} where id = '${mine.id}'`)).toBe(1n);
      for (const somebody of [mine.actor, anonymous, kari, edvard]) expect(await run(somebody, `update idea_subscription set ${set} where id = '${other.id}'`)).toBe(0n);
    }
    for (const set of [`email = 'third@example.org'`, `link_hash = 'x'`, `asked_at = now()`])
      await expect(run(mine.actor, `update idea_subscription set ${set} where id = '${mine.id}'`), set).rejects.toMatchObject(forbidden);
    for (const somebody of [mine.actor, anonymous, kari, edvard]) {
      expect(await run(somebody, `delete from idea_subscription where id = '${other.id}'`)).toBe(0n);
      await expect(run(somebody, `select keep_private_link('idea-subscription:${other.id}', '/x')`)).rejects.toMatchObject(forbidden);
    }
    expect(await run(mine.actor, `delete from idea_subscription where id = '${mine.id}'`)).toBe(1n);
  });
});
