import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { findCoordinators } from '../../access/access.server.ts';
import { privateLink } from '../../notifications/mail.ts';
import { queueMail } from '../../notifications/notifications.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { visitTexts } from '../texts.ts';
import type { Visit } from '../visit.ts';
import { invitation } from './calendar.server.ts';
import { centreLetter } from './centre-letters.ts';
import type { CentreNews } from './centre-letters.ts';
import { groupLetter, lineAbout } from './group-letters.ts';
import type { Facts, GroupNews } from './group-letters.ts';
import { findContact, placeIn, selectPersons, selectQueue } from './visit-query.server.ts';
import { insertMessage } from './visit-store.server.ts';
import { momentText, spanText } from './when.ts';

/** Who is told what. All as the system: nobody who causes a letter need see whom it is to. `visit` is as it is after the deed. */

export const aboutVisit = (visit: Pick<Visit, 'id'>): string => `visit:${visit.id}`;
export const aboutEvaluation = (visit: Pick<Visit, 'id'>): string => `visit-evaluation:${visit.id}`;
export const aboutPerson = (personId: string): string => `visit-person:${personId}`;

export const centreNameOf = (ctx: Ctx, centreId: string): string => findCentre(ctx.definitions.scheme, centreId)?.name ?? centreId;

type Calendar = 'REQUEST' | 'CANCEL';
/** An entry that goes with the news, where one does. */
const calendarOf = {
  agreed: 'REQUEST',
  accepted: 'REQUEST',
  'signed-up': 'REQUEST',
  'changed-time': 'REQUEST',
  'changed-numbers': 'REQUEST',
  'visitor-cancelled': 'REQUEST',
} as const;
const calendarFor = (visit: Visit, news: string, given: Calendar | undefined): Calendar | undefined =>
  given ?? (visit.state === 'agreed' ? (calendarOf as Partial<Record<string, Calendar>>)[news] : undefined);

async function factsOf(tx: Tx, ctx: Ctx, visit: Visit, words = ''): Promise<Facts> {
  const locale = visit.language;
  const waits = visit.state === 'waiting' && visit.dayId !== null;
  return {
    number: visit.number,
    centre: centreNameOf(ctx, visit.centreId),
    when: visit.startsAt && visit.endsAt ? spanText(locale, visit.startsAt, visit.endsAt) : '',
    place: visit.place,
    persons: visitTexts[locale].persons(visit.persons),
    queuePlace: waits ? (placeIn(await selectQueue(tx, visit.dayId), visit.id) ?? 0) : 0,
    until: visit.offerUntil ? momentText(locale, visit.offerUntil) : '',
    words,
    suggested: visit.suggestedCentreId ? centreNameOf(ctx, visit.suggestedCentreId) : '',
  };
}

interface Telling {
  /** What the centre wrote. */
  readonly words?: string | undefined;
  /** CANCEL when there was an entry to take out. */
  readonly calendar?: Calendar | undefined;
  /** Also the visitors with an invitation of their own. */
  readonly visitors?: boolean | undefined;
}

/** The group's contact by mail, the conversation by a line, and its visitors where the news is theirs too. */
export async function tellGroup(tx: Tx, ctx: Ctx, visit: Visit, news: GroupNews, { words, calendar, visitors = false }: Telling = {}): Promise<void> {
  const facts = await factsOf(tx, ctx, visit, words);
  // What somebody wrote is kept as theirs; the new link and the evaluation are nothing that happened to the visit.
  if (news !== 'message' && news !== 'new-link' && news !== 'evaluation')
    await insertMessage(tx, visit.id, { kind: 'system', authorName: '', at: ctx.now, body: lineAbout(visit.language, news, { ...facts, words: '' }) });
  const contact = await findContact(tx, visit.id);
  if (contact?.email) {
    const to = { name: contact.name, address: contact.email };
    await post(tx, ctx, { visit, news, facts, to, about: aboutVisit(visit), link: visit.hasLink ? 'group' : undefined, calendar: calendarFor(visit, news, calendar) });
  }
  if (visitors) await tellVisitors(tx, ctx, visit, news, facts, calendarFor(visit, news, calendar));
}

async function tellVisitors(tx: Tx, ctx: Ctx, visit: Visit, news: GroupNews, facts: Facts, calendar: Calendar | undefined): Promise<void> {
  for (const person of await selectPersons(tx, visit.id)) {
    if (person.cancelledAt || person.email === null) continue;
    await post(tx, ctx, {
      visit,
      news,
      facts,
      to: { name: person.name, address: person.email },
      about: aboutPerson(person.id),
      link: calendar === 'REQUEST' ? 'visitor' : undefined,
      calendar,
    });
  }
}

/** One visitor alone. */
export async function tellVisitor(
  tx: Tx,
  ctx: Ctx,
  visit: Visit,
  person: { readonly id: string; readonly name: string; readonly email: string | null },
  news: GroupNews,
): Promise<void> {
  if (person.email === null) return;
  const to = { name: person.name, address: person.email };
  await post(tx, ctx, { visit, news, facts: await factsOf(tx, ctx, visit), to, about: aboutPerson(person.id), link: undefined, calendar: 'CANCEL' });
}

interface Letter {
  readonly visit: Visit;
  readonly news: GroupNews;
  readonly facts: Facts;
  readonly to: { readonly name: string; readonly address: string };
  readonly about: string;
  readonly link: 'group' | 'visitor' | 'evaluation' | undefined;
  readonly calendar?: Calendar | undefined;
}
async function post(tx: Tx, ctx: Ctx, { visit, news, facts, to, about, link, calendar }: Letter): Promise<void> {
  const { subject, text } = groupLetter(visit.language, news, facts, { name: to.name, link: link && { of: link, address: privateLink } });
  const entry = calendar && invitation({ visit, centre: facts.centre, now: ctx.now }, calendar, to);
  await queueMail(tx, ctx, { to, template: `visit-${news}`, subject, text, centreId: visit.centreId, about, ...(entry && { calendar: entry }) });
}

/** The evaluation's link, to the contact and to the visitors: the same for all of them. */
export async function sendEvaluations(tx: Tx, ctx: Ctx, visit: Visit): Promise<void> {
  const facts = await factsOf(tx, ctx, visit);
  const contact = await findContact(tx, visit.id);
  const visitors = (await selectPersons(tx, visit.id)).filter((p) => p.cancelledAt === null);
  const addresses = new Map([...visitors, ...(contact ? [contact] : [])].flatMap((p) => (p.email === null ? [] : [[p.email.toLowerCase(), { name: p.name, address: p.email }]])));
  for (const to of addresses.values()) await post(tx, ctx, { visit, news: 'evaluation', facts, to, about: aboutEvaluation(visit), link: 'evaluation' });
}

/** The centre's coordinators. These letters name nobody, so that the outbox may show them. */
export async function tellCentre(tx: Tx, ctx: Ctx, visit: Visit, news: CentreNews, { calendar }: Pick<Telling, 'calendar'> = {}): Promise<void> {
  const when = (locale: 'nb' | 'nn'): string => (visit.startsAt && visit.endsAt ? spanText(locale, visit.startsAt, visit.endsAt) : '');
  const facts = {
    number: visit.number,
    persons: { nb: visitTexts.nb.persons(visit.persons), nn: visitTexts.nn.persons(visit.persons) },
    when: { nb: when('nb'), nn: when('nn') },
    n: 1,
  };
  const wanted = calendarFor(visit, news, calendar);
  for (const coordinator of await findCoordinators(tx, [visit.centreId], norwegianDay(ctx.now))) {
    const to = { name: coordinator.name, address: coordinator.email };
    const entry = wanted && invitation({ visit, centre: centreNameOf(ctx, visit.centreId), now: ctx.now }, wanted, to);
    await queueMail(tx, ctx, { to, template: `visit-centre-${news}`, centreId: visit.centreId, ...centreLetter(news, facts, coordinator.name), ...(entry && { calendar: entry }) });
  }
}

/** One letter for all that a centre has not done: summed up, or answered. @returns whether there was anybody to write to */
export async function remindCentre(tx: Tx, ctx: Ctx, centreId: string, what: 'sum-up' | 'unanswered', numbers: readonly string[]): Promise<boolean> {
  const { answerWithin } = ctx.definitions.enquiries;
  const facts = { number: numbers.join(', '), persons: { nb: '', nn: '' }, when: { nb: '', nn: '' }, n: numbers.length, answerWithin };
  const coordinators = await findCoordinators(tx, [centreId], norwegianDay(ctx.now));
  for (const { name, email } of coordinators)
    await queueMail(tx, ctx, { to: { name, address: email }, template: `visit-centre-${what}`, centreId, ...centreLetter(what, facts, name) });
  return coordinators.length > 0;
}
