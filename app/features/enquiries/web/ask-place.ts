import type { Definitions } from '../../../platform/context.ts';
import { formerlyOf, municipalityMeant } from '../../geography/municipality-meant.ts';
import type { Formerly } from '../../geography/municipality-meant.ts';
import type { MunicipalityFound } from '../../geography/search.ts';
import { centreForMunicipality } from '../../scheme/areas.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import type { Centre } from '../../scheme/scheme.ts';

export interface Place {
  readonly municipality: MunicipalityFound;
  readonly formerly: Formerly | undefined;
  /** Nearest first, each with the reason; none when nobody is responsible. */
  readonly responsible: ReturnType<typeof centreForMunicipality>;
}
/** What somebody who writes the name of a municipality may mean. */
export type Asked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'several'; readonly found: readonly MunicipalityFound[] }
  | { readonly kind: 'one'; readonly place: Place };

export function placeAsked({ geography, scheme }: Pick<Definitions, 'geography' | 'scheme'>, typed: string, today: string): Asked {
  if (typed === '') return { kind: 'nothing' };
  const meant = municipalityMeant(geography, typed, today);
  if (meant.kind === 'none') return { kind: 'unknown' };
  if (meant.kind === 'several') return meant;
  const { found } = meant;
  return { kind: 'one', place: { municipality: found, formerly: formerlyOf(geography, found), responsible: centreForMunicipality(geography, scheme, found.code, today) } };
}

/** The centres with an agreement today, by name. */
export const activeCentres = ({ scheme }: Pick<Definitions, 'scheme'>, today: string): readonly Centre[] =>
  scheme.centres.filter((centre) => isActiveAt(centre, today)).toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
