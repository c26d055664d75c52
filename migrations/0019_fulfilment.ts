import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What centres and officers say about the tasks of the agreement, and which centres have been warned. What the tasks came to is worked out, never kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table task_entry (
      centre_id text not null references centre,
      year int not null,
      task int not null check (task > 0),
      n int not null check (n > 0),
      kind text not null check (kind in ('word', 'contest', 'reply', 'accepted', 'withdrawn')),
      text text not null check (text <> '' and length(text) <= 2000),
      at timestamptz not null,
      by_id text not null,
      by_name text not null,
      basis_state text not null check (basis_state in ('documented', 'reported', 'nothing', 'unruled')),
      basis_n int not null,
      primary key (centre_id, year, task, n)
    );
    comment on table task_entry is 'What is said about a centre''s task in a year: by the centre (word, contest) and by officers (reply, accepted, withdrawn). Only added to; the last of accepted and withdrawn stands.';
    comment on column task_entry.task is 'The number within the agreement period that the year is part of.';
    comment on column task_entry.n is 'From 1. Whoever writes has seen all before: two at once cannot both be the next.';
    comment on column task_entry.basis_state is 'What the task had come to when it was said.';
    create index on task_entry (year);

    create table task_warning (
      centre_id text not null references centre,
      year int not null,
      tasks int[] not null check (cardinality(tasks) > 0),
      sent_at timestamptz not null,
      primary key (centre_id, year)
    );
    comment on table task_warning is 'That the centre was told in the autumn which tasks lacked documentation: once a year.';

    alter table task_entry enable row level security;
    alter table task_entry force row level security;
    create policy readers on task_entry for select using (
      centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')) or (select actor_is('system'))
    );
    create policy centre_says on task_entry for insert with check (
      kind in ('word', 'contest') and centre_id = any ((select actor_scopes())::text[]) and by_id = (select actor_id())
    );
    create policy officer_says on task_entry for insert with check (
      kind in ('reply', 'accepted', 'withdrawn') and (select actor_is('officer')) and by_id = (select actor_id())
    );
    create policy system_adds on task_entry for insert with check ((select actor_is('system')));
    grant select, insert on task_entry to knutepunkt_app;
    create trigger only_added_to before update or delete on task_entry for each statement execute function refuse_change();

    alter table task_warning enable row level security;
    alter table task_warning force row level security;
    create policy readers on task_warning for select using (
      centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')) or (select actor_is('system'))
    );
    create policy system_warns on task_warning for insert with check ((select actor_is('system')));
    grant select, insert on task_warning to knutepunkt_app;
    create trigger only_added_to before update or delete on task_warning for each statement execute function refuse_change();
  `.execute(db);
}
