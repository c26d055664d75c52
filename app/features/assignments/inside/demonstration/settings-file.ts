import { z } from 'zod';
import type { Definitions } from '../../../../platform/context.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import { findKind, requesterKinds } from '../../assignment.ts';
import type { AssignmentDemonstration } from './settings.ts';

/** The shape of demonstration/assignments.yaml, and whether what it names is there. */
const text = z.string().trim().min(1);
const sayings = z.strictObject({ nb: z.array(text).min(1), nn: z.array(text).min(1) });
const days = z.number().int().min(0);
const requester = z.enum(requesterKinds);
const hours = z.number().int().min(1).nullable().default(null);

const part = z.strictObject({
  centre: z.string(),
  state: z.enum(['asked', 'taken', 'declined', 'passed-on']),
  by: z.string().default(''),
  asked: days.optional(),
  shared: z.boolean().default(false),
  hours,
  ago: days,
  word: z.string().default(''),
});
const current = z.strictObject({
  kind: z.string(),
  centre: z.string().default(''),
  title: text,
  text,
  requester,
  requesterName: z.string().default(''),
  made: days,
  due: z.number().int(),
  hours,
  region: z.string(),
  themes: z.array(z.string()),
  wanted: z.number().int().min(1),
  closed: days.optional(),
  closedWord: z.string().default(''),
  parts: z.array(part),
});
const file = z.strictObject({
  seed: z.number().int(),
  from: z.number().int(),
  nynorsk: z.array(z.string()),
  officers: z.array(text).min(1),
  titles: z.record(z.string(), text),
  names: z.strictObject({ conference: z.array(text).min(1), other: z.array(text).min(1) }),
  declined: sayings,
  passedOn: sayings,
  kinds: z.record(
    z.string(),
    z.strictObject({ share: z.number().min(0).max(1), requesters: z.partialRecord(requester, z.number().positive()), hours: z.tuple([days, days]), texts: sayings }),
  ),
  current: z.array(current),
});

export const assignmentDemonstrationFile = ({ scheme, assignments, enquiries }: Pick<Definitions, 'scheme' | 'assignments' | 'enquiries'>) =>
  file
    .superRefine((settings, context) => {
      const report = (path: readonly (string | number)[], message: string): void => context.addIssue({ code: 'custom', path: [...path], message });
      for (const id of Object.keys(settings.kinds)) if (!findKind(assignments, id)) report(['kinds', id], `"${id}" is no kind of assignment`);
      settings.current.forEach((one, i) => {
        if (!findKind(assignments, one.kind)) report(['current', i, 'kind'], `"${one.kind}" is no kind of assignment`);
        for (const id of one.themes) if (!enquiries.topics.some((t) => t.id === id)) report(['current', i, 'themes'], `"${id}" is no topic`);
        for (const id of [one.centre, ...one.parts.flatMap((p) => [p.centre, p.by])])
          if (id !== '' && !findCentre(scheme, id)) report(['current', i], `there is no centre "${id}"`);
      });
    })
    .transform((settings): AssignmentDemonstration => settings);
