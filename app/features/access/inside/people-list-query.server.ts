import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly demonstration: boolean;
  /** Has signed in at least once. */
  readonly known: boolean;
}
export interface PeopleFilter {
  /** A part of the name or the address. */
  readonly search?: string | undefined;
  /** Only those who have, or had, a role at this centre. */
  readonly centreId?: string | undefined;
  /** The last person of the page before. */
  readonly after?: string | undefined;
}

/** By name, paged by key. Only whom row-level security shows the actor. */
export async function selectPeople(tx: Tx, { search, centreId, after }: PeopleFilter, limit: number): Promise<ListedPerson[]> {
  const like = search ? `%${search.replace(/[\\%_]/g, String.raw`\$&`)}%` : null;
  const { rows } = await sql<ListedPerson>`
    select id, name, email, demonstration, subject is not null as known from person p
    where (${like}::text is null or name ilike ${like} or email ilike ${like})
      and (${centreId ?? null}::text is null or exists (select from role_assignment r where r.person_id = p.id and r.centre_id = ${centreId ?? null}))
      and (${after ?? null}::text is null or (name, id) > (select l.name, l.id from person l where l.id = ${after ?? null}))
    order by name, id limit ${limit}`.execute(tx);
  return rows;
}

export async function findListedPerson(tx: Tx, id: string): Promise<ListedPerson | undefined> {
  const { rows } = await sql<ListedPerson>`select id, name, email, demonstration, subject is not null as known from person where id = ${id}`.execute(tx);
  return rows[0];
}
