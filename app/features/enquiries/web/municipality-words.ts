import { municipalitiesAt, municipalityName, successorsAt } from '../../geography/geography.ts';
import type { Geography } from '../../geography/geography.ts';
import { searchMunicipalities } from '../../geography/search.ts';

/** Two municipalities may have one name: then the county stands behind it, "Herøy (Nordland)". */
const withCounty = (name: string, county: string): string => `${name} (${county})`;

/** The names to choose from on a day, each meaning one municipality. */
export function municipalityNames(geo: Geography, on: string): readonly string[] {
  const all = municipalitiesAt(geo, on);
  const times = Map.groupBy(all, (m) => m.name);
  return all.map((m) => (times.get(m.name)!.length > 1 ? withCounty(m.name, m.county.name) : m.name)).toSorted(new Intl.Collator('nb').compare);
}

/** The code meant by what was typed: a name of the day, or the only one it can mean; undefined when it is none or several. */
export function municipalityMeant(geo: Geography, typed: string, on: string): string | undefined {
  const wanted = typed.trim().toLocaleLowerCase('nb');
  if (wanted === '') return undefined;
  const [, name = wanted, county] = /^(.*?) \(([^)]*)\)$/.exec(wanted) ?? [];
  const found = searchMunicipalities(geo, name, { at: on, limit: 20 }).filter((f) => county === undefined || f.county.name.toLocaleLowerCase('nb') === county);
  if (found.length === 1) return found[0]!.code;
  const exact = found.filter((f) => f.matched.toLocaleLowerCase('nb') === name);
  return exact.length === 1 ? exact[0]!.code : undefined;
}

/** What a code is called in the list to choose from on a day. */
export function municipalityChoice(geo: Geography, code: string, on: string): string {
  const name = municipalityName(geo, code, on);
  const same = municipalitiesAt(geo, on).filter((m) => m.name === name);
  const own = same.find((m) => m.code === code);
  return same.length > 1 && own ? withCounty(name, own.county.name) : name;
}

/** The name as it was when they asked, and what the municipality has become since, if that is called something else. */
export function namesThenAndNow(geo: Geography, code: string, then: string, today: string): { readonly asked: string; readonly now: readonly string[] } {
  const name = municipalityName(geo, code, then);
  if (!geo.municipalities.has(code)) return { asked: name, now: [] };
  const now = [...new Set(successorsAt(geo, code, today, then).map((c) => municipalityName(geo, c, today)))];
  return { asked: name, now: now.length === 1 && now[0] === name ? [] : now };
}
