import type { CronItem, TaskList } from 'graphile-worker';
import type { Ctx, Services } from '../../platform/context.ts';
import { closeSilent } from './inside/close-silent-job.server.ts';
import { eraseClosed, forgetErasedLinks } from './inside/erase-job.server.ts';
import { handOver } from './inside/hand-over-job.server.ts';
import { remindCentres, tellOfficers } from './inside/remind-job.server.ts';

export { eraseEnquiryAgain } from './inside/erase-again.server.ts';

/** UTC. In the night what nobody is to be woken by; letters that somebody is to act on in the morning of working days. */
export const enquirySchedules: readonly CronItem[] = [
  { task: 'hand-over-enquiries', match: '2 3 * * *' },
  { task: 'close-silent-enquiries', match: '7 3 * * *' },
  { task: 'erase-enquiries', match: '17 3 * * *' },
  { task: 'remind-of-enquiries', match: '30 6 * * 1-5' },
];

/** Each may run again at any time, and after days when nothing ran: it does what is due, once. */
export const enquiryTasks = (services: Pick<Services, 'log'>, ctx: (task: string) => Ctx): TaskList => {
  const say = (task: string, done: Record<string, number>): void => {
    if (Object.values(done).some((n) => n > 0)) services.log.info({ task, ...done }, 'enquiries: what was due is done');
  };
  return {
    'hand-over-enquiries': async () => say('hand-over-enquiries', { handedOver: await handOver(ctx('hand-over-enquiries')) }),
    'close-silent-enquiries': async () => say('close-silent-enquiries', { closed: await closeSilent(ctx('close-silent-enquiries')) }),
    'erase-enquiries': async () => {
      const now = ctx('erase-enquiries');
      say('erase-enquiries', { erased: await eraseClosed(now), linksForgotten: await forgetErasedLinks(now) });
    },
    'remind-of-enquiries': async () => {
      const now = ctx('remind-of-enquiries');
      say('remind-of-enquiries', { reminded: await remindCentres(now), escalated: await tellOfficers(now) });
    },
  };
};
