import { fault, within } from './facts.ts';
import type { Dates, ExpectedCount, Facts, Fault, MunicipalityFact, NameFact } from './facts.ts';

/** Everything in the facts that cannot be true together. */
export function checkFacts(facts: Facts): Fault[] {
  const municipalities = new Map(facts.municipalities.map((m) => [m.code, m]));
  return [
    ...checkDoubles(facts),
    ...facts.municipalities.flatMap((m) => checkMunicipality(facts, m)),
    ...facts.moves.flatMap((move) => {
      const from = municipalities.get(move.from);
      const to = municipalities.get(move.to);
      const faults: string[] = [];
      const stays = facts.moves.some((m) => m.on === move.on && m.from === move.from && m.to === move.from);
      if (!from) faults.push(`${move.from} is not a known code`);
      else if (!(from.from < move.on && (stays ? within(from, move.on) : from.to === move.on)))
        faults.push(`${move.from} was in use from ${from.from} to ${from.to ?? 'today'}, so it cannot end on ${move.on}`);
      if (!to) faults.push(`${move.to} is not a known code`);
      else if (!within(to, move.on)) faults.push(`${move.to} is not in use on ${move.on}`);
      for (const origin of move.origins) if (!municipalities.has(origin)) faults.push(`the origin ${origin} is not a known code`);
      return faults.map((reason) => fault(move, reason));
    }),
    ...facts.names.filter((n) => !municipalities.has(n.code)).map((n) => fault(n, `${n.code} is not a known code`)),
    ...checkGovernors(facts),
    ...checkCounts(facts),
  ];
}

function checkDoubles(facts: Facts): Fault[] {
  const doubles = <T extends { file: string; line: number }>(all: readonly T[], keyOf: (one: T) => string, say: (key: string) => string): Fault[] =>
    [...Map.groupBy(all, keyOf)].flatMap(([key, same]) => same.slice(1).map((one) => fault(one, say(key))));
  return [
    ...doubles(
      facts.municipalities,
      (m) => m.code,
      (code) => `the code ${code} is used twice; a code is never used again for another municipality`,
    ),
    ...doubles(
      facts.counties,
      (c) => c.code,
      (code) => `the county code ${code} is used twice`,
    ),
    ...doubles(
      facts.moves,
      (m) => `${m.from} to ${m.to} on ${m.on}`,
      (key) => `the change ${key} is written twice`,
    ),
    ...facts.names.flatMap((n, i) =>
      facts.names.slice(0, i).some((earlier) => earlier.code === n.code && earlier.language === n.language && overlap(earlier, n))
        ? [fault(n, `${n.code} already has a name in the language "${n.language}" then`)]
        : [],
    ),
  ];
}

function checkMunicipality(facts: Facts, m: MunicipalityFact): Fault[] {
  const faults: string[] = [];
  const county = facts.counties.find((c) => c.code === m.county);
  if (m.to !== undefined && m.to <= m.from) faults.push(`${m.code} ends on ${m.to}, before it begins`);
  if (!county) faults.push(`the county ${m.county} is not known`);
  else if ((county.from !== undefined && m.from < county.from) || (county.to !== undefined && (m.to === undefined || m.to > county.to)))
    faults.push(`${m.code} is in use while its county ${m.county} is not`);
  if (m.to !== undefined && !facts.moves.some((v) => v.from === m.code && v.on === m.to)) faults.push(`${m.code} ends on ${m.to}, but what became of it is not said`);
  const first = facts.moves.reduce((earliest, v) => (v.on < earliest ? v.on : earliest), '9999');
  if (m.from >= first && !facts.moves.some((v) => v.to === m.code && v.on === m.from)) faults.push(`${m.code} begins on ${m.from}, but what it was made of is not said`);
  const lacksName = [m.from, ...startsOf(facts.names, m)].some((day) => !facts.names.some((n) => n.code === m.code && n.language === 'no' && within(n, day)));
  if (lacksName) faults.push(`${m.code} has no Norwegian name at some time`);
  return faults.map((reason) => fault(m, reason));
}
const startsOf = (names: readonly NameFact[], m: MunicipalityFact): string[] =>
  names
    .filter((n) => n.code === m.code)
    .flatMap((n) => [n.from ?? m.from, n.to ?? m.from])
    .filter((day) => within(m, day));

function checkGovernors(facts: Facts): Fault[] {
  const counties = new Map(facts.counties.map((c) => [c.code, c]));
  return [
    ...facts.governors.flatMap((g, i) => {
      if (!counties.has(g.county)) return [fault(g, `the county ${g.county} is not known`)];
      const double = facts.governors.slice(0, i).some((earlier) => earlier.county === g.county && overlap(earlier, g));
      return double ? [fault(g, `the county ${g.county} already has a governor's office then`)] : [];
    }),
    ...facts.counties.flatMap((county) => {
      const own = facts.governors.filter((g) => g.county === county.code);
      const days = [county.from ?? '0000', ...own.flatMap((g) => g.to ?? [])].filter((day) => day === '0000' || within(county, day));
      return days
        .filter((day) => !own.some((g) => within(g, day)))
        .map((day) => fault(county, `the county ${county.code} has no governor's office ${day === '0000' ? 'at first' : `from ${day}`}`));
    }),
  ];
}

/** Counted by others: a municipality left out or entered twice shows here. */
function checkCounts(facts: Facts): Fault[] {
  const check = (e: ExpectedCount, what: string, all: readonly Dates[], expected: number): Fault[] => {
    const counted = all.filter((one) => within(one, e.date)).length;
    return counted === expected ? [] : [fault(e, `${expected} ${what} are expected on ${e.date}, but ${counted} are in use`)];
  };
  return facts.expected.flatMap((e) => [...check(e, 'municipalities', facts.municipalities, e.municipalities), ...check(e, 'counties', facts.counties, e.counties)]);
}

const overlap = (a: Dates, b: Dates): boolean => (a.to === undefined || b.from === undefined || b.from < a.to) && (b.to === undefined || a.from === undefined || a.from < b.to);
