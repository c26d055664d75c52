import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Mail as it was written, and what became of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mail (
      id text primary key,
      queued_at timestamptz not null,
      queued_by text,
      to_name text not null,
      to_address text not null,
      template text not null,
      subject text not null,
      body text not null,
      centre_id text,
      state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
      attempts int not null default 0,
      last_error text,
      sent_at timestamptz
    );
    comment on column mail.state is 'queued: to be sent, or tried again; failed: given up. Without a mail server everything stays queued.';
    create index on mail (queued_at desc, id desc);

    alter table mail enable row level security;
    alter table mail force row level security;
    create policy writers on mail for insert with check (queued_by is not distinct from (select actor_id()) and state = 'queued' and attempts = 0);
    create policy readers on mail for select using ((select actor_is('officer')) or (select actor_is('administrator')) or (select actor_is('system')));
    create policy sender on mail for update using ((select actor_is('system')));
    create policy sent_again on mail for update using ((select actor_is('officer')) or (select actor_is('administrator'))) with check (state = 'queued');
    grant select, insert on mail to knutepunkt_app;
    grant update (state, attempts, last_error, sent_at) on mail to knutepunkt_app;
  `.execute(db);
}
