import type { Ctx } from '../../../../platform/context.ts';
import type { QueueItem } from '../../idea-case.ts';
import { alikeTitles } from '../../idea-content.ts';
import { similarIdeas } from '../../idea-search.server.ts';
import { double } from '../../idea-search.ts';
import { listQueue } from '../life/queue.server.ts';

/** A line of the queue, and whether there seems to be such an idea already, published or waiting too. */
export interface QueueLine extends QueueItem {
  readonly double: boolean;
}

/** Of more than this many, the rest are looked up when it is their turn. */
const lookedUp = 30;

/** What waits for an editor, longest first. @throws AppError `not-found` for others than editors */
export async function listQueueLines(ctx: Ctx): Promise<QueueLine[]> {
  const queue = await listQueue(ctx);
  const lines: QueueLine[] = [];
  for (const [i, item] of queue.entries()) {
    const waitsTwice = queue.some((other) => other.id !== item.id && alikeTitles(other.title, item.title));
    lines.push({ ...item, double: waitsTwice || (i < lookedUp && (await isPublishedAlready(ctx, item))) });
  }
  return lines;
}

const noSections = { need: '', did: '', outcome: '', differently: '' };
async function isPublishedAlready(ctx: Ctx, { title, gist, number }: QueueItem): Promise<boolean> {
  if (title === '') return false;
  const [nearest] = await similarIdeas(ctx, { content: { title, gist, sections: noSections, themes: [] }, except: number }, 1);
  return nearest !== undefined && nearest.likeness >= double;
}
