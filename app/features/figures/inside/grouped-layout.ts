import { scaleLinear } from 'd3-scale';
import { textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { hasValue } from '../../indicators/cell.ts';
import { valueText } from '../cell-text.ts';
import type { FigureColumn, FigureRow, FigureTable } from '../figure.ts';
import type { Across } from './chart-look.ts';
import { textWidth, wrapText } from './chart-measure.ts';
import { noteNumbersAt } from './numbered-notes.ts';
import { rampColour } from './ramp.ts';

export const lineHeight = 20;
/** Room at the right for the longest label at the end of a full bar. The stylesheet has the same. */
export const valueRoom = 76;
/** Room at the left for years, and for regions with years. The stylesheet has the same. */
const narrowGutter = 52;
export const wideGutter = 144;

/** Columns that are drawn: never the total, which is not a year. */
export const drawnColumns = (table: FigureTable): readonly FigureColumn[] => table.columns.filter((column) => column.year !== undefined);

/** The colour of each drawn column: one step a year, oldest lightest; the regions of a year share its colour. */
export function columnColours(table: FigureTable): ReadonlyMap<string, string> {
  const years = [...new Set(drawnColumns(table).map((column) => column.year))];
  return new Map(drawnColumns(table).map((column) => [column.id, rampColour(years.indexOf(column.year), years.length)]));
}

interface Scale {
  readonly max: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}
function scaleOf(table: FigureTable, locale: Locale): Scale {
  const wholePercent = valueText(1, table, locale).replace(/[.,]0/, '');
  if (table.measure === 'share-of-centres') return { max: 1, ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: at === 1 ? wholePercent : String(at * 100) })) };
  const numbers = table.rows.flatMap((row) => row.cells.flatMap((cell, i) => (hasValue(cell) && table.columns[i]!.year !== undefined ? [cell.value] : [])));
  const scale = scaleLinear([0, Math.max(1, ...numbers)], [0, 1]).nice(4);
  const max = scale.domain()[1]!;
  const ticks = scale.ticks(4).filter(Number.isInteger);
  return { max, ticks: ticks.map((at) => ({ at: at / max, text: valueText(at, table, locale) })) };
}

export interface Line {
  readonly column: FigureColumn;
  readonly cell: FigureRow['cells'][number];
  /** The top of its bar. */
  readonly y: number;
  /** A break stands above it, at this height. */
  readonly breakAt?: number | undefined;
}
export interface Group {
  readonly row: FigureRow;
  readonly label: readonly string[];
  /** The numbers of the row's notes. */
  readonly notes: string;
  readonly labelY: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly Line[];
}
export interface GroupedLayout {
  readonly height: number;
  readonly gutter: number;
  readonly wide: boolean;
  readonly barHeight: number;
  readonly scale: Scale;
  readonly groups: readonly Group[];
  readonly axisY: number;
}

/** Where everything stands, top to bottom. Pure: the same table gives the same drawing. */
export function layoutGrouped(table: FigureTable, locale: Locale, across: Across): GroupedLayout {
  const columns = drawnColumns(table);
  const dense = columns.length > 6;
  const step = dense ? 20 : 22;
  const barHeight = dense ? 14 : 16;
  const wide = columns.some((column) => textWidth(textIn(column.label, locale), 15) + 12 > narrowGutter);
  let y = 0;
  const groups = table.rows.map((row): Group => {
    const notes = noteNumbersAt(table, { row: row.id }).join(', ');
    const label = wrapText(textIn(row.label, locale), across.narrowest - (notes ? 24 : 0), 16);
    const labelY = y + 18;
    const top = labelY + (label.length - 1) * lineHeight + 12;
    let bar = top + 3;
    const lines = columns.map((column): Line => {
      const breakAt = column.break !== undefined || row.breaks?.includes(column.id) ? bar + barHeight / 2 - 1 : undefined;
      if (breakAt !== undefined) bar += step;
      const line = { column, cell: row.cells[table.columns.indexOf(column)]!, y: bar, breakAt };
      bar += step;
      return line;
    });
    const bottom = bar - 3;
    y = bottom + 18;
    return { row, label, notes, labelY, top, bottom, lines };
  });
  const bottom = groups.at(-1)?.bottom ?? 0;
  return { height: bottom + 28, gutter: wide ? wideGutter : narrowGutter, wide, barHeight, scale: scaleOf(table, locale), groups, axisY: bottom + 20 };
}
