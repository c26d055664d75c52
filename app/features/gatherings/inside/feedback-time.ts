import type { Gathering, Participant } from '../gathering.ts';

const openDays = 60;
/** From when it is over, for so long. */
export const isFeedbackOpen = (now: Date, { state, endsAt }: Pick<Gathering, 'state' | 'endsAt'>): boolean =>
  (state === 'published' || state === 'held' || state === 'summed-up') && endsAt <= now && now.getTime() - endsAt.getTime() <= openDays * 86_400_000;
/** Somebody who had a place, and was not noted as away. */
const wasThere = ({ state, attended }: Pick<Participant, 'state' | 'attended'>): boolean => attended ?? state === 'coming';
export const mayGiveNow = (
  now: Date,
  gathering: Pick<Gathering, 'state' | 'endsAt'>,
  participant: Pick<Participant, 'state' | 'attended'> & { readonly feedbackGiven: boolean },
): boolean => isFeedbackOpen(now, gathering) && participant.state === 'coming' && wasThere(participant) && !participant.feedbackGiven;
