import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Code, TextPoint, WrittenText } from '../coding.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';

/** Every text sent in at any of the points, with the codes it has as it stands now; by year and centre. Of a demonstration, or of the centres' own answers: never both. */
export async function selectTexts(tx: Tx, points: readonly TextPoint[], demonstration: boolean): Promise<(WrittenText & TextPoint)[]> {
  if (points.length === 0) return [];
  const { rows } = await sql<{ centre_id: string; year: number; question: string; option: string; text: string; demonstration: boolean; codes: string[] | null }>`
    with point as (select * from unnest(${points.map((p) => p.question)}::text[], ${points.map((p) => p.option)}::text[]) as t (question, option))
    select r.centre_id, r.year, p.question, p.option, v.answers #>> array['byQuestion', p.question, 'texts', p.option] as text, r.demonstration, c.codes
    from response r
    join response_revision v on v.centre_id = r.centre_id and v.year = r.year and v.version = r.version
    cross join point p
    left join answer_coding c on c.centre_id = r.centre_id and c.year = r.year and c.question = p.question and c.option = p.option
      and c.text = v.answers #>> array['byQuestion', p.question, 'texts', p.option]
    where r.status = 'submitted' and r.demonstration = ${demonstration} and coalesce(v.answers #>> array['byQuestion', p.question, 'texts', p.option], '') <> ''
    order by r.year, r.centre_id collate "C"
  `.execute(tx);
  return rows.map((row) => ({
    centreId: row.centre_id,
    year: row.year,
    question: row.question,
    option: row.option,
    text: row.text,
    demonstration: row.demonstration,
    codes: row.codes ?? undefined,
  }));
}

/** In the order they were made. */
export const selectCodes = (tx: Tx, { question, option }: TextPoint): Promise<Code[]> =>
  tablesOf<QuestionnaireTables>(tx)
    .selectFrom('answer_code')
    .select(['id', 'label'])
    .where('question', '=', question)
    .where('option', '=', option)
    .orderBy('made_at')
    .orderBy('label')
    .execute();
