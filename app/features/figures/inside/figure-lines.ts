import { textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { nilSign, standardSign } from '../../indicators/cell.ts';
import type { Cell } from '../../indicators/cell.ts';
import { signsUsed, subtitle } from '../cell-text.ts';
import type { FigureColumn, FigureTable } from '../figure.ts';
import { texts } from '../texts.ts';
import { basisOfYears } from './basis-of-years.ts';
import { yearSpans } from './figure-notes.ts';
import { noteNumbersAt, numberedNotes } from './numbered-notes.ts';

/** A year without the question has nobody to count; a total counts no centres. */
const count = (column: FigureColumn, of: 'answered' | 'notAnswered'): string => {
  const n = column[of];
  return n === undefined ? standardSign['not-applicable'] : n === 0 ? nilSign : String(n);
};

/** The head, a line for each row, and how many answered; the numbers of notes stand last on the line they belong to. */
function tableLines<T>(table: FigureTable, locale: Locale, cellOf: (cell: Cell) => T): (string | T)[][] {
  const t = texts[locale];
  const notesAt = (row: string): string =>
    [...noteNumbersAt(table, { row }), ...table.columns.flatMap((column) => noteNumbersAt(table, { row, column: column.id, year: column.year }))].join(', ');
  const columnNotes = table.columns.map((column) => noteNumbersAt(table, { column: column.id, year: column.year }).join(', '));
  const head = [textIn(table.rowHead, locale), ...table.columns.map((column) => textIn(column.label, locale)), t.notes];
  const rows = table.rows.map((row) => [textIn(row.label, locale), ...row.cells.map(cellOf), notesAt(row.id)]);
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

/** A figure as the lines of a sheet: title and what is measured above; the table with its signs; notes, signs and source below. */
export function figureLines<T>(table: FigureTable, locale: Locale, cellOf: (cell: Cell) => T): (string | T)[][] {
  const t = texts[locale];
  const own = numberedNotes(table).map(({ number, note }) => [String(number), textIn(note.text, locale)]);
  const figureNotes = noteNumbersAt(table, 'figure').join(', ');
  const signs = signsUsed(table, locale);
  return [
    [textIn(table.title, locale), ...(figureNotes === '' ? [] : [`${t.notes}: ${figureNotes}`])],
    [subtitle(table, locale)],
    [textIn(table.unit, locale)],
    [],
    ...tableLines(table, locale, cellOf),
    [],
    ...(own.length > 0 ? [[t.notes], ...own, []] : []),
    ...(signs.length > 0 ? [[t.signsTitle], ...signs.map(({ sign, meaning }) => [sign, meaning]), []] : []),
    [t.source(textIn(table.source, locale))],
    ...basisLines(table, locale),
  ];
}
