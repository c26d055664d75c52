import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { centresOf, municipalitiesOf } from '../../../access/access.ts';
import type { Idea, OwnIdea, WrittenIdea } from '../../idea-case.ts';
import { mayDiscard } from '../../idea.ts';
import { missingIn, stateOf } from './deed.server.ts';
import { holdsLink, mayNow, mayWrite } from './idea-policy.ts';
import { countRemarks, findDraft, findIdea, findIdeaByLink, findSender, selectEvents, selectHeld, selectRemarks } from './idea-query.server.ts';
import { alikeOf } from './writing.server.ts';

/** What those who write an idea see of it. */

/** @throws AppError `not-found` for everybody but its holder's people, and the holder of its link */
export async function getDraft(ctx: Ctx, id: string): Promise<WrittenIdea> {
  return inTransaction(ctx, async (tx) => {
    const idea = await findIdea(tx, id);
    const shown = idea && (await show(tx, ctx, idea));
    if (!shown) throw new AppError('not-found');
    return shown;
  });
}
/** By private link. Undefined for a link that leads nowhere (any more). */
export async function getOwnDraft(ctx: Ctx): Promise<WrittenIdea | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const idea = await findIdeaByLink(tx, actor.hash);
    return idea && show(tx, ctx, idea);
  });
}

async function show(tx: Tx, ctx: Ctx, idea: Idea): Promise<WrittenIdea | undefined> {
  const draft = mayWrite(ctx.actor, idea.holder) ? await findDraft(tx, idea.id) : undefined;
  if (!draft) return undefined;
  const state = stateOf(idea, draft);
  return {
    idea,
    draft,
    remarks: await selectRemarks(tx, idea.id),
    events: await selectEvents(tx, idea.id),
    may: { ...mayNow(state, 'author'), discard: mayDiscard(state) },
    missing: missingIn(ctx, draft.content),
    alike: await alikeOf(tx, idea, draft.content.title),
    sender: holdsLink(ctx.actor) ? await findSender(tx, idea.id) : undefined,
  };
}

/** Of every holder the actor acts for, changed last first. */
export async function listOwnIdeas(ctx: Ctx): Promise<OwnIdea[]> {
  const [centres, municipalities] = [centresOf(ctx.actor), municipalitiesOf(ctx.actor)];
  if (centres.length === 0 && municipalities.length === 0) return [];
  return inTransaction(ctx, async (tx) => {
    const held = await selectHeld(tx, { centres, municipalities });
    const remarks = await countRemarks(
      tx,
      held.map(({ idea }) => idea.id),
    );
    return held.map(({ idea, head }) => ({
      idea,
      title: head.title,
      writing: head.writing,
      version: head.version,
      changedAt: head.changedAt > idea.changedAt ? head.changedAt : idea.changedAt,
      remarks: remarks.get(idea.id) ?? 0,
    }));
  });
}
