import type { Cell, CellState } from '../indicators/cell.ts';

/** What a claim is held against. Shares are in 0–1. */
export type Facts =
  | { readonly kind: 'number'; readonly measure: 'count' | 'share'; readonly cell: Cell }
  /** One number a year. A claim about an amount must hold in every year; "flest" and "økte" compare the years. */
  | { readonly kind: 'years'; readonly measure: 'count' | 'share'; readonly points: readonly { readonly year: number; readonly cell: Cell }[] }
  /** The span of years itself, both ends included. */
  | { readonly kind: 'period'; readonly from: number; readonly to: number };

/** A number as it was found; `count` and `of` for a share of centres. */
export interface FoundNumber {
  readonly value: number;
  readonly measure: 'count' | 'share';
  readonly count?: number | undefined;
  readonly of?: number | undefined;
  readonly year?: number | undefined;
}
/** What the claim was judged on: the numbers, and, for a comparison of years, the years that have the highest or lowest. */
export interface Found {
  readonly numbers: readonly FoundNumber[];
  readonly best?: { readonly which: 'highest' | 'lowest'; readonly years: readonly number[]; readonly value: number } | undefined;
  readonly period?: { readonly from: number; readonly to: number } | undefined;
}
/** The limits of the wording, both included as they are shown: whole numbers for counts, 0–1 for shares. */
export interface Limits {
  readonly measure: 'count' | 'share';
  readonly from: number;
  readonly to: number;
  /** An end that is not itself part of the range: "under halvparten" stops before 50,0 per cent. */
  readonly fromOpen?: boolean | undefined;
  readonly toOpen?: boolean | undefined;
}

export type Verdict =
  | { readonly kind: 'holds'; readonly found: Found; readonly limits?: Limits | undefined }
  | { readonly kind: 'fails'; readonly found: Found; readonly limits?: Limits | undefined; /** A wording in the same style that holds. */ readonly suggestion?: string | undefined }
  /** There is no number: the cell says why. */
  | { readonly kind: 'no-number'; readonly state: CellState; readonly year?: number | undefined }
  /** The source is of another kind than the wording speaks of. */
  | { readonly kind: 'wrong-source'; readonly needs: 'years' | 'number' | 'share' | 'period' }
  | { readonly kind: 'unreadable'; readonly fault: ClaimFault }
  /** The wording names something else than the source counts: "900 kommuner" of a number of persons. */
  | { readonly kind: 'wrong-source'; readonly needs: 'thing'; readonly word: string }
  /** The source is not known. Given by the report, never by a wording. */
  | { readonly kind: 'unknown-source'; readonly source: string; readonly known?: readonly string[] | undefined };

export type ClaimFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'two-numbers'; readonly second: string }
  | { readonly kind: 'negated'; readonly word: string }
  | { readonly kind: 'unknown-wording' };

/** A claim that has been shown to hold; every other verdict stops publishing. */
export const holds = (verdict: Verdict): boolean => verdict.kind === 'holds';
