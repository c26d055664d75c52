import { randomUUID } from 'node:crypto';
import { systemActor } from '../../../../platform/actor.ts';
import type { Actor } from '../../../../platform/actor.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { actingAs, inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { looksLikeEmail } from '../../../../platform/email-address.ts';
import { AppError, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { eraseMailAbout, keepPrivateLink, queueMail } from '../../../notifications/notifications.server.ts';
import { subscribedQuery } from './subscription.ts';
import type { Subscription } from './subscription.ts';
import { letterOf } from './subscription-letters.ts';
import { searchInWords } from './search-in-words.ts';
import { deleteSubscription, findByAddress, findByLink, insertSubscription, selectIdsByAddress, updateConfirmed, updateSubscription } from './subscription-store.server.ts';

/*
 * Nothing of this is in the log of deeds: who reads about what is nobody's to know, and a row that is gone is to leave nothing.
 */

export const aboutSubscription = (id: string): string => `idea-subscription:${id}`;
const asSystem = <T>(tx: Tx, ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> => actingAs(tx, systemActor('idea-subscription'), ctx.actor, work);

/** Whoever holds a private link. @throws AppError `not-found` for everybody else */
function holder({ actor }: Ctx): Extract<Actor, { kind: 'link' }> {
  if (actor.kind !== 'link') throw new AppError('not-found');
  return actor;
}

export interface Wanted {
  readonly email: string;
  readonly language: Locale;
  /** A search's query. */
  readonly query: string;
  /** Where the link leads that the actor holds, which is new. */
  readonly path: string;
}
/**
 * A letter to the address asks whether it is so; nothing else is sent before somebody there has said yes. The answer is the same whether the
 * address is known or not: one that has it already gets the letter again, with the link it has.
 */
export async function subscribe(ctx: Ctx, { email, language, query: given, path }: Wanted): Promise<{ readonly ok: true } | Refusal<'no-address'>> {
  const { hash } = holder(ctx);
  const [address, query] = [email.trim(), subscribedQuery(given)];
  if (!looksLikeEmail(address)) return refuse('no-address');
  return inTransaction(ctx, async (tx) => {
    const id = randomUUID();
    const made = await insertSubscription(tx, { id, hash, email: address, language, query, at: ctx.now });
    if (made) await keepPrivateLink(tx, aboutSubscription(id), path);
    await asSystem(tx, ctx, async () => {
      const found = await findByAddress(tx, address, query);
      if (found) await writeTo(tx, ctx, found);
    });
    return { ok: true };
  });
}

async function writeTo(tx: Tx, ctx: Ctx, { id, email, language, query, confirmedAt }: Subscription): Promise<void> {
  const { subject, text } = letterOf(
    language,
    ctx.definitions.ideas.name,
    confirmedAt === undefined ? 'confirm' : 'already',
    searchInWords(ctx.definitions, language, query, ctx.now),
  );
  await queueMail(tx, ctx, {
    to: { name: '', address: email },
    template: confirmedAt === undefined ? 'idea-subscription-confirm' : 'idea-subscription-already',
    subject,
    text,
    about: aboutSubscription(id),
  });
}

/** Undefined for a link that leads nowhere any more. */
export const findOwnSubscription = (ctx: Ctx): Promise<Subscription | undefined> => inTransaction(ctx, (tx) => findByLink(tx, holder(ctx).hash));

/** Said yes twice it is said once. @throws AppError `not-found` */
export async function confirmSubscription(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const own = await ownOf(tx, ctx);
    await updateConfirmed(tx, own.id, ctx.now);
  });
}
async function ownOf(tx: Tx, ctx: Ctx): Promise<Subscription> {
  const own = await findByLink(tx, holder(ctx).hash);
  if (!own) throw new AppError('not-found');
  return own;
}

/** `path`: where the link leads in the new language. @throws AppError `not-found` */
export async function changeSubscription(
  ctx: Ctx,
  { query: given, language, path }: { readonly query: string; readonly language: Locale; readonly path: string },
): Promise<{ readonly ok: true } | Refusal<'have-already'>> {
  const query = subscribedQuery(given);
  return inTransaction(ctx, async (tx) => {
    const own = await ownOf(tx, ctx);
    const other = await asSystem(tx, ctx, () => findByAddress(tx, own.email, query));
    if (other && other.id !== own.id) return refuse('have-already');
    await updateSubscription(tx, own.id, { query, language });
    await keepPrivateLink(tx, aboutSubscription(own.id), path);
    return { ok: true };
  });
}

/** Nothing is left of it, and no letter that waits is sent. Stopped already: nothing happens. */
export async function stopSubscription(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const own = await findByLink(tx, holder(ctx).hash);
    if (!own) return;
    await eraseMailAbout(tx, aboutSubscription(own.id));
    await deleteSubscription(tx, own.id);
  });
}

/**
 * Stops all letters to an address, written `subscriber:mari@example.org`: in a database restored from before they were stopped, whoever asks is the only
 * one who knows, for the log has nothing of them. As the system. @returns false when there are none
 */
export async function eraseSubscriberAgain(ctx: Ctx, which: string): Promise<boolean> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  const email = /^subscriber:(.+@.+)$/.exec(which)?.[1];
  if (email === undefined) return false;
  return inTransaction(ctx, async (tx) => {
    const ids = await selectIdsByAddress(tx, email);
    for (const id of ids) {
      await eraseMailAbout(tx, aboutSubscription(id));
      await deleteSubscription(tx, id);
    }
    return ids.length > 0;
  });
}
