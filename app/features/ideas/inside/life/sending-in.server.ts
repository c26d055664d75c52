import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { looksLikeEmail } from '../../../../platform/email-address.ts';
import { AppError, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import { href, textIn } from '../../../../platform/locale.ts';
import { looksLikeAddress, oneLine } from '../../../../platform/one-line.ts';
import { hashOfSecret, linkActor, newSecret } from '../../../../platform/private-link.server.ts';
import { isEditor } from '../../../access/access.ts';
import { keepPrivateLink, queueMail } from '../../../notifications/notifications.server.ts';
import type { Idea, Sender, SentIn } from '../../idea-case.ts';
import { written } from '../../idea-content.ts';
import type { IdeaContent } from '../../idea.ts';
import { asSystem, audited, findAgain, hold, missingIn } from './deed.server.ts';
import { holdsLink, mayWrite } from './idea-policy.ts';
import { findDraft, findIdeaByLink, findIdeaByOnce, findSender, selectVersions } from './idea-query.server.ts';
import { blankContact, insertEvent, insertIdea, insertSender, lockOnce } from './idea-store.server.ts';
import { receivedLetter } from './letter-texts.ts';
import { indexIdea } from '../search/index-store.server.ts';
import { aboutIdea, eraseSender, keptUnsentFor } from './sender.server.ts';
import { contentOf, faultsOf, invalid, isOnce } from './writing.server.ts';
import type { Invalid } from './writing.server.ts';

/** Without an account: by mail link. */

/**
 * Whoever has the address gets a letter with the private link `/idebanken/utkast/SECRET`, and holds the idea by it. The secret is made here and told in
 * the letter alone: whoever typed another's address has nothing. Editors know nothing of it until it is sent to them from there.
 */
export async function sendIn(ctx: Ctx, input: SentIn): Promise<{ readonly ok: true; readonly again: boolean } | Invalid | Refusal<'bad-sender'>> {
  if (!isOnce(input.once)) throw new AppError('malformed');
  const sender: Sender = { name: oneLine(written(input.name)), email: input.email.trim(), language: input.language };
  if (sender.name === '' || sender.name.length > 120 || looksLikeAddress(sender.name) || !looksLikeEmail(sender.email)) return refuse('bad-sender');
  const content = contentOf(ctx, input.content);
  const numbers = missingIn(ctx, content).filter((f) => f.reason === 'identity-number');
  const faults = [...faultsOf(ctx, content), ...numbers];
  if (faults.length > 0) return invalid(faults);
  const secret = newSecret();
  const holder = { ...ctx, actor: linkActor(secret) };
  return inTransaction(holder, async (tx) => {
    await lockOnce(tx, input.once);
    if (await asSystem(tx, holder, () => findIdeaByOnce(tx, input.once))) return { ok: true, again: true };
    await make(tx, holder, { secret, sender, content, once: input.once });
    return { ok: true, again: false };
  });
}

async function make(
  tx: Tx,
  ctx: Ctx,
  { secret, sender, content, once }: { readonly secret: string; readonly sender: Sender; readonly content: IdeaContent; readonly once: string },
): Promise<void> {
  const id = randomUUID();
  const holder = { kind: 'link' } as const;
  const number = await insertIdea(tx, { id, once, demonstration: ctx.definitions.scheme.demonstration, holder, linkHash: hashOfSecret(secret), content, at: ctx.now });
  await insertSender(tx, id, sender);
  await insertEvent(tx, id, { deed: 'created', at: ctx.now, centreId: null, word: '' });
  await audited(tx, ctx, 'idea.sent-in', { number, holder });
  await keepPrivateLink(tx, aboutIdea({ id }), href(sender.language, `/idebanken/utkast/${secret}`));
  await queueMail(tx, ctx, {
    to: { name: sender.name, address: sender.email },
    about: aboutIdea({ id }),
    ...receivedLetter(sender.language, sender.name, { bank: textIn(ctx.definitions.ideas.name, sender.language), days: keptUnsentFor }),
  });
}

async function holdByLink(tx: Tx, ctx: Ctx): Promise<Idea> {
  const found = holdsLink(ctx.actor) ? await findIdeaByLink(tx, ctx.actor.hash) : undefined;
  if (!found) throw new AppError('not-found');
  return hold(tx, found.id);
}

/** By private link: name, address and the link go; what is published stays under its municipality, and what never was goes too. @throws AppError `not-found` */
export async function eraseOwnSender(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const idea = await holdByLink(tx, ctx);
    await asSystem(tx, ctx, async (system) => {
      await eraseSender(tx, system, idea);
      await indexIdea(tx, ctx, idea.id);
    });
  });
}

/** Everything that is held about the one who sent it in, for them to download. @throws AppError `not-found` */
export async function exportOwnSender(ctx: Ctx): Promise<object> {
  return inTransaction(ctx, async (tx) => {
    const idea = await holdByLink(tx, ctx);
    const { number, standing, createdAt, publishedAt } = idea;
    return {
      sender: (await findSender(tx, idea.id)) ?? null,
      idea: { number, standing, createdAt, publishedAt: publishedAt ?? null },
      draft: (await findDraft(tx, idea.id))?.content ?? null,
      published: (await selectVersions(tx, idea.id)).map((v) => ({ n: v.n, publishedAt: v.publishedAt, content: v.content })),
    };
  });
}

/** The contact who is a person, out of what is written and of every published version. For its holder's people, editors and the system. @throws AppError `not-found` */
export async function eraseContact(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const idea = await hold(tx, id);
    const own = mayWrite(ctx.actor, idea.holder) && (await findDraft(tx, id)) !== undefined;
    if (!own && !isEditor(ctx.actor) && ctx.actor.kind !== 'system') throw new AppError('not-found');
    await asSystem(tx, ctx, () => blankContact(tx, id));
    await audited(tx, ctx, 'idea.contact-erased', await findAgain(tx, id));
    await indexIdea(tx, ctx, id);
  });
}
