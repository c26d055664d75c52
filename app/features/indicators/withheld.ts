import { withheldGroups } from '../../platform/small-counts.ts';

/**
 * As `withheldGroups`, for places within regions when both are shown: regions first, then the places of each shown region, for
 * which the region is the whole; a region that is hidden hides its places, which would add up to it.
 */
export function withheldPlaces(places: readonly { readonly id: string; readonly region: string; readonly n: number }[]): {
  readonly regions: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
} {
  const byRegion = Map.groupBy(places, (place) => place.region);
  const regions = withheldGroups([...byRegion].map(([id, within]) => ({ id, n: within.reduce((sum, place) => sum + place.n, 0) })));
  const hidden = [...byRegion].flatMap(([id, within]) => (regions.has(id) ? within.filter((place) => place.n > 0).map((place) => place.id) : [...withheldGroups(within)]));
  return { regions, places: new Set(hidden) };
}
