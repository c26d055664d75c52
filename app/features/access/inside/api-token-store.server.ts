import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { AccessTables } from './access-tables.ts';

/** A program's key, without the secret: that is shown once and never kept. */
export interface ApiToken {
  readonly id: string;
  readonly label: string;
  readonly personId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export async function selectTokens(tx: Tx, centreId: string): Promise<ApiToken[]> {
  const rows = await tablesOf<AccessTables>(tx)
    .selectFrom('api_token')
    .select(['id', 'label', 'person_id', 'created_at', 'expires_at', 'revoked_at'])
    .where('centre_id', '=', centreId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((r) => ({ id: r.id, label: r.label, personId: r.person_id, createdAt: r.created_at, expiresAt: r.expires_at, revokedAt: r.revoked_at }));
}

export async function insertToken(tx: Tx, token: { hash: Buffer; personId: string; centreId: string; label: string; now: Date; expiresAt: Date }): Promise<string> {
  const { id } = await tablesOf<AccessTables>(tx)
    .insertInto('api_token')
    .values({ hash: token.hash, person_id: token.personId, centre_id: token.centreId, label: token.label, created_at: token.now, expires_at: token.expiresAt, revoked_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns the label, if there was such a key to revoke */
export async function revokeToken(tx: Tx, id: string, centreId: string, now: Date): Promise<string | undefined> {
  const row = await tablesOf<AccessTables>(tx)
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('centre_id', '=', centreId)
    .where('revoked_at', 'is', null)
    .returning('label')
    .executeTakeFirst();
  return row?.label;
}
