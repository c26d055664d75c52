import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { addDays, addMonths } from '../../../platform/norwegian-time.ts';
import { eraseDay } from '../enquiry.ts';
import { mayRunJobs } from './enquiry-policy.ts';
import { selectEnquiry } from './enquiry-query.server.ts';
import { eraseEnquiry } from './erase.server.ts';
import { forgetLinks, selectClosedBy } from './job-store.server.ts';

/**
 * Erases the persons of enquiries closed as many months ago as the scheme says, each in a transaction of its own. It waits for no
 * export: a centre sees on its records page, 30 days ahead, what will go. As the system. @returns how many were erased
 */
export async function eraseClosed(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  const { eraseAfter } = ctx.definitions.enquiries;
  // A little too many are looked at, since months differ in length; the words decide which day it is.
  const due = await inTransaction(ctx, (tx) => selectClosedBy(tx, addDays(addMonths(today, -eraseAfter), 3)));
  let erased = 0;
  for (const id of due) {
    const done = await inTransaction(ctx, async (tx) => {
      const enquiry = await selectEnquiry(tx, { id });
      const day = enquiry && eraseDay(enquiry, { eraseAfter });
      return day !== undefined && day <= today && eraseEnquiry(tx, ctx, id);
    });
    if (done) erased += 1;
  }
  return erased;
}

/** Until a month after the erasure the private link says that everything is erased; then it opens nothing. As the system. @returns how many */
export async function forgetErasedLinks(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => forgetLinks(tx, addMonths(norwegianDay(ctx.now), -1)));
}
