import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Where words stand is read for some two hundred ideas in each search: apart from what finds them, it is a quarter of the size. The index is made anew at the next start. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from idea_index_state;
    alter table idea_index add places tsvector not null default ''::tsvector;
    alter table idea_index alter places set storage external;
    comment on column idea_index.places is 'The same lexemes with their places and weights, for ranking; words says only that they are there.';
  `.execute(db);
}
