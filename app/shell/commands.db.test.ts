import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../testing/database.ts';
import { ask as askEnquiry } from '../../testing/enquiry-desk.ts';
import { freshOnce, ideaDatabase, publishedIdea, sentIn } from '../../testing/ideas.ts';
import { kari } from '../../testing/small-scheme.ts';
import { ask as askVisit, keptPath } from '../../testing/visits.ts';
import { addUse, approveUse, askAuthor, confirmContribution } from '../features/ideas/idea-uses.server.ts';
import { eraseContact, eraseOwnSender } from '../features/ideas/ideas.server.ts';
import { eraseSubscriberAgain, subscribe } from '../features/ideas/subscriptions.server.ts';
import { anonymous } from '../platform/actor.ts';
import type { Actor } from '../platform/actor.ts';
import { linkActor, newSecret } from '../platform/private-link.server.ts';
import type { Services } from '../platform/context.ts';
import { runCommand } from './commands.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());

const as = (actor: Actor) => t.ctx(actor);
const fresh = '00000000-0000-4000-8000-000000000001';
const run = (...argv: string[]): ReturnType<typeof runCommand> => {
  const { db, now, definitions } = t.ctx(anonymous);
  return runCommand({ db, definitions, now: () => now } as Services, argv);
};
const persons = async (): Promise<unknown> =>
  (
    await t.db.owner.query(`select (select count(*)::int from enquiry_contact) as enquiries, (select count(*)::int from visit_contact) as visits,
    (select sum(n)::int from enquiry_count where measure = 'received') as received`)
  ).rows[0];

describe('erase-again', () => {
  it('takes the persons of what is named, open or not, once, and leaves the others and the count', async () => {
    const gone = await askEnquiry(t, {});
    await askEnquiry(t, {});
    const visit = await askVisit((actor) => t.ctx(actor));
    expect(await persons()).toEqual({ enquiries: 2, visits: 1, received: 2 });
    expect(await run('erase-again', gone.number, visit.number)).toEqual({ ok: true, lines: ['2 erased'] });
    expect(await persons()).toEqual({ enquiries: 1, visits: 0, received: 2 });
    expect(await run('erase-again', gone.number, '2026-9999')).toMatchObject({
      ok: false,
      lines: ['0 erased', expect.stringContaining(gone.number), expect.stringContaining('2026-9999')],
    });
    expect(await run('erase-again')).toMatchObject({ ok: false });
  });
  it('takes whoever used an idea, and leaves the use; whoever only asked goes with the question', async () => {
    const { id: ideaId, number } = await publishedIdea(as);
    const guest = { name: 'Mari Moe', email: 'mari@example.org', language: 'nb' } as const;
    const common = { ideaId, municipality: '4601', guest };
    await addUse(as(anonymous), { ...common, once: freshOnce(), year: 2026, month: 5, did: 'Vi malte', went: 'Bra', advice: 'Begynn' });
    await askAuthor(as(anonymous), { ...common, once: freshOnce(), body: 'Hva kostet det?' });
    const { rows } = await t.db.owner.query<{ id: string; kind: string }>(`select id, kind from idea_contribution where idea_id = $1 order by kind`, [ideaId]);
    const [question, use] = rows;
    const links = await Promise.all(rows.map(({ id }) => keptPath(t, `idea-contribution:${id}`)));
    for (const [i, { id }] of rows.entries()) await confirmContribution(as(linkActor(links[i]!.split('/').at(-1)!)), { id });
    await approveUse(as(kari), { id: use!.id });
    const left = async () => ({
      contributors: (await t.db.owner.query(`select from idea_contributor`)).rows.length,
      links: (await t.db.owner.query(`select from private_link where about like 'idea-contribution:%'`)).rows.length,
      said: (await t.db.owner.query<{ kind: string }>(`select kind from idea_contribution where idea_id = $1 order by kind`, [ideaId])).rows.map((r) => r.kind),
      uses: (await t.db.owner.query<{ uses: number }>(`select uses from idea where number = $1`, [number])).rows[0]?.uses,
    });
    expect(await left()).toEqual({ contributors: 2, links: 2, said: ['question', 'use'], uses: 1 });
    expect(await run('erase-again', use!.id, question!.id)).toEqual({ ok: true, lines: ['2 erased'] });
    expect(await left()).toEqual({ contributors: 0, links: 0, said: ['use'], uses: 1 });
    expect(await run('erase-again', use!.id, question!.id, fresh)).toMatchObject({
      ok: false,
      lines: ['0 erased', ...[use, question].map((row) => expect.stringContaining(row!.id)), expect.stringContaining(fresh)],
    });
    // The log names them by what the command takes.
    const logged = await t.db.owner.query<{ id: string }>(`select after->>'contribution' as id from audit_event where action = 'idea.contributor-erased'`);
    expect(logged.rows.map((r) => r.id).toSorted()).toEqual(rows.map((r) => r.id).toSorted());
  });
  it('takes the contact of an idea out of it, and not who sent it in', async () => {
    const { id, number } = await publishedIdea(as);
    const contacts = async () => (await t.db.owner.query<{ contact: string }>(`select content->>'contact' as contact from idea_version where idea_id = $1`, [id])).rows;
    expect(await run('erase-again', `idea:${number}`)).toMatchObject({ ok: false });
    expect(await contacts()).toEqual([{ contact: 'Leder' }]);
    expect(await run('erase-again', `contact:${number}`)).toEqual({ ok: true, lines: ['1 erased'] });
    expect(await contacts()).toEqual([{ contact: '' }]);
    expect(await run('erase-again', `contact:${number}`, 'contact:999999')).toMatchObject({ ok: false });
  });
  it('takes what the query in docs/operations.md answers, of the log of the database that was lost', async () => {
    const { id, number } = await publishedIdea(as);
    await eraseContact(as(kari), { id });
    const sent = await sentIn(t);
    const [draft] = (await t.db.owner.query<{ number: number }>(`select number from idea where id = $1`, [sent.id])).rows;
    await eraseOwnSender(as(sent.actor));
    const [, query] = /`(select case action [^`]+)`/.exec(readFileSync('docs/operations.md', 'utf8'))!;
    const { rows } = await t.db.owner.query<{ named: string }>({ text: query!.replace("'…'", `'2000-01-01'`) });
    const named = rows.map((row) => Object.values(row)[0]);
    expect(named).toEqual(expect.arrayContaining([`contact:${number}`, `idea:${draft!.number}`]));
    for (const one of named) expect(one).toMatch(/^(20\d\d-\d{4}|B20\d\d-\d{4}|(idea|contact):\d+|[0-9a-f-]{36})$/);
  });
  it('stops letters about new ideas to an address, however it is written, and to no other', async () => {
    const [one, again, other] = [newSecret(), newSecret(), newSecret()];
    for (const [secret, email, query] of [
      [one, 'Mari@example.org', ''],
      [again, 'mari@example.org', 'q=sol'],
      [other, 'ola@example.org', ''],
    ] as const)
      await subscribe(as(linkActor(secret)), { email, language: 'nb', query, path: `/idebanken/abonnement/${secret}` });
    expect(await run('erase-again', 'subscriber:mari@EXAMPLE.org')).toEqual({ ok: true, lines: ['1 erased'] });
    expect((await t.db.owner.query(`select email from idea_subscription`)).rows).toEqual([{ email: 'ola@example.org' }]);
    expect((await t.db.owner.query(`select from private_link where about like 'idea-subscription:%'`)).rows).toHaveLength(1);
    expect(await run('erase-again', 'subscriber:mari@example.org', 'subscriber:')).toMatchObject({ ok: false });
    await expect(eraseSubscriberAgain(as(kari), 'subscriber:ola@example.org')).rejects.toMatchObject({ code: 'not-found' });
  });
});
