import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Rounds, responses with every version of them, and the counts that figures are made of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await rowLevelSecurity(db);
  await functions(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table round (
      year int primary key check (year between 1900 and 9999),
      opens_on date not null,
      deadline date not null check (deadline >= opens_on),
      demonstration boolean not null,
      opened_by text not null,
      opened_at timestamptz not null
    );
    comment on column round.year is 'The year that is asked about, not the year of answering.';
    comment on column round.deadline is 'The last day on which a centre may answer, Norwegian time.';

    create table round_centre (
      year int not null references round,
      centre_id text not null references centre,
      region text not null,
      deadline date,
      reminded_at timestamptz,
      primary key (year, centre_id)
    );
    comment on table round_centre is 'The centres asked in a round.';
    comment on column round_centre.region is 'Health region at the end of the year: kept, so that a later change of area moves no old figure.';
    comment on column round_centre.deadline is 'The centre''s own deadline, where it was given another than the round''s.';

    create table response (
      centre_id text not null,
      year int not null,
      status text not null check (status in ('draft', 'submitted')),
      version int not null check (version > 0),
      demonstration boolean not null,
      saved_by text not null,
      saved_at timestamptz not null,
      submitted_by text,
      submitted_at timestamptz,
      receipt text unique,
      primary key (centre_id, year),
      foreign key (year, centre_id) references round_centre,
      check ((status = 'submitted') <= (submitted_by is not null and submitted_at is not null and receipt is not null))
    );
    comment on column response.version is 'The newest revision: its answers are the response''s.';

    create table response_revision (
      centre_id text not null,
      year int not null,
      version int not null,
      kind text not null check (kind in ('saved', 'settled', 'submitted', 'reopened', 'imported')),
      actor text not null,
      at timestamptz not null,
      answers jsonb not null,
      shown jsonb,
      clashes jsonb,
      against text,
      reason text,
      primary key (centre_id, year, version)
    );
    comment on table response_revision is 'Every saved version, append-only.';
    comment on column response_revision.shown is 'What the writer''s own page showed after the save, where that differs from the answers: their next save is compared with it.';
    comment on column response_revision.clashes is 'What two people answered differently at once; the answers keep the earlier, this keeps both.';
    comment on column response_revision.against is 'The colleague whose changes the writer''s page did not show, or clashed with.';

    create table response_editor (
      centre_id text not null,
      year int not null,
      person_id text not null,
      section text not null,
      seen_at timestamptz not null,
      primary key (centre_id, year, person_id)
    );
    comment on table response_editor is 'Who has a section open; of interest for some minutes.';

    create table tally (
      demonstration boolean not null,
      year int not null,
      region text not null,
      key text not null,
      n bigint not null,
      total bigint not null,
      primary key (year, demonstration, region, key)
    );
    comment on column tally.key is 'Empty for the responses themselves, a point for the centres asked (in total), question, or question/option.';

    create table tally_delta (
      id bigint generated always as identity primary key,
      centre_id text not null,
      demonstration boolean not null,
      year int not null,
      region text not null,
      sign smallint not null check (sign in (-1, 1)),
      keys text[] not null,
      totals bigint[] not null check (cardinality(totals) = cardinality(keys))
    );
    comment on column tally_delta.keys is 'One for each question answered, with the options chosen: question, or question/option,option.';
    comment on table tally_delta is 'What submissions and reopenings change, written in their own transactions without waiting for each other; the tally is the folded rows and these together.';
  `.execute(db);
}

async function rowLevelSecurity(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table round enable row level security;
    alter table round force row level security;
    create policy signed_in on round for select using ((select actor_id()) is not null);
    create policy keepers on round using ((select actor_is('officer')) or (select actor_is('system')));
    grant select, insert on round to knutepunkt_app;
    grant update (opens_on, deadline) on round to knutepunkt_app;

    alter table round_centre enable row level security;
    alter table round_centre force row level security;
    create policy own on round_centre for select using (centre_id = any ((select actor_scopes())::text[]));
    create policy keepers on round_centre using ((select actor_is('officer')) or (select actor_is('system')));
    grant select, insert on round_centre to knutepunkt_app;
    grant update (deadline, reminded_at) on round_centre to knutepunkt_app;

    alter table response enable row level security;
    alter table response force row level security;
    create policy own on response for select using (centre_id = any ((select actor_scopes())::text[]));
    create policy own_new on response for insert with check (centre_id = any ((select actor_scopes())::text[]));
    -- What is submitted is locked for the centre.
    create policy own_draft on response for update
      using (status = 'draft' and centre_id = any ((select actor_scopes())::text[]))
      with check (centre_id = any ((select actor_scopes())::text[]));
    create policy officer_reads on response for select using ((select actor_is('officer')));
    create policy officer_reopens on response for update
      using (status = 'submitted' and (select actor_is('officer'))) with check (status = 'draft' and (select actor_is('officer')));
    create policy everything_for_system on response using ((select actor_is('system')));
    grant select, insert on response to knutepunkt_app;
    grant update (status, version, saved_by, saved_at, submitted_by, submitted_at, receipt) on response to knutepunkt_app;

    alter table response_revision enable row level security;
    alter table response_revision force row level security;
    create policy readers on response_revision for select using (
      centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')) or (select actor_is('system'))
    );
    create policy own_words on response_revision for insert with check (
      actor = (select actor_id())
      and (centre_id = any ((select actor_scopes())::text[]) or (kind = 'reopened' and (select actor_is('officer'))) or (select actor_is('system')))
    );
    grant select, insert on response_revision to knutepunkt_app;

    alter table response_editor enable row level security;
    alter table response_editor force row level security;
    create policy own on response_editor for select using (centre_id = any ((select actor_scopes())::text[]));
    create policy oneself on response_editor
      using (person_id = (select actor_id()) and centre_id = any ((select actor_scopes())::text[]));
    create policy everything_for_system on response_editor using ((select actor_is('system')));
    grant select, insert, update, delete on response_editor to knutepunkt_app;

    alter table tally enable row level security;
    alter table tally force row level security;
    create policy readers on tally for select using ((select actor_is('officer')));
    create policy everything_for_system on tally using ((select actor_is('system')));
    grant select on tally to knutepunkt_app;

    alter table tally_delta enable row level security;
    alter table tally_delta force row level security;
    create policy readers on tally_delta for select using ((select actor_is('officer')));
    create policy own_count on tally_delta for insert with check (centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')));
    create policy everything_for_system on tally_delta using ((select actor_is('system')));
    grant select, insert on tally_delta to knutepunkt_app;
  `.execute(db);
}

async function functions(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One submission in one round trip, as the caller and under row-level security: the response, its revision, what it
    -- changes in the counts, and the audit line, all or nothing. With \`grants\` it also sets the actor, and may then stand
    -- alone as a transaction of its own; with null the transaction's actor is kept.
    create function submit_response(
      grants text, actor text, actor_name text, request text, moment timestamptz,
      centre text, for_year int, base_version int, given jsonb, given_keys text[], given_totals bigint[], new_receipt text
    ) returns table (outcome text, now_version int, now_receipt text) language plpgsql as $$
      declare r record; found_status text; found_version int; found_receipt text; today date := norwegian_day(moment); changed int;
      begin
        if grants is not null then
          perform set_config('app.actor', actor, true), set_config('app.grants', grants, true);
        end if;
        select x.opens_on, coalesce(c.deadline, x.deadline) as deadline, c.region, x.demonstration into r
          from round_centre c join round x on x.year = c.year where c.year = for_year and c.centre_id = centre;
        if not found then return query select 'no-round', null::int, null::text; return; end if;
        select x.status, x.version, x.receipt into found_status, found_version, found_receipt from response x where x.centre_id = centre and x.year = for_year;
        if found_status = 'submitted' then return query select 'already-submitted', found_version, found_receipt; return; end if;
        if today < r.opens_on then return query select 'not-open', found_version, null::text; return; end if;
        if today > r.deadline then return query select 'closed', found_version, null::text; return; end if;
        if found_version is null and base_version = 0 then
          insert into response (centre_id, year, status, version, demonstration, saved_by, saved_at, submitted_by, submitted_at, receipt)
            values (centre, for_year, 'submitted', 1, r.demonstration, actor, moment, actor, moment, new_receipt) on conflict do nothing;
        elsif found_version = base_version then
          update response x set status = 'submitted', version = base_version + 1, saved_by = actor, saved_at = moment, submitted_by = actor, submitted_at = moment, receipt = new_receipt
            where x.centre_id = centre and x.year = for_year and x.status = 'draft' and x.version = base_version;
        else
          return query select 'stale', coalesce(found_version, 0), null::text; return;
        end if;
        get diagnostics changed = row_count;
        if changed = 0 then return query select 'stale', found_version, null::text; return; end if;
        insert into response_revision (centre_id, year, version, kind, actor, at, answers) values (centre, for_year, base_version + 1, 'submitted', actor, moment, given);
        insert into tally_delta (centre_id, demonstration, year, region, sign, keys, totals) values (centre, r.demonstration, for_year, r.region, 1, given_keys, given_totals);
        insert into audit_event (at, actor_id, actor_name, request_id, action, subject_kind, subject_id, centre_id, after)
          values (moment, actor, actor_name, request, 'response.submitted', 'response', centre || '/' || for_year, centre, jsonb_build_object('version', base_version + 1, 'receipt', new_receipt));
        return query select 'submitted', base_version + 1, new_receipt;
      end $$;

    -- The tally's keys that a change is about; an option has no total.
    create function tally_points(keys text[], totals bigint[]) returns table (key text, total bigint) language sql immutable as $$
      select split_part(e.key, '/', 1), e.total from unnest(keys, totals) as e (key, total)
      union all
      select split_part(e.key, '/', 1) || '/' || o, 0 from unnest(keys) as e (key) cross join lateral string_to_table(split_part(e.key, '/', 2), ',') as o
    $$;

    -- Moves the waiting changes into the tally when there are more than \`waiting\` of them. Reading is exact either way;
    -- this keeps it cheap. One at a time; whoever comes second goes on without waiting.
    create function fold_tally(waiting int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); folded int := 0;
      begin
        if not (actor_is('officer') or actor_is('system')) then
          raise exception 'only those who may read the tally' using errcode = 'insufficient_privilege';
        end if;
        perform set_config('app.grants', ',system:*,', true);
        if (select count(*) from (select from tally_delta limit waiting + 1) d) > waiting and pg_try_advisory_xact_lock(hashtext('fold_tally')) then
          with taken as (delete from tally_delta returning *),
          counted as (
            select t.demonstration, t.year, t.region, e.key, sum(t.sign) as n, sum(t.sign * e.total) as total
              from taken t cross join lateral tally_points(t.keys, t.totals) as e group by 1, 2, 3, 4
          ), kept as (
            insert into tally as k (demonstration, year, region, key, n, total) select * from counted
              on conflict (year, demonstration, region, key) do update set n = k.n + excluded.n, total = k.total + excluded.total
          )
          select count(*) into folded from taken;
        end if;
        perform set_config('app.grants', before, true);
        return folded;
      end $$;
    revoke execute on function submit_response, fold_tally from public;
    grant execute on function submit_response, fold_tally to knutepunkt_app;
  `.execute(db);
}
