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
}

/** A category's name and its years stand to the left of the drawing area, whose left edge is 0. */
function Names({ group, locale, across, layout }: { group: Group } & DrawProps): ReactNode {
  const { look } = across;
  const { gutter, barHeight } = layout;
  return (
    <>
      {group.label.map((text, i) => (
        <text key={text} {...look.category} x={-gutter} y={group.labelY + i * lineHeight}>
          {text}
          {i === group.label.length - 1 && group.notes !== '' && (
            <tspan dx={1} dy={-6} fontSize={12}>
              {group.notes}
            </tspan>
          )}
        </text>
      ))}
      <g {...look.label} transform={`translate(${-gutter} 0)`}>
        {group.lines.map((line) => (
          <text key={line.column.id} y={line.y + barHeight - 3}>
            {textIn(line.column.label, locale)}
          </text>
        ))}
        {group.lines.map((line) =>
          line.breakAt === undefined ? null : (
            <text key={line.column.id} y={line.breakAt + 5}>
              {texts[locale].break}
            </text>
          ),
        )}
      </g>
    </>
  );
}

const isNumber = (line: Line): boolean => hasValue(line.cell);
const valueOf = (line: Line): number => (hasValue(line.cell) ? line.cell.value : 0);

function Bars({ group, table, locale, across, layout, width }: { group: Group } & DrawProps): ReactNode {
  const { look } = across;
  const { barHeight, scale } = layout;
  const colours = columnColours(table);
  const baseline = (line: Line): number => line.y + barHeight - 3;
  const missing = group.lines.filter((line) => !isNumber(line));
  return (
    <>
      {group.lines.some((line) => valueOf(line) > 0) && (
        <g className={width === undefined ? 'bar' : undefined}>
          {group.lines
            .filter((line) => valueOf(line) > 0)
            .map((line) => (
              <rect key={line.column.id} fill={colours.get(line.column.id)} y={line.y} width={part(valueOf(line) / scale.max, width)} height={barHeight} />
            ))}
        </g>
      )}
      {group.lines.some(isNumber) && (
        <g {...look.value} transform="translate(7 0)">
          {group.lines.filter(isNumber).map((line) => (
            <text key={line.column.id} x={part(valueOf(line) / scale.max, width)} y={baseline(line)}>
              {cellWords(line.cell, table, locale)}
            </text>
          ))}
        </g>
      )}
      {missing.length > 0 && (
        <>
          <g {...look.hollow} transform="translate(11 0)">
            {missing.map((line) => (
              <circle key={line.column.id} cy={line.y + barHeight / 2} r={4.5} />
            ))}
          </g>
          <g {...look.label} transform="translate(22 0)">
            {missing.map((line) => (
              <text key={line.column.id} y={baseline(line)}>
                {cellWords(line.cell, table, locale)}
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
        <g key={group.row.id}>
          <Names group={group} {...props} />
          <g {...look.grid}>
            {scale.ticks
              .filter(({ at }) => at > 0)
              .map(({ at }) => (
                <line key={at} x1={part(at, width)} x2={part(at, width)} y1={group.top} y2={group.bottom} />
              ))}
          </g>
          <line {...look.base} y1={group.top} y2={group.bottom} />
          <Bars group={group} {...props} />
          {group.lines.map((line) => (line.breakAt === undefined ? null : <line key={line.column.id} {...look.break} x2={part(1, width)} y1={line.breakAt} y2={line.breakAt} />))}
        </g>
      ))}
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
