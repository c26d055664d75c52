import { root } from './stem.ts';

/**
 * What was meant by a misspelt word, found by what it has in common with the right one: both with a letter or two left out. Needs one look in an index of
 * those, no extension of the database, and reads a few words rather than all of them. (The idea is Wolf Garbe's symmetric delete.)
 */

/** Letters of a word's beginning that are varied. */
const varied = 8;
export const mostEdits = (word: string): number => (word.length <= 3 ? 0 : word.length <= 5 ? 1 : 2);

/** The word's beginning as it is, and with as many letters left out as may be wrong in it. */
export function variantsOf(word: string): string[] {
  const all = new Set([word.slice(0, varied)]);
  let last = [...all];
  for (let edit = 0; edit < mostEdits(word); edit += 1) {
    last = last.flatMap((w) => Array.from(w, (_, i) => w.slice(0, i) + w.slice(i + 1)));
    for (const w of last) if (w.length >= 2) all.add(w);
  }
  return [...all];
}

/** Letters put in, left out, changed, or two that have changed places. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** The likeliest of the known words, also in another form than the one typed: nearest first, then one that begins alike, then the most used. */
export function nearest(typed: string, known: readonly { readonly word: string; readonly n: number }[]): string | undefined {
  const most = mostEdits(typed);
  return known
    .map((k) => {
      const [whole, rooted] = [distance(typed, k.word), distance(root(typed), root(k.word))];
      return { ...k, away: Math.min(whole, rooted), alike: (k.word[0] === typed[0] ? 0 : 2) + (whole <= rooted ? 0 : 1) };
    })
    .filter((k) => k.word !== typed && k.away <= most)
    .toSorted((a, b) => a.away - b.away || a.alike - b.alike || b.n - a.n || (a.word < b.word ? -1 : 1))[0]?.word;
}
