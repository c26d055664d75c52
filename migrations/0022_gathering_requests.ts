import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Whoever called a gathering is told of requests that wait, once; and those who never got a place are told when it begins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table gathering add requests_told_at timestamptz;
    comment on column gathering.requests_told_at is 'When its organiser was last told of requests that wait: older ones are not told of again.';
    grant update (requests_told_at) on gathering to knutepunkt_app;
    create index gathering_participant_unanswered on gathering_participant (gathering_id) where state in ('requested', 'waiting');
  `.execute(db);
}
