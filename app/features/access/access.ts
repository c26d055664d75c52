import type { Actor } from '../../platform/actor.ts';

/**
 * officer: programme officer in the authority, the whole scheme. administrator: invites people and ends memberships, nothing else.
 * coordinator and member: act for one centre; the coordinator also invites its members and makes its access keys.
 */
export const roles = ['officer', 'administrator', 'coordinator', 'member'] as const;
export type Role = (typeof roles)[number];
export const isRole = (v: string): v is Role => roles.includes(v as Role);

/** Whether the role belongs to one centre; the others hold for the whole scheme. */
export const isCentreRole = (role: Role): boolean => role === 'coordinator' || role === 'member';

const holds = (actor: Actor, role: Role, scope?: string): boolean =>
  actor.kind === 'person' && actor.grants.some((g) => g.role === role && (scope === undefined || g.scope === scope));

export const isOfficer = (actor: Actor): boolean => holds(actor, 'officer');
export const isAdministrator = (actor: Actor): boolean => holds(actor, 'administrator');
export const isCoordinatorOf = (actor: Actor, centreId: string): boolean => holds(actor, 'coordinator', centreId);
/** Coordinator or member of the centre. */
export const mayActFor = (actor: Actor, centreId: string): boolean => isCoordinatorOf(actor, centreId) || holds(actor, 'member', centreId);

/** The centres the actor acts for, each once, in the order of the grants. */
export const centresOf = (actor: Actor): string[] =>
  actor.kind === 'person' ? [...new Set(actor.grants.flatMap((g) => (isRole(g.role) && isCentreRole(g.role) && g.scope !== null ? [g.scope] : [])))] : [];

/** Undefined for an anonymous reader and for the system's own jobs. */
export const personId = (actor: Actor): string | undefined => (actor.kind === 'person' ? actor.personId : undefined);
