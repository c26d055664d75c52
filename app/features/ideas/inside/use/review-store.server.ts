import { sql } from 'kysely';
import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { tablesOf } from '../../../../platform/database.server.ts';
import type { Due } from '../../idea-use.ts';
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

/** Published, due, and neither answered for nor reminded of in this term: those that nobody answers for do not stand in the way of the next. */
export async function selectToAsk(tx: Tx, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from idea i where i.standing = 'published' and i.review_by <= ${today}::date
      and not exists (select from idea_review r where r.idea_id = i.id and r.term = i.review_by and (r.answer is not null or r.reminded_on is not null))
      order by i.review_by, i.id limit 1000`.execute(tx);
  return rows.map((r) => r.id);
}
/** Published and due by this day, the longest first, each with what became of asking. */
export async function selectDue(tx: Tx, today: string): Promise<Due[]> {
  const { rows } = await sql<Omit<Due, 'askedOn' | 'remindedOn'> & Record<'askedOn' | 'remindedOn', string | null>>`
    select i.id, i.number, v.content->>'title' as title, i.demonstration, i.review_by::text as "reviewBy", coalesce(r.asked_on, (i.review_asked_at at time zone 'Europe/Oslo')::date)::text as "askedOn", r.reminded_on::text as "remindedOn",
        i.silent_from <= ${today}::date as silent, coalesce(r.author_gone, false) as "authorGone"
      from idea i cross join lateral (select w.content from idea_version w where w.idea_id = i.id order by w.n desc limit 1) v
        left join idea_review r on r.idea_id = i.id and r.term = i.review_by
      where i.standing = 'published' and i.review_by <= ${today}::date order by i.review_by, i.id limit 1000`.execute(tx);
  return rows.map((r) => ({ ...r, askedOn: r.askedOn ?? undefined, remindedOn: r.remindedOn ?? undefined }));
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
