import type { ReactNode } from 'react';
import { textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { hasValue } from '../../indicators/cell.ts';
import type { Cell } from '../../indicators/cell.ts';
import { cellWords, stateWords } from '../cell-text.ts';
import type { FigureRow, FigureTable } from '../figure.ts';
import type { Across } from './chart-look.ts';
import { part } from './chart-look.ts';
import { wrapText } from './chart-measure.ts';
import { drawnColumns, lineHeight } from './grouped-layout.ts';
import { noteNumbersAt } from './numbered-notes.ts';
import { rampColour } from './ramp.ts';

const barsHeight = 132;

/** Few enough years to stand side by side on a phone, and few enough rows to have an axis each. */
export const fitsSideBySide = (table: FigureTable): boolean => {
  const columns = drawnColumns(table);
  return (
    (table.measure === 'series' || table.measure === 'sum-of-answers') &&
    table.rows.length <= 4 &&
    columns.length >= 3 &&
    columns.length <= 9 &&
    columns.every((column) => column.region === undefined)
  );
};

interface Panel {
  readonly row: FigureRow;
  readonly label: readonly string[];
  readonly notes: string;
  readonly labelY: number;
  /** Where the years' bars stand; undefined when no year has a number, all for the same reason. */
  readonly base: number | undefined;
}
export interface YearLayout {
  readonly height: number;
  readonly panels: readonly Panel[];
}

/** One small chart for each row, with an axis of its own: persons and municipalities are not measured together. */
export function layoutYears(table: FigureTable, locale: Locale, across: Across): YearLayout {
  let y = 0;
  const drawn = drawnColumns(table).map((column) => table.columns.indexOf(column));
  const panels = table.rows.map((row): Panel => {
    const label = wrapText(textIn(row.label, locale), across.narrowest - 24, 16);
    const labelY = y + 18;
    const top = labelY + (label.length - 1) * lineHeight;
    const reasons = new Set(drawn.map((i) => (hasValue(row.cells[i]!) ? 'number' : row.cells[i]!.none)));
    const base = reasons.size > 1 || reasons.has('number') ? top + 32 + barsHeight : undefined;
    y = (base ?? top + 6) + 44;
    return { row, label, notes: noteNumbersAt(table, { row: row.id }).join(', '), labelY, base };
  });
  return { height: y - 16, panels };
}

interface DrawProps {
  table: FigureTable;
  locale: Locale;
  across: Across;
  layout: YearLayout;
  /** The chart's own, before the id of what is drawn once and shown again; only on a page. */
  id?: string | undefined;
}

/** Many years side by side are named with two digits on a phone; the full year stands in the table and the description. */
function YearNames({ table, locale, across, y }: { y: number } & Pick<DrawProps, 'table' | 'locale' | 'across'>): ReactNode {
  const columns = drawnColumns(table);
  const crowded = across.width === undefined && columns.length > 7;
  const { className = '', ...look } = across.look.label;
  const names = (kind: string, nameOf: (label: string) => string): ReactNode => (
    <g {...look} className={`${className} ${kind}`.trim() || undefined} textAnchor="middle">
      {columns.map((column, i) => (
        <text key={column.id} x={middleOf(i, columns.length, across)} y={y}>
          {nameOf(textIn(column.label, locale))}
        </text>
      ))}
    </g>
  );
  if (!crowded) return names('', (label) => label);
  return (
    <>
      {names('k-long', (label) => label)}
      {names('k-short', (label) => label.slice(-2))}
    </>
  );
}

/** The names are the same under every row: drawn under the first and shown again under the others, except in a file (see grouped-chart.tsx). */
function SharedYearNames({ base, ...props }: { base: number } & DrawProps): ReactNode {
  const { id, layout } = props;
  const first = layout.panels.find((panel) => panel.base !== undefined)!.base!;
  if (id === undefined) return <YearNames {...props} y={base + 20} />;
  if (base !== first) return <use href={`#${id}-y`} y={base - first} />;
  return (
    <g id={`${id}-y`}>
      <YearNames {...props} y={base + 20} />
    </g>
  );
}

const middleOf = (i: number, of: number, { width }: Across): string | number => part((i + 0.5) / of, width);
const tenths = (n: number): number => Math.round(n * 10) / 10;

function Years({ table, row, base, locale, across }: { row: FigureRow; base: number } & DrawProps): ReactNode {
  const { look, width } = across;
  const columns = drawnColumns(table);
  const max = Math.max(1, ...columns.flatMap((column) => valuesOf(row.cells[table.columns.indexOf(column)]!)));
  const band = 1 / columns.length;
  const years = columns.map((column, i) => {
    const cell = row.cells[table.columns.indexOf(column)]!;
    const height = hasValue(cell) ? tenths((cell.value / max) * barsHeight) : 0;
    return { column, cell, height, left: i * band, middle: middleOf(i, columns.length, across), fill: rampColour(i, columns.length) };
  });
  const bars = years.filter(({ cell }) => hasValue(cell) && cell.value > 0);
  return (
    <>
      {years
        .filter(({ column }) => column.break !== undefined || row.breaks?.includes(column.id))
        .map(({ column, left }) => (
          <line key={column.id} {...look.break} x1={part(left, width)} x2={part(left, width)} y1={base - barsHeight} y2={base + 20} />
        ))}
      {bars.length > 0 && (
        <g className={width === undefined ? 'bar' : undefined}>
          {bars.map(({ column, fill, left, height }) => (
            <rect key={column.id} fill={fill} x={part(left + 0.2 * band, width)} y={tenths(base - height)} width={part(0.6 * band, width)} height={height} />
          ))}
        </g>
      )}
      <g {...look.value} textAnchor="middle">
        {years
          .filter(({ cell }) => hasValue(cell))
          .map(({ column, cell, middle, height }) => (
            <text key={column.id} x={middle} y={tenths(base - height - 7)}>
              {cellWords(cell, table, locale)}
            </text>
          ))}
      </g>
      {years
        .filter(({ cell }) => !hasValue(cell))
        .map(({ column, cell, middle }) => (
          // Words stand upright in the year's own place: side by side they would not fit on a phone.
          <svg key={column.id} x={middle} y={base - 11} width={1} height={1} overflow="visible">
            <circle {...look.hollow} r={4.5} />
            <text {...look.label} transform="rotate(-90)" x={11} y={5}>
              {cellWords(cell, table, locale)}
            </text>
          </svg>
        ))}
    </>
  );
}
const valuesOf = (cell: Cell): number[] => (hasValue(cell) ? [cell.value] : []);

/** Why a row has no number in any year, said once. */
function noNumbers(table: FigureTable, row: FigureRow, locale: Locale): string {
  const [first] = row.cells;
  return first && !hasValue(first) ? stateWords(first.none, table.measure, locale) : '';
}

/** Vertical bars, a year each; each row is a chart of its own. */
export function YearBars(props: DrawProps): ReactNode {
  const { table, locale, across, layout } = props;
  const { look, width } = across;
  return layout.panels.map(({ row, label, notes, labelY, base }) => (
    <g key={row.id}>
      {label.map((text, i) => (
        <text key={text} {...look.category} x={0} y={labelY + i * lineHeight}>
          {text}
          {i === label.length - 1 && notes !== '' && (
            <tspan dx={1} dy={-6} fontSize={12}>
              {notes}
            </tspan>
          )}
        </text>
      ))}
      {base === undefined ? (
        <>
          <circle {...look.hollow} cx={6} cy={labelY + label.length * lineHeight - 1} r={4.5} />
          <text {...look.label} x={18} y={labelY + label.length * lineHeight + 4}>
            {noNumbers(table, row, locale)}
          </text>
        </>
      ) : (
        <>
          <line {...look.base} x1={0} x2={part(1, width)} y1={base} y2={base} />
          <Years row={row} base={base} {...props} />
          <SharedYearNames base={base} {...props} />
        </>
      )}
    </g>
  ));
}
