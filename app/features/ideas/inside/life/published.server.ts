import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import type { Found, Idea, IdeaVersion, PublishedIdea } from '../../idea-case.ts';
import { findIdea, findIdeaByNumber, findVersion, selectNewest, selectNewestVersions, selectVersions } from './idea-query.server.ts';

/** What anybody may read. */

/** As it stands today: at the level that an editor has confirmed since, too. What it was published at is in its versions. */
const standing = (idea: Idea, newest: IdeaVersion): PublishedIdea => ({ idea, version: { ...newest, level: idea.confirmedLevel ?? newest.level }, versions: newest.n });
async function asPublished(tx: Tx, idea: Idea): Promise<PublishedIdea | undefined> {
  const [version] = await selectVersions(tx, idea.id, 1);
  return version && standing(idea, version);
}
const publishedOnly = async (tx: Tx, number: number): Promise<Idea | undefined> => {
  const idea = await findIdeaByNumber(tx, number);
  return idea?.standing === 'published' ? idea : undefined;
};

/** Undefined where there is none, or it was never published. */
export async function findPublished(ctx: Ctx, number: number): Promise<Found | undefined> {
  return inTransaction(ctx, async (tx) => {
    const idea = await findIdeaByNumber(tx, number);
    if (!idea || idea.standing === 'unpublished') return undefined;
    if (idea.standing === 'published') return asPublished(tx, idea);
    if (idea.standing !== 'merged') return { gone: idea.standing };
    const into = idea.mergedInto === undefined ? undefined : await findIdea(tx, idea.mergedInto);
    return into && { mergedInto: into.number };
  });
}
/** Newest first; none where the idea is not published. */
export async function listVersions(ctx: Ctx, number: number): Promise<IdeaVersion[]> {
  return inTransaction(ctx, async (tx) => {
    const idea = await publishedOnly(tx, number);
    return idea ? selectVersions(tx, idea.id) : [];
  });
}
export async function getVersion(ctx: Ctx, number: number, n: number): Promise<IdeaVersion | undefined> {
  return inTransaction(ctx, async (tx) => {
    const idea = await publishedOnly(tx, number);
    return idea && findVersion(tx, idea.id, n);
  });
}
/** By the day they were first published, the last first. */
export async function listNewest(ctx: Ctx, n: number): Promise<PublishedIdea[]> {
  return inTransaction(ctx, async (tx) => {
    const ideas = await selectNewest(tx, n);
    const versions = await selectNewestVersions(
      tx,
      ideas.map((i) => i.id),
    );
    return ideas.flatMap((idea) => {
      const version = versions.get(idea.id);
      return version ? [standing(idea, version)] : [];
    });
  });
}
