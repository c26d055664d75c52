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
