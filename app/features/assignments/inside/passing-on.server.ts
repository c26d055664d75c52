import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { leaveWithin } from '../../activities/activities.server.ts';
import { asksItself, doersOf, partAfter, partOf } from '../assignment.ts';
import type { Assignment } from '../assignment.ts';
import type { Asked } from '../inputs.ts';
import { updateBoardTold } from './assignment-store.server.ts';
import { asSystem, hold, isActive, remember, requireCentre, wordFault, writePart } from './deed.server.ts';
import type { The } from './deed.server.ts';
import { askedLetter, letGoLetter, sharedLetter } from './letters.ts';
import { inWords, tellCentres, tellOne } from './tell.server.ts';

/** Whether a centre that has it may ask `other`; one that has said no, or let it go, is not asked again by another centre. */
function whyNotAsk(ctx: Ctx, assignment: Assignment, centreId: string, other: string): Refusal<'unknown-centre' | 'has-declined' | 'has-it'> | undefined {
  if (other === centreId || !isActive(ctx, other) || asksItself(assignment, other)) return refuse('unknown-centre');
  const state = partOf(assignment, other)?.state;
  if (state === 'declined' || state === 'passed-on') return refuse('has-declined');
  return state === 'taken' || state === 'done' ? refuse('has-it') : undefined;
}
/** In the centre's own name; one that somebody else has asked is asked for this too, which is the system's to write. */
async function ask(
  tx: Tx,
  ctx: Ctx,
  assignment: Assignment,
  { centreId, other, shared }: { readonly centreId: string; readonly other: string; readonly shared: boolean },
): Promise<void> {
  const change = { state: 'asked', askedBy: centreId, shared } as const;
  if (partOf(assignment, other)) await asSystem(tx, ctx, () => writePart(tx, ctx, assignment, other, change));
  else await writePart(tx, ctx, assignment, other, change);
}

/** Asks another centre to do it together; it may take it also when all places are taken. `word`: may be empty. Asked already: nothing happens. */
export async function shareAssignment(ctx: Ctx, { centreId, id, with: other, word }: The & { readonly with: string; readonly word: string }): Promise<Asked> {
  requireCentre(ctx, centreId);
  return inTransaction(ctx, async (tx) => {
    const assignment = await hold(tx, ctx, id);
    if (assignment.state === 'done' || assignment.state === 'closed') return refuse('over');
    if (partAfter('share', assignment.state, partOf(assignment, centreId)?.state) === undefined) return refuse('not-yours');
    const fault = wordFault(word, false);
    if (fault) return refuse(fault);
    if (!isActive(ctx, centreId)) return refuse('no-agreement');
    const before = partOf(assignment, other);
    if (before?.state === 'asked' && before.shared) return { ok: true };
    const not = whyNotAsk(ctx, assignment, centreId, other);
    if (not) return not;
    await ask(tx, ctx, assignment, { centreId, other, shared: true });
    await remember(tx, ctx, assignment, { centreId, deed: 'shared', to: other, word: word.trim() });
    await asSystem(tx, ctx, (system) => tellCentres(tx, system, [other], sharedLetter(assignment, inWords(ctx, centreId))));
    return { ok: true };
  });
}

/** Lets it go, to a centre that is asked (`to`), or to the board (empty); `word` says why. Whoever asked for it is told. */
export async function passOnAssignment(ctx: Ctx, { centreId, id, to, word }: The & { readonly to: string; readonly word: string }): Promise<Asked> {
  requireCentre(ctx, centreId);
  return inTransaction(ctx, async (tx) => {
    const assignment = await hold(tx, ctx, id);
    if (assignment.state === 'done' || assignment.state === 'closed') return refuse('over');
    if (partAfter('pass-on', assignment.state, partOf(assignment, centreId)?.state) === undefined) return refuse('not-yours');
    const fault = wordFault(word);
    if (fault) return refuse(fault);
    const not = to === '' ? undefined : whyNotAsk(ctx, assignment, centreId, to);
    if (not) return not;
    // The log before the part, as where one finishes: two deeds at once count in one order, and never wait for each other in a ring.
    if (assignment.activityId !== null) await leaveWithin(tx, ctx, { centreId, id: assignment.activityId });
    await writePart(tx, ctx, assignment, centreId, { state: 'passed-on', shared: false, word: word.trim() });
    if (to !== '') await ask(tx, ctx, assignment, { centreId, other: to, shared: false });
    await remember(tx, ctx, assignment, { centreId, deed: 'passed-on', to, word: word.trim() });
    await letGo(tx, ctx, assignment, centreId);
    if (to !== '') await asSystem(tx, ctx, (system) => tellCentres(tx, system, [to], askedLetter(assignment, inWords(ctx, centreId))));
    return { ok: true };
  });
}

/** Those concerned are told, and when nobody has it the next morning the board. */
async function letGo(tx: Tx, ctx: Ctx, assignment: Assignment, centreId: string): Promise<void> {
  await asSystem(tx, ctx, async (system) => {
    const others = doersOf(assignment).filter((p) => p.state === 'taken' && p.centreId !== centreId);
    if (others.length === 0) await updateBoardTold(tx, [assignment.id], null);
    const letter = letGoLetter(assignment, inWords(ctx, centreId));
    await tellCentres(
      tx,
      system,
      others.map((p) => p.centreId),
      letter,
    );
    if (assignment.centreId !== centreId && !others.some((p) => p.centreId === assignment.centreId)) await tellOne(tx, system, assignment.centreId, letter);
  });
}
