import type { ReactNode } from 'react';
import { formatList, formatNumber } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { DotMap } from '../../ui/map.tsx';
import type { MapPlace } from '../../ui/map.tsx';
import type { Geography } from '../geography/geography.ts';
import { hostAt } from '../scheme/areas.ts';
import { findCentre, isActiveAt } from '../scheme/scheme.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { MapAnswer } from './municipality-map.server.ts';
import { mapTexts } from './web/map-texts.ts';

interface ViewProps {
  map: MapAnswer;
  locale: Locale;
  scheme: Scheme;
}

/** "123 av 357 kommuner" and the rest of the sentence: what the number counts stands with it. */
export function mapSentence({ map, locale, scheme }: ViewProps): { readonly count: string; readonly rest: string } {
  const t = mapTexts[locale];
  const { subject, years, centreId } = map;
  const centre = centreId === undefined ? undefined : findCentre(scheme, centreId)?.name;
  const when = years.from === years.to ? t.when(String(years.from), true) : t.when(`${years.from}–${years.to}`, false);
  return {
    count: t.count(formatNumber(locale, map.reached), formatNumber(locale, map.municipalities.length)),
    rest: `${t.have[subject](t.where[subject](centre))} ${when}.`,
  };
}

const told = 3;
/** What the picture says, in words: the count, and those that came most often. */
function findingOf(props: ViewProps): string {
  const { map, locale } = props;
  const t = mapTexts[locale];
  const { count, rest } = mapSentence(props);
  const most = map.municipalities
    .filter(({ n }) => n > 1)
    .toSorted((a, b) => b.n - a.n || (a.municipality.code < b.municipality.code ? -1 : 1))
    .slice(0, told)
    .map(({ municipality, n }) => `${municipality.name} (${formatNumber(locale, n)})`);
  return [`${count} ${rest}`, t.once, most.length > 0 && t.most[map.subject](formatList(locale, most))].filter(Boolean).join(' ');
}

/** The centres with an agreement that lie in a municipality that exists; of one centre alone when the map is about it. */
export function centrePlaces(
  geo: Geography,
  scheme: Scheme,
  on: string,
  centreId?: string,
): { readonly id: string; readonly name: string; readonly lat: number; readonly lon: number }[] {
  return scheme.centres.flatMap((centre) => {
    if (!isActiveAt(centre, on) || (centreId !== undefined && centre.id !== centreId)) return [];
    const point = hostAt(geo, centre, on)?.point;
    return point ? [{ id: centre.id, name: centre.name, ...point }] : [];
  });
}

/** The map itself: every municipality of the day as a dot, filled where it has been here, and the centres as rings with their names. */
export function MunicipalityMapView(props: ViewProps & { geography: Geography }): ReactNode {
  const { map, locale, scheme, geography } = props;
  const t = mapTexts[locale];
  const rings = centrePlaces(geography, scheme, map.on, map.centreId);
  const places: MapPlace[] = [
    ...map.municipalities.flatMap(({ municipality, n }): MapPlace[] => (municipality.point ? [{ ...municipality.point, mark: n > 0 ? 'full' : 'faint' }] : [])),
    ...rings.map((ring): MapPlace => ({ lat: ring.lat, lon: ring.lon, mark: 'ring', label: ring.name })),
  ];
  return (
    <DotMap
      places={places}
      finding={findingOf(props)}
      legend={[
        { mark: 'full', label: t.legend.full[map.subject] },
        { mark: 'faint', label: t.legend.faint[map.subject] },
        ...(rings.length > 0 ? [{ mark: 'ring', label: t.legend.ring } as const] : []),
      ]}
    />
  );
}
