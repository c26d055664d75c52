import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Whoever writes an idea ticks what an editor asked for as done. That it is settled is the editors' to say, and closes it for ticks too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table idea_remark add column done_at timestamptz;
    comment on column idea_remark.done_at is 'When its author ticked it as done; null while it is not, or not any more.';
    create policy holder_ticks on idea_remark for update using (holds_idea(idea_id) and settled_at is null) with check (holds_idea(idea_id) and settled_at is null);
    grant update (done_at) on idea_remark to knutepunkt_app;
  `.execute(db);
}
