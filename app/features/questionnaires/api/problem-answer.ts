import type { AppContext } from '../../../platform/context.ts';
import type { Fault } from '../check-answers.ts';
import type { AnswerRefusal } from '../round.ts';

type Reason = AnswerRefusal | 'incomplete' | 'stale';
const titles = {
  incomplete: 'Some answers are missing or wrong',
  stale: 'The response has changed since that version',
  'no-round': 'The centre was not asked that year',
  'not-open': 'The round is not open yet',
  closed: 'The deadline has passed',
  'already-submitted': 'The response has been submitted and is locked',
} as const satisfies Record<Reason, string>;

/** A refusal as RFC 9457: `type` is what a program branches on. */
export function refusal(c: AppContext, of: { reason: Reason; version?: number; faults?: readonly Fault[] }): Response {
  const status = of.reason === 'incomplete' ? 422 : of.reason === 'no-round' ? 404 : 409;
  const { reason, ...more } = of;
  return c.body(JSON.stringify({ type: `urn:knutepunkt:${reason}`, title: titles[reason], status, instance: c.var.requestId, ...more, ok: undefined }), status, {
    'content-type': 'application/problem+json',
  });
}
