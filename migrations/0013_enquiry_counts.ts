import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The counts follow the rows by themselves, in the transaction of the deed: no use case can forget one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table enquiry_count (
      year int not null,
      centre_id text not null,
      demonstration boolean not null,
      measure text not null check (measure in ('received', 'answered', 'referred', 'helped', 'topic', 'workplace', 'municipality', 'first-answer', 'week', 'open', 'closed', 'passed-on', 'topic-helped')),
      item text not null,
      n int not null,
      primary key (year, demonstration, centre_id, measure, item)
    );
    comment on table enquiry_count is 'Enquiries by the year they were asked in and the centre that received them, kept by triggers. Discarded ones are not counted, except as closed.';
    comment on column enquiry_count.measure is 'helped and topic-helped: by the centres that helped. open, closed and passed-on: what a centre has now, has closed and has passed on, year 0.';
    comment on column enquiry_count.item is 'The topic, workplace, municipality code, working days (first-answer), ISO week (2026-W07) or state (open, closed); else empty.';
    alter table enquiry_count enable row level security;
    alter table enquiry_count force row level security;
    create policy everybody on enquiry_count for select using (true);
    create policy keeper on enquiry_count to current_user using (true);
    grant select on enquiry_count to knutepunkt_app;

    create function enquiry_facts(e enquiry) returns table (year int, centre_id text, measure text, item text) language sql immutable as $$
      select f.* from (
        select e.year, e.first_centre_id, 'received', '' where e.state <> 'discarded'
        union all select e.year, e.first_centre_id, 'answered', '' where e.state <> 'discarded' and e.first_answered_at is not null
        union all select e.year, e.first_centre_id, 'referred', '' where e.state <> 'discarded' and e.referred_at is not null
        union all select e.year, e.first_centre_id, 'first-answer', e.first_answer_days::text where e.state <> 'discarded' and e.first_answer_days is not null
        union all select e.year, e.first_centre_id, 'workplace', e.workplace where e.state <> 'discarded'
        union all select e.year, e.first_centre_id, 'municipality', e.municipality_code where e.state <> 'discarded'
        union all select e.year, e.first_centre_id, 'week', to_char(e.asked_on, 'IYYY-"W"IW') where e.state <> 'discarded'
        union all select e.year, e.first_centre_id, 'topic', t from unnest(e.topics) t where e.state <> 'discarded'
        union all select 0, e.centre_id, case when e.closed_at is null then 'open' else 'closed' end, e.state
        union all select 0, c, 'passed-on', '' from unnest(e.passed_on) c
      ) as f
    $$;

    create function add_enquiry_count(of_year int, of_centre text, of_demonstration boolean, of_measure text, of_item text, more int) returns void language sql as $$
      insert into enquiry_count as k values (of_year, of_centre, of_demonstration, of_measure, of_item, more)
        on conflict (year, demonstration, centre_id, measure, item) do update set n = k.n + excluded.n
    $$;

    create function count_enquiry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare f record;
      begin
        -- In one order for everybody, so that two at once never wait for each other in a ring.
        for f in
          select c.year, c.centre_id, c.measure, c.item, sum(c.sign)::int as more from (
            select x.*, 1 as sign from enquiry_facts(new) x
            union all select x.*, -1 from enquiry_facts(old) x where tg_op = 'UPDATE'
          ) c group by 1, 2, 3, 4 having sum(c.sign) <> 0 order by 1, 2, 3, 4
        loop
          perform add_enquiry_count(f.year, f.centre_id, new.demonstration, f.measure, f.item, f.more);
        end loop;
        -- A discarded enquiry takes its credits out of the count, and brings them back.
        if tg_op = 'UPDATE' and (new.state = 'discarded') <> (old.state = 'discarded') then
          for f in select c.centre_id from enquiry_credit c where c.enquiry_id = new.id order by 1 loop
            perform add_enquiry_count(new.year, f.centre_id, new.demonstration, 'helped', '', case when new.state = 'discarded' then -1 else 1 end);
          end loop;
        end if;
        if tg_op = 'UPDATE' and (new.topics is distinct from old.topics or (new.state = 'discarded') <> (old.state = 'discarded')) then
          for f in
            select c.centre_id, t.topic, sum(t.sign)::int as more from enquiry_credit c cross join (
              select unnest(new.topics) as topic, 1 as sign where new.state <> 'discarded'
              union all select unnest(old.topics), -1 where old.state <> 'discarded'
            ) t where c.enquiry_id = new.id group by 1, 2 having sum(t.sign) <> 0 order by 1, 2
          loop
            perform add_enquiry_count(new.year, f.centre_id, new.demonstration, 'topic-helped', f.topic, f.more);
          end loop;
        end if;
        return null;
      end $$;
    create trigger counted after insert or update on enquiry for each row execute function count_enquiry();

    create function count_credit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare e record; t text; before text := coalesce(current_setting('app.grants', true), '');
      begin
        perform set_config('app.grants', ',system:*,', true);
        select year, demonstration, topics, state into e from enquiry where id = new.enquiry_id;
        perform set_config('app.grants', before, true);
        if e.state = 'discarded' then return null; end if;
        perform add_enquiry_count(e.year, new.centre_id, e.demonstration, 'helped', '', 1);
        for t in select unnest(e.topics) order by 1 loop
          perform add_enquiry_count(e.year, new.centre_id, e.demonstration, 'topic-helped', t, 1);
        end loop;
        return null;
      end $$;
    create trigger counted after insert on enquiry_credit for each row execute function count_credit();
    revoke execute on function count_enquiry, count_credit from public;
  `.execute(db);
}
