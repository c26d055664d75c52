import type { Chance } from '../../../../platform/chance.ts';
import { chanceFrom } from '../../../../platform/chance.ts';
import type { Definitions } from '../../../../platform/context.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays, momentOf } from '../../../../platform/norwegian-time.ts';
import { isWorkingDay } from '../../../../platform/working-days.ts';
import { ownCounty } from '../../../scheme/areas.ts';
import { findCentre, isActiveAt } from '../../../scheme/scheme.ts';
import type { AssignmentEvent, AssignmentInput, AssignmentPart, RequesterKind } from '../../assignment.ts';
import type { AssignmentDemonstration, CurrentAssignment, KindSettings, Sayings } from './settings.ts';

/** An activity of the log that may have come of an assignment. */
export interface Logged {
  readonly id: string;
  readonly on: string;
  readonly title: string;
  readonly kind: string;
  readonly centres: readonly string[];
}
/** One assignment as it was written down, and what happened to it; by chance that depends on names alone. */
export interface Made {
  readonly name: string;
  /** Empty: the authority. */
  readonly centreId: string;
  readonly input: Omit<AssignmentInput, 'askedCentreId'>;
  readonly madeAt: Date;
  readonly parts: readonly AssignmentPart[];
  readonly events: readonly Pick<AssignmentEvent, 'at' | 'centreId' | 'to' | 'deed' | 'word'>[];
  readonly activityId: string | null;
  readonly closedAt: Date | null;
  readonly closedWord: string;
}
interface Maker {
  readonly definitions: Definitions;
  readonly settings: AssignmentDemonstration;
  readonly chance: Chance;
  readonly now: Date;
}

/** What is done, made of the log, and what is in progress; in the order of the days they were written down. */
export function makeAssignments(definitions: Definitions, settings: AssignmentDemonstration, logged: readonly Logged[], now: Date): Made[] {
  const maker: Maker = { definitions, settings, chance: chanceFrom(settings.seed), now };
  return [...logged.flatMap((activity) => done(maker, activity) ?? []), ...settings.current.map((one, i) => current(maker, one, i))].toSorted(
    (a, b) => a.madeAt.getTime() - b.madeAt.getTime() || (a.name < b.name ? -1 : 1),
  );
}

const pick = <T>(list: readonly T[], share: number): T => list[Math.min(list.length - 1, Math.floor(share * list.length))]!;
const between = ([least, most]: readonly [number, number], share: number): number => Math.round(least + (most - least) * share);
function weighed<K extends string>(weights: Readonly<Partial<Record<K, number>>>, share: number): K {
  const all = Object.entries(weights) as [K, number][];
  let left = share * all.reduce((sum, [, w]) => sum + w, 0);
  return (all.find(([, weight]) => (left -= weight) < 0) ?? all[0]!)[0];
}
const languageOf = ({ definitions, settings }: Maker, centreId: string, day: string): keyof Sayings => {
  const centre = findCentre(definitions.scheme, centreId);
  return settings.nynorsk.includes((centre && ownCounty(definitions.geography, centre, day)?.code) ?? '') ? 'nn' : 'nb';
};
const nobody = { askedBy: null, shared: false, word: '', doneOn: null, hours: null } as const;

function done(maker: Maker, activity: Logged): Made | undefined {
  const { settings, definitions, chance, now } = maker;
  const kind = definitions.assignments.kinds.find((k) => k.activity === activity.kind && settings.kinds[k.id]);
  const of = kind && settings.kinds[kind.id];
  const name = `done/${activity.id}`;
  if (!kind || !of || chance('of an assignment', name) >= of.share) return undefined;
  const first = pick(activity.centres, chance('first', name));
  const made = addDays(activity.on, -(20 + Math.floor(chance('made', name) * 55)));
  const at = (day: string, what: string): Date => momentOf(day, 8 * 60 + Math.floor(chance('minute', what, name) * 420));
  const story = tell(maker, { activity, name, of, first, made, at });
  const finished = at(addDays(activity.on, 1 + Math.floor(chance('finished', name) * 4)), 'finished');
  // Logged, but not said to be done yet.
  if (finished > now) return undefined;
  const hours = (centreId: string): number | null => (chance('hours unknown', name, centreId) < 0.08 ? null : between(of.hours, chance('hours', name, centreId)));
  const doers = activity.centres.map((centreId): AssignmentPart => {
    const shared = centreId !== first;
    return { ...nobody, centreId, state: 'done', hours: hours(centreId), askedBy: shared ? first : story.askedBy, shared, at: finished, doneOn: activity.on };
  });
  return {
    name,
    centreId: story.writer,
    input: {
      ...story.input,
      kind: kind.id,
      title: settings.titles[activity.title] ?? activity.title,
      hours: chance('no idea', name) < 0.2 ? null : kind.hours * activity.centres.length,
      wanted: 1,
    },
    madeAt: at(made, 'made'),
    parts: [...story.parts, ...doers],
    events: [...story.events, ...doers.map((p) => ({ at: finished, centreId: p.centreId, to: '', deed: 'finished' as const, word: '' }))],
    activityId: activity.id,
    closedAt: null,
    closedWord: '',
  };
}

interface Telling {
  readonly activity: Logged;
  readonly name: string;
  readonly of: KindSettings;
  readonly first: string;
  readonly made: string;
  at(day: string, what: string): Date;
}
/** Who asked for it, and how it came to the first of its doers. */
function tell(maker: Maker, { activity, name, of, first, made, at }: Telling) {
  const { settings, definitions, chance } = maker;
  const others = definitions.scheme.centres.filter((c) => isActiveAt(c, made) && isActiveAt(c, activity.on) && !activity.centres.includes(c.id)).map((c) => c.id);
  const some = (what: string): string => pick(others, chance(what, name));
  const requester = weighed(of.requesters, chance('requester', name));
  const writer = requester === 'centre' ? some('writer') : '';
  const left = others.filter((id) => id !== writer);
  const language = languageOf(maker, first, made);
  const direct = writer === '' && chance('direct', name) < 0.3;
  const passer = !direct && chance('passed on', name) < 0.12 ? pick(left, chance('passer', name)) : undefined;
  const decliner = chance('declined', name) < 0.18 ? pick(left, chance('decliner', name)) : undefined;
  const events: Made['events'][number][] = [{ at: at(made, 'made'), centreId: writer, to: '', deed: 'made', word: '' }];
  const parts: AssignmentPart[] = [];
  const deed = (day: number, one: Omit<Made['events'][number], 'at'>): Date => {
    const when = at(addDays(made, day), one.deed + one.centreId);
    events.push({ at: when, ...one });
    return when;
  };
  if (direct) events.push({ at: new Date(at(made, 'made').getTime() + 60_000), centreId: '', to: first, deed: 'asked', word: '' });
  if (decliner !== undefined && decliner !== passer) {
    const word = pick(settings.declined[languageOf(maker, decliner, made)], chance('declined word', name));
    parts.push({ ...nobody, centreId: decliner, state: 'declined', word, at: deed(2, { centreId: decliner, to: '', deed: 'declined', word }) });
  }
  if (passer !== undefined) {
    deed(3, { centreId: passer, to: '', deed: 'took', word: '' });
    const word = pick(settings.passedOn[languageOf(maker, passer, made)], chance('passed word', name));
    parts.push({ ...nobody, centreId: passer, state: 'passed-on', word, at: deed(7, { centreId: passer, to: first, deed: 'passed-on', word }) });
  }
  deed(9, { centreId: first, to: '', deed: 'took', word: '' });
  activity.centres
    .filter((id) => id !== first)
    .forEach((id) => {
      deed(11, { centreId: first, to: id, deed: 'shared', word: '' });
      deed(14, { centreId: id, to: '', deed: 'took', word: '' });
    });
  const input = {
    text: pick(of.texts[language], chance('text', name)),
    requester,
    requesterName: nameOf(maker, requester, first, activity.on, name),
    // For a talk, the day it is held; else some days to spare, or a few too late.
    dueOn: of.requesters.conference === undefined ? addDays(activity.on, Math.floor(chance('due', name) * 14) - 3) : activity.on,
    region: '',
    themes: [],
  };
  return { writer, input, parts, events, askedBy: direct ? '' : (passer ?? null) };
}
function nameOf({ definitions, settings, chance }: Maker, requester: RequesterKind, centreId: string, day: string, name: string): string {
  if (requester === 'conference' || requester === 'other') return pick(settings.names[requester], chance('name', name));
  const centre = findCentre(definitions.scheme, centreId);
  return requester === 'county' && centre ? `${ownCounty(definitions.geography, centre, day)?.name ?? centre.name} fylkeskommune` : '';
}

/** The nearest from there on, or back. */
const workingDay = (day: string, way: 1 | -1): string => (isWorkingDay(day) ? day : workingDay(addDays(day, way), way));

function current({ definitions, now, chance }: Maker, one: CurrentAssignment, i: number): Made {
  const today = norwegianDay(now);
  const name = `current/${i}`;
  const at = (ago: number, what: string): Date => {
    const moment = momentOf(addDays(today, -ago), 8 * 60 + Math.floor(chance(what, name) * 420));
    return moment > now ? now : moment;
  };
  const parts = one.parts.map((p): AssignmentPart => {
    const askedBy = p.by !== '' || p.asked !== undefined || p.state === 'asked' ? p.by : null;
    return {
      ...nobody,
      centreId: p.centre,
      state: p.state,
      hours: p.hours,
      askedBy,
      shared: p.shared && p.state !== 'declined',
      word: p.state === 'asked' ? '' : p.word,
      at: at(p.ago, p.centre),
    };
  });
  const made = at(one.made, 'made');
  const events = one.parts.flatMap((p): Made['events'][number][] => {
    // One that lets it go had it first; whom it went to is told there.
    const to = one.parts.find((other) => other.by === p.centre && !other.shared)?.centre ?? '';
    const passedToIt = p.by !== '' && !p.shared;
    const asking = { centreId: p.by, to: p.centre, deed: p.shared ? ('shared' as const) : ('asked' as const), word: p.state === 'asked' ? p.word : '' };
    const asked = p.state === 'asked' ? at(p.ago, p.centre) : p.asked === undefined ? undefined : at(p.asked, `asked ${p.centre}`);
    const deeds = { asked: [], taken: ['took'], declined: ['declined'], 'passed-on': ['took', 'passed-on'] } as const;
    return [
      ...(asked === undefined || passedToIt ? [] : [{ at: asked < made ? made : asked, ...asking }]),
      ...deeds[p.state].map((deed) => {
        const tookFirst = deed === 'took' && p.state === 'passed-on';
        return { at: at(tookFirst ? p.ago + 3 : p.ago, p.centre), centreId: p.centre, to: deed === 'passed-on' ? to : '', deed, word: tookFirst ? '' : p.word };
      }),
    ];
  });
  const closedAt = one.closed === undefined ? null : at(one.closed, 'closed');
  const { kind, title, text, requester, requesterName, hours, region, themes, wanted } = one;
  return {
    name,
    centreId: one.centre,
    input: {
      kind,
      title,
      text,
      requester,
      requesterName,
      dueOn: workingDay(addDays(today, one.due), one.due < 0 ? -1 : 1),
      hours: hours ?? definitions.assignments.kinds.find((k) => k.id === kind)?.hours ?? null,
      region,
      themes,
      wanted,
    },
    madeAt: made,
    parts,
    events: [
      { at: made, centreId: one.centre, to: '', deed: 'made', word: '' },
      ...events,
      ...(closedAt ? [{ at: closedAt, centreId: one.centre, to: '', deed: 'closed' as const, word: one.closedWord }] : []),
    ],
    activityId: null,
    closedAt,
    closedWord: one.closedWord,
  };
}
