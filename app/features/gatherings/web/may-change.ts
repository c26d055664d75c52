import { participantStateAfter } from '../gathering.ts';
import type { Gathering, Participant } from '../gathering.ts';

/** Whether what was written of somebody who is signed up can still be changed. */
export const mayChange = (gathering: Pick<Gathering, 'state' | 'startsAt'>, participant: Participant, now: Date): boolean =>
  gathering.state === 'published' && gathering.startsAt > now && participant.person !== undefined && participantStateAfter(participant.state, 'withdraw') !== undefined;
