import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';

export interface Coordinator {
  readonly centreId: string;
  readonly name: string;
  readonly email: string;
}

/** Only those whom row-level security shows the actor: all of them for an officer. */
export async function selectCoordinators(tx: Tx, centreIds: readonly string[], day: string): Promise<Coordinator[]> {
  const { rows } = await sql<Coordinator>`
    select distinct r.centre_id as "centreId", p.name, p.email from role_assignment r join person p on p.id = r.person_id
    where r.role = 'coordinator' and r.centre_id = any (${[...centreIds]}::text[]) and r.valid_from <= ${day}::date and (r.valid_until is null or r.valid_until > ${day}::date)
    order by r.centre_id, p.name`.execute(tx);
  return rows;
}

/** Only those whom row-level security shows the actor: the whole staff for one of the centre's own. */
export async function selectCentrePeople(tx: Tx, centreId: string, day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.name, p.id from role_assignment r join person p on p.id = r.person_id
    where r.centre_id = ${centreId} and r.valid_from <= ${day}::date and (r.valid_until is null or r.valid_until > ${day}::date) order by p.name, p.id`.execute(tx);
  return rows;
}

/** The authority's programme officers that day. */
export async function selectOfficers(tx: Tx, day: string): Promise<Omit<Coordinator, 'centreId'>[]> {
  const { rows } = await sql<Omit<Coordinator, 'centreId'>>`
    select distinct p.name, p.email from role_assignment r join person p on p.id = r.person_id
    where r.role = 'officer' and r.valid_from <= ${day}::date and (r.valid_until is null or r.valid_until > ${day}::date) order by p.name`.execute(tx);
  return rows;
}
