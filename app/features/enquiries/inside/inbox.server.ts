import type { Ctx } from '../../../platform/context.ts';
import type { Inbox, InboxFilter } from '../enquiry.ts';

/** One page of a centre's box. Open boxes: the oldest first; closed and referred: the newest first. @throws AppError `not-found` */
export async function listInbox(ctx: Ctx, centreId: string, filter: InboxFilter): Promise<Inbox> {
  throw new Error('under way');
}
