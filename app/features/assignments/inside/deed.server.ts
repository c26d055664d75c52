import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { actingAs } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { personId } from '../../access/access.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import { limits, textFault } from '../faults.ts';
import { partOf } from '../assignment.ts';
import type { Assignment, AssignmentEvent } from '../assignment.ts';
import { mayActAs } from './assignment-policy.ts';
import { lockAssignment } from './assignment-query.server.ts';
import { insertEvent, insertPart, updatePart } from './assignment-store.server.ts';
import type { PartChange } from './assignment-store.server.ts';

/** What every change of an assignment does the same way. */

export interface The {
  /** Who acts: a centre, or empty for the authority. */
  readonly centreId: string;
  readonly id: string;
}

/** @throws AppError `not-found` for whoever does not act for that centre, or for the authority */
export function requireActing(ctx: Pick<Ctx, 'actor'>, centreId: string): void {
  if (!mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
}
/** A centre; the authority takes no part. */
export function requireCentre(ctx: Pick<Ctx, 'actor'>, centreId: string): void {
  if (centreId === '') throw new AppError('not-found');
  requireActing(ctx, centreId);
}
export const isActive = (ctx: Pick<Ctx, 'definitions' | 'now'>, centreId: string): boolean => {
  const centre = findCentre(ctx.definitions.scheme, centreId);
  return centre !== undefined && isActiveAt(centre, norwegianDay(ctx.now));
};

/** What is not the doer's own to do: to hold the row, to tell others, to write what follows. */
export function asSystem<T>(tx: Tx, ctx: Ctx, work: (system: Ctx) => Promise<T>): Promise<T> {
  const system = { ...ctx, actor: systemActor('assignments') };
  return actingAs(tx, system.actor, ctx.actor, () => work(system));
}
/** Held until all is done: whoever comes second sees what the first did. @throws AppError `not-found` */
export async function hold(tx: Tx, ctx: Ctx, id: string): Promise<Assignment> {
  const held = await asSystem(tx, ctx, () => lockAssignment(tx, id));
  if (!held) throw new AppError('not-found');
  return held;
}

export const doer = (ctx: Pick<Ctx, 'actor'>): { readonly id: string; readonly name: string } => ({
  id: personId(ctx.actor) ?? (ctx.actor.kind === 'system' ? `system:${ctx.actor.name}` : ''),
  name: ctx.actor.kind === 'person' ? ctx.actor.name : '',
});

/** The part of a centre, new or not. */
export async function writePart(tx: Tx, ctx: Pick<Ctx, 'now'>, assignment: Assignment, centreId: string, change: PartChange): Promise<void> {
  const whose = { assignmentId: assignment.id, centreId };
  if (partOf(assignment, centreId)) await updatePart(tx, whose, change, ctx.now);
  else await insertPart(tx, whose, change, ctx.now);
}

/** What has happened, for everybody on the board; and in the log of deeds, without what was said. */
export async function remember(
  tx: Tx,
  ctx: Ctx,
  assignment: Pick<Assignment, 'id' | 'number' | 'title'>,
  {
    centreId,
    deed,
    to = '',
    word = '',
    ...facts
  }: { readonly centreId: string; readonly deed: AssignmentEvent['deed']; readonly to?: string; readonly word?: string; readonly before?: object; readonly after?: object },
): Promise<void> {
  await insertEvent(tx, assignment.id, { at: ctx.now, by: doer(ctx), centreId, to, deed, word });
  await recordAudit(tx, ctx, {
    action: `assignment.${deed}`,
    subject: { kind: 'assignment', id: assignment.number },
    centreId: centreId === '' ? null : centreId,
    ...(facts.before && { before: facts.before }),
    after: { ...facts.after, ...(to !== '' && { to }), title: assignment.title },
  });
}

/** What somebody says why. Undefined when it can be kept. */
export function wordFault(word: string, required = true): 'no-word' | 'bad-word' | undefined {
  if (word.trim() === '') return required ? 'no-word' : undefined;
  return textFault(word, limits.word) ? 'bad-word' : undefined;
}
