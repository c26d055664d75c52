import { sql } from 'kysely';
import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { tablesOf } from '../../../../platform/database.server.ts';
import type { ReviewAnswer } from '../../idea.ts';
import type { UseTables } from './use-tables.ts';

export interface Review {
  readonly ideaId: string;
  readonly term: string;
  readonly askedOn: string;
  readonly remindedOn: string | undefined;
  readonly authorGone: boolean;
  readonly answer: ReviewAnswer | undefined;
}
const columns = sql.raw(`idea_id as "ideaId", term::text, asked_on::text as "askedOn", reminded_on::text as "remindedOn", author_gone as "authorGone", answer`);
type Raw = Omit<Review, 'remindedOn' | 'answer'> & { remindedOn: string | null; answer: ReviewAnswer | null };
const asReview = ({ remindedOn, answer, ...r }: Raw): Review => ({ ...r, remindedOn: remindedOn ?? undefined, answer: answer ?? undefined });

/** Published, and to be asked about by this day. */
export async function selectDueIds(tx: Tx, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from idea where standing = 'published' and review_by <= ${today}::date order by review_by, id limit 1000`.execute(tx);
  return rows.map((r) => r.id);
}
export async function findReview(tx: Tx, ideaId: string, term: string): Promise<Review | undefined> {
  const { rows } = await sql<Raw>`select ${columns} from idea_review where idea_id = ${ideaId} and term = ${term}::date`.execute(tx);
  return rows[0] && asReview(rows[0]);
}
export async function findReviewByLink(tx: Tx, hash: string): Promise<Review | undefined> {
  const { rows } = await sql<Raw>`select ${columns} from idea_review where link_hash = ${hash}`.execute(tx);
  return rows[0] && asReview(rows[0]);
}
/** The last answer that was given. */
export async function findLastAnswer(tx: Tx, ideaId: string): Promise<ReviewAnswer | undefined> {
  const { rows } = await sql<{ answer: ReviewAnswer }>`select answer from idea_review where idea_id = ${ideaId} and answer is not null order by term desc limit 1`.execute(tx);
  return rows[0]?.answer;
}
export async function insertReview(tx: Tx, row: Insertable<UseTables['idea_review']>): Promise<void> {
  await tablesOf<UseTables>(tx).insertInto('idea_review').values(row).execute();
}
export async function updateReview(tx: Tx, { ideaId, term }: Pick<Review, 'ideaId' | 'term'>, change: Updateable<UseTables['idea_review']>): Promise<void> {
  await tablesOf<UseTables>(tx)
    .updateTable('idea_review')
    .set(change)
    .where('idea_id', '=', ideaId)
    .where(sql<boolean>`term = ${term}::date`)
    .execute();
}
