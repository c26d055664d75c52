/**
 * Norwegian Snowball, as PostgreSQL's `norwegian_stem` has it: a test holds the two together. Here as well, because the words of a search are marked in
 * the reader's own text, and the index and the marks must agree on what one word is. https://snowballstem.org/algorithms/norwegian/stemmer.html
 */
const vowel = /[aeiouyæåøêòóô]/;
const first = [
  'hetenes',
  'hetene',
  'hetens',
  'heten',
  'heter',
  'endes',
  'ande',
  'ende',
  'edes',
  'enes',
  'erte',
  'ede',
  'ane',
  'ene',
  'ens',
  'ers',
  'ets',
  'het',
  'ast',
  'ert',
  'en',
  'ar',
  'er',
  'as',
  'es',
  'et',
  'a',
  'e',
  's',
];
const third = ['hetslov', 'eleg', 'elig', 'elov', 'slov', 'leg', 'eig', 'lig', 'els', 'lov', 'ig'];

/** Where what may be taken off begins: after the first consonant behind a vowel, at the fourth letter at the earliest. */
function region(word: string): number {
  let i = 0;
  while (i < word.length && !vowel.test(word[i]!)) i += 1;
  while (i < word.length && vowel.test(word[i]!)) i += 1;
  return i < word.length ? Math.max(i + 1, 3) : word.length;
}

export function stem(word: string): string {
  if (word.length < 3) return word;
  const from = region(word);
  let w = withoutEnding(word, from);
  if (w.length >= from + 2 && /(?:d|v)t$/.test(w)) w = w.slice(0, -1);
  const last = third.find((suffix) => w.endsWith(suffix) && w.length - suffix.length >= from);
  return last === undefined ? w : w.slice(0, -last.length);
}

function withoutEnding(w: string, from: number): string {
  const ending = first.find((suffix) => w.endsWith(suffix) && w.length - suffix.length >= from);
  if (ending === undefined) return w;
  if (ending === 'erte' || ending === 'ert') return w.slice(0, -ending.length) + 'er';
  if (ending !== 's') return w.slice(0, -ending.length);
  return /(?:[bcdfghjlmnoprtvyz]|[^aeiouyæåøêòóô]k)$/.test(w.slice(0, -1)) ? w.slice(0, -1) : w;
}

const genitive = /(?:[bcdfghjlmnoprtvyz]|[^aeiouyæåøêòóô]k)s$/;
/**
 * What a word and its forms have in common, where the stemmer alone parts them: "kurs" and "kurset", "lærerne" and "lærarar", "enhet" and "enheter",
 * "mogleghet" as nynorsk writes it. A short word keeps its own -s.
 */
export function root(word: string): string {
  const het = /^(.{2,})he(?:it|ita|itene|iter|itane|itar|t|ten|ter|tene)$/.exec(word)?.[1];
  const agent = /^(.{3,})(?:erne|erene|arane|arar|ere)$/.exec(word)?.[1];
  const w = het === undefined ? (agent === undefined ? word : `${agent}er`) : `${het}het`;
  const s = stem(w);
  if (w === `${s}s`) return s.length < 5 ? w : s;
  return s.length > 5 && genitive.test(s) ? s.slice(0, -1) : s;
}
