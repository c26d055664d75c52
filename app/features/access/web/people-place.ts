import type { AppContext } from '../../../platform/context.ts';
import { formatDate, href, norwegianDay } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { municipalityChoice } from '../../geography/municipality-meant.ts';
import { isCoordinatorOf, roles } from '../access.ts';
import type { Role } from '../access.ts';
import { requireAdministrator, requireCentre } from '../access.server.ts';
import type { AccessOptions, CentreName } from '../inside/access-options.ts';
import { peopleTexts } from '../inside/people-texts.ts';
import type { Membership } from '../membership.ts';
import { municipalitiesToday } from '../municipal.ts';
import { texts } from '../texts.ts';

/** The same pages stand in two places: an administrator's, for everybody, and a centre's, for its own people. */
export interface PeoplePlace {
  /** Address without language prefix. */
  readonly path: string;
  readonly centre: CentreName | undefined;
  /** What the reader may give here. */
  readonly gives: readonly Role[];
  readonly centres: readonly CentreName[];
  /** By code, as the form writes it. */
  readonly municipality: (code: string) => string;
}

const municipalityIn =
  (c: AppContext) =>
  (code: string): string =>
    municipalityChoice(c.var.services.definitions.geography, code, norwegianDay(c.var.services.now()));

export function administratorsPlace(c: AppContext, options: AccessOptions): PeoplePlace {
  requireAdministrator(c);
  return { path: '/administrasjon/personer', centre: undefined, gives: roles, centres: options.centres(c.var.services.definitions), municipality: municipalityIn(c) };
}

export function centresPlace(c: AppContext, options: AccessOptions): PeoplePlace {
  const id = requireCentre(c);
  const centres = options.centres(c.var.services.definitions);
  const centre = centres.find((k) => k.id === id) ?? { id, name: id };
  return { path: '/min-sentral/personer', centre, gives: isCoordinatorOf(c.var.actor, id) ? ['member'] : [], centres: [centre], municipality: municipalityIn(c) };
}

/** For the list of whom to be in a demonstration. */
export const municipalNames =
  (c: AppContext) =>
  (codes: readonly string[]): string[] =>
    municipalitiesToday(codes, c.var.services.definitions.geography, norwegianDay(c.var.services.now())).map((m) => m.name);

export const placeHref = (c: AppContext, place: PeoplePlace, rest = ''): string => href(c.var.locale, place.path + rest);

/** "Koordinator, Kristiansund"; "Kommuneansatt, Senja" */
export function roleName(
  locale: Locale,
  { role, centreId, municipality }: Pick<Membership, 'role' | 'centreId' | 'municipality'>,
  place: Pick<PeoplePlace, 'centres' | 'municipality'>,
): string {
  const name = texts[locale].role[role];
  if (municipality !== null) return peopleTexts[locale].at(name, place.municipality(municipality));
  return centreId === null ? name : peopleTexts[locale].at(name, place.centres.find((k) => k.id === centreId)?.name ?? centreId);
}

/** ISO days as people read them; noon, so that no time zone moves them. */
export const readableDay = (locale: Locale, day: string): string => formatDate(locale, new Date(`${day}T12:00:00Z`));

/** "fra 1. mars 2018", or both ends once it is over: then the last day is the one before `until`. */
export function periodOf(locale: Locale, { from, until }: Membership): string {
  const t = peopleTexts[locale];
  if (until === null) return t.since(readableDay(locale, from));
  if (until <= from) return t.never;
  return t.period(readableDay(locale, from), formatDate(locale, new Date(Date.parse(`${until}T12:00:00Z`) - 24 * 3600_000)));
}
