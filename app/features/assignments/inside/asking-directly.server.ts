import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { refuse } from '../../../platform/errors.ts';
import { asksItself, freePlaces, partOf } from '../assignment.ts';
import type { Asked } from '../inputs.ts';
import { asSystem, hold, isActive, remember, requireActing, wordFault, writePart } from './deed.server.ts';
import { askedLetter } from './letters.ts';
import { inWords, tellCentres } from './tell.server.ts';

/** An officer asks one centre; also one that has said no, or let it go, may be asked again. Asked already: nothing happens. */
export async function askCentre(ctx: Ctx, { id, asked, word = '' }: { readonly id: string; readonly asked: string; readonly word?: string }): Promise<Asked> {
  requireActing(ctx, '');
  return inTransaction(ctx, async (tx) => {
    const assignment = await hold(tx, ctx, id);
    if (assignment.state === 'done' || assignment.state === 'closed') return refuse('over');
    const fault = wordFault(word, false);
    if (fault) return refuse(fault);
    if (!isActive(ctx, asked) || asksItself(assignment, asked)) return refuse('unknown-centre');
    const state = partOf(assignment, asked)?.state;
    if (state === 'taken' || state === 'done') return refuse('has-it');
    if (state === 'asked') return { ok: true };
    if (freePlaces(assignment) === 0) return refuse('full');
    await writePart(tx, ctx, assignment, asked, { state: 'asked', askedBy: '', shared: false });
    await remember(tx, ctx, assignment, { centreId: '', deed: 'asked', to: asked, word: word.trim() });
    await asSystem(tx, ctx, (system) => tellCentres(tx, system, [asked], askedLetter(assignment, inWords(ctx, ''))));
    return { ok: true };
  });
}
