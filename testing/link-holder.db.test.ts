import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askEnquiry } from '../app/features/enquiries/enquiries.server.ts';
import { findOwnVisit } from '../app/features/visits/visits.server.ts';
import { anonymous, systemActor } from '../app/platform/actor.ts';
import type { Actor } from '../app/platform/actor.ts';
import { inTransaction } from '../app/platform/database.server.ts';
import { hashOfSecret, linkActor, newSecret } from '../app/platform/private-link.server.ts';
import type { TestDatabase } from './database.ts';
import { come, invite, published, withProgramme } from './gatherings.ts';
import { kari, ola } from './small-scheme.ts';
import { ask, december, keptPath, line, publishedDay, visitDatabase } from './visits.ts';

/** The second wall by itself, for those without an account: what a private link's holder can change when no use case is asked; and who signs up with them. */

let t: TestDatabase;
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());

const ctx = (actor: Actor) => t.ctx(actor);
/** Statements as the actor, in the restricted role; how many rows the last one changed. */
const run = (actor: Actor, statement: string): Promise<bigint | undefined> =>
  inTransaction(t.ctx(actor), async (tx) => {
    const result = await sql.raw(statement).execute(tx);
    return result.numAffectedRows;
  });
const forbidden = { code: '42501' };
const raw = async (statement: string) => inTransaction(t.ctx(systemActor('test')), async (tx) => (await sql.raw<Record<string, unknown>>(statement).execute(tx)).rows);

async function enquiry(): Promise<{ actor: Actor; id: string }> {
  const secret = newSecret();
  const actor = linkActor(secret);
  const asked = await askEnquiry(t.ctx(actor), {
    centreId: 'alfa',
    municipality: '1804',
    workplace: 'shop',
    topics: ['paint'],
    language: 'nb',
    contact: { name: 'Mari', email: 'mari@example.org', workplaceName: null },
    subject: 'Et spørsmål',
    text: 'Hva nå?',
    path: `/sak/${secret}`,
  });
  if (!asked.ok) throw new Error(asked.reason);
  const [row] = await raw(`select id from enquiry where number = '${asked.number}'`);
  return { actor, id: String(row!['id']) };
}

describe('the holder of an enquiry’s link', () => {
  it.each([
    [`centre_id = 'beta', centres = '{alfa,beta}'`],
    [`centres = '{alfa,beta}'`],
    [`topics = '{}'`],
    [`municipality_code = '4601'`],
    [`workplace = 'other'`],
    [`first_answered_at = now(), first_answer_days = 0`],
    [`assignee_id = 'kari'`],
    [`exported_at = now()`],
    [`erased_at = now()`],
    [`reminded_at = now()`],
  ])('changes nothing of what is the centre’s: %s', async (change) => {
    const { actor, id } = await enquiry();
    await expect(run(actor, `update enquiry set ${change} where id = '${id}'`)).rejects.toMatchObject(forbidden);
  });
  it('withdraws and adds to it', async () => {
    const { actor, id } = await enquiry();
    expect(await run(actor, `update enquiry set state = 'withdrawn', closed_at = now(), waits_since = null, version = version + 1 where id = '${id}'`)).toBe(1n);
  });
  it('asks nothing that is answered, assigned, many centres’ or another year’s already', async () => {
    const { id } = await enquiry();
    const insert = (more: Readonly<Record<string, string>>) => {
      const secret = newSecret();
      const copied: Record<string, string> = { id: 'gen_random_uuid()', number: `'X-${secret}'`, link_hash: `'${hashOfSecret(secret)}'`, ...more };
      const columns =
        'id, number, year, demonstration, link_hash, centre_id, first_centre_id, centres, channel, municipality_code, workplace, topics, language, state, version, asked_at, asked_on, held_since, waits_since, first_answered_at, first_answer_days, assignee_id';
      // The system's copy of a true one is the row; the link's holder writes it.
      return inTransaction(t.ctx(systemActor('test')), async (tx) => {
        const { rows } = await sql.raw<{ row: string }>(`select to_jsonb(e)::text as row from enquiry e where id = '${id}'`).execute(tx);
        await sql`select set_config('app.actor', '', true), set_config('app.grants', '', true), set_config('app.link', ${hashOfSecret(secret)}, true)`.execute(tx);
        const values = columns.split(', ').map((c) => copied[c] ?? `(r).${c}`);
        await sql
          .raw(`insert into enquiry (${columns}) select ${values.join(', ')} from (select jsonb_populate_record(null::enquiry, '${rows[0]!.row}'::jsonb) as r) x`)
          .execute(tx);
      });
    };
    await insert({});
    for (const more of [{ first_answered_at: 'now()', first_answer_days: '0' }, { assignee_id: `'kari'` }, { centres: `'{alfa,beta}'` }, { year: '2019' }, { version: '7' }])
      await expect(insert(more as unknown as Record<string, string>), JSON.stringify(more)).rejects.toMatchObject(forbidden);
  });
});

describe('links and letters', () => {
  it('are changed by the link’s holder, the centre that has it and the system, and by nobody else', async () => {
    const mine = await enquiry();
    const about = `enquiry:${mine.id}`;
    const path = await keptPath(t, about);
    for (const actor of [anonymous, linkActor(newSecret()), (await enquiry()).actor, ola]) {
      await expect(run(actor, `select keep_private_link('${about}', '/sak/mine')`)).rejects.toMatchObject(forbidden);
      await expect(run(actor, `select erase_mail_about('${about}')`)).rejects.toMatchObject(forbidden);
      await expect(run(actor, `select keep_private_link('anything:1', '/sak/mine')`)).rejects.toMatchObject(forbidden);
    }
    expect(await keptPath(t, about)).toBe(path);
    for (const actor of [mine.actor, kari]) {
      await run(actor, `select keep_private_link('${about}', '/sak/new')`);
      await run(actor, `select erase_mail_about('${about}')`);
    }
    expect(await keptPath(t, about)).toBeUndefined();
  });
  it('of a group’s visit and its visitors are not another group’s', async () => {
    const person = { name: 'Per', email: 'per@example.org', municipality: '1804', kind: 'nurses' };
    const [group, other] = [await ask(ctx, { persons: [person] }), await ask(ctx)];
    const { visit, persons } = (await findOwnVisit(ctx(group.actor)))!;
    for (const about of [`visit:${visit.id}`, `visit-evaluation:${visit.id}`, `visit-person:${persons[0]!.id}`]) {
      for (const actor of [anonymous, other.actor, ola]) await expect(run(actor, `select keep_private_link('${about}', '/x')`), about).rejects.toMatchObject(forbidden);
      await run(group.actor, `select keep_private_link('${about}', '/x')`);
    }
  });
});

describe('the holder of a link to a visit', () => {
  const agreedDay = async () => {
    const dayId = await publishedDay(ctx, { startsAt: december(9), endsAt: december(9, 14), places: 50 });
    const group = await ask(ctx, { dayId, lines: [line(4)] });
    const { visit } = (await findOwnVisit(ctx(group.actor)))!;
    const visitor = newSecret();
    await raw(`update visit set person_hashes = '{${hashOfSecret(visitor)}}' where id = '${visit.id}'`);
    return { group: group.actor, visitor: linkActor(visitor), id: visit.id };
  };
  it.each([[`centre_id = 'beta'`], [`day_id = null`], [`evaluation_hash = 'x'`], [`topics = '{paint}'`], [`held_at = now()`]])(
    'changes nothing of what is the centre’s: %s',
    async (change) => {
      const { group, visitor, id } = await agreedDay();
      for (const actor of [group, visitor]) await expect(run(actor, `update visit set ${change} where id = '${id}'`)).rejects.toMatchObject(forbidden);
    },
  );
  it.each([[`persons = 2`], [`persons = 5`], [`person_hashes = '{}', erased_at = now()`], [`place = 'Hjemme hos meg'`], [`state = 'cancelled', ended_at = now()`]])(
    'as one visitor takes out only themselves, not: %s',
    async (change) => {
      const { visitor, id } = await agreedDay();
      await expect(run(visitor, `update visit set ${change} where id = '${id}'`)).rejects.toMatchObject(forbidden);
    },
  );
  it('as one visitor takes one person out', async () => {
    const { visitor, id } = await agreedDay();
    expect(await run(visitor, `update visit set persons = 3, lines = jsonb_set(lines, '{0,planned}', '3') where id = '${id}'`)).toBe(1n);
  });
});

describe('the holder of a link to a gathering', () => {
  const invited = async (approval = false) => {
    const id = await published(ctx, { approval });
    const [one, other] = [await invite(t, ctx(kari), id), await invite(t, ctx(kari), id)];
    return { id, one, other };
  };
  it.each([
    [`attended = true`],
    [`link_hash = null`],
    [`state = 'refused'`],
    [`state = 'offered', offer_until = now()`],
    [`since = '2020-01-01'`],
    [`since = now() + interval '9 years'`],
  ])('changes nothing of what is the organiser’s: %s', async (change) => {
    const { one } = await invited();
    await expect(run(one.actor, `update gathering_participant set ${change} where id = '${one.id}'`)).rejects.toMatchObject(forbidden);
  });
  it('comes, says no, and withdraws', async () => {
    const { one, other } = await invited();
    expect(await run(one.actor, `update gathering_participant set state = 'coming' where id = '${one.id}'`)).toBe(1n);
    expect(await run(one.actor, `update gathering_participant set state = 'withdrawn' where id = '${one.id}'`)).toBe(1n);
    expect(await run(other.actor, `update gathering_participant set state = 'declined' where id = '${other.id}'`)).toBe(1n);
  });
  it('does not let itself in where the organiser decides', async () => {
    const { one } = await invited(true);
    await expect(run(one.actor, `update gathering_participant set state = 'coming' where id = '${one.id}'`)).rejects.toMatchObject(forbidden);
    expect(await run(one.actor, `update gathering_participant set state = 'requested' where id = '${one.id}'`)).toBe(1n);
    await expect(run(one.actor, `update gathering_participant set state = 'coming' where id = '${one.id}'`)).rejects.toMatchObject(forbidden);
  });
  it('does not go past the queue', async () => {
    const { one } = await invited();
    expect(await run(one.actor, `update gathering_participant set state = 'waiting' where id = '${one.id}'`)).toBe(1n);
    await expect(run(one.actor, `update gathering_participant set state = 'coming' where id = '${one.id}'`)).rejects.toMatchObject(forbidden);
  });
  it('neither sees nor changes the others, and not their letters', async () => {
    const { one, other } = await invited();
    expect(await run(one.actor, `update gathering_participant set state = 'declined' where id = '${other.id}'`)).toBe(0n);
    expect(await run(one.actor, `delete from gathering_person where participant_id = '${other.id}'`)).toBe(0n);
    const about = `gathering-participant:${other.id}`;
    for (const actor of [anonymous, one.actor, linkActor(newSecret()), ola]) await expect(run(actor, `select erase_mail_about('${about}')`)).rejects.toMatchObject(forbidden);
    for (const actor of [other.actor, kari]) await run(actor, `select keep_private_link('${about}', '/x')`);
  });
  it('gives feedback once, of what it had a place at, and takes back nothing', async () => {
    const { id, one, other } = await invited();
    const give = `insert into gathering_feedback values (gen_random_uuid(), '${id}', 'x', false)`;
    await expect(run(one.actor, give)).rejects.toMatchObject(forbidden);
    await run(one.actor, `update gathering_participant set state = 'coming' where id = '${one.id}'`);
    expect(await run(one.actor, give)).toBe(1n);
    await run(one.actor, `update gathering_participant set feedback_given = true where id = '${one.id}'`);
    await expect(run(one.actor, give)).rejects.toMatchObject(forbidden);
    await expect(run(one.actor, `update gathering_participant set feedback_given = false where id = '${one.id}'`)).rejects.toMatchObject(forbidden);
    await expect(run(other.actor, give)).rejects.toMatchObject(forbidden);
  });
});

describe('a centre at another’s gathering', () => {
  const signedUp = (id: string, { centre = 'beta', state = 'coming', attended = 'null' } = {}): string =>
    `insert into gathering_participant (id, gathering_id, organiser_id, demonstration, kind, centre_id, office, language, state, since, attended, made_at)
      values (gen_random_uuid(), '${id}', 'alfa', true, 'centre', '${centre}', '', 'nb', '${state}', now(), ${attended}, now())`;
  it('signs up its own people, as coming where nobody decides, and as there never', async () => {
    const id = await published(ctx);
    expect(await run(ola, signedUp(id))).toBe(1n);
    await expect(run(ola, signedUp(id, { centre: 'gamma' }))).rejects.toMatchObject(forbidden);
    await expect(run(ola, signedUp(id, { attended: 'true' }))).rejects.toMatchObject(forbidden);
    const decided = await published(ctx, { approval: true });
    await expect(run(ola, signedUp(decided))).rejects.toMatchObject(forbidden);
    expect(await run(ola, signedUp(decided, { state: 'requested' }))).toBe(1n);
    await expect(run(ola, signedUp(await published(ctx, { centres: ['gamma'] })))).rejects.toMatchObject(forbidden);
  });
  it('changes nothing of it, its programme and its documents, and invites nobody; nor does a guest', async () => {
    const id = await published(ctx);
    await withProgramme(ctx, id);
    const { actor: invitedGuest } = await invite(t, ctx(kari), id);
    const item = `insert into gathering_item values (gen_random_uuid(), '${id}', now(), 10, 'x', '', '', '', false)`;
    const document = `insert into gathering_document values (gen_random_uuid(), '${id}', null, 'x.pdf', 'pdf', 'application/pdf', 1, 'x', now(), 'x')`;
    const guest = `insert into gathering_participant (id, gathering_id, organiser_id, demonstration, kind, office, language, state, since, made_at)
      values (gen_random_uuid(), '${id}', 'alfa', true, 'guest', '', 'nb', 'invited', now(), now())`;
    for (const insert of [item, document, guest]) expect(await run(kari, insert)).toBe(1n);
    for (const actor of [ola, invitedGuest]) {
      for (const insert of [item, document, guest]) await expect(run(actor, insert), insert).rejects.toMatchObject(forbidden);
      for (const change of [
        `update gathering set title = 'y' where id`,
        `update gathering_item set title = 'y' where gathering_id`,
        `delete from gathering_item where gathering_id`,
        `delete from gathering_document where gathering_id`,
      ])
        expect([change, await run(actor, `${change} = '${id}'`)]).toEqual([change, 0n]);
    }
  });
  it('writes what its people need, and does not read it again; the organiser does, and changes nobody’s link', async () => {
    const id = await published(ctx);
    const one = await come(t, ctx(ola), id, { centreId: 'beta', needs: 'Nøtter' });
    const read = (actor: Actor) =>
      inTransaction(t.ctx(actor), async (tx) => (await sql.raw(`select needs from gathering_need where participant_id = '${one.id}'`).execute(tx)).rows);
    expect([await read(ola), await read(kari), await read(one.actor)]).toEqual([[], [{ needs: 'Nøtter' }], [{ needs: 'Nøtter' }]]);
    for (const actor of [kari, ola]) await expect(run(actor, `update gathering_participant set link_hash = 'x' where id = '${one.id}'`)).rejects.toMatchObject(forbidden);
  });
});
