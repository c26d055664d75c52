import { root } from './stem.ts';

/** What one word of a text is to the index: nynorsk and bokmål, inflected or in a compound, become the same. Pure; the lists are data. */

export interface WordLists {
  readonly stop: readonly string[];
  /** Nynorsk and bokmål for the same. */
  readonly forms: readonly (readonly [string, string])[];
  /** Several words, and the one that says the same. */
  readonly phrases: readonly (readonly [string, string])[];
  readonly synonyms: readonly (readonly string[])[];
  /** What compounds are made of. */
  readonly parts: readonly string[];
}

export interface Word {
  readonly text: string;
  /** In the text: first letter, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** What it is indexed as; undefined for a word too common. */
  readonly lexeme: string | undefined;
  /** What the compound is made of, or what the phrase says that it stands in. */
  readonly within: readonly string[];
}

export interface Words {
  /** The words of a text in their order. */
  read(text: string): Word[];
  /** What one word is indexed as. */
  lexemeOf(word: string): string;
  /** The parts of a compound; none for a word that is not one. */
  partsOf(word: string): readonly string[];
  readonly stop: ReadonlySet<string>;
  /** For each set of words that are searched for together: the words as written, each as its lexemes in order. */
  readonly synonyms: readonly (readonly { readonly text: string; readonly lexemes: readonly string[] }[])[];
  /** Other forms of a lexeme, as written: nynorsk for bokmål and back. */
  formsOf(lexeme: string): readonly string[];
}

/** Small letters without marks, but for æ, ø and å: "Idé" is "ide". */
export function plain(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  return /^[a-zæøå0-9]*$/.test(lower) ? lower : Array.from(lower, (c) => ('æøå'.includes(c) ? c : c.normalize('NFD').replaceAll(/\p{M}/gu, ''))).join('');
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const longestWord = 60;

export function wordsOf(lists: WordLists): Words {
  const stop = new Set(lists.stop.map(plain));
  const canonical = new Map<string, string>();
  const forms = new Map<string, string[]>();
  for (const [nn, nb] of lists.forms) {
    const [from, to] = [root(plain(nn)), root(plain(nb))];
    if (from === to) continue;
    canonical.set(from, to);
    forms.set(to, [...(forms.get(to) ?? [nb]), nn]);
  }
  const known = new Set([...lists.parts, ...lists.forms.flat().filter((w) => w.length > 3)].map((w) => root(plain(w))));
  const roots = new Map<string, string>();
  // A page of hits reads thousands of words, nearly all of them again and again.
  const rootOf = (word: string): string => {
    const before = roots.get(word);
    if (before !== undefined) return before;
    if (roots.size > 50_000) roots.clear();
    const found = root(word);
    roots.set(word, found);
    return found;
  };
  const simple = (word: string): string => canonical.get(rootOf(word)) ?? rootOf(word);
  const kept = new Map<string, { lexeme: string; parts: readonly string[] }>();
  const analysed = (word: string) => {
    const before = kept.get(word);
    if (before) return before;
    const parts = canonical.has(root(word)) ? [] : split(word, known).map(simple);
    const result = { lexeme: parts.length > 0 ? parts.join('+') : simple(word), parts };
    if (kept.size > 50_000) kept.clear();
    kept.set(word, result);
    return result;
  };
  const lexemeOf = (word: string): string => analysed(plain(word).slice(0, longestWord)).lexeme;
  const patterns = lists.phrases.map(([phrase, word]) => ({ steps: phrase.split(/\s+/).map((w) => (w === '…' ? '…' : root(plain(w)))), lexeme: lexemeOf(word) }));
  const byFirst = Map.groupBy(patterns, (p) => p.steps[0]!);

  const read = (text: string): Word[] => {
    const found = [...text.matchAll(wordPattern)].map((m) => ({ text: m[0], from: m.index, to: m.index + m[0].length, plain: plain(m[0]).slice(0, longestWord) }));
    const words = found.map((w) => {
      const common = stop.has(w.plain);
      const { lexeme, parts } = analysed(w.plain);
      return { text: w.text, from: w.from, to: w.to, lexeme: common ? undefined : lexeme, within: common ? [] : [...parts] };
    });
    found.forEach((w, i) => {
      for (const pattern of byFirst.get(simple(w.plain)) ?? byFirst.get(rootOf(w.plain)) ?? []) {
        const end = matchFrom(found, i, pattern.steps, simple);
        if (end !== undefined) for (let k = i; k <= end; k += 1) words[k]!.within.push(pattern.lexeme);
      }
    });
    return words;
  };
  return {
    read,
    lexemeOf,
    partsOf: (word) => analysed(plain(word).slice(0, longestWord)).parts,
    stop,
    synonyms: lists.synonyms.map((set) =>
      set.map((text) => ({
        text,
        lexemes: read(text)
          .map((w, _, all) => w.lexeme ?? (all.length === 1 ? lexemeOf(w.text) : undefined))
          .filter((l) => l !== undefined),
      })),
    ),
    formsOf: (lexeme) => forms.get(lexeme) ?? [],
  };
}

/** Where the phrase that begins at `at` ends; undefined when it is another. */
function matchFrom(found: readonly { readonly plain: string }[], at: number, steps: readonly string[], simple: (word: string) => string): number | undefined {
  let k = at;
  for (let s = 0; s < steps.length; s += 1) {
    const is = (i: number): boolean => found[i] !== undefined && (simple(found[i].plain) === steps[s] || root(found[i].plain) === steps[s]);
    if (steps[s] === '…') {
      s += 1;
      const next = [k + 1, k + 2].find(is);
      if (next === undefined) return undefined;
      k = next + 1;
    } else if (is(k)) k += 1;
    else return undefined;
  }
  return k - 1;
}

/** A compound's parts, each a known word, with -s- or -e- between; as few as can be. None for a word that is not one. */
function split(word: string, known: ReadonlySet<string>): string[] {
  if (word.length < 6 || word.length > 40 || known.has(root(word))) return [];
  for (let cut = word.length - 3; cut >= 3; cut -= 1) {
    const head = word.slice(0, cut);
    const first = [head, head.replace(/(?<=.{3})[se]$/, '')].find((w) => w.length >= 3 && known.has(root(w)));
    if (first === undefined) continue;
    const rest = word.slice(cut);
    if (known.has(root(rest))) return [first, rest];
    const further = split(rest, known);
    if (further.length > 0) return [first, ...further];
  }
  return [];
}
