import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { AuditEvent } from '../audit.ts';
import type { EventFilter } from './event-list-query.server.ts';
import { selectActions, selectEvents } from './event-list-query.server.ts';

const pageSize = 50;

/** What the reader may see of the log, newest first; `older` is the key of the next page. Row-level security draws the line. */
export async function listEvents(ctx: Ctx, filter: EventFilter): Promise<{ events: AuditEvent[]; actions: string[]; older: string | undefined }> {
  return inTransaction(ctx, async (tx) => {
    const found = await selectEvents(tx, filter, pageSize + 1);
    const events = found.slice(0, pageSize);
    return { events, actions: await selectActions(tx), older: found.length > pageSize ? events.at(-1)?.id : undefined };
  });
}
