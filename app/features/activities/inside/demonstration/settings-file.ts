import { z } from 'zod';
import type { Definitions } from '../../../../platform/context.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import { findKind } from '../../activity.ts';
import type { ActivityDemonstration } from './settings.ts';

/** The shape of demonstration/activities.yaml, and whether what it names is there. */
const text = z.string().trim().min(1);
const sayings = z.strictObject({ nb: z.array(text).min(1), nn: z.array(text).min(1) });
const share = z.number().min(0).max(1);
const sides = z.tuple([share, share, share]);
const whole = z.number().int().min(0);

const kind = z.strictObject({
  perYear: z.number().positive(),
  titles: sayings,
  notes: sayings.optional(),
  audience: z.tuple([whole, whole]).optional(),
  media: z.array(text).min(1).optional(),
  targetGroups: z.array(z.string()).min(1).optional(),
  governor: sides.optional(),
  authority: sides.optional(),
  together: share.optional(),
  participation: z.array(z.string()).min(1).optional(),
  programme: share.optional(),
  picture: share.optional(),
  days: z.tuple([whole, whole]).optional(),
});
const file = z.strictObject({
  seed: z.number().int(),
  from: z.number().int(),
  nynorsk: z.array(z.string()),
  weights: z.record(z.string(), z.number().positive()),
  partners: z.record(z.string(), z.array(z.string()).min(1)),
  added: z.array(z.strictObject({ centre: z.string(), name: text })),
  kinds: z.record(z.string(), kind),
});

export const activityDemonstrationFile = ({ scheme, activities }: Pick<Definitions, 'scheme' | 'activities'>) =>
  file.superRefine((settings, context) => {
    const report = (path: readonly (string | number)[], message: string): void => context.addIssue({ code: 'custom', path: [...path], message });
    const all = (path: readonly string[], ids: readonly string[], known: readonly { readonly id: string }[]): void => {
      for (const id of ids) if (!known.some((k) => k.id === id)) report(path, `"${id}" is not in activities.yaml`);
    };
    for (const id of [...Object.keys(settings.weights), ...settings.added.map((a) => a.centre)]) if (!findCentre(scheme, id)) report(['weights'], `there is no centre "${id}"`);
    for (const [county, ids] of Object.entries(settings.partners)) all(['partners', county], ids, activities.partners);
    for (const [id, one] of Object.entries(settings.kinds)) {
      if (!findKind(activities, id)) report(['kinds', id], `"${id}" is not a kind in activities.yaml`);
      all(['kinds', id, 'targetGroups'], one.targetGroups ?? [], activities.targetGroups);
      all(['kinds', id, 'participation'], one.participation ?? [], activities.participation);
    }
  }) satisfies z.ZodType<ActivityDemonstration>;
