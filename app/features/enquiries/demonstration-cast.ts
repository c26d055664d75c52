import { chanceFrom } from '../../platform/chance.ts';
import type { Chance } from '../../platform/chance.ts';
import type { Definitions } from '../../platform/context.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { addDays, minutesOf, momentOf } from '../../platform/norwegian-time.ts';
import { addWorkingDays, isWorkingDay } from '../../platform/working-days.ts';
import { municipalitiesAt, municipalityName } from '../geography/geography.ts';
import { countiesOfArea } from '../scheme/areas.ts';
import { isActiveAt } from '../scheme/scheme.ts';
import type { Centre } from '../scheme/scheme.ts';
import { offeredIn } from './enquiry.ts';
import type { Colleague } from './inside/demonstration/life.ts';
import type { EnquiryDemonstration, Sayings, Thread } from './inside/demonstration/settings.ts';

/** Coordinator and member of each centre. */
export type Staff = ReadonlyMap<string, { readonly coordinator: Colleague; readonly member: Colleague }>;

/** Who there is to ask and to answer, and what they say; all of it by chance that depends on names alone. */
export interface Cast {
  readonly definitions: Definitions;
  readonly settings: EnquiryDemonstration;
  readonly chance: Chance;
  readonly now: Date;
  readonly staff: Staff;
  /** The codes of the municipalities that a centre is there for in a year. */
  municipalitiesOf(centre: Centre, year: number): readonly string[];
  /** The next conversation of a centre; one is not told twice before all have been. */
  nextThread(centre: Centre, language: 'nb' | 'nn', phone: boolean, without: ReadonlySet<string>): Thread;
}

export function castOf(definitions: Definitions, settings: EnquiryDemonstration, staff: Staff, now: Date): Cast {
  const chance = chanceFrom(settings.seed);
  const places = new Map<string, readonly string[]>();
  const byYear = new Map<number, ReturnType<typeof municipalitiesAt>>();
  const queues = new Map<string, { round: number; left: Thread[] }>();
  return {
    definitions,
    settings,
    chance,
    now,
    staff,
    municipalitiesOf: (centre, year) => {
      const key = `${centre.id}/${year}`;
      const kept = places.get(key);
      if (kept) return kept;
      const day = `${year}-01-01`;
      const all = byYear.get(year) ?? municipalitiesAt(definitions.geography, day);
      byYear.set(year, all);
      const counties = new Set(countiesOfArea(definitions.geography, centre, day).map((c) => c.code));
      const found = all.filter((m) => counties.has(m.county.code)).map((m) => m.code);
      places.set(key, found);
      return found;
    },
    nextThread: (centre, language, phone, without) => {
      const key = `${centre.id}/${language}/${phone}`;
      const queue = queues.get(key) ?? { round: 0, left: [] };
      queues.set(key, queue);
      const threads = (): Thread[] => shuffled(settings, chance, centre.id, queue.round++).filter((t) => t.language === language && (t.by === 'phone') === phone);
      if (!queue.left.some((t) => !without.has(t.id))) queue.left.push(...threads());
      const at = queue.left.findIndex((t) => !without.has(t.id));
      const [next] = queue.left.splice(Math.max(0, at), 1);
      if (!next) throw new Error(`invariant: no conversation in ${language} for ${centre.id}`);
      return next;
    },
  };
}

/** What a centre has declared comes sooner, what it is never asked about does not come. */
function shuffled(settings: EnquiryDemonstration, chance: Chance, centreId: string, round: number): Thread[] {
  const known = new Set(settings.declared[centreId]);
  const never = new Set(settings.never[centreId]);
  return settings.threads
    .filter((t) => !t.topics.some((topic) => never.has(topic)))
    .map((thread) => ({ thread, order: chance('thread', centreId, round, thread.id) * (thread.topics.some((t) => known.has(t)) ? 0.6 : 1) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ thread }) => thread);
}

export function pick<T>(list: readonly T[], share: number): T {
  const found = list[Math.min(list.length - 1, Math.floor(share * list.length))];
  if (found === undefined) throw new Error('invariant: nothing to choose from');
  return found;
}

export const sayingIn = (sayings: Sayings, language: 'nb' | 'nn', share: number): string => pick(sayings[language], share);

/** A moment between 8 and 16 of a day. */
export const atWorkOn = (cast: Cast, day: string, ...name: (string | number)[]): Date => momentOf(day, 480 + Math.floor(cast.chance('minute', ...name) * 470));

/** So many working days after a moment, in working hours; the same day: within the next hours, and before five. */
export function later(cast: Cast, from: Date, days: number, ...name: (string | number)[]): Date {
  if (days > 0) return atWorkOn(cast, addWorkingDays(norwegianDay(from), days), ...name);
  const left = Math.max(4, 1010 - minutesOf(from));
  return new Date(from.getTime() + Math.ceil(1 + cast.chance('soon', ...name) * Math.min(left - 1, 150)) * 60_000);
}

/** The newest working day that has so many working days after it, up to today. */
export function workingDaysAgo(today: string, days: number): string {
  let day = today;
  for (let left = days; ; day = addDays(day, -1)) {
    if (!isWorkingDay(day)) continue;
    if (left === 0) return day;
    left -= 1;
  }
}

/** A phrase with its places filled. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string => text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);

/** Somebody invented at a workplace in a municipality. */
export function personOf(
  cast: Cast,
  name: string,
  municipality: string,
  day: string,
  language: 'nb' | 'nn',
): { first: string; name: string; email: string; workplaceName: string } {
  const { settings, chance } = cast;
  const first = pick(settings.firstNames, chance('first', name));
  const last = pick(settings.lastNames, chance('last', name));
  const plain = (text: string): string => text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
  const place = placeName(cast, municipality, day);
  const workplaceName = filled(sayingIn(settings.workplaceNames, language, chance('workplace-name', name)), { municipality: place });
  return { first, name: `${first} ${last}`, email: `${plain(first)}.${plain(last)}@example.org`, workplaceName };
}

/** The Norwegian name alone: a place with several names is called by the one the sentence is in. */
export const placeName = (cast: Cast, municipality: string, day: string): string =>
  cast.definitions.geography.municipalities.get(municipality)?.names.findLast((n) => n.language === 'no')?.name ?? municipalityName(cast.definitions.geography, municipality, day);

/** Most who ask work at a centre like the one they ask, the others here and there; the list is in the order of how common they are. */
export function workplaceOf(cast: Cast, year: number, share: number): string {
  const offered = offeredIn(cast.definitions.enquiries.workplaces, year);
  return pick(offered, share < 0.5 ? 0 : (share - 0.5) * 2 * ((share - 0.5) * 2)).id;
}

/** Centres whose agreement runs on the day. */
export const centresOn = (cast: Cast, day: string): readonly Centre[] => cast.definitions.scheme.centres.filter((c) => isActiveAt(c, day));
