import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { edvard, freshOnce, ideaDatabase, publishedIdea, versionNow, whole } from '../../../testing/ideas.ts';
import { kari, person } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { distinctMunicipalities } from '../geography/geography.ts';
import { addUse, getContributions } from './idea-uses.server.ts';
import { findPublished, mergeIdea, publishIdea, saveDraft, submitIdea } from './ideas.server.ts';
import { recountMoved, recountUses } from './inside/use/counting.server.ts';

/** How many municipalities have used an idea, by today's borders and without its own: on its page, in lists, and in what the numbers are made of. */

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);
const system = () => t.ctx(systemActor('test'));
const from = (municipality: string, year: number) => publishedIdea(as, { content: { ...whole, municipality, year } });
/** By whoever was employed there then. */
const used = async (ideaId: string, code: string, year: number, month = 5) => {
  const told = await addUse(as(person(`in-${code}`, 'Per', { role: 'employee', scope: code })), {
    ideaId,
    once: freshOnce(),
    did: 'Det samme',
    went: 'Bra',
    advice: 'Begynn',
    year,
    month,
    municipality: '',
  });
  if (!told.ok) throw new Error(JSON.stringify(told));
};
interface Fact {
  readonly item: string;
  readonly year: number;
}
const factsOf = async (id: string): Promise<Fact[]> =>
  (await t.db.owner.query<Fact>(`select item, year from idea_fact where idea_id = $1 and measure = 'use' and centre_id = '' order by year, item`, [id])).rows;
/** On the idea's page, in lists, and as told to the numbers: one municipality there may be several, one for each year. */
async function counts({ id, number }: { readonly id: string; readonly number: number }) {
  const page = (await getContributions(as(anonymous), id)).municipalities;
  const found = await findPublished(as(anonymous), number);
  const list = found && 'idea' in found ? found.idea.uses : undefined;
  const facts = await factsOf(id);
  const { geography } = t.ctx(anonymous).definitions;
  const numbers = distinctMunicipalities(
    geography,
    facts.map(({ item, year }) => ({ code: item, on: `${year}-05-01` })),
    { at: norwegianDay(t.ctx(anonymous).now) },
  ).length;
  return { page, list, numbers };
}
const all = (n: number) => ({ page: n, list: n, numbers: n });

describe('municipalities that have used an idea', () => {
  it('are one when they have become one, under whatever number', async () => {
    const idea = await from('1804', 2018);
    // Lenvik and Tranøy are Senja, which has had two numbers.
    for (const [code, year] of [
      ['1931', 2019],
      ['1927', 2019],
      ['5421', 2021],
      ['5530', 2025],
    ] as const)
      await used(idea.id, code, year);
    expect(await counts(idea)).toEqual(all(1));
    // Each is shown under the name of then.
    expect((await getContributions(as(anonymous), idea.id)).uses.map((u) => u.municipality.name).toSorted()).toEqual(['Lenvik', 'Senja', 'Senja', 'Tranøy']);
  });
  it('are one with either part of what they were split into, and two only when both have', async () => {
    const idea = await from('1804', 2018);
    await used(idea.id, '1850', 2019);
    await used(idea.id, '1806', 2021);
    expect(await counts(idea)).toEqual(all(1));
    await used(idea.id, '1875', 2021);
    expect(await counts(idea)).toEqual(all(2));
  });
  it('are without the idea’s own, what that has become, and what it was made of', async () => {
    const [tysfjord, senja] = [await from('1850', 2018), await from('5421', 2021)];
    for (const [code, year] of [
      ['1850', 2019],
      ['1806', 2021],
      ['1875', 2025],
    ] as const)
      await used(tysfjord.id, code, year);
    for (const [code, year] of [
      ['1931', 2019],
      ['5530', 2025],
    ] as const)
      await used(senja.id, code, year);
    for (const idea of [tysfjord, senja]) {
      expect(await counts(idea)).toEqual(all(0));
      await used(idea.id, '4601', 2026);
      await used(idea.id, '4601', 2025);
      expect(await counts(idea)).toEqual(all(1));
      expect(await factsOf(idea.id)).toEqual([
        { item: '4601', year: 2025 },
        { item: '4601', year: 2026 },
      ]);
    }
    expect((await getContributions(as(anonymous), tysfjord.id)).uses).toHaveLength(5);
  });
  it('are others when the idea is of another municipality, and when two ideas become one', async () => {
    const [idea, other] = [await from('1850', 2018), await from('4601', 2020)];
    await used(idea.id, '1806', 2021);
    expect(await counts(idea)).toEqual(all(0));
    await saveDraft(as(kari), { id: idea.id, version: await versionNow(as, kari, idea.id), content: whole });
    const sent = await submitIdea(as(kari), { id: idea.id, version: await versionNow(as, kari, idea.id) });
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    expect(await publishIdea(as(edvard), { id: idea.id, version: sent.version, level: 'tried' })).toEqual({ ok: true });
    expect(await counts(idea)).toEqual(all(1));
    // One that is at home in the idea it becomes part of.
    await used(idea.id, '4601', 2022);
    expect(await counts(idea)).toEqual(all(2));
    expect(await mergeIdea(as(edvard), { id: idea.id, version: await versionNow(as, kari, idea.id), into: other.number, word: '' })).toEqual({ ok: true });
    expect(await counts(other)).toEqual(all(1));
  });
  it('are the same wherever they are counted, whatever was used where and when', async () => {
    const codes = ['1850', '1806', '1875', '1931', '1927', '5421', '5530', '4601', '1201', '1804', '1534', '1507', '1580', '1508'];
    const place = fc.record({ code: fc.constantFrom(...codes), year: fc.integer({ min: 2018, max: 2026 }) });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('1850', '5421', '4601', '1804', '1507'), fc.array(place, { maxLength: 8 }), async (own, uses) => {
        const idea = await publishedIdea(as, { content: { ...whole, municipality: own, year: own === '1850' ? 2018 : own === '5421' || own === '1507' ? 2021 : 2025 } });
        for (const { code, year } of uses)
          await t.db.owner.query(
            `insert into idea_contribution (id, once, idea_id, demonstration, kind, state, municipality_code, year, month, at, changed_at)
              values (gen_random_uuid(), gen_random_uuid()::text, $1, false, 'use', 'shown', $2, $3, 5, now(), now())`,
            [idea.id, code, year],
          );
        await inTransaction(system(), (tx) => recountUses(tx, system(), idea.id));
        const { page, list, numbers } = await counts(idea);
        expect([list, numbers]).toEqual([page, page]);
      }),
      { numRuns: 15 },
    );
  });
  it('are counted anew the night after borders have moved, by the night alone, and once', async () => {
    const idea = await from('1804', 2018);
    await used(idea.id, '4601', 2025);
    // As it would have stood with other borders.
    await t.db.owner.query(`update idea_contribution set at_home = true where idea_id = $1`, [idea.id]);
    await t.db.owner.query(`update idea set uses = 0 where id = $1`, [idea.id]);
    await expect(recountMoved(as(kari))).rejects.toMatchObject({ code: 'not-found' });
    expect([await recountMoved(system()), await recountMoved(system())]).toEqual([1, 0]);
    expect(await counts(idea)).toEqual(all(1));
  });
});
