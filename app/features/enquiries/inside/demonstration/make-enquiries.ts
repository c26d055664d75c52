import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays, momentOf } from '../../../../platform/norwegian-time.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../../platform/working-days.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import type { Centre } from '../../../scheme/scheme.ts';
import { eraseDay } from '../../enquiry.ts';
import type { Channel } from '../../enquiry.ts';
import { atWorkOn, centresOn, filled, later, personOf, pick, placeName, sayingIn, workingDaysAgo, workplaceOf } from '../../demonstration-cast.ts';
import type { Cast } from '../../demonstration-cast.ts';
import { accept, add, answer, assign, begin, end, giveBack, note, refer, reopen } from './life.ts';
import type { Colleague, Life } from './life.ts';
import type { StandingEnquiry, Thread } from './settings.ts';

/** The nightly jobs' hour, in minutes. */
const night = 257;

/** Every enquiry from the first year until now, in the order they were asked; nothing in them is later than now. */
export function makeEnquiries(cast: Cast): readonly Life[] {
  const today = norwegianDay(cast.now);
  const lives: Life[] = [];
  for (let year = cast.settings.from; year <= Number(today.slice(0, 4)); year++) lives.push(...yearOf(cast, year, today));
  lives.push(...cast.settings.now.map((standing, i) => stand(cast, standing, i, today)));
  return lives.filter((life) => life.asked.at <= cast.now).toSorted((a, b) => a.asked.at.getTime() - b.asked.at.getTime());
}

/** How busy each month is, January first. */
const season = [1.2, 1.2, 1.1, 0.9, 1, 0.8, 0.25, 0.9, 1.4, 1.2, 1.2, 0.6];

function yearOf(cast: Cast, year: number, today: string): Life[] {
  const days: string[] = [];
  for (let day = `${year}-01-02`; day <= `${year}-12-30`; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  const busy = days.map((day) => season[Number(day.slice(5, 7)) - 1] ?? 1);
  const all = busy.reduce((a, b) => a + b, 0);
  const centres = centresOn(cast, `${year}-06-01`);
  const weights = centres.map((c) => cast.settings.weights[c.id] ?? 1);
  const perWeight = cast.settings.perYear / weights.reduce((a, b) => a + b, 0);
  // A day after the other, so that a centre is not asked the same twice in a row.
  return days.flatMap((day, d) =>
    day > today
      ? []
      : centres.flatMap((centre, c) => {
          const expected = (perWeight * (weights[c] ?? 1) * (busy[d] ?? 1)) / all;
          return cast.chance('asks', centre.id, day) < expected ? (oneFrom(cast, centre, day) ?? []) : [];
        }),
  );
}

function oneFrom(cast: Cast, centre: Centre, day: string): Life | undefined {
  const { chance, settings } = cast;
  const name = `${centre.id}/${day}`;
  const municipality = pick(cast.municipalitiesOf(centre, Number(day.slice(0, 4))), chance('from', name));
  const nynorsk = chance('language', name) < (settings.nynorsk.includes(municipality.slice(0, 2)) ? 0.75 : 0.2);
  const channel = channelBy(chance('channel', name));
  const standing = settings.now.filter((n) => n.centre === centre.id);
  // A centre whose inbox is given is otherwise done with what it was asked lately.
  if (standing.length > 3 && addWorkingDays(day, 14) >= norwegianDay(cast.now)) return undefined;
  const without = new Set(addDays(day, 150) > norwegianDay(cast.now) ? standing.map((n) => n.thread) : []);
  const thread = cast.nextThread(centre, nynorsk ? 'nn' : 'nb', channel === 'phone' || channel === 'meeting', without);
  const life = ask(cast, { name, centre, day, municipality, channel, thread });
  live(cast, life, thread, standing.length > 3);
  return life;
}

const channelBy = (share: number): Channel => (share < 0.72 ? 'web' : share < 0.84 ? 'phone' : share < 0.95 ? 'mail' : 'meeting');

interface Asking {
  readonly name: string;
  readonly centre: Centre;
  readonly day: string;
  readonly municipality: string;
  readonly channel: Channel;
  readonly thread: Thread;
}
const firstName = (life: Life): string => life.asked.contact.name.split(' ')[0] ?? '';
const said = (cast: Cast, life: Life, text: string): string =>
  filled(text, {
    name: firstName(life),
    municipality: placeName(cast, life.asked.municipality, norwegianDay(life.asked.at)),
    centre: findCentre(cast.definitions.scheme, life.centreId)?.name ?? '',
  });

function ask(cast: Cast, { name, centre, day, municipality, channel, thread }: Asking): Life {
  const person = personOf(cast, name, municipality, day, thread.language);
  const place = { municipality: placeName(cast, municipality, day), centre: centre.name, name: person.first };
  const advertising = channel === 'web' && cast.chance('advertising', name) < 0.015;
  const { subject, asks } = thread;
  return begin({
    name,
    centreId: centre.id,
    channel,
    municipality,
    workplace: workplaceOf(cast, Number(day.slice(0, 4)), cast.chance('workplace', name)),
    topics: thread.topics,
    language: thread.language,
    at: atWorkOn(cast, day, 'asked', name),
    contact: {
      name: person.name,
      email: channel === 'phone' || channel === 'meeting' ? null : person.email,
      phone: null,
      workplaceName: person.workplaceName,
      subject: advertising ? cast.settings.advertising.subject : subject,
    },
    text: advertising ? cast.settings.advertising.text : filled(asks, place),
  });
}

/** Working days something takes: most often none or one, now and then more than a week. */
const delay = (share: number): number => [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 7][Math.floor(share * 20)] ?? 1;

const colleague = (cast: Cast, centreId: string, share: number): Colleague => {
  const staff = cast.staff.get(centreId);
  if (!staff) throw new Error(`invariant: nobody works at ${centreId}`);
  return share < 0.65 ? staff.coordinator : staff.member;
};

/** What became of it, as far as time has come. */
function live(cast: Cast, life: Life, thread: Thread, quick: boolean): void {
  const { name, channel } = life.asked;
  const dice = (what: string): number => cast.chance(what, name);
  const days = (what: string): number => (quick ? Math.min(2, delay(dice(what))) : delay(dice(what)));
  const past = (at: Date): boolean => at <= cast.now;
  if (channel !== 'web') {
    const at = life.asked.at;
    if (thread.by === 'phone' || dice('at-once') < 0.6) {
      answer(life, colleague(cast, life.centreId, dice('who')), at, said(cast, life, thread.answers), true);
      return;
    }
  }
  const spam = life.asked.contact.subject === cast.settings.advertising.subject;
  if (spam || dice('withdraws') < 0.02) {
    const at = later(cast, life.asked.at, Math.min(2, days('ended')), name, 'ended');
    if (past(at)) end(life, spam ? 'discard' : 'withdraw', at);
    return;
  }
  const begun = dice('refers') < 0.12 ? passOn(cast, life, thread, days) : life.asked.at;
  if (begun) converse(cast, life, thread, { from: begun, days });
}

/** @returns when somebody who will answer has it; undefined when time has not come that far */
function passOn(cast: Cast, life: Life, thread: Thread, days: (what: string) => number): Date | undefined {
  const { name } = life.asked;
  const { settings, chance } = cast;
  const others = centresOn(cast, norwegianDay(life.asked.at)).filter((c) => c.id !== life.centreId && !thread.topics.some((t) => settings.never[c.id]?.includes(t)));
  const know = others.filter((c) => thread.topics.some((t) => settings.declared[c.id]?.includes(t)));
  const to = pick(know.length > 0 ? know : others, chance('to', name));
  const at = later(cast, life.asked.at, Math.min(2, days('passes-on')), name, 'refer');
  if (at > cast.now) return life.asked.at;
  const reason = thread.refer === undefined ? sayingIn(settings.referring, thread.language, chance('reason', name)) : said(cast, life, thread.refer);
  refer(life, to.id, colleague(cast, life.centreId, chance('who', name)), at, reason);
  const taken = later(cast, at, Math.min(3, days('takes')), name, 'take');
  if (taken > cast.now) return undefined;
  const taker = colleague(cast, life.centreId, chance('taker', name));
  if (chance('gives-back', name) < 0.15) giveBack(life, taker, taken, sayingIn(settings.returning, thread.language, chance('why-back', name)));
  else accept(life, taker, taken);
  return taken;
}

interface Going {
  readonly from: Date;
  readonly days: (what: string) => number;
}
function converse(cast: Cast, life: Life, thread: Thread, { from, days }: Going): void {
  const { name } = life.asked;
  const { settings } = cast;
  const dice = (what: string): number => cast.chance(what, name);
  const by = colleague(cast, life.centreId, dice('who'));
  const answered = later(cast, from, days('answers'), name, 'answer');
  const taken = new Date(from.getTime() + (answered.getTime() - from.getTime()) * 0.4);
  if (taken <= cast.now && life.assignee === null && dice('assigns') < 0.7) assign(life, by, taken);
  const noted = new Date(from.getTime() + (answered.getTime() - from.getTime()) * 0.7);
  if (noted <= cast.now && dice('notes') < 0.3) note(life, by, noted, thread.note ?? sayingIn(settings.notes, thread.language, dice('note')));
  if (answered > cast.now) return;
  const atOnce = dice('closes') < 0.3;
  // Accepted by answering: nobody took a stand before.
  answer(life, by, answered, said(cast, life, thread.answers), atOnce);
  if (!atOnce) goOn(cast, life, thread, { from: answered, days });
  else if (dice('reopens') < 0.06) comeBack(cast, life, thread, answered);
}

function goOn(cast: Cast, life: Life, thread: Thread, { from, days }: Going): void {
  const { name } = life.asked;
  const dice = (what: string): number => cast.chance(what, name);
  const by = colleague(cast, life.centreId, dice('who'));
  if (dice('is-silent') < 0.3) {
    const closes = momentOf(addWorkingDays(norwegianDay(from), cast.definitions.enquiries.closeSilentAfter + 1), night);
    if (closes <= cast.now) end(life, 'close-silent', closes);
    return;
  }
  const wrote = later(cast, from, days('adds'), name, 'add');
  if (wrote > cast.now) return;
  const more = thread.adds !== undefined && dice('asks-more') < 0.8;
  add(life, wrote, more ? said(cast, life, thread.adds ?? '') : sayingIn(cast.settings.thanks, thread.language, dice('thanks')));
  const done = later(cast, wrote, days('done'), name, 'done');
  if (done > cast.now) return;
  if (more) answer(life, by, done, said(cast, life, thread.answersAgain ?? ''), true);
  else end(life, 'close', done);
}

/** Opened again by the asker, and answered once more. */
function comeBack(cast: Cast, life: Life, thread: Thread, closed: Date): void {
  const { name } = life.asked;
  const at = later(cast, closed, 2 + Math.floor(cast.chance('back', name) * 12), name, 'back');
  if (thread.adds === undefined || at > cast.now) return;
  reopen(life, at, said(cast, life, thread.adds));
  const done = later(cast, at, 1, name, 'back-answer');
  if (done <= cast.now) answer(life, colleague(cast, life.centreId, cast.chance('who', name)), done, said(cast, life, thread.answersAgain ?? ''), true);
}

/** One that stands in an inbox now, so many working days old. */
function stand(cast: Cast, standing: StandingEnquiry, i: number, today: string): Life {
  const { settings, now } = cast;
  const thread = settings.threads.find((t) => t.id === standing.thread);
  const centre = findCentre(cast.definitions.scheme, standing.from ?? standing.centre);
  if (!thread || !centre) throw new Error(`invariant: ${standing.thread} at ${standing.centre}`);
  const day = workingDaysAgo(today, standing.age);
  const name = `now/${i}/${standing.thread}`;
  const asking = { name, centre, day, municipality: standing.municipality, channel: 'web', thread } as const;
  const asked = ask(cast, asking);
  // Early in the morning nobody has asked today yet: then it was in the night.
  const life = asked.asked.at <= now ? asked : begin({ ...asked.asked, at: new Date(now.getTime() - 40 * 60_000) });
  const staff = cast.staff.get(standing.centre);
  const by = standing.assigned && staff?.[standing.assigned];
  const at = (days: number, ...what: string[]): Date => new Date(Math.min(now.getTime() - 60_000, later(cast, life.asked.at, days, name, ...what).getTime()));
  if (standing.from !== undefined) {
    const sender = colleague(cast, standing.from, 0);
    refer(life, standing.centre, sender, at(Math.max(0, standing.age - 1), 'refer'), said(cast, life, thread.refer ?? sayingIn(settings.referring, thread.language, 0)));
  }
  if (!by) return life;
  assign(life, by, at(0, 'assign'));
  if (standing.state === 'open') {
    if (thread.note !== undefined) note(life, by, at(1, 'note'), thread.note);
    return life;
  }
  answer(life, by, at(2, 'answer'), said(cast, life, thread.answers), false);
  if (standing.state === 'added') {
    add(life, at(3, 'add'), said(cast, life, thread.adds ?? ''));
    const other = staff.member.id === by.id ? staff.coordinator : staff.member;
    if (thread.note !== undefined) note(life, other, at(4, 'note'), thread.note);
  }
  return life;
}

/** What the reminding job has done by now: the centre is told of a wait that is too long, and the officers of one twice as long. */
export function remindOf(life: Life, answerWithin: number, now: Date): void {
  if (life.waitsSince === null || life.closedAt !== null) return;
  const since = norwegianDay(life.waitsSince);
  const today = norwegianDay(now);
  const toldOn = (limit: number): Date | null => {
    if (workingDaysBetween(since, today) <= limit) return null;
    const at = momentOf(addWorkingDays(since, limit + 1), 450);
    return at <= now ? at : null;
  };
  life.remindedAt = toldOn(answerWithin);
  life.escalatedAt = toldOn(2 * answerWithin);
}

/** The nightly job's moment when the person is erased; null while the time has not come. */
export function erasedAt(life: Life, eraseAfter: number, now: Date): Date | null {
  const day = eraseDay({ closedAt: life.closedAt, erasedAt: null }, { eraseAfter });
  if (day === undefined) return null;
  const at = momentOf(day, night);
  return at <= now ? at : null;
}
