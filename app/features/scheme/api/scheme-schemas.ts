import { z } from '@hono/zod-openapi';

const day = z.iso.date();
const localText = z.object({ nb: z.string(), nn: z.string(), en: z.string().optional() }).openapi('LocalText');
const county = z.object({ code: z.string(), name: z.string() }).openapi('CountyReference');
const area = z
  .object({
    from: day,
    to: day.nullable().openapi({ description: 'The day after the last; null: still' }),
    region: z.string().nullable().openapi({ description: 'The health region, when the area is one' }),
    counties: z.array(county).openapi({ description: 'On the date asked about, or the area’s last day' }),
    assumed: z.boolean().openapi({ description: 'No source states it' }),
  })
  .openapi('AreaOfResponsibility');

export const centreSchema = z
  .object({
    id: z.string().openapi({ example: 'senja' }),
    name: z.string(),
    demonstration: z.boolean().openapi({ description: 'Made up: there is no such centre' }),
    host: z.object({ code: z.string(), name: z.string() }).nullable().openapi({ description: 'The municipality on the date; null for a made-up centre' }),
    county: county.nullable(),
    region: z.string().nullable().openapi({ description: 'The health region that the host lies in' }),
    agreement: z.object({ from: day, to: day.nullable() }),
    counties: z.array(county).openapi({ description: 'Those it is responsible for on the date' }),
  })
  .openapi('Centre');
export const centresSchema = z.object({ at: day, count: z.int(), centres: z.array(centreSchema) }).openapi('Centres');

const task = z.object({ number: z.int(), text: localText, note: localText.optional(), demonstration: z.boolean() }).openapi('Task');
const period = z.object({ id: z.string(), from: z.int(), to: z.int(), note: localText.optional(), demonstration: z.boolean(), tasks: z.array(task) }).openapi('AgreementPeriod');
const hostThen = z.object({ code: z.string(), name: z.string(), county, from: day, to: day.nullable() }).openapi('HostMunicipality');
export const centreDetailsSchema = z
  .object({
    ...centreSchema.shape,
    at: day,
    status: z.enum(['active', 'ended', 'not-begun']),
    areas: z.array(area).openapi({ description: 'Newest first' }),
    hosts: z.array(hostThen).openapi({ description: 'What the host has been since the agreement began, oldest first' }),
    periods: z.array(period).openapi({ description: 'The agreement periods it has taken part in, oldest first' }),
    source: z.string().nullable(),
    note: localText.nullable(),
  })
  .openapi('CentreDetails');
