/**
 * Chance that depends on its name alone: the same name gives the same number, whatever was drawn before or after it, so
 * that a new question or centre moves nobody else's answers. Names are hashed (FNV-1a, then the finisher of murmur3).
 */
export type Chance = (...name: readonly (string | number)[]) => number;

/** Numbers in 0 ≤ x < 1, evenly spread over names. */
export const chanceFrom =
  (seed: number): Chance =>
  (...name) => {
    let h = 0x811c9dc5 ^ seed;
    for (const char of name.join('|')) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
  };

/**
 * `total` whole things shared out by weight, nobody under their least (largest remainders; ties to the earlier).
 * The sum is always `total`, except that it is the sum of the least when that is more.
 */
export function shareOut(total: number, weights: readonly number[], least: readonly number[]): number[] {
  const free = total - least.reduce((a, b) => a + b, 0);
  if (free <= 0) return [...least];
  const all = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (all > 0 ? (w / all) * free : free / weights.length));
  const out = exact.map(Math.floor);
  const order = exact.map((x, i) => ({ i, rest: x - Math.floor(x) })).toSorted((a, b) => b.rest - a.rest || a.i - b.i);
  const left = free - out.reduce((a, b) => a + b, 0);
  for (const { i } of order.slice(0, left)) out[i] = (out[i] ?? 0) + 1;
  return out.map((x, i) => x + (least[i] ?? 0));
}

/** The indexes with the `count` highest scores, the earlier first among equals. */
export const highest = (scores: readonly number[], count: number): number[] =>
  scores
    .map((score, i) => ({ score, i }))
    .toSorted((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, Math.max(0, count))
    .map(({ i }) => i);
