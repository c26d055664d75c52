import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What published ideas are found by. Everybody reads it, nothing in it is anybody's secret, and the system alone writes it, in the transaction of the deed
 * that changes what is published. How it is searched: docs/decisions/0025.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idea_index (
      number int primary key,
      idea_id text not null unique,
      demonstration boolean not null,
      quality smallint not null,
      newest int not null,
      uses int not null,
      silent_from date not null,
      level smallint not null,
      size smallint not null,
      region smallint not null,
      county smallint not null,
      year smallint not null,
      themes bigint not null,
      groups bigint not null,
      units bigint not null,
      words tsvector not null,
      card jsonb not null
    ) with (toast_tuple_target = 128);
    -- A row of the heap is what is counted and sorted; words and card lie beside it and are read for those who are shown.
    alter table idea_index alter words set storage external, alter card set storage external;
    comment on table idea_index is 'A published idea as it is found: narrow, so that counting a hundred thousand reads some megabytes.';
    comment on column idea_index.quality is 'How well tried and used: the order when nothing is asked.';
    comment on column idea_index.newest is 'When it was first published: seconds since 1970.';
    comment on column idea_index.themes is 'A bit for each; idea_facet_value says which. So are groups and units; level, size, region, county and year are the number of theirs, 0 for none.';
    comment on column idea_index.words is 'Lexemes of inside/search/words.ts. ^x: in the title; ~x: a word of the title as it is written; x_y: two that follow each other; @code: the municipality.';
    comment on column idea_index.card is 'What a list shows of it.';
    create index idea_index_words on idea_index using gin (words) with (fastupdate = off);

    create table idea_facet_value (
      facet text not null,
      value text not null,
      bit smallint not null check (bit between 1 and 61),
      primary key (facet, value),
      unique (facet, bit)
    );
    comment on table idea_facet_value is 'The number that a value of a facet has in idea_index. Given once, it lasts.';

    create table idea_facet_count (
      demonstration boolean not null,
      facet text not null,
      bit smallint not null,
      n int not null,
      primary key (demonstration, facet, bit)
    );
    comment on table idea_facet_count is 'How many ideas have each value; facet empty: how many there are. Kept by triggers: the list that everybody meets first counts nothing.';

    create table idea_word (
      word text collate "C" primary key,
      n int not null,
      variants text[] not null
    );
    comment on table idea_word is 'Words that published ideas have or have had, in small letters, and in how many. For suggestions, and for what was meant by a word that nothing has.';
    comment on column idea_word.variants is 'The word with a letter or two left out: what it has in common with one that is misspelt.';
    create index idea_word_variants on idea_word using gin (variants);

    create table idea_index_state (
      only_row boolean primary key default true check (only_row),
      made_with text not null
    );
    comment on table idea_index_state is 'The word lists and rules that the index was made with: when they change, it is made anew at start.';
  `.execute(db);
  await counting(db);
  await rowLevelSecurity(db);
}

async function counting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function idea_index_facts(i idea_index) returns table (facet text, "bit" smallint) language sql immutable as $$
      select x.facet, b::smallint from (values ('themes', i.themes), ('groups', i.groups), ('units', i.units)) x (facet, mask)
        cross join generate_series(1, 61) b where x.mask & (1::bigint << b) <> 0
      union all select x.facet, x.bit from (values ('', 0::smallint), ('levels', i.level), ('sizes', i.size), ('regions', i.region), ('counties', i.county), ('years', i.year)) x (facet, bit)
        where x.facet = '' or x.bit > 0
    $$;
    create function count_idea_index() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        -- In one order for everybody, so that two at once never wait for each other in a ring.
        insert into idea_facet_count as k (demonstration, facet, bit, n)
          select d, f.facet, f.bit, sum(f.by) from (
            select new.demonstration as d, x.facet, x.bit, 1 as by from idea_index_facts(new) x where tg_op <> 'DELETE'
            union all select old.demonstration, x.facet, x.bit, -1 from idea_index_facts(old) x where tg_op <> 'INSERT'
          ) f group by 1, 2, 3 having sum(f.by) <> 0 order by 1, 2, 3
          on conflict (demonstration, facet, bit) do update set n = k.n + excluded.n;
        return null;
      end $$;
    create trigger counted after insert or update or delete on idea_index for each row execute function count_idea_index();
    revoke execute on function count_idea_index from public;
  `.execute(db);
}

async function rowLevelSecurity(db: Kysely<unknown>): Promise<void> {
  for (const table of ['idea_index', 'idea_facet_value', 'idea_facet_count', 'idea_word', 'idea_index_state'])
    await sql`
      alter table ${sql.table(table)} enable row level security;
      alter table ${sql.table(table)} force row level security;
      create policy everybody on ${sql.table(table)} for select using (true);
      grant select on ${sql.table(table)} to knutepunkt_app;
    `.execute(db);
  for (const table of ['idea_index', 'idea_facet_value', 'idea_word', 'idea_index_state'])
    await sql`
      create policy system_writes on ${sql.table(table)} using ((select actor_is('system')));
      grant insert, update, delete on ${sql.table(table)} to knutepunkt_app;
    `.execute(db);
  await sql`create policy keeper on idea_facet_count to current_user using (true)`.execute(db);
}
