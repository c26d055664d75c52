import type { Part } from '../../idea-search.ts';
import type { Word, Words } from './words.ts';

/** What was searched for, marked in a reader's own text. Pure. */

/** Letters of an excerpt, about. */
const excerptLength = 200;

const isHit = (word: Word, wanted: ReadonlySet<string>): boolean => (word.lexeme !== undefined && wanted.has(word.lexeme)) || word.within.some((l) => wanted.has(l));

export function marked(words: Words, text: string, wanted: ReadonlySet<string>): Part[] {
  return wanted.size === 0
    ? plainly(text)
    : partsOf(
        text,
        words.read(text).filter((w) => isHit(w, wanted)),
      );
}

export const plainly = (text: string): Part[] => (text === '' ? [] : [{ text, hit: false }]);

/** Words that are hits beside each other are marked as one. */
function partsOf(text: string, hits: readonly Word[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  hits.forEach((word, i) => {
    const before = hits[i - 1];
    const gap = text.slice(at, word.from);
    const last = parts.at(-1);
    if (before && last && /^[\s-]*$/.test(gap)) parts[parts.length - 1] = { text: last.text + gap + word.text, hit: true };
    else parts.push(...plainly(gap), { text: word.text, hit: true });
    at = word.to;
  });
  return [...parts, ...plainly(text.slice(at))];
}

/** The piece of a text with most different words searched for; undefined when it has none. */
export function excerptOf(words: Words, text: string, wanted: ReadonlySet<string>): Part[] | undefined {
  if (wanted.size === 0) return undefined;
  const hits = words.read(text).filter((w) => isHit(w, wanted));
  if (hits.length === 0) return undefined;
  const near = (first: Word): number => new Set(hits.filter((h) => h.from >= first.from && h.to <= first.from + excerptLength - 60).map((h) => h.lexeme ?? h.text)).size;
  const best = hits.reduce((most, hit) => (near(hit) > near(most) ? hit : most));
  const sentence = Math.max(text.lastIndexOf('. ', best.from) + 2, text.lastIndexOf('\n', best.from) + 1);
  const from = best.from - sentence <= 80 && sentence >= 0 ? sentence : text.indexOf(' ', best.from - 60) + 1;
  const line = text.indexOf('\n', best.to);
  const longest = Math.min(from + excerptLength, line < 0 ? text.length : line);
  const to = longest >= text.length || longest === line ? longest : Math.max(text.lastIndexOf(' ', longest), best.to);
  const piece = text.slice(from, to);
  const shown = marked(words, piece, wanted);
  return [...(from > 0 && from !== sentence ? [{ text: '… ', hit: false }] : []), ...shown, ...(to < text.length && !/[.!?]$/.test(piece) ? [{ text: ' …', hit: false }] : [])];
}
