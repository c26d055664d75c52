import type { Geography } from './geography.ts';
import { buildGeography } from './inside/build-geography.ts';
import { fault, within } from './inside/facts.ts';
import type { CountyFact, Facts, Fault, GovernorFact, MunicipalityFact, NameFact, NameLanguage, Source } from './inside/facts.ts';

/** One line of a change file; columns in data/README.md. */
export type Change = Source & { readonly on: string } & (
    | {
        readonly kind: 'municipality';
        /** From `on`, the area of `from`, or the part of it that was once `origins`, belongs to `to`. */
        readonly from: string;
        readonly to: string;
        readonly origins: readonly string[];
        /** For a new code, on one of its lines: its Norwegian name and its county. */
        readonly name?: string | undefined;
        readonly county?: string | undefined;
        readonly order: number;
        readonly point?: { readonly lat: number; readonly lon: number } | undefined;
      }
    /** A further official name, or a new one in place of the one in that language. */
    | { readonly kind: 'name'; readonly code: string; readonly language: NameLanguage; readonly name: string; readonly order: number }
    /** A new county, or with `ends` the code of one that ends. */
    | { readonly kind: 'county'; readonly code: string; readonly name: string; readonly region: string; readonly ends?: undefined }
    | { readonly kind: 'county'; readonly code: string; readonly ends: true }
    /** From `on` the office serves the county, under this name. */
    | { readonly kind: 'governor'; readonly county: string; readonly office: string; readonly name: string }
    /** How many there are from `on`. */
    | { readonly kind: 'expected'; readonly municipalities: number; readonly counties: number }
  );
type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

/**
 * The geography with the changes in it; the one given is not altered. All or nothing: with `faults`, everything that
 * does not fit, at the line that says it. A code not seen before must be named and given a county; a county, a governor.
 */
export function applyReform(geo: Geography, changes: readonly Change[]): { ok: true; geography: Geography } | { ok: false; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const of = <K extends Change['kind']>(kind: K): ChangeOf<K>[] => changes.filter((c): c is ChangeOf<K> => c.kind === kind);
  const municipalities = changeMunicipalities(geo.facts, of('municipality'), faults);
  const facts: Facts = {
    municipalities,
    moves: [...geo.facts.moves, ...of('municipality')],
    names: changeNames(geo.facts, of('municipality'), of('name')),
    counties: changeCounties(geo.facts, of('county'), faults),
    governors: changeGovernors(geo.facts, of('governor')),
    // What was expected from before holds until the changes: a later count of the older file says nothing about them.
    expected: [...geo.facts.expected.filter((e) => !changes.some((c) => c.on <= e.date)), ...of('expected').map((c) => ({ ...c, date: c.on }))],
  };
  if (faults.length > 0) return { ok: false, faults };
  return buildGeography(facts);
}

function changeMunicipalities(facts: Facts, moves: readonly ChangeOf<'municipality'>[], faults: Fault[]): MunicipalityFact[] {
  const stays = (code: string, on: string): boolean => moves.some((m) => m.on === on && m.from === code && m.to === code);
  const changed = facts.municipalities.map((m) => {
    const end = moves.find((v) => v.from === m.code && !stays(m.code, v.on));
    if (end && m.to !== undefined) faults.push(fault(end, `${m.code} already ended on ${m.to}`));
    return end && m.to === undefined ? { ...m, to: end.on } : m;
  });
  const known = new Set(facts.municipalities.map((m) => m.code));
  for (const [code, lines] of Map.groupBy(
    moves.filter((v) => !known.has(v.to)),
    (v) => v.to,
  )) {
    const [first] = lines.toSorted((a, b) => (a.on < b.on ? -1 : 1));
    const counties = new Set(lines.flatMap((l) => l.county ?? []));
    const [county] = counties;
    if (!first) continue;
    if (county === undefined) faults.push(fault(first, `${code} is a new code: say its county on one of its lines`));
    if (counties.size > 1) faults.push(fault(first, `${code} is said to lie in several counties: ${[...counties].join(', ')}`));
    if (!lines.some((l) => l.name !== undefined)) faults.push(fault(first, `${code} is a new code: say its name on one of its lines`));
    const end = moves.find((v) => v.from === code && !stays(code, v.on));
    changed.push({ file: first.file, line: first.line, code, county: county ?? '', from: first.on, to: end?.on, point: lines.find((l) => l.point)?.point });
  }
  for (const line of moves) {
    if (!known.has(line.to)) continue;
    const m = facts.municipalities.find((one) => one.code === line.to);
    if (line.county !== undefined && line.county !== m?.county)
      faults.push(fault(line, `${line.to} exists already, in county ${m?.county ?? ''}; another county needs another code`));
    if (line.name !== undefined && !facts.names.some((n) => n.code === line.to && n.name === line.name && within(n, line.on)))
      faults.push(fault(line, `${line.to} exists already under another name; write a line of kind "name" to rename it`));
  }
  return changed;
}

function changeNames(facts: Facts, moves: readonly ChangeOf<'municipality'>[], names: readonly ChangeOf<'name'>[]): NameFact[] {
  const known = new Set(facts.municipalities.map((m) => m.code));
  const all: NameFact[] = [...facts.names];
  const founding = new Map<string, NameFact>();
  for (const { file, line, to, name, order } of moves)
    if (name !== undefined && !known.has(to) && !founding.has(to)) founding.set(to, { file, line, code: to, order, language: 'no', name });
  all.push(...founding.values());
  for (const { on, kind: _, ...name } of names.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const before = all.findIndex((n) => n.code === name.code && n.language === name.language && within(n, on));
    const replaced = all[before];
    if (replaced) all[before] = { ...replaced, to: on };
    all.push({ ...name, from: on });
  }
  return all;
}

function changeCounties(facts: Facts, changes: readonly ChangeOf<'county'>[], faults: Fault[]): CountyFact[] {
  const all: CountyFact[] = [...facts.counties];
  for (const change of changes) {
    if (!change.ends) {
      all.push({ file: change.file, line: change.line, code: change.code, name: change.name, region: change.region, from: change.on });
      continue;
    }
    const index = all.findIndex((c) => c.code === change.code);
    const county = all[index];
    if (!county || county.to !== undefined)
      faults.push(fault(change, county ? `the county ${change.code} already ended on ${county.to}` : `the county ${change.code} is not known`));
    else all[index] = { ...county, to: change.on };
  }
  return all;
}

function changeGovernors(facts: Facts, changes: readonly ChangeOf<'governor'>[]): GovernorFact[] {
  const all: GovernorFact[] = [...facts.governors];
  for (const { file, line, on, county, office, name } of changes.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const before = all.findIndex((g) => g.county === county && within(g, on));
    const replaced = all[before];
    if (replaced) all[before] = { ...replaced, to: on };
    all.push({ file, line, office, name, county, from: on });
  }
  return all;
}
