import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { UploadedFile } from '../../../platform/uploaded-file.server.ts';
import type { Gathering, ProgrammeItem } from '../gathering.ts';
import type { GatheringDocument } from '../inputs.ts';
import type { GatheringTables } from './gathering-tables.ts';

/** Row-level security says which are found: one's own, those one is invited to, and the one whose private link the actor holds. */
const gatherings = (tx: Tx) =>
  tablesOf<GatheringTables>(tx)
    .selectFrom('gathering')
    .select([
      'id',
      'number',
      'demonstration',
      'state',
      sql<string>`coalesce(centre_id, '')`.as('centreId'),
      'kind',
      'title',
      'text',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'place',
      'online',
      'places',
      'approval',
      sql<string>`sign_up_until::text`.as('signUpUntil'),
      'ask_needs as askNeeds',
      'centres',
      'minutes',
      'taken',
      'waiting',
      'activity_id as activityId',
      'sequence',
      'version',
      'made_at as madeAt',
    ]);
const asUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
export const isId = (id: string): boolean => asUuid.test(id);

type Row = Omit<Gathering, 'items'>;
async function withItems(tx: Tx, rows: readonly Row[]): Promise<Gathering[]> {
  if (rows.length === 0) return [];
  const items = await selectItems(
    tx,
    rows.map((r) => r.id),
  );
  return rows.map((row) => ({ ...row, items: items.get(row.id) ?? [] }));
}
export async function findGathering(tx: Tx, id: string): Promise<Gathering | undefined> {
  if (!isId(id)) return undefined;
  return (await withItems(tx, await gatherings(tx).where('id', '=', id).execute()))[0];
}
export async function findGatheringByOnce(tx: Tx, centreId: string, once: string): Promise<string | undefined> {
  const found = await tablesOf<GatheringTables>(tx)
    .selectFrom('gathering')
    .select('id')
    .where('once', '=', once)
    .where(sql`coalesce(centre_id, '')`, '=', centreId)
    .executeTakeFirst();
  return found?.id;
}
const mostListed = 500;
/** Newest first. `year`: of the Norwegian year it begins in. */
export async function selectGatherings(tx: Tx, { year }: { readonly year?: number | undefined }): Promise<Gathering[]> {
  let query = gatherings(tx).orderBy('starts_at', 'desc').orderBy('id').limit(mostListed);
  if (year !== undefined) query = query.where(sql<number>`extract(year from starts_at at time zone 'Europe/Oslo')`, '=', year);
  return withItems(tx, await query.execute());
}

async function selectItems(tx: Tx, gatheringIds: readonly string[]): Promise<Map<string, ProgrammeItem[]>> {
  const rows = await tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_item')
    .select(['gathering_id', 'id', 'starts_at', 'minutes', 'title', 'text', 'speaker', 'subject', 'feedback'])
    .where('gathering_id', 'in', [...gatheringIds])
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  const grouped = Map.groupBy(rows, (r) => r.gathering_id);
  return new Map(
    [...grouped].map(([id, of]) => [
      id,
      of.map(({ id: itemId, starts_at: startsAt, minutes, title, text, speaker, subject, feedback }) => ({
        id: itemId,
        startsAt,
        minutes,
        title,
        text,
        speaker,
        subject,
        feedback,
      })),
    ]),
  );
}

export const selectDocuments = (tx: Tx, gatheringId: string): Promise<GatheringDocument[]> =>
  tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_document')
    .select(['id', 'item_id as itemId', 'name', 'type', 'mime', 'size', 'added_at as addedAt'])
    .where('gathering_id', '=', gatheringId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
export async function findDocument(tx: Tx, gatheringId: string, id: string): Promise<UploadedFile | undefined> {
  if (!isId(id)) return undefined;
  const row = await tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_document')
    .select(['name', 'type', 'mime', 'bytes'])
    .where('gathering_id', '=', gatheringId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { name: row.name, type: row.type as UploadedFile['type'], mime: row.mime, bytes: Uint8Array.from(row.bytes) };
}
