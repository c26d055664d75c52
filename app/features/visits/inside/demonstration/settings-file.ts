import { z } from 'zod';
import { findCentre } from '../../../scheme/scheme.ts';
import type { Scheme } from '../../../scheme/scheme.ts';
import { visitForms } from '../../visit.ts';
import type { VisitRules } from '../../visit.ts';
import type { VisitDemonstration } from './settings.ts';

/** The shape of demonstration/visits.yaml, and whether what it names is there. */
const text = z.string().trim().min(1);
const sayings = z.strictObject({ nb: z.array(text).min(1), nn: z.array(text).min(1) });
const persons = z.tuple([z.number().int().min(1), z.number().int().min(1)]);

const file = z.strictObject({
  seed: z.number().int(),
  from: z.number().int(),
  perYear: z.number().int().min(1),
  daysPerYear: z.number().int().min(0),
  nynorsk: z.array(z.string()),
  weights: z.record(z.string(), z.number().positive()),
  kinds: z.record(z.string(), z.strictObject({ weight: z.number().positive(), persons })),
  ahead: z.array(
    z.strictObject({
      centre: z.string(),
      day: z.string(),
      in: z.number().int().min(1).max(250),
      places: z.number().int().min(4).max(100),
      approval: z.boolean(),
      waitingList: z.boolean(),
      full: z.boolean(),
    }),
  ),
  days: z.array(z.strictObject({ id: z.string(), form: z.enum(visitForms), title: text, programme: text, practical: text, place: text })).min(1),
  asks: sayings,
  proposes: sayings,
  declines: sayings,
  comments: sayings,
});

export const visitDemonstrationFile = ({ scheme, visits }: { readonly scheme: Scheme; readonly visits: VisitRules }) =>
  file.superRefine((settings, context) => {
    const report = (path: readonly (string | number)[], message: string): void => context.addIssue({ code: 'custom', path: [...path], message });
    for (const id of Object.keys(settings.weights)) if (!findCentre(scheme, id)) report(['weights', id], `there is no centre "${id}"`);
    for (const id of Object.keys(settings.kinds)) if (!visits.visitorKinds.some((k) => k.id === id)) report(['kinds', id], `"${id}" is not a kind of visitor in visits.yaml`);
    settings.ahead.forEach((a, i) => {
      if (!findCentre(scheme, a.centre)) report(['ahead', i, 'centre'], `there is no centre "${a.centre}"`);
      if (!settings.days.some((d) => d.id === a.day)) report(['ahead', i, 'day'], `there is no day "${a.day}"`);
      if (a.full && (a.approval || !a.waitingList)) report(['ahead', i, 'full'], 'a day with a queue has a waiting list, and takes groups in by itself');
    });
  }) satisfies z.ZodType<VisitDemonstration>;
