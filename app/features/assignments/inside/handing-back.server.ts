import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import { doersOf } from '../assignment.ts';
import type { Assignment } from '../assignment.ts';
import { mayRunJobs } from './assignment-policy.ts';
import { lockAssignment } from './assignment-query.server.ts';
import { updateBoardTold } from './assignment-store.server.ts';
import { remember, writePart } from './deed.server.ts';
import { handedBackLetter } from './job-letters.ts';
import { selectHeldByOthers } from './nightly-query.server.ts';
import { inWords, tellCentres, tellOne } from './tell.server.ts';

/**
 * What a centre has, or is asked, when its agreement ends goes back to the board, so that nothing is lost; what stands in the log it has done with
 * others stands. Each in a transaction of its own. As the system. @returns how many assignments
 */
export async function handBack(ctx: Ctx): Promise<number> {
  if (!mayRunJobs(ctx.actor)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  const active = new Set(ctx.definitions.scheme.centres.filter((c) => isActiveAt(c, today)).map((c) => c.id));
  const left = await inTransaction(ctx, (tx) => selectHeldByOthers(tx, [...active]));
  for (const id of left)
    await inTransaction(ctx, async (tx) => {
      const assignment = await lockAssignment(tx, id);
      if (assignment) await handOne(tx, ctx, assignment, active);
    });
  return left.length;
}

async function handOne(tx: Tx, ctx: Ctx, assignment: Assignment, active: ReadonlySet<string>): Promise<void> {
  const ended = assignment.parts.filter((p) => !active.has(p.centreId) && (p.state === 'taken' || p.state === 'asked'));
  const still = doersOf(assignment).flatMap((p) => (p.state === 'taken' && active.has(p.centreId) ? [p.centreId] : []));
  for (const { centreId, state, askedBy } of ended) {
    await writePart(tx, ctx, assignment, centreId, { state: state === 'taken' ? 'passed-on' : 'declined', shared: false });
    await remember(tx, ctx, assignment, { centreId, deed: 'handed-back' });
    const letter = handedBackLetter(assignment, inWords(ctx, centreId));
    await tellCentres(tx, ctx, still, letter);
    const asker = state === 'asked' ? (askedBy ?? assignment.centreId) : assignment.centreId;
    if (!still.includes(asker) && (asker === '' || active.has(asker))) await tellOne(tx, ctx, asker, letter);
  }
  if (still.length === 0) await updateBoardTold(tx, [assignment.id], null);
}
