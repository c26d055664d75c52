import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Change files that were imported after the facts in data/ were written; applied on top of them, in this order, at every start. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table geography_change_file (
      number integer generated always as identity primary key,
      name text not null,
      content text not null,
      imported_at timestamptz not null,
      imported_by text not null default actor_id()
    );
    create unique index geography_change_file_once on geography_change_file (md5(content));
    comment on table geography_change_file is 'Reforms of municipalities, counties and governors'' offices (columns: data/README.md).';

    alter table geography_change_file enable row level security;
    alter table geography_change_file force row level security;
    create policy everybody_reads on geography_change_file for select using (true);
    create policy system_adds on geography_change_file for insert with check ((select actor_is('system')));
    grant select, insert on geography_change_file to knutepunkt_app;
  `.execute(db);
}
