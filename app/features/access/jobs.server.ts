import type { TaskList } from 'graphile-worker';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { followMunicipalities } from './access.server.ts';
import { deleteEndedSessions } from './inside/session-store.server.ts';

/**
 * `forget-sessions`: sessions that ended more than a day ago; they say when somebody was at work, and are of no more use.
 * `follow-municipalities`: which municipalities have become one on this day, so that those employed there act for both.
 */
export const accessTasks = (ctx: (task: string) => Ctx): TaskList => ({
  'forget-sessions': async () => {
    const now = ctx('forget-sessions');
    await inTransaction(now, (tx) => deleteEndedSessions(tx, now.now));
  },
  'follow-municipalities': async () => {
    await followMunicipalities(ctx('follow-municipalities'));
  },
});

/** Every night: sessions a little past three; municipalities when the day has begun in Norway, in summer and in winter. UTC. */
export const accessSchedules = ['23 3 * * * forget-sessions', '2 22,23 * * * follow-municipalities'];
