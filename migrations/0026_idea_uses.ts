import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What others say of an idea, and whether it still holds. Who wrote without an account stands in a table of its own, so that a person can go and
 * what was said stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await reading(db);
  await writing(db);
  await truth(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idea_contribution (
      id uuid primary key,
      once text not null unique,
      idea_id text not null references idea on delete cascade,
      demonstration boolean not null,
      kind text not null check (kind in ('use', 'question', 'comment', 'report')),
      state text not null check (state in ('unconfirmed', 'waiting', 'shown', 'referred', 'hidden', 'settled')),
      municipality_code text,
      municipality_name text not null default '',
      year int check (year between 1990 and 9999),
      month int check (month between 1 and 12),
      at_home boolean not null default false,
      language text check (language in ('nb', 'nn', 'en')),
      did text not null default '',
      went text not null default '',
      advice text not null default '',
      body text not null default '',
      reason text check (reason in ('person', 'wrong', 'rights', 'rude', 'other')),
      about_id uuid references idea_contribution on delete set null,
      answer text not null default '',
      answered_at timestamptz,
      enquiry_number text,
      by_id text,
      centre_id text references centre,
      link_hash text unique,
      at timestamptz not null,
      changed_at timestamptz not null,
      reminded_at timestamptz,
      check ((kind = 'use') = (year is not null) and (kind = 'use') = (month is not null)),
      check ((kind = 'report') = (reason is not null)),
      check (kind <> 'use' or municipality_code is not null),
      check (kind = 'report' or about_id is null)
    );
    comment on table idea_contribution is 'Uses, questions, comments and reports. A use that is shown counts once for its municipality.';
    comment on column idea_contribution.municipality_code is 'As it was in the month of the use, or on the day of writing. Of a comment: the writer''s, when not a centre''s.';
    comment on column idea_contribution.at_home is 'Of a use: by today''s borders it is of the idea''s own municipality. It is shown, and counts for nothing. Kept where uses are counted.';
    comment on column idea_contribution.language is 'Of what its writer wrote, by the pages it was written on; null where that is not known.';
    comment on column idea_contribution.link_hash is 'SHA-256 of the private link''s secret of whoever wrote it without an account; null when they have one, or were erased.';
    create index on idea_contribution (idea_id, kind, at);
    create index on idea_contribution (kind, state, at) where state in ('unconfirmed', 'waiting');
    create index on idea_contribution (about_id) where about_id is not null;

    create table idea_contributor (
      contribution_id uuid primary key references idea_contribution on delete cascade,
      name text not null,
      email text not null check (strpos(email, '@') > 1),
      language text not null check (language in ('nb', 'nn', 'en'))
    );
    comment on table idea_contributor is 'Whom a letter about it goes to. The row goes when the person is erased.';

    create table idea_review (
      idea_id text not null references idea on delete cascade,
      term date not null,
      asked_on date not null,
      reminded_on date,
      link_hash text unique,
      author_gone boolean not null,
      answer text check (answer in ('holds', 'changes', 'ended')),
      answered_at timestamptz,
      primary key (idea_id, term)
    );
    comment on table idea_review is 'Each time its author was asked whether an idea holds: once for a term, the day by which it is asked.';

    create table idea_link_check (
      idea_id text not null references idea on delete cascade,
      address text not null,
      checked_at timestamptz not null,
      failing_since timestamptz,
      failures int not null default 0,
      primary key (idea_id, address)
    );
    comment on table idea_link_check is 'Addresses in published texts that a job has visited, where that is switched on.';
  `.execute(db);
}

async function reading(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function shows_idea(the text) returns boolean language sql stable as $$
      select exists (select from idea i left join idea m on m.id = i.merged_into where i.id = the and (i.standing = 'published' or m.standing = 'published'))
    $$;
    comment on function shows_idea(text) is 'Whether what is said of it is read: where it is published, or part of one that is.';
    create function holds_idea_or_its_heir(the text) returns boolean language sql stable as $$
      select holds_idea(the) or exists (select from idea i where i.id = the and i.merged_into is not null and holds_idea(i.merged_into))
    $$;
    alter table idea_contribution enable row level security;
    alter table idea_contribution force row level security;
    create policy everybody on idea_contribution for select using (state = 'shown' and kind <> 'report' and shows_idea(idea_id));
    create policy writer on idea_contribution for select using (by_id = (select actor_id()) or link_hash = (select actor_link()));
    create policy colleagues on idea_contribution for select using (
      kind = 'use' and (centre_id = any ((select actor_scopes())::text[]) or municipality_code = any ((select actor_municipalities())::text[]))
    );
    create policy holder on idea_contribution for select using (kind in ('use', 'question', 'comment') and state <> 'unconfirmed' and holds_idea_or_its_heir(idea_id));
    create policy editors on idea_contribution for select using (state <> 'unconfirmed' and (select actor_is('editor')));
    create policy everything_for_system on idea_contribution using ((select actor_is('system')));
    alter table idea_contributor enable row level security;
    alter table idea_contributor force row level security;
    create policy oneself on idea_contributor using (
      exists (select from idea_contribution c where c.id = contribution_id and (c.by_id = (select actor_id()) or c.link_hash = (select actor_link())))
    );
    create policy everything_for_system on idea_contributor using ((select actor_is('system')));
    grant select, insert, delete on idea_contributor to knutepunkt_app;
  `.execute(db);
}

async function writing(db: Kysely<unknown>): Promise<void> {
  await sql`
    create policy person_adds on idea_contribution for insert with check (
      by_id = (select actor_id()) and link_hash is null and shows_idea(idea_id) and answer = '' and enquiry_number is null and not at_home
      and (kind in ('use', 'comment') and state = 'shown' or kind in ('question', 'report') and state = 'waiting')
      and (centre_id is null or centre_id = any ((select actor_scopes())::text[]))
      and (kind in ('question', 'report') or centre_id is not null or municipality_code = any ((select actor_municipalities())::text[]))
    );
    create policy guest_adds on idea_contribution for insert with check (
      link_hash = (select actor_link()) and by_id is null and centre_id is null and shows_idea(idea_id) and answer = '' and enquiry_number is null and not at_home
      and (kind in ('use', 'question') and state = 'unconfirmed' or kind = 'report' and state = 'waiting')
    );
    create policy writer_changes on idea_contribution for update using (by_id = (select actor_id()) or link_hash = (select actor_link()));
    create policy colleagues_change on idea_contribution for update using (
      kind = 'use' and by_id is not null and (centre_id = any ((select actor_scopes())::text[]) or municipality_code = any ((select actor_municipalities())::text[]))
    );
    create policy holder_answers on idea_contribution for update using (kind in ('use', 'question') and state in ('waiting', 'shown') and holds_idea_or_its_heir(idea_id));
    create policy editors_decide on idea_contribution for update using (state <> 'unconfirmed' and (select actor_is('editor')));
    create policy writer_removes on idea_contribution for delete using (by_id = (select actor_id()) or link_hash = (select actor_link()));
    create policy colleagues_remove on idea_contribution for delete using (
      kind = 'use' and by_id is not null and (centre_id = any ((select actor_scopes())::text[]) or municipality_code = any ((select actor_municipalities())::text[]))
    );
    grant select, insert, delete on idea_contribution to knutepunkt_app;
    grant update (state, municipality_code, municipality_name, year, month, at_home, language, did, went, advice, body, answer, answered_at, enquiry_number, link_hash, by_id, changed_at, reminded_at)
      on idea_contribution to knutepunkt_app;

    -- Which change of a row is whose: the words are their writer's, the answer is the holder's, what readers see is the editors'.
    create function keep_to_contribution() returns trigger language plpgsql as $$
      declare writes boolean; holds boolean;
      begin
        if actor_is('system') or actor_id() is null and actor_link() is null then return new; end if;
        writes := coalesce(old.by_id = actor_id(), false) or coalesce(old.link_hash = actor_link(), false)
          or old.kind = 'use' and old.by_id is not null and (coalesce(old.centre_id = any (actor_scopes()), false) or coalesce(old.municipality_code = any (actor_municipalities()), false));
        holds := old.kind <> 'report' and holds_idea_or_its_heir(old.idea_id);
        if (new.by_id, new.link_hash, new.at_home) is distinct from (old.by_id, old.link_hash, old.at_home)
          or not writes and (new.municipality_code, new.municipality_name, new.year, new.month, new.language, new.did, new.went, new.advice, new.body)
            is distinct from (old.municipality_code, old.municipality_name, old.year, old.month, old.language, old.did, old.went, old.advice, old.body)
          or not (holds or actor_is('editor')) and (new.answer, new.answered_at, new.enquiry_number) is distinct from (old.answer, old.answered_at, old.enquiry_number)
          or new.state <> old.state and not (
            actor_is('editor')
            or writes and old.state = 'unconfirmed' and new.state = 'waiting'
            -- Written anew without an account, it waits again.
            or writes and old.kind = 'use' and old.state = 'shown' and new.state = 'waiting'
            or holds and old.kind = 'use' and old.state = 'waiting' and new.state = 'shown'
            or holds and old.kind = 'question' and old.state = 'waiting' and new.state in ('shown', 'referred')
          )
          or writes and not actor_is('editor') and old.link_hash is not null and old.kind = 'use' and old.state = 'shown' and new.state = 'shown'
        then raise exception 'not the actor''s to change' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
    create trigger kept_to_contribution before update on idea_contribution for each row execute function keep_to_contribution();
    create function keeps_letters_of_idea_contribution(the text) returns boolean language sql stable as $$
      select exists (select from idea_contribution c where c.id::text = the and (c.link_hash = actor_link() or c.by_id = actor_id()))
    $$;
  `.execute(db);
}

async function truth(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table idea_review enable row level security;
    alter table idea_review force row level security;
    create policy holder on idea_review for select using (holds_idea(idea_id) or link_hash = (select actor_link()));
    create policy editors on idea_review for select using ((select actor_is('editor')));
    -- That it is not done any more is what readers are told.
    create policy everybody on idea_review for select using (answer is not null and shows_idea(idea_id));
    create policy everything_for_system on idea_review using ((select actor_is('system')));
    grant select, insert on idea_review to knutepunkt_app;
    grant update (reminded_on, link_hash, author_gone, answer, answered_at) on idea_review to knutepunkt_app;
    alter table idea_link_check enable row level security;
    alter table idea_link_check force row level security;
    create policy holder on idea_link_check for select using (holds_idea(idea_id));
    create policy editors on idea_link_check for select using ((select actor_is('editor')));
    create policy everything_for_system on idea_link_check using ((select actor_is('system')));
    grant select, insert, update, delete on idea_link_check to knutepunkt_app;
  `.execute(db);
}
