import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { ActivityFile } from '../activity.ts';
import { isId } from './activity-query.server.ts';
import type { ActivityTables } from './activity-tables.ts';

const columns = ['id', 'name', 'mime', 'size', 'added_at as addedAt', 'added_by_name as addedByName', 'removed_at as removedAt', 'removed_by_name as removedByName'] as const;

export const selectFiles = (tx: Tx, activityId: string): Promise<ActivityFile[]> =>
  tablesOf<ActivityTables>(tx).selectFrom('activity_file').select(columns).where('activity_id', '=', activityId).orderBy('added_at').orderBy('name').orderBy('id').execute();

/** One of the activity's, with its content while it has any. */
export async function findFile(tx: Tx, activityId: string, id: string): Promise<{ name: string; mime: string; bytes: Buffer | null } | undefined> {
  if (!isId(id)) return undefined;
  return tablesOf<ActivityTables>(tx).selectFrom('activity_file').select(['name', 'mime', 'bytes']).where('activity_id', '=', activityId).where('id', '=', id).executeTakeFirst();
}
