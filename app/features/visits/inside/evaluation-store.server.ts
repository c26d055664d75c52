import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { EvaluationInput } from '../inputs.ts';
import type { Evaluation, Visit } from '../visit.ts';
import type { VisitTables } from './visit-tables.ts';

/** Without `returning`: whoever answers reads nobody's answer, not even their own. */
export async function insertEvaluation(tx: Tx, visit: Visit, onDay: string, { useful, change, comment, mayQuote }: EvaluationInput): Promise<void> {
  await tablesOf<VisitTables>(tx)
    .insertInto('visit_evaluation')
    .values({
      id: randomUUID(),
      visit_id: visit.id,
      centre_id: visit.centreId,
      demonstration: visit.demonstration,
      on_day: onDay,
      useful,
      change,
      comment,
      may_quote: mayQuote && comment !== null,
    })
    .execute();
}

const evaluations = (tx: Tx) =>
  tablesOf<VisitTables>(tx)
    .selectFrom('visit_evaluation')
    .select([sql<string>`on_day::text`.as('onDay'), 'useful', 'change', 'comment', 'may_quote as mayQuote'])
    // In the order of the days and no other: who answered first is nobody's business.
    .orderBy('on_day')
    .orderBy('id');

export const selectEvaluationsOf = (tx: Tx, visitId: string): Promise<Evaluation[]> => evaluations(tx).where('visit_id', '=', visitId).execute();
