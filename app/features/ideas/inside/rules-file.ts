import { z } from 'zod';
import type { IdeaRules } from '../idea.ts';

/** The shape of ideas.yaml, and what no shape can say. */
const localText = z.strictObject({ nb: z.string().trim().min(1), nn: z.string().trim().min(1), en: z.string().trim().min(1).optional() });
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower case letters a–z, digits and hyphens');
const item = z.strictObject({ id, label: localText });
const linked = item.extend({ address: z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }) });
const inhabitants = z.number().int().min(0).max(10_000_000);
const host = z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'must be the name of a host, such as www.example.no');

const lists = ['themes', 'targetGroups', 'guideUnits', 'sizes', 'licences'] as const;

export const rulesFile = z
  .strictObject({
    name: localText.default({ nb: 'Ideene', nn: 'Ideane', en: 'The ideas' }),
    themes: z.array(item).min(1),
    targetGroups: z.array(item).min(1),
    guideUnits: z.array(linked).default([]),
    sizes: z.array(item.extend({ from: inhabitants, to: inhabitants.optional() })).min(1),
    licences: z.array(linked).min(1),
    reviewAfterMonths: z.number().int().min(1).max(120),
    silentAfterDays: z.number().int().min(7).max(366),
    linkHosts: z.array(host).default([]),
  })
  .superRefine((file, context) => {
    for (const list of lists) {
      file[list].forEach((one, i) => {
        if (file[list].findIndex((other) => other.id === one.id) < i) context.addIssue({ code: 'custom', path: [list, i, 'id'], message: `"${one.id}" comes twice` });
      });
    }
    // Every number of inhabitants has one class, so that a municipality has one.
    file.sizes.forEach((size, i) => {
      const follows = i === 0 ? 0 : (file.sizes[i - 1]?.to ?? Number.NaN) + 1;
      if (size.from !== follows) context.addIssue({ code: 'custom', path: ['sizes', i, 'from'], message: 'the classes follow each other from 0, without gap or overlap' });
      if (size.to === undefined ? i < file.sizes.length - 1 : size.to < size.from || i === file.sizes.length - 1)
        context.addIssue({ code: 'custom', path: ['sizes', i, 'id'], message: 'every class but the last ends, after it begins' });
    });
  })
  .transform((file): IdeaRules => file);
