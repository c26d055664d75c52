import type { Chance } from '../../../../platform/chance.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays, momentOf } from '../../../../platform/norwegian-time.ts';
import { addWorkingDays, isWorkingDay } from '../../../../platform/working-days.ts';
import { isActiveAt } from '../../../scheme/scheme.ts';
import type { Scheme } from '../../../scheme/scheme.ts';
import { admission } from '../../gathering.ts';
import type { GatheringState, ParticipantKind, ParticipantState, Score } from '../../gathering.ts';
import type { GatheringDemonstration, MadeKind } from './settings.ts';

/** The demonstration's gatherings, as they went. Nothing has happened later than now. */

export interface MadeParticipant {
  readonly name: string;
  readonly kind: ParticipantKind;
  readonly centreId: string;
  readonly office: string;
  readonly language: 'nb' | 'nn';
  /** Whose account it is, or a guest's name. */
  readonly who: { readonly account: string } | { readonly guest: string; readonly organisation: string };
  readonly state: ParticipantState;
  readonly attended: boolean | null;
  readonly since: Date;
  readonly needs: string;
  readonly feedback: { readonly scores: readonly (Score | null)[]; readonly itemComment: number; readonly text: string; readonly quotable: boolean } | undefined;
}
export interface MadeGathering {
  readonly name: string;
  readonly made: MadeKind;
  readonly title: string;
  readonly state: GatheringState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly signUpUntil: string;
  readonly publishedAt: Date;
  readonly participants: readonly MadeParticipant[];
}
interface Making {
  readonly settings: GatheringDemonstration;
  readonly scheme: Scheme;
  readonly chance: Chance;
  readonly now: Date;
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
export const itemStart = (startsAt: Date, at: string): Date => momentOf(norwegianDay(startsAt), minutesOf(at));
const workingDayAt = (day: string): string => (isWorkingDay(day) ? day : addWorkingDays(day, 1));
function workingDaysBefore(day: string, days: number): string {
  let found = day;
  for (let left = days; left > 0;) {
    found = addDays(found, -1);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

export function makeGatherings(making: Making): MadeGathering[] {
  const { settings, now } = making;
  const today = norwegianDay(now);
  const held = settings.held.flatMap((made) =>
    Array.from({ length: made.years[1] - made.years[0] + 1 }, (_, i) => made.years[0] + i).flatMap((year) => {
      const day = workingDayAt(`${year}-${made.on}`);
      return day < addDays(today, -1) ? [gatheringOn(making, made, `${made.id}/${year}`, day)] : [];
    }),
  );
  const ago = settings.ago.map((made) => gatheringOn(making, made, made.id, workingDaysBefore(today, made.in)));
  const ahead = settings.ahead.map((made) => gatheringOn(making, made, made.id, addWorkingDays(today, made.in)));
  return [...held, ...ago, ...ahead].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function gatheringOn(making: Making, made: MadeKind, name: string, day: string): MadeGathering {
  const startsAt = momentOf(day, minutesOf(made.hours[0]));
  const over = day < norwegianDay(making.now);
  const published = workingDaysBefore(day, 35);
  const begun = {
    name,
    made,
    title: made.title.replaceAll('{year}', day.slice(0, 4)),
    state: over ? ('summed-up' as const) : ('published' as const),
    startsAt,
    endsAt: momentOf(day, minutesOf(made.hours[1])),
    signUpUntil: workingDaysBefore(day, 7),
    publishedAt: momentOf(published, 600),
  };
  return { ...begun, participants: participantsOf(making, begun, over) };
}

/** One after the other, each taken in as the words say. */
function participantsOf(making: Making, gathering: Omit<MadeGathering, 'participants'>, over: boolean): MadeParticipant[] {
  const { settings, scheme, chance, now } = making;
  const { made, name, publishedAt, signUpUntil, startsAt } = gathering;
  const day = norwegianDay(startsAt);
  const centres = scheme.centres.filter((c) => isActiveAt(c, day) && (made.centres.length === 0 || made.centres.includes(c.id) || c.id === made.centre));
  const wanted = [
    ...centres.filter((c) => chance('one', name, c.id) < made.who.one || c.id === made.centre).map((c) => ({ centreId: c.id, role: 'coordinator' })),
    ...centres.filter((c) => chance('two', name, c.id) < made.who.two).map((c) => ({ centreId: c.id, role: 'member' })),
  ].toSorted((a, b) => chance('order', name, a.centreId, a.role) - chance('order', name, b.centreId, b.role));
  const until = Math.min(now.getTime() - 7_200_000, momentOf(signUpUntil, 900).getTime());
  const room = { places: made.places, approval: made.approval, taken: 0, waiting: 0 };
  const all = wanted.length + made.who.guests;
  const sinceOf = (i: number): Date => new Date(publishedAt.getTime() + ((until - publishedAt.getTime()) * (i + 0.5)) / all);
  const take = (given: ParticipantState): ParticipantState => {
    room.taken += given === 'coming' ? 1 : 0;
    room.waiting += given === 'waiting' ? 1 : 0;
    return given;
  };
  const letIn = (asked: boolean): ParticipantState => {
    const state = admission(room);
    // Where the organiser decides: everybody before it has been held, and the first few of one to come.
    if (state === 'requested' && (over || (asked && room.taken < 4))) return take('coming');
    // Whoever still stood in the queue when it began did not get in.
    const given = take(state);
    return over && given === 'waiting' ? 'refused' : given;
  };
  const ofCentres = wanted.map(({ centreId, role }, i) =>
    participant(
      making,
      gathering,
      { id: `${centreId}/${role}`, kind: 'centre', centreId, office: '', language: made.language, who: { account: `demo-${centreId}-${role}` } },
      letIn(true),
      sinceOf(i),
    ),
  );
  const guests = settings.guests.slice(0, made.who.guests).map((g, i) => {
    // Of those to come, every other has not answered yet.
    const state = over || i % 2 === 0 ? letIn(false) : 'invited';
    const { kind, office, language, name: called, organisation } = g;
    return participant(making, gathering, { id: called, kind, centreId: '', office, language, who: { guest: called, organisation } }, state, sinceOf(wanted.length + i));
  });
  return [...ofCentres, ...guests];
}

type Coming = Pick<MadeParticipant, 'kind' | 'centreId' | 'office' | 'language' | 'who'> & { readonly id: string };
function participant(
  { settings, chance }: Making,
  gathering: Omit<MadeGathering, 'participants'>,
  { id, ...coming }: Coming,
  state: ParticipantState,
  since: Date,
): MadeParticipant {
  const dice = (what: string): number => chance(what, gathering.name, id);
  const over = gathering.state === 'summed-up';
  const attended = over && state === 'coming' ? dice('attended') < 0.93 : null;
  const needs = dice('needs') < 0.18 ? settings.needs[Math.floor(dice('which-needs') * settings.needs.length)]! : '';
  return { ...coming, name: id, state, attended, since, needs, feedback: attended && dice('feedback') < 0.78 ? feedbackOf(settings, dice, gathering, coming.language) : undefined };
}

function feedbackOf(
  settings: GatheringDemonstration,
  dice: (what: string) => number,
  { made, startsAt }: Omit<MadeGathering, 'participants'>,
  language: 'nb' | 'nn',
): MadeParticipant['feedback'] {
  const years = Number(norwegianDay(startsAt).slice(0, 4)) - 2023;
  const asked = made.items.filter((i) => i.subject !== '');
  const scores = asked.map((item, i): Score | null => {
    if (dice(`skips-${i}`) < 0.06) return null;
    const [mean = 3.8, drift = 0] = settings.scores[item.subject] ?? [];
    const noise = (dice(`score-${i}`) + dice(`again-${i}`) - 1) * 1.9;
    return Math.max(1, Math.min(5, Math.round(mean + drift * years + noise))) as Score;
  });
  const sayings = settings.comments[language];
  const says = dice('says') < 0.3;
  return {
    scores,
    itemComment: dice('about') < 0.5 ? Math.floor(dice('which-item') * asked.length) : -1,
    text: says ? sayings[Math.floor(dice('saying') * sayings.length)]! : '',
    quotable: says && dice('quotable') < 0.65,
  };
}
