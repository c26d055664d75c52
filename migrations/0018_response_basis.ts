import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What the registers held when a centre answered: kept with the answer, so that a later change in a register changes no answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table response_basis (
      centre_id text not null,
      year int not null,
      question text not null,
      version int not null,
      how text not null check (how in ('saved', 'filled', 'taken', 'kept', 'given')),
      actor text not null,
      at timestamptz not null,
      facts jsonb not null,
      refs jsonb not null,
      primary key (centre_id, year, question, version),
      foreign key (centre_id, year, version) references response_revision
    );
    comment on table response_basis is 'What an answer was made of, append-only: the newest row of a question holds for its answer.';
    comment on column response_basis.version is 'The version of the response with which it was stored.';
    comment on column response_basis.how is 'saved: somebody looked at it and saved; filled: filled in without a look; taken: a later number was taken over; kept: the answer was kept against it; given: by a program, which stands on no register.';
    comment on column response_basis.facts is 'By option (empty: the question itself): {n, lines}.';
    comment on column response_basis.refs is 'By option: the rows counted, as REGISTER:ID. Not a reference of the database: rows may be removed, and are then shown as removed.';

    alter table response_basis enable row level security;
    alter table response_basis force row level security;
    create policy readers on response_basis for select using (
      centre_id = any ((select actor_scopes())::text[]) or (select actor_is('officer')) or (select actor_is('system'))
    );
    -- With the version it was saved in, in one's own name, and not once it is sent in.
    create policy own_words on response_basis for insert with check (
      actor = (select actor_id()) and centre_id = any ((select actor_scopes())::text[])
      and exists (select from response r where r.centre_id = response_basis.centre_id and r.year = response_basis.year and r.status = 'draft' and r.version = response_basis.version)
    );
    create policy system_adds on response_basis for insert with check ((select actor_is('system')));
    grant select, insert on response_basis to knutepunkt_app;
  `.execute(db);
}
