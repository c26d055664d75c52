import type { Definitions } from '../../../../platform/context.ts';
import { wordsOf } from './words.ts';
import type { WordLists, Words } from './words.ts';

declare module '../../../../platform/context.ts' {
  interface Definitions {
    /** What searching in ideas knows of words; nothing in a scheme of a test. */
    readonly ideaWords?: WordLists | undefined;
  }
}

const none: WordLists = { stop: [], forms: [], phrases: [], synonyms: [], parts: [] };
const made = new WeakMap<WordLists, Words>();
/** Made once for each set of lists. */
export function ideaWordsOf({ ideaWords = none }: Pick<Definitions, 'ideaWords'>): Words {
  const words = made.get(ideaWords) ?? wordsOf(ideaWords);
  made.set(ideaWords, words);
  return words;
}
