import { z } from 'zod';
import type { Years } from '../../scheme/scheme.ts';
import type { EnquiryRules } from '../enquiry.ts';

/** The shape of enquiries.yaml. */
const localText = z.strictObject({ nb: z.string().trim().min(1), nn: z.string().trim().min(1), en: z.string().trim().min(1).optional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is lower case letters, digits and hyphens');

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
const choice = z.strictObject({ id, label: localText, years });
const guideUnit = z.strictObject({ id, title: localText, address: z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }) });
const days = z.number().int().min(1).max(366);

export const enquiryFile = z
  .strictObject({
    topics: z.array(choice).min(1),
    workplaces: z.array(choice).min(1),
    guide: z.array(guideUnit).default([]),
    answerWithin: days,
    closeSilentAfter: days,
    reopenWithin: days,
    eraseAfter: z.number().int().min(1).max(120),
  })
  .superRefine((file, context) => {
    for (const list of ['topics', 'workplaces', 'guide'] as const) {
      const seen = new Set<string>();
      for (const [i, thing] of file[list].entries()) {
        if (seen.has(thing.id)) context.addIssue({ code: 'custom', path: [list, i, 'id'], message: `"${thing.id}" comes twice` });
        seen.add(thing.id);
      }
    }
    // A person must not be erased while the asker may still open the enquiry again.
    if (file.eraseAfter * 28 < file.reopenWithin)
      context.addIssue({ code: 'custom', path: ['eraseAfter'], message: 'the person is erased before the asker has lost the chance to open it again' });
  })
  .transform((file): EnquiryRules => file);
