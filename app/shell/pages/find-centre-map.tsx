import type { ReactNode } from 'react';
import { countiesAt, municipalitiesAt } from '../../features/geography/geography.ts';
import type { County } from '../../features/geography/geography.ts';
import { centrePlaces } from '../../features/indicators/municipality-map-view.tsx';
import { hostAt } from '../../features/scheme/areas.ts';
import { isActiveAt } from '../../features/scheme/scheme.ts';
import type { AppContext } from '../../platform/context.ts';
import { href } from '../../platform/locale.ts';
import { Heading } from '../../ui/heading.tsx';
import { DotMap } from '../../ui/map.tsx';
import type { MapPlace } from '../../ui/map.tsx';
import { findCentreTexts } from './find-centre-texts.ts';

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => a.name.localeCompare(b.name, 'nb');

/** The whole country: the centres as links on the map, and the counties as the way in to every municipality. */
export function ChooseOnMap({ c, today }: { c: AppContext; today: string }): ReactNode {
  const { locale, services } = c.var;
  const { geography, scheme } = services.definitions;
  const t = findCentreTexts[locale];
  const rings = centrePlaces(geography, scheme, today);
  const places: MapPlace[] = [
    ...municipalitiesAt(geography, today).flatMap((m): MapPlace[] => (m.point ? [{ ...m.point, mark: 'faint' }] : [])),
    ...rings.map(({ id, name, lat, lon }): MapPlace => ({ lat, lon, mark: 'ring', label: name, href: href(locale, `/sentraler/${id}`) })),
  ];
  return (
    <section className="k-section" aria-labelledby="kart">
      <div className="k-cols k-cols--map">
        <div className="k-stack">
          <Heading level={2} size="md" id="kart">
            {t.chooseCounty}
          </Heading>
          <p>{t.chooseCountyHelp}</p>
          <ul className="k-grid">
            {countiesAt(geography, today)
              .toSorted(byName)
              .map((county) => (
                <li key={county.code}>
                  <a className="ds-link k-tap" href={`${href(locale, '/finn-sentral')}?fylke=${county.code}`}>
                    {county.name}
                  </a>
                </li>
              ))}
          </ul>
        </div>
        <div className="k-mapbox">
          <DotMap
            places={places}
            finding={t.countryMap(rings.length)}
            legend={[
              { mark: 'ring', label: t.legendCentre },
              { mark: 'faint', label: t.legendMunicipality },
            ]}
          />
        </div>
      </div>
    </section>
  );
}

/** One county: its municipalities by name, and where they lie. The map's links are the list's, so the keyboard passes them once. */
export function ChooseInCounty({ c, county, today }: { c: AppContext; county: County; today: string }): ReactNode {
  const { locale, services } = c.var;
  const { geography, scheme } = services.definitions;
  const t = findCentreTexts[locale];
  const hosts = new Set(scheme.centres.flatMap((centre) => (isActiveAt(centre, today) ? (hostAt(geography, centre, today)?.code ?? []) : [])));
  const municipalities = municipalitiesAt(geography, today)
    .filter((m) => m.county.code === county.code)
    .toSorted(byName);
  const address = (code: string): string => `${href(locale, '/finn-sentral')}?kommune=${code}`;
  // The map has room for one name; the list has all the official ones.
  const places = municipalities.flatMap(({ code, name, names, point }): MapPlace[] =>
    point ? [{ ...point, mark: hosts.has(code) ? 'ring' : 'full', label: names.find((n) => n.language === 'no')?.name ?? name, href: address(code), pointerOnly: true }] : [],
  );
  return (
    <div className="k-cols k-cols--map">
      <p className="k-mt1">{t.chooseMunicipality(municipalities.length)}</p>
      <div className="k-mapbox">
        <DotMap
          part
          places={places}
          finding={t.countyMap(county.name)}
          legend={[{ mark: 'full', label: t.legendMunicipality }, ...(places.some((p) => p.mark === 'ring') ? [{ mark: 'ring', label: t.legendHost } as const] : [])]}
        />
      </div>
      <ul className="k-grid">
        {municipalities.map(({ code, name }) => (
          <li key={code}>
            <a className="ds-link k-tap" href={address(code)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
