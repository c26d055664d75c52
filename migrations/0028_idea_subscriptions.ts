import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Who wants letters about new ideas, and about which: nothing of a person but an address, which goes when they stop. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idea_subscription (
      id uuid primary key,
      link_hash text not null unique,
      email text not null check (strpos(email, '@') > 1),
      language text not null check (language in ('nb', 'nn', 'en')),
      query text not null,
      asked_at timestamptz not null,
      confirmed_at timestamptz,
      told_until timestamptz not null
    );
    comment on table idea_subscription is 'Letters about new ideas that fit a search. The row goes when they are stopped, or never confirmed.';
    comment on column idea_subscription.query is 'What stands after ? in the search''s address; empty for all ideas.';
    comment on column idea_subscription.told_until is 'Ideas first published before this are told of, or older than the subscription.';
    create unique index on idea_subscription (lower(email), query);
    create index on idea_subscription (asked_at) where confirmed_at is null;

    alter table idea_subscription enable row level security;
    alter table idea_subscription force row level security;
    create policy oneself on idea_subscription for select using (link_hash = (select actor_link()));
    create policy oneself_asks on idea_subscription for insert with check (link_hash = (select actor_link()) and confirmed_at is null);
    create policy oneself_changes on idea_subscription for update using (link_hash = (select actor_link()));
    create policy oneself_stops on idea_subscription for delete using (link_hash = (select actor_link()));
    create policy everything_for_system on idea_subscription using ((select actor_is('system')));
    grant select, insert, delete on idea_subscription to knutepunkt_app;
    grant update (language, query, confirmed_at, told_until) on idea_subscription to knutepunkt_app;

    create function keeps_letters_of_idea_subscription(the text) returns boolean language sql stable as $$
      select exists (select from idea_subscription s where s.id::text = the and s.link_hash = actor_link())
    $$;
    comment on function keeps_letters_of_idea_subscription(text) is 'Whether letters about it, and its private link, are the actor''s to change: the one it belongs to alone.';

    alter table mail add column unsubscribe text check (unsubscribe is null or about is not null);
    comment on column mail.unsubscribe is 'What is put after the private link to stop such letters with one press (RFC 8058).';
  `.execute(db);
}
