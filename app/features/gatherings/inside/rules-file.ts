import { z } from 'zod';
import type { Definitions } from '../../../platform/context.ts';
import { findKind } from '../../activities/activity.ts';
import { yearInAny } from '../../scheme/scheme.ts';
import type { Years } from '../../scheme/scheme.ts';
import type { GatheringRules } from '../gathering.ts';

/** The shape of gatherings.yaml, and what no shape can say. */
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
const kind = z.strictObject({ ...choice.shape, activity: lastingId, byAuthority: z.boolean().default(false) });
const days = z.number().int().min(1).max(730);

export const rulesFile = ({ activities }: Pick<Definitions, 'activities'>) =>
  z
    .strictObject({
      kinds: z.array(kind).min(1),
      subjects: z.array(choice),
      eraseNeedsAfter: days,
      erasePersonsAfter: days,
      offerDays: z.number().int().min(1).max(30),
      // Of one or two answers, those who gave them know each other's.
      fewest: z.number().int().min(3).max(20),
    })
    .superRefine((file, context) => {
      for (const list of ['kinds', 'subjects'] as const) {
        file[list].forEach(({ id }, i) => {
          if (file[list].findIndex((k) => k.id === id) < i) context.addIssue({ code: 'custom', path: [list, i, 'id'], message: `"${id}" comes twice` });
        });
      }
      file.kinds.forEach((one, i) => {
        const activity = findKind(activities, one.activity);
        const path = ['kinds', i, 'activity'];
        if (!activity) context.addIssue({ code: 'custom', path, message: `"${one.activity}" is no kind of activities.yaml` });
        else if (one.years.some(({ from, to }) => !yearInAny(activity.years, from) || !yearInAny(activity.years, to ?? 9999)))
          context.addIssue({ code: 'custom', path, message: `"${one.activity}" is not there in all the years of "${one.id}"` });
        else if (!activity.fields.includes('centres')) context.addIssue({ code: 'custom', path, message: `"${one.activity}" cannot be shared between centres` });
      });
      if (file.erasePersonsAfter < file.eraseNeedsAfter) context.addIssue({ code: 'custom', path: ['erasePersonsAfter'], message: 'needs are erased no later than persons' });
    })
    .transform((file): GatheringRules => file);
