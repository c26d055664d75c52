import { municipalitiesAt, municipalityName, successorsAt } from './geography.ts';
import type { Geography } from './geography.ts';
import { searchMunicipalities } from './search.ts';
import type { MunicipalityFound } from './search.ts';

/** What people write for a municipality in a field, and what a field shows for one. Days are ISO dates. */

export type Meant =
  | { readonly kind: 'one'; readonly found: MunicipalityFound }
  | { readonly kind: 'none' }
  /** Those it may be: all of exactly that name when there are several, else all that begin so, likeliest first; at most 20. */
  | { readonly kind: 'several'; readonly found: readonly MunicipalityFound[] };

/**
 * Which municipality of the day was meant by what was typed: any official name, an old one, a code, or one with its county behind it,
 * "Herøy (Nordland)". One hit is the one meant, and so is the only one of exactly that name; else the person is to choose. Nothing
 * typed is `none`.
 */
export function municipalityMeant(geo: Geography, typed: string, on: string): Meant {
  const wanted = typed.trim().slice(0, 100).toLocaleLowerCase('nb');
  const [, name = wanted, county] = /^(.*?) \(([^)]*)\)$/.exec(wanted) ?? [];
  const found = searchMunicipalities(geo, name, { at: on, limit: 20 }).filter((f) => county === undefined || f.county.name.toLocaleLowerCase('nb') === county);
  const named = found.filter((f) => f.matched.toLocaleLowerCase('nb') === name);
  // Nes and what was Nes until January may lie in one county: whoever writes it behind the name chose from a list of what there is.
  const there = county === undefined ? [] : named.filter((f) => f.formerly === undefined);
  const exact = there.length > 0 ? there : named;
  const [only] = exact.length === 1 ? exact : found.length === 1 ? found : [];
  if (only) return { kind: 'one', found: only };
  return found.length === 0 ? { kind: 'none' } : { kind: 'several', found: exact.length > 1 ? exact : found };
}

/** Its code; undefined when it is none, or several. */
export function codeMeant(geo: Geography, typed: string, on: string): string | undefined {
  const meant = municipalityMeant(geo, typed, on);
  return meant.kind === 'one' ? meant.found.code : undefined;
}

export interface MunicipalityChoice {
  readonly code: string;
  readonly name: string;
}
const collator = new Intl.Collator('nb');
const kept = new WeakMap<Geography, Map<string, readonly MunicipalityChoice[]>>();
/** Names that different municipalities have or had, in lower case. */
function namesOfSeveral(geo: Geography): ReadonlySet<string> {
  const units = Map.groupBy(
    [...geo.municipalities.values()].flatMap((m) => m.names.map((n) => ({ name: n.name.toLocaleLowerCase('nb'), unit: geo.unitOf.get(m.code) ?? m.code }))),
    (n) => n.name,
  );
  return new Set([...units].flatMap(([name, those]) => (new Set(those.map((n) => n.unit)).size > 1 ? [name] : [])));
}
/**
 * How each municipality of a day is written in a field, by name, so that only it is meant: where another has the name, or had it and is a part
 * of another now, the county stands behind.
 */
export function municipalityChoices(geo: Geography, on: string): readonly MunicipalityChoice[] {
  const days = kept.get(geo) ?? new Map<string, readonly MunicipalityChoice[]>();
  kept.set(geo, days);
  const known = days.get(on);
  if (known) return known;
  const shared = namesOfSeveral(geo);
  const made = municipalitiesAt(geo, on)
    .map((m) => ({ code: m.code, name: shared.has(m.name.toLocaleLowerCase('nb')) && codeMeant(geo, m.name, on) !== m.code ? `${m.name} (${m.county.name})` : m.name }))
    .toSorted((a, b) => collator.compare(a.name, b.name));
  // Few days are asked about at a time: today, and the days of what is being registered.
  if (days.size > 20) days.clear();
  days.set(on, made);
  return made;
}

/** What a field shows for a code: as in the list to choose from on the day; for one that is gone by then, its name. */
export const municipalityChoice = (geo: Geography, code: string, on: string): string =>
  municipalityChoices(geo, on).find((m) => m.code === code)?.name ?? municipalityName(geo, code, on);

/** A name that is gone, and whether the municipality became a part of another or was only renamed. */
export interface Formerly {
  readonly kind: 'part' | 'renamed';
  readonly old: string;
  readonly now: string;
}
const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
/** "Lenvik" is a part of Senja now; undefined unless the name that was written is gone. */
export function formerlyOf(geo: Geography, { code, name, names, formerly }: MunicipalityFound): Formerly | undefined {
  if (!formerly || names.some((n) => n.name === formerly.name)) return undefined;
  const madeOf = successorsAt(geo, code, dayBefore(formerly.until));
  return { kind: madeOf.length > 1 ? 'part' : 'renamed', old: formerly.name, now: name };
}
