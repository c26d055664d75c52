import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { tablesOf } from '../../../../platform/database.server.ts';
import type { IdeaContent } from '../../idea.ts';
import type { FiledIdea } from './file-policy.ts';
import type { FileTables } from './file-tables.ts';

export type FileKind = FileTables['idea_file']['kind'];
export interface FileRow {
  readonly n: number;
  readonly kind: FileKind;
  readonly name: string;
  readonly alt: string;
  readonly mime: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly widths: readonly number[];
}

const ideas = (tx: Tx) =>
  tablesOf<FileTables>(tx)
    .selectFrom('idea')
    .leftJoin('idea_draft', 'idea_draft.idea_id', 'idea.id')
    .select(['idea.id', 'number', 'centre_id as centreId', 'municipality_code as municipalityCode', 'link_hash as linkHash', 'standing', 'writing']);
/** Undefined for one that the actor may not know of. */
export const findFiledIdea = (tx: Tx, id: string): Promise<FiledIdea | undefined> => ideas(tx).where('idea.id', '=', id).executeTakeFirst();
/** The idea that the actor's link holds. */
export const findIdeaOfLink = (tx: Tx, hash: string): Promise<FiledIdea | undefined> => ideas(tx).where('link_hash', '=', hash).executeTakeFirst();
export const findIdeaByNumber = (tx: Tx, number: number): Promise<FiledIdea | undefined> => ideas(tx).where('number', '=', number).executeTakeFirst();

/** The texts of the draft, where it says which pictures stand in it; and its title. */
export async function findDraftContent(tx: Tx, id: string): Promise<IdeaContent | undefined> {
  const row = await tablesOf<FileTables>(tx).selectFrom('idea_draft').select('content').where('idea_id', '=', id).executeTakeFirst();
  return row?.content;
}

const files = (tx: Tx, ideaId: string) =>
  tablesOf<FileTables>(tx)
    .selectFrom('idea_file as f')
    .select(['f.n', 'kind', 'name', 'alt', 'mime', 'size', 'width', 'height'])
    .select(sql<number[]>`array(select c.width from idea_file_content c where c.idea_id = f.idea_id and c.n = f.n order by c.width)`.as('widths'))
    .where('f.idea_id', '=', ideaId)
    .orderBy('f.n');
/** Those that the draft has. */
export const selectDraftFiles = (tx: Tx, ideaId: string): Promise<FileRow[]> => files(tx, ideaId).where('removed_at', 'is', null).execute();

const newest = sql<number>`(select max(v.n) from idea_version v where v.idea_id = vf.idea_id)`;
/** Those of the newest version. */
export const selectPublishedFiles = (tx: Tx, ideaId: string): Promise<FileRow[]> =>
  files(tx, ideaId)
    .where((e) =>
      e.exists(e.selectFrom('idea_version_file as vf').select('vf.n').whereRef('vf.idea_id', '=', 'f.idea_id').whereRef('vf.n', '=', 'f.n').where('vf.version', '=', newest)),
    )
    .execute();

export interface FileContent {
  readonly name: string;
  readonly mime: string;
  readonly width: number;
  readonly bytes: Buffer;
}
/** One of these, in a width or the nearest that is larger; else the largest. */
export const findContent = (tx: Tx, ideaId: string, { n, width }: { readonly n: number; readonly width: number }): Promise<FileContent | undefined> =>
  tablesOf<FileTables>(tx)
    .selectFrom('idea_file as f')
    .innerJoin('idea_file_content as c', (on) => on.onRef('c.idea_id', '=', 'f.idea_id').onRef('c.n', '=', 'f.n'))
    .select(['name', 'mime', 'c.width', 'bytes'])
    .where('f.idea_id', '=', ideaId)
    .where('f.n', '=', n)
    .orderBy(sql`c.width < ${width}`)
    .orderBy(sql`case when c.width < ${width} then -c.width else c.width end`)
    .limit(1)
    .executeTakeFirst();
