import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A number of helped enquiries can be walked back by the authority too: to which enquiries there were, never to what they say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create policy officers_count on enquiry_credit for select using ((select actor_is('officer')))`.execute(db);
}
