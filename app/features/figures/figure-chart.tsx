import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { closeShapes } from '../../ui/close-shapes.ts';
import { describeFigure } from './alternative.ts';
import { subtitle } from './cell-text.ts';
import type { FigureTable } from './figure.ts';
import { fileLook, inFile, onPage } from './inside/chart-look.ts';
import type { Across } from './inside/chart-look.ts';
import { textWidth, wrapText } from './inside/chart-measure.ts';
import { GroupedBars } from './inside/grouped-chart.tsx';
import { columnColours, drawnColumns, layoutGrouped, valueRoom } from './inside/grouped-layout.ts';
import { fitsSideBySide, layoutYears, YearBars } from './inside/year-chart.tsx';
import { basisOfYears } from './inside/basis-of-years.ts';
import { yearSpans } from './inside/figure-notes.ts';
import { numberedNotes } from './inside/numbered-notes.ts';
import { texts } from './texts.ts';

interface Drawing {
  readonly height: number;
  /** On a page the stylesheet leaves room beside the drawing area by this class. */
  readonly className: string;
  readonly marks: ReactNode;
}
function draw(table: FigureTable, locale: Locale, across: Across, id?: string): Drawing {
  if (fitsSideBySide(table)) {
    const layout = layoutYears(table, locale, across);
    return { height: layout.height, className: 'k-chart', marks: <YearBars table={table} locale={locale} across={across} layout={layout} id={id} /> };
  }
  const layout = layoutGrouped(table, locale, across);
  const width = across.width === undefined ? undefined : across.width - layout.gutter - valueRoom;
  const bars = <GroupedBars table={table} locale={locale} across={across} layout={layout} width={width} id={id} />;
  const marks = width === undefined ? bars : <g transform={`translate(${layout.gutter} 0)`}>{bars}</g>;
  return { height: layout.height, className: layout.wide ? 'k-chart k-chart--grouped k-chart--wide' : 'k-chart k-chart--grouped', marks };
}

/** Whether the colours stand for years, so that a legend says which. */
export const hasLegend = (table: FigureTable): boolean => drawnColumns(table).length > 0 && drawnColumns(table).some((column) => column.answered !== undefined);

/**
 * The figure as a drawing on a page: in per cent and px without a viewBox, so that its text keeps its size at any width.
 * `id` makes the ids of its title and description; `name` is "Figur 5. …".
 */
export function FigureChart({ table, locale, id, name }: { table: FigureTable; locale: Locale; id: string; name: string }): ReactNode {
  const { height, className, marks } = draw(table, locale, onPage, id);
  return (
    <svg className={className} height={height} role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{`${name}. ${subtitle(table, locale)}`}</title>
      <desc id={`${id}-d`}>{describeFigure(table, locale)}</desc>
      {marks}
    </svg>
  );
}

const fileWidth = 720;
const edge = 24;
const inner = fileWidth - 2 * edge;

function Lines({ lines, y, size, weight, fill }: { lines: readonly string[]; y: number; size: number; weight?: number; fill?: string }): ReactNode {
  return lines.map((line, i) => (
    <text key={`${i} ${line}`} x={0} y={y + i * Math.round(size * 1.4)} fontSize={size} fontWeight={weight} fill={fill}>
      {line}
    </text>
  ));
}

/** The years and how many answered, broken into lines that fit. */
function legendRows(table: FigureTable, locale: Locale): { text: string; colour: string; x: number; line: number }[] {
  const colours = columnColours(table);
  let [x, line] = [0, 0];
  return drawnColumns(table).map((column) => {
    const text = `${textIn(column.label, locale)}${column.answered === undefined ? '' : `\u2002${texts[locale].n(String(column.answered))}`}`;
    const width = 22 + textWidth(text, 15) + 20;
    if (x > 0 && x + width > inner) [x, line] = [0, line + 1];
    const place = { text, colour: colours.get(column.id)!, x, line };
    x += width;
    return place;
  });
}

function basisText(table: FigureTable, locale: Locale): string {
  const t = texts[locale];
  const told = basisOfYears(table);
  return told.length < 2 ? t.bases[table.basis] : t.list(told.map(({ basis, years }) => t.derived.basisOf(t.bases[basis], yearSpans(years, t.list))));
}

/**
 * The figure as a file of its own, complete: title, what it stands on, n, chart, notes, source. Colours and fonts are
 * attributes, every place is a number; it needs no stylesheet. `name` is "Figur 5", when it has a number.
 */
export function figureSvg(table: FigureTable, locale: Locale, name?: string): string {
  const t = texts[locale];
  const { height: chartHeight, marks } = draw(table, locale, inFile(inner));
  const title = wrapText(`${name ? `${name}. ` : ''}${textIn(table.title, locale)}`, inner, 21);
  const under = wrapText(`${subtitle(table, locale)} ${basisText(table, locale)}.`, inner, 15);
  const legend = hasLegend(table) ? legendRows(table, locale) : [];
  const notes = numberedNotes(table).flatMap(({ number, note }) => wrapText(`${number} ${textIn(note.text, locale)}`, inner, 14));
  const source = wrapText(t.source(textIn(table.source, locale)), inner, 14);
  const underY = title.length * 29;
  const legendY = underY + under.length * 21 + 24;
  const chartY = legendY + (legend.length > 0 ? (legend.at(-1)!.line + 1) * 26 : -14);
  const notesY = chartY + chartHeight + 28;
  const sourceY = notesY + notes.length * 20 + (notes.length > 0 ? 12 : 0);
  const height = Math.ceil(sourceY + source.length * 20 + edge);
  const svg = renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={fileWidth}
      height={height}
      viewBox={`0 0 ${fileWidth} ${height}`}
      fontFamily="Inter, 'Segoe UI', Helvetica, Arial, sans-serif"
      role="img"
      lang={locale}
    >
      <title>{`${name ? `${name}. ` : ''}${textIn(table.title, locale)}`}</title>
      <desc>{describeFigure(table, locale)}</desc>
      <rect width="100%" height="100%" fill="#ffffff" />
      <g transform={`translate(${edge} ${edge})`}>
        <Lines lines={title} y={20} size={21} weight={600} fill={fileLook.category.fill as string} />
        <Lines lines={under} y={underY + 14} size={15} fill={fileLook.label.fill as string} />
        {legend.map(({ text, colour, x, line }) => (
          <g key={text} transform={`translate(${Math.round(x)} ${legendY + line * 26})`}>
            <rect y={-12} width={14} height={14} fill={colour} />
            <text x={22} fontSize={15} fill={fileLook.category.fill as string}>
              {text}
            </text>
          </g>
        ))}
        <g transform={`translate(0 ${chartY})`}>{marks}</g>
        <Lines lines={notes} y={notesY} size={14} fill={fileLook.label.fill as string} />
        <Lines lines={source} y={sourceY} size={14} fill={fileLook.label.fill as string} />
      </g>
    </svg>,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${closeShapes(svg)}\n`;
}
