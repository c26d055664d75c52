import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Membership } from '../membership.ts';
import type { AccessTables } from './access-tables.ts';

/** The driver would make a moment of a day. */
const columns = [
  'id',
  'person_id',
  'role',
  'centre_id',
  'municipality_code',
  sql<string>`to_char(valid_from, 'YYYY-MM-DD')`.as('from'),
  sql<string | null>`to_char(valid_until, 'YYYY-MM-DD')`.as('until'),
  'given_by',
  'ended_by',
] as const;

interface Row {
  id: string;
  person_id: string;
  role: Membership['role'];
  centre_id: string | null;
  municipality_code: string | null;
  from: string;
  until: string | null;
  given_by: string;
  ended_by: string | null;
}
const asMembership = (r: Row): Membership => ({
  id: r.id,
  personId: r.person_id,
  role: r.role,
  centreId: r.centre_id,
  municipality: r.municipality_code,
  from: r.from,
  until: r.until,
  givenBy: r.given_by,
  endedBy: r.ended_by,
});

/** The person with this address, made when there is none. */
export async function personToInvite(tx: Tx, name: string, email: string, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`select person_to_invite(${name}, ${email}, ${now}) as id`.execute(tx);
  return rows[0]!.id;
}

/** One at a time for each person: two invitations at the same moment see each other. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`person:${personId}`}, 0))`.execute(tx);
}

export async function selectMembershipsOf(tx: Tx, personIds: readonly string[]): Promise<Membership[]> {
  if (personIds.length === 0) return [];
  const rows = await tablesOf<AccessTables>(tx)
    .selectFrom('role_assignment')
    .select([...columns])
    .where('person_id', 'in', [...personIds])
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(asMembership);
}

export async function findMembership(tx: Tx, id: string): Promise<Membership | undefined> {
  const row = await tablesOf<AccessTables>(tx)
    .selectFrom('role_assignment')
    .select([...columns])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && asMembership(row);
}

/** All who administer or ever did, locked: two who end each other's role at the same moment take turns. */
export async function selectAdministratorsForUpdate(tx: Tx): Promise<Membership[]> {
  const rows = await tablesOf<AccessTables>(tx)
    .selectFrom('role_assignment')
    .select([...columns])
    .where('role', '=', 'administrator')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(asMembership);
}

export async function insertMembership(tx: Tx, m: Pick<Membership, 'personId' | 'role' | 'centreId' | 'municipality' | 'from' | 'givenBy'>, now: Date): Promise<void> {
  await tablesOf<AccessTables>(tx)
    .insertInto('role_assignment')
    .values({
      person_id: m.personId,
      role: m.role,
      centre_id: m.centreId,
      municipality_code: m.municipality,
      valid_from: m.from,
      valid_until: null,
      given_by: m.givenBy,
      given_at: now,
      ended_by: null,
      ended_at: null,
    })
    .execute();
}

export async function updateEnd(tx: Tx, id: string, until: string, by: string, now: Date): Promise<void> {
  await tablesOf<AccessTables>(tx).updateTable('role_assignment').set({ valid_until: until, ended_by: by, ended_at: now }).where('id', '=', id).execute();
}

/** Ends what the person has open, if no role is left today. */
export async function revokeIfWithoutRole(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ revoked: boolean }>`select revoke_if_without_role(${personId}, ${now}) as revoked`.execute(tx);
  return rows[0]?.revoked === true;
}
