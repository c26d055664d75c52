import { systemActor } from '../../../../platform/actor.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { actingAs } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError, invariant } from '../../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../../platform/identity-number.ts';
import { norwegianYear } from '../../../../platform/locale.ts';
import { addDays, addMonths } from '../../../../platform/norwegian-time.ts';
import { recordAudit } from '../../../audit/audit.server.ts';
import type { Deed, Draft, Idea } from '../../idea-case.ts';
import { missing } from '../../idea-content.ts';
import type { Fault } from '../../idea-content.ts';
import { longest } from '../../idea.ts';
import type { IdeaContent, State } from '../../idea.ts';
import { mayWrite } from './idea-policy.ts';
import { findDraft, findIdea } from './idea-query.server.ts';
import type { IdeaWithDraft } from './idea-query.server.ts';
import { insertEvent, lockIdeas } from './idea-store.server.ts';

/** What every change of an idea does the same way. */

export const done = { ok: true } as const;
export const stateOf = (idea: Pick<Idea, 'standing'>, draft: Pick<Draft, 'writing'>): State => ({ standing: idea.standing, writing: draft.writing });

/** Held until the transaction is done: what is read of it afterwards stands. @throws AppError `not-found` for those who may not know of it */
export async function hold(tx: Tx, id: string): Promise<Idea> {
  await lockIdeas(tx, [id]);
  const idea = await findIdea(tx, id);
  if (!idea) throw new AppError('not-found');
  return idea;
}
/** The same with what is being written, for its holder's people. @throws AppError `not-found` for everybody else */
export async function holdOwn(tx: Tx, ctx: Pick<Ctx, 'actor'>, id: string): Promise<IdeaWithDraft> {
  const idea = await hold(tx, id);
  const draft = await findDraft(tx, id);
  if (!draft || !mayWrite(ctx.actor, idea.holder)) throw new AppError('not-found');
  return { idea, draft };
}

/** What follows of a deed and is not the doer's own to do: letters, counts, and what becomes of persons. */
export function asSystem<T>(tx: Tx, ctx: Ctx, work: (system: Ctx) => Promise<T>): Promise<T> {
  const system = { ...ctx, actor: systemActor('ideas') };
  return actingAs(tx, system.actor, ctx.actor, () => work(system));
}

/** Writes it into the idea's course and into the log: which idea and what became of it, never what stands in it. `as`: the centre that decides. */
export async function note(
  tx: Tx,
  ctx: Ctx,
  deed: Deed,
  idea: Idea,
  { as, word = '', before, after }: { readonly as?: string | undefined; readonly word?: string | undefined; readonly before?: object; readonly after?: object } = {},
): Promise<void> {
  const holding = idea.holder.kind === 'centre' ? idea.holder.centreId : null;
  await insertEvent(tx, idea.id, { deed, at: ctx.now, centreId: as ?? holding, word });
  await audited(tx, ctx, `idea.${deed}`, idea, { as, before, after });
}
export const audited = (
  tx: Tx,
  ctx: Ctx,
  action: string,
  idea: Pick<Idea, 'number' | 'holder'>,
  { as, before, after }: { readonly as?: string | undefined; readonly before?: object | undefined; readonly after?: object | undefined } = {},
): Promise<void> =>
  recordAudit(tx, ctx, {
    action,
    subject: { kind: 'idea', id: String(idea.number) },
    centreId: as ?? (idea.holder.kind === 'centre' ? idea.holder.centreId : null),
    before,
    after,
  });

export const missingIn = (ctx: Ctx, content: IdeaContent): Fault[] =>
  missing(content, { rules: ctx.definitions.ideas, geography: ctx.definitions.geography, year: norwegianYear(ctx.now) });

/** A reason, or a word beside a decision. */
export function wordFault(word: string): 'too-long' | 'identity-number' | undefined {
  if (word.length > longest.comment) return 'too-long';
  return holdsIdentityNumber(word) ? 'identity-number' : undefined;
}
export async function findAgain(tx: Tx, id: string): Promise<Idea> {
  const idea = await findIdea(tx, id);
  invariant(idea, 'an idea is there after it was changed');
  return idea;
}

/** Confirmed today: asked about anew when so many months have passed. */
export function trustedFrom(ctx: Ctx, day: string): { readonly confirmed_on: string; readonly review_by: string; readonly silent_from: string; readonly review_asked_at: null } {
  const { reviewAfterMonths, silentAfterDays } = ctx.definitions.ideas;
  const reviewBy = addMonths(day, reviewAfterMonths);
  return { confirmed_on: day, review_by: reviewBy, silent_from: addDays(reviewBy, silentAfterDays), review_asked_at: null };
}
