import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The log of what the centres do, with who changed what, and what is counted of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await rowLevelSecurity(db);
  await counting(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table activity (
      id uuid primary key,
      once text not null,
      centre_id text not null references centre,
      centres text[] not null check (centres @> array[centre_id]),
      demonstration boolean not null,
      kind text not null,
      starts_on date not null,
      ends_on date check (ends_on >= starts_on),
      title text not null check (title <> ''),
      counterparts jsonb not null,
      relations text[] not null,
      audience int check (audience >= 0),
      target_groups text[] not null,
      participation text[] not null,
      partners text[] not null,
      medium text not null,
      link text not null,
      note text not null,
      tasks text[] not null,
      version int not null default 1,
      made_at timestamptz not null,
      made_by text not null,
      made_by_name text not null,
      changed_at timestamptz not null,
      removed_at timestamptz,
      unique (centre_id, once)
    );
    comment on table activity is 'Something a centre did, alone or with others. Removed ones stay, and count no more.';
    comment on column activity.once is 'Made with the form: posted twice, it is one activity. Of an import: made of what the row says.';
    comment on column activity.centres is 'All that did it, the one that wrote it down among them: each sees it.';
    comment on column activity.counterparts is '[{kind: governor|authority, id}]: lasting office, or county code of the first day.';
    comment on column activity.relations is 'What the counterparts are to each centre, as CENTRE/RELATION. Derived by the use case: the country is not in the database.';
    comment on column activity.tasks is 'PERIOD/NUMBER of the agreement.';
    create index on activity (centre_id, made_by, made_at);
    create index on activity (id) where removed_at is not null;

    create table activity_centre (
      centre_id text not null references centre,
      activity_id uuid not null references activity,
      starts_on date not null,
      primary key (activity_id, centre_id)
    );
    comment on table activity_centre is 'Which activities a centre has, by date. Kept by triggers; the list is read through it, because row-level security lets no array index be used.';
    create index on activity_centre (centre_id, starts_on desc, activity_id desc);

    create table activity_revision (
      activity_id uuid not null references activity,
      version int not null,
      deed text not null check (deed in ('changed', 'shared', 'left', 'removed', 'restored')),
      at timestamptz not null,
      by_id text not null,
      by_name text not null,
      before jsonb not null,
      primary key (activity_id, version)
    );
    comment on table activity_revision is 'The activity as it was in each version before this one, and who changed it. Only added to.';

    create table partner (
      id text primary key,
      name text not null check (name <> ''),
      centre_id text not null references centre,
      added_at timestamptz not null,
      added_by text not null
    );
    comment on table partner is 'Institutions that centres have added to the scheme''s list, for everybody.';
    create unique index on partner (lower(name));
  `.execute(db);
}

async function rowLevelSecurity(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activity enable row level security;
    alter table activity force row level security;
    create policy readers on activity for select using (
      centres && (select actor_scopes())::text[] or (select actor_is('officer')) or (select actor_is('system'))
    );
    create policy owner_writes on activity for insert with check (centre_id = any ((select actor_scopes())::text[]));
    create policy owner_changes on activity for update using (centre_id = any ((select actor_scopes())::text[]));
    create policy everything_for_system on activity using ((select actor_is('system')));
    grant select, insert on activity to knutepunkt_app;
    grant update (centres, kind, starts_on, ends_on, title, counterparts, relations, audience, target_groups, participation, partners, medium, link, note, tasks, version, changed_at, removed_at)
      on activity to knutepunkt_app;

    alter table activity_centre enable row level security;
    alter table activity_centre force row level security;
    create policy readers on activity_centre for select using (
      centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')) or (select actor_is('system'))
    );
    create policy keeper on activity_centre to current_user using (true);
    grant select on activity_centre to knutepunkt_app;

    alter table activity_revision enable row level security;
    alter table activity_revision force row level security;
    create policy readers on activity_revision for select using (
      (select actor_is('officer')) or (select actor_is('system'))
      or exists (select from activity a where a.id = activity_id and a.centres && (select actor_scopes())::text[])
    );
    create policy owner_adds on activity_revision for insert with check (
      by_id = (select actor_id()) and exists (select from activity a where a.id = activity_id and a.centre_id = any ((select actor_scopes())::text[]))
    );
    create policy system_adds on activity_revision for insert with check ((select actor_is('system')));
    grant select, insert on activity_revision to knutepunkt_app;

    alter table partner enable row level security;
    alter table partner force row level security;
    create policy everybody on partner for select using (true);
    create policy centre_adds on partner for insert with check (centre_id = any ((select actor_scopes())::text[]) and added_by = (select actor_id()));
    create policy everything_for_system on partner using ((select actor_is('system')));
    grant select, insert on partner to knutepunkt_app;
  `.execute(db);
}

/** The counts follow the rows by themselves, in the transaction of the deed: no use case can forget one. */
async function counting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table activity_count (
      year int not null,
      centre_id text not null,
      demonstration boolean not null,
      measure text not null check (measure in ('activity', 'relation', 'office', 'target-group', 'participation', 'partner', 'task')),
      item text not null,
      n int not null,
      primary key (year, demonstration, centre_id, measure, item)
    );
    comment on table activity_count is 'Activities, in each year that they touch, kept by triggers. A shared one counts for each of its centres, and once for the scheme.';
    comment on column activity_count.centre_id is 'Empty: the scheme. Not the sum of the centres.';
    comment on column activity_count.item is 'Kind; RELATION/KIND; governor or authority (office); target group, participation, partner; PERIOD/NUMBER of a task.';
    alter table activity_count enable row level security;
    alter table activity_count force row level security;
    create policy everybody on activity_count for select using (true);
    create policy keeper on activity_count to current_user using (true);
    grant select on activity_count to knutepunkt_app;

    create function activity_facts(a activity) returns table (year int, centre_id text, measure text, item text) language sql immutable as $$
      select y, f.* from generate_series(extract(year from a.starts_on)::int, extract(year from coalesce(a.ends_on, a.starts_on))::int) y cross join (
        select c, x.measure, x.item from unnest(array_append(a.centres, '')) c cross join (
          select 'activity' as measure, a.kind as item
          union all select 'target-group', i from unnest(a.target_groups) i
          union all select 'participation', i from unnest(a.participation) i
          union all select 'partner', i from unnest(a.partners) i
          union all select 'task', i from unnest(a.tasks) i
        ) x
        union all select split_part(r, '/', 1), 'relation', split_part(r, '/', 2) || '/' || a.kind from unnest(a.relations) r
        -- For the scheme, what it is to any of its centres, once.
        union all select distinct '', 'relation', split_part(r, '/', 2) || '/' || a.kind from unnest(a.relations) r
        union all select distinct split_part(r, '/', 1), 'office', split_part(r, '-', -1) from unnest(a.relations) r
        union all select distinct '', 'office', split_part(r, '-', -1) from unnest(a.relations) r
      ) f where a.removed_at is null
    $$;

    create function add_activity_counts(facts activity_count[]) returns void language sql as $$
      -- In one order for everybody, so that two at once never wait for each other in a ring.
      insert into activity_count as k
        select f.year, f.centre_id, f.demonstration, f.measure, f.item, sum(f.n) from unnest(facts) f
        group by 1, 2, 3, 4, 5 having sum(f.n) <> 0 order by 1, 2, 3, 4, 5
        on conflict (year, demonstration, centre_id, measure, item) do update set n = k.n + excluded.n
    $$;

    -- Once for the statement: a file of ten thousand rows would else write the same few counts ten thousand times.
    create function count_new_activities() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform add_activity_counts(array(
          select row(f.year, f.centre_id, a.demonstration, f.measure, f.item, 1)::activity_count from added a cross join lateral activity_facts(row(a.*)::activity) f
        ));
        insert into activity_centre select c, a.id, a.starts_on from added a cross join lateral unnest(a.centres) c;
        return null;
      end $$;
    create trigger counted_when_new after insert on activity referencing new table as added for each statement execute function count_new_activities();

    create function count_changed_activities() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform add_activity_counts(array(
          select row(f.year, f.centre_id, a.demonstration, f.measure, f.item, 1)::activity_count from after_it a cross join lateral activity_facts(row(a.*)::activity) f
          union all
          select row(f.year, f.centre_id, a.demonstration, f.measure, f.item, -1)::activity_count from before_it a cross join lateral activity_facts(row(a.*)::activity) f
        ));
        delete from activity_centre c using after_it a where c.activity_id = a.id and not c.centre_id = any (a.centres);
        insert into activity_centre select c, a.id, a.starts_on from after_it a cross join lateral unnest(a.centres) c
          on conflict (activity_id, centre_id) do update set starts_on = excluded.starts_on where activity_centre.starts_on <> excluded.starts_on;
        return null;
      end $$;
    create trigger counted_when_changed after update on activity referencing old table as before_it new table as after_it for each statement execute function count_changed_activities();
    revoke execute on function add_activity_counts, count_new_activities, count_changed_activities from public;
  `.execute(db);
}
