import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { selectVersions } from '../life/idea-query.server.ts';
import { linksIn } from '../text/links.ts';
import { keepAddresses, noteVisit, selectBroken, selectPublishedIds } from './link-store.server.ts';
import { visit } from './link-visit.server.ts';
import type { Reach } from './link-visit.server.ts';

/** Addresses in published texts, once a week, one host after the other: no site is called by two at once. As the system. @returns how many were visited */
export async function checkLinks(ctx: Ctx, reach: Reach): Promise<number> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  const seen = new Map<string, Promise<'works' | 'broken' | 'not-visited'>>();
  let visited = 0;
  let after = 0;
  for (;;) {
    const start = after;
    const ideas = await inTransaction(ctx, (tx) => selectPublishedIds(tx, start));
    if (ideas.length === 0) return visited;
    for (const { id, number } of ideas) {
      after = number;
      const addresses = await inTransaction(ctx, async (tx) => {
        const [version] = await selectVersions(tx, id, 1);
        const found = version ? linksIn(version.content) : [];
        await keepAddresses(tx, id, found);
        return found;
      });
      for (const address of addresses) {
        if (!seen.has(address)) seen.set(address, visit(address, reach));
        const result = await seen.get(address);
        if (result === 'not-visited' || result === undefined) continue;
        visited += 1;
        await inTransaction(ctx, (tx) => noteVisit(tx, { ideaId: id, address, works: result === 'works', at: ctx.now }));
      }
    }
  }
}
/** Of the text that readers see now. For the idea's holder and editors; nobody else sees any. */
export const listBrokenLinks = (ctx: Ctx, ideaId: string): Promise<string[]> =>
  inTransaction(ctx, async (tx) => {
    const broken = await selectBroken(tx, ideaId);
    const [version] = broken.length === 0 ? [] : await selectVersions(tx, ideaId, 1);
    const there = new Set(version ? linksIn(version.content) : []);
    return broken.filter((address) => there.has(address));
  });
