import type { TaskList } from 'graphile-worker';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { deleteEndedSessions } from './inside/session-store.server.ts';

/** `forget-sessions`: sessions that ended more than a day ago; they say when somebody was at work, and are of no more use. */
export const accessTasks = (ctx: (task: string) => Ctx): TaskList => ({
  'forget-sessions': async () => {
    const now = ctx('forget-sessions');
    await inTransaction(now, (tx) => deleteEndedSessions(tx, now.now));
  },
});

/** Every night, a little past three. */
export const accessSchedules = ['23 3 * * * forget-sessions'];
