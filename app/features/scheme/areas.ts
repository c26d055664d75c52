import { countiesAt, countiesOfRegion, countyAt, countyOf, municipalityAt, successorsAt } from '../geography/geography.ts';
import type { County, Geography, MunicipalityAt } from '../geography/geography.ts';
import { isActiveAt } from './scheme.ts';
import type { AreaOfResponsibility, Centre, Scheme } from './scheme.ts';

/**
 * Where a centre belongs and whom it is there for, at a date. Nothing here is asked of anybody: it follows from the host, the
 * agreement's area and the country as it was on the date. Dates are ISO (`'2024-01-01'`).
 */

/** The municipality that the host is on the date, through mergers and new numbers; undefined for an imagined centre. */
export function hostAt(geo: Geography, centre: Pick<Centre, 'host'>, date: string): MunicipalityAt | undefined {
  if (centre.host.kind !== 'municipality') return undefined;
  const { code } = centre.host;
  const first = municipalityAt(geo, code, date);
  if (first) return first;
  const became = successorsAt(geo, code, date).flatMap((c) => municipalityAt(geo, c, date) ?? []);
  // Split in several: the one that kept the name is the host's, else the first code.
  const name = geo.municipalities.get(code)?.names[0]?.name;
  return became.find((m) => m.names.some((n) => n.name === name)) ?? became[0];
}

/** The municipalities that the host has been since the agreement began, oldest first; each with the dates of its code. */
export function hostHistory(geo: Geography, centre: Pick<Centre, 'host' | 'agreement'>, until: string): MunicipalityAt[] {
  const history: MunicipalityAt[] = [];
  let host = hostAt(geo, centre, centre.agreement.from);
  while (host) {
    history.push(host);
    host = host.to !== undefined && host.to <= until ? hostAt(geo, centre, host.to) : undefined;
  }
  return history;
}

/** The county that the host lies in on the date. Undefined when its area lies in several then. */
export function ownCounty(geo: Geography, centre: Pick<Centre, 'host'>, date: string): County | undefined {
  if (centre.host.kind === 'municipality') {
    const host = hostAt(geo, centre, date);
    return host ? host.county : countyOf(geo, centre.host.code, date);
  }
  const dated = centre.host.counties.findLast((c) => c.from <= date) ?? centre.host.counties[0];
  const [only, ...more] = dated ? countySuccessors(geo, dated.code, dated.from, date) : [];
  return more.length === 0 ? only : undefined;
}

/** The area in force on the date. In the year in which an agreement begins or ends: the one it had that year. */
export function areaAt(centre: Pick<Centre, 'areas'>, date: string): AreaOfResponsibility | undefined {
  const year = date.slice(0, 4);
  return (
    centre.areas.find((a) => a.from <= date && (a.to === undefined || date < a.to)) ??
    centre.areas.find((a) => a.from.startsWith(year)) ??
    // An area that ended on 1 January was in force to the end of the year before, and not a day in this one.
    centre.areas.findLast((a) => a.to !== undefined && a.to.startsWith(year) && a.to > `${year}-01-01`)
  );
}

/** The counties of the date that the centre is responsible for, by code; none outside its agreement. */
export function countiesOfArea(geo: Geography, centre: Pick<Centre, 'areas'>, date: string): County[] {
  const found = areaAt(centre, date);
  if (!found) return [];
  if (found.area.kind === 'health-region') return countiesOfRegion(geo, found.area.region, date);
  const counties = found.area.counties.flatMap((code) => countySuccessors(geo, code, found.from, date));
  return [...new Map(counties.map((c) => [c.code, c])).values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The counties of the area beside the centre's own; none when the area is its own county alone. */
export function otherCounties(geo: Geography, centre: Pick<Centre, 'areas' | 'host'>, date: string): County[] {
  const own = ownCounty(geo, centre, date);
  return countiesOfArea(geo, centre, date).filter((c) => c.code !== own?.code);
}

/** The health region that the host lies in, also when its area is counties. */
export const healthRegionOf = (geo: Geography, centre: Pick<Centre, 'host'>, date: string): string | undefined => ownCounty(geo, centre, date)?.region;

/** A tenth: a municipality or two that changed county with a reform do not take the whole new county into the area. */
const leastPart = 0.1;

/**
 * The counties on `date` that a county of the day `on` has become: itself, the one it was merged into, or those it was split
 * into. A county that only received a few of its municipalities (less than a tenth) is not among them.
 */
function countySuccessors(geo: Geography, code: string, on: string, date: string): County[] {
  const same = countyAt(geo, code, date);
  if (same) return [same];
  const members = [...geo.municipalities.values()].filter((m) => m.county === code && m.from <= on && (m.to === undefined || on < m.to));
  const now = Map.groupBy(
    members.flatMap((m) => successorsAt(geo, m.code, date, on).flatMap((c) => geo.municipalities.get(c)?.county ?? [])),
    (county) => county,
  );
  return countiesAt(geo, date).filter((c) => (now.get(c.code)?.length ?? 0) >= members.length * leastPart);
}

/** Why a centre answers for a municipality: it is the host, its county is the host's own, or it lies in the area. */
export type Why =
  | { readonly kind: 'host' }
  | { readonly kind: 'own-county'; readonly county: County }
  | { readonly kind: 'county'; readonly county: County }
  | { readonly kind: 'region'; readonly region: string; readonly county: County };
const nearness = ['host', 'own-county', 'county', 'region'] as const satisfies Why['kind'][];

/**
 * The centres that are responsible for a municipality on a date, nearest first, each with the reason. The code may be of
 * another time. Empty when nobody is, or when the municipality's area lies in several counties on the date.
 */
export function centreForMunicipality(geo: Geography, scheme: Pick<Scheme, 'centres'>, code: string, date: string): { readonly centre: Centre; readonly why: Why }[] {
  const county = countyOf(geo, code, date);
  if (!county) return [];
  const now = new Set(successorsAt(geo, code, date));
  return scheme.centres
    .filter((centre) => isActiveAt(centre, date) && countiesOfArea(geo, centre, date).some((c) => c.code === county.code))
    .map((centre) => ({ centre, why: whyOf(geo, centre, county, now, date) }))
    .toSorted((a, b) => nearness.indexOf(a.why.kind) - nearness.indexOf(b.why.kind));
}

function whyOf(geo: Geography, centre: Centre, county: County, municipality: ReadonlySet<string>, date: string): Why {
  const host = hostAt(geo, centre, date);
  if (host && municipality.has(host.code)) return { kind: 'host' };
  if (ownCounty(geo, centre, date)?.code === county.code) return { kind: 'own-county', county };
  const area = areaAt(centre, date)?.area;
  return area?.kind === 'health-region' ? { kind: 'region', region: area.region, county } : { kind: 'county', county };
}
