import { sql } from 'kysely';
import type { Grant } from '../../../platform/actor.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { AccessTables } from './access-tables.ts';
import type { SeededPerson } from './demonstration-seed.ts';
import { readGrants } from './session-store.server.ts';

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly bound: boolean;
}

const known = (row: { id: string; name: string; subject: string | null } | undefined): KnownPerson | undefined =>
  row && { id: row.id, name: row.name, bound: row.subject !== null };

export async function findBySubject(tx: Tx, issuer: string, subject: string): Promise<KnownPerson | undefined> {
  return known(
    await tablesOf<AccessTables>(tx).selectFrom('person').select(['id', 'name', 'subject']).where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst(),
  );
}

/** Locked: two first sign-ins at the same moment bind once. */
export async function findByEmailForUpdate(tx: Tx, email: string): Promise<KnownPerson | undefined> {
  return known(await tablesOf<AccessTables>(tx).selectFrom('person').select(['id', 'name', 'subject']).where('email', '=', email.toLowerCase()).forUpdate().executeTakeFirst());
}

export async function bindSubject(tx: Tx, id: string, issuer: string, subject: string): Promise<void> {
  await tablesOf<AccessTables>(tx).updateTable('person').set({ issuer, subject }).where('id', '=', id).where('subject', 'is', null).execute();
}

/** What the person may do that day; none: undefined. */
export async function findGrants(tx: Tx, personId: string, now: Date): Promise<Grant[] | undefined> {
  const { rows } = await sql<{ grants: string | null }>`select grants_on(${personId}, norwegian_day(${now}), null) as grants`.execute(tx);
  const grants = rows[0]?.grants;
  return grants === null || grants === undefined ? undefined : readGrants(grants);
}

/** Those that are not there yet, each with their one role. Two statements, however many. */
export async function insertSeededPeople(tx: Tx, people: readonly SeededPerson[], now: Date): Promise<number> {
  if (people.length === 0) return 0;
  const t = tablesOf<AccessTables>(tx);
  const made = await t
    .insertInto('person')
    .values(people.map((p) => ({ id: p.id, name: p.name, email: p.email, issuer: null, subject: null, demonstration: true, created_at: now })))
    .onConflict((c) => c.doNothing())
    .returning('id')
    .execute();
  const fresh = new Set(made.map((p) => p.id));
  const roles = people
    .filter((p) => fresh.has(p.id))
    .map((p) => ({
      person_id: p.id,
      role: p.role,
      centre_id: p.centreId,
      municipality_code: p.municipality,
      valid_from: p.from,
      valid_until: null,
      given_by: 'system:start',
      given_at: now,
      ended_by: null,
      ended_at: null,
    }));
  if (roles.length > 0) await t.insertInto('role_assignment').values(roles).execute();
  return fresh.size;
}
