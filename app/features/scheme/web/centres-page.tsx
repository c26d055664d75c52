import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href, norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { byRegion, viewCentre } from '../inside/centre-view.ts';
import type { CentreView } from '../inside/centre-view.ts';
import { regionName } from '../scheme.ts';
import type { Scheme } from '../scheme.ts';
import { texts } from '../texts.ts';
import { areaText, Local } from './parts.tsx';

/** GET /sentraler: every centre by region; anybody. */
export function getCentresPage(c: AppContext): Response {
  const { locale, services } = c.var;
  const { scheme, geography } = services.definitions;
  const t = texts[locale].list;
  const today = norwegianDay(services.now());
  const views = scheme.centres.map((centre) => viewCentre(geography, scheme, centre, today));
  const active = views.filter((v) => v.status === 'active');
  const former = views.filter((v) => v.status === 'ended');
  const invented = active.filter((v) => v.centre.demonstration).length;
  const many = textIn(scheme.centreName.many, locale);
  const title = many.charAt(0).toLocaleUpperCase('nb') + many.slice(1);
  return respond(c, {
    title,
    current: '/finn-sentral',
    children: (
      <>
        <div className="k-stack k-stack--lg k-measure">
          <Heading level={1} size="xl">
            {title}
          </Heading>
          <p className="k-lead">
            <Local text={scheme.description} locale={locale} />
          </p>
          <Find locale={locale} />
        </div>
        <div className="k-section">
          {active.length === 0 ? (
            <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
          ) : (
            <p className="k-measure">
              {t.count(formatNumber(locale, active.length), formatDay(locale, today))} {invented > 0 && t.invented(formatNumber(locale, invented))}
            </p>
          )}
          {byRegion(scheme, active).map(({ region, views: found }) => (
            <section key={region} className="k-block" aria-labelledby={`region-${regionSlug(scheme, region)}`}>
              <Heading level={2} size="sm" id={`region-${regionSlug(scheme, region)}`}>
                {t.region(textIn(regionName(scheme, region), locale))}
              </Heading>
              <CentreGrid scheme={scheme} views={found} locale={locale} />
            </section>
          ))}
          {former.length > 0 && (
            <section className="k-block" aria-labelledby="tidligere">
              <Heading level={2} size="sm" id="tidligere">
                {t.former}
              </Heading>
              <CentreGrid scheme={scheme} views={former} locale={locale} />
            </section>
          )}
        </div>
      </>
    ),
  });
}

/** An id without letters that addresses must escape. */
const regionSlug = (scheme: Scheme, region: string): string =>
  String(
    Math.max(
      0,
      (scheme.regions ?? []).findIndex((r) => r.id === region),
    ) + 1,
  ) + (region === '' ? '-uten' : '');

function Find({ locale }: { locale: Locale }): ReactNode {
  const t = texts[locale].list;
  return (
    <form className="k-find" action={href(locale, '/finn-sentral')} role="search" aria-label={t.find}>
      <div className="ds-field">
        <label className="ds-label" htmlFor="kommune">
          {t.find}
        </label>
        <p data-field="description" id="kommune-hjelp">
          {t.findHelp}
        </p>
        <div className="k-searchrow">
          <input className="ds-input" type="text" id="kommune" name="kommune" autoComplete="off" maxLength={100} aria-describedby="kommune-hjelp" />
          <Button>{t.findButton}</Button>
        </div>
      </div>
    </form>
  );
}

const CentreGrid = ({ scheme, views, locale }: { scheme: Scheme; views: readonly CentreView[]; locale: Locale }): ReactNode => (
  <ul className="k-grid">
    {views.map(({ centre, area, counties, county }) => (
      <li key={centre.id}>
        <a className="ds-link k-tap" href={href(locale, `/sentraler/${centre.id}`)}>
          {centre.name}
        </a>{' '}
        {centre.demonstration && <DemoMark locale={locale} />}{' '}
        <span className="k-quiet k-small k-grid__what">{area ? areaText(locale, scheme, area, counties) : county?.name}</span>
      </li>
    ))}
  </ul>
);
