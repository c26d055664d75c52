/** The text of HTML that was pasted as if it were text, with Markdown's marks for what HTML said. Read once, from left to right. */

/** Elements that tell a page's source from a sentence with a "<" in it. */
const signs = /<(?:!--\[if|!doctype|html|body|head|meta|style|p|div|span|table|ul|ol|font|o:p|w:|a href|br ?\/?>)/i;
export function looksLikeHtml(text: string): boolean {
  const at = text.search(signs);
  if (at === -1) return false;
  // One tag in a long text is somebody who writes about HTML; a source has them all along, and ends what it begins.
  return /<\/(?:p|div|span|table|ul|ol|li|font|o:p|style|html|body|b|a|h[1-6])>/i.test(text.slice(at));
}

/** Elements whose content is no text. */
const silent = ['style', 'script', 'xml', 'head', 'title', 'object', 'svg'];
const breaks = new Set(['p', 'div', 'tr', 'table', 'ul', 'ol', 'section', 'article', 'blockquote', 'header', 'footer', 'dl', 'dt', 'dd', 'pre']);
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '',
  aring: 'å',
  Aring: 'Å',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  ograve: 'ò',
  oacute: 'ó',
  ocirc: 'ô',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  middot: '·',
  bull: '•',
  deg: '°',
  euro: '€',
  frac12: '½',
};

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly inside: string;
}

/** What stands between "<" and the next ">"; undefined where "<" is a sign like any other. */
function tagAt(html: string, at: number, end: number): Tag | undefined {
  const start = html.slice(at + 1, at + 28);
  const [, slash, name] = /^(\/?)([a-z][a-z0-9]{0,15}(?::[a-z0-9]{1,8})?)(?=[\s/>])/i.exec(start) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), closes: slash === '/', inside: html.slice(at + 1, Math.min(end, at + 2000)) };
}

/**
 * Finds where what is no text ends: a comment, a declaration, an element that is silent. What is never closed is no such thing, and
 * nothing after it is lost; that a sign does not come any more is looked for once.
 */
function silenceFinder(html: string): (at: number) => number | undefined {
  // As long as what it was made of, letter for letter: `toLowerCase` of every alphabet would move places.
  const lower = html.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const gone = new Set<string>();
  const after = (at: number, sign: string): number | undefined => {
    const end = gone.has(sign) ? -1 : lower.indexOf(sign, at);
    if (end === -1) gone.add(sign);
    return end === -1 ? undefined : end + sign.length;
  };
  return (at) => {
    if (html.startsWith('<!--', at)) return after(at, '-->');
    if (html.startsWith('<!', at) || html.startsWith('<?', at)) return after(at, '>');
    const name = silent.find((n) => lower.startsWith(`<${n}`, at) && /[\s>/]/.test(lower.charAt(at + n.length + 1)));
    return name === undefined ? undefined : after(at, `</${name}>`);
  };
}

export function textOfHtml(html: string): string {
  const pastSilence = silenceFinder(html);
  const writer = markdownWriter();
  let at = 0;
  // The next ">" is looked for when the last one is passed, so that thousands of "<" before it do not each look for it.
  let close = html.indexOf('>');
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (close !== -1 && close < next) close = html.indexOf('>', next);
    if (next === -1 || close === -1) {
      writer.text(html.slice(at));
      break;
    }
    writer.text(html.slice(at, next));
    const past = pastSilence(next);
    const tag = past === undefined ? tagAt(html, next, close) : undefined;
    if (tag) writer.tag(tag);
    else if (past === undefined) writer.text('<');
    at = past ?? (tag ? close + 1 : next + 1);
  }
  return writer.end();
}

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,9}));/gi, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });

interface Writer {
  text(raw: string): void;
  tag(tag: Tag): void;
  end(): string;
}
/** Lines in a source are nothing but spaces: only elements make new ones. */
function markdownWriter(): Writer {
  const out: string[] = [];
  const lists: { ordered: boolean; n: number }[] = [];
  const links: (string | undefined)[] = [];
  const mark = (tag: Tag): void => {
    const { name, closes } = tag;
    if (name === 'br') out.push('\n');
    else if (name === 'td' || name === 'th') out.push(closes ? ' ' : '');
    else if (name === 'ul' || name === 'ol') {
      if (closes) lists.pop();
      // Deeper than a page can show, a list is no deeper.
      else if (lists.length < 1000) lists.push({ ordered: name === 'ol', n: 0 });
      if (lists.length === 0) out.push('\n\n');
    } else if (name === 'li') out.push(closes ? '' : itemMark(lists));
    else if (/^h[1-6]$/.test(name)) out.push(closes ? '\n\n' : '\n\n## ');
    else if (name === 'a') linkMark(tag, links, out);
    else if (breaks.has(name)) out.push('\n\n');
  };
  return {
    text: (raw) => {
      if (raw !== '') out.push(decoded(raw.replaceAll(/[\n\t ]+/g, ' ')));
    },
    tag: mark,
    end: () => out.join(''),
  };
}

function itemMark(lists: { ordered: boolean; n: number }[]): string {
  const list = lists.at(-1);
  const indent = ' '.repeat(4 * Math.min(3, Math.max(0, lists.length - 1)));
  if (!list?.ordered) return `\n${indent}- `;
  list.n += 1;
  return `\n${indent}${list.n}. `;
}

/** A link keeps its address where it is one to follow; its words are its words. */
function linkMark({ closes, inside }: Tag, links: (string | undefined)[], out: string[]): void {
  if (closes) {
    const address = links.pop();
    if (address !== undefined) out.push(`](${address})`);
    return;
  }
  const address = /\shref=["'](https?:\/\/[^"'\s<>()]{1,500})["']/i.exec(inside)?.[1];
  links.push(address);
  if (address !== undefined) out.push('[');
}
