import { z } from '@hono/zod-openapi';
import { problemSchema as anyProblem } from '../../../platform/api.ts';
import { longestComment, longestReason } from '../check-answers.ts';
import type { QuestionKind } from '../questionnaire.ts';

export const centre = z
  .string()
  .max(100)
  .openapi({ param: { name: 'centre', in: 'path' }, description: 'The centre’s id', example: 'kristiansund' });
export const year = z
  .string()
  .regex(/^\d{4}$/, 'A year has four digits')
  .transform(Number)
  .openapi({ param: { name: 'year', in: 'path' }, type: 'integer', description: 'The year that is asked about', example: 2025 });

const id = z.string().max(100);
const texts = z.record(id, z.string()).optional().openapi({ description: 'Free text inside options, by option' });
/** One schema for each kind: a kind without one is refused by the type checker. */
const answerOf = {
  several: z.object({ kind: z.literal('several'), chosen: z.array(id).max(200), texts }),
  one: z.object({ kind: z.literal('one'), chosen: id, texts }),
  number: z.object({ kind: z.literal('number'), value: z.number() }),
  text: z.object({ kind: z.literal('text'), value: z.string() }),
  lines: z.object({ kind: z.literal('lines'), lines: z.array(z.string()).max(1000).openapi({ description: 'Municipalities as codes' }) }),
} satisfies Record<QuestionKind, z.ZodType>;
const answerSchema = z.discriminatedUnion('kind', [answerOf.several, answerOf.one, answerOf.number, answerOf.text, answerOf.lines]).openapi('Answer');
/** A draft may hold what a person typed that is no answer yet. */
const draftAnswerSchema = z.union([answerSchema, z.object({ kind: z.literal('typed'), value: z.string() })]).openapi('DraftAnswer');
const comments = z.record(id, z.string().max(longestComment)).openapi({ description: 'Comments by question' });

const reasons = z
  .record(id, z.string().max(longestReason))
  .optional()
  .openapi({ description: 'Why an answer is another than the registers’ number: by question, or `question/option`' });

const statedVersion = z.int().min(0).openapi({ description: 'The version the answers were made from; 0 before anything was saved. Another one is refused with 409.' });
export const newAnswersSchema = z
  .object({
    version: statedVersion,
    answers: z.object({ byQuestion: z.record(id, answerSchema), comments: comments.default({}), reasons }),
    submit: z.boolean().default(false).openapi({ description: 'True: send in at once, in the same durable step' }),
  })
  .openapi('NewAnswers');
export const submissionSchema = z.object({ version: statedVersion }).openapi('Submission');

export const responseSchema = z
  .object({
    centre: z.string(),
    year: z.int(),
    state: z.enum(['none', 'draft', 'submitted']),
    version: z.int(),
    deadline: z.iso.date(),
    demonstration: z.boolean(),
    savedAt: z.iso.datetime().nullable(),
    submittedAt: z.iso.datetime().nullable(),
    receipt: z.string().nullable(),
    answers: z.object({ byQuestion: z.record(id, draftAnswerSchema), comments, reasons }),
  })
  .openapi('Response');
export const savedSchema = z.object({ state: z.enum(['draft', 'submitted']), version: z.int(), receipt: z.string().optional() }).openapi('SavedResponse');

const faultSchema = z
  .object({ question: z.string(), reason: z.string(), part: z.enum(['answer', 'comment', 'reason']), option: z.string().optional(), line: z.int().optional() })
  .openapi('AnswerFault');
export const problemSchema = anyProblem
  .extend({
    version: z.int().optional().openapi({ description: 'With 409: the version there is now' }),
    faults: z.array(faultSchema).optional().openapi({ description: 'With 422: everything that is wrong, in the order of the form' }),
  })
  .openapi('ResponseProblem');

const localText = z.object({ nb: z.string(), nn: z.string(), en: z.string().optional() });
export const editionSchema = z
  .object({
    questionnaire: z.string(),
    title: localText,
    year: z.int(),
    sections: z.array(
      z.object({
        id: z.string(),
        title: localText,
        intro: localText.optional(),
        questions: z.array(
          z
            .looseObject({
              id: z.string(),
              kind: z.enum(answerSchema.options.map((o) => o.shape.kind.value)),
              text: localText,
              required: z.boolean(),
              options: z.array(z.looseObject({ id: z.string(), text: localText, exclusive: z.boolean() })).optional(),
            })
            .openapi({
              description:
                'Kinds add their own: options, unit, min, max, maxLength, maxLines, entries. `prefill`, of a question or an option: the number of the registers that fills it in.',
            }),
        ),
      }),
    ),
  })
  .openapi('QuestionnaireEdition');
