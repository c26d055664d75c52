import { z } from 'zod';
import { municipalityAt } from '../../../geography/geography.ts';
import type { Geography } from '../../../geography/geography.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import type { Scheme } from '../../../scheme/scheme.ts';
import type { EnquiryRules } from '../../enquiry.ts';
import type { EnquiryDemonstration } from './settings.ts';

/** The shape of demonstration/enquiries.yaml, and whether what it names is there. */
const text = z.string().trim().min(1);
const sayings = z.strictObject({ nb: z.array(text).min(1), nn: z.array(text).min(1) });
const lists = z.record(z.string(), z.array(z.string()));

const file = z.strictObject({
  seed: z.number().int(),
  from: z.number().int(),
  perYear: z.number().int().min(1),
  weights: z.record(z.string(), z.number().positive()),
  nynorsk: z.array(z.string()),
  declared: lists,
  never: lists,
  now: z.array(
    z.strictObject({
      centre: z.string(),
      thread: z.string(),
      municipality: z.string(),
      age: z.number().int().min(0).max(60),
      from: z.string().optional(),
      assigned: z.enum(['coordinator', 'member']).optional(),
      state: z.enum(['new', 'open', 'added', 'waiting', 'referred']),
    }),
  ),
  threads: z
    .array(
      z.strictObject({
        id: z.string(),
        language: z.enum(['nb', 'nn']),
        by: z.literal('phone').optional(),
        topics: z.array(z.string()).min(1),
        subject: text,
        asks: text,
        answers: text,
        adds: text.optional(),
        answersAgain: text.optional(),
        note: text.optional(),
        refer: text.optional(),
      }),
    )
    .min(1),
  templates: z.array(z.strictObject({ centre: z.string(), shared: z.boolean(), language: z.enum(['nb', 'nn', 'en']), title: text, body: text })),
  thanks: sayings,
  referring: sayings,
  returning: sayings,
  notes: sayings,
  advertising: z.strictObject({ subject: text, text }),
  firstNames: z.array(text).min(1),
  lastNames: z.array(text).min(1),
  workplaceNames: sayings,
});

interface Known {
  readonly scheme: Scheme;
  readonly geography: Geography;
  readonly enquiries: EnquiryRules;
}
export const enquiryDemonstrationFile = ({ scheme, geography, enquiries }: Known) =>
  file.superRefine((settings, context) => {
    const report = (path: readonly (string | number)[], message: string): void => context.addIssue({ code: 'custom', path: [...path], message });
    const topics = new Set(enquiries.topics.map((t) => t.id));
    const centre = (id: string, path: readonly (string | number)[]): void => {
      if (!findCentre(scheme, id)) report(path, `there is no centre "${id}"`);
    };
    const topic = (id: string, path: readonly (string | number)[]): void => {
      if (!topics.has(id)) report(path, `"${id}" is not a topic of enquiries.yaml`);
    };
    for (const [id] of Object.entries(settings.weights)) centre(id, ['weights', id]);
    for (const part of ['declared', 'never'] as const)
      for (const [id, named] of Object.entries(settings[part])) {
        centre(id, [part, id]);
        named.forEach((t, i) => topic(t, [part, id, i]));
      }
    settings.threads.forEach((thread, i) => {
      thread.topics.forEach((t, k) => topic(t, ['threads', i, 'topics', k]));
      if ((thread.adds === undefined) !== (thread.answersAgain === undefined)) report(['threads', i], 'adds and answersAgain go together');
      if (settings.threads.findIndex((other) => other.id === thread.id) !== i) report(['threads', i, 'id'], `"${thread.id}" comes twice`);
    });
    settings.now.forEach((n, i) => {
      centre(n.centre, ['now', i, 'centre']);
      if (n.from !== undefined) centre(n.from, ['now', i, 'from']);
      if ((n.from === undefined) === (n.state === 'referred')) report(['now', i, 'from'], 'who passed it on goes with referred, and with nothing else');
      const thread = settings.threads.find((t) => t.id === n.thread);
      if (!thread) report(['now', i, 'thread'], `there is no thread "${n.thread}"`);
      if (n.state === 'added' && thread?.adds === undefined) report(['now', i, 'state'], 'the thread has nothing that the asker adds');
      if (!municipalityAt(geography, n.municipality, '2026-01-01')) report(['now', i, 'municipality'], `${n.municipality} was no municipality in 2026`);
    });
    settings.templates.forEach((t, i) => centre(t.centre, ['templates', i, 'centre']));
  }) satisfies z.ZodType<EnquiryDemonstration>;
