import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { refuse } from '../../../platform/errors.ts';
import { asksItself, freePlaces, hasRoomFor, partAfter, partOf, sharesIn } from '../assignment.ts';
import { areHours } from '../faults.ts';
import type { Declined, Taken } from '../inputs.ts';
import { asSystem, hold, isActive, remember, requireCentre, wordFault, writePart } from './deed.server.ts';
import type { The } from './deed.server.ts';
import { declinedLetter, notNeededLetter, takenLetter } from './letters.ts';
import { inWords, tellCentres, tellOne } from './tell.server.ts';

/**
 * `hours`: what the centre thinks its share takes; null: not known. `version`: the one the page showed, so that nobody takes on what has been changed
 * meanwhile; that others have taken places does not change it. Has it already: nothing happens.
 */
export async function takeAssignment(ctx: Ctx, { centreId, id, hours, version }: The & { readonly hours: number | null; readonly version: number }): Promise<Taken> {
  requireCentre(ctx, centreId);
  return inTransaction(ctx, async (tx) => {
    const assignment = await hold(tx, ctx, id);
    const part = partOf(assignment, centreId);
    if (part?.state === 'taken' && assignment.state === 'taken') return { ok: true };
    if (partAfter('take', assignment.state, part?.state) === undefined) return refuse('over');
    if (!areHours(hours)) return refuse('bad-hours');
    if (!isActive(ctx, centreId)) return refuse('no-agreement');
    if (asksItself(assignment, centreId)) return refuse('own');
    if (!hasRoomFor(assignment, centreId)) return refuse('full');
    if (assignment.version !== version) return refuse('changed-meanwhile');
    // Asked to share, and not to do it alone: it takes no place, while the one who asked has it.
    const shared = sharesIn(assignment, centreId);
    await writePart(tx, ctx, assignment, centreId, { state: 'taken', hours, shared });
    await remember(tx, ctx, assignment, { centreId, deed: 'took', after: { hours } });
    const toldBy = [assignment.centreId, ...(shared && part?.askedBy ? [part.askedBy] : [])].filter((one) => one !== centreId);
    const last = !shared && freePlaces(assignment) === 1;
    const overtaken = assignment.parts.filter((p) => last && p.state === 'asked' && !p.shared && p.centreId !== centreId).map((p) => p.centreId);
    await asSystem(tx, ctx, async (system) => {
      const by = inWords(ctx, centreId);
      for (const one of new Set(toldBy)) await tellOne(tx, system, one, takenLetter(assignment, by));
      await tellCentres(tx, system, overtaken, notNeededLetter(assignment, by));
    });
    return { ok: true };
  });
}

/** Says no, also without having been asked; `word` says why, for everybody on the board. Whoever asked is told. Has said no already: nothing happens. */
export async function declineAssignment(ctx: Ctx, { centreId, id, word }: The & { readonly word: string }): Promise<Declined> {
  requireCentre(ctx, centreId);
  return inTransaction(ctx, async (tx) => {
    const assignment = await hold(tx, ctx, id);
    const part = partOf(assignment, centreId);
    if (part?.state === 'declined') return { ok: true };
    if (assignment.state === 'done' || assignment.state === 'closed') return refuse('over');
    if (partAfter('decline', assignment.state, part?.state) === undefined) return refuse('not-yours');
    if (asksItself(assignment, centreId)) return refuse('own');
    const fault = wordFault(word);
    if (fault) return refuse(fault);
    await writePart(tx, ctx, assignment, centreId, { state: 'declined', shared: false, word: word.trim() });
    await remember(tx, ctx, assignment, { centreId, deed: 'declined', word: word.trim() });
    const askedBy = part?.askedBy;
    if (typeof askedBy === 'string') await asSystem(tx, ctx, (system) => tellOne(tx, system, askedBy, declinedLetter(assignment, inWords(ctx, centreId))));
    return { ok: true };
  });
}
