import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { FeedbackInput } from '../inputs.ts';
import type { GatheringTables } from './gathering-tables.ts';

/** Without `returning`: whoever gives it reads nobody's, not even their own. */
export async function insertFeedback(tx: Tx, gatheringId: string, { byItem, comment, quotable }: FeedbackInput): Promise<void> {
  const db = tablesOf<GatheringTables>(tx);
  const id = randomUUID();
  await db.insertInto('gathering_feedback').values({ id, gathering_id: gatheringId, comment, quotable }).execute();
  const scores = Object.entries(byItem).map(([item, given]) => ({ feedback_id: id, gathering_id: gatheringId, item_id: item, score: given.score, comment: given.comment }));
  if (scores.length > 0) await db.insertInto('gathering_score').values(scores).execute();
}
