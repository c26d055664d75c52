import { z } from '@hono/zod-openapi';
import type { LocalText } from '../../../platform/locale.ts';
import { cellStates, hasValue, standardSign } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { bases } from '../indicator.ts';
import type { Indicator, IndicatorBook } from '../indicator.ts';
import type { IndicatorNumbers } from '../inside/indicator-numbers.ts';
import { publishedYears } from '../series.ts';

const text = z.object({ nb: z.string(), nn: z.string(), en: z.string().nullable() }).openapi('LocalText');
const source = z.object({ id: z.string(), name: text, address: z.string().nullable() }).openapi('Source');
const cell = z
  .object({
    value: z.number().nullable(),
    state: z.enum(['value', ...cellStates]),
    sign: z.string().nullable().openapi({ description: 'Statistics Norway’s standard sign, when there is no number' }),
  })
  .openapi('IndicatorCell');

export const indicatorSchema = z
  .object({
    id: z.string().openapi({ example: 'visits.people' }),
    label: text,
    definition: text,
    unit: text,
    notCounted: text.nullable().openapi({ description: 'What is not counted, and what the number must not be read as' }),
    overYears: z.enum(['sum', 'none']).openapi({ description: 'Whether years can be added' }),
    by: z
      .object({ id: z.string(), label: text, items: z.array(z.object({ id: z.string(), label: text })) })
      .nullable()
      .openapi({ description: 'Set when the number is given item by item; the items must not be added' }),
    basis: z.enum(bases),
    period: z.object({ from: z.int(), to: z.int() }).nullable().openapi({ description: 'First and last year with a number' }),
    sources: z.array(source),
  })
  .openapi('Indicator');
export const indicatorsSchema = z.object({ count: z.int(), indicators: z.array(indicatorSchema) }).openapi('Indicators');
export const indicatorNumbersSchema = z
  .object({
    indicator: indicatorSchema,
    from: z.int(),
    to: z.int(),
    breaks: z.array(z.object({ year: z.int(), why: text })),
    series: z.array(
      z.object({
        item: z.string().nullable(),
        label: text,
        points: z.array(cell.extend({ year: z.int(), source: z.string().nullable().openapi({ description: 'The id of one of the sources' }) })),
        sum: cell.nullable().openapi({ description: 'The years together; null where they cannot be added' }),
      }),
    ),
  })
  .openapi('IndicatorNumbers');

const localText = ({ nb, nn, en }: LocalText): z.infer<typeof text> => ({ nb, nn, en: en ?? null });
const presentCell = (one: Cell): z.infer<typeof cell> =>
  hasValue(one) ? { value: one.value, state: 'value', sign: null } : { value: null, state: one.none, sign: standardSign[one.none] };

export function presentIndicator(book: IndicatorBook, indicator: Indicator): z.infer<typeof indicatorSchema> {
  const sources = new Map(book.published.filter((one) => one.indicator === indicator.id).map((one) => [one.source.id, one.source]));
  return {
    id: indicator.id,
    label: localText(indicator.label),
    definition: localText(indicator.definition),
    unit: localText(indicator.unit),
    notCounted: indicator.notCounted ? localText(indicator.notCounted) : null,
    overYears: indicator.overYears,
    by: indicator.by ? { id: indicator.by.id, label: localText(indicator.by.label), items: indicator.by.items.map(({ id, label }) => ({ id, label: localText(label) })) } : null,
    basis: 'published',
    period: publishedYears(book, indicator.id) ?? null,
    sources: [...sources.values()].map(({ id, name, address }) => ({ id, name: localText(name), address: address ?? null })),
  };
}

export const presentNumbers = (book: IndicatorBook, { indicator, years, lines }: IndicatorNumbers): z.infer<typeof indicatorNumbersSchema> => ({
  indicator: presentIndicator(book, indicator),
  from: years.from,
  to: years.to,
  breaks: (book.breaks[indicator.id] ?? []).map(({ year, why }) => ({ year, why: localText(why) })),
  series: lines.map((line) => ({
    item: line.series.item ?? null,
    label: localText(line.label),
    points: line.series.points.map((point) => ({ year: point.year, ...presentCell(point.cell), source: point.source?.id ?? null })),
    sum: line.sum ? presentCell(line.sum) : null,
  })),
});
