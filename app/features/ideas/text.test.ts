import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ideaHtml, plainText } from './inside/text/idea-html.ts';
import { linksIn } from './inside/text/links.ts';
import { safeAddress } from './inside/text/markdown.ts';
import { cleaned, mostKept } from './inside/text/pasted.ts';

/** What people write and paste, and what is made of it. */

const pictures = [{ id: '2', alt: 'En trapp', width: 1000, height: 500, widths: [320, 640, 1000], address: '/idebanken/1/bilder/2' }];
const html = (markdown: string): string => ideaHtml(markdown, { pictures });

/** Every tag of an output with its attributes, read as a browser would read them. */
function tagsOf(made: string): { readonly name: string; readonly attributes: readonly (readonly [string, string])[] }[] {
  return [...made.matchAll(/<\/?([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g)].map(([, name = '', rest = '']) => ({
    name,
    attributes: [...rest.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value] as const),
  }));
}
const allowedTags = new Set([
  'p',
  'br',
  'hr',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'del',
  'code',
  'pre',
  'blockquote',
  'a',
  'img',
  'div',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
]);
const allowedAttributes: Readonly<Record<string, RegExp>> = {
  class: /^(?:ds-heading|ds-link|ds-table k-table|k-scroll|k-quote|k-idea-picture)$/,
  'data-size': /^(?:sm|xs|2xs)$/,
  href: /^(?:https?:\/\/|mailto:)[^"<>\s]+$/,
  rel: /^nofollow ugc$/,
  src: /^\/idebanken\/1\/bilder\/2\?b=\d+$/,
  srcset: /^\/idebanken\/1\/bilder\/2\?b=320 320w/,
  sizes: /^[^"]+$/,
  width: /^1000$/,
  height: /^500$/,
  loading: /^lazy$/,
  alt: /^/,
  start: /^\d+$/,
  tabindex: /^0$/,
  role: /^region$/,
  'aria-label': /^/,
};
/** What of it is not on the lists; outside its tags there is none. */
function harmIn(made: string): string[] {
  const found = tagsOf(made).flatMap(({ name, attributes }) => [
    ...(allowedTags.has(name) ? [] : [name]),
    ...attributes.filter(([key, value]) => !Object.hasOwn(allowedAttributes, key) || !allowedAttributes[key]?.test(value)).map(([key, value]) => `${name} ${key}="${value}"`),
  ]);
  const rest = made.replaceAll(/<\/?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>/g, '');
  return rest.includes('<') ? [...found, rest] : found;
}

const vectors = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](//evil.example)',
  '[x](/logg-ut)',
  '[x](file:///etc/passwd)',
  '[x](https://helsenorge.no@evil.example)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '![x"onerror="alert(1)](bilde:2)',
  '![x](bilde:2 "t\\" onload=alert(1)")',
  '![x](bilde:2"onload=alert(1))',
  '![x](bilde:../../logg-ut)',
  '[x]: javascript:alert(1)\n[x]',
  '[x](https://e.example "onmouseover=alert(1)")',
  '`<script>`',
  '```html\n<script>alert(1)</script>\n```',
  '```"onload=alert(1)\nx\n```',
  '<style>*{display:none}</style>',
  '<p style="position:fixed">x</p>',
  '<form action=/logg-ut><input type=submit>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '| a"onload="x | b |\n|---|---|\n| <script> | 2 |',
  '- [x] <input onfocus=alert(1) autofocus>',
  'x[^1]\n\n[^1]: <img src=x onerror=alert(1)>',
  '# <a id=x name=x>',
  '<https://e.example/"onload=x>',
  'www.e.example/"><script>alert(1)</script>',
];

describe('a text as HTML', () => {
  it.each(vectors)('does no harm: %s', (vector) => {
    expect(harmIn(html(vector))).toEqual([]);
    expect(harmIn(html(`- a\n  > ${vector}\n\n**${vector}** [${vector}](https://e.example)`))).toEqual([]);
  });

  it('does no harm whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(...vectors),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        '# ',
        '###### ',
        '    ',
        '|',
        '---',
        '**',
        '_',
        '`',
        '[',
        '](',
        ')',
        '![',
        '<',
        '>',
        '"',
        "'",
        '\\',
        '&lt;',
        '&#0;',
        '\u0000',
        '\u202e',
      ),
    );
    const harmless = fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => harmIn(html(pieces.join(''))).length === 0);
    expect(fc.check(harmless, { numRuns: 400 })).toMatchObject({ failed: false, counterexample: null });
  });

  it('is shown whatever it is made to fell', () => {
    for (const hostile of ['>'.repeat(12_000), '['.repeat(12_000), `${'*'.repeat(5000)}a${'*'.repeat(5000)}`, '- '.repeat(6000), '![a]('.repeat(2400), '|a'.repeat(3000)])
      expect(harmIn(html(hostile))).toEqual([]);
  });

  it('is not made many times as long by a table whose lines are filled up, nor read again and again', () => {
    const table = `${'|a'.repeat(1480)}\n${'|-'.repeat(1480)}\n${'|\n'.repeat(2900)}`;
    expect(html(table).length).toBeLessThan(100_000);
    expect(html('|a|b|\n|-|-|\n|1|2|')).toContain('<td>1</td>');
    // Above these the parser's time grows by the square: they are read as they stand.
    expect(html('*a_ '.repeat(3000))).not.toContain('<em>');
    expect(html('a\n-\n'.repeat(2900))).not.toContain('<h');
    expect(html(`${'1) '.repeat(50)}a`)).toBe(`<p>${'1) '.repeat(50)}a</p>`);
    expect(html('**Mål** og *middel*. '.repeat(200))).toContain('<strong>Mål</strong>');
  });

  it('has headings beneath the section’s, none left out on the way down', () => {
    expect(html('# A\n\n#### B\n\n###### C\n\n## D').match(/<h\d/g)).toEqual(['<h3', '<h4', '<h5', '<h4']);
    expect(html('###### A\n\n# B').match(/<h\d/g)).toEqual(['<h3', '<h3']);
    expect(ideaHtml('# A', { pictures, topLevel: 4 })).toContain('<h4');
  });

  it('shows the idea’s own pictures with their words, and the words alone of others', () => {
    expect(html('![](bilde:2)')).toContain('alt="En trapp"');
    expect(html('![To på vei opp](bilde:2)')).toContain('alt="To på vei opp"');
    expect(html('![En hest](bilde:3)')).toBe('<p>En hest</p>');
  });

  it('lets a wide table be moved by itself, and says which it is', () => {
    expect(html('| Uke | Oppmøte |\n|---|---|\n| 1 | 12 |')).toContain('<div class="k-scroll" tabindex="0" role="region" aria-label="Uke, Oppmøte"><table');
  });

  it('is plain words when it is searched, a line for each paragraph', () => {
    expect(plainText('# Tre *tider*\n\n- a **b**\n- [c](https://e.example)\n\n<b>x</b> ![En trapp](bilde:2)')).toBe('Tre tider\na b\nc\nx En trapp');
  });

  it('has its notes where they were written, in what is shown and in what is searched', () => {
    const noted = 'Slik[^1] gjorde vi.\n\n[^1]: Se *rapporten*.\n\n    Del to.\n\n[^2]:\n    - en\n\nMer.';
    expect(html(noted).replaceAll('\n', '')).toBe('<p>Slik[^1] gjorde vi.</p><p>[^1] Se <em>rapporten</em>.</p><p>Del to.</p><p>[^2]</p><ul><li>en</li></ul><p>Mer.</p>');
    expect(plainText(noted)).toBe('Slik gjorde vi.\nSe rapporten.\nDel to.\nen\nMer.');
  });

  it('leads to the web and to mail alone, never where it is hidden whose it is, and pays nobody', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//e.example',
      '/idebanken',
      'e.example',
      'https://a:b@e.example/',
      'https://helse@e.example/',
      'ftp://e.example/',
      'https://',
    ]) {
      expect(safeAddress(address), address).toBeUndefined();
      expect(html(`[her](${address})`), address).toBe('<p>her</p>');
    }
    expect(html('[her](https://e.example/a) [dit](mailto:post@e.example)').match(/<a [^>]*>/g)).toEqual([
      '<a class="ds-link" href="https://e.example/a" rel="nofollow ugc">',
      '<a class="ds-link" href="mailto:post@e.example" rel="nofollow ugc">',
    ]);
  });

  it('leads where it says, each address once', () => {
    const sections = {
      need: 'https://a.example/1',
      did: '[x](https://b.example) [y](javascript:alert(1))',
      outcome: '[z][d]\n\n[d]: https://d.example/2',
      differently: '<https://a.example/1>',
    };
    expect(linksIn({ sections, known: '', reference: 'Se www.c.example' })).toEqual(['https://a.example/1', 'https://b.example/', 'https://d.example/2', 'http://www.c.example/']);
  });
});

describe('what is pasted', () => {
  const text = (pasted: string): string => cleaned(pasted).text;
  it('from Word has its points as a list', () => {
    expect(text('Vi gjorde:\r\n·\tRinge rundt\r\n·       Skrive brev\r\no   Til fastlegen\r\n§  Til NAV\r\nSå kom de.')).toBe(
      'Vi gjorde:\n\n- Ringe rundt\n- Skrive brev\n  - Til fastlegen\n    - Til NAV\n\nSå kom de.',
    );
    expect(text('1.\tFørst\n2)\tSå')).toBe('1. Først\n2. Så');
  });
  it('keeps quotation marks, dashes and numbers that are joined, and loses what nobody sees', () => {
    expect(text('«Sitat» “to” – 12\u00A0000\u00AD kro\u00ADner\u200B\t\tog  så')).toBe('«Sitat» “to” – 12\u00A0000 kroner og så');
  });
  it('as the source of a page becomes its words', () => {
    const word = `<html xmlns:o="x"><head><style>p{a}</style></head><body><p class=MsoNormal>Vi m&oslash;ttes<o:p></o:p></p><!--[if gte mso 9]><xml><w:x>junk</w:x></xml><![endif]-->
      <ul><li>en</li><li><a href="https://e.example/a">to</a></li></ul></body></html>`;
    expect(text(word)).toBe('Vi møttes\n\n- en\n- [to](https://e.example/a)');
  });
  it('loses Word’s settings and styles', () => {
    expect(text('Før\nNormal 0 21 false false false NO-BOK X-NONE X-NONE\n/* Style Definitions */\n table.MsoNormalTable\n\t{mso-style-name:"T";\n\tmso-x:1;}\nEtter')).toBe(
      'Før\nEtter',
    );
  });
  it('loses no words to a sign that begins something and never ends it', () => {
    expect(text('<p>Her</p><!-- og resten av teksten')).toContain('og resten av teksten');
    expect(text('Når x < 3 og y > 4, er <b> uvanlig.')).toBe('Når x < 3 og y > 4, er <b> uvanlig.');
  });
  it('in its author’s own marks stays as it is', () => {
    const own = '## Slik gjorde vi\n\nVi *prøvde* [dette](https://e.example).\n\n- en\n- to\n  - tre\n\n1. a\n2. b\n\n> sitat\n\n| a | b |\n| - | - |\n| 1 | 2 |';
    expect(cleaned(own)).toEqual({ text: own, changed: false, leftOut: 0 });
  });
  it('is not said to be cleaned when it was cleaned before', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('\n', '\t', '· ', '•\t', 'o   ', '§  ', '1.\t', '- ', '  ', '\u00AD', '\u00A0', '–\t'));
    // What was a page's source may have been about one.
    const settled = fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => text(pieces.join('')).includes('<') || !cleaned(text(pieces.join(''))).changed);
    expect(fc.check(settled, { numRuns: 400 })).toMatchObject({ failed: false, counterexample: null });
  });
  it.each(['<', '<p>', '<!--', '<style', '&', ' ', '\t', '{', '<ul><li>', '<a href="https://', '- ', '·\t', '<p><a ', 'Normal X-NONE\n'])(
    'as two megabytes of %j is met',
    (sign) => {
      const { text: kept, leftOut } = cleaned(`<p>${sign.repeat(2_000_000 / sign.length)}</p>`);
      expect(kept.length).toBeLessThanOrEqual(mostKept);
      expect(leftOut).toBeGreaterThanOrEqual(0);
    },
  );
  it('as a whole book keeps its first paragraphs, and says how much was left out', () => {
    const book = Array.from({ length: 20_000 }, (_, i) => `Avsnitt ${i} med noen ord, og litt til så det blir en linje.`).join('\n\n');
    const { text: kept, leftOut } = cleaned(book);
    expect(kept.length).toBeLessThanOrEqual(mostKept);
    expect(kept.endsWith('en linje.')).toBe(true);
    expect(kept.length + leftOut).toBe(book.length);
  });
});
