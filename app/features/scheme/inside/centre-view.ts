import type { County, Geography, MunicipalityAt } from '../../geography/geography.ts';
import { areaAt, countiesOfArea, healthRegionOf, hostAt, hostHistory, otherCounties, ownCounty } from '../areas.ts';
import { isActiveAt, periodOf, periodsOf } from '../scheme.ts';
import type { AgreementPeriod, AreaOfResponsibility, Centre, Scheme } from '../scheme.ts';

/** What a page or the API shows of a centre on a date. */
export interface CentreView {
  readonly centre: Centre;
  readonly status: 'active' | 'ended' | 'not-begun';
  readonly host: MunicipalityAt | undefined;
  readonly county: County | undefined;
  readonly region: string | undefined;
  readonly area: AreaOfResponsibility | undefined;
  readonly counties: readonly County[];
  readonly others: readonly County[];
  /** The areas of the agreement up to the date, newest first, with their counties on the last day of each, or today. */
  readonly areas: readonly { readonly area: AreaOfResponsibility; readonly counties: readonly County[] }[];
  readonly hosts: readonly MunicipalityAt[];
  /** The period of the date, if the agreement runs. */
  readonly period: AgreementPeriod | undefined;
  /** Periods that have begun, oldest first. */
  readonly periods: readonly AgreementPeriod[];
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

export function viewCentre(geo: Geography, scheme: Scheme, centre: Centre, date: string): CentreView {
  const year = Number(date.slice(0, 4));
  const active = isActiveAt(centre, date);
  const areas = centre.areas
    .filter((a) => a.from <= date)
    .map((area) => ({ area, counties: countiesOfArea(geo, centre, area.to === undefined || area.to > date ? date : dayBefore(area.to)) }))
    .toReversed();
  return {
    centre,
    status: active ? 'active' : date < centre.agreement.from ? 'not-begun' : 'ended',
    host: hostAt(geo, centre, date),
    county: ownCounty(geo, centre, date),
    region: healthRegionOf(geo, centre, date),
    area: active ? areaAt(centre, date) : undefined,
    counties: active ? countiesOfArea(geo, centre, date) : [],
    others: active ? otherCounties(geo, centre, date) : [],
    areas,
    hosts: hostHistory(geo, centre, date),
    period: active ? periodOf(scheme, year) : undefined,
    periods: periodsOf(scheme, centre, year),
  };
}

/** The centres by the health region they lie in, in the scheme's order of regions; within one by name. */
export function byRegion(scheme: Scheme, views: readonly CentreView[]): { readonly region: string; readonly views: readonly CentreView[] }[] {
  const groups = Map.groupBy(views, (v) => v.region ?? '');
  const order = [...(scheme.regions ?? []).map((r) => r.id), ...groups.keys()];
  return [...new Set(order)].flatMap((region) => {
    const found = groups.get(region);
    return found ? [{ region, views: found.toSorted((a, b) => a.centre.name.localeCompare(b.centre.name, 'nb')) }] : [];
  });
}
