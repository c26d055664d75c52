import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { AuditEntry } from '../audit.ts';
import { auditedActor, onlyWhatChanged } from '../audit.ts';
import type { AuditTables } from './audit-tables.ts';

// A null inside jsonb would be told apart from SQL's null by readers for no reason.
const json = (v: unknown): string | null => (v === undefined || v === null ? null : JSON.stringify(v));

export async function insertEvent(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now' | 'requestId'>, entry: AuditEntry): Promise<void> {
  const actor = auditedActor(ctx.actor);
  const { before, after } = onlyWhatChanged(entry.before, entry.after);
  // Without `returning`: an actor may write about what he may not read.
  await tablesOf<AuditTables>(tx)
    .insertInto('audit_event')
    .values({
      at: ctx.now,
      actor_id: actor.id,
      actor_name: actor.name,
      request_id: ctx.requestId,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      centre_id: entry.centreId ?? null,
      before: json(before),
      after: json(after),
    })
    .execute();
}
