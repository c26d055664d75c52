import { writeCsv } from '../../platform/csv.server.ts';
import type { Locale } from '../../platform/locale.ts';
import { signedCell } from './cell-text.ts';
import type { FigureTable } from './figure.ts';
import { figureLines } from './inside/figure-lines.ts';

/**
 * The figure as CSV for a spreadsheet set to Norwegian: UTF-8 with a byte-order mark, `;` between, decimal comma, lines
 * ended by CRLF. Formulas are defused. A number has a decimal comma and no space in it, whatever the language of the words.
 */
export const figureCsv = (table: FigureTable, locale: Locale): string => writeCsv(figureLines(table, locale, (cell) => signedCell(cell, table, 'nb').sign.replaceAll(/\s/g, '')));
