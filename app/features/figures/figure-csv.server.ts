import { writeCsv } from '../../platform/csv.server.ts';
import { textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { nilSign, standardSign } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import { signedCell, signsUsed, subtitle } from './cell-text.ts';
import type { FigureColumn, FigureTable } from './figure.ts';
import { basisOfYears } from './inside/basis-of-years.ts';
import { yearSpans } from './inside/figure-notes.ts';
import { noteNumbersAt, numberedNotes } from './inside/numbered-notes.ts';
import { texts } from './texts.ts';

/** A year without the question has nobody to count; a total counts no centres. */
const count = (column: FigureColumn, of: 'answered' | 'notAnswered'): string => {
  const n = column[of];
  return n === undefined ? standardSign['not-applicable'] : n === 0 ? nilSign : String(n);
};

/** Always with a decimal comma and without spaces in it, whatever the language of the words: it is read as a number. */
const signInFile = (cell: Cell, table: FigureTable): string => signedCell(cell, table, 'nb').sign.replaceAll(/\s/g, '');

/** The head, a line for each row, and how many answered; the numbers of notes stand last on the line they belong to. */
function tableLines(table: FigureTable, locale: Locale): string[][] {
  const t = texts[locale];
  const notesAt = (row: string): string =>
    [...noteNumbersAt(table, { row }), ...table.columns.flatMap((column) => noteNumbersAt(table, { row, column: column.id, year: column.year }))].join(', ');
  const columnNotes = table.columns.map((column) => noteNumbersAt(table, { column: column.id, year: column.year }).join(', '));
  const head = [textIn(table.rowHead, locale), ...table.columns.map((column) => textIn(column.label, locale)), t.notes];
  const rows = table.rows.map((row) => [textIn(row.label, locale), ...row.cells.map((cell) => signInFile(cell, table)), notesAt(row.id)]);
  const asked = table.columns.some((column) => column.answered !== undefined);
  return [
    head,
    ...rows,
    ...(asked
      ? [
          [t.answered, ...table.columns.map((column) => count(column, 'answered')), ''],
          [t.notAnswered, ...table.columns.map((column) => count(column, 'notAnswered')), ''],
        ]
      : []),
    ...(columnNotes.some((one) => one !== '') ? [[t.notes, ...columnNotes, '']] : []),
  ];
}

/** What the numbers stand on; year by year where that changes. */
function basisLines(table: FigureTable, locale: Locale): string[][] {
  const t = texts[locale];
  const told = basisOfYears(table);
  if (told.length < 2) return [[t.basis(t.bases[table.basis])]];
  return told.map(({ basis, years }) => [t.basis(`${t.bases[basis]} (${yearSpans(years, t.list)})`)]);
}

/**
 * The figure as CSV for a spreadsheet set to Norwegian: UTF-8 with a byte-order mark, `;` between, decimal comma, lines
 * ended by CRLF. Formulas are defused. Title and what is measured above; signs as in the table; notes, signs and source below.
 */
export function figureCsv(table: FigureTable, locale: Locale): string {
  const t = texts[locale];
  const own = numberedNotes(table).map(({ number, note }) => [String(number), textIn(note.text, locale)]);
  const figureNotes = noteNumbersAt(table, 'figure').join(', ');
  const lines = [
    [textIn(table.title, locale), ...(figureNotes === '' ? [] : [`${t.notes}: ${figureNotes}`])],
    [subtitle(table, locale)],
    [textIn(table.unit, locale)],
    [],
    ...tableLines(table, locale),
    [],
    ...(own.length > 0 ? [[t.notes], ...own, []] : []),
    ...(signsUsed(table, locale).length > 0 ? [[t.signsTitle], ...signsUsed(table, locale).map(({ sign, meaning }) => [sign, meaning]), []] : []),
    [t.source(textIn(table.source, locale))],
    ...basisLines(table, locale),
  ];
  return writeCsv(lines);
}
