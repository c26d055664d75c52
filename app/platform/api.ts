import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Env } from './context.ts';

/** RFC 9457, as every refusal under /api/v1 is written. `errors` names each wrong parameter or field. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:knutepunkt:not-found', description: 'A name to branch on, not an address' }),
    title: z.string(),
    status: z.int(),
    instance: z.string().optional().openapi({ description: 'The request id, also in the header x-request-id' }),
    errors: z.array(z.object({ where: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

/** A refusal in the list of a route's responses. */
export const problemResponse = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } });

/** A feature's part of the API: parameters and bodies that do not match their schema are answered by a problem document, 422. */
export const apiPart = (): OpenAPIHono<Env> =>
  new OpenAPIHono<Env>({
    defaultHook: (parsed, c) => {
      if (parsed.success) return undefined;
      const errors = parsed.error.issues.map((issue) => ({ where: issue.path.join('.'), message: issue.message }));
      const body = { type: 'urn:knutepunkt:invalid', title: 'Something in the request is not valid', status: 422, instance: c.var.requestId, errors };
      return c.body(JSON.stringify(body), 422, { 'content-type': 'application/problem+json' });
    },
  });
