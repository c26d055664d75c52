import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { mayRunJobs } from './enquiry-policy.ts';
import { selectLinkHash } from './job-store.server.ts';
import { eraseOwnEnquiry } from './own-enquiry.server.ts';

/**
 * Erases once more what its asker had erased, in a database restored from before: as the holder of its link, whose wish it is. As the system.
 * @returns false when there is no such enquiry that an asker can erase
 */
export async function eraseEnquiryAgain(ctx: Ctx, number: string): Promise<boolean> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const hash = await inTransaction(ctx, (tx) => selectLinkHash(tx, number));
  if (hash === undefined) return false;
  return (await eraseOwnEnquiry({ ...ctx, actor: { kind: 'link', hash } })).ok;
}
