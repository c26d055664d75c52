import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { findOfficers } from '../../access/access.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { mailCoordinators, queueMail } from '../../notifications/notifications.server.ts';
import { lateSince } from './ages.ts';
import { mayRunJobs } from './enquiry-policy.ts';
import { escalatedLetter, lateLetter } from './job-mail.ts';
import { lockUntold, storeTold } from './job-store.server.ts';
import { centreInWords } from './tell.server.ts';

/**
 * Reminds each centre of the askers who have waited longer than the scheme says: one letter with all the numbers, and each once for each wait.
 * A centre with nobody to write to is tried again the next day. As the system. @returns how many enquiries were named
 */
export async function remindCentres(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const { answerWithin } = ctx.definitions.enquiries;
  return inTransaction(ctx, async (tx) => {
    const late = await lockUntold(tx, 'reminded_at', lateSince(norwegianDay(ctx.now), answerWithin));
    let named = 0;
    for (const [centreId, ofCentre] of [...Map.groupBy(late, (e) => e.centreId)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const numbers = ofCentre.map((e) => e.number);
      const readers = await mailCoordinators(tx, ctx, { centreId, ...lateLetter({ numbers, answerWithin }) });
      if (readers === 0) continue;
      await storeTold(
        tx,
        'reminded_at',
        ofCentre.map((e) => e.id),
        ctx.now,
      );
      await recordAudit(tx, ctx, { action: 'enquiries.reminded', subject: { kind: 'centre', id: centreId }, centreId, after: { numbers } });
      named += numbers.length;
    }
    return named;
  });
}

/** Tells the officers of those who have waited twice as long: one letter to each, with facts alone. As the system. @returns how many enquiries were named */
export async function tellOfficers(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const workingDays = 2 * ctx.definitions.enquiries.answerWithin;
  const today = norwegianDay(ctx.now);
  return inTransaction(ctx, async (tx) => {
    const late = await lockUntold(tx, 'escalated_at', lateSince(today, workingDays));
    const officers = late.length > 0 ? await findOfficers(tx, today) : [];
    if (officers.length === 0) return 0;
    const facts = late.map((e) => ({ number: e.number, centre: centreInWords(ctx, e.centreId) }));
    for (const { name, email } of officers) await queueMail(tx, ctx, { to: { name, address: email }, ...escalatedLetter(name, { late: facts, workingDays }) });
    await storeTold(
      tx,
      'escalated_at',
      late.map((e) => e.id),
      ctx.now,
    );
    await recordAudit(tx, ctx, { action: 'enquiries.escalated', subject: { kind: 'scheme', id: ctx.definitions.scheme.id }, after: { numbers: late.map((e) => e.number) } });
    return late.length;
  });
}
