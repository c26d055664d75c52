import { z } from 'zod';
import { registerNumbers } from '../indicator.ts';
import { countsCentres } from './register-numbers.ts';

/**
 * `indicators.yaml`: what the scheme counts, and where its published numbers were printed.
 *
 *   sources:                              # each place a published number was printed, named once
 *     - id: report-2014-2018              # used in the column `source` of published.csv
 *       name: { nb: …, nn: …, en: … }     # `en` may be left out everywhere; it falls back to nb
 *       address: https://…                # may be left out
 *   indicators:
 *     - id: visits.people                 # dotted, lower case, lasting
 *       label: { nb: …, nn: …, en: … }    # "Personer som hospiterte"
 *       definition: { … }                 # what is counted, in a sentence
 *       unit: { nb: personer, … }
 *       notCounted: { … }                 # what is not counted, what it must not be read as; may be left out
 *       overYears: sum                    # sum: years can be added, and the total is named a sum · none: they cannot
 *       breaks:                           # may be left out
 *         - { year: 2019, why: { … } }    # from 2019 on not comparable with the years before; a whole sentence, with the year in it
 *       register:                         # may be left out. From a year on the register is the source
 *         from: 2023                      # a number printed for that year or later is a fault. Where the series goes over is a break by itself
 *         number: visits.people           # which of the registers' numbers: indicator.ts has them all
 *         definition: { … }               # what the register counts, where that is not what the printed numbers did; may be left out
 *         notCounted: { … }               # likewise
 *       by:                               # only when the number is given item by item (one number an institution)
 *         id: partner
 *         label: { … }
 *         others: others                # the item of whatever has none of its own; may be left out
 *         items:
 *           - { id: ntnu, label: { … } }
 *
 * `published.csv` (comma, UTF-8), one printed number a line; years that were never printed are left out:
 *
 *   indicator,item,year,value,source
 *   visits.people,,2014,178,report-2014-2022
 *   research.partners,uit,2017,,report-2014-2018      ← printed as an empty cell: asked, not answered; never 0
 */

const localText = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1), en: z.string().min(1).optional() });
const lastingId = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'must be lower case letters and digits with . or - between');
const year = z.number().int().min(1900).max(2200);

const sourceShape = z.strictObject({ id: lastingId, name: localText, address: z.url().optional() });
const indicatorShape = z.strictObject({
  id: lastingId,
  label: localText,
  definition: localText,
  unit: localText,
  notCounted: localText.optional(),
  overYears: z.enum(['sum', 'none']),
  breaks: z.array(z.strictObject({ year, why: localText })).default([]),
  register: z.strictObject({ from: year, number: z.enum(registerNumbers), definition: localText.optional(), notCounted: localText.optional() }).optional(),
  by: z.strictObject({ id: lastingId, label: localText, others: lastingId.optional(), items: z.array(z.strictObject({ id: lastingId, label: localText })).min(1) }).optional(),
});

/** Says where an id was used before, at the later place. */
function refuseTwice(things: readonly { readonly id: string }[], at: readonly (string | number)[], ctx: z.RefinementCtx): void {
  const seen = new Set<string>();
  things.forEach(({ id }, i) => {
    if (seen.has(id)) ctx.addIssue({ code: 'custom', path: [...at, i, 'id'], message: `"${id}" is used twice` });
    seen.add(id);
  });
}

export const indicatorFile = z.strictObject({ sources: z.array(sourceShape), indicators: z.array(indicatorShape).min(1) }).superRefine((file, ctx) => {
  refuseTwice(file.sources, ['sources'], ctx);
  refuseTwice(file.indicators, ['indicators'], ctx);
  file.indicators.forEach((indicator, i) => {
    const { by, register } = indicator;
    if (register && (by !== undefined) !== countsCentres(register.number))
      ctx.addIssue({
        code: 'custom',
        path: ['indicators', i, 'register'],
        message: by ? `${register.number} is not given item by item` : `${register.number} is only given item by item`,
      });
    if (by?.others !== undefined && !by.items.some((one) => one.id === by.others))
      ctx.addIssue({ code: 'custom', path: ['indicators', i, 'by', 'others'], message: `"${by.others}" is not one of the items` });
  });
  file.indicators.forEach((indicator, i) => indicator.by && refuseTwice(indicator.by.items, ['indicators', i, 'by', 'items'], ctx));
});
export type IndicatorFile = z.infer<typeof indicatorFile>;

export const publishedColumns = ['indicator', 'item', 'year', 'value', 'source'] as const;

/** A line of `published.csv`, checked against the indicators and sources it names. */
export const publishedLine = (file: IndicatorFile) =>
  z
    .strictObject({
      indicator: z.string(),
      item: z.string().transform((v) => v || undefined),
      year: z
        .string()
        .regex(/^(19|20|21)\d\d$/, 'must be a year of four digits')
        .transform(Number),
      value: z
        .string()
        .regex(/^(?:\d+(?:\.\d+)?)?$/, 'must be a number with a decimal point, or empty')
        .transform((v) => (v === '' ? null : Number(v))),
      source: z.string(),
    })
    .superRefine((line, ctx) => {
      const indicator = file.indicators.find((one) => one.id === line.indicator);
      if (!indicator) {
        ctx.addIssue({ code: 'custom', path: ['indicator'], message: `"${line.indicator}" is not in indicators.yaml` });
        return;
      }
      if (indicator.by ? !indicator.by.items.some((one) => one.id === line.item) : line.item !== undefined) {
        ctx.addIssue({
          code: 'custom',
          path: ['item'],
          message: indicator.by ? `"${line.item ?? ''}" is not an item of ${indicator.id}` : `${indicator.id} is not given item by item`,
        });
      }
      if (indicator.register && line.year >= indicator.register.from) {
        ctx.addIssue({ code: 'custom', path: ['year'], message: `from ${indicator.register.from} on the register is the source of ${indicator.id}` });
      }
      if (!file.sources.some((one) => one.id === line.source)) ctx.addIssue({ code: 'custom', path: ['source'], message: `"${line.source}" is not a source in indicators.yaml` });
    });
