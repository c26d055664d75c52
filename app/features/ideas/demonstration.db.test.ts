import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { seedDemonstrationPeople } from '../access/access.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { seedDemonstrationIdeas } from './demonstration.server.ts';
import { listPublishedFiles } from './idea-files.server.ts';
import { refreshIdeaIndex } from './idea-search.server.ts';
import { findPublished, listNewest, listQueue, listVersions } from './ideas.server.ts';
import { truthOn } from './idea.ts';

let t: TestDatabase;
let written: number;
const system = systemActor('test');
beforeAll(async () => {
  t = await testDatabase();
  const ctx = t.ctx(system);
  await syncScheme(ctx);
  await seedDemonstrationPeople(
    ctx,
    ctx.definitions.scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
  );
  written = await seedDemonstrationIdeas(ctx);
});
afterAll(() => t?.drop());
const rows = async <Row>(text: string): Promise<Row[]> => inTransaction(t.ctx(system), async (tx) => (await sql.raw<Row>(text).execute(tx)).rows);

describe('the demonstration’s ideas', () => {
  it('are written once', async () => {
    expect(written).toBe(t.ctx(system).definitions.ideaDemonstration?.length);
    expect(await seedDemonstrationIdeas(t.ctx(system))).toBe(0);
  });
  it('are about forty, two thirds in bokmål, of every theme and level and size', async () => {
    const { ideaDemonstration: made = [], ideas } = t.ctx(system).definitions;
    expect(made.length).toBeGreaterThanOrEqual(40);
    const nb = made.filter(({ content }) => content.language === 'nb').length;
    expect(nb / made.length).toBeGreaterThan(0.6);
    expect(nb / made.length).toBeLessThan(0.75);
    expect(new Set(made.flatMap(({ content }) => content.themes))).toEqual(new Set(ideas.themes.map((theme) => theme.id)));
    expect(new Set(made.map(({ content }) => content.size)).size).toBe(ideas.sizes.length);
    expect(new Set(made.map(({ content }) => content.claimedLevel)).size).toBe(4);
    expect(new Set(made.map(({ content }) => content.title)).size).toBe(made.length);
  });
  it('can be read by anybody, with the place as it was then', async () => {
    const [newest] = await listNewest(t.ctx(anonymous), 1);
    expect(newest?.idea).toMatchObject({ standing: 'published', demonstration: true });
    const [askim] = await rows<{ number: number; name: string; county: string }>(
      `select i.number, v.municipality_name as name, v.county_name as county from idea i join idea_version v on v.idea_id = i.id where v.municipality_code = '0124'`,
    );
    expect(askim).toMatchObject({ name: 'Askim', county: 'Østfold' });
    expect(await findPublished(t.ctx(anonymous), askim!.number)).toMatchObject({ version: { municipality: { name: 'Askim' } } });
  });
  it('three of them have a drawing, which stands in the text with its words and is read by anybody', async () => {
    const drawn = await rows<{ number: number; alt: string; did: string }>(
      `select i.number, f.alt, v.content->'sections'->>'did' as did
         from idea_file f join idea i on i.id = f.idea_id join idea_version v on v.idea_id = i.id and v.n = (select max(n) from idea_version where idea_id = i.id)`,
    );
    expect(drawn).toHaveLength(3);
    for (const { number, alt, did } of drawn) {
      expect(did).toContain(`![${alt}](bilde:1)`);
      const { pictures } = await listPublishedFiles(t.ctx(anonymous), number);
      expect(pictures).toMatchObject([{ alt, width: 1280, height: 800, widths: [320, 640, 1280] }]);
    }
  });
  it('have versions that differ, doubles that lead on, and something in the queue', async () => {
    const twice = await rows<{ number: number }>(`select i.number from idea i join idea_version v on v.idea_id = i.id where v.n = 2`);
    expect(twice.length).toBeGreaterThanOrEqual(3);
    const [second, first] = await listVersions(t.ctx(anonymous), twice[0]!.number);
    expect(second!.content.sections.outcome).not.toBe(first!.content.sections.outcome);
    expect(second!.changeNote).not.toBe('');
    const [double] = await rows<{ number: number }>(`select number from idea where standing = 'merged'`);
    expect(await findPublished(t.ctx(anonymous), double!.number)).toMatchObject({ mergedInto: expect.any(Number) });
    const editor = {
      kind: 'person',
      personId: 'demo-kristiansund-coordinator',
      name: 'K',
      grants: [
        { role: 'coordinator', scope: 'kristiansund' },
        { role: 'editor', scope: 'kristiansund' },
      ],
    } as const;
    expect(await listQueue(t.ctx(editor))).toHaveLength(2);
  });
  it('are confirmed, due and silent, and nothing has happened later than now', async () => {
    const today = norwegianDay(t.ctx(system).now);
    const trusted = await rows<{ reviewBy: string; silentFrom: string }>(
      `select review_by::text as "reviewBy", silent_from::text as "silentFrom" from idea where standing = 'published'`,
    );
    expect(new Set(trusted.map((one) => truthOn(today, one.reviewBy, one.silentFrom)))).toEqual(new Set(['confirmed', 'due', 'unconfirmed']));
    const [last] = await rows<{ at: Date }>(`select max(at) as at from idea_event`);
    expect(last!.at.getTime()).toBeLessThanOrEqual(t.ctx(system).now.getTime());
  });
  it('have been used by none and by many, asked about and commented on, as each idea says itself', async () => {
    const said = await rows<{ uses: number; rows: number }>(
      `select i.uses, (select count(*)::int from idea_contribution c where c.idea_id = i.id and c.kind = 'use') as rows from idea i where i.standing = 'published'`,
    );
    // What a part of the idea's own municipality says is told, and not counted.
    expect(said.filter((one) => one.uses !== one.rows).map((one) => one.rows - one.uses)).toEqual([1, 1]);
    expect([Math.min(...said.map((one) => one.uses)), Math.max(...said.map((one) => one.uses))]).toEqual([0, 11]);
    const questions = await rows<{ state: string }>(`select distinct state from idea_contribution where kind = 'question' order by 1`);
    expect(questions.map((one) => one.state)).toEqual(['shown', 'waiting']);
    const [empty] = await rows<{ n: number }>(`select count(*)::int as n from idea_contribution where kind = 'use' and did = ''`);
    expect(empty?.n).toBe(0);
  });
  it('are all found', async () => {
    await refreshIdeaIndex(t.ctx(system));
    const [found] = await rows<{ indexed: number; published: number }>(
      `select (select count(*)::int from idea_index) as indexed, (select count(*)::int from idea where standing = 'published') as published`,
    );
    expect(found!.indexed).toBe(found!.published);
  });
});
