import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** People, their dated roles, sessions, access keys for programs, and sign-ins under way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function actor_scopes_as(role text) returns text[] language sql stable as
      $$ select coalesce(array_agg(split_part(g, ':', 2)), '{}') from unnest(string_to_array(trim(both ',' from coalesce(current_setting('app.grants', true), '')), ',')) g where split_part(g, ':', 1) = role $$;
    comment on function actor_scopes_as(text) is 'The centres the actor holds this one role for.';

    create table person (
      id text primary key default gen_random_uuid()::text,
      name text not null check (name <> ''),
      email text not null check (email = lower(email) and strpos(email, '@') > 1),
      issuer text,
      subject text,
      demonstration boolean not null default false,
      created_at timestamptz not null default now(),
      unique (email),
      unique (issuer, subject),
      check ((issuer is null) = (subject is null))
    );
    comment on column person.subject is 'Who this is at the issuer; bound at the first sign-in with the verified e-mail, once.';

    create table role_assignment (
      id text primary key default gen_random_uuid()::text,
      person_id text not null references person,
      role text not null check (role in ('officer', 'administrator', 'coordinator', 'member')),
      -- Of the scheme's centres; that table comes after this one.
      centre_id text,
      valid_from date not null,
      valid_until date,
      given_by text not null,
      given_at timestamptz not null,
      ended_by text,
      ended_at timestamptz,
      check ((role in ('coordinator', 'member')) = (centre_id is not null)),
      -- What goes between commas and colons in the setting that row-level security reads.
      check (centre_id ~ '^[a-z0-9æøå-]+$'),
      check (valid_until >= valid_from)
    );
    comment on column role_assignment.valid_until is 'The first day on which it gives nothing; null: still.';
    create index on role_assignment (person_id);
    create index on role_assignment (centre_id);

    create table session (
      id_hash bytea primary key,
      person_id text not null references person,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      centre_id text
    );
    comment on column session.centre_id is 'The centre chosen by a person who has several.';
    create index on session (person_id);

    create table sign_in_attempt (
      cookie_hash bytea primary key,
      state text not null,
      nonce text not null,
      verifier text not null,
      return_to text not null,
      expires_at timestamptz not null
    );

    create table api_token (
      id text primary key default gen_random_uuid()::text,
      hash bytea not null unique,
      person_id text not null references person,
      centre_id text not null,
      label text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    );
    create index on api_token (centre_id);
  `.execute(db);

  await sql`
    alter table person enable row level security;
    alter table person force row level security;
    alter table role_assignment enable row level security;
    alter table role_assignment force row level security;
    alter table session enable row level security;
    alter table session force row level security;
    alter table sign_in_attempt enable row level security;
    alter table sign_in_attempt force row level security;
    alter table api_token enable row level security;
    alter table api_token force row level security;

    create policy everything_for_keepers on role_assignment using ((select actor_is('administrator')) or (select actor_is('system')));
    create policy readers on role_assignment for select using (
      (select actor_is('officer')) or person_id = (select actor_id()) or centre_id = any ((select actor_scopes())::text[])
    );
    create policy coordinator_invites on role_assignment for insert with check (
      role = 'member' and centre_id = any ((select actor_scopes_as('coordinator'))::text[])
    );
    create policy coordinator_ends on role_assignment for update
      using (role = 'member' and centre_id = any ((select actor_scopes_as('coordinator'))::text[]))
      with check (role = 'member' and centre_id = any ((select actor_scopes_as('coordinator'))::text[]));
    grant select, insert on role_assignment to knutepunkt_app;
    grant update (valid_until, ended_by, ended_at) on role_assignment to knutepunkt_app;

    create policy everything_for_keepers on person using ((select actor_is('administrator')) or (select actor_is('system')));
    create policy readers on person for select using (
      (select actor_is('officer')) or id = (select actor_id())
      or exists (select from role_assignment r where r.person_id = person.id and r.centre_id = any ((select actor_scopes())::text[]))
    );
    grant select, insert, update on person to knutepunkt_app;

    create policy system_only on session using ((select actor_is('system')));
    create policy own on session using (person_id = (select actor_id()));
    grant select, insert, update, delete on session to knutepunkt_app;

    create policy system_only on sign_in_attempt using ((select actor_is('system')));
    grant select, insert, delete on sign_in_attempt to knutepunkt_app;

    create policy readers on api_token for select using (
      (select actor_is('system')) or centre_id = any ((select actor_scopes_as('coordinator'))::text[])
    );
    create policy coordinator_makes on api_token for insert with check (
      person_id = (select actor_id()) and centre_id = any ((select actor_scopes_as('coordinator'))::text[])
    );
    create policy coordinator_revokes on api_token for update
      using (centre_id = any ((select actor_scopes_as('coordinator'))::text[]))
      with check (centre_id = any ((select actor_scopes_as('coordinator'))::text[]));
    create policy system_revokes on api_token for update using ((select actor_is('system')));
    grant select, insert on api_token to knutepunkt_app;
    grant update (revoked_at) on api_token to knutepunkt_app;
  `.execute(db);

  await sql`
    -- The day a moment belongs to: roles are dated in Norwegian days.
    create function norwegian_day(moment timestamptz) returns date language sql immutable as
      $$ select (moment at time zone 'Europe/Oslo')::date $$;

    create function grants_on(whose text, day date, only_centre text) returns text language sql stable as
      $$ select ',' || string_agg(role || ':' || coalesce(centre_id, '*'), ',' order by role, centre_id) || ','
         from (select distinct role, centre_id from role_assignment
               where person_id = whose and valid_from <= day and (valid_until is null or valid_until > day)
                 and (only_centre is null or centre_id = only_centre)) r $$;

    -- Who a session belongs to, and what he may do today; nothing when it has ended or he has no role left.
    -- Sets the transaction's actor as well, so that one round trip can both begin and ask.
    create function enter_session(hash bytea, moment timestamptz, idle interval default '2 hours')
      returns table (person_id text, name text, grants text, centre_id text)
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare s session; found_name text; found_grants text;
      begin
        perform set_config('app.actor', 'system:session', true), set_config('app.grants', ',system:*,', true);
        select * into s from session x
          where x.id_hash = hash and x.revoked_at is null and x.expires_at > moment and x.seen_at > moment - idle;
        if s.id_hash is not null then
          found_grants := grants_on(s.person_id, norwegian_day(moment), null);
          select p.name into found_name from person p where p.id = s.person_id;
          if s.seen_at < moment - interval '1 minute' then
            update session x set seen_at = moment where x.id_hash = hash;
          end if;
        end if;
        perform set_config('app.actor', case when found_grants is null then '' else s.person_id end, true),
                set_config('app.grants', coalesce(found_grants, ''), true);
        if found_grants is not null then
          return query select s.person_id, found_name, found_grants, s.centre_id;
        end if;
      end $$;

    -- The same for a program's access key: it gives what its maker may do for that one centre, and no more.
    create function enter_api_token(token_hash bytea, moment timestamptz)
      returns table (person_id text, name text, grants text, centre_id text)
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare t api_token; found_name text; found_grants text;
      begin
        perform set_config('app.actor', 'system:session', true), set_config('app.grants', ',system:*,', true);
        select * into t from api_token x where x.hash = token_hash and x.revoked_at is null and x.expires_at > moment;
        if t.id is not null then
          found_grants := grants_on(t.person_id, norwegian_day(moment), t.centre_id);
          select p.name into found_name from person p where p.id = t.person_id;
        end if;
        perform set_config('app.actor', case when found_grants is null then '' else t.person_id end, true),
                set_config('app.grants', coalesce(found_grants, ''), true);
        if found_grants is not null then
          return query select t.person_id, found_name, found_grants, t.centre_id;
        end if;
      end $$;

    -- Names of people, to anybody signed in: who answered, who published. Nothing else of them.
    create function person_names(ids text[]) returns table (id text, name text)
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
      begin
        if actor_id() is null then return; end if;
        perform set_config('app.grants', ',system:*,', true);
        return query select p.id, p.name from person p where p.id = any (ids);
        perform set_config('app.grants', before, true);
      end $$;

    -- The person with this address, made when there is none: an inviting coordinator may not look for people elsewhere.
    create function person_to_invite(new_name text, new_email text, moment timestamptz) returns text
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); found text;
      begin
        if not (actor_is('administrator') or actor_is('coordinator') or actor_is('system')) then
          raise exception 'only those who may invite' using errcode = 'insufficient_privilege';
        end if;
        perform set_config('app.grants', ',system:*,', true);
        insert into person (name, email, created_at) values (new_name, lower(new_email), moment) on conflict (email) do nothing;
        select p.id into found from person p where p.email = lower(new_email);
        perform set_config('app.grants', before, true);
        return found;
      end $$;

    -- Ends the sessions and access keys of a person who has no role left; called after a membership was ended.
    create function revoke_if_without_role(whose text, moment timestamptz) returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); without boolean;
      begin
        if not (actor_is('administrator') or actor_is('coordinator') or actor_is('system')) then
          raise exception 'only those who may end a membership' using errcode = 'insufficient_privilege';
        end if;
        perform set_config('app.grants', ',system:*,', true);
        without := grants_on(whose, norwegian_day(moment), null) is null;
        if without then
          update session s set revoked_at = moment where s.person_id = whose and s.revoked_at is null;
          update api_token t set revoked_at = moment where t.person_id = whose and t.revoked_at is null;
        end if;
        perform set_config('app.grants', before, true);
        return without;
      end $$;

    revoke execute on function enter_session, enter_api_token, person_names, person_to_invite, revoke_if_without_role from public;
    grant execute on function enter_session, enter_api_token, person_names, person_to_invite, revoke_if_without_role to knutepunkt_app;
  `.execute(db);
}
