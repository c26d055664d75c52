import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Enquiries. What is counted (`enquiry`) and what is about a person (`enquiry_contact`, `enquiry_message`) are kept apart:
 * erasing the person deletes rows, and the count stays by itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await desk(db);
  await rowLevelSecurity(db);
  await searching(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table enquiry (
      id uuid primary key,
      number text not null unique,
      year int not null check (year between 1900 and 9999),
      demonstration boolean not null,
      link_hash text unique,
      centre_id text not null references centre,
      first_centre_id text not null references centre,
      centres text[] not null check (centre_id = any (centres) and first_centre_id = any (centres)),
      passed_on text[] not null default '{}' check (not centre_id = any (passed_on)),
      channel text not null check (channel in ('web', 'phone', 'mail', 'meeting')),
      municipality_code text not null,
      workplace text not null,
      topics text[] not null,
      language text not null check (language in ('nb', 'nn', 'en')),
      state text not null check (state in ('new', 'open', 'waiting', 'closed', 'withdrawn', 'discarded')),
      assignee_id text,
      version int not null default 1,
      asked_at timestamptz not null,
      asked_on date not null,
      held_since timestamptz not null,
      waits_since timestamptz,
      referred_at timestamptz,
      first_answered_at timestamptz,
      first_answer_days int check (first_answer_days >= 0),
      closed_at timestamptz,
      erased_at timestamptz,
      exported_at timestamptz,
      reminded_at timestamptz,
      escalated_at timestamptz,
      check ((first_answered_at is null) = (first_answer_days is null)),
      check ((state in ('closed', 'withdrawn', 'discarded')) = (closed_at is not null))
    );
    comment on table enquiry is 'What is counted of an enquiry, and whose turn it is. Nothing here names a person outside the centres.';
    comment on column enquiry.year is 'The Norwegian year it was asked in: it counts there for ever.';
    comment on column enquiry.centre_id is 'The centre whose turn it is. There is always one.';
    comment on column enquiry.first_centre_id is 'The centre that received it: received and answered are counted there.';
    comment on column enquiry.centres is 'Every centre that has had it: these may read it.';
    comment on column enquiry.passed_on is 'The centres that have passed it on, and do not have it now.';
    comment on column enquiry.municipality_code is 'As it was on asked_on.';
    comment on column enquiry.waits_since is 'Since when the asker has waited for us: from asking or adding until the next answer; null while we wait for the asker.';
    comment on column enquiry.first_answer_days is 'Working days from asking to the first answer.';
    comment on column enquiry.link_hash is 'SHA-256 of the private link''s secret; null when it was revoked, or never given.';
    create index on enquiry (centre_id, state, asked_at, id);
    create index on enquiry (centre_id, closed_at, id) where closed_at is not null;
    create index on enquiry (assignee_id, asked_at, id) where assignee_id is not null and closed_at is null;
    create index on enquiry (waits_since) where waits_since is not null and closed_at is null;
    create index on enquiry (closed_at) where erased_at is null;

    create table enquiry_contact (
      enquiry_id uuid primary key references enquiry,
      name text not null,
      email text,
      phone text,
      workplace_name text,
      subject text not null
    );
    comment on table enquiry_contact is 'Who asked, and about what in their own words. The row goes when the person is erased.';

    create table enquiry_message (
      id uuid primary key,
      enquiry_id uuid not null references enquiry,
      seq int not null,
      kind text not null check (kind in ('asker', 'answer', 'note')),
      centre_id text references centre,
      author_id text,
      author_name text not null,
      at timestamptz not null,
      body text not null,
      unique (enquiry_id, seq),
      check ((kind = 'asker') <= (author_id is null))
    );
    comment on table enquiry_message is 'The conversation. A note is internal: row-level security keeps it from the asker. The rows go when the person is erased.';

    create table enquiry_referral (
      id uuid primary key,
      enquiry_id uuid not null references enquiry,
      from_centre_id text not null references centre,
      to_centre_id text not null references centre check (to_centre_id <> from_centre_id),
      kind text not null check (kind in ('referral', 'handover')),
      reason text not null,
      by_id text not null,
      by_name text not null,
      at timestamptz not null,
      outcome text check (outcome in ('accepted', 'returned')),
      outcome_at timestamptz,
      outcome_by_name text,
      outcome_reason text,
      check ((outcome is null) = (outcome_at is null))
    );
    comment on column enquiry_referral.reason is 'For the centres; emptied when the person is erased.';
    create index on enquiry_referral (enquiry_id);
    create index on enquiry_referral (from_centre_id, at, id);
    create unique index one_waiting on enquiry_referral (enquiry_id) where outcome is null;

    create table enquiry_credit (
      enquiry_id uuid not null references enquiry,
      centre_id text not null references centre,
      at timestamptz not null,
      primary key (enquiry_id, centre_id)
    );
    comment on table enquiry_credit is 'The centres that helped: answered it, or referred it to one that accepted. Once for each.';
  `.execute(db);
}

async function desk(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table enquiry_writer (
      enquiry_id uuid not null references enquiry,
      person_id text not null,
      name text not null,
      seen_at timestamptz not null,
      primary key (enquiry_id, person_id)
    );
    comment on table enquiry_writer is 'Who has the answer open; of interest for some minutes.';

    create table answer_template (
      id uuid primary key,
      centre_id text not null references centre,
      shared boolean not null,
      title text not null,
      body text not null,
      language text not null check (language in ('nb', 'nn', 'en')),
      changed_at timestamptz not null,
      changed_by text not null
    );
    comment on column answer_template.shared is 'Whether the other centres may use it too; only its own changes it.';

    create table centre_topic (
      centre_id text not null references centre,
      topic text not null,
      declared_at timestamptz not null,
      declared_by text not null,
      primary key (centre_id, topic)
    );
    comment on table centre_topic is 'The topics a centre says it knows well.';
  `.execute(db);
}

async function rowLevelSecurity(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table enquiry enable row level security;
    alter table enquiry force row level security;
    create policy readers on enquiry for select using (
      centres && (select actor_scopes())::text[] or (select actor_is('officer')) or (select actor_is('system')) or link_hash = (select actor_link())
    );
    create policy centre_registers on enquiry for insert with check (
      centre_id = any ((select actor_scopes())::text[]) and channel <> 'web'
    );
    create policy asker_asks on enquiry for insert with check (
      link_hash = (select actor_link()) and channel = 'web' and state = 'new' and first_centre_id = centre_id and centres = array[centre_id] and passed_on = '{}'
      and year = extract(year from asked_on) and version = 1 and assignee_id is null and referred_at is null and first_answered_at is null and erased_at is null and exported_at is null
    );
    -- The centre whose turn it is; what it changes may make it another's turn, so the new row is judged by who has had it.
    create policy holder_works on enquiry for update
      using (centre_id = any ((select actor_scopes())::text[])) with check (centres && (select actor_scopes())::text[]);
    create policy asker_works on enquiry for update using (link_hash = (select actor_link())) with check (state in ('new', 'open', 'waiting', 'withdrawn', 'closed'));
    create policy everything_for_system on enquiry using ((select actor_is('system')));
    grant select, insert on enquiry to knutepunkt_app;
    grant update (link_hash, centre_id, centres, passed_on, workplace, topics, municipality_code, state, assignee_id, version, held_since, waits_since, referred_at, first_answered_at,
      first_answer_days, closed_at, erased_at, exported_at, reminded_at, escalated_at) on enquiry to knutepunkt_app;

    -- The asker adds, withdraws and opens again. Whose it is, what it is counted as and who answered is not the asker's to say.
    create function keep_to_asking() returns trigger language plpgsql as $$
      begin
        if actor_link() is not null and not actor_is('system') and
          (new.link_hash, new.centre_id, new.centres, new.passed_on, new.workplace, new.topics, new.municipality_code, new.assignee_id, new.held_since, new.referred_at,
            new.first_answered_at, new.first_answer_days, new.erased_at, new.exported_at, new.reminded_at, new.escalated_at)
          is distinct from
          (old.link_hash, old.centre_id, old.centres, old.passed_on, old.workplace, old.topics, old.municipality_code, old.assignee_id, old.held_since, old.referred_at,
            old.first_answered_at, old.first_answer_days, old.erased_at, old.exported_at, old.reminded_at, old.escalated_at)
        then raise exception 'not the asker''s to change' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
    create trigger kept_to_asking before update on enquiry for each row execute function keep_to_asking();

    -- What hangs on an enquiry is for the centres that have had it, and the asker; not for officers.
    create function may_read_enquiry(the uuid) returns boolean language sql stable as $$
      select exists (select from enquiry e where e.id = the and (e.centres && actor_scopes() or e.link_hash = actor_link()))
    $$;
    create function works_on_enquiry(the uuid) returns boolean language sql stable as $$
      select exists (select from enquiry e where e.id = the and e.centres && actor_scopes())
    $$;

    alter table enquiry_contact enable row level security;
    alter table enquiry_contact force row level security;
    create policy those_in_it on enquiry_contact using ((select actor_is('system')) or may_read_enquiry(enquiry_id));
    grant select, insert on enquiry_contact to knutepunkt_app;

    alter table enquiry_message enable row level security;
    alter table enquiry_message force row level security;
    create policy centres_read on enquiry_message for select using ((select actor_is('system')) or works_on_enquiry(enquiry_id));
    create policy asker_reads on enquiry_message for select using ((select actor_link()) is not null and kind <> 'note' and may_read_enquiry(enquiry_id));
    create policy centres_write on enquiry_message for insert with check (
      works_on_enquiry(enquiry_id) and (kind = 'asker' or (author_id = (select actor_id()) and centre_id = any ((select actor_scopes())::text[])))
    );
    create policy asker_writes on enquiry_message for insert with check ((select actor_link()) is not null and kind = 'asker' and may_read_enquiry(enquiry_id));
    create policy everything_for_system on enquiry_message using ((select actor_is('system')));
    grant select, insert on enquiry_message to knutepunkt_app;

    alter table enquiry_referral enable row level security;
    alter table enquiry_referral force row level security;
    create policy readers on enquiry_referral for select using ((select actor_is('system')) or may_read_enquiry(enquiry_id));
    create policy centres_refer on enquiry_referral for insert with check ((select actor_is('system')) or (works_on_enquiry(enquiry_id) and from_centre_id = any ((select actor_scopes())::text[])));
    create policy receivers_decide on enquiry_referral for update
      using ((select actor_is('system')) or (works_on_enquiry(enquiry_id) and to_centre_id = any ((select actor_scopes())::text[])));
    grant select, insert on enquiry_referral to knutepunkt_app;
    grant update (outcome, outcome_at, outcome_by_name, outcome_reason, reason) on enquiry_referral to knutepunkt_app;

    alter table enquiry_credit enable row level security;
    alter table enquiry_credit force row level security;
    create policy those_in_it on enquiry_credit using ((select actor_is('system')) or works_on_enquiry(enquiry_id));
    grant select, insert on enquiry_credit to knutepunkt_app;

    alter table enquiry_writer enable row level security;
    alter table enquiry_writer force row level security;
    create policy those_in_it on enquiry_writer using ((select actor_is('system')) or works_on_enquiry(enquiry_id))
      with check ((select actor_is('system')) or (person_id = (select actor_id()) and works_on_enquiry(enquiry_id)));
    grant select, insert, update, delete on enquiry_writer to knutepunkt_app;

    alter table answer_template enable row level security;
    alter table answer_template force row level security;
    create policy own on answer_template using (centre_id = any ((select actor_scopes())::text[]) or (select actor_is('system')));
    create policy shared on answer_template for select using (shared and (actor_is('coordinator') or actor_is('member')));
    grant select, insert, update, delete on answer_template to knutepunkt_app;

    alter table centre_topic enable row level security;
    alter table centre_topic force row level security;
    create policy everybody on centre_topic for select using (true);
    create policy own on centre_topic using (centre_id = any ((select actor_scopes())::text[]) or (select actor_is('system')));
    grant select, insert, delete on centre_topic to knutepunkt_app;
  `.execute(db);
}

/**
 * Searching by word. A condition of full-text search may not go ahead of row-level security's own, so an index under the policies
 * would never be used: the words stand in a table that only two functions reach, and the one that reads asks whose centre it is.
 */
async function searching(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table enquiry_words (
      enquiry_id uuid primary key references enquiry,
      centres text[] not null,
      asked_at timestamptz not null,
      words tsvector not null
    );
    alter table enquiry_words enable row level security;
    alter table enquiry_words force row level security;
    create policy keeper on enquiry_words to current_user using (true);
    create index on enquiry_words using gin (centres, words);
    create index on enquiry_words (asked_at);

    create function keep_enquiry_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare the uuid; before text := coalesce(current_setting('app.grants', true), '');
      begin
        -- One statement for each: a branch of a single expression is read also when it is not taken, and the fields differ.
        if tg_table_name = 'enquiry' then the := new.id; elsif tg_op = 'DELETE' then the := old.enquiry_id; else the := new.enquiry_id; end if;
        perform set_config('app.grants', ',system:*,', true);
        insert into enquiry_words (enquiry_id, centres, asked_at, words)
          select e.id, e.centres, e.asked_at,
              setweight(to_tsvector('simple', replace(e.number, '-', ' ')), 'A')
              || setweight(to_tsvector('norwegian', coalesce(c.subject, '')), 'A')
              || setweight(to_tsvector('simple', concat_ws(' ', c.name, c.workplace_name)), 'B')
              || to_tsvector('norwegian', left(coalesce(string_agg(m.body, ' ' order by m.seq), ''), 200000))
            from enquiry e left join enquiry_contact c on c.enquiry_id = e.id left join enquiry_message m on m.enquiry_id = e.id
            where e.id = the group by e.id, c.enquiry_id
          on conflict (enquiry_id) do update set centres = excluded.centres, words = excluded.words;
        perform set_config('app.grants', before, true);
        return null;
      end $$;
    create trigger words_of_enquiry after insert or update of centres on enquiry for each row execute function keep_enquiry_words();
    create trigger words_of_contact after insert or update or delete on enquiry_contact for each row execute function keep_enquiry_words();
    create trigger words_of_message after insert or delete on enquiry_message for each row execute function keep_enquiry_words();

    create function search_enquiries(centre text, wanted text, most int) returns setof uuid language plpgsql stable security definer
      set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
      declare query tsquery;
      begin
        -- "2026-0398" is two words, as it is kept.
        wanted := regexp_replace(wanted, '(?<=[0-9])-(?=[0-9])', ' ', 'g');
        query := websearch_to_tsquery('norwegian', wanted) || websearch_to_tsquery('simple', wanted);
        if not (centre = any (actor_scopes())) then
          raise exception 'only the centre''s own' using errcode = 'insufficient_privilege';
        end if;
        return query select w.enquiry_id from enquiry_words w
          where w.centres @> array[centre] and w.words @@ query
          order by w.asked_at desc limit most;
      end $$;
    comment on function search_enquiries(text, text, int) is 'The newest enquiries that a centre has had and that the words are in, in any Norwegian inflection.';
    -- A new link in place of the holder's own, or by a centre that has it: the old one opens nothing from now on.
    create function renew_enquiry_link(the uuid, new_hash text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); allowed boolean;
      begin
        perform set_config('app.grants', ',system:*,', true);
        select e.link_hash = actor_link() or e.centres && string_to_array(trim(both ',' from regexp_replace(before, '[^,:]*:', '', 'g')), ',') into allowed from enquiry e where e.id = the for update;
        if coalesce(allowed, false) then update enquiry set link_hash = new_hash where id = the; end if;
        perform set_config('app.grants', before, true);
        return coalesce(allowed, false);
      end $$;

    -- The person goes, at the wish of the link's holder or by the nightly job: also the notes, which the holder never sees.
    create function erase_enquiry(the uuid, moment timestamptz) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), ''); allowed boolean;
      begin
        perform set_config('app.grants', ',system:*,', true);
        select strpos(before, ',system:*,') > 0 or e.link_hash = actor_link() into allowed from enquiry e
          where e.id = the and e.closed_at is not null and e.erased_at is null for update;
        if coalesce(allowed, false) then
          delete from enquiry_message where enquiry_id = the;
          delete from enquiry_contact where enquiry_id = the;
          delete from enquiry_writer where enquiry_id = the;
          update enquiry_referral set reason = '', outcome_reason = null where enquiry_id = the;
          update enquiry set erased_at = moment, version = version + 1 where id = the;
        end if;
        perform set_config('app.grants', before, true);
        return coalesce(allowed, false);
      end $$;
    comment on function erase_enquiry(uuid, timestamptz) is 'Erases name, address and every text of a closed enquiry; false when it is open, erased already, or not the actor''s to erase.';
    revoke execute on function renew_enquiry_link, erase_enquiry from public;
    grant execute on function renew_enquiry_link, erase_enquiry to knutepunkt_app;
    revoke execute on function search_enquiries, keep_enquiry_words from public;
    grant execute on function search_enquiries to knutepunkt_app;
  `.execute(db);
}
