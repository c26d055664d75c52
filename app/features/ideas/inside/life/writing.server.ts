import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError, invariant, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import { personId } from '../../../access/access.ts';
import type { Alike, Draft, Idea, NewIdea, The } from '../../idea-case.ts';
import { alikeTitles, draftFaults, emptyContent, tidied } from '../../idea-content.ts';
import type { Fault } from '../../idea-content.ts';
import { mayDiscard, stateAfter } from '../../idea.ts';
import type { Holder, IdeaContent, Move } from '../../idea.ts';
import { asSystem, audited, done, holdOwn, missingIn, note, stateOf } from './deed.server.ts';
import { mayWrite } from './idea-policy.ts';
import { findIdeaByOnce, selectHeld, selectVersions } from './idea-query.server.ts';
import type { IdeaWithDraft } from './idea-query.server.ts';
import { deleteIdea, insertEvent, insertIdea, lockOnce, markSent, updateDraft } from './idea-store.server.ts';
import { forgetSender } from './sender.server.ts';

/** What its holder's people do with what is being written. @throws AppError `not-found` for everybody else */

export interface Invalid {
  readonly ok: false;
  readonly reason: 'invalid';
  readonly faults: readonly Fault[];
}
/** Somebody else saved meanwhile: theirs is what stands, and what was typed is still with the one who typed it. */
export interface ChangedMeanwhile {
  readonly ok: false;
  readonly reason: 'changed-meanwhile';
  readonly theirs: Draft;
}
type Saved = { readonly ok: true; readonly version: number };
type Written = Promise<Saved | Invalid | ChangedMeanwhile | Refusal<'not-now'>>;
export const invalid = (faults: readonly Fault[]): Invalid => ({ ok: false, reason: 'invalid', faults });

/** What is typed of it, over what an empty one is. */
export function contentOf(ctx: Ctx, typed: Partial<IdeaContent>): IdeaContent {
  const empty = emptyContent(ctx.definitions.ideas);
  return tidied({ ...empty, ...typed, sections: { ...empty.sections, ...typed.sections }, efforts: { ...empty.efforts, ...typed.efforts } });
}
export const faultsOf = (ctx: Ctx, content: IdeaContent): Fault[] => draftFaults(content, ctx.definitions.ideas, ctx.definitions.geography);
export const isOnce = (once: string): boolean => /^[\w-]{8,80}$/.test(once);

/** `alike`: others of the same holder with nearly the same title: told, never stopped. */
export async function createIdea(
  ctx: Ctx,
  input: NewIdea,
): Promise<{ readonly ok: true; readonly id: string; readonly number: number; readonly alike: readonly Alike[] } | Invalid> {
  const { holder, once, origin } = input;
  if (holdsNothing(holder) || !mayWrite(ctx.actor, holder)) throw new AppError('not-found');
  if (!isOnce(once) || (origin !== undefined && !/^(?:activity|visit|enquiry):[\w-]{1,80}$/.test(origin))) throw new AppError('malformed');
  const content = contentOf(ctx, input.content);
  const faults = faultsOf(ctx, content);
  if (faults.length > 0) return invalid(faults);
  return inTransaction(ctx, async (tx) => {
    // Two presses at once take turns; the second gives what the first made.
    await lockOnce(tx, once);
    const before = await asSystem(tx, ctx, () => findIdeaByOnce(tx, once));
    if (before && !sameHolder(before.holder, holder)) throw new AppError('malformed');
    const made = before ?? (await make(tx, ctx, { holder, once, origin, content }));
    return { ok: true, id: made.id, number: made.number, alike: await alikeOf(tx, { id: made.id, holder }, content.title) };
  });
}
const holdsNothing = (holder: Holder): boolean => holder.kind === 'link';
const sameHolder = (a: Holder, b: Holder): boolean =>
  a.kind === 'centre' ? b.kind === 'centre' && a.centreId === b.centreId : a.kind === 'municipality' && b.kind === 'municipality' && a.code === b.code;

async function make(
  tx: Tx,
  ctx: Ctx,
  { holder, once, origin, content }: { readonly holder: Holder; readonly once: string; readonly origin: string | undefined; readonly content: IdeaContent },
): Promise<{ readonly id: string; readonly number: number }> {
  const id = randomUUID();
  const number = await insertIdea(tx, { id, once, demonstration: ctx.definitions.scheme.demonstration, holder, origin, content, at: ctx.now });
  await insertEvent(tx, id, { deed: 'created', at: ctx.now, centreId: holder.kind === 'centre' ? holder.centreId : null, word: '' });
  await audited(tx, ctx, 'idea.created', { number, holder }, { after: { origin: origin ?? null } });
  return { id, number };
}

/** Of the same holder, with nearly the same title. */
export async function alikeOf(tx: Tx, { id, holder }: Pick<Idea, 'id' | 'holder'>, title: string): Promise<Alike[]> {
  if (holder.kind === 'link' || title === '') return [];
  const held = await selectHeld(tx, holder.kind === 'centre' ? { centres: [holder.centreId], municipalities: [] } : { centres: [], municipalities: [holder.code] });
  return held
    .filter(({ idea, head }) => idea.id !== id && idea.standing !== 'merged' && alikeTitles(head.title, title))
    .map(({ idea, head }) => ({ id: idea.id, number: idea.number, title: head.title, standing: idea.standing }))
    .slice(0, 5);
}

/** Held, by one who had this version before them, and where the move is one: else why not. */
async function begin(tx: Tx, ctx: Ctx, { id, version }: The, move: Move): Promise<IdeaWithDraft | ChangedMeanwhile | Refusal<'not-now'>> {
  const held = await holdOwn(tx, ctx, id);
  if (held.draft.version !== version) return { ok: false, reason: 'changed-meanwhile', theirs: held.draft };
  return stateAfter(stateOf(held.idea, held.draft), move) === undefined ? refuse('not-now') : held;
}

/** Writing beside what is published changes nothing of it. */
export async function saveDraft(ctx: Ctx, input: The & { readonly content: IdeaContent }): Written {
  const content = tidied(input.content);
  return inTransaction(ctx, async (tx) => {
    const held = await begin(tx, ctx, input, 'write');
    if ('ok' in held) return held;
    const faults = faultsOf(ctx, content);
    if (faults.length > 0) return invalid(faults);
    return { ok: true, version: await updateDraft(tx, held.idea.id, { content, writing: 'draft', changed_at: ctx.now }) };
  });
}

/** To the editors. invalid: what is missing. */
export async function submitIdea(ctx: Ctx, the: The): Written {
  return inTransaction(ctx, async (tx) => {
    const held = await begin(tx, ctx, the, 'submit');
    if ('ok' in held) return held;
    const { idea, draft } = held;
    const faults = missingIn(ctx, draft.content);
    if (faults.length > 0) return invalid(faults);
    const version = await updateDraft(tx, idea.id, {
      writing: 'submitted',
      submitted_at: ctx.now,
      submitted_by: personId(ctx.actor) ?? null,
      changed_at: ctx.now,
    });
    await markSent(tx, idea.id, ctx.now);
    await note(tx, ctx, 'submitted', idea, { before: { writing: draft.writing }, after: { writing: 'submitted' } });
    return { ok: true, version };
  });
}

/** Back from the editors before they have decided. */
export async function takeBack(ctx: Ctx, the: The): Promise<Saved | ChangedMeanwhile | Refusal<'not-now'>> {
  return inTransaction(ctx, async (tx) => {
    const held = await begin(tx, ctx, the, 'take-back');
    if ('ok' in held) return held;
    const version = await updateDraft(tx, held.idea.id, { writing: 'draft', changed_at: ctx.now });
    await note(tx, ctx, 'taken-back', held.idea, { before: { writing: 'submitted' }, after: { writing: 'draft' } });
    return { ok: true, version };
  });
}

/** One that was never published goes, and who sent it in; of a published one, what was written beside it: it is then as readers see it. */
export async function discardDraft(ctx: Ctx, the: The): Promise<{ readonly ok: true; readonly gone: boolean } | ChangedMeanwhile | Refusal<'not-now'>> {
  return inTransaction(ctx, async (tx) => {
    const { idea, draft } = await holdOwn(tx, ctx, the.id);
    if (draft.version !== the.version) return { ok: false, reason: 'changed-meanwhile', theirs: draft };
    if (!mayDiscard(stateOf(idea, draft))) return refuse('not-now');
    if (idea.publishedAt === undefined) {
      await audited(tx, ctx, 'idea.discarded', idea, { before: { writing: draft.writing } });
      await discard(tx, ctx, idea);
      return { ...done, gone: true };
    }
    const [published] = await selectVersions(tx, idea.id, 1);
    invariant(published, 'what was published has a version');
    await updateDraft(tx, idea.id, { content: published.content, writing: 'settled', changed_at: ctx.now });
    await note(tx, ctx, 'discarded', idea, { before: { writing: draft.writing }, after: { writing: 'settled' } });
    return { ...done, gone: false };
  });
}
/** With letters to whoever sent it in, and their link. */
export async function discard(tx: Tx, ctx: Ctx, idea: Idea): Promise<void> {
  if (idea.holder.kind === 'link') await forgetSender(tx, ctx, idea);
  await deleteIdea(tx, idea.id);
}
