import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What is counted of gatherings: the counts follow the rows by themselves, in the transaction of the deed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gathering_fact (
      gathering_id uuid not null references gathering,
      year int not null,
      centre_id text not null,
      demonstration boolean not null,
      measure text not null check (measure in ('gathering', 'attended', 'participants')),
      item text not null,
      n int not null,
      primary key (gathering_id, centre_id, measure, item)
    );
    comment on table gathering_fact is 'What each gathering adds to the counts: they are the sum of these. Kept by triggers.';
    create index on gathering_fact (centre_id, year, measure);
    create table gathering_count (
      year int not null,
      centre_id text not null,
      demonstration boolean not null,
      measure text not null check (measure in ('gathering', 'attended', 'participants')),
      item text not null,
      n int not null,
      primary key (year, demonstration, centre_id, measure, item)
    );
    comment on table gathering_count is 'Gatherings held, by the Norwegian year they began in, kept by triggers.';
    comment on column gathering_count.centre_id is 'Empty: the scheme. Not the sum of the centres.';
    comment on column gathering_count.item is 'Kind of gathering (gathering: called by the centre; attended: somebody of the centre was there); kind of participant (participants: persons who were there).';
    alter table gathering_fact enable row level security;
    alter table gathering_fact force row level security;
    create policy readers on gathering_fact for select using (centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')) or (select actor_is('system')));
    create policy keeper on gathering_fact to current_user using (true);
    grant select on gathering_fact to knutepunkt_app;
    alter table gathering_count enable row level security;
    alter table gathering_count force row level security;
    create policy everybody on gathering_count for select using (true);
    create policy keeper on gathering_count to current_user using (true);
    grant select on gathering_count to knutepunkt_app;

    create function gathering_facts(the uuid) returns table (centre_id text, measure text, item text, n int) language plpgsql stable as $$
      #variable_conflict use_column
      declare g gathering;
      begin
        select * into g from gathering where id = the and state in ('held', 'summed-up');
        if not found then return; end if;
        return query select '', 'gathering', g.kind, 1;
        if g.centre_id is not null then return query select g.centre_id, 'gathering', g.kind, 1; end if;
        return query select p.centre_id, 'attended', g.kind, 1 from gathering_participant p where p.gathering_id = the and p.attended and p.centre_id is not null group by 1;
        if found then return query select '', 'attended', g.kind, 1; end if;
        return query select p.centre_id, 'participants', p.kind, count(*)::int from gathering_participant p where p.gathering_id = the and p.attended and p.centre_id is not null group by 1, 3;
        return query select '', 'participants', p.kind, count(*)::int from gathering_participant p where p.gathering_id = the and p.attended group by 3;
      end $$;

    create function count_gatherings(changed uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
      declare before text := coalesce(current_setting('app.grants', true), '');
      begin
        if cardinality(changed) = 0 then return; end if;
        perform set_config('app.grants', ',system:*,', true);
        perform from gathering where id = any (changed) order by id for update;
        -- In one order for everybody, so that two at once never wait for each other in a ring.
        insert into gathering_count as k
          select c.year, c.centre_id, c.demonstration, c.measure, c.item, sum(c.n) from (
            select extract(year from g.starts_at at time zone 'Europe/Oslo')::int as year, f.centre_id, g.demonstration, f.measure, f.item, f.n
              from gathering g cross join lateral gathering_facts(g.id) f where g.id = any (changed)
            union all
            select f.year, f.centre_id, f.demonstration, f.measure, f.item, -f.n from gathering_fact f where f.gathering_id = any (changed)
          ) c group by 1, 2, 3, 4, 5 having sum(c.n) <> 0 order by 1, 2, 3, 4, 5
          on conflict (year, demonstration, centre_id, measure, item) do update set n = k.n + excluded.n;
        delete from gathering_fact where gathering_id = any (changed);
        insert into gathering_fact
          select g.id, extract(year from g.starts_at at time zone 'Europe/Oslo')::int, f.centre_id, g.demonstration, f.measure, f.item, f.n
            from gathering g cross join lateral gathering_facts(g.id) f where g.id = any (changed);
        perform set_config('app.grants', before, true);
      end $$;

    -- Once for the statement, and only for those whose numbers can have changed.
    create function count_new_gatherings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_gatherings(array(select a.id from added a where a.state in ('held', 'summed-up')));
        return null;
      end $$;
    create trigger counted_when_new after insert on gathering referencing new table as added for each statement execute function count_new_gatherings();
    create function count_changed_gatherings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_gatherings(array(
          select a.id from after_it a join before_it b using (id) where (a.state, a.kind, a.starts_at) is distinct from (b.state, b.kind, b.starts_at)
            and (a.state in ('held', 'summed-up') or b.state in ('held', 'summed-up'))
        ));
        return null;
      end $$;
    create trigger counted_when_changed after update on gathering referencing old table as before_it new table as after_it for each statement execute function count_changed_gatherings();
    create function count_new_participants() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_gatherings(array(select distinct a.gathering_id from added a where a.attended));
        return null;
      end $$;
    create trigger counted_when_new after insert on gathering_participant referencing new table as added for each statement execute function count_new_participants();
    create function count_changed_participants() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform count_gatherings(array(select distinct a.gathering_id from after_it a join before_it b using (id) where a.attended is distinct from b.attended));
        return null;
      end $$;
    create trigger counted_when_changed after update on gathering_participant referencing old table as before_it new table as after_it
      for each statement execute function count_changed_participants();
    revoke execute on function count_gatherings, count_new_gatherings, count_changed_gatherings, count_new_participants, count_changed_participants from public;
  `.execute(db);
}
