import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { smallestShown } from '../../../platform/small-counts.ts';
import type { CentreVisitCase, VisitList, VisitView } from '../inputs.ts';
import { stateAfter } from '../visit.ts';
import type { Move, Visit, VisitingDay } from '../visit.ts';
import { enquiryNumberOf } from '../../enquiries/enquiries.server.ts';
import { findDay } from './day-store.server.ts';
import { selectEvaluationsOf } from './evaluation-store.server.ts';
import { mayWorkFor } from './visit-policy.ts';
import { findContact, findVisitByNumber, placeIn, selectMessages, selectPersons, selectQueue, selectViewCounts, selectVisitLines } from './visit-query.server.ts';

/** A centre's visits, read. @throws AppError `not-found` for anybody but its own people */
const pageSize = 50;

export async function listVisits(ctx: Ctx, centreId: string, { view, after }: { readonly view: VisitView; readonly after?: string | undefined }): Promise<VisitList> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const found = await selectVisitLines(tx, { centreId, view, after, limit: pageSize + 1 });
    const lines = found.slice(0, pageSize);
    return { lines, counts: await selectViewCounts(tx, centreId), next: found.length > pageSize ? lines.at(-1)?.visit.number : undefined };
  });
}

export async function getVisitCase(ctx: Ctx, centreId: string, number: string): Promise<CentreVisitCase> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const visit = await findVisitByNumber(tx, centreId, number);
    if (!visit) throw new AppError('not-found');
    const day = visit.dayId === null ? undefined : await findDay(tx, visit.dayId);
    const queue = day ? await selectQueue(tx, day.id) : [];
    const evaluations = await selectEvaluationsOf(tx, visit.id);
    return {
      visit,
      contact: await findContact(tx, visit.id),
      persons: await selectPersons(tx, visit.id),
      messages: await selectMessages(tx, visit.id),
      day,
      queuePlace: placeIn(queue, visit.id),
      enquiryNumber: visit.enquiryId === null ? undefined : await enquiryNumberOf(tx, visit.enquiryId),
      // Of one or two answers one could guess whose they are.
      evaluations: evaluations.length < smallestShown ? [] : evaluations,
      queue: queue.map((v) => ({ number: v.number, persons: v.persons, state: v.state })),
      may: mayNow(ctx.now, visit, day),
    };
  });
}

/** Whether the agreed time is over: then it can be summed up, also before the night's job has said so. */
export const isOver = (visit: Visit, now: Date): boolean => visit.endsAt !== null && visit.endsAt <= now;

function mayNow(now: Date, visit: Visit, day: VisitingDay | undefined): CentreVisitCase['may'] {
  const can = (move: Move): boolean => stateAfter(visit.state, move) !== undefined;
  const begun = visit.startsAt !== null && visit.startsAt <= now;
  const over = visit.state === 'agreed' && isOver(visit, now);
  const open = day?.state === 'published' && !begun;
  return {
    propose: can('propose'),
    approve: can('approve') && open,
    putInQueue: can('put-in-queue') && open && day.waitingList,
    decline: can('decline'),
    cancel: can('cancel') && !begun,
    changeTime: can('change-time') && !begun && day === undefined,
    changeNumbers: can('withdraw') && !begun,
    sumUp: can('sum-up') || over,
    sayNobodyCame: can('say-nobody-came') || over,
    sendMessage: visit.erasedAt === null,
  };
}
