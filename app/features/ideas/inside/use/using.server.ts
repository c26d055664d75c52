import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { hashOfSecret, linkActor, newSecret } from '../../../../platform/private-link.server.ts';
import { centresOf } from '../../../access/access.ts';
import { eraseMailAbout } from '../../../notifications/notifications.server.ts';
import { codeMeant } from '../../../geography/municipality-meant.ts';
import type { Idea } from '../../idea-case.ts';
import { written } from '../../idea-content.ts';
import { mostLetters, useLines } from '../../idea-use.ts';
import type { Guest, UseFault, UseText } from '../../idea-use.ts';
import { asSystem, done } from '../life/deed.server.ts';
import { isEditor } from '../../../access/access.ts';
import { mayWrite } from '../life/idea-policy.ts';
import { findHeir, findIdea } from '../life/idea-query.server.ts';
import { lockOnce } from '../life/idea-store.server.ts';
import { isOnce } from '../life/writing.server.ts';
import { recountUses } from './counting.server.ts';
import { aboutContribution, auditedOf, blank, firstDay, guestOf, invalid, municipalitiesFor, nameThen, requirePublished, sendConfirmation, textFault } from './deed.server.ts';
import type { Invalid } from './deed.server.ts';
import { tellHolder } from './telling.server.ts';
import { mayContribute, wrote } from './use-policy.ts';
import { deleteContribution, findContribution, findContributionByOnce, insertContribution, updateContribution } from './use-store.server.ts';
import type { Row } from './use-store.server.ts';

/** "Vi har brukt denne". */

export interface UseInput extends UseText {
  /** That it is written in, as far as is known. */
  readonly language?: Locale | undefined;
  readonly year: number;
  readonly month: number;
  /** A code, or a name as people type it; '' where the actor writes for one municipality alone. */
  readonly municipality: string;
}
type Done = { readonly ok: true };

const cleaned = <T extends UseText>(input: T): T => ({ ...input, did: written(input.did), went: written(input.went), advice: written(input.advice) });

function checked(ctx: Ctx, input: UseInput, own?: readonly string[]): { readonly code: string; readonly name: string; readonly faults: readonly UseFault[] } {
  const { geography } = ctx.definitions;
  const today = norwegianDay(ctx.now);
  const { year, month } = input;
  const good = Number.isInteger(year) && Number.isInteger(month) && month >= 1 && month <= 12 && year >= 2013 && firstDay(year, month) <= today;
  const day = good ? firstDay(year, month) : today;
  const mine = own ?? municipalitiesFor(ctx, day);
  const typed = /^\d{4}$/.test(input.municipality) ? input.municipality : codeMeant(geography, input.municipality, day);
  const code = mine.length > 0 ? (input.municipality === '' ? mine[0] : mine.find((c) => c === typed)) : typed;
  const there = code !== undefined && geography.municipalities.has(code) ? code : undefined;
  return {
    code: there ?? '',
    name: there === undefined ? '' : nameThen(geography, there, day),
    faults: [
      ...(there === undefined ? [{ field: 'municipality', reason: 'no-municipality' } as const] : []),
      ...(good ? [] : [{ field: 'month', reason: 'bad-month' } as const]),
      ...useLines.flatMap((field) => textFault(field, input[field], mostLetters.line)),
    ],
  };
}
const columns = (input: UseInput, place: { readonly code: string; readonly name: string }) => ({
  municipality_code: place.code,
  municipality_name: place.name,
  year: input.year,
  month: input.month,
  language: input.language ?? null,
  did: input.did,
  went: input.went,
  advice: input.advice,
});

/**
 * By somebody who is signed in for a municipality or a centre: shown at once. With `guest`: by anybody with a mail address; they get a letter, and it is
 * shown when they have pressed its link and an editor, or the author, has looked. The secret is told in the letter alone.
 * @throws AppError `not-found` for an idea that is not published, and for one who is signed in for nobody
 */
export async function addUse(ctx: Ctx, given: UseInput & { readonly ideaId: string; readonly once: string; readonly guest?: Guest | undefined }): Promise<Done | Invalid> {
  if (!isOnce(given.once)) throw new AppError('malformed');
  const input = cleaned(given);
  if (input.guest) return byGuest(ctx, input, input.guest);
  if (!mayContribute(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const idea = await requirePublished(tx, input.ideaId);
    const place = checked(ctx, input);
    if (place.faults.length > 0) return invalid(place.faults);
    await lockOnce(tx, input.once);
    if (await asSystem(tx, ctx, () => findContributionByOnce(tx, input.once))) return done;
    const row = {
      ...blank(ctx, idea),
      once: input.once,
      kind: 'use' as const,
      state: 'shown' as const,
      by_id: personOf(ctx),
      centre_id: centresOf(ctx.actor)[0] ?? null,
      ...columns(input, place),
    };
    await insertContribution(tx, row);
    await auditedOf(tx, ctx, 'used', idea, row.id, { municipality: place.code, year: input.year });
    await recountUses(tx, ctx, idea.id);
    return done;
  });
}
export const personOf = (ctx: Ctx): string | null => (ctx.actor.kind === 'person' ? ctx.actor.personId : null);

async function byGuest(ctx: Ctx, input: UseInput & { readonly ideaId: string; readonly once: string }, given: Guest): Promise<Done | Invalid> {
  const { guest, faults } = guestOf(given);
  const secret = newSecret();
  const holder = { ...ctx, actor: linkActor(secret) };
  const place = checked(holder, input, []);
  if (faults.length + place.faults.length > 0) return invalid([...place.faults, ...faults]);
  return inTransaction(holder, async (tx) => {
    const idea = await requirePublished(tx, input.ideaId);
    await lockOnce(tx, input.once);
    if (await asSystem(tx, holder, () => findContributionByOnce(tx, input.once))) return done;
    const row = { ...blank(ctx, idea), once: input.once, kind: 'use' as const, state: 'unconfirmed' as const, link_hash: hashOfSecret(secret), ...columns(input, place) };
    await insertContribution(tx, row);
    await sendConfirmation(tx, holder, row, secret, guest);
    await auditedOf(tx, holder, 'use-sent-in', idea, row.id);
    return done;
  });
}

/** @throws AppError `not-found` for everybody but those who wrote it */
async function requireOwn(tx: Tx, ctx: Ctx, id: string, kind?: Row['kind']): Promise<{ readonly row: Row; readonly idea: Idea }> {
  const row = await findContribution(tx, id);
  const idea = row && (await findIdea(tx, row.idea_id));
  if (!row || !idea || !wrote(ctx.actor, row) || (kind !== undefined && row.kind !== kind)) throw new AppError('not-found');
  return { row, idea };
}
/** By those who wrote it; what was written without an account waits for an editor or the author again. */
export async function changeUse(ctx: Ctx, given: UseInput & { readonly id: string }): Promise<Done | Invalid> {
  const input = cleaned(given);
  return inTransaction(ctx, async (tx) => {
    const { row, idea } = await requireOwn(tx, ctx, input.id, 'use');
    const place = checked(ctx, input, ctx.actor.kind === 'link' ? [] : undefined);
    if (place.faults.length > 0) return invalid(place.faults);
    const again = ctx.actor.kind === 'link' && row.state === 'shown';
    await updateContribution(tx, row.id, { ...columns(input, place), changed_at: ctx.now, ...(again && { state: 'waiting' as const }) });
    await auditedOf(tx, ctx, 'use-changed', idea, row.id);
    await recountUses(tx, ctx, row.idea_id);
    return done;
  });
}
/** A use, a comment, or a question that is not answered, by those who wrote it. What stands with an answer is others' too: there the person goes alone. */
export async function removeContribution(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { row, idea } = await requireOwn(tx, ctx, id);
    if (row.kind === 'report' || (row.kind === 'question' && row.state !== 'waiting' && row.state !== 'unconfirmed')) throw new AppError('conflict');
    await asSystem(tx, ctx, () => eraseMailAbout(tx, aboutContribution(row.id)));
    await deleteContribution(tx, row.id);
    await auditedOf(tx, ctx, 'contribution-removed', idea, row.id, { kind: row.kind });
    if (row.kind === 'use') await recountUses(tx, ctx, row.idea_id);
  });
}
/** A use written without an account, looked at by the author or an editor. @throws AppError `not-found` for others */
export async function approveUse(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await findContribution(tx, id);
    const idea = row && (await findHeir(tx, row.idea_id));
    if (!row || !idea || row.kind !== 'use' || !(isEditor(ctx.actor) || mayWrite(ctx.actor, idea.holder))) throw new AppError('not-found');
    if (row.state === 'shown') return;
    if (row.state !== 'waiting') throw new AppError('conflict');
    await updateContribution(tx, id, { state: 'shown', changed_at: ctx.now });
    await auditedOf(tx, ctx, 'use-approved', idea, id);
    await recountUses(tx, ctx, row.idea_id);
  });
}

/** The mail link was pressed: the use waits to be looked at, the question for its answer. Pressed again, nothing happens. @throws AppError `not-found` */
export async function confirmContribution(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { row, idea } = await requireOwn(tx, ctx, id);
    if (row.state !== 'unconfirmed') return;
    await updateContribution(tx, id, { state: 'waiting', changed_at: ctx.now });
    await auditedOf(tx, ctx, row.kind === 'use' ? 'use-confirmed' : 'asked', idea, id);
    // Said of one that has become part of another meanwhile: whoever holds that is told, and looks at it.
    await asSystem(tx, ctx, async (system) => tellHolder(tx, system, (await findHeir(tx, idea.id)) ?? idea, row.kind === 'use' ? 'used' : 'ask'));
  });
}
