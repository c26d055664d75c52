import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { withdraw } from './coming.server.ts';
import { hold } from './deed.server.ts';
import { erasePerson } from './erasing.server.ts';
import { findParticipant } from './participant-query.server.ts';

/**
 * Erases once more whoever had themselves erased (by the participant's id, which the log keeps), in a database restored from before. As the system.
 * @returns false when there is no such person
 */
export async function eraseParticipantAgain(ctx: Ctx, id: string): Promise<boolean> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const participant = await findParticipant(tx, id);
    if (!participant?.person) return false;
    const gathering = await hold(tx, participant.gatheringId);
    await withdraw(tx, ctx, { gathering, participant });
    await erasePerson(tx, ctx, gathering, participant);
    return true;
  });
}
