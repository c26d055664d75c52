import type { z } from '@hono/zod-openapi';
import type { ResponseView } from '../answering.server.ts';
import type { responseSchema } from './response-schemas.ts';

export const presentResponse = (view: ResponseView): z.output<typeof responseSchema> => ({
  centre: view.form.centre.id,
  year: view.form.edition.year,
  state: view.state,
  version: view.version,
  deadline: view.round.deadline,
  demonstration: view.round.demonstration,
  savedAt: view.savedAt?.toISOString() ?? null,
  submittedAt: view.submittedAt?.toISOString() ?? null,
  receipt: view.receipt ?? null,
  answers: view.answers as z.output<typeof responseSchema>['answers'],
});
