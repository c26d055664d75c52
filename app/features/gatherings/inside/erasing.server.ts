import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { addDays } from '../../../platform/norwegian-time.ts';
import { eraseMailAbout } from '../../notifications/notifications.server.ts';
import type { Gathering } from '../gathering.ts';
import { audited } from './deed.server.ts';
import { aboutParticipant } from './letters.server.ts';
import { deletePerson } from './participant-store.server.ts';

/** The Norwegian day on which persons, or their needs, are erased: so many after it ended. */
export const eraseDay = (gathering: Pick<Gathering, 'endsAt'>, days: number): string => addDays(norwegianDay(gathering.endsAt), days);

/** Name, address and needs, and letters to them. The participant stays, and so do the counts. The log says that it was done, not who it was. */
export async function erasePerson(tx: Tx, system: Ctx, gathering: Pick<Gathering, 'number' | 'centreId'>, participant: { readonly id: string }): Promise<void> {
  await eraseMailAbout(tx, aboutParticipant(participant));
  await deletePerson(tx, participant.id);
  await audited(tx, system, 'gathering.participant-erased', gathering, { after: { participant: participant.id } });
}
