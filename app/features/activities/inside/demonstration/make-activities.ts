import type { Chance } from '../../../../platform/chance.ts';
import { chanceFrom } from '../../../../platform/chance.ts';
import type { Definitions } from '../../../../platform/context.ts';
import { formatDay, norwegianDay } from '../../../../platform/locale.ts';
import { addDays, momentOf } from '../../../../platform/norwegian-time.ts';
import { isWorkingDay } from '../../../../platform/working-days.ts';
import { healthRegionOf, ownCounty } from '../../../scheme/areas.ts';
import { isActiveAt } from '../../../scheme/scheme.ts';
import type { Centre } from '../../../scheme/scheme.ts';
import { emptyActivity, findKind, fitted, relationSides } from '../../activity.ts';
import type { ActivityInput, ActivityKind, Counterpart } from '../../activity.ts';
import { counterpartsOffered, relationsOf, suggestedTasks } from '../../counterparts.ts';
import type { OfferedCounterpart } from '../../counterparts.ts';
import { madePicture, madeProgramme } from './made-file.ts';
import type { MadeFile } from './made-file.ts';
import type { ActivityDemonstration, KindSettings, Sayings } from './settings.ts';

/** One activity as somebody wrote it down; by chance that depends on names alone. */
export interface Made {
  readonly name: string;
  readonly centreId: string;
  readonly input: ActivityInput;
  readonly relations: readonly string[];
  readonly role: 'coordinator' | 'member';
  readonly madeAt: Date;
  /** How many came was written in later. */
  readonly countedAt: Date | null;
  readonly files: readonly MadeFile[];
}
interface Maker {
  readonly definitions: Definitions;
  readonly settings: ActivityDemonstration;
  readonly chance: Chance;
  readonly now: Date;
  offered(centre: Centre, day: string): readonly OfferedCounterpart[];
}

/** The log of every centre, from the first year until today, in the order of the days. */
export function makeActivities(definitions: Definitions, settings: ActivityDemonstration, now: Date): Made[] {
  const kept = new Map<string, readonly OfferedCounterpart[]>();
  const maker: Maker = {
    definitions,
    settings,
    chance: chanceFrom(settings.seed),
    now,
    // The country changes at the turn of the year.
    offered: (centre, day) => {
      const key = `${centre.id}/${day.slice(0, 4)}`;
      const found = kept.get(key) ?? counterpartsOffered(definitions.geography, centre, day, 'nb');
      kept.set(key, found);
      return found;
    },
  };
  const years = Array.from({ length: Number(norwegianDay(now).slice(0, 4)) - settings.from + 1 }, (_, i) => settings.from + i);
  return definitions.scheme.centres.flatMap((centre) => years.flatMap((year) => ofYear(maker, centre, year))).toSorted((a, b) => a.madeAt.getTime() - b.madeAt.getTime());
}

const ofYear = (maker: Maker, centre: Centre, year: number): Made[] =>
  Object.entries(maker.settings.kinds).flatMap(([id, settings]) => {
    const kind = findKind(maker.definitions.activities, id);
    if (!kind) return [];
    const expected = settings.perYear * (maker.settings.weights[centre.id] ?? 1);
    const n = Math.floor(expected + maker.chance('how many', centre.id, id, year));
    return Array.from({ length: n }, (_, i) => one(maker, { centre, kind, settings, year, i })).filter((made) => made !== undefined);
  });

interface Of {
  readonly centre: Centre;
  readonly kind: ActivityKind;
  readonly settings: KindSettings;
  readonly year: number;
  readonly i: number;
}
function one(maker: Maker, of: Of): Made | undefined {
  const { centre, kind, settings, year, i } = of;
  const { chance, definitions } = maker;
  const name = `${centre.id}/${kind.id}/${year}/${i}`;
  const startsOn = workingDay(year, chance('day', name));
  const madeAt = momentOf(addDays(startsOn, Math.floor(chance('late', name) ** 3 * 12)), 9 * 60 + Math.floor(chance('hour', name) * 360));
  if (!isActiveAt(centre, startsOn) || madeAt > maker.now) return undefined;
  const [least = 0, most = 0] = settings.days ?? [];
  const days = least + Math.floor(chance('days', name) * (most - least + 1));
  const endsOn = days > 1 ? addDays(startsOn, days - 1) : null;
  const language = maker.settings.nynorsk.includes(ownCounty(definitions.geography, centre, startsOn)?.code ?? '') ? 'nn' : 'nb';
  const input = fitted(
    {
      ...emptyActivity,
      kind: kind.id,
      startsOn,
      endsOn,
      title: wording(maker, of, settings.titles[language], startsOn),
      counterparts: counterparts(maker, of, name, startsOn),
      audience: settings.audience && chance('counted', name) < 0.85 ? between(settings.audience, chance('audience', name)) : null,
      targetGroups: some(settings.targetGroups ?? [], (id) => chance('group', name, id)),
      participation: some(settings.participation ?? [], (id) => chance('participation', name, id)),
      partners: partners(maker, of, name, startsOn),
      medium: settings.media ? pick(settings.media, chance('medium', name)) : '',
      note: settings.notes && chance('note', name) < 0.35 ? pick(settings.notes[language], chance('which note', name)) : '',
      tasks: chance('tasks', name) < 0.9 ? suggestedTasks(definitions.scheme, kind, { startsOn, endsOn }) : [],
      centres: together(maker, of, name, startsOn),
    },
    kind,
  );
  const all = [centre, ...input.centres.flatMap((id) => definitions.scheme.centres.find((c) => c.id === id) ?? [])];
  const countedAt = new Date(madeAt.getTime() + Math.ceil((1 + chance('counted at', name) * 9) * 86_400_000));
  return {
    name,
    centreId: centre.id,
    input,
    relations: all.flatMap((c) => relationsOf(definitions.geography, c, input).map((r) => `${c.id}/${r}`)),
    role: chance('role', name) < 0.55 ? 'coordinator' : 'member',
    madeAt,
    countedAt: input.audience !== null && countedAt <= maker.now && chance('later', name) < 0.12 ? countedAt : null,
    files: [
      ...(chance('programme', name) < (settings.programme ?? 0) ? [madeProgramme({ title: input.title, day: formatDay(language, startsOn), language })] : []),
      ...(chance('picture', name) < (settings.picture ?? 0) ? [madePicture(chance('colour', name))] : []),
    ],
  };
}

const pick = <T>(list: readonly T[], share: number): T => list[Math.min(list.length - 1, Math.floor(share * list.length))]!;
/** More often few than many. */
const between = ([least, most]: readonly [number, number], share: number): number => Math.round(least + (most - least) * share ** 1.8);
/** One or two of them. */
const some = (ids: readonly string[], share: (id: string) => number): string[] => {
  const ordered = ids.toSorted((a, b) => share(a) - share(b));
  return ordered.slice(0, ordered.length > 1 && share(`${ordered[0]}, more`) < 0.4 ? 2 : 1);
};

/** Spread over the year as such work is: little in July and at Christmas. */
const monthWeights = [8, 10, 12, 9, 10, 8, 1, 6, 12, 12, 13, 5];
function workingDay(year: number, share: number): string {
  const total = monthWeights.reduce((a, b) => a + b, 0);
  let left = share * total;
  const month = monthWeights.findIndex((weight) => (left -= weight) < 0);
  const within = 1 + left / (monthWeights[month] ?? 1);
  let day = `${year}-${String(month + 1).padStart(2, '0')}-${String(1 + Math.floor(within * 27)).padStart(2, '0')}`;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** A centre's titles come in turn from year to year, each centre beginning at its own. */
function wording({ definitions, chance }: Maker, { centre, kind, year, i, settings }: Of, titles: Sayings['nb'], day: string): string {
  const turn = Math.floor(chance('turn', centre.id, kind.id) * titles.length) + (year - 2000) * Math.ceil(settings.perYear) + i;
  return titles[turn % titles.length]!.replaceAll('{county}', ownCounty(definitions.geography, centre, day)?.name ?? centre.name).replaceAll('{centre}', centre.name);
}

function counterparts({ chance, offered }: Maker, { centre, settings }: Of, name: string, day: string): Counterpart[] {
  const drawn = (['governor', 'authority'] as const).flatMap((kind) =>
    relationSides.flatMap((side, i) => {
      if (chance(kind, side, name) >= (settings[kind]?.[i] ?? 0)) return [];
      const there = offered(centre, day).filter((c) => c.kind === kind && c.side === side);
      return there.length === 0 ? [] : [{ kind, id: pick(there, chance('office', kind, side, name)).id }];
    }),
  );
  // A meeting is with somebody.
  if (drawn.length > 0 || (settings.governor?.[0] ?? 0) < 0.6) return drawn;
  return offered(centre, day)
    .filter((c) => c.kind === 'governor' && c.side === 'own')
    .map(({ kind, id }) => ({ kind, id }));
}

function partners({ chance, settings, definitions }: Maker, { centre }: Of, name: string, day: string): string[] {
  const near = settings.partners[ownCounty(definitions.geography, centre, day)?.code ?? ''] ?? [];
  return near.filter((id, i) => chance('partner', name, id) < (i === 0 ? 0.75 : 0.3));
}

/** Those of the same part of the country first. */
function together({ chance, definitions }: Maker, { centre, settings }: Of, name: string, day: string): string[] {
  if (chance('together', name) >= (settings.together ?? 0)) return [];
  const others = definitions.scheme.centres.filter((c) => c.id !== centre.id && isActiveAt(c, day));
  const region = healthRegionOf(definitions.geography, centre, day);
  const near = others.filter((c) => healthRegionOf(definitions.geography, c, day) === region);
  const first = pick(near.length > 0 && chance('near', name) < 0.7 ? near : others, chance('with', name));
  const second = chance('third', name) < 0.25 ? pick(others, chance('with too', name)) : first;
  return [...new Set([first.id, second.id])];
}
