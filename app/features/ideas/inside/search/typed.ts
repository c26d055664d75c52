import type { Ignored } from '../../idea-search.ts';
import { quoted } from './index-entry.ts';
import { plain } from './words.ts';
import type { Word, Words } from './words.ts';

/** What somebody typed, as what is looked for. Pure. */

export interface Term {
  /** As typed. */
  readonly text: string;
  /** Conditions of a tsquery: the words themselves, any of which will do. */
  readonly own: readonly string[];
  /** Other words for it. */
  readonly also: readonly { readonly text: string; readonly query: string; readonly lexemes: readonly string[] }[];
  /** What it is in a title. */
  readonly title: readonly string[];
  /** What is marked in a text. */
  readonly lexemes: readonly string[];
  readonly phrase: boolean;
  /** Municipalities that it names, of any time; and those of the day. */
  readonly codes: readonly string[];
  readonly municipalities: readonly string[];
}
export interface Typed {
  readonly terms: readonly Term[];
  readonly ignored: readonly Ignored[];
}

/** Codes of the municipality that somebody means by these very words; none when they name none. */
export type Places = (text: string) => { readonly codes: readonly string[]; readonly now: readonly string[] };

const mostTerms = 10;
/** So many words are looked up among the municipalities: of a thousand that are pasted only the first few are searched for anyway. */
const mostNames = 40;
const nowhere: Places = () => ({ codes: [], now: [] });
/** Words of a municipality's name at most: "Aurskog-Høland", "Nordre Follo". */
const longestName = 3;

export function readTyped(words: Words, q: string, places: Places): Typed {
  const terms: Term[] = [];
  const common: string[] = [];
  const short: string[] = [];
  for (const { text, phrase } of piecesOf(q)) {
    const read = words.read(text);
    if (phrase && read.filter((w) => w.lexeme !== undefined).length > 1) terms.push(phraseTerm(read, text));
    else
      for (let i = 0; i < read.length;) {
        const term = termAt(words, read, i, text, terms.length < mostNames ? places : nowhere);
        if (term === 'common') common.push(read[i]!.text);
        else if (term === 'short') short.push(read[i]!.text);
        else terms.push(term.term);
        i += typeof term === 'string' ? 1 : term.length;
      }
  }
  const once = [...new Map(terms.map((t) => [t.own.join(), t])).values()];
  const ignored: Ignored[] = [
    { why: 'common-words' as const, words: [...new Set(common)] },
    { why: 'too-short' as const, words: [...new Set(short)] },
    { why: 'too-many' as const, words: once.slice(mostTerms).map((t) => t.text) },
  ].filter((i) => i.words.length > 0);
  return { terms: once.slice(0, mostTerms), ignored };
}

/** What stands between quotation marks, of any kind, and what does not. A mark that is never closed is none. */
function piecesOf(q: string): { text: string; phrase: boolean }[] {
  const straight = q.replaceAll(/[“”„«»‟]/gu, '"').replaceAll(/(?<=^|\s)(?:AND|OR|NOT|OG|ELLER|IKKE|IKKJE)(?=\s|$)/g, ' ');
  const parts = straight.split('"');
  return parts.map((text, i) => ({ text, phrase: i % 2 === 1 && i < parts.length - 1 })).filter((p) => p.text.trim() !== '');
}

/** The term that begins at a word, and how many words it takes. */
function termAt(words: Words, read: readonly Word[], at: number, text: string, places: Places): { term: Term; length: number } | 'common' | 'short' {
  const word = read[at]!;
  for (let n = Math.min(longestName, read.length - at); n >= 1; n -= 1) {
    const name = text.slice(word.from, read[at + n - 1]!.to);
    const { codes, now } = name.length > 1 ? places(name) : { codes: [], now: [] };
    if (codes.length > 0 && (n > 1 || word.lexeme !== undefined)) return { term: named(words, read.slice(at, at + n), name, codes, now), length: n };
  }
  const said = spokenTerm(words, read, at, text);
  if (said) return said;
  if (word.lexeme === undefined) return 'common';
  if (/^\p{L}$/u.test(word.text)) return 'short';
  return { term: wordTerm(words, word), length: 1 };
}

const all = (lexemes: readonly string[]): string => (lexemes.length === 1 ? quoted(lexemes[0]!) : `(${lexemes.map(quoted).join('&')})`);
const inTitle = (lexemes: readonly string[]): string => all(lexemes.map((l) => `^${l}`));
/** Words that follow each other: each pair of them is indexed; of more than two the whole is looked at too. */
function following(lexemes: readonly string[]): string {
  const pairs = lexemes.slice(1).map((l, i) => `${lexemes[i]}_${l}`);
  return pairs.length === 0 ? all(lexemes) : `(${[...pairs, ...lexemes].map(quoted).join('&')})`;
}

function synonymsOf(words: Words, lexemes: readonly string[]): Term['also'] {
  const key = lexemes.join(' ');
  const set = words.synonyms.find((s) => s.some((one) => one.lexemes.join(' ') === key)) ?? [];
  return set.filter((one) => one.lexemes.join(' ') !== key).map((one) => ({ text: one.text, query: following(one.lexemes), lexemes: one.lexemes }));
}

function wordTerm(words: Words, word: Word): Term {
  const lexeme = word.lexeme!;
  const parts = words.partsOf(word.text);
  const said = word.within.filter((l) => !parts.includes(l));
  // The other standard's form is the same lexeme: told, not looked for.
  const typed = plain(word.text);
  const forms = words.formsOf(lexeme).filter((form) => !typed.startsWith(plain(form).slice(0, -1)));
  return {
    text: word.text,
    own: [quoted(lexeme), ...(parts.length > 1 ? [all(parts)] : []), ...said.map(quoted)],
    also: [...forms.map((text) => ({ text, query: quoted(lexeme), lexemes: [lexeme] })), ...synonymsOf(words, [lexeme])],
    title: [inTitle([lexeme]), ...(parts.length > 1 ? [inTitle(parts)] : [])],
    lexemes: [lexeme, ...parts, ...said],
    phrase: false,
    codes: [],
    municipalities: [],
  };
}

function phraseTerm(read: readonly Word[], text: string): Term {
  const lexemes = read.flatMap((w) => w.lexeme ?? []);
  return { text: `«${text.trim()}»`, own: [following(lexemes)], also: [], title: [inTitle(lexemes)], lexemes, phrase: true, codes: [], municipalities: [] };
}

/** Several words that say one thing: a phrase of the word list ("melde seg på"), or one that has other words ("fysisk aktivitet"). */
function spokenTerm(words: Words, read: readonly Word[], at: number, text: string): { term: Term; length: number } | undefined {
  const first = read[at]!;
  const parts = words.partsOf(first.text);
  const said = first.within.find((l) => !parts.includes(l));
  if (said !== undefined) {
    let n = 1;
    while (read[at + n]?.within.includes(said)) n += 1;
    if (n > 1) return { term: several(words, read.slice(at, at + n), text, [quoted(said)], [said]), length: n };
  }
  for (const set of words.synonyms)
    for (const { lexemes } of set) {
      if (lexemes.length < 2 || lexemes.some((l, i) => read[at + i]?.lexeme !== l)) continue;
      return { term: several(words, read.slice(at, at + lexemes.length), text, [], lexemes), length: lexemes.length };
    }
  return undefined;
}

function several(words: Words, read: readonly Word[], text: string, own: readonly string[], lexemes: readonly string[]): Term {
  const plainly = read.flatMap((w) => w.lexeme ?? []);
  return {
    text: text.slice(read[0]!.from, read.at(-1)!.to),
    own: [...own, ...(plainly.length > 0 ? [all(plainly)] : [])],
    also: synonymsOf(words, lexemes),
    title: [inTitle(lexemes), ...(plainly.length > 0 ? [inTitle(plainly)] : [])],
    lexemes: [...lexemes, ...plainly],
    phrase: false,
    codes: [],
    municipalities: [],
  };
}

function named(words: Words, read: readonly Word[], name: string, codes: readonly string[], now: readonly string[]): Term {
  const plainly = read.flatMap((w) => w.lexeme ?? [words.lexemeOf(w.text)]);
  return {
    text: name,
    own: [...codes.map((c) => quoted(`@${c}`)), following(plainly)],
    also: [],
    title: [inTitle(plainly)],
    lexemes: plainly,
    phrase: false,
    codes,
    municipalities: now,
  };
}

const anyOf = (conditions: readonly string[]): string => (conditions.length === 1 ? conditions[0]! : `(${conditions.join('|')})`);
export const ownQuery = (term: Term): string => anyOf(term.own);
export const fullQuery = (term: Term): string => anyOf([...new Set([...term.own, ...term.also.map((a) => a.query)])]);
export const titleQuery = (term: Term): string => anyOf(term.title);
export const allOf = (conditions: readonly string[]): string => conditions.join('&');
export const someOf = (conditions: readonly string[]): string => conditions.join('|');

/** So many of them: every choice of that many, in the order of how likely. */
export function atLeast(conditions: readonly string[], k: number): string {
  const choices = (from: number, left: number): string[][] =>
    left === 0 ? [[]] : conditions.slice(from, conditions.length - left + 1).flatMap((c, i) => choices(from + i + 1, left - 1).map((rest) => [c, ...rest]));
  return choices(0, k)
    .map((choice) => `(${allOf(choice)})`)
    .join('|');
}
