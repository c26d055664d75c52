import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { demonstrationIdeas, shelve } from '../../../testing/idea-shelf.ts';
import type { Shelved } from '../../../testing/idea-shelf.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { facets, hitsOnPage, noSearch } from './idea-search.ts';
import type { Facet, IdeaSearch } from './idea-search.ts';
import { relatedIdeas, searchIdeas, similarIdeas, suggest } from './idea-search.server.ts';
import { indexIdea } from './inside/search/index-store.server.ts';

/** What holds of every search, and what is told of what was typed. */

let t: TestDatabase;
let numbers: ReadonlyMap<string, number>;
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(systemActor('test')));
  const shown = [...demonstrationIdeas()];
  const more = shown.map(([file, idea], i): [string, Shelved] => [
    `${file} again`,
    { ...idea, content: { ...idea.content, title: `Nok en gang: ${idea.content.title}`, year: 2015 + (i % 9) }, uses: i % 7 },
  ]);
  const apart: [string, Shelved][] = [
    ['silent', { ...shown[0]![1], silentFrom: '2026-01-01', content: { ...shown[0]![1].content, title: 'Kajakkpadling i skjærgården' } }],
    ['heard', { ...shown[0]![1], content: { ...shown[0]![1].content, title: 'Kajakkpadling i skjærgården' } }],
    ['real', { ...shown[0]![1], demonstration: false }],
    ['lenvik', { ...shown[1]![1], content: { ...shown[1]![1].content, title: 'Hundekjøring', municipality: '1931', year: 2018 } }],
  ];
  const all = [...shown, ...more, ...apart];
  const made = await shelve(
    t,
    all.map(([, idea]) => idea),
  );
  numbers = new Map(all.map(([name], i) => [name, made[i]!]));
});
afterAll(() => t?.drop());
const find = (search: Partial<IdeaSearch>) => searchIdeas(t.ctx(anonymous), { ...noSearch, ...search });

const someWords = fc.constantFrom('', 'trening', 'søvn', 'kurs', 'mat alkohol', 'menn', '"uten påmelding"', 'ungdom', 'gåtur', 'xyzzy', 'Horten', 'treenng');
const chosenOf: Partial<Record<Facet, readonly string[]>> = {
  themes: ['physical-activity', 'sleep', 'diet', 'no-such'],
  groups: ['adults', 'elderly', 'men'],
  levels: ['tried', 'established'],
  sizes: ['small', 'middle', 'large'],
  regions: ['Vest', 'Nord'],
  years: ['2020', '2023'],
};
const anySearch = fc
  .record({
    q: someWords,
    sort: fc.constantFrom('best' as const, 'newest' as const, 'used' as const),
    ...Object.fromEntries(Object.entries(chosenOf).map(([facet, ids]) => [facet, fc.subarray([...ids], { maxLength: 2 })])),
  })
  .map((s) => ({ ...noSearch, ...s }));

describe('every search', () => {
  it('finds no more when it is narrowed by one thing more, and counts what each choice would give', async () => {
    await fc.assert(
      fc.asyncProperty(anySearch, fc.constantFrom(...facets), async (search, facet) => {
        const open = { ...search, [facet]: [] };
        const wide = await find(open);
        for (const { id, n } of wide.facets[facet].slice(0, 4)) {
          const narrow = await find({ ...open, [facet]: [id] });
          expect(narrow.total).toBe(n);
          expect(narrow.total).toBeLessThanOrEqual(wide.total);
          expect(narrow.facets[facet]).toEqual(wide.facets[facet]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('shows each hit once, on one page', async () => {
    await fc.assert(
      fc.asyncProperty(anySearch, async (search) => {
        const { total } = await find(search);
        const seen: number[] = [];
        for (let page = 1; page <= Math.ceil(total / hitsOnPage); page += 1) seen.push(...(await find({ ...search, page })).hits.map((hit) => hit.number));
        expect(new Set(seen).size).toBe(total);
        expect(seen).toHaveLength(total);
      }),
      { numRuns: 25 },
    );
  });

  it('is answered, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 60 }),
          fc.string({ unit: fc.constantFrom('"', "'", '&', '|', '!', ':', '*', '(', ')', '<', '\\', '-', 'a', 'å', ' ', '@', '^', '~', '_'), maxLength: 30 }),
        ),
        async (q) => {
          expect((await find({ q })).total).toBeGreaterThanOrEqual(0);
          expect((await suggest(t.ctx(anonymous), q)).words.length).toBeLessThanOrEqual(7);
        },
      ),
      { numRuns: 60 },
    );
    expect((await find({ q: Array.from({ length: 500 }, (_, i) => `ord${i}`).join(' ') })).understood.ignored).toMatchObject([{ why: 'too-many' }]);
  });
});

describe('whoever searches', () => {
  it('is told what was left out: small words, single letters, and what is too much', async () => {
    expect((await find({ q: 'og i på' })).understood).toMatchObject({ words: 'none', ignored: [{ why: 'common-words', words: ['og', 'i', 'på'] }] });
    expect((await find({ q: 'x' })).understood.ignored).toEqual([{ why: 'too-short', words: ['x'] }]);
    const many = await find({ q: 'søvn kurs kveld natt arbeid skift lege trening gruppe kaffe vann tur' });
    expect(many.understood.ignored).toEqual([{ why: 'too-many', words: ['vann', 'tur'] }]);
    expect((await find({ q: 'og i på' })).total).toBe((await find({})).total);
  });
  it('is told of the other words searched for, and meets them marked', async () => {
    const { understood, hits } = await find({ q: 'kosthold' });
    expect(understood.also).toEqual(expect.arrayContaining(['kosthald', 'mat']));
    expect(hits.some((hit) => [...hit.title, ...hit.gist, ...(hit.excerpt ?? [])].some((p) => p.hit && /mat/i.test(p.text)))).toBe(true);
  });
  it('is told what was meant when nothing has the word as it is spelt', async () => {
    const { understood, total } = await find({ q: 'elsykel' });
    expect(understood.corrected).toEqual({ q: 'elsykkel', words: [{ from: 'elsykel', to: 'elsykkel' }] });
    expect(total).toBe(2);
  });
  it('is shown those with most words when nothing has them all', async () => {
    const { understood, hits } = await find({ q: 'elsykkel pulsklokke resept' });
    expect(understood.words).toBe('some');
    expect(hits.map((hit) => hit.number)).toContain(numbers.get('elsykkel-pa-resept'));
  });
  it('finds by the municipality’s name of then and of now', async () => {
    for (const q of ['Lenvik', 'Senja', 'hundekjøring Senja']) expect((await find({ q })).hits.map((hit) => hit.number)).toContain(numbers.get('lenvik'));
  });
  it('meets what nobody has confirmed last', async () => {
    expect((await find({ q: 'kajakkpadling' })).hits.map((hit) => hit.number)).toEqual([numbers.get('heard'), numbers.get('silent')]);
    const everything = await find({ page: Math.ceil((await find({})).total / hitsOnPage) });
    expect(everything.hits.at(-1)?.number).toBe(numbers.get('silent'));
  });
  it('meets those of municipalities like their own first', async () => {
    const { hits } = await find({ like: '3801' });
    expect(hits.slice(0, 3).map((hit) => [hit.size, hit.region])).toEqual(Array.from({ length: 3 }, () => ['large', 'Sør-Øst']));
  });
  it('finds nothing that is real in the demonstration', async () => {
    const { total } = await find({});
    expect(total).toBe(numbers.size - 1);
  });
  it('is given words and titles after a few letters', async () => {
    const { words, ideas } = await suggest(t.ctx(anonymous), 'elsy');
    expect(words[0]).toMatch(/^elsykk?e?l/);
    expect(ideas.map((idea) => idea.number)).toContain(numbers.get('elsykkel-pa-resept'));
    expect(await suggest(t.ctx(anonymous), 'e')).toEqual({ words: [], ideas: [] });
  });
});

describe('an idea', () => {
  it('is known as another’s double, from its title alone or from the whole of it', async () => {
    const { content } = demonstrationIdeas().get('trening-uten-pamelding-leirfjord')!;
    const [first] = await similarIdeas(t.ctx(anonymous), { content, except: numbers.get('trening-uten-pamelding-leirfjord')! });
    expect(first?.number).toBe(numbers.get('trening-uten-pamelding-leirfjord again'));
    expect(first?.likeness).toBeGreaterThan(0.5);
    const titled = await similarIdeas(t.ctx(anonymous), {
      content: { title: 'Faste treningstider uten påmelding', gist: '', sections: { need: '', did: '', outcome: '', differently: '' }, themes: [] },
    });
    expect(titled.slice(0, 3).map((s) => s.number)).toContain(numbers.get('tre-faste-treningstider'));
  });
  it('has others like it beside it, and never itself', async () => {
    const own = numbers.get('sovnkurs-fire-kvelder')!;
    const related = await relatedIdeas(t.ctx(anonymous), own);
    expect(related.map((r) => r.number)).not.toContain(own);
    expect(related.flatMap((r) => r.themes)).toContain('sleep');
  });
  it('is found no longer when it is not published, and again when it is', async () => {
    const ctx = t.ctx(anonymous);
    const { rows } = await t.db.owner.query<{ id: string }>(`select id from idea where number = $1`, [numbers.get('heard')]);
    const id = rows[0]!.id;
    const counted = async () => (await find({})).total;
    const before = await counted();
    await t.db.owner.query(`update idea set standing = 'hidden' where id = $1`, [id]);
    await inTransaction(ctx, (tx) => indexIdea(tx, ctx, id));
    expect(await counted()).toBe(before - 1);
    await t.db.owner.query(`update idea set standing = 'published' where id = $1`, [id]);
    await inTransaction(ctx, (tx) => indexIdea(tx, ctx, id));
    expect(await counted()).toBe(before);
  });
});
