import { z } from 'zod';
import { locales } from '../../../platform/locale.ts';
import { channels } from '../enquiry.ts';

/**
 * The shape of a centre's records as they are handed to its archive: metadata and the whole conversation of each closed enquiry. The JSON
 * Schema made of this is served beside the file. A later version adds to it, and never takes away or renames.
 */
const moment = z.iso.datetime().describe('UTC');
const named = z.strictObject({ id: z.string(), name: z.string() });
export const recordsFile = z
  .strictObject({
    format: z.literal('knutepunkt-enquiry-records'),
    version: z.literal(1),
    exportedAt: moment,
    exportedBy: z.string().describe('Name of the person at the centre'),
    scheme: z.string(),
    centre: named,
    span: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).describe('Norwegian dates of closing, both included'),
    demonstration: z.boolean().describe('Made up to show the system: nothing for an archive'),
    records: z.array(
      z.strictObject({
        number: z.string().describe('Lasting and unique'),
        state: z.enum(['closed', 'withdrawn']).describe('withdrawn: by the one who asked'),
        channel: z.enum(channels),
        language: z.enum(locales),
        askedAt: moment,
        firstAnsweredAt: moment.nullable(),
        closedAt: moment,
        subject: z.string(),
        topics: z.array(named),
        workplace: named.describe('Kind of workplace of the one who asked'),
        municipality: z.strictObject({ code: z.string(), name: z.string() }).describe('As it was on the day of asking'),
        parties: z.strictObject({
          asker: z.strictObject({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable(), workplaceName: z.string().nullable() }),
          receivedBy: named,
          closedBy: named,
          centres: z.array(named).describe('Every centre that has had it'),
        }),
        messages: z.array(
          z.strictObject({
            at: moment,
            kind: z.enum(['asker', 'answer', 'internal-note']).describe('internal-note: between colleagues, never sent to the one who asked'),
            author: z.string(),
            centre: z.string().nullable(),
            text: z.string(),
          }),
        ),
        referrals: z.array(
          z.strictObject({
            at: moment,
            kind: z.enum(['referral', 'handover']).describe('handover: the agreement of the first centre had ended'),
            from: z.string(),
            to: z.string(),
            by: z.string(),
            reason: z.string(),
            outcome: z.enum(['accepted', 'returned']).nullable(),
            outcomeAt: moment.nullable(),
            outcomeReason: z.string().nullable(),
          }),
        ),
        eraseOn: z.iso.date().describe('The day from which it is erased here'),
      }),
    ),
  })
  .meta({ title: "A development centre's closed enquiries" });
export type RecordsFile = z.infer<typeof recordsFile>;
export type RecordOfEnquiry = RecordsFile['records'][number];

export const recordsSchema = (): object => z.toJSONSchema(recordsFile);
