import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { tablesOf } from '../../../../platform/database.server.ts';
import type { FileKind } from './file-query.server.ts';
import type { FileTables } from './file-tables.ts';

export interface NewIdeaFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly alt: string;
  readonly mime: string;
  readonly measures: { readonly width: number; readonly height: number } | undefined;
  /** The largest last; width 0 for what is no picture. */
  readonly contents: readonly { readonly width: number; readonly bytes: Uint8Array }[];
}

/**
 * Held until the end of the transaction, so that two at once get two numbers and pass no limit together. The idea first, as everybody who writes it
 * does: of a file and a text at once, one waits for the other and neither falls.
 */
export async function lockDraft(tx: Tx, ideaId: string): Promise<void> {
  await tablesOf<FileTables>(tx).selectFrom('idea').select('id').where('id', '=', ideaId).forUpdate().execute();
  await tablesOf<FileTables>(tx).selectFrom('idea_draft').select('idea_id').where('idea_id', '=', ideaId).forUpdate().execute();
}

/** The number it got: no number of an idea is given twice. */
export async function insertIdeaFile(tx: Tx, ideaId: string, file: NewIdeaFile, at: Date): Promise<number> {
  const db = tablesOf<FileTables>(tx);
  const last = await db
    .selectFrom('idea_file')
    .select((e) => e.fn.max('n').as('n'))
    .where('idea_id', '=', ideaId)
    .executeTakeFirst();
  const n = (last?.n ?? 0) + 1;
  const { kind, name, alt, mime, measures } = file;
  await db
    .insertInto('idea_file')
    .values({
      idea_id: ideaId,
      n,
      kind,
      name,
      alt,
      mime,
      size: file.contents.at(-1)?.bytes.length ?? 0,
      width: measures?.width ?? null,
      height: measures?.height ?? null,
      added_at: at,
      added_by: sql<string | null>`actor_id()`,
      removed_at: null,
    })
    .execute();
  for (const { width, bytes } of file.contents)
    await db
      .insertInto('idea_file_content')
      .values({ idea_id: ideaId, n, width, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
      .execute();
  return n;
}

/** A version that has it keeps it; of what no version has, only the number is left. */
export async function takeFileAway(tx: Tx, ideaId: string, { n, at }: { readonly n: number; readonly at: Date }): Promise<void> {
  const db = tablesOf<FileTables>(tx);
  const kept = await db.selectFrom('idea_version_file').select('version').where('idea_id', '=', ideaId).where('n', '=', n).limit(1).executeTakeFirst();
  await db
    .updateTable('idea_file')
    .set({ removed_at: at, ...(kept ? {} : { name: '', alt: '' }) })
    .where('idea_id', '=', ideaId)
    .where('n', '=', n)
    .execute();
  if (!kept) await db.deleteFrom('idea_file_content').where('idea_id', '=', ideaId).where('n', '=', n).execute();
}

/** What was settled, or declined, is being written again: another file is a change like another word. */
export async function reopenDraft(tx: Tx, ideaId: string, at: Date): Promise<void> {
  await tablesOf<FileTables>(tx)
    .updateTable('idea_draft')
    .set((e) => ({ writing: 'draft' as const, version: e('version', '+', 1), changed_at: at }))
    .where('idea_id', '=', ideaId)
    .where('writing', 'in', ['settled', 'declined'])
    .execute();
}
