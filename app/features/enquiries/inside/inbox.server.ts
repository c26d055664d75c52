import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { findPersonNames } from '../../access/access.server.ts';
import { inboxPageSize } from '../enquiry.ts';
import type { Box, Inbox, InboxFilter } from '../enquiry.ts';
import { ageOf, lateSince } from './ages.ts';
import { selectHoldings } from './count-query.server.ts';
import { writerOf } from './enquiry-access.server.ts';
import { mayUseInbox } from './enquiry-policy.ts';
import { countMine, selectBoxPage } from './inbox-query.server.ts';

/**
 * One page of a centre's box. Open boxes: the oldest first; closed and referred, and what a search finds: the newest first.
 * @throws AppError `not-found`
 */
export async function listInbox(ctx: Ctx, centreId: string, filter: InboxFilter): Promise<Inbox> {
  if (!mayUseInbox(ctx.actor, centreId)) throw new AppError('not-found');
  const rules = ctx.definitions.enquiries;
  const today = norwegianDay(ctx.now);
  const personId = writerOf(ctx).id;
  // The database takes no NUL in a text, and nobody looks for one.
  const search = filter.search?.replaceAll('\0', ' ').trim();
  return inTransaction(ctx, async (tx) => {
    const found = await selectBoxPage(tx, {
      centreId,
      personId,
      box: filter.box,
      topic: filter.topic,
      assignee: filter.assignee,
      after: filter.after,
      limit: inboxPageSize + 1,
      search: search === '' ? undefined : search,
      waitedSince: filter.lateOnly ? lateSince(today, rules.answerWithin) : undefined,
    });
    const shown = found.slice(0, inboxPageSize);
    const names = await findPersonNames(tx, [...new Set(shown.flatMap(({ enquiry }) => enquiry.assigneeId ?? []))]);
    const holdings = await selectHoldings(tx, centreId);
    const sum = (measure: string, item?: string): number => holdings.filter((h) => h.measure === measure && (item === undefined || h.item === item)).reduce((n, h) => n + h.n, 0);
    const counts: Record<Box, number> = {
      new: sum('open', 'new'),
      mine: await countMine(tx, centreId, personId),
      open: sum('open', 'open'),
      waiting: sum('open', 'waiting'),
      referred: sum('passed-on'),
      closed: sum('closed'),
    };
    return {
      lines: shown.map((line) => ({
        ...line,
        assigneeName: (line.enquiry.assigneeId !== null && names.get(line.enquiry.assigneeId)) || null,
        age: ageOf(line.enquiry, rules, today),
      })),
      counts,
      next: found.length > inboxPageSize ? shown.at(-1)?.enquiry.id : undefined,
    };
  });
}
