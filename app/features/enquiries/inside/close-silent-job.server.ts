import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { stateAfter } from '../enquiry.ts';
import { lateSince } from './ages.ts';
import { closedLetter } from './asker-mail.ts';
import { mayRunJobs } from './enquiry-policy.ts';
import { lockEnquiry, selectContact } from './enquiry-query.server.ts';
import { updateEnquiry } from './enquiry-store.server.ts';
import { selectSilentSince } from './job-store.server.ts';
import { tellAsker } from './tell.server.ts';

/**
 * Closes answered enquiries whose asker has been silent for as many working days as the scheme says, and tells the asker how to open it
 * again. Each in a transaction of its own. As the system. @returns how many were closed
 */
export async function closeSilent(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const rules = ctx.definitions.enquiries;
  const silent = await inTransaction(ctx, (tx) => selectSilentSince(tx, lateSince(norwegianDay(ctx.now), rules.closeSilentAfter)));
  let closed = 0;
  for (const id of silent) {
    const done = await inTransaction(ctx, async (tx) => {
      const enquiry = await lockEnquiry(tx, { id });
      // The asker may have written since it was found.
      const state = enquiry && stateAfter(enquiry.state, 'close-silent');
      if (!enquiry || state === undefined) return false;
      await updateEnquiry(tx, enquiry, { state, waitsSince: null, closedAt: ctx.now });
      await recordAudit(tx, ctx, { action: 'enquiry.closed-silent', subject: { kind: 'enquiry', id: enquiry.number }, centreId: enquiry.centreId });
      await tellAsker(tx, ctx, { enquiry, contact: await selectContact(tx, id) }, (facts) => closedLetter(facts, { ...rules, silent: true }));
      return true;
    });
    if (done) closed += 1;
  }
  return closed;
}
