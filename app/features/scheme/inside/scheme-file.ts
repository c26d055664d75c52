import { z } from 'zod';
import type { AgreementPeriod, Scheme } from '../scheme.ts';

/** The shape of scheme.yaml, and what no shape can say. Written here and not beside the words: zod stays out of them. */
export const localText = z.strictObject({ nb: z.string().trim().min(1), nn: z.string().trim().min(1), en: z.string().trim().min(1).optional() });
export const lastingId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower case letters a–z, digits and hyphens');
const year = z.number().int().min(1900).max(2200);

const task = z.strictObject({
  number: z.number().int().min(1),
  text: localText,
  short: localText,
  note: localText.optional(),
  demonstration: z.boolean().default(false),
});
const period = z
  .strictObject({ id: lastingId, from: year, to: year, note: localText.optional(), demonstration: z.boolean().default(false), tasks: z.array(task).min(1) })
  .superRefine((p, context) => {
    if (p.from > p.to) context.addIssue({ code: 'custom', path: ['to'], message: `the period ends in ${p.to}, before it begins in ${p.from}` });
    p.tasks.forEach((t, i) => {
      if (t.number !== i + 1)
        context.addIssue({ code: 'custom', path: ['tasks', i, 'number'], message: `tasks are numbered 1, 2, 3 … in order: expected ${i + 1}, found ${t.number}` });
    });
  });
type Period = z.output<typeof period>;
const toPeriod = ({ from, to, ...rest }: Period): AgreementPeriod => ({ ...rest, years: { from, to } });

/** Reports, at the later place, an id that was used before. */
export function refuseTwice(things: readonly { readonly id: string }[], key: string, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  things.forEach(({ id }, i) => {
    if (seen.has(id)) context.addIssue({ code: 'custom', path: [key, i, 'id'], message: `"${id}" comes twice` });
    seen.add(id);
  });
}

function refuseOverlap(periods: readonly Period[], context: z.RefinementCtx): void {
  periods.forEach((p, i) => {
    const other = periods.slice(0, i).find((q) => q.from <= p.to && p.from <= q.to);
    if (other) context.addIssue({ code: 'custom', path: ['periods', i, 'from'], message: `the period ${p.id} overlaps ${other.id}` });
  });
}

/** `regions`: those the geography knows. */
export const schemeFile = (regions: ReadonlySet<string>) =>
  z
    .strictObject({
      id: lastingId,
      name: localText,
      centreName: z.strictObject({ one: localText, indefinite: localText, many: localText }),
      authority: localText,
      description: localText,
      demonstration: z.boolean(),
      regions: z.array(z.strictObject({ id: z.string().min(1), name: localText })).optional(),
      periods: z.array(period).min(1),
    })
    .superRefine((file, context) => {
      refuseTwice(file.periods, 'periods', context);
      refuseTwice(file.regions ?? [], 'regions', context);
      refuseOverlap(file.periods, context);
      file.regions?.forEach((r, i) => {
        if (!regions.has(r.id))
          context.addIssue({ code: 'custom', path: ['regions', i, 'id'], message: `"${r.id}" is no health region: the geography knows ${[...regions].join(', ')}` });
      });
    })
    .transform((file): Omit<Scheme, 'centres'> => ({ ...file, periods: file.periods.toSorted((a, b) => a.from - b.from).map(toPeriod) }));
