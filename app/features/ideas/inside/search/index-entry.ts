import { mostEdits, variantsOf } from './spelling.ts';
import { plain } from './words.ts';
import type { Words } from './words.ts';

/** What an idea is indexed as. Pure. */

/** How much it says of an idea that a word stands there. */
export type Weight = 'A' | 'B' | 'C' | 'D';
export interface IndexedText {
  readonly weight: Weight;
  readonly text: string;
}

/** A word that is everywhere says no more for being counted on. */
const mostPositions = 6;
const lastPosition = 16_000;

/** Quoted as a tsvector and a tsquery write it. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

export interface Entry {
  /** Everything it is found by, without places. As PostgreSQL reads a tsvector. */
  readonly vector: string;
  /** Where its words stand, and how much that says. */
  readonly places: string;
  /** Different words as they are written, in small letters. */
  readonly surfaces: readonly string[];
}

/** `texts`: the first is the title. `exact`: lexemes without a place, such as a municipality's. */
export function entryOf(words: Words, texts: readonly IndexedText[], exact: readonly string[]): Entry {
  const places = new Map<string, string[]>();
  const bare = new Set(exact);
  const surfaces = new Set<string>();
  let position = 0;
  const put = (lexeme: string, weight: Weight): void => {
    const at = places.get(lexeme);
    const place = `${Math.min(position, lastPosition)}${weight}`;
    if (!at) places.set(lexeme, [place]);
    else if (at.length < mostPositions && at.at(-1) !== place) at.push(place);
  };
  texts.forEach(({ weight, text }, nth) => {
    let before: string | undefined;
    for (const word of words.read(text)) {
      position += 1;
      for (const lexeme of word.within) {
        put(lexeme, weight);
        if (nth === 0) bare.add(`^${lexeme}`);
      }
      if (word.lexeme === undefined) continue;
      put(word.lexeme, weight);
      if (nth === 0) bare.add(`^${word.lexeme}`).add(`~${plain(word.text)}`);
      if (before !== undefined) bare.add(`${before}_${word.lexeme}`);
      before = word.lexeme;
      const surface = word.text.normalize('NFC').toLowerCase();
      if (/^\p{L}{3,40}$/u.test(surface)) surfaces.add(surface);
    }
    // A phrase does not go on from one text to the next.
    position += 5;
  });
  const vector = [...places.keys(), ...bare].map(quoted).join(' ');
  const placed = [...places].map(([lexeme, at]) => `${quoted(lexeme)}:${at.join(',')}`).join(' ');
  return { vector, places: placed, surfaces: [...surfaces] };
}

export const wordRow = (word: string): { word: string; variants: string[] } => ({ word, variants: mostEdits(word) === 0 ? [] : variantsOf(plain(word)) });
