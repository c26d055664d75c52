import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Basis } from '../departures.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';

type Columns = QuestionnaireTables['response_basis'];
type Row = Pick<Columns, 'question' | 'version' | 'how' | 'actor' | 'at'> & { facts: Basis['facts']; refs?: Basis['refs'] };
const toBasis = (row: Row): Basis => ({ ...row, refs: row.refs ?? {} });

/** What a response's answers were made of, the newest of each question; without the rows that were counted. */
export async function selectBases(tx: Tx, centreId: string, year: number): Promise<ReadonlyMap<string, Basis>> {
  const rows = await tablesOf<QuestionnaireTables>(tx)
    .selectFrom('response_basis')
    .distinctOn('question')
    .select(['question', 'version', 'how', 'actor', 'at', 'facts'])
    .where('centre_id', '=', centreId)
    .where('year', '=', year)
    .orderBy('question')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.question, toBasis(row)]));
}

/** Every basis an answer has had, newest first, with the rows that were counted. */
export async function selectBasesOf(tx: Tx, at: { centreId: string; year: number; questions: readonly string[]; newest?: boolean }): Promise<Basis[]> {
  const { rows } = await sql<Row>`
    select ${at.newest ? sql`distinct on (question)` : sql``} question, version, how, actor, at, facts, refs from response_basis
    where centre_id = ${at.centreId} and year = ${at.year} and question = any (${[...at.questions]})
    order by question, version desc`.execute(tx);
  return rows.map(toBasis);
}
