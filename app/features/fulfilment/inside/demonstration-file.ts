import { z } from 'zod';
import type { Definitions } from '../../../platform/context.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { entryKinds, isOfCentre, longestWord } from '../fulfilment.ts';

/** The shape of demonstration/fulfilment.yaml. */
const saying = z
  .strictObject({
    kind: z.enum(entryKinds),
    by: z.enum(['coordinator', 'member', 'officer']),
    daysAgo: z.number().int().min(0),
    text: z.string().trim().min(1).max(longestWord),
  })
  .refine(({ kind, by }) => isOfCentre(kind) === (by !== 'officer'), 'a centre explains and disagrees; an officer does the rest');
const file = z.strictObject({
  words: z.array(z.strictObject({ centre: z.string(), task: z.number().int().min(1), said: z.array(saying).min(1) })),
});
export type FulfilmentDemonstration = z.output<typeof file>;

export const demonstrationFile = ({ scheme }: Pick<Definitions, 'scheme'>) =>
  file.superRefine(({ words }, context) => {
    words.forEach(({ centre }, i) => {
      if (!findCentre(scheme, centre)) context.addIssue({ code: 'custom', path: ['words', i, 'centre'], message: `there is no centre "${centre}"` });
    });
  });
