import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { mailCoordinators, queueMail } from '../../../notifications/notifications.server.ts';
import type { Idea } from '../../idea-case.ts';
import { authorsOf } from '../life/letters.server.ts';
import { aboutIdea } from '../life/sender.server.ts';
import { aboutContribution } from './deed.server.ts';
import { answerLetter, draftLetter, holderLetter } from './letter-texts.ts';
import type { HolderNews } from './letter-texts.ts';
import { findContributor } from './use-store.server.ts';
import type { Row } from './use-store.server.ts';

/** Who hears of what others say of an idea. As the system: nobody who causes a letter need see whom it is to. */

export async function tellHolder(tx: Tx, ctx: Ctx, idea: Idea, news: HolderNews): Promise<void> {
  const { authors, coordinatorsOf, title, locale } = await authorsOf(tx, ctx, idea);
  for (const { name, address, locale: l, byLink } of authors)
    await queueMail(tx, ctx, { to: { name, address }, about: aboutIdea(idea), ...holderLetter(l, ctx.definitions.ideas.name, news, title, name, byLink) });
  if (coordinatorsOf !== undefined)
    await mailCoordinators(tx, ctx, { centreId: coordinatorsOf, ...holderLetter(locale, ctx.definitions.ideas.name, news, title, '{name}', false) });
}
/** That the draft is open, to whoever holds the idea by a private link: they have no other way to it than that letter. */
export async function tellOfDraft(tx: Tx, ctx: Ctx, idea: Idea): Promise<void> {
  const { authors, title } = await authorsOf(tx, ctx, idea);
  for (const { name, address, locale, byLink } of authors)
    if (byLink) await queueMail(tx, ctx, { to: { name, address }, about: aboutIdea(idea), ...draftLetter(locale, ctx.definitions.ideas.name, title, name) });
}
/** To whoever asked, or reported: where there is an address. */
export async function tellContributor(
  tx: Tx,
  ctx: Ctx,
  row: Row,
  kind: 'answered' | 'reported',
  { title, answer }: { readonly title: string; readonly answer: string },
): Promise<void> {
  const to = await findContributor(tx, row.id);
  if (to)
    await queueMail(tx, ctx, {
      to: { name: to.name, address: to.email },
      about: aboutContribution(row.id),
      ...answerLetter(to.language, ctx.definitions.ideas.name, kind, title, to.name, answer),
    });
}
