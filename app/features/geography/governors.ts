import type { Locale } from '../../platform/locale.ts';
import type { Geography } from './geography.ts';
import { within } from './inside/facts.ts';

/** A county governor's office as it was on a date. Offices do not follow the counties: one may serve several. */
export interface Governor {
  /** Lasting, the same through a change of name. */
  readonly office: string;
  /** The office's Norwegian (bokmål) name of the date: "Fylkesmannen i …", from 2021 "Statsforvalteren i …". */
  readonly name: string;
}

/** The office that served the county on the date; undefined when there was no such county then. */
export function governorOf(geo: Geography, countyCode: string, date: string): Governor | undefined {
  const county = geo.counties.get(countyCode);
  if (!county || !within(county, date)) return undefined;
  const found = geo.governors.find((g) => g.county === countyCode && within(g, date));
  return found && { office: found.office, name: found.name };
}

/** Every office of the date with the codes of the counties it served, by name. */
export function governorsAt(geo: Geography, date: string): (Governor & { readonly counties: readonly string[] })[] {
  const offices = new Map<string, Governor & { counties: string[] }>();
  for (const code of [...geo.counties.keys()].toSorted()) {
    const governor = governorOf(geo, code, date);
    if (governor) offices.set(governor.office, { ...governor, counties: [...(offices.get(governor.office)?.counties ?? []), code] });
  }
  return [...offices.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
}

/** The office's name in a language: nynorsk has *Statsforvaltaren*; English puts the title before the area's own name. */
export function governorName({ name }: Pick<Governor, 'name'>, locale: Locale): string {
  const [, title, area] = /^(\S+) i (.+)$/.exec(name) ?? [];
  if (title === undefined || area === undefined) return name;
  if (locale === 'en') return `County Governor of ${area}`;
  return locale === 'nn' && title === 'Statsforvalteren' ? `Statsforvaltaren i ${area}` : name;
}
