import type { Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.server.ts';
import type { AuditEntry } from './audit.ts';
import { insertEvent } from './inside/audit-store.server.ts';

/**
 * Writes who did what, in the transaction of the deed: both are kept or neither.
 * The actor is the transaction's own (`ctx.actor`); row-level security refuses another's name.
 */
export async function recordAudit(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now' | 'requestId'>, entry: AuditEntry): Promise<void> {
  await insertEvent(tx, ctx, entry);
}
