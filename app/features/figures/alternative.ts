import type { Locale } from '../../platform/locale.ts';
import { textIn } from '../../platform/locale.ts';
import { hasValue } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import { stateWords, valueText, yearsText } from './cell-text.ts';
import type { FigureColumn, FigureRow, FigureTable } from './figure.ts';
import { yearSpans } from './inside/figure-notes.ts';
import { texts } from './texts.ts';

/** In running text "62,5 prosent" is read aloud better than a sign. */
const spoken = (value: number, table: FigureTable, locale: Locale): string => {
  const text = valueText(value, table, locale);
  return table.measure === 'share-of-centres' ? text.replace(/\u00A0?%$/, ` ${texts[locale].percent}`) : text;
};
type Valued = Extract<Cell, { value: number }>;
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!]$/.test(text) ? '' : '.'}`;
const plainYears = (table: FigureTable): boolean => table.columns.every((column) => column.region === undefined);

/** The newest column with a number, or every region of the newest year that has one; a year whose round is open only when there is no other. */
function newestColumns(table: FigureTable): number[] {
  const withNumbers = table.columns.flatMap((column, i) => (column.year !== undefined && table.rows.some((row) => hasValue(row.cells[i]!)) ? [i] : []));
  const closed = withNumbers.filter((i) => !table.columns[i]!.preliminary);
  const newest = Math.max(...(closed.length > 0 ? closed : withNumbers).map((i) => table.columns[i]!.year!));
  return withNumbers.filter((i) => table.columns[i]!.year === newest);
}

/** Which categories were the most common, in the newest year and, when others were before, in the oldest. */
function mostCommon(table: FigureTable, i: number, locale: Locale): string[] {
  const t = texts[locale];
  const numbers = table.rows.flatMap((row) => {
    const cell = row.cells[i]!;
    return hasValue(cell) ? [{ row, cell }] : [];
  });
  const largest = Math.max(...numbers.map(({ cell }) => cell.value));
  const top = numbers.filter(({ cell }) => cell.value === largest);
  if (numbers.length < 2 || largest === 0) return [];
  const column = table.columns[i]!;
  const where = column.region === undefined ? t.finding.inYear(String(column.year)) : t.finding.inRegion(textIn(column.label, locale));
  return [t.finding.most(where, t.list(top.map(({ row }) => t.quoted(textIn(row.label, locale)))), top.length, spoken(largest, table, locale))];
}

/** The stretches of a row that can be compared: a break parts them. */
function comparable(table: FigureTable, row: FigureRow): { column: FigureColumn; cell: Valued }[][] {
  const parts: { column: FigureColumn; cell: Valued }[][] = [[]];
  for (const [i, column] of table.columns.entries()) {
    if (column.year === undefined) continue;
    if (column.break !== undefined || row.breaks?.includes(column.id)) parts.push([]);
    const cell = row.cells[i]!;
    if (hasValue(cell)) parts.at(-1)!.push({ column, cell });
  }
  return parts.filter((one) => one.length > 0);
}

interface Change {
  readonly row: FigureRow;
  readonly first: { readonly column: FigureColumn; readonly cell: Valued };
  readonly last: { readonly column: FigureColumn; readonly cell: Valued };
  readonly by: number;
}
/** From the first to the last closed year of each stretch that can be compared. */
const changesOf = (table: FigureTable, row: FigureRow): Change[] =>
  comparable(table, row).flatMap((numbers) => {
    const closed = numbers.filter(({ column }) => !column.preliminary);
    const [first, last] = [closed[0], closed.at(-1)];
    return first && last ? [{ row, first, last, by: last.cell.value - first.cell.value }] : [];
  });

const changeWords = (table: FigureTable, change: Change, locale: Locale): string => wordsOfChange(table, texts[locale].quoted(textIn(change.row.label, locale)), change, locale);

function wordsOfChange(table: FigureTable, label: string, { first, last, by }: Omit<Change, 'row'>, locale: Locale): string {
  const { finding } = texts[locale];
  const [from, to] = [String(first.column.year), String(last.column.year)];
  const [a, b] = [spoken(first.cell.value, table, locale), spoken(last.cell.value, table, locale)];
  if (first === last) return finding.stated(label, a, finding.in(from));
  if (a === b) return finding.unchanged(label, a, from, to);
  return (by > 0 ? finding.rose : finding.fell)(label, a, from, b, to);
}

/** With more rows than this, only the largest changes are told: a listener cannot keep more. */
const allToldUpTo = 5;

/** What changed over time: row by row when they are few, else the largest rise and the largest fall of each stretch of years. */
function changes(table: FigureTable, locale: Locale): string[] {
  const all = table.rows.flatMap((row) => changesOf(table, row));
  if (table.rows.length <= allToldUpTo) return all.map((change) => changeWords(table, change, locale));
  const stretches = Map.groupBy(all, ({ first, last }) => `${first.column.id}/${last.column.id}`);
  return [...stretches.values()].flatMap((stretch) => {
    const bySize = stretch.toSorted((a, b) => b.by - a.by);
    const [rise, fall] = [bySize[0]!, bySize.at(-1)!];
    return [...(rise.by > 0 ? [rise] : []), ...(fall.by < 0 ? [fall] : [])].map((change) => changeWords(table, change, locale));
  });
}

/** Highest and lowest year of a row, and its total: what a reader of a series wants first. */
function extremes(table: FigureTable, row: FigureRow, locale: Locale): string[] {
  const { finding } = texts[locale];
  const label = textIn(row.label, locale);
  const total = row.cells[table.columns.findIndex((column) => column.id === 'total')];
  const said = comparable(table, row).flatMap((all) => {
    // The few answers of a year that is still open are not the lowest of anything.
    const closed = all.filter(({ column }) => !column.preliminary);
    const numbers = closed.length > 0 ? closed : all;
    const values = numbers.map(({ cell }) => cell.value);
    const [high, low] = [Math.max(...values), Math.min(...values)];
    const yearsWith = (value: number): string => texts[locale].list(numbers.filter(({ cell }) => cell.value === value).map(({ column }) => String(column.year)));
    if (numbers.length === 2) return [wordsOfChange(table, label, { first: numbers[0]!, last: numbers[1]!, by: numbers[1]!.cell.value - numbers[0]!.cell.value }, locale)];
    if (numbers.length === 1) return [finding.stated(label, spoken(high, table, locale), finding.in(yearsWith(high)))];
    if (high === low) return [finding.same(label, spoken(high, table, locale), yearsWith(high))];
    return [`${finding.highest(label, spoken(high, table, locale), yearsWith(high))}, ${finding.lowest(spoken(low, table, locale), yearsWith(low))}`];
  });
  return [
    ...said,
    ...(total && hasValue(total)
      ? [finding.total(label, `${spoken(total.value, table, locale)}${total.preliminary ? ` (${texts[locale].preliminary})` : ''}`, yearsText(table.years))]
      : []),
  ];
}

/** What has no number, and why: rows with the same gap are named together. */
function gaps(table: FigureTable, locale: Locale): string[] {
  const t = texts[locale];
  const found = table.rows.flatMap((row) => {
    const byState = Map.groupBy(
      table.columns.flatMap((column, i) => {
        const cell = row.cells[i]!;
        return column.year === undefined || hasValue(cell) ? [] : [{ state: cell.none, column }];
      }),
      ({ state }) => state,
    );
    return [...byState].map(([state, places]) => ({
      row,
      state,
      where: plainYears(table) ? yearSpans([...new Set(places.map(({ column }) => column.year!))], t.list) : t.list(places.map(({ column }) => textIn(column.label, locale))),
    }));
  });
  return [...Map.groupBy(found, ({ state, where }) => `${state}/${where}`).values()].map((same) => {
    const what = same.length === table.rows.length ? t.finding.everything : t.list(same.map(({ row }) => t.quoted(textIn(row.label, locale))));
    return t.finding.none(stateWords(same[0]!.state, table.measure, locale), what, same[0]!.where);
  });
}

/** The first thing a figure says: the most common in the newest closed year, or a series' highest and lowest. Undefined while it has no numbers. */
export function leadingFinding(table: FigureTable, locale: Locale): string | undefined {
  const newest = newestColumns(table);
  if (newest.length === 0) return undefined;
  const row = table.rows.find((one) => one.cells.some(hasValue))!;
  const [first] = countsCentres(table) ? newest.flatMap((i) => mostCommon(table, i, locale)) : extremes(table, row, locale);
  return first && sentence(first);
}

const countsCentres = ({ measure }: FigureTable): boolean => measure === 'share-of-centres' || measure === 'number-of-centres';

/**
 * What the figure shows, in words, for those who do not see it: the largest, what changed, what was not asked. Every
 * number in it is a number of the table, or a year.
 */
export function describeFigure(table: FigureTable, locale: Locale): string {
  const { finding } = texts[locale];
  const newest = newestColumns(table);
  if (newest.length === 0) return [finding.nothing, ...gaps(table, locale)].map(sentence).join(' ');
  const centres = countsCentres(table);
  const perRow = plainYears(table) ? (centres ? changes(table, locale) : table.rows.flatMap((row) => extremes(table, row, locale))) : [];
  const breaks = plainYears(table)
    ? table.columns.flatMap((column) => (column.break ? [column.basis ? textIn(column.break, locale) : finding.break(String(column.year))] : []))
    : [];
  // A listener would else take the lowest of the years that are over for the lowest of all.
  const open = table.columns.flatMap((column) => (column.preliminary && column.year !== undefined ? [column.year] : []));
  const leftOut =
    perRow.length > 0 && open.length > 0 && table.columns.some((column) => column.year !== undefined && !column.preliminary)
      ? [finding.leftOut(yearSpans([...new Set(open)], texts[locale].list))]
      : [];
  const most = centres ? newest.flatMap((i) => mostCommon(table, i, locale)) : [];
  return [...most, ...perRow, ...leftOut, ...breaks, ...gaps(table, locale)].map(sentence).join(' ');
}
