import { textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { hasValue, nilSign, preliminarySign, standardSign } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import { signsUsed } from './cell-text.ts';
import type { FigureTable } from './figure.ts';
import { basisOfYears } from './inside/basis-of-years.ts';
import { yearSpans } from './inside/figure-notes.ts';
import { noteNumbersAt, numberedNotes } from './inside/numbered-notes.ts';
import type { Place } from './inside/numbered-notes.ts';
import { percent } from './inside/percent.ts';
import { texts } from './texts.ts';

type Labels = Readonly<Record<string, string>>;
type Notes = Readonly<Record<string, readonly string[]>>;
interface Dimension {
  readonly label: string;
  readonly category: {
    readonly index: readonly string[];
    readonly label: Labels;
    readonly note?: Notes;
    readonly unit?: Readonly<Record<string, { readonly label: string; readonly decimals: number }>>;
  };
}
/** A data set as json-stat.org describes it, version 2.0: what other statistics offices' programs read. */
export interface JsonStat {
  readonly version: '2.0';
  readonly class: 'dataset';
  readonly label: string;
  readonly source: string;
  readonly note?: readonly string[];
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role: { readonly time?: readonly string[]; readonly metric: readonly string[] };
  readonly dimension: Readonly<Record<string, Dimension>>;
  /** Row by row; null where there is no number, and `status` says why. */
  readonly value: readonly (number | null)[];
  /** By the value's place: a standard sign. Also nil and preliminary numbers have one. */
  readonly status: Readonly<Record<string, string>>;
  readonly extension: {
    readonly id: string;
    readonly basis: string;
    /** By column, where some years' numbers stand on something else than others'. */
    readonly bases?: Labels;
    /** What each sign in `status` means here. */
    readonly signs: Labels;
    /** By column: centres that answered, and how many were asked and did not. */
    readonly answered?: Readonly<Record<string, { readonly answered: number; readonly notAnswered: number }>>;
    /** Columns from which numbers cannot be compared with those before. */
    readonly breaks?: Labels;
    /** The same of single rows: the columns, by row. Why is told in the row's note. */
    readonly rowBreaks?: Notes;
  };
}

function statusOf(cell: Cell): string | undefined {
  if (!hasValue(cell)) return standardSign[cell.none];
  if (cell.preliminary) return preliminarySign;
  return cell.value === 0 ? nilSign : undefined;
}

/** Texts of the notes that belong to each of these alone, by its id. */
function notesOf(table: FigureTable, members: readonly { readonly id: string; readonly place: Place }[], locale: Locale): { note?: Notes } {
  const all = numberedNotes(table);
  const own = members.flatMap(({ id, place }) => {
    const numbers = noteNumbersAt(table, place);
    return numbers.length === 0 ? [] : [[id, all.filter(({ number }) => numbers.includes(number)).map(({ note }) => textIn(note.text, locale))] as const];
  });
  return own.length === 0 ? {} : { note: Object.fromEntries(own) };
}

function dimension(label: string, members: readonly { readonly id: string; readonly label: FigureTable['title'] }[], notes: { note?: Notes }, locale: Locale): Dimension {
  return { label, category: { index: members.map((m) => m.id), label: Object.fromEntries(members.map((m) => [m.id, textIn(m.label, locale)])), ...notes } };
}

/** A note on one cell names the row and column it is about: the format has none for a single cell. */
function looseNotes(table: FigureTable, locale: Locale): string[] {
  const label = (of: readonly { readonly id: string; readonly label: FigureTable['title'] }[], id: string): string => {
    const found = of.find((one) => one.id === id);
    return found ? textIn(found.label, locale) : id;
  };
  return table.notes.flatMap(({ on, text }) => {
    if ('figure' in on) return [textIn(text, locale)];
    return 'row' in on && 'column' in on ? [`${label(table.rows, on.row)}, ${label(table.columns, on.column)}: ${textIn(text, locale)}`] : [];
  });
}

/** What the numbers stand on, in words as under the table; by column where years differ in it. */
function basisOf(table: FigureTable, locale: Locale): Pick<JsonStat['extension'], 'basis' | 'bases'> {
  const t = texts[locale];
  const told = basisOfYears(table);
  if (told.length < 2) return { basis: t.bases[table.basis] };
  return {
    basis: told.map(({ basis, years }) => `${t.bases[basis]} (${yearSpans(years, t.list)})`).join('; '),
    bases: Object.fromEntries(table.columns.flatMap((column) => (column.year === undefined ? [] : [[column.id, t.bases[column.basis ?? table.basis]]]))),
  };
}

/** The figure as JSON-stat 2.0: rows × columns, shares in per cent. States, notes and breaks go along. */
export function figureJsonStat(table: FigureTable, locale: Locale): JsonStat {
  const t = texts[locale];
  const cells = table.rows.flatMap((row) => row.cells);
  const share = table.measure === 'share-of-centres';
  const unit = textIn(table.unit, locale);
  const loose = looseNotes(table, locale);
  const counted = table.columns.filter((column) => column.answered !== undefined);
  const breaks = table.columns.filter((column) => column.break !== undefined);
  const reworded = table.rows.flatMap((row) => (row.breaks && row.breaks.length > 0 ? [[row.id, row.breaks] as const] : []));
  const yearly = table.columns.every((column) => column.id === String(column.year));
  return {
    version: '2.0',
    class: 'dataset',
    label: textIn(table.title, locale),
    source: textIn(table.source, locale),
    ...(loose.length > 0 && { note: loose }),
    id: ['row', 'column', 'contents'],
    size: [table.rows.length, table.columns.length, 1],
    role: { ...(yearly && { time: ['column'] }), metric: ['contents'] },
    dimension: {
      row: dimension(
        textIn(table.rowHead, locale),
        table.rows,
        notesOf(
          table,
          table.rows.map(({ id }) => ({ id, place: { row: id } })),
          locale,
        ),
        locale,
      ),
      column: dimension(
        t.year,
        table.columns,
        notesOf(
          table,
          table.columns.map(({ id, year }) => ({ id, place: { column: id, year } })),
          locale,
        ),
        locale,
      ),
      contents: { label: unit, category: { index: [table.measure], label: { [table.measure]: unit }, unit: { [table.measure]: { label: unit, decimals: share ? 1 : 0 } } } },
    },
    value: cells.map((cell) => (hasValue(cell) ? (share ? percent(cell.value) : cell.value) : null)),
    status: Object.fromEntries(cells.flatMap((cell, i) => (statusOf(cell) === undefined ? [] : [[String(i), statusOf(cell)!]]))),
    extension: {
      id: table.id,
      ...basisOf(table, locale),
      signs: Object.fromEntries(signsUsed(table, locale).map(({ sign, meaning }) => [sign, meaning])),
      ...(counted.length > 0 && { answered: Object.fromEntries(counted.map((c) => [c.id, { answered: c.answered ?? 0, notAnswered: c.notAnswered ?? 0 }])) }),
      ...(breaks.length > 0 && { breaks: Object.fromEntries(breaks.map((c) => [c.id, textIn(c.break!, locale)])) }),
      ...(reworded.length > 0 && { rowBreaks: Object.fromEntries(reworded) }),
    },
  };
}
