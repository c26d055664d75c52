import type { Geography } from '../geography/geography.ts';
import { countiesOfArea, healthRegionOf, ownCounty } from '../scheme/areas.ts';
import { isActiveAt } from '../scheme/scheme.ts';
import type { Centre, Scheme } from '../scheme/scheme.ts';
import { asksItself } from './assignment.ts';
import type { Assignment, Load, Suggestion, SuggestionReason } from './assignment.ts';

export interface SuggestionFacts {
  readonly geography: Geography;
  readonly scheme: Pick<Scheme, 'centres'>;
  /** ISO date. */
  readonly today: string;
  readonly assignment: Assignment;
  /** Topics that centres say they know well. */
  readonly declared: ReadonlyMap<string, readonly string[]>;
  /** How many of this kind centres have done. */
  readonly done: ReadonlyMap<string, number>;
  /** Of this year. */
  readonly loads: readonly Load[];
}
/** Never a ranking of all: those who are pointed to, and when nobody is, those who carry least. */
const mostShown = 5;
const fewest = 3;

/**
 * Who might, likeliest first: who says they know the themes, whose region it is, who has done such before, and who carries little this year. Each reason
 * can be said in words; none is hidden. Never one that has it, is asked or has said no, that asks for it, or is without an agreement until the date.
 */
export function suggest(facts: SuggestionFacts): Suggestion[] {
  const { assignment, scheme, today, loads } = facts;
  const until = assignment.dueOn > today ? assignment.dueOn : today;
  const all = scheme.centres
    .filter((c) => isActiveAt(c, today) && isActiveAt(c, until) && !assignment.parts.some((p) => p.centreId === c.id) && !asksItself(assignment, c.id))
    .map((centre) => {
      const pointing = reasonsFor(facts, centre);
      const { assignments = 0, than = 'as' } = loads.find((l) => l.centreId === centre.id) ?? {};
      const reasons: SuggestionReason[] = [...pointing, { kind: 'load', assignments, than }];
      return { centreId: centre.id, reasons, pointed: pointing.length > 0, assignments, weight: reasons.reduce((sum, r) => sum + weightOf(r), 0) };
    });
  const pointed = all.filter((one) => one.pointed).toSorted((a, b) => b.weight - a.weight || a.assignments - b.assignments);
  const shown = pointed.length > 0 ? pointed.slice(0, mostShown) : all.toSorted((a, b) => b.weight - a.weight || a.assignments - b.assignments).slice(0, fewest);
  return shown.map(({ centreId, reasons }) => ({ centreId, reasons }));
}

function reasonsFor({ geography, assignment, declared, done, today }: SuggestionFacts, centre: Centre): SuggestionReason[] {
  const themes = (declared.get(centre.id) ?? []).filter((topic) => assignment.themes.includes(topic));
  const how = placeOf(geography, centre, assignment.region, today);
  const n = done.get(centre.id) ?? 0;
  return [
    ...(themes.length > 0 ? [{ kind: 'declared', themes } as const] : []),
    ...(how ? [{ kind: 'region', how } as const] : []),
    ...(n > 0 ? [{ kind: 'has-done', n } as const] : []),
  ];
}

/** The health regions and counties that the centre lies in or answers for. */
export const placesOf = (geography: Geography, centre: Centre, today: string): string[] => {
  const counties = [ownCounty(geography, centre, today), ...countiesOfArea(geography, centre, today)];
  return [...new Set([healthRegionOf(geography, centre, today), ...counties.flatMap((c) => [c?.code, c?.region])])].filter((id) => id !== undefined);
};

/** What the centre is to a health region or a county; nothing to none. */
function placeOf(geography: Geography, centre: Centre, region: string, today: string): 'lies-in' | 'answers-for' | undefined {
  if (region === '') return undefined;
  if (ownCounty(geography, centre, today)?.code === region || healthRegionOf(geography, centre, today) === region) return 'lies-in';
  return countiesOfArea(geography, centre, today).some((c) => c.code === region || c.region === region) ? 'answers-for' : undefined;
}

/** A known theme weighs as much as the region; having done such grows ever more slowly; much to do weighs against. */
function weightOf(reason: SuggestionReason): number {
  switch (reason.kind) {
    case 'declared':
      return 2 * reason.themes.length;
    case 'region':
      return reason.how === 'lies-in' ? 2 : 1.5;
    case 'has-done':
      return Math.log2(1 + reason.n) / 2;
    case 'load':
      return reason.than === 'fewer' ? 1 : reason.than === 'more' ? -1.5 : 0;
  }
}
