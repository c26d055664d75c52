import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { handBack } from './inside/handing-back.server.ts';
import { remindDoers, tellBoardAgain, tellOfOverdue } from './inside/reminding.server.ts';

/** UTC. In the night what nobody is to be woken by; letters that somebody is to act on in the morning of working days. */
export const assignmentSchedules: readonly CronItem[] = [
  { task: 'hand-back-assignments', match: '4 3 * * *' },
  { task: 'remind-of-assignments', match: '36 6 * * 1-5' },
];

/** Each may run again at any time, and after days when nothing ran: it does what is due, once. */
export const assignmentTasks = (services: Pick<Services, 'log'>, ctx: (task: string) => Ctx): TaskList => {
  const say = (task: string, done: Record<string, number>): void => {
    if (Object.values(done).some((n) => n > 0)) services.log.info({ task, ...done }, 'assignments: what was due is done');
  };
  return {
    'hand-back-assignments': async () => say('hand-back-assignments', { handedBack: await handBack(ctx('hand-back-assignments')) }),
    'remind-of-assignments': async () => {
      const now = ctx('remind-of-assignments');
      say('remind-of-assignments', { reminded: await remindDoers(now), toldAgain: await tellBoardAgain(now), overdue: await tellOfOverdue(now) });
    },
  };
};
