import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Draft } from '../answers.ts';
import type { ResponseStatus } from '../round.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';

/** Every response of a year that the actor may read, with its answers as they stand. */
export async function selectReported(tx: Tx, year: number): Promise<{ centreId: string; status: ResponseStatus; answers: Draft }[]> {
  const rows = await tablesOf<QuestionnaireTables>(tx)
    .selectFrom('response as p')
    .innerJoin('response_revision as v', (j) => j.onRef('v.centre_id', '=', 'p.centre_id').onRef('v.year', '=', 'p.year').onRef('v.version', '=', 'p.version'))
    .select(['p.centre_id', 'p.status', 'v.answers'])
    .where('p.year', '=', year)
    .execute();
  return rows.map((row) => ({ centreId: row.centre_id, status: row.status, answers: row.answers }));
}
