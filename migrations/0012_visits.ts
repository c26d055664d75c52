import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Study visits, the days a centre opens for them, and what the visitors thought. What is counted names nobody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await people(db);
  await rowLevelSecurity(db);
  await places(db);
  await counting(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visiting_day (
      id uuid primary key,
      centre_id text not null references centre,
      demonstration boolean not null,
      state text not null check (state in ('draft', 'published', 'cancelled')),
      form text not null check (form in ('on-site', 'digital', 'guidance')),
      title text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      place text not null,
      programme text not null,
      practical text not null,
      places int not null check (places between 1 and 1000),
      approval boolean not null,
      waiting_list boolean not null,
      taken int not null default 0,
      waiting int not null default 0 check (waiting >= 0),
      sequence int not null default 0,
      version int not null default 1,
      changed_at timestamptz not null,
      changed_by text not null,
      constraint places_not_exceeded check (taken between 0 and places)
    );
    comment on column visiting_day.taken is 'Persons with a place or an offer of one, kept by a trigger on visit: no use case can exceed the places.';
    comment on column visiting_day.sequence is 'Of the calendar entry (RFC 5545): rises with each change that calendars must take in.';
    create index on visiting_day (centre_id, starts_at);
    create index on visiting_day (starts_at) where state = 'published';

    create table visit (
      id uuid primary key,
      number text not null unique,
      demonstration boolean not null,
      link_hash text unique,
      evaluation_hash text unique,
      person_hashes text[] not null default '{}',
      centre_id text not null references centre,
      suggested_centre_id text references centre,
      day_id uuid references visiting_day,
      enquiry_id uuid references enquiry,
      state text not null check (state in ('requested', 'proposed', 'waiting', 'offered', 'agreed', 'held', 'summed-up', 'declined', 'withdrawn', 'cancelled')),
      form text not null check (form in ('on-site', 'digital', 'guidance')),
      topics text[] not null,
      language text not null check (language in ('nb', 'nn', 'en')),
      lines jsonb not null,
      persons int not null check (persons > 0),
      starts_at timestamptz,
      ends_at timestamptz check (ends_at > starts_at),
      place text not null default '',
      periods jsonb not null default '[]',
      sequence int not null default 0,
      version int not null default 1,
      requested_at timestamptz not null,
      waiting_since timestamptz,
      offer_until timestamptz,
      agreed_at timestamptz,
      held_at timestamptz,
      summed_at timestamptz,
      ended_at timestamptz,
      erased_at timestamptz,
      reminded_at timestamptz,
      check ((state in ('declined', 'withdrawn', 'cancelled')) = (ended_at is not null)),
      check ((state = 'waiting') <= (waiting_since is not null and day_id is not null)),
      check ((state = 'offered') = (offer_until is not null)),
      check (state not in ('proposed', 'offered', 'agreed', 'held', 'summed-up') or (starts_at is not null and ends_at is not null)),
      check ((state = 'summed-up') = (summed_at is not null))
    );
    comment on table visit is 'One group''s study visit, however many persons, municipalities and kinds of visitor. Nothing here names a person.';
    comment on column visit.lines is '[{municipality, kind, planned, actual}]: persons of a kind from a municipality (code as on the day); actual is null until the visit is summed up.';
    comment on column visit.persons is 'The sum of planned: what the visit takes of a day''s places.';
    comment on column visit.periods is 'Wished periods: [{from, to}], ISO dates, both included.';
    comment on column visit.evaluation_hash is 'SHA-256 of the secret in the evaluation link, the same for all visitors of the group: who answers is not known.';
    create index on visit (centre_id, state, starts_at);
    create index on visit (day_id, waiting_since) where day_id is not null;
    create index on visit (enquiry_id) where enquiry_id is not null;
    create index on visit (ends_at) where state in ('agreed', 'held');
    create index on visit (offer_until) where state = 'offered';
  `.execute(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visit_contact (
      visit_id uuid primary key references visit,
      name text not null,
      email text,
      phone text,
      workplace_name text
    );
    comment on table visit_contact is 'The group''s contact. The row goes when the person is erased.';

    create table visit_person (
      id uuid primary key,
      visit_id uuid not null references visit,
      name text not null,
      email text,
      municipality_code text not null,
      kind text not null,
      link_hash text unique,
      cancelled_at timestamptz
    );
    comment on table visit_person is 'Visitors who gave their name to have an invitation of their own, and can cancel for themselves. Erased with the contact.';
    create index on visit_person (visit_id);

    create table visit_message (
      id uuid primary key,
      visit_id uuid not null references visit,
      seq int not null,
      kind text not null check (kind in ('group', 'centre', 'system')),
      author_name text not null,
      at timestamptz not null,
      body text not null,
      unique (visit_id, seq)
    );
    comment on table visit_message is 'What the two sides wrote, and what happened; both read all of it. The rows go when the persons are erased.';

    create table visit_evaluation (
      id uuid primary key,
      visit_id uuid not null references visit,
      centre_id text not null references centre,
      demonstration boolean not null,
      on_day date not null,
      useful int not null check (useful between 1 and 5),
      change text not null check (change in ('yes', 'maybe', 'no')),
      comment text,
      may_quote boolean not null check (not may_quote or comment is not null)
    );
    comment on table visit_evaluation is 'Anonymous: no name, no link of one''s own, a day and no time.';
    create index on visit_evaluation (visit_id);
    create index on visit_evaluation (centre_id, on_day);

    create table calendar_feed (
      centre_id text primary key references centre,
      hash text not null unique,
      made_at timestamptz not null,
      made_by text not null
    );
    comment on table calendar_feed is 'The secret address of a centre''s calendar, as SHA-256; a new one ends the old.';
  `.execute(db);
}

async function rowLevelSecurity(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table visiting_day enable row level security;
    alter table visiting_day force row level security;
    create policy everybody on visiting_day for select using (state <> 'draft');
    create policy own on visiting_day using (centre_id = any ((select actor_scopes())::text[]) or (select actor_is('system')));
    grant select, insert on visiting_day to knutepunkt_app;
    grant update (state, form, title, starts_at, ends_at, place, programme, practical, places, approval, waiting_list, sequence, version, changed_at, changed_by) on visiting_day to knutepunkt_app;

    alter table visit enable row level security;
    alter table visit force row level security;
    create policy readers on visit for select using (
      centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')) or (select actor_is('system'))
      or link_hash = (select actor_link()) or evaluation_hash = (select actor_link()) or person_hashes @> array[(select actor_link())]
    );
    create policy centre_works on visit for insert with check (centre_id = any ((select actor_scopes())::text[]));
    create policy group_asks on visit for insert with check (
      link_hash = (select actor_link()) and state in ('requested', 'waiting', 'agreed') and (state = 'requested' or day_id is not null)
      and (day_id is null or exists (select from visiting_day d where d.id = day_id and d.centre_id = visit.centre_id and d.state = 'published'))
      and persons = (select sum((l->>'planned')::int) from jsonb_array_elements(lines) l)
      and enquiry_id is null and evaluation_hash is null and suggested_centre_id is null and held_at is null and version = 1
    );
    create policy centre_changes on visit for update using (centre_id = any ((select actor_scopes())::text[]));
    -- The group by its link, and a visitor by their own, who takes only themselves out.
    create policy visitors_change on visit for update
      using (link_hash = (select actor_link()) or person_hashes @> array[(select actor_link())])
      with check (state in ('requested', 'proposed', 'waiting', 'offered', 'agreed', 'withdrawn', 'held', 'summed-up', 'declined', 'cancelled'));
    create policy everything_for_system on visit using ((select actor_is('system')));
    grant select, insert on visit to knutepunkt_app;
    grant update (link_hash, evaluation_hash, person_hashes, centre_id, suggested_centre_id, day_id, state, form, topics, lines, persons, starts_at, ends_at, place, periods, sequence, version,
      waiting_since, offer_until, agreed_at, held_at, summed_at, ended_at, erased_at, reminded_at) on visit to knutepunkt_app;

    -- The group changes its numbers, its time and whether it comes; a visitor takes one person out. All else is the centre's.
    create function keep_to_visiting() returns trigger language plpgsql as $$
      begin
        if actor_link() is null or actor_is('system') then return new; end if;
        if (new.link_hash, new.evaluation_hash, new.centre_id, new.day_id, new.form, new.topics, new.periods, new.held_at, new.summed_at, new.reminded_at)
            is distinct from (old.link_hash, old.evaluation_hash, old.centre_id, old.day_id, old.form, old.topics, old.periods, old.held_at, old.summed_at, old.reminded_at)
          or old.link_hash is distinct from actor_link() and (
            (new.starts_at, new.ends_at, new.place, new.person_hashes, new.erased_at, new.suggested_centre_id)
              is distinct from (old.starts_at, old.ends_at, old.place, old.person_hashes, old.erased_at, old.suggested_centre_id)
            or new.persons not between old.persons - 1 and old.persons or new.state not in (old.state, 'withdrawn'))
        then raise exception 'not the link''s to change' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
    create trigger kept_to_visiting before update on visit for each row execute function keep_to_visiting();

    create function in_visit(the uuid) returns boolean language sql stable as $$
      select exists (select from visit v where v.id = the and (v.centre_id = any (actor_scopes()) or v.link_hash = actor_link()))
    $$;

    create or replace function may_keep_letters(what text) returns boolean language plpgsql stable as $$
      declare kind text := split_part(what, ':', 1); the uuid;
      begin
        if actor_is('system') then return true; end if;
        if kind not in ('enquiry', 'visit', 'visit-evaluation', 'visit-person') or split_part(what, ':', 2) !~ '^[0-9a-f-]{36}$' then return false; end if;
        the := split_part(what, ':', 2)::uuid;
        if kind = 'enquiry' then return may_read_enquiry(the); end if;
        if kind = 'visit-person' then return exists (select from visit_person p where p.id = the and in_visit(p.visit_id)); end if;
        return in_visit(the);
      end $$;
    comment on function may_keep_letters(text) is 'Whether letters about a thing, and its private link, are the actor''s to change: the link''s holder, and the centres that have it.';

    alter table visit_contact enable row level security;
    alter table visit_contact force row level security;
    create policy those_in_it on visit_contact using ((select actor_is('system')) or in_visit(visit_id));
    grant select, insert, update, delete on visit_contact to knutepunkt_app;

    alter table visit_person enable row level security;
    alter table visit_person force row level security;
    create policy those_in_it on visit_person using ((select actor_is('system')) or in_visit(visit_id));
    create policy oneself on visit_person using (link_hash = (select actor_link()));
    grant select, insert, update, delete on visit_person to knutepunkt_app;

    alter table visit_message enable row level security;
    alter table visit_message force row level security;
    create policy those_in_it on visit_message using ((select actor_is('system')) or in_visit(visit_id));
    -- A visitor who cancels leaves a line about it, and reads none.
    create policy visitor_leaves_word on visit_message for insert with check (
      kind = 'system' and exists (select from visit v where v.id = visit_id and v.person_hashes @> array[(select actor_link())])
    );
    grant select, insert, delete on visit_message to knutepunkt_app;

    alter table visit_evaluation enable row level security;
    alter table visit_evaluation force row level security;
    create policy centre_reads on visit_evaluation for select using (centre_id = any ((select actor_scopes())::text[]));
    create policy visitor_answers on visit_evaluation for insert with check (
      exists (select from visit v where v.id = visit_id and v.centre_id = visit_evaluation.centre_id and v.evaluation_hash = (select actor_link()))
    );
    create policy everything_for_system on visit_evaluation using ((select actor_is('system')));
    grant select, insert on visit_evaluation to knutepunkt_app;

    alter table calendar_feed enable row level security;
    alter table calendar_feed force row level security;
    create policy own on calendar_feed using (centre_id = any ((select actor_scopes())::text[]) or (select actor_is('system')));
    create policy subscriber on calendar_feed for select using (hash = (select actor_link()));
    grant select, insert, update, delete on calendar_feed to knutepunkt_app;
  `.execute(db);
}

/** A day's places and its queue follow the visits by themselves. */
async function places(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_places() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare f record; before text := coalesce(current_setting('app.grants', true), '');
      begin
        perform set_config('app.grants', ',system:*,', true);
        for f in
          select c.day_id, sum(c.taken)::int as taken, sum(c.waiting)::int as waiting from (
            select new.day_id, case when new.state in ('offered', 'agreed', 'held', 'summed-up') then new.persons else 0 end as taken, (new.state = 'waiting')::int as waiting
            union all
            select old.day_id, case when old.state in ('offered', 'agreed', 'held', 'summed-up') then -old.persons else 0 end, -(old.state = 'waiting')::int where tg_op = 'UPDATE'
          ) c where c.day_id is not null group by 1 having sum(c.taken) <> 0 or sum(c.waiting) <> 0 order by 1
        loop
          update visiting_day d set taken = d.taken + f.taken, waiting = d.waiting + f.waiting where d.id = f.day_id;
        end loop;
        perform set_config('app.grants', before, true);
        return null;
      end $$;
    create trigger places_kept after insert or update on visit for each row execute function keep_places();

    -- Asking for a place takes a turn: whoever signs up holds the day until it is decided, also those who may not change it.
    create function hold_visiting_day(the uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
      begin
        perform set_config('app.grants', ',system:*,', true);
        perform from visiting_day where id = the for update;
        perform set_config('app.grants', before, true);
      end $$;

    create function renew_visit_link(the uuid, new_hash text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); allowed boolean;
      begin
        perform set_config('app.grants', ',system:*,', true);
        select v.link_hash = actor_link() or v.centre_id = any (string_to_array(trim(both ',' from regexp_replace(before, '[^,:]*:', '', 'g')), ',')) into allowed
          from visit v where v.id = the for update;
        if coalesce(allowed, false) then update visit set link_hash = new_hash where id = the; end if;
        perform set_config('app.grants', before, true);
        return coalesce(allowed, false);
      end $$;
    revoke execute on function keep_places, hold_visiting_day, renew_visit_link from public;
    grant execute on function hold_visiting_day, renew_visit_link to knutepunkt_app;
  `.execute(db);
}

async function counting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visit_count (
      year int not null,
      centre_id text not null,
      demonstration boolean not null,
      measure text not null check (measure in ('held', 'form', 'people', 'kind', 'municipality', 'people-from', 'unsummed', 'week')),
      item text not null,
      n int not null,
      primary key (year, demonstration, centre_id, measure, item)
    );
    comment on table visit_count is 'Visits held, by the Norwegian year they were held in, kept by a trigger.';
    comment on column visit_count.measure is 'held, form, week, municipality: visits; people, kind, people-from: persons, actual where summed up, else planned; unsummed: visits whose persons are still the planned.';
    comment on column visit_count.item is 'The form, kind of visitor, municipality code or ISO week (2026-W07); else empty.';
    alter table visit_count enable row level security;
    alter table visit_count force row level security;
    create policy everybody on visit_count for select using (true);
    create policy keeper on visit_count to current_user using (true);
    grant select on visit_count to knutepunkt_app;

    create function visit_persons(lines jsonb) returns table (municipality text, kind text, n int) language sql immutable as $$
      select l->>'municipality', l->>'kind', coalesce((l->>'actual')::int, (l->>'planned')::int) from jsonb_array_elements(lines) l
    $$;
    create function visit_facts(v visit) returns table (measure text, item text, n int) language sql stable as $$
      select f.* from (
        select 'held', '', 1
        union all select 'form', v.form, 1
        union all select 'week', to_char(v.starts_at at time zone 'Europe/Oslo', 'IYYY-"W"IW'), 1
        union all select 'unsummed', '', 1 where v.state = 'held'
        union all select 'people', '', coalesce(sum(l.n), 0)::int from visit_persons(v.lines) l
        union all select 'kind', l.kind, sum(l.n)::int from visit_persons(v.lines) l group by 2
        union all select 'people-from', l.municipality, sum(l.n)::int from visit_persons(v.lines) l group by 2
        union all select 'municipality', l.municipality, 1 from visit_persons(v.lines) l group by 2 having sum(l.n) > 0
      ) as f (measure, item, n) where v.state in ('held', 'summed-up') and f.n <> 0
    $$;

    create function count_visit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare f record;
      begin
        for f in
          select c.year, c.centre_id, c.measure, c.item, sum(c.n)::int as more from (
            select extract(year from new.starts_at at time zone 'Europe/Oslo')::int as year, new.centre_id, x.measure, x.item, x.n from visit_facts(new) x
            union all
            select extract(year from old.starts_at at time zone 'Europe/Oslo')::int, old.centre_id, x.measure, x.item, -x.n from visit_facts(old) x where tg_op = 'UPDATE'
          ) c group by 1, 2, 3, 4 having sum(c.n) <> 0 order by 1, 2, 3, 4
        loop
          insert into visit_count as k values (f.year, f.centre_id, new.demonstration, f.measure, f.item, f.more)
            on conflict (year, demonstration, centre_id, measure, item) do update set n = k.n + excluded.n;
        end loop;
        return null;
      end $$;
    create trigger counted after insert or update on visit for each row execute function count_visit();
    revoke execute on function count_visit from public;
  `.execute(db);
}
