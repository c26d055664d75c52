// Ideas in so many words as real ones have, made of Norwegian words and their compounds: a few in most of them, most in few. The same every time.
import type { WordLists } from '../app/features/ideas/inside/search/words.ts';

export interface MadeIdea {
  readonly number: number;
  readonly title: string;
  readonly gist: string;
  readonly body: string;
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  readonly units: readonly string[];
  readonly level: string;
  readonly size: string;
  readonly region: string;
  readonly county: string;
  readonly year: number;
  readonly uses: number;
  readonly day: number;
}

/** Numbers in 0 ≤ x < 1 (mulberry32): millions of them, so nothing is hashed. */
export function drawing(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const different = 40_000;
const flattened = 20;
const endings = ['', '', '', 'en', 'et', 'er', 'ene'];

/** Words by how common they are: the nth is in proportion to 1 / (n + 20). */
export function vocabulary(lists: WordLists, draw: () => number): string[] {
  const simple = [...new Set([...lists.parts, ...lists.forms.map(([, nb]) => nb)])].filter((w) => /^[a-zæøå]{3,}$/.test(w) && !lists.stop.includes(w));
  const words = new Set(simple.toSorted(() => draw() - 0.5));
  while (words.size < different) {
    const [a, b] = [simple[Math.floor(draw() * simple.length)]!, simple[Math.floor(draw() * simple.length)]!];
    words.add(a + (draw() < 0.3 ? 's' : '') + b + endings[Math.floor(draw() * endings.length)]!);
  }
  return [...words];
}

export function* makeIdeas(
  n: number,
  words: readonly string[],
  stop: readonly string[],
  facets: Readonly<Record<'themes' | 'groups' | 'units' | 'counties' | 'regions', readonly string[]>>,
  draw: () => number,
): Generator<MadeIdea> {
  const sums = new Float64Array(words.length);
  let sum = 0;
  for (let i = 0; i < words.length; i += 1) sums[i] = sum += 1 / (i + 1 + flattened);
  const word = (): string => {
    const x = draw() * sum;
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < x) low = middle + 1;
      else high = middle;
    }
    return words[low]!;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * draw() * list.length)]!;
  const some = (list: readonly string[], most: number): string[] => [...new Set(Array.from({ length: 1 + Math.floor(draw() * most) }, () => pick(list)))];
  const text = (length: number, common: number): string => Array.from({ length }, () => (draw() < common ? stop[Math.floor(draw() * stop.length)]! : word())).join(' ');
  for (let number = 1; number <= n; number += 1) {
    const county = pick(facets.counties);
    yield {
      number,
      title: text(4 + Math.floor(draw() * 5), 0.25),
      gist: text(12 + Math.floor(draw() * 10), 0.45),
      body: text(130 + Math.floor(draw() * 340), 0.45),
      themes: some(facets.themes, 3),
      groups: some(facets.groups, 3),
      units: some(facets.units, 2),
      level: pick(['tried', 'established', 'planned', 'effect-shown']),
      size: pick(['middle', 'small', 'large']),
      region: facets.regions[facets.counties.indexOf(county) % facets.regions.length]!,
      county,
      year: 2026 - Math.floor(draw() * 12),
      uses: Math.floor(draw() * draw() * 20),
      day: Math.floor(draw() * 3650),
    };
  }
}
