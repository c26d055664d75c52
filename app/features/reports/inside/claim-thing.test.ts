import { describe, expect, test } from 'vitest';
import type { LocalText, Locale } from '../../../platform/locale.ts';
import type { Cell } from '../../indicators/cell.ts';
import { judgeChapter } from '../report.ts';
import type { SourceBook } from '../source.ts';
import { readChapterText } from './chapter-text.ts';

const all = (nb: string, nn = nb, en = nb): LocalText => ({ nb, nn, en });
const centres = all('utviklingssentraler', 'utviklingssentralar', 'development centres');
const yearly = (values: readonly number[]): { year: number; cell: Cell }[] => values.map((value, i) => ({ year: 2014 + i, cell: { value } }));
const series = (id: string, unit: LocalText, overYears: 'sum' | 'none', values: readonly number[]): SourceBook['series'] => ({
  [id]: {
    indicator: { id, label: unit, definition: unit, unit, overYears },
    series: { indicator: id, basis: 'published', points: yearly(values), source: { name: unit }, breaks: [] },
  },
});
const share: Cell = { value: 0.8, count: 4, of: 5 };
const book: SourceBook = {
  years: { from: 2014, to: 2018 },
  series: {
    ...series('people', all('personer', 'personar', 'people'), 'sum', [178, 186, 198, 181, 150]),
    ...series('places', all('kommuner (summert over år)', 'kommunar (summert over år)', 'municipalities (summed over years)'), 'sum', [45, 53, 38, 44, 46]),
    ...series('distinct', all('ulike kommuner', 'ulike kommunar', 'different municipalities'), 'none', [40, 41, 42, 43, 44]),
    ...series('number', all('sentraler', 'sentralar', 'centres'), 'none', [5, 5, 5, 5, 5]),
  },
  figures: {
    days: {
      id: 'days',
      kind: 'figure',
      title: all('Samarbeid'),
      rowHead: all('Form'),
      measure: 'share-of-centres',
      unit: all('prosent av sentralene som svarte', 'prosent av sentralane som svara', 'per cent of the centres that answered'),
      basis: 'demonstration',
      source: all('Skjema'),
      years: { from: 2017, to: 2018 },
      columns: [2017, 2018].map((year) => ({ id: String(year), label: all(String(year)), year, answered: 5, notAnswered: 0 })),
      rows: [{ id: 'held', label: all('Fagdager'), cells: [share, share] }],
      notes: [],
    },
  },
  centreName: { one: all('utviklingssentral', 'utviklingssentral', 'development centre'), many: centres },
  authority: all('Direktoratet'),
  demonstration: true,
};
const verdictOf = (claim: string, language: Locale = 'nb'): unknown => {
  const { verdict } = judgeChapter(readChapterText(claim, language), book, language)[0]!;
  return verdict.kind === 'wrong-source' && verdict.needs === 'thing' ? verdict.word : verdict.kind;
};

describe('a number is only right of what it is a number of', () => {
  test.each<[string, Locale, string]>([
    ['nesten 900 kommuner]{people', 'nb', 'kommuner'],
    ['nesten 900 kommunar]{people', 'nn', 'kommunar'],
    ['almost 900 municipalities]{people', 'en', 'municipalities'],
    ['over 220 ulike kommuner]{places', 'nb', 'ulike'],
    ['over 220 different municipalities]{places', 'en', 'different'],
    ['893 forskjellige personer]{people', 'nb', 'forskjellige'],
    ['fem år]{number year=2014', 'nb', 'år'],
    ['de fem sentralene]{period', 'nb', 'sentralene'],
    ['fire av fem kommuner]{days.held year=2018', 'nb', 'kommuner'],
    ['de fleste kommunene]{days.held year=2018', 'nb', 'kommunene'],
  ])('%s (%s)', (claim, language, word) => expect(verdictOf(`:claim[${claim}}`, language)).toBe(word));
  test.each<[string, Locale]>([
    ['nesten 900 personer]{people', 'nb'],
    ['nesten 900]{people', 'nb'],
    ['nesten 900 personer fra mange kommuner]{people', 'nb'],
    ['nesten 900 hospitanter]{people', 'nb'],
    ['over 220 kommuner (summert over år)]{places', 'nb'],
    ['40 ulike kommuner]{distinct year=2014', 'nb'],
    ['fem frisklivssentraler]{number year=2014', 'nb'],
    ['fem godt forankrede sentraler]{number year=2014', 'nb'],
    ['de fem årene]{period', 'nb'],
    ['dei fem åra]{period', 'nn'],
    ['the five years]{period', 'en'],
    ['fire av fem sentraler]{days.held year=2018', 'nb'],
    ['de fleste sentralene]{days.held years=2017-2018', 'nb'],
    ['most of the centres]{days.held year=2018', 'en'],
  ])('%s (%s) holds', (claim, language) => expect(verdictOf(`:claim[${claim}}`, language)).toBe('holds'));
});

describe('some of the years are not how many the years are', () => {
  test.each<[string, Locale]>([
    ['fem av årene', 'nb'],
    ['minst fem av disse årene', 'nb'],
    ['fem år av perioden', 'nb'],
    ['fem av dei ni åra', 'nn'],
    ['fem av åra', 'nn'],
    ['five of the years', 'en'],
    ['five years of the whole period', 'en'],
  ])('%s (%s) needs a number', (wording, language) => {
    const { verdict } = judgeChapter(readChapterText(`:claim[${wording}]{period}`, language), book, language)[0]!;
    expect(verdict).toEqual({ kind: 'wrong-source', needs: 'number' });
  });
  test.each<[string, Locale]>([
    ['de fem årene av satsingen', 'nb'],
    ['the five years of the programme', 'en'],
  ])('%s (%s) are all of them', (wording, language) => expect(verdictOf(`:claim[${wording}]{period}`, language)).toBe('holds'));
});

test('a span that reaches outside the numbers is refused, never made shorter', () => {
  expect(verdictOf('Det kom :value{people years=2014-2018}.')).toBe('holds');
  expect(verdictOf('Det kom :value{people years=2014-2022}.')).toBe('unknown-source');
  expect(verdictOf('Det kom :value{people years=2010-2018}.')).toBe('unknown-source');
  expect(verdictOf(':claim[de fleste]{days.held years=2016-2018}')).toBe('unknown-source');
});

test('a sentence of named years is told of newer numbers, if there are any', () => {
  const newerOf = (claim: string): unknown => judgeChapter(readChapterText(claim, 'nb'), book, 'nb')[0]!.newer;
  expect(newerOf('I 2016 kom :value{people year=2016}.')).toBe(2018);
  expect(newerOf(':claim[de fleste]{days.held year=2017}')).toBe(2018);
  expect(newerOf('I 2018 kom :value{people year=2018}.')).toBe(undefined);
  expect(newerOf(':claim[nesten 900 personer]{people}')).toBe(undefined);
});
