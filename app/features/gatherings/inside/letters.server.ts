import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { formatDay, norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { findOfficers } from '../../access/access.server.ts';
import { privateLink } from '../../notifications/mail.ts';
import { mailCoordinators, queueMail } from '../../notifications/notifications.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import type { Gathering } from '../gathering.ts';
import { invitation } from './calendar.server.ts';
import { isInvited } from './gathering-policy.ts';
import { officeLetter, participantLetter } from './letter-texts.ts';
import type { News, OfficeNews } from './letter-texts.ts';
import { selectQueue } from './participant-query.server.ts';
import type { StoredParticipant } from './participant-query.server.ts';
import { momentText, spanText } from './when.ts';

/** Who is told what. All as the system: nobody who causes a letter need see whom it is to. Gathering and participant are as they are after the deed. */

export const aboutParticipant = (p: { readonly id: string }): string => `gathering-participant:${p.id}`;

export const organiserName = (ctx: Ctx, { centreId }: Pick<Gathering, 'centreId'>, locale: Locale): string =>
  centreId === '' ? textIn(ctx.definitions.scheme.authority, locale) : (findCentre(ctx.definitions.scheme, centreId)?.name ?? centreId);

/** An entry that goes with the news, where one does; of changes and cancellations only to those who have one. */
const calendarOf: Partial<Record<News, 'REQUEST' | 'CANCEL'>> = { coming: 'REQUEST', changed: 'REQUEST', cancelled: 'CANCEL', withdrawn: 'CANCEL', moved: 'CANCEL' };
/** The link of whoever these are to leads nowhere any more, or to nothing that can be done. */
const withoutLink: readonly News[] = ['moved', 'no-room'];

/** `had`: there is an entry in their calendar to take out. */
export async function tell(
  tx: Tx,
  ctx: Ctx,
  gathering: Gathering,
  participant: StoredParticipant,
  news: News,
  { words = '', had = participant.state === 'coming' }: { readonly words?: string; readonly had?: boolean } = {},
): Promise<void> {
  const { person, language, offerUntil } = participant;
  if (!person?.email) return;
  const comes = participant.state === 'coming';
  const organiser = organiserName(ctx, gathering, language);
  const facts = {
    number: gathering.number,
    title: gathering.title,
    organiser,
    when: spanText(language, gathering.startsAt, gathering.endsAt),
    place: gathering.place,
    online: comes ? gathering.online : '',
    signUpUntil: formatDay(language, gathering.signUpUntil),
    queuePlace: news === 'waiting' ? (await selectQueue(tx, gathering.id)).findIndex((p) => p.id === participant.id) + 1 : 0,
    until: offerUntil ? momentText(language, offerUntil) : '',
    words,
  };
  const to = { name: person.name, address: person.email };
  const method = calendarOf[news];
  const entry = method && had ? invitation({ gathering, organiser, language, now: ctx.now, online: comes }, method, to) : undefined;
  const { subject, text } = participantLetter(language, news, facts, { name: person.name, link: participant.hasLink && !withoutLink.includes(news) ? privateLink : undefined });
  await queueMail(tx, ctx, {
    to,
    template: `gathering-${news}`,
    subject,
    text,
    centreId: gathering.centreId || null,
    about: aboutParticipant(participant),
    ...(entry && { calendar: entry }),
  });
}

const officeFacts = (ctx: Ctx, gathering: Gathering, words: string) => ({
  number: gathering.number,
  title: gathering.title,
  organiser: organiserName(ctx, gathering, 'nb'),
  when: { nb: spanText('nb', gathering.startsAt, gathering.endsAt), nn: spanText('nn', gathering.startsAt, gathering.endsAt) },
  signUpUntil: { nb: formatDay('nb', gathering.signUpUntil), nn: formatDay('nn', gathering.signUpUntil) },
  words,
});

/** The coordinators of every centre that is invited, but the one that calls. */
export async function tellInvitedCentres(tx: Tx, ctx: Ctx, gathering: Gathering, news: Exclude<OfficeNews, 'sum-up'>, words = ''): Promise<void> {
  const letter = officeLetter(news, officeFacts(ctx, gathering, words), '{name}');
  const day = norwegianDay(gathering.startsAt);
  for (const centre of ctx.definitions.scheme.centres) {
    if (centre.id === gathering.centreId || !isInvited(gathering, centre, day)) continue;
    await mailCoordinators(tx, ctx, { template: `gathering-centre-${news}`, centreId: centre.id, ...letter });
  }
}

/** Whoever called it is to sum it up. */
export async function remindOrganiser(tx: Tx, ctx: Ctx, gathering: Gathering): Promise<void> {
  const facts = officeFacts(ctx, gathering, '');
  const template = 'gathering-centre-sum-up';
  if (gathering.centreId !== '') return void (await mailCoordinators(tx, ctx, { template, centreId: gathering.centreId, ...officeLetter('sum-up', facts, '{name}') }));
  for (const { name, email } of await findOfficers(tx, norwegianDay(ctx.now)))
    await queueMail(tx, ctx, { to: { name, address: email }, template, ...officeLetter('sum-up', facts, name) });
}
