import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The restricted role, and what row-level security asks about the actor (see `inTransaction`). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin create role knutepunkt_app nologin nosuperuser nobypassrls; exception when duplicate_object then null; end $$;
    do $$ begin execute format('grant knutepunkt_app to %I', current_user); end $$;
    grant usage on schema public to knutepunkt_app;

    create function actor_id() returns text language sql stable as
      $$ select nullif(current_setting('app.actor', true), '') $$;
    comment on function actor_id() is 'The person''s id, system:NAME, or null for an anonymous reader.';

    create function actor_is(role text) returns boolean language sql stable as
      $$ select strpos(coalesce(current_setting('app.grants', true), ''), ',' || role || ':') > 0 $$;
    comment on function actor_is(text) is 'Whether the actor holds the role, in any scope.';

    -- One expression, so that PostgreSQL takes it into the policies: as a query of its own it would be begun anew for each statement.
    create function actor_scopes() returns text[] language sql stable as
      $$ select string_to_array(trim(both ',' from regexp_replace(coalesce(current_setting('app.grants', true), ''), '[^,:]*:', '', 'g')), ',') $$;
    comment on function actor_scopes() is 'The centres the actor holds any role for; a role for the whole scheme adds *, which is no centre''s id.';

    create function enqueue(task text, payload json, run_at timestamptz, key text) returns void language plpgsql security definer set search_path = '' as
      $$ begin perform graphile_worker.add_job(identifier => task, payload => payload, run_at => run_at, job_key => key); end $$;
    comment on function enqueue(text, json, timestamptz, text) is 'A job, within the request''s own transaction; the restricted role reaches the queue through this alone.';
    revoke execute on function enqueue(text, json, timestamptz, text) from public;
    grant execute on function enqueue(text, json, timestamptz, text) to knutepunkt_app;
  `.execute(db);
}
