import type { Actor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { enqueue } from '../../../platform/jobs.server.ts';
import { isAdministrator, isOfficer } from '../../access/access.ts';
import type { KeptMail, MailState, PrivateMail } from '../mail.ts';
import { findMailForUpdate, queuePrivateMailAgain, selectMails, selectPrivateMails, updateMail } from './mail-store.server.ts';
import type { PageEnd } from './mail-store.server.ts';

const pageSize = 50;

export const mayReadOutbox = (actor: Actor): boolean => isOfficer(actor) || isAdministrator(actor);

const keyOf = (mail: PageEnd): string => `${mail.queuedAt.toISOString()}_${mail.id}`;
/** undefined for what is no key: the first page. */
function fromKey(key: string | undefined): PageEnd | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_([\da-f-]{36})$/.exec(key ?? '') ?? [];
  return at === undefined || id === undefined || Number.isNaN(Date.parse(at)) ? undefined : { queuedAt: new Date(at), id };
}
const newestFirst = (a: PageEnd, b: PageEnd): number => b.queuedAt.getTime() - a.queuedAt.getTime() || (a.id < b.id ? 1 : -1);

/**
 * Newest first, those between two among the others; `older` is the key of the next page.
 * @throws AppError `not-found` for others than officers and administrators
 */
export async function listOutbox(
  ctx: Ctx,
  filter: { state?: MailState | undefined; before?: string | undefined },
): Promise<{ mails: (KeptMail | PrivateMail)[]; older: string | undefined }> {
  if (!mayReadOutbox(ctx.actor)) throw new AppError('not-found');
  const wanted = { state: filter.state, before: fromKey(filter.before), limit: pageSize + 1 };
  const found = await inTransaction(ctx, async (tx) => [...(await selectMails(tx, wanted)), ...(await selectPrivateMails(tx, wanted))]);
  const mails = found.toSorted(newestFirst).slice(0, pageSize);
  const last = mails.at(-1);
  return { mails, older: last && found.length > pageSize ? keyOf(last) : undefined };
}

/** Puts a letter that was not sent in the queue once more, its tries forgotten. @throws AppError `not-found` */
export async function sendAgain(ctx: Ctx, id: string): Promise<void> {
  if (!mayReadOutbox(ctx.actor) || !/^[\da-f-]{36}$/.test(id)) throw new AppError('not-found');
  await inTransaction(ctx, async (tx) => {
    const mail = await findMailForUpdate(tx, id);
    if (mail?.state === 'sent') return;
    if (mail) await updateMail(tx, id, { state: 'queued', attempts: 0, lastError: mail.lastError, sentAt: null });
    // One that is between two is not to be read here, only to be sent.
    else if (!(await queuePrivateMailAgain(tx, id))) throw new AppError('not-found');
    // One try waiting for each letter, however often the button is pressed.
    await enqueue(tx, 'send-mail', { id }, { key: `mail:${id}` });
  });
}
