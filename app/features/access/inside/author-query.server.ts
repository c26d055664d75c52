import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';

export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}
/** With a role at the centre, or employed in the municipality, that day; by name. As the system. */
export async function selectAddressees(tx: Tx, of: { readonly centreId: string } | { readonly municipality: string }, day: string): Promise<Addressee[]> {
  const centre = 'centreId' in of ? of.centreId : null;
  const municipality = 'municipality' in of ? of.municipality : null;
  const { rows } = await sql<Addressee>`
    select distinct p.id, p.name, p.email from role_assignment r join person p on p.id = r.person_id
    where r.valid_from <= ${day}::date and (r.valid_until is null or r.valid_until > ${day}::date)
      and (r.centre_id = ${centre}::text
        or r.role = 'employee' and (r.municipality_code = ${municipality}::text or exists (select from municipality_kin k where k.code = r.municipality_code and k.kin = ${municipality}::text)))
    order by p.name, p.id`.execute(tx);
  return rows;
}
/** The centres that have the editors' turn that day, by id. */
export async function selectEditorCentres(tx: Tx, day: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct centre_id as id from centre_duty where duty = 'editor' and valid_from <= ${day}::date and valid_until > ${day}::date order by 1`.execute(tx);
  return rows.map((r) => r.id);
}
