import { municipalitiesAt, municipalityName } from '../../geography/geography.ts';
import type { Geography, MunicipalityAt } from '../../geography/geography.ts';
import { searchMunicipalities } from '../../geography/search.ts';

/** Two municipalities may have one name: then the county stands behind it, "Herøy (Nordland)". */
const withCounty = (m: Pick<MunicipalityAt, 'name' | 'county'>): string => `${m.name} (${m.county.name})`;
const collator = new Intl.Collator('nb');

const kept = new WeakMap<Geography, Map<string, readonly { readonly code: string; readonly name: string }[]>>();
/** The names to choose from on a day, each meaning one municipality. */
export function municipalityChoices(geo: Geography, on: string): readonly { readonly code: string; readonly name: string }[] {
  const days = kept.get(geo) ?? new Map<string, readonly { code: string; name: string }[]>();
  kept.set(geo, days);
  const known = days.get(on);
  if (known) return known;
  const all = municipalitiesAt(geo, on);
  const times = Map.groupBy(all, (m) => m.name);
  const made = all.map((m) => ({ code: m.code, name: times.get(m.name)!.length > 1 ? withCounty(m) : m.name })).toSorted((a, b) => collator.compare(a.name, b.name));
  // Few days are asked about at a time: today, and the days of visits being registered.
  if (days.size > 20) days.clear();
  days.set(on, made);
  return made;
}

/** What a field shows for a code. */
export const municipalityField = (geo: Geography, code: string, on: string): string =>
  municipalityChoices(geo, on).find((m) => m.code === code)?.name ?? municipalityName(geo, code, on);

export type Meant =
  | { readonly kind: 'one'; readonly code: string }
  | { readonly kind: 'none' }
  /** How each of those it may be is written, so that only it is meant. */
  | { readonly kind: 'several'; readonly names: readonly string[] };

/** Which municipality of the day was meant by what was typed: any official name, an old one, a code, or one with its county behind it. */
export function municipalityMeant(geo: Geography, typed: string, on: string): Meant {
  const wanted = typed.trim().toLocaleLowerCase('nb');
  const [, name = wanted, county] = /^(.*?) \(([^)]*)\)$/.exec(wanted) ?? [];
  const found = searchMunicipalities(geo, name.slice(0, 100), { at: on, limit: 20 }).filter((f) => county === undefined || f.county.name.toLocaleLowerCase('nb') === county);
  const exact = found.filter((f) => f.matched.toLocaleLowerCase('nb') === name);
  const meant = found.length === 1 ? found[0] : exact.length === 1 ? exact[0] : undefined;
  if (meant) return { kind: 'one', code: meant.code };
  if (found.length === 0) return { kind: 'none' };
  return { kind: 'several', names: (exact.length > 1 ? exact : found).slice(0, 5).map((f) => municipalityField(geo, f.code, on)) };
}
