import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/csv.server.ts';
import { textIn } from '../../../platform/locale.ts';
import { findIndicator } from '../series.ts';
import { hasValue, nilSign, preliminarySign, standardSign } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { indicatorNumbers, waysToTellApart } from '../inside/indicator-numbers.server.ts';
import type { NumberLine } from '../inside/indicator-numbers.server.ts';
import { texts } from '../texts.ts';
import { signOf } from './numbers-table.tsx';

type Field = string | number;

/** GET /indikatorer/{id}/tall.csv: definition above, a line for each year, item and place; signs where there is no number. */
export async function getIndicatorCsv(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const t = texts[locale];
  const ctx = ctxOf(c);
  const found = findIndicator(ctx.definitions.indicators, c.req.param('id') ?? '');
  const { indicator, lines, tables } = await indicatorNumbers(ctx, c.req.param('id') ?? '', { by: found ? waysToTellApart(found).map((way) => way.id) : [] });
  const { register } = indicator;
  // A number that may move has its sign in a column of its own: `12*` would be no number to a spreadsheet.
  const valueOf = (cell: Cell): Field => (hasValue(cell) && cell.value !== 0 ? cell.value : signOf(cell, t).sign);
  const markOf = (cell: Cell): string => (hasValue(cell) && cell.preliminary ? preliminarySign : '');
  const rowsOf = (line: NumberLine, told: readonly Field[]): Field[][] =>
    line.series.points.map((point) => [
      ...told,
      point.year,
      valueOf(point.cell),
      ...(register ? [markOf(point.cell), t.bases[point.basis ?? line.series.basis]] : []),
      point.source?.address ?? (point.source ? textIn(point.source.name, locale) : ''),
    ]);
  const ofItem = (line: NumberLine): readonly Field[] => (indicator.by ? [textIn(line.label, locale)] : register ? [t.wholeScheme, ''] : []);
  const rows: Field[][] = [
    [textIn(indicator.label, locale)],
    [textIn(indicator.definition, locale)],
    ...(indicator.notCounted ? [[t.notCounted, textIn(indicator.notCounted, locale)]] : []),
    ...(register?.definition ? [[`${t.registerCounts} (${t.registerFrom(String(register.from))})`, textIn(register.definition, locale)]] : []),
    ...(register?.notCounted ? [[t.registerNotCounted, textIn(register.notCounted, locale)]] : []),
    [t.unit, textIn(indicator.unit, locale)],
    ...(lines[0]?.series.breaks ?? []).map((one) => [t.breaks, textIn(one.why, locale)]),
    [],
    [
      ...(indicator.by ? [textIn(indicator.by.label, locale)] : register ? [t.toldApart, t.item] : []),
      t.year,
      t.value,
      ...(register ? [t.preliminaryHead, t.basis] : []),
      t.source,
    ],
    ...lines.flatMap((line) => rowsOf(line, ofItem(line))),
    ...tables.flatMap((table) => table.lines.flatMap((line) => rowsOf(line, [textIn(table.label, locale), textIn(line.label, locale)]))),
    [],
    [standardSign['not-answered'], t.signs.notStated],
    [standardSign['not-yet'], t.signs.notYet],
    [nilSign, t.signs.nil],
    ...(register
      ? [
          [standardSign['not-applicable'], t.notApplicable],
          [standardSign.withheld, t.withheld],
          [preliminarySign, t.preliminary],
        ]
      : []),
  ];
  return new Response(writeCsv(rows), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${indicator.id}.csv"` } });
}
