import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Centres as rows for others to refer to. What they are is public; only the system writes them, from the scheme's files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table centre (
      id text primary key check (id ~ '^[a-z0-9-]+$'),
      name text not null,
      demonstration boolean not null,
      listed boolean not null default true,
      synced_at timestamptz not null default now()
    );
    comment on column centre.listed is 'False when the scheme''s files no longer have it.';

    alter table centre enable row level security;
    alter table centre force row level security;
    create policy centre_read on centre for select to knutepunkt_app using (true);
    create policy centre_add on centre for insert to knutepunkt_app with check ((select actor_is('system')));
    create policy centre_change on centre for update to knutepunkt_app using ((select actor_is('system'))) with check ((select actor_is('system')));
    grant select, insert, update on centre to knutepunkt_app;
  `.execute(db);
}
