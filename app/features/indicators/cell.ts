/** Why a cell has no value. The state follows the number into chart, table, prose, CSV and the text a screen reader reads. */
export const cellStates = ['not-asked', 'not-applicable', 'not-answered', 'withheld', 'not-yet'] as const;
export type CellState = (typeof cellStates)[number];

/**
 * A value, or a reason for none. Zero is a value.
 * `value`: a share in 0–1, or a count. `of` and `count`: for a share, how many it is a share of, and how many that is.
 */
export type Cell =
  | { readonly value: number; readonly of?: number | undefined; readonly count?: number | undefined; readonly preliminary?: boolean | undefined }
  | { readonly none: CellState };

export const hasValue = (cell: Cell): cell is Extract<Cell, { value: number }> => 'value' in cell;

/** Statistics Norway's standard signs (ssb.no, "Standardtegn i tabeller"). A zero count is `-`; `0` and `0,0` are less than half the unit. */
export const standardSign = {
  'not-asked': '.',
  'not-applicable': '.',
  'not-answered': '..',
  'not-yet': '...',
  withheld: ':',
} as const satisfies Record<CellState, string>;
export const nilSign = '-';
export const preliminarySign = '*';
