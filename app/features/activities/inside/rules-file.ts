import { z } from 'zod';
import type { Definitions } from '../../../platform/context.ts';
import type { Years } from '../../scheme/scheme.ts';
import { activityFields } from '../activity.ts';
import type { ActivityRules } from '../activity.ts';

/** The shape of activities.yaml, and what no shape can say. */
const localText = z.strictObject({ nb: z.string().trim().min(1), nn: z.string().trim().min(1), en: z.string().trim().min(1).optional() });
const lastingId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower case letters a–z, digits and hyphens');

const spanText = /^(\d{4})(?:([–-])(\d{4})?)?$/;
/** `2014`, `2014–2016`, `2014–`, or a list of them. */
const years = z.unknown().transform((given, context): Years[] => {
  const spans = (Array.isArray(given) ? given : [given]).map((one: unknown): Years | string => {
    const match = spanText.exec(String(one).trim());
    if (!match) return `${JSON.stringify(one)} is no span of years: write 2014, 2014–2016 or 2014–`;
    const [, from, dash, to] = match;
    if (dash && to === undefined) return { from: Number(from) };
    const span = { from: Number(from), to: Number(to ?? from) };
    return span.to < span.from ? 'a span of years ends before it begins' : span;
  });
  if (spans.length === 0) spans.push('no years are given');
  const faults = spans.filter((s) => typeof s === 'string');
  for (const message of faults) context.addIssue({ code: 'custom', message });
  return faults.length > 0 ? z.NEVER : spans.filter((s) => typeof s !== 'string');
});

const choice = z.strictObject({ id: lastingId, label: localText, years });
const kind = z.strictObject({
  ...choice.shape,
  fields: z.array(z.enum(activityFields)).default([]),
  tasks: z.record(z.string(), z.array(z.number().int().min(1))).default({}),
});

export const rulesFile = ({ scheme }: Pick<Definitions, 'scheme'>) =>
  z
    .strictObject({ kinds: z.array(kind).min(1), targetGroups: z.array(choice), participation: z.array(choice), partners: z.array(choice) })
    .superRefine((file, context) => {
      for (const list of ['kinds', 'targetGroups', 'participation', 'partners'] as const) {
        file[list].forEach(({ id }, i) => {
          if (file[list].findIndex((k) => k.id === id) < i) context.addIssue({ code: 'custom', path: [list, i, 'id'], message: `"${id}" comes twice` });
        });
      }
      file.kinds.forEach((one, i) => {
        for (const [period, numbers] of Object.entries(one.tasks)) {
          const known = scheme.periods.find((p) => p.id === period)?.tasks.map((t) => t.number);
          const path = ['kinds', i, 'tasks', period];
          if (!known) context.addIssue({ code: 'custom', path, message: `"${period}" is no agreement period of the scheme` });
          else for (const n of numbers) if (!known.includes(n)) context.addIssue({ code: 'custom', path, message: `there is no task ${n} in ${period}` });
        }
      });
    })
    .transform((file): ActivityRules => file);
