import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Files that belong to an activity: read by those who read it, kept when it is removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table activity_file (
      id uuid primary key,
      activity_id uuid not null references activity,
      name text not null check (name <> ''),
      mime text not null,
      size int not null check (size between 1 and 10485760),
      bytes bytea check (length(bytes) = size),
      added_at timestamptz not null,
      added_by text not null,
      added_by_name text not null,
      removed_at timestamptz,
      removed_by_name text,
      check ((bytes is null) = (removed_at is not null))
    );
    -- They are packed already.
    alter table activity_file alter column bytes set storage external;
    create index on activity_file (activity_id, added_at);
    comment on table activity_file is 'Files of activities. Of one that is removed, what it was called and who removed it is left; its content is gone.';

    alter table activity_file enable row level security;
    alter table activity_file force row level security;
    create policy readers on activity_file for select using (
      (select actor_is('officer')) or (select actor_is('system'))
      or exists (select from activity a where a.id = activity_id and a.centres && (select actor_scopes())::text[])
    );
    create policy owner_adds on activity_file for insert with check (
      added_by = (select actor_id()) and exists (select from activity a where a.id = activity_id and a.centre_id = any ((select actor_scopes())::text[]))
    );
    create policy owner_removes on activity_file for update
      using (exists (select from activity a where a.id = activity_id and a.centre_id = any ((select actor_scopes())::text[])))
      with check (removed_at is not null);
    create policy everything_for_system on activity_file using ((select actor_is('system')));
    grant select, insert on activity_file to knutepunkt_app;
    grant update (bytes, removed_at, removed_by_name) on activity_file to knutepunkt_app;
  `.execute(db);
}
