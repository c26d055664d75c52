import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { TextPoint, WrittenText } from '../coding.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';

/** A code of the option with this label; undefined when there is one already. */
export async function insertCode(
  tx: Tx,
  { question, option, label, by, at }: TextPoint & { readonly label: string; readonly by: string; readonly at: Date },
): Promise<string | undefined> {
  const row = await tablesOf<QuestionnaireTables>(tx)
    .insertInto('answer_code')
    .values({ question, option, label, made_by: by, made_at: at })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateCode(tx: Tx, id: string, label: string): Promise<void> {
  await tablesOf<QuestionnaireTables>(tx).updateTable('answer_code').set({ label }).where('id', '=', id).execute();
}

export async function saveCoding(tx: Tx, { question, option }: TextPoint, { centreId, year, text, codes }: WrittenText, by: string, at: Date): Promise<void> {
  const coding = { text, codes: [...(codes ?? [])], coded_by: by, coded_at: at };
  await tablesOf<QuestionnaireTables>(tx)
    .insertInto('answer_coding')
    .values({ centre_id: centreId, year, question, option, ...coding })
    .onConflict((c) => c.columns(['centre_id', 'year', 'question', 'option']).doUpdateSet(coding))
    .execute();
}
