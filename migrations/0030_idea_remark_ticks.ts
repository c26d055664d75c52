import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Whoever writes an idea ticks what an editor asked for as done. That it is settled is the editors' to say, and closes it for ticks too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table idea_remark add column done_at timestamptz;
    comment on column idea_remark.done_at is 'When its author ticked it as done; null while it is not, or not any more.';
    create policy holder_ticks on idea_remark for update using (holds_idea(idea_id) and settled_at is null) with check (holds_idea(idea_id) and settled_at is null);
    grant update (done_at) on idea_remark to knutepunkt_app;
    -- Which change of a row is whose: the tick is its author's, that it is settled the editors', what was asked for and quoted nobody's.
    create function keep_to_remark() returns trigger language plpgsql as $$
      begin
        if actor_is('system') or actor_id() is null and actor_link() is null then return new; end if;
        if (to_jsonb(new) - 'done_at' - 'settled_at') <> (to_jsonb(old) - 'done_at' - 'settled_at')
          or new.settled_at is distinct from old.settled_at and not actor_is('editor')
          or new.done_at is distinct from old.done_at and not holds_idea(new.idea_id)
        then raise exception 'not the actor''s to change' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
    create trigger kept_to_remark before update on idea_remark for each row execute function keep_to_remark();
  `.execute(db);
}
