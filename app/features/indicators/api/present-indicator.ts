import { z } from '@hono/zod-openapi';
import type { LocalText } from '../../../platform/locale.ts';
import { cellStates, hasValue, standardSign } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { bases, registerNumbers } from '../indicator.ts';
import type { Indicator, IndicatorBook } from '../indicator.ts';
import { narrowing } from '../inside/item-definition.ts';
import { waysToTellApart } from '../inside/indicator-numbers.server.ts';
import type { IndicatorNumbers } from '../inside/indicator-numbers.server.ts';
import { registerSource } from '../inside/whole-series.ts';
import { knownYears } from '../series.ts';

const text = z.object({ nb: z.string(), nn: z.string(), en: z.string().nullable() }).openapi('LocalText');
const source = z.object({ id: z.string(), name: text, address: z.string().nullable() }).openapi('Source');
const cell = z
  .object({
    value: z.number().nullable(),
    state: z.enum(['value', ...cellStates]),
    sign: z.string().nullable().openapi({ description: 'Statistics Norway’s standard sign, when there is no number' }),
    preliminary: z.boolean().openapi({ description: 'The year is not over, or not every visit is summed up' }),
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
    basis: z.enum(bases).openapi({ description: 'What the newest numbers stand on; each point of a series says its own' }),
    period: z.object({ from: z.int(), to: z.int() }).nullable().openapi({ description: 'First and last year with a number' }),
    register: z
      .object({ from: z.int(), number: z.enum(registerNumbers), definition: text.nullable(), notCounted: text.nullable() })
      .nullable()
      .openapi({ description: 'From this year on the numbers are computed from the register; definition and notCounted where they differ from those of the published numbers' }),
    breakdowns: z
      .array(z.object({ id: z.string(), label: text, overlapping: z.boolean() }))
      .openapi({ description: 'What `by` may be, for the years from the register. In an overlapping one the lines must not be added' }),
    sources: z.array(source),
  })
  .openapi('Indicator');
export const indicatorsSchema = z.object({ count: z.int(), indicators: z.array(indicatorSchema) }).openapi('Indicators');
export const indicatorNumbersSchema = z
  .object({
    indicator: indicatorSchema,
    from: z.int(),
    to: z.int(),
    by: z.string().nullable(),
    as: z.string().openapi({ description: '`then`, or the date all municipalities are read at' }),
    breaks: z.array(z.object({ year: z.int(), why: text })),
    series: z.array(
      z.object({
        item: z.string().nullable().openapi({ description: 'A centre, a health region, or an item of the breakdown' }),
        label: text,
        definition: text.nullable().openapi({ description: 'What this line counts, beside what the indicator does; null for the indicator itself and for places' }),
        points: z.array(
          cell.extend({ year: z.int(), basis: z.enum(bases), source: z.string().nullable().openapi({ description: 'The id of one of the sources; `register`: the register' }) }),
        ),
        sum: cell.nullable().openapi({ description: 'The years together; null where they cannot be added, not-applicable where some are demonstration data' }),
        together: cell.nullable().openapi({ description: 'The years counted anew as one, for a number whose years cannot be added; only for years from the register' }),
      }),
    ),
  })
  .openapi('IndicatorNumbers');

const localText = ({ nb, nn, en }: LocalText): z.infer<typeof text> => ({ nb, nn, en: en ?? null });
const narrowed = (by: string, label: LocalText): z.infer<typeof text> | null => {
  const more = narrowing(by, label);
  return more ? localText(more) : null;
};
const presentCell = (one: Cell): z.infer<typeof cell> =>
  hasValue(one)
    ? { value: one.value, state: 'value', sign: null, preliminary: one.preliminary ?? false }
    : { value: null, state: one.none, sign: standardSign[one.none], preliminary: false };

export interface Presenting {
  readonly book: IndicatorBook;
  readonly demonstration: boolean;
  readonly thisYear: number;
}

export function presentIndicator({ book, demonstration, thisYear }: Presenting, indicator: Indicator): z.infer<typeof indicatorSchema> {
  const sources = new Map(book.published.filter((one) => one.indicator === indicator.id).map((one) => [one.source.id, one.source]));
  const { register } = indicator;
  const basis = demonstration ? 'demonstration' : 'register';
  if (register) sources.set('register', registerSource(basis));
  return {
    id: indicator.id,
    label: localText(indicator.label),
    definition: localText(indicator.definition),
    unit: localText(indicator.unit),
    notCounted: indicator.notCounted ? localText(indicator.notCounted) : null,
    overYears: indicator.overYears,
    by: indicator.by ? { id: indicator.by.id, label: localText(indicator.by.label), items: indicator.by.items.map(({ id, label }) => ({ id, label: localText(label) })) } : null,
    basis: register ? basis : 'published',
    period: knownYears(book, indicator, thisYear) ?? null,
    register: register
      ? {
          from: register.from,
          number: register.number,
          definition: register.definition ? localText(register.definition) : null,
          notCounted: register.notCounted ? localText(register.notCounted) : null,
        }
      : null,
    breakdowns: waysToTellApart(indicator).map(({ id, label, overlapping }) => ({ id, label: localText(label), overlapping })),
    sources: [...sources.values()].map(({ id, name, address }) => ({ id, name: localText(name), address: address ?? null })),
  };
}

export function presentNumbers(presenting: Presenting, numbers: IndicatorNumbers, asked: { by: string | undefined; as: string }): z.infer<typeof indicatorNumbersSchema> {
  const { indicator, breaks } = numbers;
  const [table] = numbers.tables;
  const told = table ?? (numbers.lines.length > 0 && (asked.by === undefined || indicator.by) ? numbers : { lines: [], years: numbers.years });
  const summed = indicator.overYears === 'sum';
  return {
    indicator: presentIndicator(presenting, indicator),
    from: told.years.from,
    to: told.years.to,
    by: asked.by ?? null,
    as: asked.as,
    breaks: breaks.map(({ year, why }) => ({ year, why: localText(why) })),
    series: told.lines.map(({ series, label, together, id }) => ({
      item: table ? id : (series.item ?? null),
      label: localText(label),
      definition: table ? narrowed(table.id, label) : null,
      points: series.points.map((point) => ({ year: point.year, ...presentCell(point.cell), basis: point.basis ?? series.basis, source: point.source?.id ?? null })),
      sum: summed && together ? presentCell(together) : null,
      together: !summed && together ? presentCell(together) : null,
    })),
  };
}
