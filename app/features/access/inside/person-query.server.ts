import { sql } from 'kysely';
import type { Grant } from '../../../platform/actor.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { readGrants } from './session-store.server.ts';

/** Names of those that exist, to anybody signed in. */
export async function selectPersonNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select * from person_names(${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map((r) => [r.id, r.name]));
}

export interface PersonWithGrants {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly demonstration: boolean;
  readonly grants: readonly Grant[];
}

/** People with a role that day, by name; with `id`, that one only. */
export async function selectActivePeople(tx: Tx, now: Date, id?: string): Promise<PersonWithGrants[]> {
  const { rows } = await sql<{ id: string; name: string; email: string; demonstration: boolean; grants: string }>`
    select * from (
      select id, name, email, demonstration, grants_on(id, norwegian_day(${now}), null) as grants from person
      where ${id ?? null}::text is null or id = ${id ?? null}
    ) p where grants is not null order by name, id`.execute(tx);
  return rows.map((r) => ({ ...r, grants: readGrants(r.grants) }));
}
