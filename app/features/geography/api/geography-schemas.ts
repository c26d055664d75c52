import { z } from '@hono/zod-openapi';

const date = z.iso.date().openapi({ example: '2024-01-01' });
export const at = date
  .optional()
  .openapi({ param: { name: 'at', in: 'query' }, description: 'The date asked about; today unless given. Complete from 2013-01-01.', example: '2024-01-01' });
export const code = z
  .string()
  .regex(/^\d{4}$/, 'A municipality code has four digits')
  .openapi({ param: { name: 'code', in: 'path' }, description: 'Municipality code, with its leading zero', example: '1931' });

const validity = {
  validFrom: date.openapi({ description: 'First day in use' }),
  validTo: date.nullable().openapi({ description: 'The day after the last; null: still in use' }),
};
const countySchema = z.object({ code: z.string().openapi({ example: '55' }), name: z.string(), region: z.string().openapi({ description: 'Health region' }) }).openapi('County');
const nameSchema = z
  .object({ name: z.string(), language: z.enum(['no', 'se', 'sma', 'smj', 'fkv']).openapi({ description: 'BCP 47: Norwegian, Northern, Southern or Lule Sámi, Kven' }) })
  .openapi('MunicipalityName');
export const municipalitySchema = z
  .object({
    code: z.string().openapi({ example: '5530' }),
    name: z.string().openapi({ description: 'All official names in their official order', example: 'Hábmer – Hamarøy' }),
    names: z.array(nameSchema),
    county: countySchema,
    ...validity,
    point: z.object({ lat: z.number(), lon: z.number() }).nullable().openapi({ description: 'A point inside it, WGS 84' }),
  })
  .openapi('Municipality');
const goneSchema = z.object({ code: z.string(), name: z.string(), until: date.openapi({ description: 'The day after its last' }) });
const foundSchema = municipalitySchema
  .extend({
    matched: z.string().optional().openapi({ description: 'With `q`: the name or code that was recognised' }),
    formerly: goneSchema.optional().openapi({ description: 'With `q`: set when what was recognised is gone and its area, or a part of it, belongs here now' }),
  })
  .openapi('MunicipalityFound');
export const listSchema = z.object({ at: date, count: z.int(), municipalities: z.array(foundSchema) }).openapi('Municipalities');

const relatedSchema = z.object({ code: z.string(), name: z.string(), county: z.string().openapi({ description: 'County code' }), ...validity }).openapi('RelatedMunicipality');
export const detailsSchema = z
  .object({
    ...municipalitySchema.shape,
    at: date,
    inUse: z.boolean().openapi({ description: 'Whether the code is in use on `at`. If not, its names, county and dates are those of the nearest day it was.' }),
    governor: z.object({ office: z.string(), name: z.string() }).nullable().openapi({ description: 'The county governor’s office on that day' }),
    successors: z.array(relatedSchema).openapi({
      description: 'The municipalities that have any of its area on `at`: what it became, what it was made of for an earlier date, itself while in use. Several when it was split.',
    }),
    lineage: z.array(relatedSchema).openapi({ description: 'Every code, earlier or later, that has had any of its area, oldest first' }),
  })
  .openapi('MunicipalityDetails');
