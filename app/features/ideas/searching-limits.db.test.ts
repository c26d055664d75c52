import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { shelve } from '../../../testing/idea-shelf.ts';
import type { Shelved } from '../../../testing/idea-shelf.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { noSearch } from './idea-search.ts';
import type { IdeaSearch } from './idea-search.ts';
import { relatedIdeas, searchIdeas, similarIdeas, suggest } from './idea-search.server.ts';
import type { IdeaContent } from './idea.ts';
import { indexIdea } from './inside/search/index-store.server.ts';
import { nearest } from './inside/search/spelling.ts';

/** The rules of searching, one at a time, on ideas that differ in one thing. */

const content: IdeaContent = {
  language: 'nb',
  title: '',
  gist: '',
  sections: { need: '', did: '', outcome: '', differently: '' },
  efforts: { people: '', hours: '', money: '' },
  known: '',
  targetGroups: ['adults'],
  themes: ['sleep'],
  guideUnits: [],
  municipality: '4601',
  year: 2024,
  size: 'large',
  contact: 'Leder',
  claimedLevel: 'tried',
  reference: '',
  licence: 'cc-by-4',
};
const titled = (title: string, more: Partial<Shelved> = {}, text: Partial<IdeaContent> = {}): Shelved => ({ ...more, content: { ...content, title, ...text } });
const shelf = {
  'blue balloon': titled('Blå ballong'),
  'balloon that is blue': titled('Ballong er blå'),
  heard: titled('Kajakk på fjorden', { published: '2025-01-01', uses: 1 }),
  silent: titled('Kajakk på fjorden', { published: '2026-06-01', uses: 9, silentFrom: '2026-01-01' }),
  'planned trumpet': titled('Trompet i parken', { level: 'planned' }),
  'tried trumpet': titled('Trompet i parken', { level: 'established' }),
  'planned trumpet again': titled('Trompet i parken', { level: 'planned' }),
  'real harp': titled('Harpe i stua', { demonstration: false }),
  'like harp': titled('Harpe i stua', { size: 'small' }, { municipality: '1804', size: 'small' }),
  'unlike harp': titled('Harpe i stua'),
  lenvik: titled('Hundekjøring', {}, { municipality: '1931', year: 2018 }),
  told: titled('Stille kveld', {}, { known: 'Vi målte med hydrofon.', efforts: { people: 'En organist', hours: '', money: 'Lån av sekstant' } }),
  'nearly a balloon': titled('Ballung'),
  xylophone: titled('Vindxylofonbygging'),
  apart: titled('Svømming', {}, { gist: 'Basseng', sections: { ...content.sections, need: 'fiolin', did: 'klarinett' } }),
} satisfies Record<string, Shelved>;
type Name = keyof typeof shelf;

let t: TestDatabase;
const names = new Map<number, Name>();
const numbers = new Map<Name, number>();
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(systemActor('test')));
  const made = await shelve(t, Object.values(shelf));
  (Object.keys(shelf) as Name[]).forEach((name, i) => void (names.set(made[i]!, name), numbers.set(name, made[i]!)));
});
afterAll(() => t?.drop());
const ask = (search: Partial<IdeaSearch>) => searchIdeas(t.ctx(anonymous), { ...noSearch, ...search });
const find = async (search: Partial<IdeaSearch>): Promise<Name[]> => (await ask(search)).hits.map((hit) => names.get(hit.number)!);

describe('what is typed', () => {
  it('between quotation marks is found as it stands; a mark that is never closed is none', async () => {
    expect(await find({ q: '"blå ballong"' })).toEqual(['blue balloon']);
    expect((await find({ q: '"blå ballong' })).toSorted()).toEqual(['balloon that is blue', 'blue balloon']);
    // A phrase does not go on from one text to the next.
    expect(await find({ q: '"fiolin klarinett"' })).toEqual([]);
    expect(await find({ q: 'fiolin klarinett' })).toEqual(['apart']);
  });
  it('in the manner of other programs is not said to be too common', async () => {
    for (const q of ['blå OG ballong', 'blå AND ballong', 'blå ELLER ballong']) expect((await ask({ q })).understood.ignored, q).toEqual([]);
  });
  it('is not set right where it is a word that an idea has', async () => {
    expect((await ask({ q: 'harpe balong' })).understood.corrected?.words).toEqual([{ from: 'balong', to: 'ballong' }]);
    const both = (await ask({ q: 'harpe ballong' })).understood;
    expect([both.words, both.corrected]).toEqual(['some', undefined]);
    // Of a word of three letters nobody knows what was meant.
    expect((await ask({ q: 'bla' })).understood.corrected).toBeUndefined();
  });
  it('is found in a longer word that no list takes apart, and the reader is told which', async () => {
    const { hits, understood } = await ask({ q: 'xylofon' });
    expect(hits.map((hit) => names.get(hit.number))).toEqual(['xylophone']);
    expect(understood.also).toEqual(['vindxylofonbygging']);
  });
  it('is marked as one where its words stand beside each other', async () => {
    expect((await ask({ q: '"blå ballong"' })).hits[0]?.title).toEqual([{ text: 'Blå ballong', hit: true }]);
  });
});

describe('a word that was misspelt', () => {
  it('is the nearest known one, then one that begins alike, then the most used', () => {
    const known = (...words: [string, number][]) => words.map(([word, n]) => ({ word, n }));
    expect(nearest('harpa', known(['karper', 90], ['harpe', 1]))).toBe('harpe');
    expect(nearest('tallong', known(['vallong', 90], ['tallang', 1]))).toBe('tallang');
    expect(nearest('ballong', known(['ballang', 1], ['balleng', 5]))).toBe('balleng');
    expect(nearest('balong', known(['trompet', 90]))).toBeUndefined();
  });
});

describe('what nobody has confirmed', () => {
  it('stands last, however new and used it is, and whatever it is sorted by', async () => {
    for (const sort of ['best', 'newest', 'used'] as const) {
      expect(await find({ q: 'kajakk', sort }), sort).toEqual(['heard', 'silent']);
      expect((await find({ sort })).at(-1), sort).toBe('silent');
    }
    expect((await suggest(t.ctx(anonymous), 'kajakk')).ideas.map((idea) => names.get(idea.number))).toEqual(['heard', 'silent']);
  });
});

describe('the order', () => {
  it('has what is better tried first', async () => {
    const all = await find({});
    expect(all.indexOf('tried trumpet')).toBeLessThan(Math.min(all.indexOf('planned trumpet'), all.indexOf('planned trumpet again')));
  });
  it('has those of municipalities like one’s own first, by both size and region, also for words', async () => {
    expect(await find({ q: 'harpe', like: '1804' })).toEqual(['like harp', 'unlike harp']);
  });
});

describe('the demonstration', () => {
  it('has nothing that is real, in a list, behind words, among suggestions or beside what is alike', async () => {
    expect(await find({})).not.toContain('real harp');
    expect((await find({ q: 'harpe' })).toSorted()).toEqual(['like harp', 'unlike harp']);
    expect((await ask({ q: 'harpe' })).total).toBe(2);
    expect((await suggest(t.ctx(anonymous), 'harpe')).ideas.map((idea) => names.get(idea.number)!).toSorted()).toEqual(['like harp', 'unlike harp']);
    const alike = await similarIdeas(t.ctx(anonymous), { content: shelf['like harp'].content });
    expect(alike.map((one) => names.get(one.number))).not.toContain('real harp');
  });
});

describe('an idea', () => {
  it('is found by how it is known what came of it, and by what it took', async () => {
    for (const q of ['hydrofon', 'organist', 'sekstant']) expect(await find({ q }), q).toEqual(['told']);
  });
  it('stands under the county that its municipality lies in today', async () => {
    expect(await find({ counties: ['55'] })).toEqual(['lenvik']);
    expect((await ask({})).facets.counties.map((c) => c.id)).not.toContain('19');
  });
  it('is not beside itself', async () => {
    for (const name of ['like harp', 'told'] as const) expect((await relatedIdeas(t.ctx(anonymous), numbers.get(name)!)).map((hit) => names.get(hit.number))).not.toContain(name);
  });
  it('is not like one that it shares a word with and little else', async () => {
    const sections = {
      ...content.sections,
      did: 'Vi bygde hytter av pinner, malte gjerder, plantet epler, vasket vinduer, syklet langs elva og sang for naboene, hentet ved, tente bål, kokte kaffe og ryddet et basseng.',
    };
    const alike = await similarIdeas(t.ctx(anonymous), { content: { ...content, title: 'Dugnad', themes: [], sections } });
    expect(alike).toEqual([]);
  });
  it('told to the index again has its words counted once', async () => {
    const counted = async () => (await t.db.owner.query(`select word, n from idea_word where word in ('harpe', 'stua') order by word`)).rows;
    const before = await counted();
    const { rows } = await t.db.owner.query<{ id: string }>('select id from idea where number = $1', [numbers.get('like harp')]);
    const ctx = t.ctx(anonymous);
    for (let i = 0; i < 3; i += 1) await inTransaction(ctx, (tx) => indexIdea(tx, ctx, rows[0]!.id));
    expect([before.length, await counted()]).toEqual([2, before]);
  });
});
