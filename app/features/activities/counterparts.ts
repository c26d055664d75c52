import type { Locale } from '../../platform/locale.ts';
import { countiesAt, countyAt } from '../geography/geography.ts';
import type { Geography } from '../geography/geography.ts';
import { governorName, governorsAt } from '../geography/governors.ts';
import { countiesOfArea, ownCounty } from '../scheme/areas.ts';
import { periodOf } from '../scheme/scheme.ts';
import type { Centre, Scheme } from '../scheme/scheme.ts';
import { relations, relationSides, yearsOf } from './activity.ts';
import type { ActivityInput, ActivityKind, Counterpart, OfferedTask, Relation, RelationSide } from './activity.ts';

/** The offices there are to work with on a date, and what each is to a centre: follows from the country of that day, asked of nobody. */

export interface OfferedCounterpart extends Counterpart {
  readonly name: string;
  readonly side: RelationSide;
}
/** The codes of the counties an office served on the date; none when there was no such office. */
const countiesServed = (geo: Geography, { kind, id }: Counterpart, date: string): readonly string[] =>
  kind === 'authority' ? (countyAt(geo, id, date) ? [id] : []) : (governorsAt(geo, date).find((g) => g.office === id)?.counties ?? []);

/** Undefined when there was no such office on the date. An office of several counties is the own county's when that is one of them. */
export function sideOf(geo: Geography, centre: Pick<Centre, 'areas' | 'host'>, counterpart: Counterpart, date: string): RelationSide | undefined {
  const served = countiesServed(geo, counterpart, date);
  if (served.length === 0) return undefined;
  const own = ownCounty(geo, centre, date)?.code;
  if (own !== undefined && served.includes(own)) return 'own';
  return countiesOfArea(geo, centre, date).some((c) => served.includes(c.code)) ? 'other' : 'outside';
}

/** What an activity is to one centre, each once, in the order of `relations`. Of a period: as on its first day. */
export function relationsOf(geo: Geography, centre: Pick<Centre, 'areas' | 'host'>, { counterparts, startsOn }: Pick<ActivityInput, 'counterparts' | 'startsOn'>): Relation[] {
  const found = new Set(
    counterparts.flatMap((c): Relation[] => {
      const side = sideOf(geo, centre, c, startsOn);
      return side ? [`${side}-${c.kind}`] : [];
    }),
  );
  return relations.filter((r) => found.has(r));
}

/** Those of the own county first, then of the area, then the rest; governors before authorities, by name. */
export function counterpartsOffered(geo: Geography, centre: Pick<Centre, 'areas' | 'host'>, date: string, locale: Locale): OfferedCounterpart[] {
  const all: Counterpart[] = [
    ...governorsAt(geo, date).map(({ office }) => ({ kind: 'governor' as const, id: office })),
    ...countiesAt(geo, date).map(({ code }) => ({ kind: 'authority' as const, id: code })),
  ];
  return all
    .map((c) => ({ ...c, name: counterpartName(geo, c, date, locale), side: sideOf(geo, centre, c, date) ?? 'outside' }))
    .toSorted((a, b) => relationSides.indexOf(a.side) - relationSides.indexOf(b.side) || (a.kind === b.kind ? a.name.localeCompare(b.name, 'nb') : a.kind === 'governor' ? -1 : 1));
}

/** As it was called on the date; the id itself when there was no such office then. */
export function counterpartName(geo: Geography, { kind, id }: Counterpart, date: string, locale: Locale): string {
  if (kind === 'governor') {
    const governor = governorsAt(geo, date).find((g) => g.office === id);
    return governor ? governorName(governor, locale) : id;
  }
  const county = countyAt(geo, id, date);
  if (!county) return id;
  return locale === 'en' ? `${county.name} County Authority` : `${county.name} fylkeskommune`;
}

/** The tasks of the agreement periods that the activity touches. */
export const tasksOffered = (scheme: Pick<Scheme, 'periods'>, kind: Pick<ActivityKind, 'tasks'> | undefined, span: Pick<ActivityInput, 'startsOn' | 'endsOn'>): OfferedTask[] =>
  [...new Set(yearsOf(span).flatMap((year) => periodOf(scheme, year) ?? []))].flatMap((period) =>
    period.tasks.map((task) => ({ ref: `${period.id}/${task.number}`, task, suggested: kind?.tasks[period.id]?.includes(task.number) ?? false })),
  );
export const suggestedTasks = (...given: Parameters<typeof tasksOffered>): string[] =>
  tasksOffered(...given)
    .filter((t) => t.suggested)
    .map((t) => t.ref);
