import type { Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.server.ts';
import type { Draft } from './answers.ts';
import { selectReported } from './inside/reported-query.server.ts';
import { mayReadResponse } from './inside/response-policy.ts';
import type { ResponseStatus } from './round.ts';

/** What a centre has said in the form of a year, as it stands. */
export interface ReportedAnswers {
  readonly state: ResponseStatus;
  readonly answers: Draft;
  /** Why an answer is another than the registers' number: by question, or `question/option`. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** By centre: what each has answered of a year. Officers and the system read all, a centre's people their own; for others it is empty. */
export async function listReportedAnswers(tx: Tx, ctx: Pick<Ctx, 'actor'>, year: number): Promise<ReadonlyMap<string, ReportedAnswers>> {
  const rows = await selectReported(tx, year);
  return new Map(
    rows
      .filter(({ centreId }) => ctx.actor.kind === 'system' || mayReadResponse(ctx.actor, centreId))
      .map(({ centreId, status, answers }) => [centreId, { state: status, answers, reasons: answers.reasons ?? {} }]),
  );
}
