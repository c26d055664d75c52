import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Days on which the centres meet, who comes to them, and what they thought. What is counted names nobody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await people(db);
  await rowLevelSecurity(db);
  await participantsSecurity(db);
  await places(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gathering (
      id uuid primary key,
      once text not null,
      number text not null unique,
      demonstration boolean not null,
      state text not null check (state in ('draft', 'published', 'held', 'summed-up', 'cancelled')),
      centre_id text references centre,
      kind text not null,
      title text not null check (title <> ''),
      text text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      place text not null,
      online text not null,
      places int check (places between 1 and 5000),
      approval boolean not null,
      sign_up_until date not null,
      ask_needs boolean not null,
      centres text[] not null,
      minutes text not null default '',
      taken int not null default 0,
      waiting int not null default 0 check (waiting >= 0),
      activity_id uuid references activity,
      sequence int not null default 0,
      version int not null default 1,
      made_at timestamptz not null,
      made_by text not null,
      published_at timestamptz,
      ended_at timestamptz,
      reminded_at timestamptz,
      feedback_asked_at timestamptz,
      sum_up_reminded_at timestamptz,
      needs_erased_at timestamptz,
      erased_at timestamptz,
      unique nulls not distinct (centre_id, once),
      check (state <> 'draft' or published_at is null),
      check (state not in ('published', 'held', 'summed-up') or published_at is not null),
      check ((state = 'cancelled') = (ended_at is not null)),
      constraint gathering_places_not_exceeded check (taken >= 0 and (places is null or taken <= places))
    );
    comment on table gathering is 'A day the centres meet on, called by a centre, or by the authority (centre_id null). Nothing here is about a person.';
    comment on column gathering.once is 'Made with the form: posted twice, it is one gathering.';
    comment on column gathering.published_at is 'Null: nobody but the organiser knows of it, also when it was cancelled as a draft.';
    comment on column gathering.centres is 'Invited centres; none: all with an agreement on the day.';
    comment on column gathering.taken is 'Participants with a place or an offer of one, kept by a trigger on gathering_participant: no use case can exceed the places.';
    comment on column gathering.sequence is 'Of the calendar entry (RFC 5545): rises with each change that calendars must take in.';
    create index on gathering (starts_at desc, id);
    create index on gathering (centre_id, starts_at desc);

    create table gathering_item (
      id uuid primary key,
      gathering_id uuid not null references gathering,
      starts_at timestamptz not null,
      minutes int not null check (minutes between 1 and 1440),
      title text not null check (title <> ''),
      text text not null,
      speaker text not null,
      subject text not null,
      feedback boolean not null,
      unique (id, gathering_id)
    );
    create index on gathering_item (gathering_id, starts_at);
    create index on gathering_item (subject) where subject <> '';

    create table gathering_document (
      id uuid primary key,
      gathering_id uuid not null references gathering,
      item_id uuid references gathering_item on delete set null,
      name text not null check (name <> ''),
      type text not null,
      mime text not null,
      size int not null check (size between 1 and 10485760),
      bytes bytea not null check (length(bytes) = size),
      added_at timestamptz not null,
      added_by text not null
    );
    comment on table gathering_document is 'A file of the programme, recognised by its content; given back as a download only.';
    create index on gathering_document (gathering_id);
  `.execute(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gathering_participant (
      id uuid primary key,
      gathering_id uuid not null references gathering,
      organiser_id text references centre,
      demonstration boolean not null,
      kind text not null check (kind in ('centre', 'governor', 'authority', 'guest')),
      centre_id text references centre check ((kind = 'centre') = (centre_id is not null)),
      office text not null,
      language text not null check (language in ('nb', 'nn', 'en')),
      link_hash text unique,
      state text not null check (state in ('invited', 'requested', 'waiting', 'offered', 'coming', 'declined', 'withdrawn', 'refused')),
      since timestamptz not null,
      offer_until timestamptz,
      attended boolean,
      feedback_given boolean not null default false,
      version int not null default 1,
      made_at timestamptz not null,
      unique (id, gathering_id),
      check ((state = 'offered') = (offer_until is not null))
    );
    comment on table gathering_participant is 'One place at a gathering. Nothing here is about a person; that stands in gathering_person until it is erased.';
    comment on column gathering_participant.organiser_id is 'The gathering''s own centre_id, so that row-level security need not ask there.';
    comment on column gathering_participant.since is 'When it came into its state: the queue''s order.';
    comment on column gathering_participant.feedback_given is 'That it was given; what it was stands elsewhere, without whose it is.';
    create index on gathering_participant (gathering_id, since);
    create index on gathering_participant (centre_id, gathering_id);
    create index on gathering_participant (offer_until) where state = 'offered';

    create table gathering_person (
      participant_id uuid primary key references gathering_participant,
      name text not null check (name <> ''),
      email text,
      organisation text not null,
      account_id text
    );
    comment on table gathering_person is 'Who a participant is. The row goes when the person is erased.';
    comment on column gathering_person.account_id is 'Somebody who signed up signed in, and may give feedback so.';

    create table gathering_need (
      participant_id uuid primary key references gathering_participant,
      needs text not null check (needs <> '')
    );
    comment on table gathering_need is 'Diet and other needs, as written, for the one who called the gathering. The rows go some days after it.';

    create table gathering_feedback (
      id uuid primary key,
      gathering_id uuid not null references gathering,
      comment text not null,
      quotable boolean not null,
      unique (id, gathering_id)
    );
    comment on table gathering_feedback is 'What somebody thought: no name, no time, no participant.';
    create index on gathering_feedback (gathering_id);

    create table gathering_score (
      feedback_id uuid not null,
      gathering_id uuid not null,
      item_id uuid not null,
      score int check (score between 1 and 5),
      comment text not null check (score is not null or comment <> ''),
      primary key (feedback_id, item_id),
      foreign key (feedback_id, gathering_id) references gathering_feedback (id, gathering_id),
      foreign key (item_id, gathering_id) references gathering_item (id, gathering_id)
    );
    create index on gathering_score (item_id);
  `.execute(db);
}

async function rowLevelSecurity(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function calls_gatherings_as(the_centre text) returns boolean language sql stable as $$
      select actor_is('system') or the_centre = any (actor_scopes()) or (the_centre is null and actor_is('officer'))
    $$;
    comment on function calls_gatherings_as(text) is 'Whether the actor is of the centre that called, or of the authority where none did.';

    alter table gathering enable row level security;
    alter table gathering force row level security;
    create policy organiser on gathering for select using (calls_gatherings_as(centre_id));
    create policy officers on gathering for select using (published_at is not null and (select actor_is('officer')));
    create policy invited on gathering for select using (
      published_at is not null and (centres && (select actor_scopes())::text[] or (centres = '{}' and cardinality((select actor_scopes())::text[]) > 0 and (select actor_is('coordinator') or actor_is('member'))))
    );
    create policy participants on gathering for select using (
      published_at is not null and exists (select from gathering_participant p where p.gathering_id = gathering.id and p.link_hash = (select actor_link()))
    );
    create policy organiser_calls on gathering for insert with check (calls_gatherings_as(centre_id) and (state = 'draft' or (select actor_is('system'))));
    create policy organiser_changes on gathering for update using (calls_gatherings_as(centre_id));
    grant select, insert on gathering to knutepunkt_app;
    grant update (state, kind, title, text, starts_at, ends_at, place, online, places, approval, sign_up_until, ask_needs, centres, minutes, activity_id, sequence, version,
      published_at, ended_at, reminded_at, feedback_asked_at, sum_up_reminded_at, needs_erased_at, erased_at) on gathering to knutepunkt_app;

    -- Whoever may read the gathering reads its programme and documents: the policies above decide inside.
    create function calls_gathering(the uuid) returns boolean language sql stable as $$ select exists (select from gathering g where g.id = the and calls_gatherings_as(g.centre_id)) $$;

    alter table gathering_item enable row level security;
    alter table gathering_item force row level security;
    create policy readers on gathering_item for select using (exists (select from gathering g where g.id = gathering_id));
    create policy organiser on gathering_item using (calls_gathering(gathering_id));
    grant select, insert, delete on gathering_item to knutepunkt_app;
    grant update (starts_at, minutes, title, text, speaker, subject, feedback) on gathering_item to knutepunkt_app;

    alter table gathering_document enable row level security;
    alter table gathering_document force row level security;
    create policy readers on gathering_document for select using (exists (select from gathering g where g.id = gathering_id));
    create policy organiser on gathering_document using (calls_gathering(gathering_id));
    grant select, insert, delete on gathering_document to knutepunkt_app;
  `.execute(db);
}

async function participantsSecurity(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- No word about the gathering in the policies that read: those of the gathering ask here.
    alter table gathering_participant enable row level security;
    alter table gathering_participant force row level security;
    create policy organiser on gathering_participant for select using (calls_gatherings_as(organiser_id));
    create policy own_centre on gathering_participant for select using (centre_id = any ((select actor_scopes())::text[]));
    create policy oneself on gathering_participant for select using (link_hash = (select actor_link()));
    -- As functions: a policy that asked the gathering itself would ask in a ring.
    create function invites_to(the uuid, organiser text) returns boolean language sql stable as $$
      select exists (select from gathering g where g.id = the and g.centre_id is not distinct from organiser and calls_gatherings_as(g.centre_id))
    $$;
    create function signs_up_to(the uuid, organiser text, the_centre text, in_state text) returns boolean language sql stable as $$
      select exists (select from gathering g where g.id = the and g.centre_id is not distinct from organiser and g.state = 'published'
        and (g.centres = '{}' or the_centre = any (g.centres) or g.centre_id = the_centre)
        and (in_state in ('requested', 'waiting') or (in_state = 'coming' and not g.approval)))
    $$;
    create policy organiser_invites on gathering_participant for insert with check (
      kind <> 'centre' and state = 'invited' and attended is null and not feedback_given and invites_to(gathering_id, organiser_id)
    );
    create policy centre_signs_up on gathering_participant for insert with check (
      centre_id = any ((select actor_scopes())::text[]) and attended is null and not feedback_given and signs_up_to(gathering_id, organiser_id, centre_id, state)
    );
    create policy everything_for_system on gathering_participant using ((select actor_is('system')));
    create policy organiser_changes on gathering_participant for update using (calls_gatherings_as(organiser_id));
    create policy own_centre_changes on gathering_participant for update using (centre_id = any ((select actor_scopes())::text[]));
    create policy oneself_changes on gathering_participant for update using (link_hash = (select actor_link()));
    grant select, insert on gathering_participant to knutepunkt_app;
    grant update (language, link_hash, state, since, offer_until, attended, feedback_given, version) on gathering_participant to knutepunkt_app;

    -- Those who come say whether they come; who is let in and who was there is the organiser's.
    create function keep_to_coming() returns trigger language plpgsql as $$
      begin
        if actor_is('system') then return new; end if;
        if new.feedback_given < old.feedback_given or new.link_hash is distinct from old.link_hash then
          raise exception 'not the participant''s to change' using errcode = 'insufficient_privilege';
        end if;
        if calls_gatherings_as(new.organiser_id) then return new; end if;
        -- The queue is in the order of since: nobody moves themselves forward in it, or makes an offer last longer.
        if new.since < old.since - interval '1 minute' or (new.state = old.state and new.since <> old.since) or (new.offer_until is not null and new.offer_until is distinct from old.offer_until)
          or new.attended is distinct from old.attended or (new.state <> old.state and not case new.state
            when 'declined' then old.state = 'invited'
            when 'withdrawn' then old.state in ('requested', 'waiting', 'offered', 'coming')
            when 'coming' then old.state = 'offered' or (old.state in ('invited', 'declined', 'withdrawn') and exists (select from gathering g where g.id = new.gathering_id and not g.approval))
            else new.state in ('requested', 'waiting') and old.state in ('invited', 'declined', 'withdrawn')
          end)
        then raise exception 'not the participant''s to change' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
    create trigger kept_to_coming before update on gathering_participant for each row execute function keep_to_coming();

    alter table gathering_person enable row level security;
    alter table gathering_person force row level security;
    create policy those_of_the_participant on gathering_person using (exists (select from gathering_participant p where p.id = participant_id));
    grant select, insert, delete on gathering_person to knutepunkt_app;
    grant update (name, organisation) on gathering_person to knutepunkt_app;

    alter table gathering_need enable row level security;
    alter table gathering_need force row level security;
    create policy organiser_and_oneself on gathering_need using (
      exists (select from gathering_participant p where p.id = participant_id and (p.link_hash = (select actor_link()) or calls_gatherings_as(p.organiser_id)))
    );
    -- A centre writes what its own people need, and does not read it again.
    create policy own_centre_writes on gathering_need for insert with check (
      exists (select from gathering_participant p where p.id = participant_id and p.centre_id = any ((select actor_scopes())::text[]))
    );
    grant select, insert, delete on gathering_need to knutepunkt_app;

    create function may_give_feedback(the uuid) returns boolean language sql stable as $$
      select exists (
        select from gathering_participant p left join gathering_person o on o.participant_id = p.id
          where p.gathering_id = the and p.state = 'coming' and not p.feedback_given and (p.link_hash = actor_link() or o.account_id = actor_id())
      )
    $$;
    alter table gathering_feedback enable row level security;
    alter table gathering_feedback force row level security;
    create policy readers on gathering_feedback for select using ((select actor_is('officer')) or calls_gathering(gathering_id));
    create policy participant_gives on gathering_feedback for insert with check (may_give_feedback(gathering_id));
    create policy everything_for_system on gathering_feedback using ((select actor_is('system')));
    grant select, insert on gathering_feedback to knutepunkt_app;

    alter table gathering_score enable row level security;
    alter table gathering_score force row level security;
    create policy readers on gathering_score for select using ((select actor_is('officer')) or calls_gathering(gathering_id));
    create policy participant_gives on gathering_score for insert with check (may_give_feedback(gathering_id));
    create policy everything_for_system on gathering_score using ((select actor_is('system')));
    grant select, insert on gathering_score to knutepunkt_app;

    create or replace function may_keep_letters(what text) returns boolean language plpgsql stable as $$
      declare kind text := split_part(what, ':', 1); the uuid;
      begin
        if actor_is('system') then return true; end if;
        if kind not in ('enquiry', 'visit', 'visit-evaluation', 'visit-person', 'gathering-participant') or split_part(what, ':', 2) !~ '^[0-9a-f-]{36}$' then return false; end if;
        the := split_part(what, ':', 2)::uuid;
        if kind = 'enquiry' then return may_read_enquiry(the); end if;
        if kind = 'visit-person' then return exists (select from visit_person p where p.id = the and in_visit(p.visit_id)); end if;
        if kind = 'gathering-participant' then return exists (select from gathering_participant p where p.id = the); end if;
        return in_visit(the);
      end $$;
  `.execute(db);
}

/** A gathering's places and its queue follow the participants by themselves. */
async function places(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_gathering_places() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
        taken_now int := (new.state in ('offered', 'coming'))::int; waiting_now int := (new.state = 'waiting')::int;
      begin
        if tg_op = 'UPDATE' then
          taken_now := taken_now - (old.state in ('offered', 'coming'))::int;
          waiting_now := waiting_now - (old.state = 'waiting')::int;
        end if;
        if taken_now = 0 and waiting_now = 0 then return null; end if;
        perform set_config('app.grants', ',system:*,', true);
        update gathering g set taken = g.taken + taken_now, waiting = g.waiting + waiting_now where g.id = new.gathering_id;
        perform set_config('app.grants', before, true);
        return null;
      end $$;
    create trigger places_kept after insert or update on gathering_participant for each row execute function keep_gathering_places();

    -- Asking for a place takes a turn: whoever signs up holds the gathering until it is decided, also those who may not change it.
    create function hold_gathering(the uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
      begin
        perform set_config('app.grants', ',system:*,', true);
        perform from gathering where id = the for update;
        perform set_config('app.grants', before, true);
      end $$;
    revoke execute on function keep_gathering_places, hold_gathering from public;
    grant execute on function hold_gathering to knutepunkt_app;
  `.execute(db);
}
