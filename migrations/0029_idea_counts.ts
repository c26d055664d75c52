import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What is counted of ideas: the counts follow the rows by themselves, in the transaction of the deed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await tables(db);
  await counting(db);
  await triggers(db);
}

const measures = sql.raw(`('idea', 'theme', 'level', 'use', 'theme-used', 'municipality', 'work')`);

async function tables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idea_fact (
      idea_id text not null,
      number int not null,
      year int not null,
      last_on date not null,
      centre_id text not null,
      demonstration boolean not null,
      measure text not null check (measure in ${measures}),
      item text not null,
      n int not null,
      primary key (idea_id, year, centre_id, measure, item)
    );
    comment on table idea_fact is 'What each idea adds to the counts: they are the sum of these. Kept by triggers. No text of the idea stands here.';
    create index on idea_fact (centre_id, year, measure) where centre_id <> '';
    create table idea_count (
      year int not null,
      centre_id text not null,
      demonstration boolean not null,
      measure text not null check (measure in ${measures}),
      item text not null,
      n int not null,
      primary key (year, demonstration, centre_id, measure, item)
    );
    comment on table idea_count is 'Published ideas by the Norwegian year they were first published in, and what was done with them by the year of the deed. Kept by triggers.';
    comment on column idea_count.centre_id is 'Empty: the scheme. Else the centre that holds the idea; of work, the one that did it.';
    comment on column idea_count.item is 'Municipality (idea, use; municipality: both), theme, level; kind of work.';
    alter table idea_fact enable row level security;
    alter table idea_fact force row level security;
    create policy readers on idea_fact for select using (centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')) or (select actor_is('system')));
    create policy keeper on idea_fact to current_user using (true);
    grant select on idea_fact to knutepunkt_app;
    alter table idea_count enable row level security;
    alter table idea_count force row level security;
    create policy everybody on idea_count for select using (true);
    create policy keeper on idea_count to current_user using (true);
    grant select on idea_count to knutepunkt_app;
  `.execute(db);
}

async function counting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function idea_facts(the text) returns table (on_day date, centre_id text, measure text, item text, n int) language sql stable as $$
      with seen as (
        select i.centre_id, (i.published_at at time zone 'Europe/Oslo')::date as on_day, coalesce(i.confirmed_level, v.level) as level, v.municipality_code, v.content->'themes' as themes
          from idea i cross join lateral (select w.level, w.municipality_code, w.content from idea_version w where w.idea_id = i.id order by w.n desc limit 1) v
          where i.id = the and i.standing = 'published'
      ), said as (
        -- With what was said of those that have become part of it.
        select c.kind, c.municipality_code, c.year, c.month, c.at_home, c.answered_at from idea_contribution c join idea i on i.id = c.idea_id
          where (i.id = the or i.merged_into = the) and c.state = 'shown' and c.kind in ('use', 'question')
      ), used as (
        select s.centre_id, make_date(u.year, max(u.month), 1) as on_day, u.municipality_code, s.themes
          from seen s join said u on u.kind = 'use' and not u.at_home group by s.centre_id, u.year, u.municipality_code, s.themes
      ), decided as (
        select e.centre_id, (e.at at time zone 'Europe/Oslo')::date as on_day from idea_event e
          where e.idea_id = the and e.centre_id is not null and e.deed in ('published', 'change-asked', 'declined', 'merged')
      ), told as (
        select s.on_day, s.centre_id, x.measure, x.item from seen s cross join lateral (
          select 'idea' as measure, s.municipality_code as item
          union all select 'municipality', s.municipality_code
          union all select 'level', s.level
          union all select 'theme', t from jsonb_array_elements_text(s.themes) t
          union all select 'work', 'published' where s.centre_id is not null
        ) x
        union all select u.on_day, u.centre_id, x.measure, x.item from used u cross join lateral (
          select 'use' as measure, u.municipality_code as item
          union all select 'municipality', u.municipality_code
          union all select 'theme-used', t from jsonb_array_elements_text(u.themes) t
        ) x
        union all select (q.answered_at at time zone 'Europe/Oslo')::date, s.centre_id, 'work', 'answered'
          from seen s join said q on q.kind = 'question' and q.answered_at is not null where s.centre_id is not null
        union all select on_day, centre_id, 'work', 'edited' from decided
      )
      select on_day, w.id, measure, item, 1 from told cross join lateral (select '' as id union all select told.centre_id where told.centre_id is not null) w
    $$;

    create function count_ideas(changed text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
      begin
        if cardinality(changed) = 0 then return; end if;
        perform set_config('app.grants', ',system:*,', true);
        perform from idea where id = any (changed) order by id for update;
        -- In one order for everybody, so that two at once never wait for each other in a ring.
        insert into idea_count as k
          select c.year, c.centre_id, c.demonstration, c.measure, c.item, sum(c.n) from (
            select extract(year from f.on_day)::int as year, f.centre_id, i.demonstration, f.measure, f.item, f.n
              from idea i cross join lateral idea_facts(i.id) f where i.id = any (changed)
            union all
            select f.year, f.centre_id, f.demonstration, f.measure, f.item, -f.n from idea_fact f where f.idea_id = any (changed)
          ) c group by 1, 2, 3, 4, 5 having sum(c.n) <> 0 order by 1, 2, 3, 4, 5
          on conflict (year, demonstration, centre_id, measure, item) do update set n = k.n + excluded.n;
        delete from idea_fact where idea_id = any (changed);
        insert into idea_fact
          select i.id, i.number, extract(year from f.on_day)::int, max(f.on_day), f.centre_id, i.demonstration, f.measure, f.item, sum(f.n)
            from idea i cross join lateral idea_facts(i.id) f where i.id = any (changed) group by 1, 2, 3, 5, 6, 7, 8;
        perform set_config('app.grants', before, true);
      end $$;
    revoke execute on function count_ideas from public;
  `.execute(db);
}

/** Once for the statement, and only for those whose numbers can have changed. */
async function triggers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function count_changed_ideas() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_ideas(array(
          with changed as (
            select a.id, a.merged_into from after_it a join before_it b using (id)
              where (a.standing, a.published_at, a.confirmed_level, a.centre_id, a.merged_into) is distinct from (b.standing, b.published_at, b.confirmed_level, b.centre_id, b.merged_into)
                and ('published' in (a.standing, b.standing) or a.merged_into is not null)
          )
          -- And the one it has become part of, which takes over its uses.
          select id from changed union select merged_into from changed where merged_into is not null
        ));
        return null;
      end $$;
    create trigger counted_when_changed after update on idea referencing old table as before_it new table as after_it for each statement execute function count_changed_ideas();
    create function count_removed_ideas() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_ideas(array(select r.id from removed r join idea_fact f on f.idea_id = r.id group by 1));
        return null;
      end $$;
    create trigger counted_when_removed after delete on idea referencing old table as removed for each statement execute function count_removed_ideas();
    create function count_new_versions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_ideas(array(select distinct a.idea_id from added a));
        return null;
      end $$;
    create trigger counted_when_new after insert on idea_version referencing new table as added for each statement execute function count_new_versions();
    create function count_decisions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_ideas(array(select distinct a.idea_id from added a where a.centre_id is not null and a.deed in ('published', 'change-asked', 'declined', 'merged')));
        return null;
      end $$;
    create trigger counted_when_new after insert on idea_event referencing new table as added for each statement execute function count_decisions();
    create function count_of_contributions(changed text[]) returns void language sql security definer set search_path = public, pg_temp as $$
      select count_ideas(array(select distinct coalesce(i.merged_into, i.id) from idea i where i.id = any (changed)))
    $$;
    create function count_new_contributions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_of_contributions(array(select distinct a.idea_id from added a where a.kind in ('use', 'question') and a.state = 'shown'));
        return null;
      end $$;
    create trigger counted_when_new after insert on idea_contribution referencing new table as added for each statement execute function count_new_contributions();
    create function count_changed_contributions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_of_contributions(array(
          select distinct a.idea_id from after_it a join before_it b using (id)
            where (a.state, a.municipality_code, a.year, a.month, a.at_home, a.answered_at) is distinct from (b.state, b.municipality_code, b.year, b.month, b.at_home, b.answered_at)
              and a.kind in ('use', 'question') and 'shown' in (a.state, b.state)
        ));
        return null;
      end $$;
    create trigger counted_when_changed after update on idea_contribution referencing old table as before_it new table as after_it
      for each statement execute function count_changed_contributions();
    create function count_removed_contributions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_of_contributions(array(select distinct r.idea_id from removed r where r.kind in ('use', 'question') and r.state = 'shown'));
        return null;
      end $$;
    create trigger counted_when_removed after delete on idea_contribution referencing old table as removed for each statement execute function count_removed_contributions();
    revoke execute on function count_changed_ideas, count_removed_ideas, count_new_versions, count_decisions, count_of_contributions, count_new_contributions,
      count_changed_contributions, count_removed_contributions from public;
  `.execute(db);
}
