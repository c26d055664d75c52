import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { NewFile } from '../inputs.ts';
import type { ActivityTables } from './activity-tables.ts';

interface Doer {
  readonly id: string;
  readonly name: string;
}
export async function insertFile(tx: Tx, activityId: string, file: NewFile, { at, by }: { readonly at: Date; readonly by: Doer }): Promise<void> {
  await tablesOf<ActivityTables>(tx)
    .insertInto('activity_file')
    .values({
      id: randomUUID(),
      activity_id: activityId,
      name: file.name,
      mime: file.mime,
      size: file.bytes.length,
      bytes: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
      added_at: at,
      added_by: by.id,
      added_by_name: by.name,
      removed_at: null,
      removed_by_name: null,
    })
    .execute();
}

/** Its content is gone for good; that it was there is not. */
export async function updateFileRemoved(tx: Tx, id: string, { at, by }: { readonly at: Date; readonly by: Doer }): Promise<void> {
  await tablesOf<ActivityTables>(tx).updateTable('activity_file').set({ bytes: null, removed_at: at, removed_by_name: by.name }).where('id', '=', id).execute();
}
