import type { ReactNode } from 'react';
import type { MapAnswer } from '../../features/indicators/municipality-map.server.ts';
import { mapSentence, MunicipalityMapView } from '../../features/indicators/municipality-map-view.tsx';
import { isActiveAt } from '../../features/scheme/scheme.ts';
import type { AppContext } from '../../platform/context.ts';
import { formatNumber, href, langOf, norwegianDay, textIn } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { Heading } from '../../ui/heading.tsx';
import { FindForm } from './find-form.tsx';
import { startTexts } from './start-texts.ts';

/** What the scheme is, and what one can do here: find the centre, ask, come and see; beside it, who has come. */
export function Hero({ c, map }: { c: AppContext; map: MapAnswer }): ReactNode {
  const { locale, services } = c.var;
  const { scheme, front } = services.definitions;
  const t = startTexts[locale];
  const today = norwegianDay(services.now());
  const centres = scheme.centres.filter((centre) => isActiveAt(centre, today)).length;
  return (
    <div className="k-hero k-cols k-cols--hero">
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="xl" lang={langOf(front.headline, locale)}>
          {textIn(front.headline, locale)}
        </Heading>
        <p className="k-lead k-measure" lang={langOf(scheme.description, locale)}>
          {textIn(scheme.description, locale)}
        </p>
        <div>
          <FindForm c={c} value="" />
          <p className="k-mt1">
            <a className="ds-link k-tap" href={href(locale, '/sentraler')}>
              {t.allCentres(formatNumber(locale, centres))}
            </a>
          </p>
        </div>
        <div>
          <Action href={href(locale, '/spor-en-sentral')} title={t.ask} why={t.askWhy} />
          <Action href={href(locale, '/be-om-hospitering')} title={t.visit} why={t.visitWhy} />
        </div>
      </div>
      <MapBox c={c} map={map} />
    </div>
  );
}

const Action = ({ href: address, title, why }: { href: string; title: string; why: string }): ReactNode => (
  <div className="k-action">
    <a className="ds-link" href={address}>
      {title}
    </a>
    <p>{why}</p>
  </div>
);

function MapBox({ c, map }: { c: AppContext; map: MapAnswer }): ReactNode {
  const { locale, services } = c.var;
  const { scheme, geography } = services.definitions;
  const t = startTexts[locale];
  const { count, rest } = mapSentence({ map, locale, scheme });
  return (
    <section className="k-mapbox" aria-labelledby="kart">
      <Heading level={2} size="xs" id="kart">
        {t.map}
      </Heading>
      <p>
        <a className="k-bound" href={href(locale, '/kart')}>
          {count}
        </a>{' '}
        {rest} {t.once} {scheme.demonstration && <DemoMark locale={locale} />}
      </p>
      <MunicipalityMapView map={map} locale={locale} scheme={scheme} geography={geography} />
      <p>
        <a className="ds-link k-tap" href={`${href(locale, '/kart')}#tabell`}>
          {t.mapAsTable}
        </a>
      </p>
    </section>
  );
}
