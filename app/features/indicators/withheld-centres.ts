import type { Definitions } from '../../platform/context.ts';
import { healthRegionOf } from '../scheme/areas.ts';
import { findCentre, lastDayOf } from '../scheme/scheme.ts';
import { withheldPlaces } from './withheld.ts';

type Known = Pick<Definitions, 'geography' | 'scheme'>;

/** The health region a centre counts in that year: its host's at the year's end; empty when that is in none. */
export function regionOfCentre({ geography, scheme }: Known, centreId: string, year: number): string {
  const centre = findCentre(scheme, centreId);
  return (centre && healthRegionOf(geography, centre, lastDayOf(year))) ?? '';
}

/**
 * Which centres', and regions', visitors of a year are too few to be shown, or would give others away. Every page asks here: two
 * that hid different centres would together hide none.
 */
export function withheldCentres(known: Known, year: number, persons: readonly { readonly centreId: string; readonly n: number }[]): ReturnType<typeof withheldPlaces> {
  const byCentre = [...Map.groupBy(persons, (one) => one.centreId)];
  return withheldPlaces(byCentre.map(([id, own]) => ({ id, n: own.reduce((sum, { n }) => sum + n, 0), region: regionOfCentre(known, id, year) })));
}
