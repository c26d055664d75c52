import { z } from '@hono/zod-openapi';

const text = z.object({ nb: z.string(), nn: z.string(), en: z.string().nullable() });
export const reportParam = z
  .string()
  .max(80)
  .openapi({ param: { name: 'report', in: 'path' }, example: '2014-2018' });
export const editionParam = z.coerce
  .number<string>()
  .int()
  .min(1)
  .max(9999)
  .openapi({ param: { name: 'edition', in: 'path' }, example: 1 });
export const figureParam = z
  .string()
  .max(80)
  .openapi({ param: { name: 'figure', in: 'path' }, example: 'authority-own' });

const headShape = {
  report: z.string(),
  number: z.int().openapi({ description: 'The edition, from 1' }),
  publishedAt: z.iso.datetime(),
  changeNote: z.string().nullable().openapi({ description: 'What changed since the edition before; null for the first' }),
  digest: z.string().openapi({ description: 'SHA-256 of everything the edition froze' }),
};
export const editionHeadSchema = z.object(headShape).openapi('EditionHead');
const about = z.object({ id: z.string(), title: z.string(), from: z.int(), to: z.int(), language: z.enum(['nb', 'nn', 'en']) }).openapi('Report');
export const reportsSchema = z.object({ reports: z.array(z.object({ report: about, newest: editionHeadSchema })) }).openapi('Reports');

const chapterSchema = z
  .object({
    slug: z.string(),
    number: z.string().openapi({ example: '3.4' }),
    title: z.string(),
    lead: z.string(),
    updatedOn: z.iso.date().openapi({ description: 'Last professionally updated' }),
    address: z.string(),
    markdown: z.string().openapi({ description: 'As written, with the directives for claims, values, figures and quotes' }),
  })
  .openapi('Chapter');
const claimSchema = z
  .object({
    chapter: z.string(),
    n: z.int(),
    wording: z.string().openapi({ description: 'Empty for a value that is printed as it is' }),
    source: z.string(),
    verdict: z.enum(['holds', 'fails', 'no-number', 'wrong-source', 'unreadable', 'unknown-source']),
    values: z.array(z.object({ year: z.int().nullable(), value: z.number(), measure: z.enum(['count', 'share']) })),
    limits: z.object({ from: z.number(), to: z.number() }).nullable(),
    reason: z.string().nullable().openapi({ description: 'Why a claim that does not hold was published all the same' }),
    address: z.string(),
  })
  .openapi('Claim');
export const editionSchema = z
  .object({
    ...headShape,
    about,
    address: z.string(),
    chapters: z.array(chapterSchema),
    figures: z.array(z.object({ id: z.string(), kind: z.enum(['figure', 'table']), number: z.int(), chapter: z.string(), title: text, address: z.string() })),
    claims: z.array(claimSchema),
    quotes: z.array(z.object({ chapter: z.string(), text: z.string(), year: z.int().nullable() })),
    sources: z.array(z.object({ name: text, address: z.string().nullable() })),
    demonstration: z.boolean().openapi({ description: 'The centres’ answers, and so the quotes, are made up' }),
    editions: z.array(editionHeadSchema).openapi({ description: 'Every edition of the report, the newest first' }),
  })
  .openapi('Edition');

const change = z.object({ removed: z.array(z.string()), added: z.array(z.string()) });
const cell = z.union([z.object({ value: z.number() }).loose(), z.object({ none: z.string() })]);
const claimState = z.object({ source: z.string(), verdict: z.string(), reason: z.string().optional() });
export const differenceSchema = z
  .object({
    report: z.string(),
    from: z.int(),
    to: z.int(),
    title: z.object({ before: z.string(), after: z.string() }).optional(),
    chapters: z.array(change.extend({ slug: z.string(), change: z.enum(['added', 'removed', 'changed']), fields: z.array(z.string()) })),
    claims: z.array(z.object({ chapter: z.string(), wording: z.string(), before: claimState.optional(), after: claimState.optional() })),
    cells: z.array(z.object({ figure: z.string(), row: z.string(), column: z.string(), before: cell.optional(), after: cell.optional() })),
    series: z.array(z.object({ indicator: z.string(), year: z.int(), before: cell.optional(), after: cell.optional() })),
  })
  .openapi('EditionDifference', { description: 'What is only in one of the editions. `cells` are those of figures and tables.' });
