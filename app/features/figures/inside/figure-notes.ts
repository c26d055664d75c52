import type { Locale, LocalText } from '../../../platform/locale.ts';
import { hasValue } from '../../indicators/cell.ts';
import type { Cell } from '../../indicators/cell.ts';
import { yearIn } from '../../scheme/scheme.ts';
import type { FigureDefinition, FigureTable, Note, NoteTarget } from '../figure.ts';
import type { FigureTexts } from '../texts.ts';
import { inEvery } from '../texts.ts';
import { basisOfYears } from './basis-of-years.ts';

type Bare = Omit<FigureTable, 'notes'>;
export interface RowBreak {
  readonly row: string;
  readonly year: number;
  readonly why: LocalText;
}

/** "2014–2016 og 2019": years as spans. */
export function yearSpans(years: readonly number[], and: (items: readonly string[]) => string): string {
  const spans: [number, number][] = [];
  for (const year of years.toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else if (last?.[1] !== year) spans.push([year, year]);
  }
  return and(spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)));
}

const labelsOf = (rows: Bare['rows'], t: FigureTexts, locale: Locale): string => t.list(rows.map((row) => t.quoted(row.label[locale] ?? row.label.nb)));
const notAsked = (cell: Cell | undefined): boolean => cell !== undefined && !hasValue(cell) && cell.none === 'not-asked';

/** The years shown, each with the places of its columns. */
const yearsOf = (table: Bare): Map<number, number[]> => {
  const years = new Map<number, number[]>();
  table.columns.forEach((column, i) => column.year !== undefined && years.set(column.year, [...(years.get(column.year) ?? []), i]));
  return years;
};

/** One note for the rows that were offered in the same years, of those in which anything was asked. */
function optionNote(rows: Bare['rows'], offered: readonly number[], asked: readonly number[]): Note {
  const first = offered[0]!;
  const last = offered.at(-1)!;
  const whole = offered.length === asked.filter((year) => year >= first && year <= last).length;
  const many = rows.length > 1;
  const on: NoteTarget = many ? { figure: true } : { row: rows[0]!.id };
  const text = inEvery((t, locale) => {
    const labels = labelsOf(rows, t, locale);
    if (whole && last === asked.at(-1)) return t.derived.added(labels, many, String(first));
    if (whole && first === asked[0]) return t.derived.dropped(labels, many, String(last));
    return t.derived.onlyIn(labels, many, yearSpans(offered, t.list));
  });
  return { on, text, derived: true };
}

/** What was not asked, in words: by construction from the cells, never written by hand. */
function notAskedNotes(table: Bare): Note[] {
  const years = yearsOf(table);
  const offeredIn = (year: number): Bare['rows'] => table.rows.filter((row) => !years.get(year)!.every((i) => notAsked(row.cells[i])));
  const all = [...years.keys()];
  const asked = all.filter((year) => offeredIn(year).length > 0);
  const unasked = all.filter((year) => offeredIn(year).length === 0);
  const notes: Note[] = unasked.length > 0 ? [{ on: { figure: true }, text: inEvery((t) => t.derived.notAskedAtAll(yearSpans(unasked, t.list))), derived: true }] : [];
  const few = asked.filter((year) => offeredIn(year).length <= 2 && offeredIn(year).length <= table.rows.length / 2);
  for (const [, ofSet] of Map.groupBy(few, (year) =>
    offeredIn(year)
      .map((row) => row.id)
      .join(),
  )) {
    const only = offeredIn(ofSet[0]!);
    notes.push({
      on: { figure: true },
      text: inEvery((t, locale) => t.derived.onlyAsked(yearSpans(ofSet, t.list), labelsOf(only, t, locale), only.length > 1, table.rows.length - only.length)),
      derived: true,
    });
  }
  const rest = asked.filter((year) => !few.includes(year));
  const offeredYears = (row: Bare['rows'][number]): number[] => rest.filter((year) => offeredIn(year).includes(row));
  const partly = table.rows.filter((row) => offeredYears(row).length > 0 && offeredYears(row).length < rest.length);
  for (const [, rows] of Map.groupBy(partly, (row) => offeredYears(row).join())) notes.push(optionNote(rows, offeredYears(rows[0]!), rest));
  return notes;
}

function breakNotes(table: Bare, seriesBreaks: readonly RowBreak[]): Note[] {
  const columns = table.columns.flatMap((column): Note[] => (column.break ? [{ on: { column: column.id }, text: column.break, derived: true }] : []));
  const rows = table.rows.flatMap((row) =>
    (row.breaks ?? []).map((id): Note => {
      const year = table.columns.find((column) => column.id === id)?.year ?? 0;
      const why = seriesBreaks.find((one) => one.row === row.id && one.year === year)?.why;
      return {
        on: { row: row.id },
        text: why ?? inEvery((t, locale) => t.derived.optionReworded(t.quoted(row.label[locale] ?? row.label.nb), String(year))),
        derived: why === undefined,
      };
    }),
  );
  return [...columns, ...rows];
}

/** Preliminary years, what is withheld, and totals that could not be made. */
function stateNotes(table: Bare): Note[] {
  const preliminary = [...new Set(table.columns.flatMap((column) => (column.preliminary && column.year !== undefined ? [column.year] : [])))].map((year): Note => ({
    on: { column: table.columns.find((column) => column.year === year)!.id },
    text: inEvery((t) => (table.measure === 'series' ? t.derived.preliminaryRegister : t.derived.preliminary)(String(year))),
    derived: true,
  }));
  // A sum of those that answered looks like a whole, and may be lower than last year's only because somebody is missing.
  const incomplete = table.columns.flatMap((column): Note[] =>
    table.measure === 'sum-of-answers' && column.year !== undefined && !column.preliminary && (column.answered ?? 0) > 0 && (column.notAnswered ?? 0) > 0
      ? [{ on: { column: column.id }, text: inEvery((t) => t.derived.incomplete(String(column.year), column.notAnswered!)), derived: true }]
      : [],
  );
  const withheld = table.rows.some((row) => row.cells.some((cell) => !hasValue(cell) && cell.none === 'withheld'));
  const total = table.columns.findIndex((column) => column.id === 'total');
  const gaps = table.rows.flatMap((row) => {
    const cell = row.cells[total];
    if (!cell || hasValue(cell) || cell.none === 'not-applicable') return [];
    const missing = table.columns.flatMap((column, i) => (column.year !== undefined && !hasValue(row.cells[i]!) ? [column.year] : []));
    // A row without a single number says so in every cell; a note on its total would say nothing more.
    return missing.length === total ? [] : [{ row: row.id, missing }];
  });
  const noTotal = [...Map.groupBy(gaps, ({ missing }) => missing.join()).values()].map((same): Note => ({
    on: same.length > 1 ? { column: 'total' } : { row: same[0]!.row, column: 'total' },
    text: inEvery((t) => t.derived.noTotal(yearSpans(same[0]!.missing, t.list))),
    derived: true,
  }));
  return [
    ...(withheld ? [{ on: { figure: true }, text: inEvery((t) => (table.measure === 'series' ? t.derived.withheldPersons : t.derived.withheld)), derived: true } as const] : []),
    ...preliminary,
    ...incomplete,
    ...noTotal,
    ...acrossBases(table),
  ];
}

/** Invented numbers are not added to real ones; a reader who looks for the total is told. */
function acrossBases(table: Bare): Note[] {
  const total = table.columns.findIndex((column) => column.id === 'total');
  const told = basisOfYears(table);
  if (total < 0 || told.length < 2) return [];
  const left = table.rows.some((row) => {
    const cell = row.cells[total]!;
    return row.cells.slice(0, total).some(hasValue) && !hasValue(cell) && cell.none === 'not-applicable';
  });
  if (!left) return [];
  const bases = inEvery((t) => t.list(told.map(({ basis, years }) => t.derived.basisOf(t.bases[basis].toLowerCase(), yearSpans(years, t.list)))));
  return [{ on: { column: 'total' }, text: inEvery((t, locale) => t.derived.notAddedAcross(bases[locale] ?? bases.nb)), derived: true }];
}

const place = ({ on }: Note): number => ('figure' in on ? 0 : 'row' in on ? ('column' in on ? 3 : 2) : 1);

/** All notes of a table: derived ones and the definition's own, on what is really shown, from the whole to the single cell. */
export function figureNotes(definition: FigureDefinition, table: Bare, seriesBreaks: readonly RowBreak[]): Note[] {
  const shown = (on: NoteTarget): boolean =>
    (!('row' in on) || table.rows.some((row) => row.id === on.row)) &&
    (!('column' in on) || table.columns.some((column) => column.id === on.column || String(column.year) === on.column));
  const years = [...yearsOf(table).keys()];
  const own = definition.notes
    .filter((note) => shown(note.on) && (note.years === undefined || years.some((year) => yearIn(note.years!, year))))
    .map(({ on, text }): Note => ({ on, text, derived: false }));
  const derived = definition.measure === 'series' ? [] : notAskedNotes(table);
  return [...derived, ...breakNotes(table, seriesBreaks), ...stateNotes(table), ...own].toSorted((a, b) => place(a) - place(b));
}
