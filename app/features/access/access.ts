import type { Actor } from '../../platform/actor.ts';

/**
 * officer: programme officer in the authority, the whole scheme. administrator: invites people and ends memberships, nothing else.
 * coordinator and member: act for one centre; the coordinator also invites its members and makes its access keys.
 * employee: of a municipality, shares ideas in its name and sees nothing of the centres' work.
 */
export const roles = ['officer', 'administrator', 'coordinator', 'member', 'employee'] as const;
export type Role = (typeof roles)[number];
export const isRole = (v: string): v is Role => roles.includes(v as Role);

/** Whether the role belongs to one centre. */
export const isCentreRole = (role: Role): boolean => role === 'coordinator' || role === 'member';
/** Whether it belongs to one municipality; what belongs to neither holds for the whole scheme. */
export const isMunicipalRole = (role: Role): boolean => role === 'employee';

/** What a centre does for all of them while its turn lasts: no person has it but through the centre. */
type Duty = 'editor';

const holds = (actor: Actor, role: Role | Duty, scope?: string): boolean =>
  actor.kind === 'person' && actor.grants.some((g) => g.role === role && (scope === undefined || g.scope === scope));

export const isOfficer = (actor: Actor): boolean => holds(actor, 'officer');
export const isAdministrator = (actor: Actor): boolean => holds(actor, 'administrator');
export const isCoordinatorOf = (actor: Actor, centreId: string): boolean => holds(actor, 'coordinator', centreId);
/** Coordinator or member of the centre. */
export const mayActFor = (actor: Actor, centreId: string): boolean => isCoordinatorOf(actor, centreId) || holds(actor, 'member', centreId);

/** The centres the actor acts for, each once, in the order of the grants. */
export const centresOf = (actor: Actor): string[] =>
  actor.kind === 'person' ? [...new Set(actor.grants.flatMap((g) => (isRole(g.role) && isCentreRole(g.role) && g.scope !== null ? [g.scope] : [])))] : [];

const scopesOf = (actor: Actor, role: Role | Duty): string[] =>
  actor.kind === 'person' ? [...new Set(actor.grants.flatMap((g) => (g.role === role && g.scope !== null ? [g.scope] : [])))] : [];

/** Whether a centre of the actor's has the editors' turn today. */
export const isEditor = (actor: Actor): boolean => holds(actor, 'editor');
/** The centre in whose turn the actor edits; of several the one preferred, else the first. */
export function editorCentre(actor: Actor, preferred?: string): string | undefined {
  const own = scopesOf(actor, 'editor');
  return own.find((id) => id === preferred) ?? own[0];
}

/**
 * Codes of the municipalities the actor is employed in: with one come those it has been, those it has become, and those that became part
 * of it (the session learns them from geography). Only some are in use today: ask geography which.
 */
export const municipalitiesOf = (actor: Actor): string[] => scopesOf(actor, 'employee');
/** By any code the municipality has, or has had. */
export const mayActForMunicipality = (actor: Actor, code: string): boolean => holds(actor, 'employee', code);

/** Undefined for an anonymous reader and for the system's own jobs. */
export const personId = (actor: Actor): string | undefined => (actor.kind === 'person' ? actor.personId : undefined);
