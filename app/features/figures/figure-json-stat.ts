import { textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { hasValue, nilSign, preliminarySign, standardSign } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import { signsUsed } from './cell-text.ts';
import type { FigureTable, Note } from './figure.ts';
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
    /** What each sign in `status` means here. */
    readonly signs: Labels;
    /** By column: centres that answered, and how many were asked and did not. */
    readonly answered?: Readonly<Record<string, { readonly answered: number; readonly notAnswered: number }>>;
    /** Columns from which numbers cannot be compared with those before. */
    readonly breaks?: Labels;
  };
}

function statusOf(cell: Cell): string | undefined {
  if (!hasValue(cell)) return standardSign[cell.none];
  if (cell.preliminary) return preliminarySign;
  return cell.value === 0 ? nilSign : undefined;
}

/** Texts of the notes whose target has this key alone, by the key's value. */
function notesBy(notes: readonly Note[], key: 'row' | 'column', locale: Locale): { note?: Notes } {
  const own = notes.flatMap(({ on, text }) =>
    key in on && Object.keys(on).length === 1 ? [{ at: (on as Readonly<Record<string, string>>)[key]!, text: textIn(text, locale) }] : [],
  );
  return own.length === 0 ? {} : { note: Object.fromEntries([...Map.groupBy(own, (one) => one.at)].map(([at, all]) => [at, all.map((one) => one.text)])) };
}

function dimension(label: string, members: readonly { readonly id: string; readonly label: FigureTable['title'] }[], notes: { note?: Notes }, locale: Locale): Dimension {
  return { label, category: { index: members.map((m) => m.id), label: Object.fromEntries(members.map((m) => [m.id, textIn(m.label, locale)])), ...notes } };
}

/** A note on one cell names the row and column it is about: the format has none for a single cell. */
function looseNotes(table: FigureTable, locale: Locale): string[] {
  const label = (of: readonly { readonly id: string; readonly label: FigureTable['title'] }[], id: string): string =>
    textIn(of.find((one) => one.id === id)?.label ?? table.title, locale);
  return table.notes.flatMap(({ on, text }) => {
    if ('figure' in on) return [textIn(text, locale)];
    return 'row' in on && 'column' in on ? [`${label(table.rows, on.row)}, ${label(table.columns, on.column)}: ${textIn(text, locale)}`] : [];
  });
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
      row: dimension(textIn(table.rowHead, locale), table.rows, notesBy(table.notes, 'row', locale), locale),
      column: dimension(t.year, table.columns, notesBy(table.notes, 'column', locale), locale),
      contents: { label: unit, category: { index: [table.measure], label: { [table.measure]: unit }, unit: { [table.measure]: { label: unit, decimals: share ? 1 : 0 } } } },
    },
    value: cells.map((cell) => (hasValue(cell) ? (share ? percent(cell.value) : cell.value) : null)),
    status: Object.fromEntries(cells.flatMap((cell, i) => (statusOf(cell) === undefined ? [] : [[String(i), statusOf(cell)!]]))),
    extension: {
      id: table.id,
      basis: t.bases[table.basis],
      signs: Object.fromEntries(signsUsed(table, locale).map(({ sign, meaning }) => [sign, meaning])),
      ...(counted.length > 0 && { answered: Object.fromEntries(counted.map((c) => [c.id, { answered: c.answered ?? 0, notAnswered: c.notAnswered ?? 0 }])) }),
      ...(breaks.length > 0 && { breaks: Object.fromEntries(breaks.map((c) => [c.id, textIn(c.break!, locale)])) }),
    },
  };
}
