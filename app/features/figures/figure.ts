import type { LocalText } from '../../platform/locale.ts';
import type { Basis } from '../indicators/indicator.ts';
import type { Cell } from '../indicators/cell.ts';

/** What the cells of a figure measure. `sum-of-answers`: a number question added over the centres that answered; `series`: an indicator's own unit. */
export const measures = ['share-of-centres', 'number-of-centres', 'sum-of-answers', 'series'] as const;
export type Measure = (typeof measures)[number];

/** A footnote is data: tied to the whole figure, a row, a column or one cell, and many are derived from the questionnaire. */
export interface Note {
  readonly on: { readonly figure: true } | { readonly row: string } | { readonly column: string } | { readonly row: string; readonly column: string };
  readonly text: LocalText;
  readonly derived: boolean;
}

export interface FigureColumn {
  /** A year ("2018"), "sum" (the sum over years), or a region within a year. */
  readonly id: string;
  readonly label: LocalText;
  readonly year?: number | undefined;
  /** Centres that answered, and centres asked that did not; absent for series. */
  readonly answered?: number | undefined;
  readonly notAnswered?: number | undefined;
  /** From this column on, numbers cannot be compared with those before it. */
  readonly break?: LocalText | undefined;
}
export interface FigureRow {
  readonly id: string;
  readonly label: LocalText;
  /** One cell a column, in their order. */
  readonly cells: readonly Cell[];
}

/** What a figure's chart, table, CSV, text alternative and claims are all made from. */
export interface FigureTable {
  /** Lasting name, as in the scheme's files: `governor-own`. The number in a report is given by its place there. */
  readonly id: string;
  readonly kind: 'figure' | 'table';
  readonly title: LocalText;
  readonly measure: Measure;
  readonly unit: LocalText;
  readonly basis: Basis;
  readonly source: LocalText;
  readonly years: { readonly from: number; readonly to: number };
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  readonly notes: readonly Note[];
}
