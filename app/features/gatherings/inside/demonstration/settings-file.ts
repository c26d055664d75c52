import { z } from 'zod';
import type { Definitions } from '../../../../platform/context.ts';
import { participantKinds } from '../../gathering.ts';
import type { GatheringDemonstration } from './settings.ts';

/** The shape of demonstration/gatherings.yaml, and what no shape can say. */
const text = z.string().trim().min(1);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const share = z.number().min(0).max(1);
const language = z.enum(['nb', 'nn']);
const item = z.strictObject({ at: clock, minutes: z.number().int().min(5), title: text, subject: z.string().default(''), speaker: z.string().default('') });
const made = {
  id: text,
  kind: text,
  centre: z.string().default(''),
  language,
  title: text,
  text,
  place: z.string(),
  online: z.string().default(''),
  hours: z.tuple([clock, clock]),
  places: z.number().int().min(1).nullable().default(null),
  approval: z.boolean().default(false),
  centres: z.array(text).default([]),
  who: z.strictObject({ one: share, two: share, guests: z.number().int().min(0) }),
  items: z.array(item).min(1),
  minutes: z.string().default(''),
};
const workingDays = z.number().int().min(1).max(200);

export const gatheringDemonstrationFile = ({ scheme, gatherings }: Pick<Definitions, 'scheme' | 'gatherings'>) =>
  z
    .strictObject({
      seed: z.number().int(),
      guests: z.array(z.strictObject({ kind: z.enum(participantKinds).exclude(['centre']), office: z.string(), name: text, organisation: text, language })),
      scores: z.record(z.string(), z.tuple([z.number().min(1).max(5), z.number()])),
      needs: z.array(text).min(1),
      comments: z.strictObject({ nb: z.array(text).min(1), nn: z.array(text).min(1) }),
      held: z.array(z.strictObject({ ...made, years: z.tuple([z.number().int(), z.number().int()]), on: z.string().regex(/^\d{2}-\d{2}$/) })),
      ago: z.array(z.strictObject({ ...made, in: workingDays })),
      ahead: z.array(z.strictObject({ ...made, in: workingDays })),
    })
    .superRefine((file, context) => {
      const fault = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
      for (const list of ['held', 'ago', 'ahead'] as const) {
        file[list].forEach((one, i) => {
          const kind = gatherings.kinds.find((k) => k.id === one.kind);
          if (!kind || (kind.byAuthority && one.centre !== '')) fault([list, i, 'kind'], `"${one.kind}" is no kind that ${one.centre || 'the authority'} calls`);
          for (const id of [...one.centres, ...(one.centre ? [one.centre] : [])])
            if (!scheme.centres.some((c) => c.id === id)) fault([list, i, 'centres'], `"${id}" is no centre of the scheme`);
          one.items.forEach(({ subject }, k) => {
            if (subject !== '' && !gatherings.subjects.some((s) => s.id === subject)) fault([list, i, 'items', k, 'subject'], `"${subject}" is no subject of gatherings.yaml`);
          });
          if (one.who.guests > file.guests.length) fault([list, i, 'who', 'guests'], 'there are not so many guests');
        });
      }
    })
    .transform((file): GatheringDemonstration => file);
