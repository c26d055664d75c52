import type { Actor, Grant } from '../../../platform/actor.ts';
import type { Db, Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { AccessTables } from './access-tables.ts';

/** Whoever stands behind a session or an access key, with what he may do today. */
export interface Entered {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly centreId: string | null;
}
interface EnteredRow {
  person_id: string;
  name: string;
  grants: string;
  centre_id: string | null;
}

/** `,officer:*,member:os,` as the database keeps it in the setting. */
export const readGrants = (setting: string): Grant[] =>
  setting
    .split(',')
    .filter((g) => g !== '')
    .map((g) => {
      const [role = '', scope = '*'] = g.split(':');
      return { role, scope: scope === '*' ? null : scope };
    });

const entered = (row: EnteredRow | undefined): Entered | undefined =>
  row && { actor: { kind: 'person', personId: row.person_id, name: row.name, grants: readGrants(row.grants) }, centreId: row.centre_id };

/** One round trip; counts as use of the session. */
export async function enterSession(db: Db, hash: Buffer, now: Date): Promise<Entered | undefined> {
  const [row] = await db.prepared<EnteredRow>('enter_session', 'select * from enter_session($1, $2)', [hash, now]);
  return entered(row);
}

export async function enterApiToken(db: Db, hash: Buffer, now: Date): Promise<Entered | undefined> {
  const [row] = await db.prepared<EnteredRow>('enter_api_token', 'select * from enter_api_token($1, $2)', [hash, now]);
  return entered(row);
}

export async function insertSession(tx: Tx, session: { hash: Buffer; personId: string; now: Date; expiresAt: Date }): Promise<void> {
  await tablesOf<AccessTables>(tx)
    .insertInto('session')
    .values({ id_hash: session.hash, person_id: session.personId, created_at: session.now, seen_at: session.now, expires_at: session.expiresAt, revoked_at: null, centre_id: null })
    .execute();
}

export async function revokeSession(tx: Tx, hash: Buffer, now: Date): Promise<void> {
  await tablesOf<AccessTables>(tx).updateTable('session').set({ revoked_at: now }).where('id_hash', '=', hash).where('revoked_at', 'is', null).execute();
}

export async function revokeSessionsOf(tx: Tx, personId: string, now: Date): Promise<number> {
  const done = await tablesOf<AccessTables>(tx)
    .updateTable('session')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

export async function setChosenCentre(tx: Tx, hash: Buffer, centreId: string): Promise<void> {
  await tablesOf<AccessTables>(tx).updateTable('session').set({ centre_id: centreId }).where('id_hash', '=', hash).execute();
}

/** Those that ended more than a day ago: they are of no more use, and say when somebody was at work. */
export async function deleteEndedSessions(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 24 * 3600_000);
  await tablesOf<AccessTables>(tx)
    .deleteFrom('session')
    .where((e) => e.or([e('expires_at', '<', before), e('revoked_at', '<', before)]))
    .execute();
}

/** A sign-in that has begun: what must come back from the issuer, and where to go after it. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

export async function insertAttempt(tx: Tx, attempt: Attempt & { hash: Buffer; now: Date; expiresAt: Date }): Promise<void> {
  const t = tablesOf<AccessTables>(tx);
  await t.deleteFrom('sign_in_attempt').where('expires_at', '<', attempt.now).execute();
  await t
    .insertInto('sign_in_attempt')
    .values({ cookie_hash: attempt.hash, state: attempt.state, nonce: attempt.nonce, verifier: attempt.verifier, return_to: attempt.returnTo, expires_at: attempt.expiresAt })
    .execute();
}

/** Takes the attempt away: it can be used once, whatever comes of it. */
export async function takeAttempt(tx: Tx, hash: Buffer, now: Date): Promise<Attempt | undefined> {
  const row = await tablesOf<AccessTables>(tx).deleteFrom('sign_in_attempt').where('cookie_hash', '=', hash).returningAll().executeTakeFirst();
  return row && row.expires_at > now ? { state: row.state, nonce: row.nonce, verifier: row.verifier, returnTo: row.return_to } : undefined;
}
