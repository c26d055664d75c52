import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { UploadedFile } from '../../../platform/uploaded-file.server.ts';
import type { GatheringInput, GatheringState, ProgrammeItem } from '../gathering.ts';
import type { GatheringTables } from './gathering-tables.ts';

/** The next number of the Norwegian year: "S2026-03". */
export async function takeNumber(tx: Tx, year: number): Promise<string> {
  const { rows } = await sql<{ n: number }>`select next_number('gathering', ${year}) as n`.execute(tx);
  return `S${year}-${String(rows[0]!.n).padStart(2, '0')}`;
}
/** Nobody else decides about its places until the transaction is done; also for those who may not change it. */
export async function holdGathering(tx: Tx, id: string): Promise<void> {
  await sql`select hold_gathering(${id}::uuid)`.execute(tx);
}

const columns = (g: GatheringInput) => ({
  kind: g.kind,
  title: g.title,
  text: g.text,
  starts_at: g.startsAt,
  ends_at: g.endsAt,
  place: g.place,
  online: g.online,
  places: g.places,
  approval: g.approval,
  sign_up_until: g.signUpUntil,
  ask_needs: g.askNeeds,
  centres: [...g.centres],
});
/** Two that post the same form take turns. */
export async function lockOnce(tx: Tx, once: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`gathering/${once}`}))`.execute(tx);
}
export async function insertGathering(
  tx: Tx,
  made: { readonly id: string; readonly once: string; readonly number: string; readonly demonstration: boolean; readonly centreId: string; readonly by: string; readonly at: Date },
  gathering: GatheringInput,
): Promise<void> {
  const { id, once, number, demonstration, centreId, by, at } = made;
  await tablesOf<GatheringTables>(tx)
    .insertInto('gathering')
    .values({
      id,
      once,
      number,
      demonstration,
      state: 'draft',
      centre_id: centreId || null,
      ...columns(gathering),
      minutes: '',
      activity_id: null,
      sequence: 0,
      version: 1,
      made_at: at,
      made_by: by,
      published_at: null,
      ended_at: null,
      reminded_at: null,
      feedback_asked_at: null,
      sum_up_reminded_at: null,
      requests_told_at: null,
      needs_erased_at: null,
      erased_at: null,
    })
    .execute();
}
export const updateGathering = (tx: Tx, id: string, gathering: GatheringInput, sequence: number): Promise<void> => write(tx, id, { ...columns(gathering), sequence });
export const updateMinutes = (tx: Tx, id: string, minutes: string): Promise<void> => write(tx, id, { minutes });

export interface GatheringMarks {
  readonly state?: GatheringState | undefined;
  readonly sequence?: number | undefined;
  readonly activityId?: string | undefined;
  readonly publishedAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
  readonly remindedAt?: Date | null | undefined;
  readonly feedbackAskedAt?: Date | undefined;
  readonly sumUpRemindedAt?: Date | undefined;
  readonly requestsToldAt?: Date | undefined;
  readonly needsErasedAt?: Date | undefined;
  readonly erasedAt?: Date | undefined;
}
export const markGathering = (tx: Tx, id: string, marks: GatheringMarks): Promise<void> =>
  write(tx, id, {
    state: marks.state,
    sequence: marks.sequence,
    activity_id: marks.activityId,
    published_at: marks.publishedAt,
    ended_at: marks.endedAt,
    reminded_at: marks.remindedAt,
    feedback_asked_at: marks.feedbackAskedAt,
    sum_up_reminded_at: marks.sumUpRemindedAt,
    requests_told_at: marks.requestsToldAt,
    needs_erased_at: marks.needsErasedAt,
    erased_at: marks.erasedAt,
  });
async function write(tx: Tx, id: string, row: Updateable<GatheringTables['gathering']>): Promise<void> {
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Updateable<GatheringTables['gathering']>;
  await tablesOf<GatheringTables>(tx)
    .updateTable('gathering')
    .set({ ...given, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** The whole programme as it is from now on; what is in both keeps its id, for documents hang on it. */
export async function replaceItems(tx: Tx, gatheringId: string, items: readonly ProgrammeItem[]): Promise<void> {
  const db = tablesOf<GatheringTables>(tx);
  const ids = items.map((i) => i.id);
  let gone = db.deleteFrom('gathering_item').where('gathering_id', '=', gatheringId);
  if (ids.length > 0) gone = gone.where('id', 'not in', ids);
  await gone.execute();
  for (const { id, startsAt, ...item } of items) {
    const row = { ...item, starts_at: startsAt };
    await db
      .insertInto('gathering_item')
      .values({ id, gathering_id: gatheringId, ...row })
      .onConflict((c) => c.column('id').doUpdateSet(row))
      .execute();
  }
  await write(tx, gatheringId, {});
}
/** The programme goes with the day it is on. */
export async function moveItems(tx: Tx, gatheringId: string, millis: number): Promise<void> {
  await sql`update gathering_item set starts_at = starts_at + make_interval(secs => ${millis / 1000}) where gathering_id = ${gatheringId}::uuid`.execute(tx);
}

export async function insertDocument(
  tx: Tx,
  { id, gatheringId, itemId, at, by }: { readonly id: string; readonly gatheringId: string; readonly itemId: string | null; readonly at: Date; readonly by: string },
  { name, type, mime, bytes }: UploadedFile,
): Promise<void> {
  await tablesOf<GatheringTables>(tx)
    .insertInto('gathering_document')
    .values({ id, gathering_id: gatheringId, item_id: itemId, name, type, mime, size: bytes.length, bytes: Buffer.from(bytes), added_at: at, added_by: by })
    .execute();
}
export async function deleteDocument(tx: Tx, gatheringId: string, id: string): Promise<void> {
  await tablesOf<GatheringTables>(tx).deleteFrom('gathering_document').where('gathering_id', '=', gatheringId).where('id', '=', id).execute();
}
