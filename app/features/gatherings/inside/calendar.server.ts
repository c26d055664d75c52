import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '../../../platform/locale.ts';
import { calendarSender } from '../../notifications/mail.ts';
import type { Gathering } from '../gathering.ts';

/**
 * Calendar entries (RFC 5545, RFC 5546). The UID is the gathering's for good and SEQUENCE rises with it, so that a calendar takes in a change
 * where it stands. Times are written in UTC: right in every calendar, on both sides of the change to summer time.
 */
const product = { company: 'Knutepunkt', product: 'Samlinger' };
const numberIs = { nb: 'Nummer', nn: 'Nummer', en: 'Number' } as const satisfies Record<Locale, string>;

interface Entry {
  readonly gathering: Gathering;
  readonly organiser: string;
  readonly language: Locale;
  readonly now: Date;
  /** Also where to meet on video: for those who come. */
  readonly online: boolean;
}
const described = ({ gathering, language, now, online }: Entry) => ({
  start: gathering.startsAt,
  end: gathering.endsAt,
  id: `${gathering.id}@knutepunkt`,
  sequence: gathering.sequence,
  stamp: now,
  summary: gathering.title,
  location: gathering.place || (online ? gathering.online : '') || null,
  description: [`${numberIs[language]} ${gathering.number}.`, ...(online && gathering.online ? [gathering.online] : [])].join('\n'),
});

/** What goes with a letter; `invited` is the one it is to: nobody sees who else comes. */
export function invitation(
  entry: Entry,
  method: 'REQUEST' | 'CANCEL',
  invited: { readonly name: string; readonly address: string },
): { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } {
  const calendar = ical({ prodId: product, method: method === 'REQUEST' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL });
  calendar.createEvent({
    ...described(entry),
    status: method === 'REQUEST' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: organizerName(entry.organiser), email: calendarSender },
    attendees: [{ name: invited.name, email: invited.address, rsvp: false }],
  });
  return { method, content: calendar.toString() };
}
/** Short enough that the line with the address is never folded: the address is put in when the letter is sent. */
const organizerName = (name: string): string => (Buffer.byteLength(name) <= 22 ? name : product.company);

/** A file to keep: published, neither asked for nor answered. */
export function calendarFile(entry: Entry): string {
  const calendar = ical({ prodId: product, method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({ ...described(entry), status: entry.gathering.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED });
  return calendar.toString();
}
