import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Pictures and attachments of ideas. A version keeps those that the idea had when it was published, also when they are removed afterwards;
 * readers see those of the newest alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idea_file (
      idea_id text not null references idea on delete cascade,
      n int not null check (n > 0),
      kind text not null check (kind in ('picture', 'attachment')),
      name text not null,
      alt text not null,
      mime text not null,
      size int not null check (size > 0),
      width int,
      height int,
      added_at timestamptz not null,
      added_by text,
      removed_at timestamptz,
      primary key (idea_id, n),
      check (removed_at is not null or name <> ''),
      check (kind = 'attachment' or alt <> '' or removed_at is not null),
      check ((kind = 'picture') = (width is not null and height is not null))
    );
    comment on table idea_file is 'What belongs to an idea beside its text. Removed is what its author no longer wants: a version that had it keeps it; of what no version had, only the number is left.';
    comment on column idea_file.n is 'The idea''s own number of it, which its text names a picture by: never given twice.';

    create table idea_file_content (
      idea_id text not null,
      n int not null,
      width int not null check (width >= 0),
      bytes bytea not null,
      primary key (idea_id, n, width),
      foreign key (idea_id, n) references idea_file on delete cascade
    );
    comment on column idea_file_content.width is 'Of a picture, which is kept in several; 0 of an attachment.';
    -- They are packed already.
    alter table idea_file_content alter column bytes set storage external;

    create table idea_version_file (
      idea_id text not null,
      version int not null,
      n int not null,
      primary key (idea_id, version, n),
      foreign key (idea_id, version) references idea_version on delete cascade,
      foreign key (idea_id, n) references idea_file
    );
    comment on table idea_version_file is 'What a published version has beside its text; written when it is published.';
    create index on idea_version_file (idea_id, n);
  `.execute(db);
  await guards(db);
}

async function guards(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- As its own: whoever publishes chooses nothing here.
    create function keep_files_of_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into idea_version_file (idea_id, version, n) select f.idea_id, new.n, f.n from idea_file f where f.idea_id = new.idea_id and f.removed_at is null;
        return null;
      end $$;
    create trigger files_kept after insert on idea_version for each row execute function keep_files_of_version();

    revoke execute on function keep_files_of_version from public;

    create function is_file_public(the text, number int) returns boolean language sql stable as $$
      select is_idea_published(the) and exists (
        select from idea_version_file f where f.idea_id = the and f.n = number and f.version = (select max(v.n) from idea_version v where v.idea_id = the)
      )
    $$;
    comment on function is_file_public(text, int) is 'Whether readers see it: the newest version of a published idea has it.';
    create function may_write_idea(the text) returns boolean language sql stable as $$
      select holds_idea(the) and exists (select from idea_draft d where d.idea_id = the and d.writing <> 'submitted')
    $$;
    comment on function may_write_idea(text) is 'Whether the actor holds it, and the editors have it not before them.';

    alter table idea_version_file enable row level security;
    alter table idea_version_file force row level security;
    create policy everybody on idea_version_file for select using (is_idea_published(idea_id));
    create policy holder on idea_version_file for select using (holds_idea(idea_id));
    create policy editors on idea_version_file for select using ((select actor_is('editor')));
    create policy everything_for_system on idea_version_file using ((select actor_is('system')));
    create policy keeper on idea_version_file to current_user using (true);
    grant select on idea_version_file to knutepunkt_app;

    alter table idea_file enable row level security;
    alter table idea_file force row level security;
    create policy everybody on idea_file for select using (is_file_public(idea_id, n));
    create policy holder on idea_file for select using (holds_idea(idea_id));
    create policy editors on idea_file for select using ((select actor_is('editor')) and was_idea_sent(idea_id));
    create policy holder_adds on idea_file for insert with check (may_write_idea(idea_id) and added_by is not distinct from (select actor_id()) and removed_at is null);
    create policy holder_removes on idea_file for update using (may_write_idea(idea_id));
    create policy everything_for_system on idea_file using ((select actor_is('system')));
    create policy keeper on idea_file for select to current_user using (true);
    grant select, insert on idea_file to knutepunkt_app;
    grant update (removed_at, name, alt) on idea_file to knutepunkt_app;

    alter table idea_file_content enable row level security;
    alter table idea_file_content force row level security;
    -- Whoever may know of it, may have it.
    create policy readers on idea_file_content for select using (exists (select from idea_file f where f.idea_id = idea_file_content.idea_id and f.n = idea_file_content.n));
    create policy holder_adds on idea_file_content for insert with check (may_write_idea(idea_id));
    -- What no version has goes for good.
    create policy holder_deletes on idea_file_content for delete using (
      may_write_idea(idea_id) and not exists (select from idea_version_file f where f.idea_id = idea_file_content.idea_id and f.n = idea_file_content.n)
    );
    create policy everything_for_system on idea_file_content using ((select actor_is('system')));
    grant select, insert, delete on idea_file_content to knutepunkt_app;
  `.execute(db);
}
