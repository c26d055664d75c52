import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.server.ts';
import { enqueue } from '../../platform/jobs.server.ts';
import { insertCoordinatorMail } from './inside/coordinator-mail-store.server.ts';
import { eraseLetters, eraseLettersTo, eraseStranded, insertMail, isLinkKept, keepLink } from './inside/mail-store.server.ts';
import { reachesNobody } from './mail.ts';
import type { Mail } from './mail.ts';

/**
 * Writes a letter that is sent after commit, or never if the transaction fails. Sent by a job and tried again when the mail server
 * does not answer; without a mail server (SMTP_URL) it stays in the outbox. Anybody may write one; officers and administrators read them.
 * Not written at all to the demonstration's invented askers, who have no link to be given and no address that mail reaches.
 */
export async function queueMail(tx: Tx, ctx: Pick<Ctx, 'now'>, mail: Mail): Promise<void> {
  if (reachesNobody(mail) && mail.about !== undefined && !(await isLinkKept(tx, mail.about))) return;
  const id = randomUUID();
  await insertMail(tx, id, mail, ctx.now);
  await enqueue(tx, 'send-mail', { id }, { key: `mail:${id}` });
}

/**
 * Keeps where the private link of a thing (`enquiry:ID`) leads, secret and language and all (`/nn/sak/SECRET`): letters about it get it in the
 * place of `privateLink` when they are sent. A new one takes the place of the old.
 */
export const keepPrivateLink = (tx: Tx, about: string, path: string): Promise<void> => keepLink(tx, about, path);

/** The person is erased: letters about the thing that wait are never sent, what stood in all of them goes, and the kept link too. */
export const eraseMailAbout = (tx: Tx, about: string): Promise<void> => eraseLetters(tx, about);

/** The same for one of several whom letters about the thing go to: theirs that wait. The link stays, for it is the others' too. As the system. */
export const eraseMailTo = (tx: Tx, about: string, address: string): Promise<void> => eraseLettersTo(tx, about, address);

/** What a mail server did not take in all this time is not sent any more, and is not kept: its receiver may have been erased since. As the system. */
export const eraseStrandedLetters = (tx: Tx, before: Date): Promise<void> => eraseStranded(tx, before);

/**
 * A letter to each coordinator the centre has that day, also from those who may not know who they are. `{name}` in the text is the
 * reader's. It is read by those who look after the mail: nothing in it may be about a person.
 * @returns how many there were to write to
 */
export async function mailCoordinators(tx: Tx, ctx: Pick<Ctx, 'now'>, letter: Omit<Mail, 'to' | 'about' | 'calendar'> & { readonly centreId: string }): Promise<number> {
  const ids = await insertCoordinatorMail(tx, letter, ctx.now);
  for (const id of ids) await enqueue(tx, 'send-mail', { id }, { key: `mail:${id}` });
  return ids.length;
}
