import { z } from 'zod';
import type { Definitions } from '../../../platform/context.ts';
import type { Years } from '../../scheme/scheme.ts';
import type { AssignmentRules } from '../assignment.ts';

/** The shape of assignments.yaml, and what no shape can say. */
const localText = z.strictObject({ nb: z.string().trim().min(1), nn: z.string().trim().min(1), en: z.string().trim().min(1).optional() });
const lastingId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower case letters a–z, digits and hyphens');

/** `2014` (that year alone), `2014–2016` or `2014–`. */
const span = z.union([z.string(), z.number()]).transform((given, context): Years => {
  const [, from, dash, to] = /^(\d{4})(?:\s*([–-])\s*(\d{4})?)?$/.exec(String(given).trim()) ?? [];
  if (from === undefined) {
    context.addIssue({ code: 'custom', message: `${JSON.stringify(given)} is no span of years: write 2014, 2014–2016 or 2014–` });
    return z.NEVER;
  }
  if (to !== undefined && Number(to) < Number(from)) context.addIssue({ code: 'custom', message: 'the span of years ends before it begins' });
  return dash && to === undefined ? { from: Number(from) } : { from: Number(from), to: Number(to ?? from) };
});
const years = z.union([span.transform((one) => [one]), z.array(span).min(1)]);
const kind = z.strictObject({ id: lastingId, label: localText, years, activity: z.string(), hours: z.number().int().min(1).max(2000) });
const days = z.number().int().min(1).max(366);

export const rulesFile = ({ activities }: Pick<Definitions, 'activities'>) =>
  z
    .strictObject({ kinds: z.array(kind).min(1), remindBefore: z.array(days), remindAfter: z.array(days).min(1), tellAgainAfter: days })
    .superRefine((file, context) => {
      file.kinds.forEach(({ id, activity }, i) => {
        if (file.kinds.findIndex((k) => k.id === id) < i) context.addIssue({ code: 'custom', path: ['kinds', i, 'id'], message: `"${id}" comes twice` });
        const becomes = activities.kinds.find((k) => k.id === activity);
        const path = ['kinds', i, 'activity'];
        if (!becomes) context.addIssue({ code: 'custom', path, message: `"${activity}" is no kind of activity` });
        else if (!becomes.fields.includes('centres'))
          context.addIssue({ code: 'custom', path, message: `"${activity}" cannot be done by several centres: give it the field centres` });
      });
    })
    .transform((file): AssignmentRules => file);
