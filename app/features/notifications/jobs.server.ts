import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import type { Config } from '../../platform/config.server.ts';
import type { Ctx, Services } from '../../platform/context.ts';
import { postOffice, sendMail } from './inside/send-mail.server.ts';

const payloadOf = z.object({ id: z.string() });

/** `send-mail`: one letter. Throws to be tried again: the queue waits longer each time (e^n seconds, up to some hours). */
export function notificationTasks(services: Pick<Services, 'log'> & { readonly config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'publicUrl'> }, ctx: (task: string) => Ctx): TaskList {
  const post = postOffice(services.config);
  return {
    'send-mail': async (payload) => {
      const { id } = payloadOf.parse(payload);
      const { retry, error } = await sendMail(ctx('send-mail'), post, id);
      if (error) services.log.warn({ err: error, mail: id, retry }, 'a letter was not sent');
      if (retry) throw new Error('the mail server did not take the letter; it is tried again');
    },
  };
}
