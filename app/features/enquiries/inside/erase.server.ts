import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { eraseMailAbout } from '../../notifications/notifications.server.ts';
import { selectEnquiry } from './enquiry-query.server.ts';
import { eraseRows } from './enquiry-store.server.ts';
import { aboutEnquiry } from './tell.server.ts';

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
