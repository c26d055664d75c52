import type { ReactNode } from 'react';
import { textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { hasValue } from '../../indicators/cell.ts';
import { cellWords } from '../cell-text.ts';
import type { FigureTable } from '../figure.ts';
import { texts } from '../texts.ts';
import type { Across } from './chart-look.ts';
import { part } from './chart-look.ts';
import { columnColours, lineHeight } from './grouped-layout.ts';
import type { Group, GroupedLayout, Line } from './grouped-layout.ts';

interface DrawProps {
  table: FigureTable;
  locale: Locale;
  across: Across;
  layout: GroupedLayout;
  /** Width of the drawing area in px; only in a file. */
  width: number | undefined;
  /** The chart's own, before the ids of what is drawn once and shown again; only on a page. */
  id?: string | undefined;
}

/** A category's name stands to the left of the drawing area, whose left edge is 0. */
function Name({ group, across, layout }: { group: Group } & DrawProps): ReactNode {
  return group.label.map((text, i) => (
    <text key={text} {...across.look.category} x={-layout.gutter} y={group.labelY + i * lineHeight}>
      {text}
      {i === group.label.length - 1 && group.notes !== '' && (
        <tspan dx={1} dy={-6} fontSize={12}>
          {group.notes}
        </tspan>
      )}
    </text>
  ));
}

/** What the bars stand on: the years to the left, the grid, the base line, and where the series breaks. */
function Ground({ group, locale, across, layout, width }: { group: Group } & DrawProps): ReactNode {
  const { look } = across;
  const { gutter, barHeight, scale } = layout;
  const broken = group.lines.filter((line) => line.breakAt !== undefined);
  return (
    <>
      <g {...look.label} transform={`translate(${-gutter} 0)`}>
        {group.lines.map((line) => (
          <text key={line.column.id} y={line.y + barHeight - 3}>
            {textIn(line.column.label, locale)}
          </text>
        ))}
        {broken.map((line) => (
          <text key={line.column.id} y={line.breakAt! + 5}>
            {texts[locale].break}
          </text>
        ))}
      </g>
      <g {...look.grid}>
        {scale.ticks
          .filter(({ at }) => at > 0)
          .map(({ at }) => (
            <line key={at} x1={part(at, width)} x2={part(at, width)} y1={group.top} y2={group.bottom} />
          ))}
      </g>
      <line {...look.base} y1={group.top} y2={group.bottom} />
      {broken.map((line) => (
        <line key={line.column.id} {...look.break} x2={part(1, width)} y1={line.breakAt} y2={line.breakAt} />
      ))}
    </>
  );
}

/** Groups of one shape stand on the same ground: a row with a break of its own is taller. */
const shapeOf = ({ lines, top }: Group): string => lines.map(({ y, breakAt }) => `${y - top}${breakAt === undefined ? '' : ' broken'}`).join();

/**
 * A ground is drawn for the first group of its shape and shown again under the others: on a page with many years it was a
 * third of the chart. In a file each is drawn, since not every program that takes pictures understands `use`.
 */
function SharedGround(props: { group: Group } & DrawProps): ReactNode {
  const { group, layout, id } = props;
  if (id === undefined) return <Ground {...props} />;
  const first = layout.groups.findIndex((one) => shapeOf(one) === shapeOf(group));
  const ground = `${id}-${first}`;
  if (layout.groups[first] !== group) return <use href={`#${ground}`} y={group.top - layout.groups[first]!.top} />;
  return (
    <g id={ground}>
      <Ground {...props} />
    </g>
  );
}

const isNumber = (line: Line): boolean => hasValue(line.cell);
const valueOf = (line: Line): number => (hasValue(line.cell) ? line.cell.value : 0);

/** The bars, year by year: those of a year have one colour. */
function Bars({ table, layout, width }: DrawProps): ReactNode {
  const colours = columnColours(table);
  const { barHeight, groups, scale } = layout;
  const bars = groups.flatMap(({ row, lines }) => lines.filter((line) => valueOf(line) > 0).map((line) => ({ key: row.id, column: line.column.id, line })));
  return [...Map.groupBy(bars, ({ column }) => colours.get(column))].map(([colour, ofYear]) => (
    <g key={colour} className={width === undefined ? 'bar' : undefined} fill={colour}>
      {ofYear.map(({ key, column, line }) => (
        <rect key={`${key} ${column}`} y={line.y} width={part(valueOf(line) / scale.max, width)} height={barHeight} />
      ))}
    </g>
  ));
}

/** At the end of each bar its number; without a number a hollow mark and why. */
function Values({ table, locale, across, layout, width }: DrawProps): ReactNode {
  const { look } = across;
  const { barHeight, groups, scale } = layout;
  const all = groups.flatMap(({ row, lines }) => lines.map((line) => ({ key: `${row.id} ${line.column.id}`, line, words: cellWords(line.cell, table, locale) })));
  const numbers = all.filter(({ line }) => isNumber(line));
  const missing = all.filter(({ line }) => !isNumber(line));
  const baseline = (line: Line): number => line.y + barHeight - 3;
  return (
    <>
      {numbers.length > 0 && (
        <g {...look.value} transform="translate(7 0)">
          {numbers.map(({ key, line, words }) => (
            <text key={key} x={part(valueOf(line) / scale.max, width)} y={baseline(line)}>
              {words}
            </text>
          ))}
        </g>
      )}
      {missing.length > 0 && (
        <>
          <g {...look.hollow} transform="translate(11 0)">
            {missing.map(({ key, line }) => (
              <circle key={key} cy={line.y + barHeight / 2} r={4.5} />
            ))}
          </g>
          <g {...look.label} transform="translate(22 0)">
            {missing.map(({ key, line, words }) => (
              <text key={key} y={baseline(line)}>
                {words}
              </text>
            ))}
          </g>
        </>
      )}
    </>
  );
}

/** Category above its bars, year to the left, value at the bar's end; what is not a number says why in its own place. */
export function GroupedBars(props: DrawProps): ReactNode {
  const { across, layout, width } = props;
  const { scale, groups, axisY } = layout;
  const { look } = across;
  return (
    <>
      {groups.map((group) => (
        <Name key={group.row.id} group={group} {...props} />
      ))}
      {groups.map((group) => (
        <SharedGround key={group.row.id} group={group} {...props} />
      ))}
      <Bars {...props} />
      <Values {...props} />
      <g {...look.label} textAnchor="middle">
        {scale.ticks.map(({ at, text }) => (
          <text key={at} x={part(at, width)} y={axisY}>
            {text}
          </text>
        ))}
      </g>
    </>
  );
}
