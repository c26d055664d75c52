import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What somebody asks the centres for: the board, who has what, what has happened to it, and what is counted of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await following(db);
  await rowLevelSecurity(db);
  await counting(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table assignment (
      id uuid primary key,
      once text not null,
      number text not null unique,
      demonstration boolean not null,
      centre_id text references centre,
      kind text not null,
      title text not null check (title <> ''),
      text text not null,
      requester text not null check (requester in ('authority', 'county', 'conference', 'centre', 'other')),
      requester_name text not null,
      due_on date not null,
      hours int check (hours > 0),
      region text not null,
      themes text[] not null,
      wanted int not null check (wanted > 0),
      parts jsonb not null default '[]',
      state text not null default 'open' check (state in ('open', 'taken', 'done', 'closed')),
      taken int not null default 0,
      activity_id uuid references activity,
      closed_at timestamptz,
      closed_word text not null default '',
      board_told_on date,
      officers_told_on date,
      version int not null default 1,
      made_at timestamptz not null,
      made_by text not null,
      made_by_name text not null,
      unique nulls not distinct (centre_id, once),
      constraint places_not_exceeded check (taken between 0 and wanted)
    );
    comment on column assignment.centre_id is 'The centre that wrote it down; null for the authority.';
    comment on column assignment.once is 'Made with the form: posted twice, it is one.';
    comment on column assignment.parts is 'A copy of assignment_part, kept by a trigger: the board is read, and counted, from one row.';
    comment on column assignment.state is 'Follows from the parts, and from whether it is closed. Kept by a trigger.';
    comment on column assignment.taken is 'Places taken, kept by a trigger: no use case can exceed what is wanted. One that is asked to share takes no place.';
    create index on assignment (state, due_on, id);
    create index on assignment (due_on, id);

    create table assignment_part (
      assignment_id uuid not null references assignment,
      centre_id text not null references centre,
      state text not null check (state in ('asked', 'taken', 'declined', 'passed-on', 'done')),
      hours int check (hours >= 0),
      asked_by text,
      shared boolean not null,
      word text not null,
      at timestamptz not null,
      done_on date check ((done_on is not null) = (state = 'done')),
      reminded_on date,
      primary key (assignment_id, centre_id)
    );
    comment on table assignment_part is 'What a centre is to an assignment. Written by that centre, but for being asked.';
    comment on column assignment_part.asked_by is 'A centre, or empty for the authority; null: it came by itself.';
    comment on column assignment_part.shared is 'Asked by one that has it, to do it together.';

    create table assignment_event (
      id bigint generated always as identity primary key,
      assignment_id uuid not null references assignment,
      at timestamptz not null,
      by_id text not null,
      by_name text not null,
      centre_id text references centre,
      to_centre_id text references centre,
      deed text not null check (deed in ('made', 'changed', 'asked', 'took', 'declined', 'passed-on', 'shared', 'finished', 'closed', 'reopened', 'reminded', 'handed-back')),
      word text not null
    );
    comment on table assignment_event is 'What has happened to an assignment. Only added to.';
    comment on column assignment_event.to_centre_id is 'The one that was asked, shared with or passed on to.';
    create index on assignment_event (assignment_id, id);
    create trigger append_only before update or delete on assignment_event for each row execute function refuse_change();
    create trigger append_only_table before truncate on assignment_event for each statement execute function refuse_change();
  `.execute(db);
}

/** The assignment follows its parts by itself: what a centre writes of its own is all that it may write. */
async function following(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function assignment_follows() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        new.taken := (select count(*) from jsonb_array_elements(new.parts) p where p->>'state' in ('taken', 'done') and not (p->>'shared')::boolean);
        new.state := case
          when new.closed_at is not null then 'closed'
          when new.parts @> '[{"state": "taken"}]' then 'taken'
          when new.parts @> '[{"state": "done"}]' then 'done'
          else 'open' end;
        return new;
      end $$;
    create trigger follows_its_parts before insert or update on assignment for each row execute function assignment_follows();

    create function assignment_parts_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        -- Held first, by a statement of its own: the next one sees what others have written of it meanwhile.
        perform from assignment where id in (select assignment_id from written) order by id for update;
        update assignment a set parts = (
          select jsonb_agg(jsonb_build_object('centreId', p.centre_id, 'state', p.state, 'hours', p.hours, 'askedBy', p.asked_by, 'shared', p.shared,
              'word', p.word, 'at', p.at, 'doneOn', p.done_on) order by p.at, p.centre_id collate "C")
            from assignment_part p where p.assignment_id = a.id)
          where a.id in (select assignment_id from written);
        return null;
      end $$;
    create trigger copied_when_new after insert on assignment_part referencing new table as written for each statement execute function assignment_parts_changed();
    create trigger copied_when_changed after update on assignment_part referencing new table as written for each statement execute function assignment_parts_changed();
    revoke execute on function assignment_parts_changed from public;
  `.execute(db);
}

async function rowLevelSecurity(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function reads_board() returns boolean language sql stable as
      $$ select array_remove(actor_scopes(), '*') <> '{}' or actor_is('officer') or actor_is('system') $$;
    comment on function reads_board() is 'Everybody who acts for a centre, whichever it is, and the authority''s officers.';

    alter table assignment enable row level security;
    alter table assignment force row level security;
    create policy board on assignment for select using ((select reads_board()));
    create policy writer_adds on assignment for insert with check (
      made_by = (select actor_id()) and (centre_id = any ((select actor_scopes())::text[]) or centre_id is null and (select actor_is('officer')))
    );
    -- An officer may change and close what a centre asks for, but not make it somebody else's.
    create policy writer_changes on assignment for update using (centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')));
    create policy everything_for_system on assignment using ((select actor_is('system')));
    create policy keeper on assignment to current_user using (true);
    grant select, insert on assignment to knutepunkt_app;
    grant update (kind, title, text, requester, requester_name, due_on, hours, region, themes, wanted, activity_id, closed_at, closed_word, board_told_on, officers_told_on, version)
      on assignment to knutepunkt_app;

    alter table assignment_part enable row level security;
    alter table assignment_part force row level security;
    create policy board on assignment_part for select using ((select reads_board()));
    create policy centre_adds on assignment_part for insert with check (centre_id = any ((select actor_scopes())::text[]) and state in ('taken', 'declined')
      -- Whoever does it together with another is asked to, and takes no place of its own.
      and not shared and asked_by is null);
    -- What a row may become is judged by all policies together, whichever let it be changed: each says itself who.
    create policy centre_changes on assignment_part for update using (centre_id = any ((select actor_scopes())::text[]))
      with check (centre_id = any ((select actor_scopes())::text[]) and state <> 'asked');
    -- One that has it, or had it, asks another in its own name; never again one that has said no.
    create policy centre_asks on assignment_part for insert with check (
      state = 'asked' and asked_by = any ((select actor_scopes())::text[])
      and exists (select from assignment a where a.id = assignment_id and a.parts @> jsonb_build_array(jsonb_build_object('centreId', asked_by)))
    );
    create policy officer_asks on assignment_part for insert with check ((select actor_is('officer')) and state = 'asked' and asked_by = '');
    create policy officer_asks_again on assignment_part for update using ((select actor_is('officer')) and state in ('asked', 'declined', 'passed-on'))
      with check ((select actor_is('officer')) and state = 'asked' and asked_by = '');
    create policy everything_for_system on assignment_part using ((select actor_is('system')));
    create policy keeper on assignment_part for select to current_user using (true);
    grant select, insert on assignment_part to knutepunkt_app;
    grant update (state, hours, asked_by, shared, word, at, done_on, reminded_on) on assignment_part to knutepunkt_app;

    alter table assignment_event enable row level security;
    alter table assignment_event force row level security;
    create policy board on assignment_event for select using ((select reads_board()));
    create policy doer_adds on assignment_event for insert with check (
      by_id = (select actor_id()) and (centre_id = any ((select actor_scopes())::text[]) or centre_id is null and (select actor_is('officer')))
    );
    create policy system_adds on assignment_event for insert with check ((select actor_is('system')));
    grant select, insert on assignment_event to knutepunkt_app;
  `.execute(db);
}

/** The counts follow the rows by themselves, in the transaction of the deed: no use case can forget one. */
async function counting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table assignment_count (
      year int not null,
      centre_id text not null,
      demonstration boolean not null,
      measure text not null check (measure in ('assignment', 'done', 'kind-done', 'requester-done', 'shared', 'hours', 'hours-unknown')),
      item text not null,
      n int not null,
      primary key (year, demonstration, centre_id, measure, item)
    );
    comment on table assignment_count is 'Assignments taken or done, by the year of the date, once done by the day it was done. Kept by triggers. A shared one counts for each of its centres, and once for the scheme.';
    comment on column assignment_count.centre_id is 'Empty: the scheme. Hours alone are the sum of the centres.';
    comment on column assignment_count.item is 'Kind (kind-done); REQUESTER/KIND (requester-done); else empty.';
    alter table assignment_count enable row level security;
    alter table assignment_count force row level security;
    create policy everybody on assignment_count for select using (true);
    create policy keeper on assignment_count to current_user using (true);
    grant select on assignment_count to knutepunkt_app;

    create function assignment_facts(a assignment) returns table (year int, centre_id text, measure text, item text, n int) language sql immutable as $$
      with part as (
        select p->>'centreId' as centre, p->>'state' = 'done' as done, (p->>'hours')::int as hours, coalesce(p->>'askedBy', '') <> '' as from_centre, count(*) over () > 1 as several,
          extract(year from case when p->>'state' = 'done' then (p->>'doneOn')::date else a.due_on end)::int as y
        from jsonb_array_elements(a.parts) p
        -- Closed, it is carried by nobody any longer; what was done is done.
        where p->>'state' = 'done' or p->>'state' = 'taken' and a.closed_at is null
      ), counted as (
        select y, centre, done, several or from_centre as shared from part
        -- For the scheme once, in the year in which the first was done.
        union all select coalesce(min(y) filter (where done), min(y)), '', bool_or(done), bool_or(done and (several or from_centre)) from part having count(*) > 0
      ), told as (
        select y, centre, hours from part union all select y, '', hours from part
      )
      select y, centre, x.measure, x.item, 1 from counted cross join lateral (values
        ('assignment', '', true), ('done', '', done), ('kind-done', a.kind, done), ('requester-done', a.requester || '/' || a.kind, done), ('shared', '', done and shared)
      ) x (measure, item, holds) where x.holds
      union all select y, centre, 'hours', '', sum(hours)::int from told where hours > 0 group by 1, 2
      union all select y, centre, 'hours-unknown', '', count(*)::int from told where hours is null group by 1, 2
    $$;

    create function add_assignment_counts(facts assignment_count[]) returns void language sql as $$
      -- In one order for everybody, so that two at once never wait for each other in a ring.
      insert into assignment_count as k
        select f.year, f.centre_id, f.demonstration, f.measure, f.item, sum(f.n) from unnest(facts) f
        group by 1, 2, 3, 4, 5 having sum(f.n) <> 0 order by 1, 2, 3, 4, 5
        on conflict (year, demonstration, centre_id, measure, item) do update set n = k.n + excluded.n
    $$;

    create function count_new_assignments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform add_assignment_counts(array(
          select row(f.year, f.centre_id, a.demonstration, f.measure, f.item, f.n)::assignment_count from added a cross join lateral assignment_facts(row(a.*)::assignment) f
        ));
        return null;
      end $$;
    create trigger counted_when_new after insert on assignment referencing new table as added for each statement execute function count_new_assignments();

    create function count_changed_assignments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform add_assignment_counts(array(
          select row(f.year, f.centre_id, a.demonstration, f.measure, f.item, f.n)::assignment_count from after_it a cross join lateral assignment_facts(row(a.*)::assignment) f
          union all
          select row(f.year, f.centre_id, a.demonstration, f.measure, f.item, -f.n)::assignment_count from before_it a cross join lateral assignment_facts(row(a.*)::assignment) f
        ));
        return null;
      end $$;
    create trigger counted_when_changed after update on assignment referencing old table as before_it new table as after_it for each statement execute function count_changed_assignments();
    revoke execute on function add_assignment_counts, count_new_assignments, count_changed_assignments from public;
  `.execute(db);
}
