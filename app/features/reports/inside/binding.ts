import type { ReadSource } from '../source.ts';

/** A place in the text: line from 1, and the characters it covers. */
export interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}
/** A wording or a value that is tied to a source. */
export interface Binding {
  /** From 1, in the order of the chapter: the address of its page. */
  readonly n: number;
  readonly kind: 'claim' | 'value';
  /** Empty for a value: the number itself is shown. */
  readonly wording: string;
  readonly source: ReadSource;
  /** As written between the braces. */
  readonly sourceText: string;
  readonly place: Place;
  /** The characters of the wording alone. */
  readonly wordingPlace: { readonly start: number; readonly end: number };
  /** For a value: the claim whose year it speaks of. */
  readonly completes?: number | undefined;
}
