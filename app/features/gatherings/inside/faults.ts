import type { Definitions } from '../../../platform/context.ts';
import { looksLikeEmail } from '../../../platform/email-address.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { isDay } from '../../../platform/norwegian-time.ts';
import { looksLikeAddress } from '../../../platform/one-line.ts';
import { counterpartName } from '../../activities/counterparts.ts';
import { yearInAny } from '../../scheme/scheme.ts';
import type { Gathering, GatheringInput } from '../gathering.ts';
import type { Fault, GatheringField, GuestField, GuestInput, ItemField, ItemInput, PersonChange, PersonField, PersonInput } from '../inputs.ts';

/** What is wrong in what was written. Nothing: an empty list. */
type Reason = Fault['reason'];
type Check = Reason | undefined | false | '';

/** The first that is wrong with each field. */
function collect<F extends string>(checks: readonly (readonly [F, ...Check[]])[], at?: number): Fault<F>[] {
  return checks.flatMap(([field, ...found]) => {
    const reason = found.find((r): r is Reason => Boolean(r));
    return reason === undefined ? [] : [{ field, reason, ...(at !== undefined && { at }) }];
  });
}
const text = (value: string, most: number, required = false): Reason | undefined => {
  if (value === '') return required ? 'missing' : undefined;
  if (value.length > most) return 'too-long';
  return holdsIdentityNumber(value) ? 'identity-number' : undefined;
};
/** Words of an organiser that stand alone: in a letter, in the minutes. */
export const longestText = 20_000;

type Known = Pick<Definitions, 'gatherings' | 'scheme'>;
const year = 366 * 86_400_000;
const isWebAddress = (address: string): boolean => address.length <= 500 && URL.canParse(address) && address.startsWith('https://');

export function gatheringFaults(g: GatheringInput, { centreId, now, known }: { readonly centreId: string; readonly now: Date; readonly known: Known }): Fault<GatheringField>[] {
  const kind = known.gatherings.kinds.find((k) => k.id === g.kind);
  const times = [g.startsAt, g.endsAt].every((d) => !Number.isNaN(d.getTime()));
  const day = times ? norwegianDay(g.startsAt) : '';
  return collect<GatheringField>([
    ['kind', g.kind === '' && 'missing', (!kind || (kind.byAuthority && centreId !== '') || (times && !yearInAny(kind.years, Number(day.slice(0, 4))))) && 'unknown'],
    ['title', text(g.title, 200, true)],
    ['text', text(g.text, longestText)],
    ['startsAt', !times && 'bad-time', g.startsAt <= now && 'in-the-past', g.startsAt.getTime() - now.getTime() > 5 * year && 'bad-time'],
    ['endsAt', times && g.endsAt <= g.startsAt && 'bad-time', times && g.endsAt.getTime() - g.startsAt.getTime() > year / 12 && 'bad-time'],
    ['place', g.place === '' && g.online === '' && 'missing', text(g.place, 300)],
    ['online', g.online !== '' && !isWebAddress(g.online) && 'bad-address'],
    ['places', g.places !== null && (!Number.isInteger(g.places) || g.places < 1 || g.places > 5000) && 'bad-number'],
    [
      'signUpUntil',
      g.signUpUntil === '' && 'missing',
      !isDay(g.signUpUntil) && 'bad-time',
      times && g.signUpUntil > day && 'too-late',
      g.signUpUntil < norwegianDay(now) && 'in-the-past',
    ],
    ['centres', g.centres.some((id) => !known.scheme.centres.some((c) => c.id === id)) && 'unknown'],
  ]);
}

const mostItems = 60;
export function itemFaults(items: readonly ItemInput[], gathering: Gathering, known: Known): Fault<ItemField>[] {
  if (items.length > mostItems) return [{ field: 'title', reason: 'too-many' }];
  return items.flatMap((item, at) => {
    const end = item.startsAt.getTime() + item.minutes * 60_000;
    const subject = known.gatherings.subjects.find((s) => s.id === item.subject);
    return collect<ItemField>(
      [
        ['title', text(item.title, 200, true)],
        ['startsAt', Number.isNaN(item.startsAt.getTime()) && 'bad-time', (item.startsAt < gathering.startsAt || item.startsAt >= gathering.endsAt) && 'outside'],
        ['minutes', (!Number.isInteger(item.minutes) || item.minutes < 1 || item.minutes > 1440) && 'bad-number', end > gathering.endsAt.getTime() && 'outside'],
        ['text', text(item.text, 4000)],
        ['speaker', text(item.speaker, 200)],
        ['subject', item.subject !== '' && (!subject || !yearInAny(subject.years, Number(norwegianDay(gathering.startsAt).slice(0, 4)))) && 'unknown'],
      ],
      at,
    );
  });
}

const name = (value: string): Check => text(value, 120, true) ?? (looksLikeAddress(value) ? 'bad-address' : undefined);
const email = (value: string): Check => (value === '' ? 'missing' : !looksLikeEmail(value) && 'bad-address');

const mostGuests = 200;
export function guestFaults(guests: readonly GuestInput[], words: string, { definitions, day }: { readonly definitions: Definitions; readonly day: string }): Fault<GuestField>[] {
  if (guests.length === 0) return [{ field: 'email', reason: 'missing' }];
  if (guests.length > mostGuests) return [{ field: 'email', reason: 'too-many' }];
  const wrongText = text(words, 4000);
  const inText: Fault<GuestField>[] = wrongText ? [{ field: 'text', reason: wrongText }] : [];
  return [
    ...inText,
    ...guests.flatMap((guest, at) =>
      collect<GuestField>(
        [
          ['office', officeFault(guest, definitions, day)],
          ['name', name(guest.name)],
          ['email', email(guest.email)],
          ['organisation', text(guest.organisation, 200)],
        ],
        at,
      ),
    ),
  ];
}
/** An office there is on the day; a county's authority and the national one may be invited without. */
function officeFault({ kind, office }: GuestInput, { geography }: Definitions, day: string): Check {
  if (kind === 'guest') return office !== '' && 'unknown';
  if (office === '') return kind === 'governor' && 'missing';
  return counterpartName(geography, { kind, id: office }, day, 'nb') === office && 'unknown';
}

const mostAtOnce = 30;
export function personFaults(persons: readonly PersonInput[]): Fault<PersonField>[] {
  if (persons.length === 0) return [{ field: 'persons', reason: 'missing' }];
  if (persons.length > mostAtOnce) return [{ field: 'persons', reason: 'too-many' }];
  const addresses = persons.map((p) => p.email.toLowerCase());
  return persons.flatMap((person, at) =>
    collect<PersonField>(
      [
        ['name', name(person.name)],
        ['email', email(person.email), addresses.indexOf(addresses[at]!) < at && 'twice'],
        ['needs', text(person.needs, 500)],
      ],
      at,
    ),
  );
}
export const changeFaults = (person: Pick<PersonChange, 'name' | 'email' | 'organisation' | 'needs'>): Fault<PersonField>[] =>
  collect<PersonField>([
    ['name', name(person.name)],
    ['email', email(person.email)],
    ['organisation', text(person.organisation, 200)],
    ['needs', text(person.needs, 500)],
  ]);
export const ownFaults = (own: { readonly name: string; readonly organisation: string; readonly needs: string }): Fault<PersonField>[] =>
  collect<PersonField>([
    ['name', name(own.name)],
    ['organisation', text(own.organisation, 200)],
    ['needs', text(own.needs, 500)],
  ]);
