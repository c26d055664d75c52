import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { isEditor, isOfficer } from '../../../access/access.ts';
import type { EditorsIdea, QueueItem } from '../../idea-case.ts';
import { asSystem, missingIn, stateOf } from './deed.server.ts';
import { requireEditor, turnFor } from './duty.server.ts';
import { mayNow } from './idea-policy.ts';
import { countRemarks, findDraft, findIdea, findQueueAge, findSender, selectEvents, selectRemarks, selectSubmitted, selectVersions } from './idea-query.server.ts';

/** What waits for an editor, longest first. @throws AppError `not-found` for others than editors */
export async function listQueue(ctx: Ctx): Promise<QueueItem[]> {
  requireEditor(ctx);
  return inTransaction(ctx, async (tx) => {
    const waiting = await selectSubmitted(tx);
    const remarks = await countRemarks(
      tx,
      waiting.map(({ idea }) => idea.id),
    );
    return waiting.map(({ idea, head }) => ({
      id: idea.id,
      number: idea.number,
      demonstration: idea.demonstration,
      holder: idea.holder,
      standing: idea.standing,
      title: head.title,
      gist: head.gist,
      municipality: head.municipality,
      claimedLevel: head.claimedLevel,
      submittedAt: head.submittedAt ?? head.changedAt,
      version: head.version,
      again: remarks.has(idea.id),
    }));
  });
}

/** @throws AppError `not-found` for others than editors, and for an idea that was never sent to them */
export async function getForEditor(ctx: Ctx, id: string): Promise<EditorsIdea> {
  requireEditor(ctx);
  return inTransaction(ctx, async (tx) => {
    const idea = await findIdea(tx, id);
    const [draft, [published], events] = [await findDraft(tx, id), await selectVersions(tx, id, 1), await selectEvents(tx, id)];
    // Of its own centre an editor sees drafts as well; they are not the editors' yet.
    const sent = draft?.writing === 'draft' ? undefined : draft;
    if (!idea || (!sent && !events.some((e) => e.deed === 'submitted') && !published)) throw new AppError('not-found');
    return {
      idea,
      draft: sent,
      published,
      remarks: await selectRemarks(tx, id),
      events,
      sender: await findSender(tx, id),
      missing: sent ? missingIn(ctx, sent.content) : [],
      may: mayNow(stateOf(idea, draft ?? { writing: 'draft' }), 'editor'),
      decidesAs: await turnFor(tx, ctx, idea),
    };
  });
}

/** For officers and editors: how many wait, and since when the first; not which. @throws AppError `not-found` for others */
export async function queueAge(ctx: Ctx): Promise<{ readonly waiting: number; readonly since: Date | undefined }> {
  if (!isOfficer(ctx.actor) && !isEditor(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const { waiting, since } = await asSystem(tx, ctx, () => findQueueAge(tx));
    return { waiting, since: since ?? undefined };
  });
}
