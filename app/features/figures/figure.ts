import type { LocalText } from '../../platform/locale.ts';
import type { Cell } from '../indicators/cell.ts';
import type { Basis } from '../indicators/indicator.ts';
import type { Years } from '../scheme/scheme.ts';

/** What the cells of a figure measure. `sum-of-answers`: a number question added over the centres that answered; `series`: an indicator's own unit. */
export const measures = ['share-of-centres', 'number-of-centres', 'sum-of-answers', 'series'] as const;
export type Measure = (typeof measures)[number];

/** Where a row's numbers come from. */
export type RowSource =
  /** How many centres chose it, of the figure's question. */
  | { readonly kind: 'option'; readonly option: string }
  /** A number question, added over the centres that answered. */
  | { readonly kind: 'number'; readonly question: string }
  /** Different municipalities among a question's lines: as they were in the year, or all read at one date (ISO). */
  | { readonly kind: 'distinct'; readonly question: string; readonly as: 'then' | { readonly at: string } }
  | { readonly kind: 'indicator'; readonly indicator: string; readonly item?: string | undefined };

export interface RowDefinition {
  readonly id: string;
  /** Absent: the option's wording in the newest year, or the indicator's label. */
  readonly label?: LocalText | undefined;
  readonly source: RowSource;
}
export type NoteTarget = { readonly figure: true } | { readonly row: string } | { readonly column: string } | { readonly row: string; readonly column: string };
export interface DefinedNote {
  readonly on: NoteTarget;
  readonly text: LocalText;
  /** Shown when the figure covers any of these years; absent: always. */
  readonly years?: Years | undefined;
}

/** A figure or table as the scheme's files describe it: a question or some indicators, never numbers. */
export interface FigureDefinition {
  readonly id: string;
  readonly kind: 'figure' | 'table';
  readonly title: LocalText;
  /** What the rows are, over the table's first column ("Form", "Målgruppe"). */
  readonly rowHead: LocalText;
  readonly measure: Measure;
  /** Absent: told by the measure. */
  readonly unit?: LocalText | undefined;
  /** For the measures that count centres. */
  readonly question?: string | undefined;
  readonly rows: readonly RowDefinition[];
  /** A last column for all the years together: a sum where years can be added, the different ones where that is counted. */
  readonly total: boolean;
  /** The figure never shows years outside these. */
  readonly years?: Years | undefined;
  readonly notes: readonly DefinedNote[];
}

declare module '../../platform/context.ts' {
  interface Definitions {
    readonly figures: readonly FigureDefinition[];
  }
}

/** A footnote is data: tied to the whole figure, a row, a column or one cell, and many are derived from the questionnaire. */
export interface Note {
  readonly on: NoteTarget;
  readonly text: LocalText;
  readonly derived: boolean;
}

export interface FigureColumn {
  /** A year ("2018"), "total" (all the years together), or a region within a year ("2018-vest"). */
  readonly id: string;
  readonly label: LocalText;
  readonly year?: number | undefined;
  readonly region?: string | undefined;
  /** The year's round is still open: its numbers move until it closes. */
  readonly preliminary?: boolean | undefined;
  /** Centres that answered, and centres asked that did not; absent for series. */
  readonly answered?: number | undefined;
  readonly notAnswered?: number | undefined;
  /** Only where columns differ in it: what this one's numbers stand on. */
  readonly basis?: Basis | undefined;
  /** From this column on, numbers cannot be compared with those before it. */
  readonly break?: LocalText | undefined;
}
export interface FigureRow {
  readonly id: string;
  readonly label: LocalText;
  /** One cell a column, in their order. */
  readonly cells: readonly Cell[];
  /** Columns (ids) from which this row alone cannot be compared with the columns before: its option was reworded. */
  readonly breaks?: readonly string[] | undefined;
}

/**
 * Complete in itself: labels in every language, plain JSON. An edition keeps it as it is.
 * What a figure's chart, table, CSV, text alternative and claims are all made from.
 */
export interface FigureTable {
  /** Lasting name, as in the scheme's files: `governor-own`. The number in a report is given by its place there. */
  readonly id: string;
  readonly kind: 'figure' | 'table';
  readonly title: LocalText;
  readonly rowHead: LocalText;
  readonly measure: Measure;
  readonly unit: LocalText;
  /** Of all the columns; where they differ, the one that must be said: invented before registered before published. */
  readonly basis: Basis;
  readonly source: LocalText;
  readonly years: { readonly from: number; readonly to: number };
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  readonly notes: readonly Note[];
}
