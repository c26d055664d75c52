import type { Locale } from '../../platform/locale.ts';
import { writeSheet } from '../../platform/spreadsheet.server.ts';
import { hasValue } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import { signedCell } from './cell-text.ts';
import type { FigureTable } from './figure.ts';
import { figureLines } from './inside/figure-lines.ts';
import { percent } from './inside/percent.ts';

/** A number where it stands alone; where it carries a sign (`-`, `*`) or there is none, what the table prints. */
function valueInSheet(cell: Cell, table: FigureTable): number | string {
  const plain = hasValue(cell) && cell.value !== 0 && !cell.preliminary;
  if (!plain) return signedCell(cell, table, 'nb').sign;
  return table.measure === 'share-of-centres' ? percent(cell.value) : cell.value;
}

/** The figure as a workbook: the lines of the CSV, with numbers that can be added. Shares are in per cent. */
export const figureXlsx = (table: FigureTable, locale: Locale): Promise<Uint8Array<ArrayBuffer>> => writeSheet(figureLines(table, locale, (cell) => valueInSheet(cell, table)));
