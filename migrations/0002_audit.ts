import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Who did what, when: written in the transaction of the deed, and never changed by anybody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_event (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      actor_id text,
      actor_name text not null,
      request_id text not null,
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      centre_id text,
      before jsonb,
      after jsonb
    );
    comment on column audit_event.actor_id is 'The person''s id, system:NAME, or null for an anonymous reader.';
    comment on column audit_event.actor_name is 'The name as it was then.';
    create index on audit_event (centre_id, id desc);
    create index on audit_event (actor_id, id desc);
    create index on audit_event (action, id desc);
    create index on audit_event (at);

    alter table audit_event enable row level security;
    alter table audit_event force row level security;
    -- Nobody writes in another's name; an anonymous reader is nobody.
    create policy own_deeds on audit_event for insert with check (actor_id is not distinct from (select actor_id()));
    create policy readers on audit_event for select using (
      (select actor_is('officer')) or (select actor_is('system')) or centre_id = any ((select actor_scopes())::text[])
    );
    grant select, insert on audit_event to knutepunkt_app;

    create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;
    create trigger append_only before update or delete on audit_event for each row execute function refuse_change();
    create trigger append_only_table before truncate on audit_event for each statement execute function refuse_change();
  `.execute(db);
}
