import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { mailCoordinators } from '../../notifications/notifications.server.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import { doersOf, hasRoomFor } from '../assignment.ts';
import type { Assignment } from '../assignment.ts';
import { isSilent, isToBeReminded, lastReminder } from '../reminders.ts';
import { mayRunJobs } from './assignment-policy.ts';
import { updateBoardTold, updateOfficersTold, updateReminded } from './assignment-store.server.ts';
import { remember } from './deed.server.ts';
import { nobodyHasItLetter, overdueLetter, remindedLetter } from './job-letters.ts';
import { lockUnfinished, selectRemindedSince, selectTold } from './nightly-query.server.ts';
import { inWords, onBoard, tellCentres, tellOfficers } from './tell.server.ts';

/** Nothing expires silently. Each may run again at any time: it says what is to be said, once. As the system. */

/** Those who have it, before and after the date; those who are asked and have not answered. One letter to each centre. @returns how many assignments were named */
export async function remindDoers(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  const rules = ctx.definitions.assignments;
  return inTransaction(ctx, async (tx) => {
    const all = await lockUnfinished(tx);
    const since = await selectRemindedSince(tx);
    const due = all.flatMap((assignment) =>
      assignment.parts.flatMap((part) => {
        const last = since.get(`${assignment.id}/${part.centreId}`);
        if (last === undefined || (part.state === 'asked' && !hasRoomFor(assignment, part.centreId))) return [];
        const isDue = isToBeReminded(assignment.dueOn, last, today, rules) || (part.state === 'asked' && isSilent(last, today, rules.tellAgainAfter));
        return isDue ? [{ assignment, centreId: part.centreId, asked: part.state === 'asked' }] : [];
      }),
    );
    let named = 0;
    for (const [centreId, ofCentre] of [...Map.groupBy(due, (one) => one.centreId)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const some = (which: (one: (typeof ofCentre)[number]) => boolean): Assignment[] => ofCentre.filter(which).map((one) => one.assignment);
      const letter = remindedLetter({
        before: some((o) => !o.asked && o.assignment.dueOn >= today),
        after: some((o) => !o.asked && o.assignment.dueOn < today),
        asked: some((o) => o.asked),
      });
      // With nobody to write to it is tried again the next day.
      if ((await mailCoordinators(tx, ctx, { centreId, ...letter })) === 0) continue;
      for (const { assignment } of ofCentre) {
        await updateReminded(tx, { assignmentId: assignment.id, centreId }, today);
        await remember(tx, ctx, assignment, { centreId, deed: 'reminded' });
      }
      named += ofCentre.length;
    }
    return named;
  });
}

/** All centres of what nobody has, and whose date is to come; but of nothing to those who have said no to it. @returns how many assignments were named */
export async function tellBoardAgain(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  return inTransaction(ctx, async (tx) => {
    const open = (await lockUnfinished(tx)).filter((a) => a.state === 'open' && a.dueOn >= today);
    const told = await selectTold(tx);
    const due = open.filter((a) => {
      const last = told.get(a.id)?.board ?? null;
      return last === null || isSilent(last, today, ctx.definitions.assignments.tellAgainAfter);
    });
    if (due.length === 0) return 0;
    for (const { id: centreId } of ctx.definitions.scheme.centres.filter((c) => isActiveAt(c, today))) {
      const toIt = due.filter((a) => a.centreId !== centreId && onBoard(ctx, a, []).includes(centreId));
      if (toIt.length > 0) await tellCentres(tx, ctx, [centreId], nobodyHasItLetter(toIt));
    }
    await updateBoardTold(
      tx,
      due.map((a) => a.id),
      today,
    );
    await audit(tx, ctx, 'assignments.told-again', due);
    return due.length;
  });
}

/** The officers, and a centre of what it asked for itself, of what is not done when its date is over. @returns how many assignments were named */
export async function tellOfOverdue(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  const rules = ctx.definitions.assignments;
  return inTransaction(ctx, async (tx) => {
    const late = (await lockUnfinished(tx)).filter((a) => a.dueOn < today);
    const told = await selectTold(tx);
    const due = late.filter((a) => {
      const day = lastReminder(a.dueOn, today, rules);
      const last = told.get(a.id)?.officers ?? a.dueOn;
      return day !== undefined && day > last;
    });
    if (due.length === 0) return 0;
    const facts = (list: readonly Assignment[]) =>
      list.map((a) => ({ number: a.number, title: a.title, dueOn: a.dueOn, who: doersOf(a).flatMap((p) => (p.state === 'taken' ? [inWords(ctx, p.centreId)] : [])) }));
    if ((await tellOfficers(tx, ctx, overdueLetter(facts(due)))) === 0) return 0;
    for (const [centreId, own] of Map.groupBy(due, (a) => a.centreId)) if (centreId !== '') await tellCentres(tx, ctx, [centreId], overdueLetter(facts(own)));
    await updateOfficersTold(
      tx,
      due.map((a) => a.id),
      today,
    );
    await audit(tx, ctx, 'assignments.escalated', due);
    return due.length;
  });
}

const audit = (tx: Tx, ctx: Ctx, action: string, due: readonly Assignment[]): Promise<void> =>
  recordAudit(tx, ctx, { action, subject: { kind: 'scheme', id: ctx.definitions.scheme.id }, after: { numbers: due.map((a) => a.number) } });
