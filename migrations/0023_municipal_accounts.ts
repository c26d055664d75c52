import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Accounts of people employed in a municipality, and the centres' turns: what a centre does for all of them, by dates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table role_assignment
      add column municipality_code text check (municipality_code ~ '^[0-9]{4}$'),
      drop constraint role_assignment_role_check,
      add constraint role_assignment_role_check check (role in ('officer', 'administrator', 'coordinator', 'member', 'employee')),
      add check ((role = 'employee') = (municipality_code is not null));
    comment on column role_assignment.municipality_code is 'As it was when the role was given; municipality_kin says what has become of it.';

    create table municipality_kin (
      code text not null check (code ~ '^[0-9]{4}$'),
      kin text not null check (kin ~ '^[0-9]{4}$'),
      primary key (code, kin)
    );
    comment on table municipality_kin is 'Codes, of any time, whose area lies in the same municipalities today: those who are employed in one act for the other. From geography, at start and every night.';

    create table centre_duty (
      id uuid primary key default gen_random_uuid(),
      centre_id text not null references centre,
      duty text not null check (duty in ('editor')),
      valid_from date not null,
      valid_until date not null check (valid_until >= valid_from),
      given_by text not null,
      given_at timestamptz not null,
      ended_by text,
      ended_at timestamptz
    );
    comment on table centre_duty is 'What a centre does for all of them while its turn lasts. A duty is never given to a person: everybody at the centre has it.';
    comment on column centre_duty.valid_until is 'The first day on which it gives nothing.';
    create index on centre_duty (centre_id, valid_from);

    alter table municipality_kin enable row level security;
    alter table municipality_kin force row level security;
    create policy readers on municipality_kin for select using (true);
    create policy everything_for_system on municipality_kin using ((select actor_is('system')));
    grant select, insert, delete on municipality_kin to knutepunkt_app;

    alter table centre_duty enable row level security;
    alter table centre_duty force row level security;
    -- Whose turn it is, is no secret among those who are signed in.
    create policy readers on centre_duty for select using ((select actor_id()) is not null);
    create policy officers_give on centre_duty for insert with check ((select actor_is('officer')) and given_by = (select actor_id()));
    create policy officers_end on centre_duty for update using ((select actor_is('officer')));
    create policy everything_for_system on centre_duty using ((select actor_is('system')));
    grant select, insert on centre_duty to knutepunkt_app;
    grant update (valid_until, ended_by, ended_at) on centre_duty to knutepunkt_app;
  `.execute(db);

  await sql`
    -- Other scopes than centres have come: they are left out here, so that no policy takes a municipality's code for a centre.
    create or replace function actor_scopes() returns text[] language sql stable as
      $$ select string_to_array(trim(both ',' from regexp_replace(coalesce(current_setting('app.grants', true), ''), '(?:coordinator|member):([^,]*,)|[^,:]+:[^,]*,', '\\1', 'g')), ',') $$;
    comment on function actor_scopes() is 'The centres the actor acts for, as coordinator or member.';

    create function actor_municipalities() returns text[] language sql stable as
      $$ select string_to_array(trim(both ',' from regexp_replace(coalesce(current_setting('app.grants', true), ''), 'employee:([^,]*,)|[^,:]+:[^,]*,', '\\1', 'g')), ',') $$;
    comment on function actor_municipalities() is 'Codes, of today and of before, of the municipalities the actor is employed in.';

    -- An employee has every code that the municipality has had, or that has become part of it. An access key is a program: it holds no turn.
    create or replace function grants_on(whose text, day date, only_centre text) returns text language sql stable as
      $$ with held as (
           select distinct role, centre_id, municipality_code from role_assignment
           where person_id = whose and valid_from <= day and (valid_until is null or valid_until > day)
             and (only_centre is null or centre_id = only_centre)
         )
         select ',' || string_agg(role || ':' || coalesce(scope, '*'), ',' order by role, scope) || ','
         from (
           select role, coalesce(centre_id, municipality_code) as scope from held
           union
           select held.role, k.kin from held join municipality_kin k on k.code = held.municipality_code
           union
           select d.duty, d.centre_id from held join centre_duty d using (centre_id)
           where only_centre is null and d.valid_from <= day and d.valid_until > day
         ) r $$;
  `.execute(db);
}
