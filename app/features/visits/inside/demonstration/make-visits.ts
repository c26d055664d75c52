import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays, addMonths, momentOf } from '../../../../platform/norwegian-time.ts';
import { addWorkingDays, isWorkingDay } from '../../../../platform/working-days.ts';
import { atWorkOn, centresOn, filled, later, personOf, pick, workingDaysAgo } from '../../../enquiries/demonstration-cast.ts';
import type { Cast } from '../../../enquiries/demonstration-cast.ts';
import { findCentre, yearInAny } from '../../../scheme/scheme.ts';
import type { Centre } from '../../../scheme/scheme.ts';
import { admission, countedPersons, evaluationChanges, plannedPersons, takesPlaces } from '../../visit.ts';
import type { VisitLine } from '../../visit.ts';
import { begin, move, tell } from './course.ts';
import type { Course, MadeDay } from './course.ts';
import type { VisitDemonstration } from './settings.ts';

/** The nightly jobs' hour, in minutes. */
const night = 280;

export interface MadeVisits {
  readonly days: readonly MadeDay[];
  readonly visits: readonly Course[];
}
interface Making {
  readonly cast: Cast;
  readonly settings: VisitDemonstration;
  readonly today: string;
  /** Made of a name, the same every time. */
  readonly idOf: (...name: string[]) => string;
}

/** Every visit and visiting day from the first year until now, and the days to come. Nothing has happened later than now. */
export function makeVisits(cast: Cast, settings: VisitDemonstration, idOf: Making['idOf']): MadeVisits {
  const making: Making = { cast, settings, idOf, today: norwegianDay(cast.now) };
  const days: MadeDay[] = [];
  const visits: Course[] = [];
  for (let year = settings.from; year <= Number(making.today.slice(0, 4)); year++) {
    visits.push(...askedIn(making, year));
    for (const day of pastDays(making, year)) {
      days.push(day);
      visits.push(...groupsOf(making, day, false));
    }
  }
  for (const ahead of settings.ahead) {
    const day = dayOf(making, { ...ahead, on: addWorkingDays(making.today, ahead.in), published: workingDaysAgo(making.today, 14) });
    days.push(day);
    visits.push(...groupsOf(making, day, ahead.full));
  }
  return { days, visits: visits.toSorted((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime()) };
}

/** Autumn and spring; nobody travels in July. */
const season = [0.8, 1.2, 1.3, 1, 1, 0.5, 0, 0.6, 1.4, 1.5, 1.3, 0.4];

function askedIn(making: Making, year: number): Course[] {
  const { cast, settings, today } = making;
  const days: string[] = [];
  for (let day = `${year}-01-02`; day <= `${year}-12-20` && day <= today; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  const centres = centresOn(cast, `${year}-06-01`);
  const all = centres.reduce((sum, c) => sum + (settings.weights[c.id] ?? 1), 0);
  return days.flatMap((day) =>
    centres.flatMap((centre) => {
      const expected = (settings.perYear * (settings.weights[centre.id] ?? 1) * (season[Number(day.slice(5, 7)) - 1] ?? 1)) / all / 250;
      return cast.chance('visits', centre.id, day) < expected ? ownVisit(making, centre, day) : [];
    }),
  );
}

interface Group {
  readonly lines: VisitLine[];
  readonly language: 'nb' | 'nn';
  readonly contact: Course['contact'];
}
/** Who comes: most often one kind from one municipality, sometimes two together. */
function groupFrom({ cast, settings }: Making, centre: Centre, day: string, name: string, most = 99): Group {
  const year = Number(day.slice(0, 4));
  const { chance } = cast;
  const places = cast.municipalitiesOf(centre, year);
  const kinds = cast.definitions.visits.visitorKinds.filter((k) => yearInAny(k.years, year) && settings.kinds[k.id] !== undefined);
  const weighted = kinds.flatMap((k) => Array.from({ length: Math.ceil(settings.kinds[k.id]?.weight ?? 0) }, () => k.id));
  const size = 1 + (chance('second', name) < 0.3 ? 1 : 0) + (chance('third', name) < 0.1 ? 1 : 0);
  const lines = Array.from({ length: size }, (_, i): VisitLine => {
    const kind = pick(weighted, chance('kind', name, i));
    const [low, high] = settings.kinds[kind]?.persons ?? [1, 2];
    const planned = low + Math.floor(chance('persons', name, i) * (high - low + 1));
    return { municipality: pick(places, chance('visitor-from', name, i)), kind, planned: Math.max(1, Math.min(planned, Math.floor(most / size))), actual: null };
  });
  const first = lines[0]!;
  const language = chance('visit-language', name) < (settings.nynorsk.includes(first.municipality.slice(0, 2)) ? 0.75 : 0.2) ? 'nn' : 'nb';
  const { name: called, email, workplaceName } = personOf(cast, `visit/${name}`, first.municipality, day, language);
  // Two lines of the same kind from the same place are one.
  const once = [...Map.groupBy(lines, (l) => `${l.municipality}/${l.kind}`).values()].map((same) => ({ ...same[0]!, planned: plannedPersons(same) }));
  return { lines: once, language, contact: { name: called, email, phone: null, workplaceName } };
}

const topicsOf = ({ cast }: Making, name: string): string[] => {
  const topics = cast.definitions.enquiries.topics;
  return [...new Set([pick(topics, cast.chance('visit-topic', name)).id, pick(topics, cast.chance('visit-topic-2', name)).id])];
};

/** A group that asks a centre for a visit of its own. */
function ownVisit(making: Making, centre: Centre, day: string): Course[] {
  const { cast, settings } = making;
  const name = `own/${centre.id}/${day}`;
  const dice = (what: string): number => cast.chance(what, name);
  const requestedAt = atWorkOn(cast, day, name);
  if (requestedAt > cast.now) return [];
  const { lines, language, contact } = groupFrom(making, centre, day, name);
  const first = addWorkingDays(day, 12 + Math.floor(dice('wish') * 15));
  const periods = [
    { from: first, to: addDays(first, 6) },
    { from: addDays(first, 14), to: addDays(first, 24) },
  ];
  const form = dice('form') < 0.78 ? 'on-site' : dice('form') < 0.92 ? 'digital' : 'guidance';
  const begun = {
    name,
    centreId: centre.id,
    dayId: null,
    form,
    topics: topicsOf(making, name),
    language,
    periods,
    requestedAt,
    contact,
    lines,
    startsAt: null,
    endsAt: null,
    place: '',
  } as const;
  const course = begin(begun, 'requested', pick(settings.asks[language], dice('asks')));
  const host = cast.staff.get(centre.id)!;
  const by = (dice('host') < 0.7 ? host.coordinator : host.member).name;
  const answered = later(cast, requestedAt, Math.floor(dice('answers') * 4), name, 'proposes');
  if (answered > cast.now) return [course];
  if (dice('fate') < 0.04) {
    move(course, 'decline', answered);
    course.suggestedCentreId = pick(
      centresOn(cast, day).filter((c) => c.id !== centre.id),
      dice('suggests'),
    ).id;
    tell(course, 'centre', by, answered, pick(settings.declines[language], dice('declines')));
    return [course];
  }
  const on = dice('which') < 0.7 ? first : addWorkingDays(addDays(first, 13), 1);
  course.startsAt = momentOf(on, 600 + 30 * Math.floor(dice('hour') * 3));
  course.endsAt = new Date(course.startsAt.getTime() + (form === 'on-site' ? 4 : 1.5) * 3_600_000);
  course.place = form === 'digital' ? '' : `Hos oss i ${centre.name}`;
  move(course, 'propose', answered);
  tell(course, 'centre', by, answered, pick(settings.proposes[language], dice('says')));
  const accepted = later(cast, answered, Math.floor(dice('accepts') * 5), name, 'accepts');
  if (accepted > cast.now) return [course];
  if (dice('fate') < 0.09) move(course, 'withdraw', accepted);
  else {
    move(course, 'accept', accepted);
    happen(making, course);
  }
  return [course];
}

/** What became of an agreed visit when its day came. */
function happen({ cast, settings }: Making, course: Course): void {
  const { name } = course;
  const dice = (what: string): number => cast.chance(what, name);
  const { startsAt, endsAt } = course;
  if (!startsAt || !endsAt) return;
  // The night after it was over.
  const held = momentOf(addDays(norwegianDay(endsAt), 1), night);
  if (held > cast.now) return;
  if (dice('fate') > 0.97) {
    const at = momentOf(addDays(norwegianDay(startsAt), -1), 800);
    if (course.agreedAt && at > course.agreedAt) {
      move(course, dice('fate') > 0.985 ? 'cancel' : 'withdraw', at);
      return;
    }
  }
  move(course, 'mark-held', held);
  const summed = later(cast, endsAt, 1 + Math.floor(dice('sums-up') ** 2 * 9), name, 'sums-up');
  if (summed <= cast.now) {
    course.lines = course.lines.map((line, i) => ({ ...line, actual: Math.max(i === 0 ? 1 : 0, line.planned - (cast.chance('stays-home', name, i) < 0.22 ? 1 : 0)) }));
    move(course, 'sum-up', summed);
  }
  const day = norwegianDay(startsAt);
  for (let i = 0; i < Math.min(6, countedPersons(course.lines)); i++) {
    const onDay = addDays(day, 1 + Math.floor(cast.chance('evaluates', name, i) * 16));
    if (cast.chance('evaluates', name, i) > 0.5 || onDay >= norwegianDay(cast.now)) continue;
    const language = course.language === 'nn' ? 'nn' : 'nb';
    const comment = cast.chance('comments', name, i) < 0.4 ? pick(settings.comments[language], cast.chance('comment', name, i)) : null;
    course.evaluations.push({
      onDay,
      useful: pick([5, 5, 5, 4, 4, 4, 3, 2], cast.chance('useful', name, i)),
      change: pick([...evaluationChanges.slice(0, 1), ...evaluationChanges], cast.chance('change', name, i)),
      comment,
      mayQuote: comment !== null && cast.chance('quote', name, i) < 0.6,
    });
  }
}

interface Publishing {
  readonly centre: string;
  readonly day: string;
  readonly on: string;
  readonly published: string;
  readonly places: number;
  readonly approval: boolean;
  readonly waitingList: boolean;
}
function dayOf({ cast, settings, idOf }: Making, { centre, day, on, published, places, approval, waitingList }: Publishing): MadeDay {
  const text = settings.days.find((d) => d.id === day);
  const host = findCentre(cast.definitions.scheme, centre);
  if (!text || !host) throw new Error(`invariant: the day ${day} at ${centre}`);
  const startsAt = momentOf(on, text.form === 'digital' ? 720 : 570);
  const endsAt = new Date(startsAt.getTime() + (text.form === 'digital' ? 2 : 4.5) * 3_600_000);
  const { form, title, programme, practical } = text;
  const place = filled(text.place, { centre: host.name });
  const changed = { changedAt: atWorkOn(cast, published, 'publishes', centre, on), changedBy: cast.staff.get(centre)?.coordinator.id ?? 'demonstration' };
  return {
    id: idOf('day', centre, on),
    centreId: centre,
    state: 'published',
    form,
    title,
    startsAt,
    endsAt,
    place,
    programme,
    practical,
    places,
    approval,
    waitingList,
    ...changed,
  };
}

function pastDays(making: Making, year: number): MadeDay[] {
  const { cast, settings, today } = making;
  return centresOn(cast, `${year}-06-01`).flatMap((centre) =>
    Array.from({ length: settings.daysPerYear }, (_, i): MadeDay[] => {
      const dice = (what: string): number => cast.chance(what, centre.id, year, i);
      const around = addDays(dice('autumn') < 0.5 ? `${year}-02-10` : `${year}-09-10`, Math.floor(dice('date') * 75));
      const on = addWorkingDays(around, 1);
      if (on >= today) return [];
      const text = pick(settings.days, dice('day'));
      return [
        dayOf(making, {
          centre: centre.id,
          day: text.id,
          on,
          published: addWorkingDays(addDays(on, -60), 0),
          places: 8 + Math.floor(dice('places') * 9),
          approval: false,
          waitingList: true,
        }),
      ];
    }).flat(),
  );
}

/** The groups that sign up for a day, one after the other, each taken in as the words say; a full day has one group more than it holds. */
function groupsOf(making: Making, day: MadeDay, full: boolean): Course[] {
  const { cast, settings } = making;
  const centre = findCentre(cast.definitions.scheme, day.centreId)!;
  const courses: Course[] = [];
  const wanted = full ? 9 : 2 + Math.floor(cast.chance('groups', day.id) * 2);
  const opens = day.changedAt;
  const until = Math.min(cast.now.getTime() - 3_600_000, day.startsAt.getTime() - 86_400_000);
  for (let i = 0; i < wanted; i++) {
    const name = `day/${day.centreId}/${norwegianDay(day.startsAt)}/${i}`;
    const requestedAt = new Date(opens.getTime() + ((until - opens.getTime()) * (i + 0.2 + 0.6 * cast.chance('signs-up', name))) / wanted);
    const taken = courses.filter((c) => takesPlaces(c.state)).reduce((sum, c) => sum + plannedPersons(c.lines), 0);
    const waiting = courses.filter((c) => c.state === 'waiting').length;
    // The last groups of a full day fill it to the last place, and then one waits.
    const group = groupFrom(making, centre, norwegianDay(day.startsAt), name, full && waiting === 0 && day.places > taken ? day.places - taken : Math.min(6, day.places));
    const state = admission({ ...day, taken, waiting }, plannedPersons(group.lines));
    if (state === 'full' || state === 'never-fits' || (state === 'waiting' && (!full || waiting > 1 || plannedPersons(group.lines) <= day.places - taken))) continue;
    const { form, startsAt, endsAt, place } = day;
    const begun = { name, centreId: day.centreId, dayId: day.id, form, topics: topicsOf(making, name), periods: [], requestedAt, ...group, startsAt, endsAt, place };
    courses.push(begin(begun, state, pick(settings.asks[group.language], cast.chance('asks', name))));
  }
  for (const course of courses) if (course.state === 'agreed') happen(making, course);
  return courses;
}

/** The nightly job's moment when the persons are erased; null while the time has not come. */
export function erasedAt(course: Course, eraseAfter: number, now: Date): Date | null {
  const from = course.endedAt ?? (course.heldAt ? course.endsAt : null);
  if (!from) return null;
  const at = momentOf(addDays(addMonths(norwegianDay(from), eraseAfter), 1), night);
  return at <= now ? at : null;
}
