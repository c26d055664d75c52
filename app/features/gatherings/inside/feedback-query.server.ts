import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { GatheringTables } from './gathering-tables.ts';

/** What was thought. In the order of ids that say nothing: who answered first is nobody's business. */

export async function countFeedbacks(tx: Tx, gatheringId: string): Promise<number> {
  const { n } = await tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_feedback')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('gathering_id', '=', gatheringId)
    .executeTakeFirstOrThrow();
  return n;
}
export const selectFeedbacks = (tx: Tx, gatheringIds: readonly string[]): Promise<{ gatheringId: string; comment: string; quotable: boolean }[]> =>
  tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_feedback')
    .select(['gathering_id as gatheringId', 'comment', 'quotable'])
    .where('gathering_id', 'in', [...gatheringIds])
    .orderBy('id')
    .execute();
export interface ScoreRow {
  readonly gatheringId: string;
  readonly itemId: string;
  readonly score: number | null;
  readonly comment: string;
  readonly quotable: boolean;
}
export const selectScores = (tx: Tx, gatheringIds: readonly string[]): Promise<ScoreRow[]> =>
  tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_score as s')
    .innerJoin('gathering_feedback as f', 'f.id', 's.feedback_id')
    .select(['s.gathering_id as gatheringId', 's.item_id as itemId', 's.score', 's.comment', 'f.quotable'])
    .where('s.gathering_id', 'in', [...gatheringIds])
    // Not in the feedback's own order: two comments of one person stand nowhere side by side.
    .orderBy(sql`md5(s.feedback_id::text || s.item_id::text)`)
    .execute();
