import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { personId } from '../access.ts';
import { revokeSession, revokeSessionsOf } from './session-store.server.ts';

/** Ends this session, or every one the person has. */
export async function signOut(ctx: Ctx, session: Buffer, everywhere: boolean): Promise<void> {
  const id = personId(ctx.actor);
  if (id === undefined) return;
  await inTransaction(ctx, async (tx) => {
    const ended = everywhere ? await revokeSessionsOf(tx, id, ctx.now) : (await revokeSession(tx, session, ctx.now), 1);
    await recordAudit(tx, ctx, {
      action: everywhere ? 'session.all-ended' : 'session.ended',
      subject: { kind: 'person', id },
      after: everywhere ? { sessions: ended } : undefined,
    });
  });
}
