import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Ideas, in two: what readers see (`idea`, `idea_version`) and what is being written (`idea_draft`, `idea_remark`). A published idea is everybody's;
 * what is written beside it is its holder's, and the editors' from the moment it is sent to them. Row-level security hides rows, not columns: so two tables.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await asking(db);
  await reading(db);
  await writing(db);
  await keeping(db);
}

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idea (
      id text primary key collate "C",
      once text not null unique,
      number int generated always as identity unique,
      demonstration boolean not null,
      holder_kind text not null check (holder_kind in ('centre', 'municipality', 'link')),
      centre_id text references centre,
      municipality_code text check (municipality_code ~ '^[0-9]{4}$'),
      link_hash text unique,
      standing text not null check (standing in ('unpublished', 'published', 'hidden', 'withdrawn', 'merged')),
      merged_into text references idea check (merged_into <> id),
      origin text,
      sent_at timestamptz,
      confirmed_level text check (confirmed_level in ('planned', 'tried', 'established', 'effect-shown')),
      created_at timestamptz not null,
      published_at timestamptz,
      changed_at timestamptz not null,
      withdrawn_at timestamptz,
      confirmed_on date,
      review_by date,
      silent_from date,
      review_asked_at timestamptz,
      uses int not null default 0 check (uses >= 0),
      editor_centre_id text references centre,
      check ((holder_kind = 'centre') = (centre_id is not null)),
      check ((holder_kind = 'municipality') = (municipality_code is not null)),
      check (holder_kind = 'link' or link_hash is null),
      check ((standing = 'merged') = (merged_into is not null)),
      check ((standing = 'withdrawn') = (withdrawn_at is not null)),
      check (standing in ('unpublished', 'merged') or published_at is not null and confirmed_level is not null and review_by is not null and silent_from is not null)
    );
    comment on table idea is 'What readers may know of an idea: whose it is, where it stands, whether it still holds. No text of it stands here.';
    comment on column idea.municipality_code is 'Of the municipality that holds it, as it was then. Its employees write it, also when it has become part of another.';
    comment on column idea.link_hash is 'SHA-256 of the secret of the private link that holds it; null when there is none, or its person was erased.';
    comment on column idea.sent_at is 'When it was first sent to the editors: until then they do not know of it.';
    comment on column idea.merged_into is 'Where its address leads; never to one that is merged itself.';
    comment on column idea.published_at is 'For the first time.';
    comment on column idea.changed_at is 'When what readers see last changed.';
    create index on idea (centre_id, id) where centre_id is not null;
    create index on idea (municipality_code, id) where municipality_code is not null;
    create index on idea (published_at desc, number desc) where standing = 'published';
    create index on idea (review_by) where standing = 'published';
    create index on idea (merged_into) where merged_into is not null;

    create table idea_draft (
      idea_id text primary key references idea on delete cascade,
      content jsonb not null,
      writing text not null check (writing in ('draft', 'submitted', 'change-asked', 'declined', 'settled')),
      version int not null default 1,
      submitted_at timestamptz,
      changed_at timestamptz not null,
      submitted_by text,
      editors_told_at timestamptz,
      check (writing <> 'submitted' or submitted_at is not null)
    );
    comment on table idea_draft is 'What is being written. Its holder''s alone until it is sent to the editors.';
    comment on column idea_draft.version is 'Grows with every change; who saves says which they had, so that nobody writes over another unseen.';
    create index on idea_draft (submitted_at, idea_id) where writing = 'submitted';

    create table idea_version (
      idea_id text not null references idea,
      n int not null check (n > 0),
      content jsonb not null,
      level text not null check (level in ('planned', 'tried', 'established', 'effect-shown')),
      size text not null,
      municipality_code text not null,
      municipality_name text not null,
      county_code text not null,
      county_name text not null,
      region text not null,
      published_at timestamptz not null,
      change_note text not null,
      editor_centre_id text not null references centre,
      primary key (idea_id, n)
    );
    comment on table idea_version is 'Every published version, with the place as it was in its year. A row never changes, but for a person who is erased from it.';

    create table idea_remark (
      id uuid primary key,
      idea_id text not null references idea on delete cascade,
      field text not null,
      quote text not null,
      body text not null check (body <> ''),
      centre_id text not null references centre,
      by_id text not null,
      at timestamptz not null,
      settled_at timestamptz
    );
    comment on table idea_remark is 'What an editor asks to have changed, beside the text it is about. Settled when the idea was published, or declined.';
    create index on idea_remark (idea_id, at);

    create table idea_event (
      id bigint generated always as identity primary key,
      idea_id text not null references idea on delete cascade,
      deed text not null,
      at timestamptz not null,
      by_id text,
      centre_id text,
      word text not null
    );
    comment on table idea_event is 'Its course, for those who write and edit it. Only added to.';
    create index on idea_event (idea_id, id);

    create table idea_sender (
      idea_id text primary key references idea on delete cascade,
      name text not null,
      email text not null check (strpos(email, '@') > 1),
      language text not null check (language in ('nb', 'nn', 'en'))
    );
    comment on table idea_sender is 'Who sent it in without an account. The row goes when the person is erased; the idea stays.';
  `.execute(db);
}

/** The actor is of those who write what is held so. In words of its own, so that PostgreSQL asks once for each statement and not for each row. */
const held = sql.raw(
  `(centre_id = any ((select actor_scopes())::text[]) or municipality_code = any ((select actor_municipalities())::text[]) or link_hash = (select actor_link()))`,
);
/** Who it is, as the policies ask. */
async function asking(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function holds_idea(the text) returns boolean language sql stable as $$
      select exists (select from idea where id = the and ${held})
    $$;
    comment on function holds_idea(text) is 'Whether the actor is of those who write it: its centre''s people, its municipality''s employees, the holder of its link.';
    create function is_idea_published(the text) returns boolean language sql stable as $$
      select exists (select from idea i where i.id = the and i.standing = 'published')
    $$;
    create function was_idea_sent(the text) returns boolean language sql stable as $$
      select exists (select from idea_draft d where d.idea_id = the and d.writing <> 'draft')
    $$;
    comment on function was_idea_sent(text) is 'Whether what is written has been sent to the editors, for one who may read it then.';
  `.execute(db);
}

async function reading(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table idea enable row level security;
    alter table idea force row level security;
    -- That one was withdrawn, hidden or merged is what its address answers to everybody.
    create policy everybody on idea for select using (standing <> 'unpublished');
    create policy holder on idea for select using (${held});
    create policy editors on idea for select using (sent_at is not null and (select actor_is('editor')));
    create policy everything_for_system on idea using ((select actor_is('system')));
    create policy holder_makes on idea for insert with check (
      ${held} and standing = 'unpublished' and published_at is null and confirmed_level is null and editor_centre_id is null and uses = 0
    );
    create policy holder_changes on idea for update using (${held});
    create policy editors_decide on idea for update using (sent_at is not null and (select actor_is('editor')));
    create policy holder_discards on idea for delete using (${held} and standing = 'unpublished' and published_at is null);
    grant select, insert, delete on idea to knutepunkt_app;
    grant update (holder_kind, centre_id, municipality_code, link_hash, standing, merged_into, sent_at, confirmed_level, published_at, changed_at, withdrawn_at, confirmed_on, review_by,
      silent_from, review_asked_at, uses, editor_centre_id) on idea to knutepunkt_app;

    alter table idea_draft enable row level security;
    alter table idea_draft force row level security;
    create policy holder on idea_draft using (holds_idea(idea_id));
    create policy editors on idea_draft for select using ((select actor_is('editor')) and writing <> 'draft');
    create policy editors_decide on idea_draft for update using ((select actor_is('editor')) and writing <> 'draft');
    create policy everything_for_system on idea_draft using ((select actor_is('system')));
    grant select, insert, delete on idea_draft to knutepunkt_app;
    grant update (content, writing, version, submitted_at, changed_at, submitted_by, editors_told_at) on idea_draft to knutepunkt_app;

    alter table idea_version enable row level security;
    alter table idea_version force row level security;
    create policy everybody on idea_version for select using (is_idea_published(idea_id));
    create policy holder on idea_version for select using (holds_idea(idea_id));
    create policy editors on idea_version for select using ((select actor_is('editor')));
    -- What lies before the editors, as its holder wrote it.
    create policy editors_publish on idea_version for insert with check (
      (select actor_is('editor')) and editor_centre_id = any (actor_scopes_as('editor'))
      and exists (select from idea_draft d where d.idea_id = idea_version.idea_id and d.writing = 'submitted' and d.content = idea_version.content)
    );
    create policy everything_for_system on idea_version using ((select actor_is('system')));
    grant select, insert on idea_version to knutepunkt_app;
    grant update (content) on idea_version to knutepunkt_app;
  `.execute(db);
}

async function writing(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table idea_remark enable row level security;
    alter table idea_remark force row level security;
    create policy holder on idea_remark for select using (holds_idea(idea_id));
    create policy editors on idea_remark for select using ((select actor_is('editor')));
    create policy editors_remark on idea_remark for insert with check (
      by_id = (select actor_id()) and centre_id = any (actor_scopes_as('editor')) and settled_at is null and was_idea_sent(idea_id)
    );
    create policy editors_settle on idea_remark for update using ((select actor_is('editor')));
    create policy everything_for_system on idea_remark using ((select actor_is('system')));
    grant select, insert on idea_remark to knutepunkt_app;
    grant update (settled_at, quote, body) on idea_remark to knutepunkt_app;

    alter table idea_event enable row level security;
    alter table idea_event force row level security;
    create policy holder on idea_event for select using (holds_idea(idea_id));
    create policy editors on idea_event for select using ((select actor_is('editor')));
    create policy doers_add on idea_event for insert with check (
      by_id is not distinct from (select actor_id()) and (holds_idea(idea_id) or (select actor_is('editor')))
    );
    create policy everything_for_system on idea_event using ((select actor_is('system')));
    grant select, insert on idea_event to knutepunkt_app;

    alter table idea_sender enable row level security;
    alter table idea_sender force row level security;
    create policy oneself on idea_sender using ((select actor_link()) is not null and holds_idea(idea_id));
    -- Those who answer it; not before it was sent to them.
    create policy editors on idea_sender for select using ((select actor_is('editor')) and (was_idea_sent(idea_id) or is_idea_published(idea_id)));
    create policy everything_for_system on idea_sender using ((select actor_is('system')));
    grant select, insert, delete on idea_sender to knutepunkt_app;
  `.execute(db);
}

/** What a policy cannot say: which change of a row is whose. */
async function keeping(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_to_idea() returns trigger language plpgsql as $$
      begin
        if actor_is('system') or actor_id() is null and actor_link() is null then return new; end if;
        -- Whose it is, and how often it was used, is nobody's to say.
        if (new.holder_kind, new.centre_id, new.municipality_code, new.link_hash, new.uses) is distinct from (old.holder_kind, old.centre_id, old.municipality_code, old.link_hash, old.uses)
        then raise exception 'nobody''s to change' using errcode = 'insufficient_privilege';
        end if;
        if actor_is('editor') then return new; end if;
        -- The holder takes it away and back, and says whether it holds.
        if (new.merged_into, new.confirmed_level, new.published_at, new.editor_centre_id) is distinct from (old.merged_into, old.confirmed_level, old.published_at, old.editor_centre_id)
          or new.standing <> old.standing and (old.standing, new.standing) not in (('published', 'withdrawn'), ('withdrawn', 'published'))
        then raise exception 'an editor''s to change' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
    create trigger kept_to_idea before update on idea for each row execute function keep_to_idea();

    create function keep_to_draft() returns trigger language plpgsql as $$
      begin
        if actor_is('system') or actor_id() is null and actor_link() is null then return new; end if;
        if new.version <= old.version then raise exception 'a version only grows' using errcode = 'insufficient_privilege'; end if;
        if new.content is distinct from old.content and not holds_idea(new.idea_id) then raise exception 'its holder''s to write' using errcode = 'insufficient_privilege'; end if;
        if new.writing <> old.writing and not (
          holds_idea(new.idea_id) and (
            new.writing = 'draft' or new.writing = 'submitted' and old.writing in ('draft', 'change-asked')
            -- What was begun beside what is published, and given up.
            or new.writing = 'settled' and old.writing in ('draft', 'change-asked', 'declined')
          ) or actor_is('editor') and old.writing = 'submitted' and new.writing in ('change-asked', 'declined', 'settled')
        ) then raise exception 'no such move' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
    create trigger kept_to_draft before update on idea_draft for each row execute function keep_to_draft();

    -- Published is published. Only a person goes: the contact, by the system, when they are erased.
    create function keep_versions() returns trigger language plpgsql as $$
      begin
        if (to_jsonb(new) - 'content') <> (to_jsonb(old) - 'content') or (new.content - 'contact') <> (old.content - 'contact') or new.content->>'contact' <> '' or not actor_is('system')
        then raise exception 'what is published stands' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
    create trigger versions_kept before update on idea_version for each row execute function keep_versions();

    -- An address leads to an idea that stands by itself; whatever led to one that is merged now, leads on.
    create function keep_merged() returns trigger language plpgsql as $$
      begin
        if exists (select from idea i where i.id = new.merged_into and i.standing = 'merged') then raise exception 'leads to one that is merged itself' using errcode = 'integrity_constraint_violation'; end if;
        return new;
      end $$;
    create trigger merged_kept before insert or update of merged_into on idea for each row when (new.merged_into is not null) execute function keep_merged();
    create function lead_on() returns trigger language plpgsql as $$
      begin
        update idea set merged_into = new.merged_into where merged_into = new.id;
        return null;
      end $$;
    create trigger led_on after update of merged_into on idea for each row when (new.merged_into is not null) execute function lead_on();

    -- What comes after enquiries, visits and gatherings says it in a function of its own: no migration writes the others' words again.
    create or replace function may_keep_letters(what text) returns boolean language plpgsql stable as $$
      declare kind text := split_part(what, ':', 1); the uuid; answer boolean;
      begin
        if actor_is('system') then return true; end if;
        if kind ~ '^[a-z]+(-[a-z]+)*$' and to_regprocedure('public.keeps_letters_of_' || replace(kind, '-', '_') || '(text)') is not null then
          execute format('select public.%I($1)', 'keeps_letters_of_' || replace(kind, '-', '_')) into answer using split_part(what, ':', 2);
          return coalesce(answer, false);
        end if;
        if kind not in ('enquiry', 'visit', 'visit-evaluation', 'visit-person', 'gathering-participant') or split_part(what, ':', 2) !~ '^[0-9a-f-]{36}$' then return false; end if;
        the := split_part(what, ':', 2)::uuid;
        if kind = 'enquiry' then return may_read_enquiry(the); end if;
        if kind = 'visit-person' then return exists (select from visit_person p where p.id = the and in_visit(p.visit_id)); end if;
        if kind = 'gathering-participant' then return exists (select from gathering_participant p where p.id = the); end if;
        return in_visit(the);
      end $$;
    create function keeps_letters_of_idea(the text) returns boolean language sql stable as $$ select actor_link() is not null and holds_idea(the) $$;
    comment on function keeps_letters_of_idea(text) is 'Whether letters about it, and its private link, are the actor''s to change: the one it belongs to alone.';
  `.execute(db);
}
