import type { LocalText } from '../platform/locale.ts';

/** A sentence of the front page about one number. What stands in square brackets is bound to it; `{value}` and `{years}` are filled in. */
export interface FrontNumber {
  readonly indicator: string;
  readonly sentence: LocalText;
}

/** What the scheme's front page says beside what follows from everything else. */
export interface Front {
  readonly headline: LocalText;
  /** The one number shown large, with its chart over the years of the latest report. */
  readonly number?: (FrontNumber & { readonly chart: LocalText }) | undefined;
  /** What puts the large number in its place. */
  readonly beside?: FrontNumber | undefined;
}

declare module '../platform/context.ts' {
  interface Definitions {
    readonly front: Front;
  }
}

export type SentencePart = { readonly text: string; readonly bound: boolean };

/** The sentence with its values, in parts: the bound one is a link to what the number is. */
export function fillSentence(sentence: string, values: Readonly<Record<'value' | 'years', string>>): SentencePart[] {
  const filled = sentence.replaceAll(/\{(value|years)\}/g, (_, name: 'value' | 'years') => values[name]);
  const parts = filled.split(/(\[[^\]]*\])/).filter((part) => part !== '');
  return parts.map((part) => (part.startsWith('[') ? { text: part.slice(1, -1), bound: true } : { text: part, bound: false }));
}
