import type { Actor } from '../../platform/actor.ts';
import type { Role } from './access.ts';
import { isAdministrator, isCentreRole, isCoordinatorOf, isMunicipalRole } from './access.ts';

/** One role of one person, for a span of Norwegian days; `until` is the first day on which it gives nothing. */
export interface Membership {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly centreId: string | null;
  /** The code it had when the role was given. */
  readonly municipality: string | null;
  /** ISO dates. */
  readonly from: string;
  readonly until: string | null;
  readonly givenBy: string;
  readonly endedBy: string | null;
}

/** What ids of people and roles look like; anything else in an address is nobody's. */
export const lastingId = /^[\w-]{1,100}$/;

export type MembershipState = 'future' | 'current' | 'ended';
export function membershipState({ from, until }: Pick<Membership, 'from' | 'until'>, day: string): MembershipState {
  if (until !== null && until <= day) return 'ended';
  return from > day ? 'future' : 'current';
}

type Place = Pick<Membership, 'role' | 'centreId' | 'municipality'>;

/** Who may give a role, and end it: an administrator any, a coordinator those of the own centre's staff. */
export const mayGiveAndEnd = (actor: Actor, { role, centreId, municipality }: Place): boolean =>
  isCentreRole(role) === (centreId !== null) &&
  isMunicipalRole(role) === (municipality !== null) &&
  (isAdministrator(actor) || (role === 'member' && centreId !== null && isCoordinatorOf(actor, centreId)));

/** Whether somebody who holds these memberships would still administer after `ending` has ended on that day. */
export const leavesAdministrator = (all: readonly Membership[], ending: string, day: string): boolean =>
  all.some((m) => m.role === 'administrator' && m.id !== ending && m.from <= day && m.until === null);
