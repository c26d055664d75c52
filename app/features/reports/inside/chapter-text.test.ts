import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chapterSegments, h } from './chapter-html.ts';
import { readChapterText, replaceAt } from './chapter-text.ts';
import { looseNumbers } from './loose-numbers.ts';

const loose = (text: string, language: 'nb' | 'nn' | 'en' = 'nb'): string[] => looseNumbers(text, language).map((l) => l.text);
const html = (markdown: string): string =>
  chapterSegments(readChapterText(markdown, 'nb'), { language: 'nb', topLevel: 2, slot: (slot, children) => [h('span', { className: [slot.kind] }, ...children)] })
    .map((s) => (s.kind === 'html' ? s.html : `[${s.id}]`))
    .join('\n');

const sample = `## Hospitering {#hospitering}

I :claim[de fem årene]{period} har
:claim[nesten 900 personer]{visits.people} fra :claim[over 220
kommuner]{visits.municipalities.summed} kommet. Se :ref{governor-own}.

Det var :claim[flest i 2016]{visits.people by=year}. I alt 31 fagdager.

::figure{study-visits}

::quote[Vi ringer 3 ganger.]{year=2018}
`;

describe('a chapter is read', () => {
  const text = readChapterText(sample, 'nb');
  test('claims have wording, source, line and exact place', () => {
    expect(text.bindings.map((b) => [b.n, b.wording, b.sourceText, b.place.line])).toEqual([
      [1, 'de fem årene', 'period', 3],
      [2, 'nesten 900 personer', 'visits.people', 4],
      [3, 'over 220 kommuner', 'visits.municipalities.summed', 4],
      [4, 'flest i 2016', 'visits.people by=year', 7],
    ]);
    const changed = replaceAt(sample, text.bindings[0]!.wordingPlace, 'de ni årene');
    expect(changed).toContain('I :claim[de ni årene]{period} har');
    expect(replaceAt(sample, text.bindings[2]!.wordingPlace, 'over 330 kommuner')).toContain(':claim[over 330 kommuner]{visits.municipalities.summed}');
  });
  test('a number tied to nothing is listed with its line; one in a quote is not', () => {
    expect(text.loose.map((l) => [l.text, l.place.line])).toEqual([['31 fagdager', 7]]);
    const place = text.loose[0]!.place as { start: number; end: number };
    expect(sample.slice(place.start, place.end)).toBe('31 fagdager');
  });
  test('figures, references and quotes are found', () => {
    expect(text.figures).toEqual([{ id: 'study-visits', line: 9 }]);
    expect(text.references).toEqual([{ id: 'governor-own', line: 5 }]);
    expect(text.quotes).toEqual([{ n: 1, text: 'Vi ringer 3 ganger.', year: 2018, line: 11 }]);
    expect(text.warnings).toEqual([]);
  });
  test('a value may name its source in the label or between the braces', () => {
    const values = readChapterText(':value[visits.people]{year=2018} og :value{visits.people}', 'nb').bindings;
    expect(values.map((b) => (b.source.ok ? [b.source.ref.name, b.source.ref.year] : b.source))).toEqual([
      ['visits.people', 2018],
      ['visits.people', undefined],
    ]);
  });
  test('a value completes the wording before it, in the same sentence and of the same source', () => {
    const most = 'Det var :claim[flest i 2016]{visits.people by=year}';
    const completes = (rest: string): number | undefined => readChapterText(most + rest, 'nb').bindings.at(-1)?.completes;
    expect(completes(', med\n:value{visits.people year=2016} personer, altså mange.')).toBe(1);
    expect(completes(', mot :value{visits.people year=2014} i 2014.')).toBeUndefined();
    expect(completes('. Det kom :value{visits.people year=2014} personer.')).toBeUndefined();
    expect(completes('\n\n:value{visits.people year=2014} personer kom.')).toBeUndefined();
    expect(completes(' fra :value{visits.municipalities.summed year=2016} kommuner.')).toBeUndefined();
    expect(completes(', av i alt :value{visits.people}.')).toBeUndefined();
  });
  test('a malformed source says what is wrong with it', () => {
    const sources = readChapterText(':claim[fem]{} :claim[fem] :claim[fem]{visits.people year=1800} :claim[fem]{visits.people farge=blå}', 'nb').bindings.map((b) => b.source);
    expect(sources).toEqual([
      { ok: false, fault: 'none', detail: '' },
      { ok: false, fault: 'none', detail: '' },
      { ok: false, fault: 'year', detail: 'year=1800' },
      { ok: false, fault: 'option', detail: 'farge=blå' },
    ]);
  });
});

describe('what only looks like a directive stays text', () => {
  test.each(['Møtet er kl. 10:30 i Sted:navn, forholdet 3:1.', 'Se https://example.no:8080/a:b og 12:00–13:15.'])('%s', (markdown) => {
    const text = readChapterText(markdown, 'nb');
    expect(text.warnings).toEqual([]);
    expect(
      html(markdown)
        .replace(/<[^>]+>/g, '')
        .replaceAll('&#x26;', '&'),
    ).toBe(markdown);
  });
  test('a misspelt directive is shown as written, with a warning', () => {
    const text = readChapterText('Det var :calim[nesten 900]{visits.people}.\n\n::figur{x}\n\n:::boks\nHei\n:::', 'nb');
    expect(text.warnings.map((w) => [w.kind, w.line])).toEqual([
      ['unknown-directive', 1],
      ['unknown-directive', 3],
      ['unknown-directive', 5],
    ]);
    expect(html('Det var :calim[nesten 900]{visits.people}.')).toBe('<p>Det var :calim[<span class="loose">nesten 900</span>]{visits.people}.</p>');
  });
});

describe('nothing harmful comes out', () => {
  test('script and HTML are left out, and said', () => {
    const bad =
      'a <script>alert(1)</script> b\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) ![y](data:text/html,z) <a href="javascript:1">k</a>\n\n:claim[<b onclick=1>fem</b>]{period}';
    const out = html(bad);
    expect(out).not.toMatch(/<script|onerror|onclick|javascript:|<img|<b/i);
    expect(readChapterText(bad, 'nb').warnings.filter((w) => w.kind === 'html').length).toBeGreaterThanOrEqual(2);
  });
  test('no text breaks out of the HTML', () => {
    const pieces = fc.constantFrom(
      '<script>',
      '</p>',
      ':claim[',
      ']{',
      '}',
      '"',
      "'",
      '::figure{',
      '&lt;',
      '\n\n',
      '# ',
      '> ',
      '- ',
      '`',
      '[a](',
      'javascript:',
      ')',
      ':::',
      '| a |',
      '|-|',
      '[^1]',
      '[^1]: ',
      'x',
      '900',
      '{#id"onload=1}',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const out = html(parts.join(''));
        expect(out).not.toMatch(/<script|href="?javascript:|<[^>]*\son\w+=/i);
      }),
      { numRuns: 400 },
    );
  });
  test('headings get the level of the page and an address of their own', () => {
    expect(html('# Mål\n\n## Møter {#moter}\n\n### Tall\n\n## Møter')).toBe(
      '<h2 class="ds-heading" data-size="md" id="del-mal">Mål</h2>\n<h2 class="ds-heading" data-size="md" id="del-moter">Møter</h2>\n<h3 class="ds-heading" data-size="sm" id="del-tall">Tall</h3>\n<h2 class="ds-heading" data-size="md" id="del-moter-2">Møter</h2>',
    );
  });
});

describe('which numbers are to be tied', () => {
  test.each<[string, string[]]>([
    ['I 2016 svarte 5 av 5 sentraler, 62,5 % av dem.', ['5', '5 sentraler', '62,5 %']],
    ['I årene 2014–2018 og 2017-18, fra 1. april 2020 til 14. mai.', []],
    ['Se figur 3 og 4, tabell 1, kapittel 3.4 og § 12.', []],
    ['Møte kl. 10.30 og 12:15, IS-1896, covid-19 og 2. trinn.', []],
    ['Om lag to tredeler kom, halvparten av dem igjen, de fleste to ganger.', ['Om lag to tredeler kom', 'halvparten', 'de fleste', 'to ganger']],
    ['Det var 1 385 personer fra 334 kommuner.', ['1 385 personer', '334 kommuner']],
    ['En sentral i ett fylke.', []],
  ])('%s', (text, expected) => {
    expect(loose(text)).toEqual(expected);
  });
  test('nynorsk and English too', () => {
    expect(loose('Sju sentralar og to tredelar av dei.', 'nn')).toEqual(['Sju sentralar', 'to tredelar']);
    expect(loose('Seven centres in 2016, table 2, two thirds of them went to places.', 'en')).toEqual(['Seven centres', 'two thirds']);
  });
});
