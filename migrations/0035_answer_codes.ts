import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What the officers make of the texts that stand inside an option ("Annet, hva?"): codes of their own, and which text has which. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answer_code (
      id text primary key default gen_random_uuid()::text,
      question text not null,
      option text not null,
      label text not null check (label <> '' and length(label) <= 120),
      made_by text not null,
      made_at timestamptz not null,
      unique (question, option, label)
    );

    create table answer_coding (
      centre_id text not null,
      year int not null,
      question text not null,
      option text not null,
      text text not null,
      codes text[] not null,
      coded_by text not null,
      coded_at timestamptz not null,
      primary key (centre_id, year, question, option),
      foreign key (centre_id, year) references response
    );
    comment on table answer_coding is 'The codes a text was given. An empty list: looked at, and belongs nowhere.';
    comment on column answer_coding.text is 'What was coded: when the centre has written something else since, the codes no longer count.';

    alter table answer_code enable row level security;
    alter table answer_code force row level security;
    alter table answer_coding enable row level security;
    alter table answer_coding force row level security;
    create policy officers on answer_code using ((select actor_is('officer'))) with check ((select actor_is('officer')));
    create policy system_reads on answer_code for select using ((select actor_is('system')));
    create policy officers on answer_coding using ((select actor_is('officer'))) with check ((select actor_is('officer')) and coded_by = (select actor_id()));
    create policy system_reads on answer_coding for select using ((select actor_is('system')));
    grant select, insert on answer_code to knutepunkt_app;
    grant update (label) on answer_code to knutepunkt_app;
    grant select, insert, update on answer_coding to knutepunkt_app;
  `.execute(db);
}
