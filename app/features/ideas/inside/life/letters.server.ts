import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { formatDay, norwegianDay, textIn } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { findAddressees } from '../../../access/authors.server.ts';
import { mailCoordinators, queueMail } from '../../../notifications/notifications.server.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import type { Idea } from '../../idea-case.ts';
import { findDraft, findSender, findSubmitter } from './idea-query.server.ts';
import { newsLetter } from './letter-texts.ts';
import type { IdeaNews } from './letter-texts.ts';
import { aboutIdea } from './sender.server.ts';

/** Who is written to about an idea. */

/** `byLink`: by a private link that letters may carry. */
export interface Author {
  readonly name: string;
  readonly address: string;
  readonly locale: Locale;
  readonly byLink: boolean;
}
/** Whom letters about it go to: those who sent it in; else the person who sent it last, while they are still there; else everybody employed in the municipality. Of a centre nobody: its coordinators. As the system. */
export async function authorsOf(
  tx: Tx,
  ctx: Ctx,
  idea: Idea,
): Promise<{ readonly authors: readonly Author[]; readonly coordinatorsOf: string | undefined; readonly title: string; readonly locale: Locale }> {
  const draft = await findDraft(tx, idea.id);
  const [title, locale] = [draft?.content.title ?? '', draft?.content.language ?? 'nb'];
  const { holder } = idea;
  if (holder.kind === 'link') {
    const sender = await findSender(tx, idea.id);
    const authors = sender ? [{ name: sender.name, address: sender.email, locale: sender.language === 'en' ? ('en' as const) : locale, byLink: true }] : [];
    return { authors, coordinatorsOf: undefined, title, locale };
  }
  const there = await findAddressees(tx, holder.kind === 'centre' ? { centreId: holder.centreId } : { municipality: holder.code }, norwegianDay(ctx.now));
  const last = await findSubmitter(tx, idea.id);
  const own = there.filter((p) => p.id === last);
  const to = own.length > 0 ? own : holder.kind === 'municipality' ? there : [];
  return {
    authors: to.map(({ name, email }) => ({ name, address: email, locale, byLink: false })),
    coordinatorsOf: holder.kind === 'centre' && to.length === 0 ? holder.centreId : undefined,
    title,
    locale,
  };
}

/** "Bergen kurssted": the centre's name and what the scheme calls its centres. */
const centreInWords = (ctx: Pick<Ctx, 'definitions'>, centreId: string, locale: Locale): string =>
  `${findCentre(ctx.definitions.scheme, centreId)?.name ?? centreId} ${textIn(ctx.definitions.scheme.centreName.one, locale)}`;

/** What an editor decided. The letters are between two, but for those to a centre's coordinators, which have nothing of what the editor wrote. As the system. */
export async function tellAuthor(
  tx: Tx,
  ctx: Ctx,
  idea: Idea,
  news: IdeaNews,
  { as, word = '', remarks = 0, into }: { readonly as: string; readonly word?: string; readonly remarks?: number; readonly into?: { readonly number: number } },
): Promise<void> {
  const { authors, coordinatorsOf, title, locale } = await authorsOf(tx, ctx, idea);
  const facts = (l: Locale) => ({
    title,
    number: idea.number,
    centre: centreInWords(ctx, as, l),
    remarks,
    into: into?.number,
    bank: textIn(ctx.definitions.ideas.name, l),
    askedOn: idea.reviewBy === undefined ? '' : formatDay(l, idea.reviewBy),
  });
  for (const { name, address, locale: l, byLink } of authors)
    await queueMail(tx, ctx, { to: { name, address }, about: aboutIdea(idea), ...newsLetter(l, news, facts(l), { name, word, byLink }) });
  if (coordinatorsOf !== undefined)
    await mailCoordinators(tx, ctx, { centreId: coordinatorsOf, ...newsLetter(locale, news, facts(locale), { name: '{name}', word: '', byLink: false }) });
}
