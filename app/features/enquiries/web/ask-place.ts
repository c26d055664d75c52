import type { Definitions } from '../../../platform/context.ts';
import { municipalityAt, successorsAt } from '../../geography/geography.ts';
import type { Geography, MunicipalityAt } from '../../geography/geography.ts';
import { searchMunicipalities } from '../../geography/search.ts';
import type { MunicipalityFound } from '../../geography/search.ts';
import { centreForMunicipality } from '../../scheme/areas.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import type { Centre } from '../../scheme/scheme.ts';
import { municipalityMeant } from './municipality-words.ts';

/** A name that is gone, and whether the municipality became a part of another or was only renamed. */
export interface Formerly {
  readonly kind: 'part' | 'renamed';
  readonly old: string;
  readonly now: string;
}
export interface Place {
  readonly municipality: Pick<MunicipalityAt, 'code' | 'name' | 'county'>;
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
  const found = searchMunicipalities(geography, typed, { at: today, limit: 20 });
  const code = municipalityMeant(geography, typed, today);
  if (code === undefined) return found.length === 0 ? { kind: 'unknown' } : { kind: 'several', found };
  const municipality = found.find((f) => f.code === code) ?? municipalityAt(geography, code, today);
  if (!municipality) return { kind: 'unknown' };
  const formerly = 'matched' in municipality ? formerlyOf(geography, municipality) : undefined;
  return { kind: 'one', place: { municipality, formerly, responsible: centreForMunicipality(geography, scheme, code, today) } };
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/** Only when the name that was written is gone. */
export function formerlyOf(geo: Geography, { code, name, names, formerly }: MunicipalityFound): Formerly | undefined {
  if (!formerly || names.some((n) => n.name === formerly.name)) return undefined;
  const madeOf = successorsAt(geo, code, dayBefore(formerly.until));
  return { kind: madeOf.length > 1 ? 'part' : 'renamed', old: formerly.name, now: name };
}

/** The centres with an agreement today, by name. */
export const activeCentres = ({ scheme }: Pick<Definitions, 'scheme'>, today: string): readonly Centre[] =>
  scheme.centres.filter((centre) => isActiveAt(centre, today)).toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
