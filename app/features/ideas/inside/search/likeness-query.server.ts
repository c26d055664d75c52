import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import type { Row } from './search-query.server.ts';

/** The size class most of a municipality's ideas are of; undefined when it has none. */
export async function selectUsualSize(tx: Tx, demonstration: boolean, code: string): Promise<number | undefined> {
  const { rows } = await sql<{ size: number }>`
    select i.size from idea_index i where i.demonstration = ${demonstration} and i.words @@ ${`'@${code}'`}::tsquery and i.size > 0 group by i.size order by count(*) desc, i.size limit 1`.execute(
    tx,
  );
  return rows[0]?.size;
}

/** In how many ideas words are. */
export async function selectWordCounts(tx: Tx, words: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ word: string; n: number }>`select word, n from idea_word where word = any (${[...words]}::text[])`.execute(tx);
  return new Map(rows.map((r) => [r.word, r.n]));
}

export interface Candidate extends Row {
  /** As in the index, with its marks for title and pairs. */
  readonly lexemes: readonly string[];
}
const candidate = sql`i.number, i.demonstration, i.card, tsvector_to_array(i.words) as lexemes`;
/** Ideas that have any of some words, those that have them in more telling places first. */
export async function selectSharing(tx: Tx, demonstration: boolean, query: string, except: number, most: number): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with x as materialized (select i.number from idea_index i where i.demonstration = ${demonstration} and i.number <> ${except} and i.words @@ ${query}::tsquery
      order by ts_rank('{0.1, 0.3, 0.5, 1}'::float4[], i.places, ${query}::tsquery) desc, i.number limit ${most})
    select ${candidate} from x join idea_index i using (number)`.execute(tx);
  return rows;
}

export async function selectCandidate(tx: Tx, number: number): Promise<Candidate | undefined> {
  return (await sql<Candidate>`select ${candidate} from idea_index i where i.number = ${number}`.execute(tx)).rows[0];
}
