import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What people without an account need: private links, numbers to refer to, a limit on how often, and letters nobody else reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function actor_link() returns text language sql stable as
      $$ select nullif(current_setting('app.link', true), '') $$;
    comment on function actor_link() is 'SHA-256, in hex, of the secret in the private link that the actor holds; null for everybody else.';

    create table yearly_number (
      kind text not null,
      year int not null,
      last int not null,
      primary key (kind, year)
    );
    alter table yearly_number enable row level security;
    alter table yearly_number force row level security;
    create policy keeper on yearly_number to current_user using (true);
    create function next_number(of_kind text, of_year int) returns int language sql security definer set search_path = public, pg_temp as $$
      insert into yearly_number as y values (of_kind, of_year, 1) on conflict (kind, year) do update set last = y.last + 1 returning last
    $$;
    comment on function next_number(text, int) is 'The next number of the year: 1, 2, 3 …; a transaction that fails leaves no gap.';

    create table rate_window (
      key text not null,
      began_at timestamptz not null,
      n int not null,
      primary key (key, began_at)
    );
    comment on table rate_window is 'How often something was done in a span of time; kept for a day. The key is a hash, never an address.';
    alter table rate_window enable row level security;
    alter table rate_window force row level security;
    create policy keeper on rate_window to current_user using (true);
    create function take_turn(turn_key text, moment timestamptz, seconds int, most int) returns boolean language sql security definer set search_path = public, pg_temp as $$
      with swept as (delete from rate_window where began_at < moment - interval '1 day')
      insert into rate_window as w values (turn_key, to_timestamp(floor(extract(epoch from moment) / seconds) * seconds), 1)
        on conflict (key, began_at) do update set n = least(w.n + 1, 1000000) returning w.n <= most
    $$;
    comment on function take_turn(text, timestamptz, int, int) is 'Counts one more; false when that is more than so many in the span of seconds.';

    revoke execute on function next_number, take_turn from public;
    grant execute on function next_number, take_turn to knutepunkt_app;

    -- Two lists of letters are laid together outside the database: in Norwegian order "aa" would stand after "z".
    alter table mail alter column id type text collate "C";
    alter table mail
      add column about text,
      add column calendar jsonb;
    comment on column mail.about is 'Set when the letter is between two: kind:id of what it is about. Only the sender reads it, and its text and address go when it is sent.';
    comment on column mail.calendar is 'A calendar entry that goes with the letter: method and content (RFC 5545).';
    create index on mail (about) where about is not null;
    drop policy readers on mail;
    create policy readers on mail for select using ((select actor_is('system')) or (about is null and ((select actor_is('officer')) or (select actor_is('administrator')))));
    grant update (to_name, to_address, subject, body, calendar) on mail to knutepunkt_app;

    -- What became of private letters is for those who look after the mail; what stood in them is not.
    create function private_mail(of_state text, before_at timestamptz, before_id text, most int)
      returns table (id text, queued_at timestamptz, template text, state text, attempts int, last_error text, sent_at timestamptz, erased boolean)
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
      begin
        if not (actor_is('officer') or actor_is('administrator') or actor_is('system')) then
          raise exception 'only those who look after the mail' using errcode = 'insufficient_privilege';
        end if;
        perform set_config('app.grants', ',system:*,', true);
        return query select m.id, m.queued_at, m.template, m.state, m.attempts, m.last_error, m.sent_at, m.to_address = '' and m.state <> 'sent' from mail m
          where m.about is not null and (of_state is null or m.state = of_state) and (before_at is null or (m.queued_at, m.id) < (before_at, before_id))
          order by m.queued_at desc, m.id desc limit most;
        perform set_config('app.grants', before, true);
      end $$;
    comment on function private_mail(text, timestamptz, text, int) is 'What became of the letters that are between two, newest first. erased: its person was erased, so it is never sent.';

    create function send_private_mail_again(the text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); put boolean;
      begin
        if not (actor_is('officer') or actor_is('administrator')) then
          raise exception 'only those who look after the mail' using errcode = 'insufficient_privilege';
        end if;
        perform set_config('app.grants', ',system:*,', true);
        update mail set state = 'queued', attempts = 0 where id = the and about is not null and state <> 'sent' and to_address <> '';
        put := found;
        perform set_config('app.grants', before, true);
        return put;
      end $$;
    comment on function send_private_mail_again(text) is 'Puts a letter that is between two in the queue once more; false when there is none to send.';

    create table private_link (
      about text primary key,
      path text not null
    );
    comment on table private_link is 'Where the private links lead, secret and all: put into a letter when it is sent, and read by nothing else.';
    alter table private_link enable row level security;
    alter table private_link force row level security;
    create policy everything_for_system on private_link using ((select actor_is('system')));
    grant select on private_link to knutepunkt_app;
    -- Whose letters and links they are: each kind of thing says it for itself, in the migration that makes it.
    create function may_keep_letters(what text) returns boolean language sql stable as $$ select actor_is('system') $$;

    create function keep_private_link(of text, leads_to text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
      begin
        if not may_keep_letters(of) then raise exception 'somebody else''s link' using errcode = 'insufficient_privilege'; end if;
        perform set_config('app.grants', ',system:*,', true);
        insert into private_link values (of, leads_to) on conflict (about) do update set path = excluded.path;
        perform set_config('app.grants', before, true);
      end $$;

    create function has_private_link(what text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); there boolean;
      begin
        perform set_config('app.grants', ',system:*,', true);
        there := exists (select from private_link l where l.about = what);
        perform set_config('app.grants', before, true);
        return there;
      end $$;
    comment on function has_private_link(text) is 'Whether a link is kept for the thing; never where it leads.';

    -- Erasing a person takes their letters too: those waiting are not sent any more.
    create function erase_mail_about(what text) returns int language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); erased int;
      begin
        if not may_keep_letters(what) then raise exception 'somebody else''s letters' using errcode = 'insufficient_privilege'; end if;
        perform set_config('app.grants', ',system:*,', true);
        update mail set to_name = '', to_address = '', subject = '', body = '', calendar = null, state = case when state = 'queued' then 'failed' else state end, last_error = null
          where about = what;
        get diagnostics erased = row_count;
        delete from private_link where private_link.about = what;
        perform set_config('app.grants', before, true);
        return erased;
      end $$;

    -- A letter to each coordinator of a centre, from whoever has something to tell it: their names and addresses are not the writer's to see.
    create function write_to_coordinators(of_centre text, day date, moment timestamptz, of_template text, of_subject text, of_body text) returns setof text
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
      begin
        perform set_config('app.grants', ',system:*,', true);
        return query insert into mail (id, queued_at, queued_by, to_name, to_address, template, subject, body, centre_id)
          select gen_random_uuid()::text, moment, actor_id(), p.name, p.email, of_template, of_subject, replace(of_body, '{name}', p.name), of_centre
            from person p where p.id in (
              select r.person_id from role_assignment r
                where r.role = 'coordinator' and r.centre_id = of_centre and r.valid_from <= day and (r.valid_until is null or r.valid_until > day)
            ) order by p.name
          returning mail.id;
        perform set_config('app.grants', before, true);
      end $$;
    comment on function write_to_coordinators(text, date, timestamptz, text, text, text) is 'Puts a letter to each of a centre''s coordinators in the outbox, {name} in its text being the reader''s; returns the letters'' ids.';
    revoke execute on function private_mail, send_private_mail_again, keep_private_link, has_private_link, erase_mail_about, write_to_coordinators from public;
    grant execute on function private_mail, send_private_mail_again, keep_private_link, has_private_link, erase_mail_about, write_to_coordinators to knutepunkt_app;
  `.execute(db);
}
