import type { IndexedText } from './index-entry.ts';
import type { Words } from './words.ts';

/** How like two ideas are, by the words they share: rare ones say most. Pure. */

export interface Said {
  /** How much each lexeme says: the rarer, the more. */
  readonly weight: ReadonlyMap<string, number>;
  readonly title: readonly string[];
}

/** Every word of the texts as it is written, in small letters, and what it is indexed as. */
export function lexemesIn(words: Words, texts: readonly IndexedText[]): { surfaces: Map<string, string>; title: string[] } {
  const surfaces = new Map<string, string>();
  const title: string[] = [];
  texts.forEach(({ text }, nth) => {
    for (const word of words.read(text)) {
      if (word.lexeme === undefined) continue;
      surfaces.set(word.text.normalize('NFC').toLowerCase(), word.lexeme);
      if (nth === 0) title.push(word.lexeme);
    }
  });
  return { surfaces, title };
}

/** `counts`: in how many ideas each word is, of `total`. */
export function saidBy({ surfaces, title }: ReturnType<typeof lexemesIn>, counts: ReadonlyMap<string, number>, total: number): Said & { readonly n: ReadonlyMap<string, number> } {
  const n = new Map<string, number>();
  for (const [surface, lexeme] of surfaces) n.set(lexeme, (n.get(lexeme) ?? 0) + (counts.get(surface) ?? 0));
  return { n, weight: new Map([...n].map(([lexeme, k]) => [lexeme, Math.log(1 + total / (1 + k))])), title };
}

/** Lexemes to look for others by: the most telling that others have too, as long as those are not too many to compare. */
export function telling({ weight, n, title }: ReturnType<typeof saidBy>, mostIdeas: number): string[] {
  const likely = [...weight]
    .filter(([lexeme]) => n.get(lexeme)! > 0)
    .toSorted(([a, x], [b, y]) => y + (title.includes(b) ? 2 : 0) - x - (title.includes(a) ? 2 : 0) || (a < b ? -1 : 1));
  const chosen: string[] = [];
  let ideas = 0;
  for (const [lexeme] of likely) {
    ideas += n.get(lexeme)!;
    if (ideas > mostIdeas && chosen.length > 0) continue;
    chosen.push(lexeme);
    if (chosen.length === 25) break;
  }
  return chosen;
}

/** 0–1. What is shared, of all that both say; the titles alone can say nearly as much. */
export function likenessOf(said: Said, other: readonly string[]): number {
  const title = other.filter((l) => l.startsWith('^')).map((l) => l.slice(1));
  const body = other.filter((l) => /^[^~^@]/.test(l) && !l.includes('_'));
  return Math.max(shared(said.weight, [...said.weight.keys()], body), 0.9 * shared(said.weight, said.title, title));
}

function shared(weight: ReadonlyMap<string, number>, mine: readonly string[], theirs: readonly string[]): number {
  const own = [...new Set(mine)];
  if (own.length < 2 || theirs.length < 2) return 0;
  const of = (l: string): number => weight.get(l) ?? 0;
  const sum = own.reduce((s, l) => s + of(l), 0);
  const there = new Set(theirs);
  const both = own.filter((l) => there.has(l));
  const usual = sum / own.length;
  // A compound's parts stand beside it: they are not more that the other says.
  const others = [...there].filter((l) => !own.includes(l)).length * usual * 0.7;
  return (2 * both.reduce((s, l) => s + of(l), 0)) / (sum + both.reduce((s, l) => s + of(l), 0) + others);
}
