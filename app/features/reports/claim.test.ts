import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../platform/locale.ts';
import { locales } from '../../platform/locale.ts';
import type { Facts, Verdict } from './claim-facts.ts';
import { qualifiers, shareWords } from './claim-wordings.ts';
import { judgeClaim, limitsOfWording, readClaim } from './claim.ts';

const count = (value: number): Facts => ({ kind: 'number', measure: 'count', cell: { value } });
const share = (n: number, of: number): Facts => ({ kind: 'number', measure: 'share', cell: { value: n / of, count: n, of } });
const bareShare = (value: number): Facts => ({ kind: 'number', measure: 'share', cell: { value } });
const people: readonly [number, number][] = [
  [2014, 178],
  [2015, 186],
  [2016, 198],
  [2017, 181],
  [2018, 150],
  [2019, 260],
  [2020, 61],
  [2021, 67],
  [2022, 104],
];
const years = (from: number, to: number): Facts => ({
  kind: 'years',
  measure: 'count',
  points: people.filter(([y]) => y >= from && y <= to).map(([year, value]) => ({ year, cell: { value } })),
});
const kindOf = (wording: string, facts: Facts, locale: Locale = 'nb'): Verdict['kind'] => judgeClaim(wording, locale, facts).kind;
const suggested = (wording: string, facts: Facts, locale: Locale = 'nb'): string | undefined => {
  const verdict = judgeClaim(wording, locale, facts);
  return verdict.kind === 'fails' ? verdict.suggestion?.replace(/[\u00A0\u202F]/g, ' ') : verdict.kind;
};

describe('the sentences of the real report', () => {
  test('nearly 900 people is 850 to 899, and 893 is', () => {
    expect(limitsOfWording('nesten 900 personer', 'nb')).toEqual({ measure: 'count', from: 850, to: 899 });
    expect([849, 850, 893, 899, 900].map((n) => kindOf('nesten 900 personer', count(n)))).toEqual(['fails', 'holds', 'holds', 'holds', 'fails']);
    expect(suggested('nesten 900 personer', count(1385))).toBe('nesten 1 400 personer');
  });
  test('over 220 municipalities is 221 to 239, and 226 is', () => {
    expect([220, 221, 226, 239, 240].map((n) => kindOf('over 220 kommuner', count(n)))).toEqual(['fails', 'holds', 'holds', 'holds', 'fails']);
    expect(suggested('over 220 kommuner', count(334))).toBe('over 330 kommuner');
  });
  test('about two thirds is 60,0 to 73,3 per cent', () => {
    expect(limitsOfWording('Om lag 2/3', 'nb')).toMatchObject({ from: 0.6, to: expect.closeTo(0.7333, 4) });
    expect([share(6, 10), share(6, 9), share(8, 11), share(3, 4), share(5, 9)].map((f) => kindOf('Om lag 2/3', f))).toEqual(['holds', 'holds', 'holds', 'fails', 'fails']);
  });
  test('half is 45 to 55 per cent', () => {
    expect([0.4499, 0.45, 0.5, 0.55, 0.5501].map((v) => kindOf('Halvparten av sentralene', bareShare(v)))).toEqual(['fails', 'holds', 'holds', 'holds', 'fails']);
    expect(suggested('Halvparten av sentralene', share(7, 10))).toBe('Om lag to tredeler av sentralene');
    expect(suggested('Halvparta av sentralane', share(3, 4), 'nn')).toBe('Om lag tre firedelar av sentralane');
  });
  test('all is all of those that answered', () => {
    expect(kindOf('alle sentralene', share(5, 5))).toBe('holds');
    expect(suggested('alle sentralene', share(9, 10))).toBe('ni av de ti sentralene');
    expect(suggested('Alle', share(9, 10))).toBe('Ni av ti');
    expect(suggested('alle sentralane', share(7, 10), 'nn')).toBe('sju av dei ti sentralane');
    expect(suggested('all the centres', share(9, 10), 'en')).toBe('nine of the ten centres');
    expect(suggested('alle de ni sentralene', share(10, 10))).toBe('alle de ti sentralene');
  });
  test('five years are counted', () => {
    const nine: Facts = { kind: 'period', from: 2014, to: 2022 };
    const five: Facts = { kind: 'period', from: 2014, to: 2018 };
    for (const [wording, locale, better] of [
      ['de fem årene', 'nb', 'de ni årene'],
      ['dei fem åra', 'nn', 'dei ni åra'],
      ['the five years', 'en', 'the nine years'],
      ['I løpet av de 5 årene', 'nb', 'I løpet av de 9 årene'],
      ['over de fem årene', 'nb', 'over de ni årene'],
      ['2014–2018', 'nb', '2014–2022'],
      ['fra 2014 til 2018', 'nb', 'fra 2014 til 2022'],
      ['perioden 2014-2018', 'nb', 'perioden 2014-2022'],
    ] as const) {
      expect(kindOf(wording, five, locale)).toBe('holds');
      expect(suggested(wording, nine, locale)).toBe(better);
    }
    expect(kindOf('i perioden', nine)).toBe('holds');
  });
  test('most in 2016 until 2019 came', () => {
    expect(kindOf('flest i 2016', years(2014, 2018))).toBe('holds');
    expect(suggested('flest i 2016', years(2014, 2022))).toBe('flest i 2019');
    expect(suggested('Færrast i 2018', years(2014, 2022), 'nn')).toBe('Færrast i 2020');
    expect(suggested('the most people in 2016', years(2014, 2022), 'en')).toBe('the most people in 2019');
    expect(kindOf('minst i 2020', years(2014, 2022))).toBe('holds');
  });
  test('most in a year that shares the first place says too much, unless both years are named', () => {
    const tied: Facts = { kind: 'years', measure: 'count', points: [7, 9, 9, 3].map((value, i) => ({ year: 2014 + i, cell: { value } })) };
    expect(kindOf('flest i 2015', tied)).toBe('fails');
    expect(kindOf('flest i 2015 og 2016', tied)).toBe('holds');
    expect(kindOf('flest i 2014 og 2015', tied)).toBe('fails');
    expect(kindOf('flest i 2015 og 2016', years(2014, 2018))).toBe('fails');
    const all: Facts = { ...tied, points: tied.points.map(({ year }) => ({ year, cell: { value: 5 } })) };
    expect(kindOf('flest i 2014', all)).toBe('fails');
  });
  test('rose and fell compare the first year with the last', () => {
    expect(kindOf('økte', years(2014, 2016))).toBe('holds');
    expect(kindOf('økte hvert år', years(2014, 2016))).toBe('holds');
    expect(suggested('økte hvert år', years(2014, 2017))).toBe('økte');
    expect(suggested('økte', years(2014, 2018))).toBe('gikk ned');
    expect(suggested('gjekk ned', years(2014, 2016), 'nn')).toBe('auka');
    expect(suggested('fell from 2018 to 2019', years(2014, 2022), 'en')).toBe('rose from 2018 to 2019');
  });
  test('four of nine is the exact ratio', () => {
    expect(kindOf('Fire av ni', share(4, 9))).toBe('holds');
    expect(kindOf('en av tre', share(3, 9))).toBe('holds');
    expect(suggested('Fire av ni sentraler', share(5, 10))).toBe('Fem av ti sentraler');
    expect(suggested('four of the nine centres', share(5, 10), 'en')).toBe('five of the ten centres');
  });
});

describe('ways of writing a number', () => {
  test.each<[string, Locale, Facts]>([
    ['1 385', 'nb', count(1385)],
    ['1\u00A0385 personer', 'nb', count(1385)],
    ['1\u2009385', 'nn', count(1385)],
    ['1,385', 'en', count(1385)],
    ['1385', 'en', count(1385)],
    ['fem', 'nb', count(5)],
    ['sju', 'nn', count(7)],
    ['syv', 'nb', count(7)],
    ['tjuefem', 'nb', count(25)],
    ['twenty-five', 'en', count(25)],
    ['hele 198 personer', 'nb', count(198)],
    ['i alt 893', 'nb', count(893)],
    ['62,5 %', 'nb', share(5, 8)],
    ['62,5\u00A0%', 'nb', share(5, 8)],
    ['62.5%', 'en', share(5, 8)],
    ['63 prosent', 'nb', bareShare(0.625)],
    ['sixty per cent', 'en', share(6, 10)],
    ['60 prosent av sentralane', 'nn', share(6, 10)],
    ['2/3', 'nb', share(6, 9)],
    ['⅔', 'nb', share(6, 9)],
    ['to tredeler av sentralene', 'nb', share(6, 9)],
    ['to tredjedeler', 'nb', share(6, 9)],
    ['to tredelar', 'nn', share(6, 9)],
    ['two thirds', 'en', share(6, 9)],
    ['two-thirds of the centres', 'en', share(6, 9)],
    ['a quarter', 'en', share(1, 4)],
    ['three quarters', 'en', share(3, 4)],
    ['en firedel', 'nb', share(2, 8)],
    ['ein fjerdedel', 'nn', share(2, 8)],
    ['de fleste', 'nb', share(6, 10)],
    ['dei fleste', 'nn', share(6, 10)],
    ['most of the centres', 'en', share(6, 10)],
    ['flertallet', 'nb', share(6, 11)],
    ['fleirtalet', 'nn', share(6, 11)],
    ['the majority', 'en', share(6, 11)],
    ['ingen', 'nb', share(0, 9)],
    ['none of the centres', 'en', share(0, 9)],
    ['no centres', 'en', share(0, 9)],
    ['ingen', 'nb', count(0)],
    ['no more than 220', 'en', count(219)],
    ['meir enn ni', 'nn', count(10)],
    ['fleire enn ni sentralar', 'nn', count(10)],
    ['minst 220', 'nb', count(220)],
    ['rundt 900', 'nb', count(893)],
    ['cirka 900', 'nb', count(893)],
    ['ca. 900', 'nb', count(893)],
    ['nesten alle', 'nb', share(8, 9)],
    ['over halvparten', 'nb', share(5, 9)],
  ])('%s (%s) holds', (wording, locale, facts) => expect(kindOf(wording, facts, locale)).toBe('holds'));
});

describe('what cannot be judged is said', () => {
  test.each<[string, Locale, unknown]>([
    ['', 'nb', { kind: 'empty' }],
    ['mange kommuner', 'nb', { kind: 'unknown-wording' }],
    ['en god del', 'nb', { kind: 'unknown-wording' }],
    ['ikke over 220', 'nb', { kind: 'unknown-wording' }],
    ['nesten 900 personer fra 220 kommuner', 'nb', { kind: 'two-numbers', second: '220' }],
    ['900 eller flere', 'nb', { kind: 'negated', word: 'eller' }],
    ['alle unntatt én', 'nb', { kind: 'negated', word: 'unntatt' }],
    ['all but one', 'en', { kind: 'negated', word: 'but' }],
    ['50 prosent flere', 'nb', { kind: 'negated', word: 'flere' }],
    ['halvparten så mange', 'nb', { kind: 'negated', word: 'så' }],
    ['half as many', 'en', { kind: 'negated', word: 'as' }],
    ['tre gonger så mange', 'nn', { kind: 'negated', word: 'gonger' }],
    ['90 millioner', 'nb', { kind: 'negated', word: 'millioner' }],
    ['900+', 'nb', { kind: 'negated', word: '+' }],
    ['nesten 900', 'en', { kind: 'unknown-wording' }],
    ['1.385', 'nb', { kind: 'unknown-wording' }],
  ])('%s (%s)', (wording, locale, fault) => expect(readClaim(wording, locale)).toEqual({ ok: false, fault }));
  test('a cell without a value gives its reason, never zero', () => {
    for (const none of ['not-asked', 'not-answered', 'withheld', 'not-yet', 'not-applicable'] as const) {
      expect(judgeClaim('ingen', 'nb', { kind: 'number', measure: 'share', cell: { none } })).toEqual({ kind: 'no-number', state: none, year: undefined });
    }
  });
  test('a source of another kind is named', () => {
    expect(judgeClaim('flest i 2016', 'nb', count(893))).toEqual({ kind: 'wrong-source', needs: 'years' });
    expect(judgeClaim('halvparten', 'nb', count(893))).toEqual({ kind: 'wrong-source', needs: 'share' });
    expect(judgeClaim('893', 'nb', bareShare(0.5))).toEqual({ kind: 'wrong-source', needs: 'number' });
    expect(judgeClaim('2014–2018', 'nb', count(5))).toEqual({ kind: 'wrong-source', needs: 'period' });
  });
  test('an amount over several years must hold in each of them', () => {
    const two = (a: number, b: number): Facts => ({
      kind: 'years',
      measure: 'share',
      points: [
        { year: 2017, cell: { value: a / 100 } },
        { year: 2018, cell: { value: b / 100 } },
      ],
    });
    expect(kindOf('om lag 2/3', two(62.5, 66.7))).toBe('holds');
    expect(kindOf('om lag 2/3', two(55, 66.7))).toBe('fails');
  });
});

/** The rule of each qualifier for whole numbers, written a second time, straight from the table's words. */
function borders(id: string, n: number): [number, number] {
  let unit = 1;
  while (n % (unit * 10) === 0) unit *= 10;
  const near = Math.floor(Math.max(1, Math.min(unit / 2, n / 10)));
  const far = Math.ceil(Math.max(2, Math.min(unit * 2, n / 10))) - 1;
  switch (id) {
    case 'almost':
      return [n - near, n - 1];
    case 'over':
      return [n + 1, n + far];
    case 'at-least':
      return [n, n + far];
    case 'under':
      return [n - far, n - 1];
    case 'at-most':
      return [n - far, n];
    case 'about':
      return [n - near, n + near];
    default:
      return [n, n];
  }
}
const anyLocale = fc.constantFrom(...locales);
const anyCount = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 1, max: 30 }).map((n) => n * 10),
  fc.integer({ min: 1, max: 200_000 }),
  fc.integer({ min: 1, max: 99 }).map((n) => n * 1000),
);

describe('every wording, at its borders, in three languages', () => {
  test('a count holds at both ends and fails one step outside', () => {
    fc.assert(
      fc.property(anyCount, anyLocale, fc.constantFrom(...qualifiers), fc.nat(), fc.boolean(), (n, locale, qualifier, pick, thousands) => {
        const words = qualifier.words[locale];
        const written = thousands ? new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'nb-NO').format(n) : String(n);
        const wording = `${words[pick % words.length]} ${written}`;
        const [low, high] = borders(qualifier.id, n);
        const results = [low - 1, low, high, high + 1].map((v) => kindOf(wording, count(v), locale));
        expect(results).toEqual(['fails', 'holds', 'holds', 'fails']);
      }),
      { numRuns: 600 },
    );
  });
  test('a word that is a share holds just inside its ends and fails just outside', () => {
    for (const locale of locales)
      for (const entry of shareWords)
        for (const word of entry.words[locale]) {
          const { low, high, lowOpen, highOpen } = entry.range;
          const at = (v: number): string => kindOf(word, bareShare(v), locale);
          expect([word, at(low), at(high)]).toEqual([word, lowOpen ? 'fails' : 'holds', highOpen ? 'fails' : 'holds']);
          expect([word, at(low - 0.0001), at(high + 0.0001)]).toEqual([word, 'fails', 'fails']);
          const inside = low < high ? 0.0001 : 0;
          expect([word, at((low + high) / 2 + inside), at((low + high) / 2 - inside)]).toEqual([word, 'holds', 'holds']);
        }
  });
  test('a suggestion always holds, keeps the words round the number, and its own judgement has no better one', () => {
    fc.assert(
      fc.property(anyCount, anyCount, anyLocale, fc.constantFrom(...qualifiers), (written, actual, locale, qualifier) => {
        const noun = { nb: ' personer', nn: ' personar', en: ' people' }[locale];
        const verdict = judgeClaim(`${qualifier.words[locale][0]} ${written}${noun}`, locale, count(actual));
        if (verdict.kind === 'holds') return;
        if (verdict.kind !== 'fails') throw new Error(verdict.kind);
        expect(verdict.suggestion?.endsWith(noun)).toBe(true);
        expect(kindOf(verdict.suggestion!, count(actual), locale)).toBe('holds');
      }),
      { numRuns: 600 },
    );
  });
  test('a share always gets a suggestion that holds', () => {
    const wordings: Record<Locale, string[]> = {
      nb: [
        'halvparten av sentralene',
        'alle sentralene',
        'ingen av sentralene',
        'de fleste sentralene',
        'flertallet av sentralene',
        'om lag 2/3 av sentralene',
        'nesten to tredeler av sentralene',
        'over 60 prosent',
        '62,5 %',
        'fire av ni',
        'under en firedel',
        'nesten alle',
        'alle ti sentraler',
      ],
      nn: [
        'halvparten av sentralane',
        'alle sentralane',
        'ingen av sentralane',
        'dei fleste sentralane',
        'fleirtalet av sentralane',
        'om lag 2/3 av sentralane',
        'nesten to tredelar av sentralane',
        'over 60 prosent',
        '62,5 %',
        'fire av ni',
      ],
      en: [
        'half of the centres',
        'all the centres',
        'none of the centres',
        'most of the centres',
        'the majority of the centres',
        'about 2/3 of the centres',
        'almost two thirds of the centres',
        'over 60 per cent',
        '62.5%',
        'four of nine',
        'all ten centres',
        'no centres',
      ],
    };
    fc.assert(
      fc.property(anyLocale, fc.nat(), fc.integer({ min: 1, max: 19 }), fc.nat(), (locale, pick, of, n) => {
        const wording = wordings[locale][pick % wordings[locale].length]!;
        const facts = share(n % (of + 1), of);
        const verdict = judgeClaim(wording, locale, facts);
        if (verdict.kind === 'holds') return;
        if (verdict.kind !== 'fails') throw new Error(`${wording}: ${verdict.kind}`);
        expect([wording, n % (of + 1), of, verdict.suggestion, verdict.suggestion && kindOf(verdict.suggestion, facts, locale)]).toEqual([
          wording,
          n % (of + 1),
          of,
          verdict.suggestion,
          'holds',
        ]);
      }),
      { numRuns: 800 },
    );
  });
  test('no text makes reading or judging throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), anyLocale, anyCount, (text, locale, n) => {
        expect(judgeClaim(text, locale, count(n))).toHaveProperty('kind');
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('nesten', 'over', 'alle', '900', 'de', 'fem', 'i', '2016', 'flest', 'av', '%', '/', 'halvparten', 'økte', '2/3', 'ikke'), { maxLength: 6 }),
        anyLocale,
        (parts, locale) => {
          expect(judgeClaim(parts.join(' '), locale, years(2014, 2018))).toHaveProperty('kind');
        },
      ),
      { numRuns: 500 },
    );
  });
  test('every word in the table is read in its own language', () => {
    for (const locale of locales)
      for (const q of qualifiers)
        for (const wording of [...q.words[locale].map((w) => `${w} 220`), ...q.examples[locale]])
          expect([locale, wording, readClaim(wording, locale).ok]).toEqual([locale, wording, true]);
  });
});
