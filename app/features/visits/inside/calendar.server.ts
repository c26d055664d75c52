import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '../../../platform/locale.ts';
import { calendarSender } from '../../notifications/mail.ts';
import type { Visit, VisitingDay } from '../visit.ts';
import { visitTexts } from '../texts.ts';

/**
 * Calendar entries (RFC 5545, RFC 5546). The UID is the visit's for good and SEQUENCE rises with it, so that a calendar takes in a change
 * where it stands. Times are written in UTC: right in every calendar, on both sides of the change to summer time.
 */
const product = { company: 'Knutepunkt', product: 'Hospitering' };

const words = {
  nb: { visit: (centre: string) => `Hospitering hos ${centre}`, number: 'Nummer', day: 'Besøksdag', taken: (n: number, of: number) => `${n} av ${of} plasser er tatt` },
  nn: { visit: (centre: string) => `Hospitering hos ${centre}`, number: 'Nummer', day: 'Besøksdag', taken: (n: number, of: number) => `${n} av ${of} plassar er tekne` },
  en: { visit: (centre: string) => `Study visit to ${centre}`, number: 'Number', day: 'Visiting day', taken: (n: number, of: number) => `${n} of ${of} places are taken` },
} as const satisfies Record<Locale, unknown>;

const uidOf = (visit: Pick<Visit, 'id'>): string => `${visit.id}@knutepunkt`;

export interface Invited {
  readonly name: string;
  readonly address: string;
}
interface Entry {
  readonly visit: Visit;
  readonly centre: string;
  readonly now: Date;
}
/** undefined while no time is set. */
function span({ startsAt, endsAt }: Visit): { start: Date; end: Date } | undefined {
  return startsAt && endsAt ? { start: startsAt, end: endsAt } : undefined;
}

/** What goes with a letter; `invited` is the one it is to: nobody sees who else comes. */
export function invitation(
  { visit, centre, now }: Entry,
  method: 'REQUEST' | 'CANCEL',
  invited: Invited,
): { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | undefined {
  const time = span(visit);
  if (!time) return undefined;
  const calendar = ical({ prodId: product, method: method === 'REQUEST' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL });
  calendar.createEvent({
    ...time,
    ...described(visit, centre),
    id: uidOf(visit),
    sequence: visit.sequence,
    stamp: now,
    status: method === 'REQUEST' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: organizerName(centre), email: calendarSender },
    attendees: [{ name: invited.name, email: invited.address, rsvp: false }],
  });
  return { method, content: calendar.toString() };
}
/** Short enough that the line with the address is never folded: the address is put in when the letter is sent. */
const organizerName = (centre: string): string => (Buffer.byteLength(centre) <= 22 ? centre : product.company);

const described = (visit: Visit, centre: string) => ({
  summary: words[visit.language].visit(centre),
  location: visit.place || null,
  description: `${words[visit.language].number} ${visit.number}. ${visitTexts[visit.language].form[visit.form]}, ${visitTexts[visit.language].persons(visit.persons)}.`,
});

/** A file to keep: published, neither asked for nor answered. */
export function visitFile({ visit, centre, now }: Entry): string | undefined {
  const time = span(visit);
  if (!time) return undefined;
  const calendar = ical({ prodId: product, method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    ...time,
    ...described(visit, centre),
    id: uidOf(visit),
    sequence: visit.sequence,
    stamp: now,
    status: visit.state === 'cancelled' || visit.state === 'withdrawn' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

/** The centre's own calendar, to subscribe to. It names no person: whoever gets hold of the address learns of none. */
export function feed({ name, visits, days, now }: { readonly name: string; readonly visits: readonly Visit[]; readonly days: readonly VisitingDay[]; readonly now: Date }): string {
  const calendar = ical({ prodId: product, method: ICalCalendarMethod.PUBLISH, name: `Hospitering: ${name}`, ttl: 3600 });
  for (const visit of visits) {
    const time = span(visit);
    if (!time) continue;
    calendar.createEvent({
      ...time,
      id: uidOf(visit),
      sequence: visit.sequence,
      stamp: now,
      summary: `Hospitering: ${visitTexts.nb.persons(visit.persons)} (${visit.number})`,
      location: visit.place || null,
      description: visitTexts.nb.form[visit.form],
      status: ICalEventStatus.CONFIRMED,
    });
  }
  for (const day of days) {
    calendar.createEvent({
      start: day.startsAt,
      end: day.endsAt,
      id: `${day.id}@knutepunkt`,
      sequence: day.sequence,
      stamp: now,
      summary: `${words.nb.day}: ${day.title}`,
      location: day.place || null,
      description: words.nb.taken(day.taken, day.places),
      status: ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
