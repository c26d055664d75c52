import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Reports: drafts that officers write, and editions that are frozen and public. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report (
      id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      title text not null,
      year_from int not null,
      year_to int not null check (year_to >= year_from),
      language text not null check (language in ('nb', 'nn', 'en')),
      carried_from text references report,
      open boolean not null,
      created_at timestamptz not null
    );
    comment on column report.open is 'The draft may be edited. Closed by publishing; opened again to correct.';

    create table report_chapter (
      report_id text not null references report,
      slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      number text not null,
      title text not null,
      lead text not null,
      markdown text not null,
      updated_on date not null,
      version int not null check (version > 0),
      changed_at timestamptz not null,
      changed_by text not null,
      primary key (report_id, slug),
      unique (report_id, number) deferrable initially deferred
    );
    comment on column report_chapter.updated_on is 'Last professionally updated, as shown to readers.';
    comment on column report_chapter.version is 'Grows with each save: a save based on an older one is refused.';

    create table report_edition (
      report_id text not null references report,
      number int not null check (number > 0),
      published_at timestamptz not null,
      published_by text not null,
      change_note text,
      content jsonb not null,
      digest text not null check (digest ~ '^[0-9a-f]{64}$'),
      primary key (report_id, number),
      check (number = 1 or length(change_note) > 0)
    );
    comment on table report_edition is 'Append-only. The content is complete in itself: text, numbers, verdicts, reasons.';
    comment on column report_edition.digest is 'SHA-256 of the content with its keys in order.';

    alter table report enable row level security;
    alter table report force row level security;
    alter table report_chapter enable row level security;
    alter table report_chapter force row level security;
    alter table report_edition enable row level security;
    alter table report_edition force row level security;

    create policy writers on report using ((select actor_is('officer')) or (select actor_is('system'))) with check ((select actor_is('officer')) or (select actor_is('system')));
    create policy writers on report_chapter using ((select actor_is('officer')) or (select actor_is('system'))) with check ((select actor_is('officer')) or (select actor_is('system')));
    create policy readers on report_edition for select using (true);
    create policy publishers on report_edition for insert with check ((select actor_is('officer')) or (select actor_is('system')));
    grant select, insert, update on report to knutepunkt_app;
    grant select, insert, update, delete on report_chapter to knutepunkt_app;
    grant select, insert on report_edition to knutepunkt_app;

    create trigger append_only before update or delete on report_edition for each row execute function refuse_change();
    create trigger append_only_table before truncate on report_edition for each statement execute function refuse_change();
  `.execute(db);
}
