import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay, textIn } from '../../../platform/locale.ts';
import { findOfficers } from '../../access/access.server.ts';
import { mailCoordinators, queueMail } from '../../notifications/notifications.server.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import type { Assignment } from '../assignment.ts';
import type { Letter } from './letters.ts';

/** Who is told. As the system: who the officers are is not for everybody to know. */

/** What a centre is called in a letter; the authority, when it is empty. */
export function inWords(ctx: Pick<Ctx, 'definitions'>, centreId: string): string {
  const { scheme } = ctx.definitions;
  return centreId === '' ? textIn(scheme.authority, 'nb') : (findCentre(scheme, centreId)?.name ?? centreId);
}
export async function tellCentres(tx: Tx, ctx: Ctx, centreIds: readonly string[], letter: Letter): Promise<void> {
  for (const centreId of new Set(centreIds)) await mailCoordinators(tx, ctx, { centreId, ...letter });
}
/** @returns how many there are to write to */
export async function tellOfficers(tx: Tx, ctx: Ctx, letter: Letter): Promise<number> {
  const officers = await findOfficers(tx, norwegianDay(ctx.now));
  for (const { name, email } of officers) await queueMail(tx, ctx, { to: { name, address: email }, ...letter, text: letter.text.replaceAll('{name}', name) });
  return officers.length;
}
/** A centre, or (empty) the authority's officers. */
export async function tellOne(tx: Tx, ctx: Ctx, centreId: string, letter: Letter): Promise<void> {
  if (centreId === '') await tellOfficers(tx, ctx, letter);
  else await tellCentres(tx, ctx, [centreId], letter);
}
/** Every centre with an agreement today that has not said no to it, and is not `but`. */
export const onBoard = (ctx: Pick<Ctx, 'definitions' | 'now'>, { parts }: Pick<Assignment, 'parts'>, but: readonly string[]): string[] =>
  ctx.definitions.scheme.centres
    .filter((c) => isActiveAt(c, norwegianDay(ctx.now)) && !but.includes(c.id) && !parts.some((p) => p.centreId === c.id && (p.state === 'declined' || p.state === 'passed-on')))
    .map((c) => c.id);
