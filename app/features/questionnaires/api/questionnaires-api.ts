import { createRoute, z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { ctxOf } from '../../../platform/context.ts';
import type { Env } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { apiPart, problemResponse } from '../../../platform/api.ts';
import { requireActor } from '../../access/access.server.ts';
import { getResponse } from '../answering.server.ts';
import { saveAnswers, submitAnswers, submitResponse } from '../submitting.server.ts';
import { editionIn } from '../inside/centre-form.ts';
import { presentResponse } from './present-response.ts';
import { refusal } from './problem-answer.ts';
import { centre, editionSchema, newAnswersSchema, problemSchema, responseSchema, savedSchema, submissionSchema, year } from './response-schemas.ts';

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } });
const json = <S extends z.ZodType>(schema: S, description: string) => ({ description, content: { 'application/json': { schema } } });
const params = z.object({ centre, year });
const security: Record<string, string[]>[] = [{ session: [] }, { token: [] }];
const refusals = {
  401: problem('Neither a session nor a valid token'),
  404: problem('No such response, or not for you to see'),
  409: problem('Stale version, not open, past the deadline, or already submitted'),
  422: problem('Answers that do not fit the year’s questions'),
};

const getEdition = createRoute({
  method: 'get',
  path: '/questionnaire/{year}',
  summary: 'The questionnaire as it was asked in a year',
  request: { params: z.object({ year }) },
  responses: { 200: json(editionSchema, 'The edition: nothing that was not offered that year'), 404: problemResponse('Nothing was asked that year') },
});
const getOne = createRoute({
  method: 'get',
  path: '/responses/{centre}/{year}',
  summary: 'A centre’s response',
  security,
  request: { params },
  responses: { 200: json(responseSchema, 'The response as it is now'), 401: refusals[401], 404: refusals[404] },
});
const put = createRoute({
  method: 'put',
  path: '/responses/{centre}/{year}',
  summary: 'Save a centre’s answers whole, or save and submit them',
  security,
  request: { params, body: { required: true, content: { 'application/json': { schema: newAnswersSchema } } } },
  responses: { 200: json(savedSchema, 'Saved, durable'), ...refusals },
});
const submit = createRoute({
  method: 'post',
  path: '/responses/{centre}/{year}/submission',
  summary: 'Submit what is saved',
  security,
  request: { params, body: { required: true, content: { 'application/json': { schema: submissionSchema } } } },
  responses: { 200: json(savedSchema, 'Submitted and locked'), ...refusals },
});

/** Reading the questionnaire and answering it, for programs. Paths are under /api/v1. */
export function questionnairesApi(): OpenAPIHono<Env> {
  const api = apiPart();
  api.openapi(getEdition, (c) => {
    const edition = editionIn(c.var.services.definitions.questionnaire, c.req.valid('param').year);
    if (edition.sections.length === 0) throw new AppError('not-found');
    return c.json(edition as unknown as z.output<typeof editionSchema>, 200);
  });
  api.openapi(getOne, async (c) => {
    requireActor(c);
    const { centre: centreId, year: ofYear } = c.req.valid('param');
    return c.json(presentResponse(await getResponse(ctxOf(c), { centreId, year: ofYear })), 200);
  });
  // A refusal is a problem document, which the router's types for JSON bodies do not cover.
  api.openapi(put, async (c) => {
    requireActor(c);
    const { centre: centreId, year: ofYear } = c.req.valid('param');
    const { version, answers, submit: now } = c.req.valid('json');
    const input = { centreId, year: ofYear, version, answers };
    if (now) {
      const sent = await submitAnswers(ctxOf(c), input);
      return sent.ok ? c.json({ state: 'submitted' as const, version: sent.version, receipt: sent.receipt }, 200) : (refusal(c, sent) as never);
    }
    const saved = await saveAnswers(ctxOf(c), input);
    return saved.ok ? c.json({ state: 'draft' as const, version: saved.version }, 200) : (refusal(c, saved) as never);
  });
  api.openapi(submit, async (c) => {
    requireActor(c);
    const { centre: centreId, year: ofYear } = c.req.valid('param');
    const sent = await submitResponse(ctxOf(c), { centreId, year: ofYear, version: c.req.valid('json').version });
    return sent.ok ? c.json({ state: 'submitted' as const, version: sent.version, receipt: sent.receipt }, 200) : (refusal(c, sent) as never);
  });
  return api;
}
