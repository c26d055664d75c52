import type { Ctx } from '../../../platform/context.ts';
import { systemActor } from '../../../platform/actor.ts';
import { actingAs, inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { invariant, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { eraseMailAbout } from '../../notifications/notifications.server.ts';
import { isClosed } from '../enquiry.ts';
import { takeCase } from './enquiry-access.server.ts';
import type { CaseKey } from './enquiry-access.server.ts';
import { selectEnquiry } from './enquiry-query.server.ts';
import { eraseRows } from './enquiry-store.server.ts';
import { aboutEnquiry } from './tell.server.ts';

/**
 * At the asker's own wish, said by telephone or mail: many have no link to do it themselves. The log says who did it.
 * Refused: `not-closed`, `erased`, `not-yours`. @throws AppError `not-found`
 */
export async function eraseAtRequest(ctx: Ctx, key: CaseKey): Promise<{ readonly ok: true } | Refusal<'not-closed' | 'erased' | 'not-yours'>> {
  return inTransaction(ctx, async (tx) => {
    const taken = await takeCase(tx, ctx, key);
    if (!taken.ok) return taken;
    const { enquiry } = taken;
    if (enquiry.erasedAt !== null) return refuse('erased');
    if (!isClosed(enquiry.state)) return refuse('not-closed');
    const system = systemActor('enquiries');
    await actingAs(tx, system, ctx.actor, async () => {
      invariant(await eraseRows(tx, enquiry.id, ctx.now), 'a closed enquiry can be erased');
      await eraseMailAbout(tx, aboutEnquiry(enquiry.id));
    });
    await recordAudit(tx, ctx, { action: 'enquiry.erased', subject: { kind: 'enquiry', id: enquiry.number }, centreId: enquiry.centreId });
    return { ok: true };
  });
}

/**
 * Erases the person from a closed enquiry: name, address, every text, every letter. What is counted stays. By the holder of its link or the system.
 * @returns false when it is open, was erased before, or is not the actor's to erase
 */
export async function eraseEnquiry(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const enquiry = await selectEnquiry(tx, { id });
  if (!enquiry || !(await eraseRows(tx, id, ctx.now))) return false;
  await eraseMailAbout(tx, aboutEnquiry(id));
  await recordAudit(tx, ctx, { action: 'enquiry.erased', subject: { kind: 'enquiry', id: enquiry.number }, centreId: enquiry.centreId });
  return true;
}
