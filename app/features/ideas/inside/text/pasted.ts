import { looksLikeHtml, textOfHtml } from './pasted-html.ts';

/**
 * What was pasted, without what the program it was written in left behind. Every step goes through the text once, from its beginning
 * to its end: two million letters take a moment.
 */
export interface Cleaned {
  readonly text: string;
  /** Whether more than the space between became otherwise. */
  readonly changed: boolean;
  /** Letters that were left out at the end: of that which is many times too long, the first whole paragraphs are kept. */
  readonly leftOut: number;
}

/** Five times the longest field: what is a little too long is given back whole, for its author to shorten. */
export const mostKept = 60_000;

const letters = (text: string): string => text.replaceAll(/[\s\u00A0]+/g, '');
export function cleaned(pasted: string): Cleaned {
  const given = pasted.replaceAll('\r\n', '\n').replaceAll(/[\r\v\f\u0085\u2028\u2029]/g, '\n');
  const markup = withoutOfficeBlocks(looksLikeHtml(given) ? textOfHtml(given) : given);
  const whole = tidyLines(plainSigns(markup));
  const text = whole.length <= mostKept ? whole : firstParagraphs(whole);
  return { text, changed: letters(text) !== letters(given), leftOut: whole.length - text.length };
}

/**
 * Spaces of every width become a space, and what nobody sees goes: soft hyphens, joiners, marks of direction, control signs, halves of
 * pairs. Quotation marks, dashes and the no-break space in "12 000" are the author's. Broken letters of Word's picture alphabets become points of a list.
 */
const plainSigns = (text: string): string =>
  text
    .replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/g, '')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/[\u2000-\u200A\u202F\u205F\u3000]/g, '\u00A0')
    .replaceAll(/[\uF0A7\uF0B7\uF0A8\uF0D8\uF0FC\uF076\uF02D]/g, '•')
    .toWellFormed();

/** Word's style sheets and settings, which some programs paste as if they were text. */
function withoutOfficeBlocks(text: string): string {
  if (!/Style Definitions|MsoNormal|mso-|MicrosoftInternetExplorer|X-NONE/.test(text)) return text;
  const kept: string[] = [];
  let braces = 0;
  let begun = false;
  for (const line of text.split('\n')) {
    const office: boolean = braces > 0 || isOffice(line) || (begun && line.trimStart().startsWith('{'));
    begun = office;
    if (!office) {
      kept.push(line);
      continue;
    }
    for (const sign of line) braces = sign === '{' ? braces + 1 : sign === '}' ? Math.max(0, braces - 1) : braces;
  }
  return kept.join('\n');
}
/** A line of settings ("Normal 0 21 false false false NO-BOK X-NONE X-NONE"), or one where a style begins. Only its first letters are looked at. */
function isOffice(line: string): boolean {
  const start = line.slice(0, 400).trim();
  return (
    start.includes('/* Style Definitions */') ||
    start.startsWith('MicrosoftInternetExplorer') ||
    (start.startsWith('Normal') && start.includes('X-NONE')) ||
    /^(?:table|p|li|div|span|h[1-6])\.Mso\w{1,40}/.test(start) ||
    /^(?:@page|@font-face|@list)\b/.test(start) ||
    /^mso-[a-z-]{1,60}:/.test(start)
  );
}

/** Signs that programs put before a point of a list; `o` and `§` are such in Word only with a wide space after. */
const bullets = '•·●○◦▪▫■□►▶➢➤✓✔❖‣⁃∙';
const dashes = '–—';

interface Line {
  readonly text: string;
  readonly item: boolean;
}
function tidyLine(raw: string): Line {
  const end = raw.trimEnd();
  const body = end.trimStart();
  // What is written as a list, a quotation or a table already stays as it is; only tabs become spaces.
  const indent = widthOf(end.slice(0, end.length - body.length));
  const first = body.charAt(0);
  const rest = body.slice(1);
  const gap = rest.slice(0, 12);
  const nested = '  '.repeat(Math.min(3, Math.floor(indent / 4)));
  if (bullets.includes(first) && first !== '') return item(nested, rest);
  if (dashes.includes(first) && /^[\t \u00A0]/.test(gap)) return item(nested, rest);
  if ((first === 'o' || first === '§') && /^(?:\t|[ \u00A0]{2,12}\S|\u00A0)/.test(gap)) return item(first === 'o' ? nested || '  ' : nested || '    ', rest);
  const number = /^(\d{1,3})[.)](?:\t|[ \u00A0]{2,12})(?=\S|$)/.exec(body.slice(0, 24));
  if (number) return { text: `${nested}${number[1]}. ${inner(body.slice(number[0].length))}`, item: true };
  const own = /^(?:[-*+]|\d{1,3}[.)]) /.test(body.slice(0, 8));
  // A paragraph that begins far in would be read as code.
  return { text: `${own ? ' '.repeat(Math.min(6, indent)) : ''}${inner(body)}`, item: own };
}
const item = (nested: string, rest: string): Line => ({ text: `${nested}- ${inner(rest.trimStart())}`, item: true });
const widthOf = (space: string): number => Array.from(space.slice(0, 40)).reduce((width, sign) => width + (sign === '\t' ? 4 : 1), 0);
/** Tabs, and runs of spaces, become one space; the no-break space that joins a number stays. */
function inner(text: string): string {
  const parts: string[] = [];
  let space = '';
  for (const sign of text) {
    if (sign === ' ' || sign === '\t' || sign === '\u00A0') space = space === '' && sign !== '\t' ? sign : ' ';
    else {
      parts.push(space, sign);
      space = '';
    }
  }
  return parts.join('');
}

/** At most one empty line together; a list has one before it. */
function tidyLines(text: string): string {
  const out: string[] = [];
  let before: Line | undefined;
  for (const raw of text.split('\n')) {
    const line = tidyLine(raw);
    const empty = line.text.trim() === '' || line.text.trim() === '-';
    if (empty) {
      if (before !== undefined) out.push('');
      before = undefined;
      continue;
    }
    if (before && line.item !== before.item) out.push('');
    out.push(line.text);
    before = line;
  }
  return out.join('\n').trim();
}

function firstParagraphs(text: string): string {
  const end = text.lastIndexOf('\n', mostKept);
  // A text without lines ends after a word, or where it must.
  const cut = end > mostKept / 2 ? end : text.lastIndexOf(' ', mostKept);
  return text
    .slice(0, cut > mostKept / 2 ? cut : mostKept)
    .toWellFormed()
    .trimEnd();
}
