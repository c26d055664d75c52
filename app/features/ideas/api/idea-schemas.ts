import { z } from '@hono/zod-openapi';
import { facets } from '../idea-search.ts';
import { levels, standards } from '../idea.ts';

const day = z.iso.date();
const described = (text: string) => ({ description: text });
// Nothing that is asked is refused: what stands twice where it may stand once is read as the list reads it.
const asked = z.union([z.string(), z.array(z.string())]).optional();
const parameter = (name: string, description: string) => asked.openapi({ param: { name, in: 'query' }, type: 'string', description });
const several = (name: string, description: string) => asked.openapi({ param: { name, in: 'query' }, type: 'array', items: { type: 'string' }, description });

/** The same names as in the address of the list: a search copied from there works here. */
export const searchQuerySchema = z.object({
  q: parameter('q', 'Words, in bokmål or nynorsk; "a phrase" between quotation marks'),
  tema: several('tema', 'Theme. This and the following may come several times: any of them'),
  gruppe: several('gruppe', 'Target group'),
  niva: several('niva', 'ide, provd, etablert or vist-effekt'),
  storrelse: several('storrelse', 'Size class of the municipality'),
  region: several('region', 'Health region'),
  fylke: several('fylke', 'County code'),
  veileder: several('veileder', 'Part of the guide'),
  aar: several('aar', 'Year'),
  kommune: parameter('kommune', 'Municipality code: those of its size class and region come first'),
  sorter: parameter('sorter', 'beste (default), nyeste or brukt'),
  side: parameter('side', 'Page, from 1; twenty on each'),
});
export const numberParameter = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'An idea has a number')
  .openapi({ param: { name: 'number', in: 'path' }, example: '12' });

const fields = {
  number: z.int(),
  address: z.string().openapi(described('Its page, relative to the site')),
  title: z.string(),
  gist: z.string(),
  language: z.enum(standards),
  level: z.enum(levels).openapi(described('As an editor confirmed it')),
  themes: z.array(z.string()),
  targetGroups: z.array(z.string()),
  guideUnits: z.array(z.string()),
  municipality: z.string().nullable().openapi(described('Code as it was that year')),
  size: z.string().nullable(),
  year: z.int().nullable(),
  uses: z.int().openapi(described('Different municipalities that have used it, by the borders of today, each once in all; not the one it is from')),
  confirmedOn: day.openapi(described('When it was last known to hold')),
  truth: z.enum(['confirmed', 'due', 'unconfirmed']),
  publishedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  demonstration: z.boolean(),
};
export const foundSchema = z.object({ ...fields, region: z.string().nullable(), county: z.string().nullable() }).openapi('IdeaFound');
const countSchema = z.object({ id: z.string(), count: z.int() });
export const foundListSchema = z
  .object({
    total: z.int(),
    page: z.int(),
    ideas: z.array(foundSchema),
    facets: z
      .object(Object.fromEntries(facets.map((facet) => [facet, z.array(countSchema)])) as Record<(typeof facets)[number], z.ZodArray<typeof countSchema>>)
      .openapi(described('How many there are with each value alone chosen in its facet, and the rest of the search as it is')),
    understood: z.object({
      corrected: z.string().nullable().openapi(described('What was searched for instead, as nothing has the words typed')),
      also: z.array(z.string()).openapi(described('Other words searched for too')),
      words: z.enum(['none', 'all', 'some']).openapi(described('some: nothing has all the words, and those with most of them are given')),
    }),
  })
  .openapi('IdeasFound');
export const ideaSchema = z
  .object({
    ...fields,
    need: z.string().openapi(described('Markdown, as the other sections')),
    did: z.string(),
    outcome: z.string(),
    differently: z.string(),
    known: z.string().openapi(described('How it is known what came of it')),
    efforts: z.object({ people: z.string(), hours: z.string(), money: z.string() }),
    contact: z.string().openapi(described('A role, not a person')),
    reference: z.string(),
    licence: z.string(),
  })
  .openapi('Idea');
