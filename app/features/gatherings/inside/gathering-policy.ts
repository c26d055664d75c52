import type { Actor } from '../../../platform/actor.ts';
import { isOfficer, mayActFor } from '../../access/access.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import type { Centre } from '../../scheme/scheme.ts';
import type { Gathering, Participant } from '../gathering.ts';

/** Whom one acts for: a centre its own people, the authority (`''`) its officers. */
export const mayActAs = (actor: Actor, centreId: string): boolean => (centreId === '' ? isOfficer(actor) : mayActFor(actor, centreId));
/** Whoever called it does with it what is an organiser's. */
export const organises = (actor: Actor, gathering: Pick<Gathering, 'centreId'>, centreId: string): boolean => gathering.centreId === centreId && mayActAs(actor, centreId);
/** Those invited by name; where nobody is, every centre with an agreement on the day. Its organiser is always. */
export const isInvited = (gathering: Pick<Gathering, 'centres' | 'centreId'>, centre: Pick<Centre, 'id' | 'agreement'>, day: string): boolean =>
  gathering.centreId === centre.id || (gathering.centres.length > 0 ? gathering.centres.includes(centre.id) : isActiveAt(centre, day));
/** Whoever holds a private link may do what belongs to that link; which one, the hash says. */
export const holdsLink = (actor: Actor): actor is Extract<Actor, { kind: 'link' }> => actor.kind === 'link';
/** What was handed out and written down there is not for one who got no place, or gave it up, and goes with the person when they are erased. */
export const readsPapers = ({ state, person }: Pick<Participant, 'state' | 'person'>): boolean => person !== undefined && state !== 'refused' && state !== 'withdrawn';
