import { z } from 'zod';
import type { Years } from '../../scheme/scheme.ts';
import type { VisitRules } from '../visit.ts';

/** The shape of visits.yaml, and what no shape can say. */
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

const kind = z.strictObject({ id: lastingId, label: localText, years });

export const rulesFile = z
  .strictObject({
    offerHours: z.number().int().min(1).max(336),
    remindToSumUpAfter: z.number().int().min(1).max(90),
    eraseAfter: z.number().int().min(1).max(120),
    visitorKinds: z.array(kind).min(1),
    evaluation: z.strictObject({ useful: localText, change: localText, comment: localText }),
  })
  .superRefine(({ visitorKinds }, context) => {
    visitorKinds.forEach(({ id }, i) => {
      if (visitorKinds.findIndex((k) => k.id === id) < i) context.addIssue({ code: 'custom', path: ['visitorKinds', i, 'id'], message: `"${id}" comes twice` });
    });
  })
  .transform((file): VisitRules => file);
