import type { FigureTable } from './figure.ts';

/**
 * The anchor of a cell in a figure's table, so that a sentence can point to the number it stands on: `figur-3-2-2014` is the
 * second row's. By place, which a table that is frozen keeps; the ids of rows are long, and there is one in every cell.
 */
export const cellAnchor = (figure: string, table: Pick<FigureTable, 'rows'>, row: string, column: string): string =>
  `${figure}-${table.rows.findIndex((one) => one.id === row) + 1}-${column}`;
