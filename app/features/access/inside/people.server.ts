import type { Actor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { isAdministrator, mayActFor, personId } from '../access.ts';
import { lastingId, leavesAdministrator, mayGiveAndEnd, membershipState } from '../membership.ts';
import type { Membership } from '../membership.ts';
import type { AccessOptions } from './access-options.ts';
import type { InvitationInput } from './invitation-input.ts';
import {
  findMembership,
  insertMembership,
  lockPerson,
  personToInvite,
  revokeIfWithoutRole,
  selectAdministratorsForUpdate,
  selectMembershipsOf,
  updateEnd,
} from './membership-store.server.ts';
import { findListedPerson, selectPeople } from './people-list-query.server.ts';
import type { ListedPerson, PeopleFilter } from './people-list-query.server.ts';

const pageSize = 50;
export type PersonWithMemberships = ListedPerson & { readonly memberships: readonly Membership[] };

/** Administrators see everybody; a centre's people each other. */
const maySee = (actor: Actor, centreId: string | undefined): boolean => isAdministrator(actor) || (centreId !== undefined && mayActFor(actor, centreId));
const who = (actor: Actor): string => personId(actor) ?? (actor.kind === 'system' ? `system:${actor.name}` : '');

/** By name; `more` is the key of the next page. @throws AppError `not-found` */
export async function listPeople(ctx: Ctx, filter: PeopleFilter): Promise<{ people: PersonWithMemberships[]; more: string | undefined }> {
  if (!maySee(ctx.actor, filter.centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const found = await selectPeople(tx, filter, pageSize + 1);
    const people = found.slice(0, pageSize);
    const memberships = Map.groupBy(
      await selectMembershipsOf(
        tx,
        people.map((p) => p.id),
      ),
      (m) => m.personId,
    );
    return { people: people.map((p) => Object.assign(p, { memberships: memberships.get(p.id) ?? [] })), more: found.length > pageSize ? people.at(-1)?.id : undefined };
  });
}

/** One person and the whole history; at a centre only what was given there. @throws AppError `not-found` */
export async function getPerson(ctx: Ctx, id: string, centreId: string | undefined): Promise<PersonWithMemberships> {
  if (!maySee(ctx.actor, centreId) || !lastingId.test(id)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const person = await findListedPerson(tx, id);
    const memberships = (await selectMembershipsOf(tx, [id])).filter((m) => centreId === undefined || m.centreId === centreId);
    if (!person || (centreId !== undefined && memberships.length === 0)) throw new AppError('not-found');
    return { ...person, memberships };
  });
}

/** A letter's words, by whoever knows the language. */
export type InvitationLetter = (name: string) => { subject: string; text: string };

/**
 * Gives a person a role from a day on, and writes to the person. Whoever has the address already keeps the name it has.
 * @throws AppError `not-found` when the actor may not give that role
 */
export async function invitePerson(
  ctx: Ctx,
  input: InvitationInput,
  letter: InvitationLetter,
  writeLetter: AccessOptions['writeLetter'],
): Promise<{ ok: true; personId: string } | Refusal<'already'>> {
  if (!mayGiveAndEnd(ctx.actor, input)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const id = await personToInvite(tx, input.name, input.email, ctx.now);
    await lockPerson(tx, id);
    const same = (await selectMembershipsOf(tx, [id])).filter((m) => m.role === input.role && m.centreId === input.centreId && m.municipality === input.municipality);
    if (same.some((m) => m.until === null || m.until > input.from)) return refuse('already');
    await insertMembership(tx, { personId: id, role: input.role, centreId: input.centreId, municipality: input.municipality, from: input.from, givenBy: who(ctx.actor) }, ctx.now);
    const name = (await findListedPerson(tx, id))?.name ?? input.name;
    await recordAudit(tx, ctx, {
      action: 'role.given',
      subject: { kind: 'person', id },
      centreId: input.centreId,
      after: { name, role: input.role, ...(input.municipality !== null && { municipality: input.municipality }), from: input.from },
    });
    await writeLetter(tx, ctx, { to: { name, address: input.email }, template: 'invitation', centreId: input.centreId, ...letter(name) });
    return { ok: true, personId: id };
  });
}

/**
 * Ends a role from a day on, today or later: on that day it gives nothing. One that has not begun never does. With the last
 * role the person's sessions and access keys end too. @throws AppError `not-found` when the actor may not end it, or not see it
 */
export async function endMembership(
  ctx: Ctx,
  { id, on, centreId }: { id: string; on: string; centreId?: string | undefined },
): Promise<{ ok: true; membership: Membership } | Refusal<'already-ended' | 'too-early' | 'last-administrator'>> {
  const today = norwegianDay(ctx.now);
  if (!lastingId.test(id)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const seen = await findMembership(tx, id);
    if (!seen || (centreId !== undefined && seen.centreId !== centreId) || !mayGiveAndEnd(ctx.actor, seen)) throw new AppError('not-found');
    const administrators = seen.role === 'administrator' ? await selectAdministratorsForUpdate(tx) : [];
    await lockPerson(tx, seen.personId);
    // Read once more: somebody may have ended it while this one waited.
    const membership = (await findMembership(tx, id)) ?? seen;
    if (membershipState(membership, today) === 'ended' || (membership.until !== null && membership.until <= on)) return refuse('already-ended');
    if (on < today) return refuse('too-early');
    if (seen.role === 'administrator' && !leavesAdministrator(administrators, id, on)) return refuse('last-administrator');
    const until = on < membership.from ? membership.from : on;
    await updateEnd(tx, id, until, who(ctx.actor), ctx.now);
    const name = (await findListedPerson(tx, membership.personId))?.name;
    await recordAudit(tx, ctx, {
      action: 'role.ended',
      subject: { kind: 'person', id: membership.personId },
      centreId: membership.centreId,
      before: { until: membership.until },
      after: { name, role: membership.role, until },
    });
    await revokeIfWithoutRole(tx, membership.personId, ctx.now);
    return { ok: true, membership: { ...membership, until } };
  });
}
