import type { ReactNode } from 'react';
import { textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { hasValue } from '../../indicators/cell.ts';
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

/** Many years side by side are named with two digits on a phone; the full year stands in the table and the description. */
function YearName({ label, x, y, crowded, across }: { label: string; x: string | number; y: number; crowded: boolean; across: Across }): ReactNode {
  const { className = '', ...look } = across.look.label;
  return (
    <>
      <text {...look} className={crowded ? `${className} long` : className || undefined} x={x} y={y} textAnchor="middle">
        {label}
      </text>
      {crowded && (
        <text {...look} className={`${className} short`} x={x} y={y} textAnchor="middle">
          {label.slice(-2)}
        </text>
      )}
    </>
  );
}

function Years({ table, row, base, locale, across }: { table: FigureTable; row: FigureRow; base: number; locale: Locale; across: Across }): ReactNode {
  const { look, width } = across;
  const columns = drawnColumns(table);
  const cells = columns.map((column) => row.cells[table.columns.indexOf(column)]!);
  const max = Math.max(1, ...cells.flatMap((cell) => (hasValue(cell) ? [cell.value] : [])));
  const band = 1 / columns.length;
  return columns.map((column, i) => {
    const cell = cells[i]!;
    const middle = part((i + 0.5) * band, width);
    const height = hasValue(cell) ? Math.round((cell.value / max) * barsHeight * 10) / 10 : 0;
    const broken = column.break !== undefined || row.breaks?.includes(column.id);
    return (
      <g key={column.id}>
        {broken && <line {...look.break} x1={part(i * band, width)} x2={part(i * band, width)} y1={base - barsHeight} y2={base + 20} />}
        {hasValue(cell) ? (
          <>
            {cell.value > 0 && (
              <rect
                className={width === undefined ? 'bar' : undefined}
                fill={rampColour(i, columns.length)}
                x={part((i + 0.2) * band, width)}
                y={base - height}
                width={part(0.6 * band, width)}
                height={height}
              />
            )}
            <text {...look.value} x={middle} y={base - height - 7} textAnchor="middle">
              {cellWords(cell, table, locale)}
            </text>
          </>
        ) : (
          // Words stand upright in the year's own place: side by side they would not fit on a phone.
          <svg x={middle} y={base - 11} width={1} height={1} overflow="visible">
            <circle {...look.hollow} cx={0} cy={0} r={4.5} />
            <text {...look.label} transform="rotate(-90)" x={11} y={5}>
              {cellWords(cell, table, locale)}
            </text>
          </svg>
        )}
        <YearName label={textIn(column.label, locale)} x={middle} y={base + 20} crowded={width === undefined && columns.length > 7} across={across} />
      </g>
    );
  });
}

/** Why a row has no number in any year, said once. */
function noNumbers(table: FigureTable, row: FigureRow, locale: Locale): string {
  const [first] = row.cells;
  return first && !hasValue(first) ? stateWords(first.none, table.measure, locale) : '';
}

/** Vertical bars, a year each; each row is a chart of its own. */
export function YearBars({ table, locale, across, layout }: { table: FigureTable; locale: Locale; across: Across; layout: YearLayout }): ReactNode {
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
          <Years table={table} row={row} base={base} locale={locale} across={across} />
        </>
      )}
    </g>
  ));
}
